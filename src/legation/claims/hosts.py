"""The host of a visit: the country of a place, whoever receives or invites, the dateline's."""

from __future__ import annotations

import re

from legation.claims import placing
from legation.claims.clauses import subject
from legation.claims.frames import Leg, words
from legation.claims.people import People, nations, titles
from legation.claims.slots import tokens
from legation.claims.triggers import Trigger
from legation.language import Token, table
from legation.lexicon import City, Country
from legation.model import Actor, ActorType, Participant, Place, Side, Span, Status


def of_city(
    trigger: Trigger, people: People, city: City | None, *, filed: bool
) -> tuple[Participant, Place] | None:
    """ "who arrived here on Monday": the country of the dateline's city is the host.

    So it is in an entry that the city heads, if it is `filed`, and that of the place told before
    where somebody is "there", or of the city that the sentence opens in.
    """
    manner = ("acomp", "advmod", "advcl")  # "arrived unannounced in Kyiv", "is due here"
    below = [trigger.token, *(c for c in trigger.token.children if c.dep_ in manner)]
    behind = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 2]  # "cut his stay here"
    near = [*behind, *(c for word in below for c in word.children)]
    at_hand = any(c.lower_ == "here" for c in near) or _in_town(trigger)
    # "who arrived on Monday", and nothing says where: where it is told.
    bare = bool(trigger.frame.alone) and not any(
        c.lower_ == "where" or (c.dep_ == "prep" and c.lower_ in ("in", "at", "to"))
        for word in below for c in word.children
    )  # fmt: skip
    told = at_hand or ("here" in trigger.frame.host and _of_the_land(trigger, people, city))
    told = told or (bare and trigger.token.lemma_ in trigger.frame.alone) or _flew_in(trigger)
    told = told or (filed and _bare_visit(trigger))
    back = next((c for c in trigger.token.children if c.lower_ == "there"), None)
    spot = placing.there(back, trigger.sentence, people) if back is not None else None
    if spot is None and told and not at_hand:
        spot = _in_front(trigger, people)
    if spot is None and told and city is not None:
        spot = Place(name=city.name, country=city.country, span=None)
    country = people.lexicon.coded(spot.country) if spot is not None and spot.country else None
    if country is None or spot is None:
        return None
    return as_host(country), spot


def as_host(country: Country, span: Span | None = None) -> Participant:
    """The country as who receives, named by the words at `span`."""
    return Participant(
        name=country.name, type=ActorType.COUNTRY, country=country.code, side=Side.HOST, span=span
    )


def _in_town(trigger: Trigger) -> bool:
    """ "slipped into town": no land's name, and no town that words tell more of."""
    return any(
        not [*word.children]
        for slot in trigger.frame.host for word in tokens(trigger, slot)
        if word.lower_ in words("here", "words")
    )  # fmt: skip


def _in_front(trigger: Trigger, people: People) -> Place | None:
    """ "In Lusaka, Moi, who flew in on Sunday, held talks": where the sentence opens."""
    first = trigger.sentence.token_at(trigger.sentence.span.start)
    if first is None or first.dep_ != "prep" or first.lower_ not in ("in", "at"):
        return None
    where = next((c for c in first.children if c.dep_ == "pobj"), None)
    return placing.place_of(where, trigger.sentence, people) if where is not None else None


def _bare_visit(trigger: Trigger) -> bool:
    """ "begins a visit", "tours", in an entry headed by its city: there, no journey elsewhere."""
    frame = trigger.frame
    return (
        not frame.placed and frame.leg is not Leg.LEAVING and (not frame.flown or bool(frame.alone))
    )


def _of_the_land(trigger: Trigger, people: People, city: City | None) -> bool:
    """Whether the sentence names somebody of the dateline's country besides the visitor."""
    named = people.register.within(trigger.sentence.span)
    return city is not None and any(city.country in (n.actor.country, *n.countries) for n in named)


def _flew_in(trigger: Trigger) -> bool:
    """ "who flew in on Tuesday", "flew in Wednesday to talk to him": in, and no place behind."""
    times = table("en", "times")
    days = {*times["weekdays"], *times["glue"]["dayparts"]}
    return trigger.frame.flown and any(
        c.lower_ == "in"
        and all(g.lower_ in days or g.dep_ == "prep" or g.tag_ == "JJ" for g in c.children)
        for c in trigger.token.children
    )


def inviter(trigger: Trigger, people: People) -> tuple[Actor, ...]:
    """ "Canberra has invited X to visit": where no place is told, whoever invites is the host."""
    verb = trigger.token
    if verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_ != "invite":
        return ()
    who = subject(verb.head)
    return people.actors(who, trigger.sentence) if who is not None else ()


