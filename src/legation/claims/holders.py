"""Whoever holds, makes, pays or gives what a noun of engagement tells: "X held talks with Y"."""

from __future__ import annotations

from legation.claims import nobody, relatives
from legation.claims.asides import come_back
from legation.claims.borne_far import held_by
from legation.claims.clauses import (
    is_passive,
    objects,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.claims.frames import frames, words
from legation.claims.judged import lists
from legation.claims.noun_phrases import asking, at_venue, top
from legation.claims.particles import phrasal
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Kind, Status


def of(trigger: Trigger) -> list[Token]:
    """Whoever holds, makes or pays what the trigger's noun tells."""
    token, verb = trigger.token, trigger.carrier
    if trigger.frame.elliptic:
        # "Pakistan will host the next one"; of "they plan another" it is told who they are.
        hosted = verb is not None and verb.lemma_ in words("carriers", "hosting")
        who = subject(verb) if verb is not None and hosted else None
        return [who] if who is not None and who.pos_ != "PRON" else []
    if verb is not None and is_passive(verb) and is_arranged(verb):
        return []
    if verb is not None and nobody.sender(verb) is not None:
        return []
    if came := _received(trigger) or _stand_ins(verb) or held_by(verb):
        return came
    held = relatives.holders(token) or _of_those_two(trigger) or _of_an_offer(token)
    held = held or _of_a_change(token) or _on_the_trip(token)
    held = held or come_back(token) or _holder(trigger)
    if not held and verb is not None and subject(verb) is None:
        before = right_before(verb, trigger)
        held = [before] if before is not None else []
    return held


def _received(trigger: Trigger) -> list[Token]:
    """ "will welcome X for a state visit": whoever is received is on it."""
    noun, verb = trigger.token, trigger.carrier
    for_it = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "on", "to")
    if trigger.frame.kind.group != "visit" or verb is None or not for_it:
        return []
    who = subject(verb)
    if noun.i < verb.i or (who is not None and noun in who.subtree):
        return []  # "X, on a visit to Lima, welcomed the deal"
    return list(objects(verb)) if verb.lemma_ in words("carriers", "receiving") else []


def _of_an_offer(noun: Token) -> list[Token]:
    """ "rejected a Syrian proposal for talks", "its offer of talks was turned down by X": both.

    Of "X's request for talks with Y" X alone: with whom, it tells itself.
    """
    between = any(c.lower_ in ("between", "among") for c in noun.children)
    offer = asking(noun)
    if offer is None or between:
        return []
    whose = [c for c in offer.children if c.dep_ == "poss" or c.text[:1].isupper()]
    if any(c.lower_ == "with" for c in noun.children):
        whose += objects_of_prepositions(offer, ("by", "from"))
        return whose if offer.lemma_ not in _OF_OTHERS else []
    whose += [o for one in (offer, noun) for o in objects_of_prepositions(one, ("from",))]
    whose += objects_of_prepositions(offer, ("by",))
    answered = offer.dep_ == "pobj" and offer.head.lower_ == "to"
    verb = offer.head.head if answered else offer.head
    # "turned down last week an offer": taken for a time.
    put = answered or offer.dep_ in ("dobj", "nsubjpass", "npadvmod")
    if verb.pos_ != "VERB" or not put or not whose:
        return []
    passive = offer.dep_ == "nsubjpass"
    asked = list(objects_of_prepositions(verb, ("by",))) if passive else [subject(verb)]
    return [whose[0], *(one for one in asked if one is not None)]


def _of_a_change(noun: Token) -> list[Token]:
    """ "the cancellation by X of talks with Y", "X's postponement of the talks with Y": X."""
    change = top(noun)
    changed = lists("governors").get(change.lemma_) in (Status.CANCELLED, Status.POSTPONED)
    if change == noun or not changed or all(c.lower_ != "with" for c in noun.children):
        return []
    owner = possessor(change)
    return [owner] if owner is not None else list(objects_of_prepositions(change, ("by",)))


def _on_the_trip(noun: Token) -> list[Token]:
    """ "A trip by X to Lima for talks with Y was put off": X."""
    trip = noun.head.head
    told = any(frame.kind is Kind.VISIT for frame in frames("noun").get(trip.lemma_, ()))
    if noun.dep_ != "pobj" or noun.head.lower_ != "for" or trip.dep_ != "nsubjpass" or not told:
        return []
    owner = possessor(trip)
    return [owner] if owner is not None else list(objects_of_prepositions(trip, ("by", "of")))


