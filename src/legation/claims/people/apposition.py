"""Persons named in apposition to a phrase: "the negotiators, X for the EU and Y for Cuba"."""

from __future__ import annotations

from legation.claims.people import rows, titles
from legation.claims.people.names import NameKind
from legation.claims.people.nations import Phrases
from legation.language import Sentence, Token
from legation.model import Actor, Span


def named_after(
    people: Phrases, token: Token, sentence: Sentence, *, several: bool
) -> tuple[Actor, ...]:
    """The persons in apposition: "the negotiators, X for the EU and Y for Cuba"."""
    found: list[Actor] = []
    for child in token.children:
        name = people.register.at(sentence.at(child)) if child.dep_ == "appos" else None
        if name is None or name.kind is not NameKind.PERSON:
            continue
        row = rows.row_of(people.register, child.i, sentence) if several else [child.i]
        names = [people.register.at(sentence.spans[index]) for index in sorted(row)]
        found += [one.actor for one in names if one is not None]
    return tuple(dict.fromkeys(found))


def apposed_to(people: Phrases, words: str, token: Token, sentence: Sentence) -> Actor | None:
    """The person right before whose office the phrase tells: "X, then speaker of the House"."""
    at = sentence.at(token).start
    earlier = [
        n for n in people.register.within(sentence.span)
        if n.kind is NameKind.PERSON and n.span.end <= at
    ]  # fmt: skip
    if not earlier or not people.text.startswith(",", earlier[-1].span.end):
        return None
    person = earlier[-1].actor
    return person if person.role is not None and words in person.role else None


def right_behind(
    people: Phrases, token: Token, sentence: Sentence, *, plural: bool
) -> tuple[Actor, ...]:
    """The persons right behind a comma: "the head of Chad's council, X, …"."""
    end = titles.charge(people.text, people.phrase(token, sentence).end)
    reach = Span(sentence.at(token).end, min(end + 3, sentence.span.end))
    persons = (n for n in people.register.within(reach) if n.kind is NameKind.PERSON)
    name = next(persons, None)
    if name is None or not people.text[: name.whole.start].endswith(", "):
        return ()
    if not plural:
        closed = people.text[name.span.end : name.span.end + 1] in (",", ".", ";", ")", "")
        told = name.actor.country or name.actor.body
        return (name.actor,) if closed and told else ()
    first = sentence.token_at(name.span.start)
    row = rows.row_of(people.register, first.i, sentence) if first is not None else []
    names = [people.register.at(sentence.spans[index]) for index in sorted(row)]
    actors = tuple(name.actor for name in names if name is not None)
    return actors if len(actors) > 1 and all(a.country or a.body for a in actors) else ()