def in_slot(trigger: Trigger, slot: str, people: People) -> list[Actor]:
    """Whom the visit goes to: a country, through its city, or whoever receives the visitor."""
    found: list[Actor] = []
    for token in tokens(trigger, slot):
        lands = [
            land for part in _with_onward(token, trigger, people)
            if (land := _land(part, trigger, people)) is not None
        ]  # fmt: skip
        if trigger.frame.status is Status.PROPOSED and slot in ("possessor", "from", "holder"):
            lands = _inviting(token, trigger, people)
        elif not lands and slot == "compound" and token.head.lemma_ in words("legs", "words"):
            lands = list(nations.adjective(people, token, trigger.sentence))
        elif not lands and (slot in _PERSONAL or trigger.frame.attribute) and not _sited(trigger):
            lands = list(people.actors(token, trigger.sentence))
        found += lands
    return found


def _sited(trigger: Trigger) -> bool:
    """ "reached Lima": of a person it tells that he was found, or rung."""
    return trigger.frame.leg is Leg.ARRIVAL and "object" in trigger.frame.place


_PERSONAL = ("subject", "object", "on", "holder", "recipient")
"""Slots whose person is a host himself."""


def _inviting(token: Token, trigger: Trigger, people: People) -> list[Actor]:
    """ "an invitation from President X": his country is the host, not he."""
    codes = [actor.country for actor in people.actors(token, trigger.sentence) if actor.country]
    lands = [land for code in codes if (land := people.lexicon.coded(code)) is not None]
    return [Actor(name=a.name, type=ActorType.COUNTRY, country=a.code, span=None) for a in lands]


_ONWARD = re.compile(
    r"(?:\s(?:today|tomorrow|on\s\w+day|\w+day))?(?:\sfor\s[^,;.]{3,40}?)?,?\s(?:and\s)?"
    r"(?:then|later|finally|afterwards?|from\sthere)\s"
    r"(?:on\s)?(?:to\s|in\s|for\s)?(?:the\s)?$"
)


def _with_onward(token: Token, trigger: Trigger, people: People) -> list[Token]:
    """The place and those in a row with it: "in Kiribati today, then Samoa, Fiji and Tonga"."""
    sentence = trigger.sentence
    parts = people.parts(token, sentence)
    for _ in range(_LEGS):
        end = max(sentence.at(part).end for part in parts)
        behind = people.register.within(Span(end, sentence.span.end))
        name = next((n for n in behind if n.span.start >= end and n.countries), None)
        if name is None or not _ONWARD.fullmatch(people.text[end : name.span.start]):
            break
        further = sentence.token_at(name.span.start)
        if further is None:
            break
        parts += people.parts(further, sentence)
    return parts


_LEGS = 4
"""So many further legs of a journey are followed."""


def _land(token: Token, trigger: Trigger, people: People) -> Actor | None:
    """The country of a place, with the place's own span."""
    place = placing.place_of(token, trigger.sentence, people) or _told_land(token, trigger, people)
    country = people.lexicon.coded(place.country) if place and place.country else None
    if place is None or country is None:
        return None
    return Actor(name=country.name, type=ActorType.COUNTRY, country=country.code, span=place.span)


def _told_land(token: Token, trigger: Trigger, people: People) -> Place | None:
    """ "arrived in the island republic": the one land just told that is not the visitor's own."""
    if _numbered(trigger):
        return None
    visitors = [one for slot in trigger.frame.visitor for one in tokens(trigger, slot)]
    own = {actor.country for one in visitors for actor in people.actors(one, trigger.sentence)}
    return placing.told_land(token, trigger.sentence, people, but=own)


def _numbered(trigger: Trigger) -> bool:
    """ "her third trip to the region": one of those that are told by themselves."""
    return any(c.lower_ in words("counted", "words") for c in trigger.token.children)


def region(trigger: Trigger, people: People) -> Actor | None:
    """ "toured six southern African countries", "a trip to the Middle East": a region's people."""
    frame = trigger.frame
    # "during her tour of the region": told in passing, by whom it is she.
    hers = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in trigger.token.children)
    if (hers and trigger.token.dep_ == "pobj") or _numbered(trigger):
        return None
    leads = (slot for slot in frame.host if slot != "in" or frame.part == "verb")
    told = [one for slot in leads for one in tokens(trigger, slot)]
    told += [c for c in trigger.token.children if c.dep_ == "amod" and frame.part == "noun"]
    for token in told:
        near = {*token.text.split(), *(c.text for c in token.children)}
        several = titles.word_set("lands") | words("regions", "seats")
        many = token.tag_ == "NNS" and token.lemma_ in several
        counted = many and (nations.counted(token) or near & words("regions", "words"))
        adjective = token.dep_ == "amod" and token.text.split()[-1] in words("regions", "words")
        placed = token.text.split()[-1] in words("regions", "places")
        # "the region", "the Gulf region", and not "the border area"
        plain = token.text[0].isupper() or all(
            c.dep_ == "det" or c.text[:1].isupper() for c in token.lefts
        )
        if (placed and plain) or counted or adjective:
            span = trigger.sentence.at(token)
            return Actor(
                name=people.words(token, trigger.sentence), type=ActorType.GROUP, span=span
            )
    return None
