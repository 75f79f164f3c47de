"""Who holds, held or may come to hold which office, where the text dates or marks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from legation.claims import quoting, times
from legation.claims.clauses import conjuncts, is_passive, objects, surface_subject
from legation.claims.offices.words import (
    Grounded,
    Mark,
    Offices,
    after_as,
    ahead,
    asked,
    beginning,
    doubted,
    ending,
    is_office,
    mark_in,
    words,
)
from legation.claims.people import People, titles
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token
from legation.model import Actor, OfficeFact, Span, Status, When

POST = "post"
"""The office where the text dates it and nowhere names it."""
_MARK_REACH = 24


def find(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[OfficeFact, ...]:
    """The offices that the sentences of `text` date, or mark as past, new or possible.

    `anchor` is the article's own day. A title before a name is no fact by itself.
    """
    return tuple(fact for fact, _ in grounded(sentences, people=people, anchor=anchor, text=text))


def grounded(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[Grounded, ...]:
    """The offices that `find` finds, each with the words it rests on."""
    found: list[Grounded] = []
    people = replace(people, text=quoting.flat(text))
    for sentence in sentences:
        span = sentence.span
        told = times.find(span.of(people.text), base=span.start)
        reader = Offices(sentence, people, text, anchor, told)
        found += _titled(reader)
        for token in sentence:
            if is_office(token) and token.i not in sentence.names:
                found += _described(token, reader)
            if token.pos_ in ("VERB", "AUX"):
                found += _told(token, reader)
    return _once(found)


def _once(found: Iterable[Grounded]) -> tuple[Grounded, ...]:
    """Each office of a person once, the dated mention before the undated."""
    kept: dict[tuple[str, str, Status, bool], Grounded] = {}
    for fact, why in found:
        key = (fact.person, fact.office.casefold(), fact.status, fact.past)
        known = kept.get(key)
        if known is None or (known[0].when is None and fact.when is not None):
            kept[key] = fact, why
    return tuple(kept.values())


def _titled(reader: Offices) -> Iterator[Grounded]:
    """ "then-Foreign Minister X", "its newly elected president, X"."""
    text, sentence = reader.people.text, reader.sentence
    for name in reader.people.register.within(sentence.span):
        token = sentence.token_at(name.span.start)
        title = titles.office_before(text, sentence.span.start, name.span.start)
        if name.kind is not NameKind.PERSON or title is None or token is None:
            continue
        mark, lead = mark_in(title[0].of(text)), title[0].start
        if mark is None and token.dep_ != "poss":
            lead = _names_before(lead, reader)
            mark = _last_mark(text[max(sentence.span.start, lead - _MARK_REACH) : lead])
        office = reader.stripped(Span(lead, title[0].end))
        if mark is not None and office:
            yield _marked(name.actor, office, mark, token, reader)


def _names_before(start: int, reader: Offices) -> int:
    """Where the country and the body begin that stand right before an office."""
    text, sentence = reader.people.text, reader.sentence
    for name in reversed(reader.people.register.within(Span(sentence.span.start, start))):
        if name.kind in (NameKind.PERSON, NameKind.OTHER) or text[name.span.end : start].strip():
            break
        start = name.span.start
    return start


def _last_mark(before: str) -> Mark | None:
    """The mark that ends the words before an office: "then-", "newly elected"."""
    spoken = before.replace("-", " ").split()
    return mark_in(f"{' '.join(spoken[-1:])} x") or (
        mark_in(" ".join(spoken[-2:]))
        if spoken[-2:-1] and mark_in(spoken[-2] + " x") is Mark.NEWLY
        else None
    )


def _marked(actor: Actor, office: str, mark: Mark, token: Token, reader: Offices) -> Grounded:
    status = Status.PLANNED if mark is Mark.COMING else Status.HELD
    return reader.fact(actor, office, token, status=status, past=mark is Mark.PAST)


def _described(token: Token, reader: Offices) -> Iterator[Grounded]:
    """ "the former ambassador and ministry spokesman"; "X, foreign minister from 2010 to 2015"."""
    said = " ".join(t.text for t in _own_words(token))
    mark = mark_in(said) or _mark_behind(token)
    if mark is not None:
        for actor in reader.holders(token):
            for office in _coordinated(token, reader):
                yield _marked(actor, office, mark, token, reader)
    elif token.dep_ == "appos":
        term = reader.term(token)
        for actor in reader.holders(token) if term is not None else ():
            if term is not None:
                past = reader.over(term)
                yield reader.fact(actor, reader.name(token), token, when=term, past=past)


def _mark_behind(token: Token) -> Mark | None:
    """ "ambassador-designate", "the president-elect"."""
    behind = [t.text for t in token.doc[token.i + 1 : token.i + 3]]
    return mark_in(behind[1]) if len(behind) == 2 and behind[0] == "-" else None


def _own_words(token: Token) -> list[Token]:
    """The words before the noun that belong to it alone, and the noun."""
    found = []
    for child in token.lefts:
        if not any(c.dep_ == "cc" for c in child.children):
            found += list(child.subtree)
    first = min([t.i for t in found], default=token.i)
    # "X, then LDP secretary-general": the parser may hang the adverb on the name.
    if first > 0 and token.doc[first - 1].lower_ in words("marks", "past"):
        found.insert(0, token.doc[first - 1])
    return [*found, token]


def _coordinated(token: Token, reader: Offices) -> Iterator[str]:
    yield reader.name(token)
    for part in conjuncts(token)[1:]:
        if is_office(part):
            yield reader.name(part)
    joint = next((c for c in token.children if c.dep_ == "cc"), None)
    if joint is not None and token.head.i > joint.i and is_office(token.head):
        yield reader.words(joint.i + 1, token.head)


def _told(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """What a verb of leading, holding, appointing, taking or grooming tells of an office."""
    lemma = verb.lemma_
    if lemma in words("verbs", "lead") and not is_passive(verb):
        yield from _leads(verb, reader)
    if lemma in words("verbs", "hold"):
        yield from _holds(verb, reader)
    if lemma in words("verbs", "given"):
        yield from _given(verb, reader)
    if lemma in words("verbs", "take"):
        yield from _takes(verb, reader)
    if lemma in words("verbs", "groomed"):
        yield from _groomed(verb, reader)


def _leads(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """ "has led the department since 2022"."""
    term, led = reader.term(verb), next(objects(verb), None)
    if term is None or term.last is not None or led is None:
        return
    body = reader.sentence.reach(led.left_edge.i, led.i).of(reader.people.text)
    for actor in reader.subjects(verb):
        office = reader.role(actor) or f"head of {body}"
        yield reader.fact(actor, office, verb, when=term)


def _holds(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """ "has been foreign minister since May", "was ambassador until he was promoted in May"."""
    held = [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i] + after_as(verb)
    offices = [part for one in held for part in conjuncts(one) if is_office(part)]
    left = next((c for c in verb.children if c.dep_ == "advcl" and _begins(c, "until")), None)
    term = reader.term(verb) or next((t for o in offices if (t := reader.term(o))), None)
    until = reader.day(left) if left is not None else None
    if until is not None:
        term = ending(until)
    if not offices or (term is None and left is None):
        return
    for actor in reader.subjects(verb):
        for office in offices:
            past = left is not None or (term is not None and reader.over(term))
            yield reader.fact(actor, reader.name(office), verb, when=term, past=past)


def _begins(clause: Token, word: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == word for c in clause.children)


def _given(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """ "was appointed ambassador in March", "elected president last year"."""
    goals = [c for c in verb.children if c.dep_ in ("oprd", "attr", "dobj") and c.i > verb.i]
    offices = [c for c in (*goals, *after_as(verb)) if is_office(c)]
    when = reader.day(verb)
    if not offices and (when is None or not is_passive(verb)):
        return
    status = (
        Status.PLANNED if ahead(verb) or verb.lemma_ in words("verbs", "offered") else Status.HELD
    )
    yield from _from_day(_given_to(verb, offices, reader), offices, when, status, verb, reader)


def _given_to(verb: Token, offices: Sequence[Token], reader: Offices) -> list[Actor]:
    if verb.dep_ == "acl":
        return reader.persons(verb.head) or reader.holders(verb.head)
    if is_passive(verb):
        return reader.subjects(verb)
    object_ = next((o for o in objects(verb) if o not in offices), None)
    if object_ is not None:
        return reader.persons(object_)
    # The parser takes the participle of "X, the lawyer appointed envoy," for a verb.
    bare = verb.tag_ in ("VBN", "VBD") and not any(c.dep_ == "aux" for c in verb.children)
    return reader.subjects(verb) if bare else []


def _takes(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """ "since taking up his post in 2022", "became prime minister in May"."""
    post = next((o for o in objects(verb) if o.lemma_.lower() in words("verbs", "posts")), None)
    over = any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children)
    offices = [c for c in verb.children if c.dep_ == "attr" and is_office(c)]
    offices += [c for c in after_as(verb) if is_office(c)] if post is not None or over else []
    when = reader.day(verb)
    if (post is None and not offices) or (when is None and not offices):
        return
    if verb.dep_ == "xcomp" and verb.head.lemma_ in words("verbs", "groomed"):
        return
    status = Status.PLANNED if ahead(verb) else Status.HELD
    people = reader.subjects(verb)
    yield from _from_day(people, offices, when, status, verb, reader)


def _from_day(
    people: Sequence[Actor],
    offices: Sequence[Token],
    when: When | None,
    status: Status,
    verb: Token,
    reader: Offices,
) -> Iterator[Grounded]:
    """Offices taken up on a day, or to be; without a name the one the article knows them by."""
    if asked(verb):
        return
    to_come = verb.dep_ == "xcomp" and verb.head.lemma_ not in words("verbs", "arranged")
    if to_come or doubted(verb):
        status = Status.POSSIBLE
    if status is Status.HELD and when is None:
        return
    since = beginning(when) if when is not None and status is Status.HELD else when
    for actor in people:
        for office in [reader.name(o) for o in offices] or [reader.role(actor) or POST]:
            yield reader.fact(actor, office, verb, when=since, status=status)


def _groomed(verb: Token, reader: Offices) -> Iterator[Grounded]:
    """ "is being groomed to be the next foreign minister", "tipped as the next envoy"."""
    goals = [
        goal
        for child in verb.children
        if child.dep_ == "xcomp" and child.lemma_ in ("be", "become")
        for goal in child.children
        if goal.dep_ == "attr"
    ]
    goals += after_as(verb)
    for office in filter(is_office, goals):
        for actor in reader.persons(
            surface_subject(verb) if not is_passive(verb) else _patient(verb)
        ):
            yield reader.fact(actor, reader.name(office), verb, status=Status.POSSIBLE)


def _patient(verb: Token) -> Token | None:
    return next(objects(verb), None)
