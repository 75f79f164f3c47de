"""Who takes part in a series whose words do not name them all."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.acts import parties
from legation.claims.clauses import (
    governor,
    objects,
    objects_of_prepositions,
    possessor,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.recurrence.named import (
    is_code,
    looked_back,
    most_named,
    sides_of,
    spoken_of,
    word_set,
)
from legation.claims.recurrence.phrases import Phrase, reach
from legation.claims.recurrence.scenes import Scene
from legation.language import Token
from legation.model import ActorType


def sides_of_series(
    i: int, phrases: Sequence[Phrase], scenes: Sequence[Scene], *, sure: bool
) -> tuple[str, ...]:
    """Who takes part: by the phrase, its clause, its sentence; else whom the article names most.

    `sure` tells that the words mean a series between countries whoever they are; else the last
    guess is not made. Where they say how many they are, the first guess of that number counts.
    """
    people = scenes[i].people
    size = next((phrase.size for phrase in phrases if phrase.size), None)
    guesses = [phrase.sides for phrase in phrases if phrase.explicit]
    if guesses:
        return guesses[0]
    guesses += [acting(phrase, people) for phrase in phrases]
    if any(_of_many(phrase, people) for phrase in phrases):
        return ()
    guesses += [
        earlier.sides
        for scene in reversed(scenes[:i])
        for earlier in scene.phrases
        for phrase in phrases
        if earlier.explicit and earlier.lemma == phrase.lemma
    ][:1]
    guesses.append(_met_before(i, scenes))
    guesses.append(spoken_of(scenes[i].sentence, people))
    most = most_named(people)
    if size is not None:
        guesses += [tuple(dict.fromkeys((*guesses[-1], *most)))[:size]]
    alone = any(len(guess) == 1 for guess in guesses[: len(phrases)])
    if size is not None or (sure and not alone):
        guesses.append(most[: size or 2])
    fitting = (g for g in guesses if (len(g) == size if size else len(g) > 1))
    several = next(fitting, ()) or next((g for g in guesses if len(g) > 1), ())
    return several or next((g for g in guesses if any(not is_code(side) for side in g)), ())


def _met_before(i: int, scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Those whom one of the two sentences before tells to have met, or to be about to."""
    for scene in reversed(scenes[max(0, i - 2) : i]):
        for verb in scene.sentence:
            if verb.pos_ != "VERB" or verb.lemma_ not in word_set("phrases", "meeting"):
                continue
            who = surface_subject(verb)
            inside = scene.people.register.within(scene.sentence.under(who)) if who else []
            sides = sides_of(inside, scene.people)
            if len(sides) > 1:
                return sides
    return ()


def _of_many(phrase: Phrase, people: People) -> bool:
    """Whether a group of no country meets: "Pacific leaders", who are more than the text names."""
    verb = governor(phrase.token)
    who = surface_subject(verb) if verb is not None else None
    if who is None or phrase.covers(who) or any(child.dep_ == "det" for child in who.children):
        return False
    return any(
        actor.type is ActorType.GROUP and actor.country is None and actor.body is None
        for actor in people.actors(who, phrase.sentence)
    )


def _aside(token: Token) -> bool:
    """Whether a comma parts it from its clause: ", with Ukraine high on the list"."""
    head = token.head.head if token.head.dep_ == "pcomp" else token.head
    return head.i > 0 and token.doc[head.i - 1].text == ","


def _whose(who: Token | None, verb: Token) -> list[Token]:
    """ "Chad, whose generals see their Libyan counterparts": Chad."""
    owned = who is not None and any(c.lower_ == "whose" for c in who.children)
    return [verb.head] if owned and verb.dep_ == "relcl" else []


def acting(phrase: Phrase, people: People) -> tuple[str, ...]:
    """The sides that hold the session: the clause's subject and whom it is held with."""
    habit = phrase.token.pos_ == "VERB"
    verb = phrase.token if habit else governor(phrase.token)
    if verb is None:
        return ()
    tokens = [
        token
        for token in objects_of_prepositions(verb, ("with", "between", "by"))
        if not _aside(token)
    ]
    who = surface_subject(verb)
    if habit:
        tokens += [*objects(verb), *_whose(who, verb)]
    tokens += [who] if who is not None and not phrase.covers(who) else []
    owner = possessor(phrase.token)
    owned = parties.standing(owner, phrase.sentence, people) if owner is not None else []
    found: list[str] = [a.name for a in owned if a.type is ActorType.ORGANISATION]
    for token in tokens:
        found += looked_back(phrase.sentence, token.left_edge.i, token.i, people)
        found += looked_back(phrase.sentence, token.i, reach(token, frozenset({"of"})), people)
        if found:
            continue
        for actor in people.actors(token, phrase.sentence):
            if actor.type is ActorType.PERSON and actor.country is None:
                # One of them may be of any country: the clause does not tell the sides.
                return ()
            if actor.country or actor.body or actor.type is ActorType.ORGANISATION:
                found.append(actor.country or actor.body or actor.name)
        found += people.countries_of(token, phrase.sentence)
    return tuple(dict.fromkeys((*phrase.sides, *found)))
