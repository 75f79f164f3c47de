"""Whoever holds an office where it takes place: "In Nairobi he was received by the minister"."""

from __future__ import annotations

from legation.claims import placing
from legation.claims.people import People, titles
from legation.claims.slots import tokens
from legation.claims.triggers import Trigger
from legation.language import Sentence, Token
from legation.model import ActorType, Participant

_MET = ("subject", "object", "with")
"""The slots in which somebody may be known by his office alone."""


def there(trigger: Trigger, poles: frozenset[str], people: People) -> Participant | None:
    """Of whom no words tell whose he is: of the land where one of another land met him."""
    if trigger.frame.part != "verb" or trigger.kind.group != "meeting" or len(poles) != 1:
        return None
    told = (t for s in _MET if s in trigger.frame.party for t in tokens(trigger, s))
    officer = next((t for t in told if _is_officer(t, trigger.sentence, people)), None)
    if officer is None:
        return None
    known = people.actors(officer, trigger.sentence)
    if any(a.country or a.body for a in known):
        return None
    placed = placing.of(trigger, (trigger,), people, here=None)
    land = placed.place.country if placed is not None else None
    if land is None or land in poles:
        return None
    if known and known[0].type is ActorType.PERSON:
        one = known[0]
        return Participant(name=one.name, type=one.type, country=land, role=one.role, span=one.span)
    return Participant(
        name=people.words(officer, trigger.sentence), type=ActorType.OFFICE, country=land,
        span=people.phrase(officer, trigger.sentence),
    )  # fmt: skip


def _is_officer(word: Token, sentence: Sentence, people: People) -> bool:
    """ "the deputy minister", "Governor X": an office told of as the only one, or by a name."""
    if word.i in sentence.names:
        known = people.actors(word, sentence)
        role = known[0].role if len(known) == 1 and known[0].type is ActorType.PERSON else None
        return role is not None and role.split()[0].casefold() in titles.word_set("of_places")
    definite = any(c.lower_ in ("the", "its") for c in word.children)
    if any(c.dep_ == "appos" for c in word.children):
        return False
    return word.i not in sentence.names and definite and titles.names_office(word.text)