def _of_those_two(trigger: Trigger) -> list[Token]:
    """ "A and B agreed to stay in touch, but no meeting is planned": theirs who are subject before.

    "The meeting" may be another; so may one whose words tell with whom.
    """
    noun, verb = trigger.token, trigger.carrier
    if trigger.frame.kind is Kind.VISIT or verb is None or verb.dep_ != "conj":
        return []
    if noun.head != verb or noun.dep_ not in ("nsubj", "nsubjpass") or trigger.frame.named:
        return []
    own = ("the", "with", "between", "among", "of", "by")
    who = subject(verb.head)
    if who is None or any(c.lower_ in own or c.dep_ == "poss" for c in noun.children):
        return []
    several = any(c.dep_ == "conj" or c.lower_ in ("two", "both") for c in who.children)
    return [who] if several else []


def _stand_ins(verb: Token | None) -> list[Token]:
    """ "X will be represented at the talks by his deputy": who comes."""
    if verb is None or verb.lemma_ not in words("carriers", "standing_for") or not is_passive(verb):
        return []
    came = objects_of_prepositions(verb, ("by",))
    return [one for one in came if (whose := possessor(one)) is None or whose.lower_ != "its"]


def _holder(trigger: Trigger) -> list[Token]:
    noun, verb = trigger.token, trigger.carrier
    if at_venue(noun):
        return []
    led = (
        verb is not None and verb.dep_ == "advcl" and any(c.lower_ == "with" for c in noun.children)
    )
    if verb is None or (noun.dep_ in ("nsubj", "nsubjpass") and not led) or _beside(noun):
        return []
    if trigger.frame.named and noun.dep_ == "pobj" and noun.head.lower_ == "during":
        return []  # "met his counterpart during the Manama Dialogue": a meeting apart
    if led and noun.dep_ in ("nsubj", "nsubjpass"):
        # "left after talks with X yielded a list": whoever the main clause is about.
        who = subject(verb.head)
        return [who] if who is not None else []
    if noun.dep_ == "attr" and verb.lemma_ == "be" and not trigger.frame.attribute:
        return []  # "it would be his first visit"
    agreed = noun.dep_ == "pobj" and noun.head.lower_ == "to" and verb.lemma_ == "agree"
    direct = noun.dep_ == "dobj" or _under_of(noun) or agreed
    known = verb.lemma_ in words("carriers", "verbs") or verb.lemma_ in lists("governors")
    known = known or phrasal(verb) is not None
    if direct and not known:
        # "was granted an audience by the king": whoever was given it.
        given = verb.lemma_ in words("carriers", "giving")
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        return [who] if given and passive and (who := surface_subject(verb)) is not None else []
    holder = subject(verb) if direct else surface_subject(verb)
    if holder is None or holder.i == noun.i:
        return []
    modified = holder in verb.ancestors
    if noun in holder.subtree and not modified:
        return [holder] if _on_it(noun, holder) else []
    return [holder]


def _beside(noun: Token) -> bool:
    """ "on the sidelines of the forum": what is told was not the forum's own business."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_ in words("sidelines", "words")
    )


def _on_it(noun: Token, holder: Token) -> bool:
    """ "the minister, on a visit to Lima, said": who is on it is what it hangs on.

    "The minister, in Lima for talks, said" too.
    """
    if noun.dep_ != "pobj" or noun.head.head != holder or holder.pos_ not in ("PROPN", "NOUN"):
        return False
    before = holder.doc[holder.i + 1 : noun.i]
    there = any(c.dep_ == "prep" and c.lower_ in ("in", "at") for c in holder.children)
    here = any(word.lower_ == "here" for word in before)
    aside = bool(before) and before[0].text == "," and (there or here)
    return noun.head.lower_ in ("on", "during", "in", *(("for",) if aside else ()))


def _under_of(noun: Token) -> bool:
    """ "two days of talks" as an object."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj"


def right_before(verb: Token, trigger: Trigger) -> Token | None:
    """The name that stands right before a verb to which the parser gave no subject."""
    own = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "MD") and not own:
        return None
    before = min([verb.i, *own]) - 1
    if verb.doc[before].lower_ in ("last", "first", "next"):
        before -= 1  # "X and Y last met in Lima": the parser takes the adverb for a noun
    if before < 0 or before not in trigger.sentence.names:
        return None
    found = verb.doc[before]
    while (
        found.dep_ == "conj" and found.head.i < found.i and found.head.i in trigger.sentence.names
    ):
        found = found.head
    return found


def is_arranged(verb: Token | None) -> bool:
    """ "an encounter brokered by Turkey": whoever brings others together takes no part by that."""
    return verb is not None and verb.lemma_ in words("carriers", "arranging")


# "leafed through the draft beside X"


_OF_OTHERS = ("call", "appeal", "demand")
"""What is asked for by these may be for others to do."""
