"""Who takes part: the actors in a frame's slots, and whether they make two sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from legation.claims import fellows, gatherings, hosts, incumbents, placing, tellers
from legation.claims.clauses import possessor, subject
from legation.claims.frames import Frame, words
from legation.claims.judged import lists
from legation.claims.people import People, nations, titles
from legation.claims.slots import tokens
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.lexicon import City
from legation.model import Actor, ActorType, Kind, Participant, Place, Quote, Side, Slot

_PEOPLE = (ActorType.PERSON, ActorType.GROUP, ActorType.OFFICE)


@dataclass(frozen=True, slots=True)
class Parties:
    """Those who take part, and the ground of each slot."""

    participants: tuple[Participant, ...]
    slots: tuple[Slot, ...]
    leans: bool
    """Whether somebody is known only through a pronoun or a phrase that looks back."""
    at: Place | None = None
    """Where the host is found that no word of the trigger's tells: here, there."""

    @property
    def poles(self) -> frozenset[str]:
        return poles(self.participants)


def poles(participants: Iterable[Participant]) -> frozenset[str]:
    """The sides: countries, and those who belong to none or of whom none is known."""
    sides = (p.country or p.body or (p.name if stands_alone(p) else None) for p in participants)
    return frozenset(side for side in sides if side is not None)


_MANY = re.compile(
    r"\b(?:countries|nations|states|governments|capitals|region|bloc|monarchies|kingdoms|emirates|republics"
    r"|democracies|economies)\b"
    r"|\b[Hh]eads of (?:state|government)(?: (?:and|or) (?:of )?government)?(?=$| (?:of|from|in)\b)"
    r"|\bof the (?:\d+|[Ss]ix|[Nn]ine|[Tt]en|[Tt]welve|[Ff]ifteen|[Tt]wenty-\w+)$"
)


def of_many(participant: Participant) -> bool:
    """Whether a group of no country speaks for many: "Arab foreign ministers"."""
    if participant.type is not ActorType.GROUP or participant.country or participant.body:
        return False
    named = participant.name.replace("-", " ").split()
    known = words("regions", "words")
    if participant.side is Side.HOST:
        known |= words("regions", "places")
    return _MANY.search(participant.name) is not None or any(word in known for word in named)


def stands_alone(participant: Participant) -> bool:
    """Whether somebody of no country is a side: an organisation, people of many countries or of
    a faction, or a person whose country is not told, unless of a party or a company.

    What has no name of its own is none ("the cabinet", "a panel").
    """
    if participant.type is ActorType.PERSON:
        return not private(participant.role)
    if participant.type is ActorType.ORGANISATION:
        proper = any(letter.isupper() for letter in participant.name)
        return proper and participant.name.casefold() not in titles.word_set("acting_bodies")
    if participant.type is ActorType.GROUP and _FACTION.search(participant.name):
        return True
    named = re.findall(r"[a-z]+", participant.name.casefold())
    faction = any(word.removesuffix("s") in titles.word_set("factions") for word in named)
    return of_many(participant) or faction


# "negotiators of LURD": a movement that no table knows.
_FACTION = re.compile(r"\bof (?:the )?[A-Z]{3,}\b")


def untold(participant: Participant) -> bool:
    """Whether the article leaves open for which country or body a person acts."""
    person = participant.type is ActorType.PERSON
    return person and participant.country is None and participant.body is None


def private(role: str | None) -> bool:
    """Whether a role is of a party or a company, so that it need not tell of another state.

    That of a "rebel chief" is neither.
    """
    told = frozenset(re.findall(r"[\w-]+", role.casefold())) if role is not None else frozenset()
    return bool(told & titles.word_set("private")) and not told & titles.word_set("factions")


def of(trigger: Trigger, people: People, *, here: City | None, filed: bool) -> Parties:
    """The participants that the trigger's grammar gives.

    `here` is the dateline's city, which heads the very entry if it is `filed`.
    """
    frame = trigger.frame
    found: list[Participant] = []
    slots: list[Slot] = []
    leans = False
    at: Place | None = None
    groups = ((Side.VISITOR, frame.visitor), (Side.HOST, frame.host), (None, frame.party))
    for side, names in groups:
        for slot in sorted(names, key=_late):
            if slot == "holder" and _only_speaks(trigger) and len(poles(found)) > 1:
                continue
            if slot == "holder" and _only_before(trigger):
                continue
            if slot == "holder" and side is Side.VISITOR and found:
                continue  # "told her of X's visit"
            if slot == "possessor" and side is Side.VISITOR and _is_his_own(trigger, people):
                continue
            if slot == "compound" and len(poles(found)) > 1:
                continue
            if slot == "styled" and poles(found):
                continue
            actors = _slot(trigger, slot, side, people)
            if side is Side.VISITOR and found and actors and slot in ("compound", "of", "by"):
                continue
            leans = leans or any(actor.span is None for actor in actors)
            for actor in actors:
                if all((actor.name, actor.country) != (p.name, p.country) for p in found):
                    found.append(of_actor(actor, side))
            # "The two last spoke on Sunday": with each other.
            mutual = slot in ("with", "to") and not tokens(trigger, slot)
            mutual = mutual and "object" not in frame.topic
            asked = slot in frame.person | frame.body and _sole(frame, slot)
            if not actors and asked and not mutual:
                return Parties((), (), False)
            if not actors and slot in ("object", "with") and _has_another(trigger, slot):
                return Parties((), (), False)
            if actors:
                told = ", ".join(dict.fromkeys(actor.name for actor in actors))
                slots.append(
                    Slot(
                        name=str(side or "participants"),
                        value=told,
                        reason=f"its {slot}",
                        words=_words(actors, trigger, people),
                    )
                )
    if frame.host and found and all(p.side is not Side.HOST for p in found):
        there = hosts.of_city(trigger, people, here, filed=filed)
        if there is not None:
            host, at = there
            found.append(host)
    if frame.host and found and all(p.side is not Side.HOST for p in found):
        inviter = hosts.inviter(trigger, people)
        found += [of_actor(actor, Side.HOST) for actor in inviter]
        if inviter:
            told = ", ".join(actor.name for actor in inviter)
            words = _words(inviter, trigger, people)
            slots.append(Slot(name=str(Side.HOST), value=told, reason="who invites", words=words))
    officer = incumbents.there(trigger, poles(found), people)
    if officer is not None:
        found = [*(p for p in found if p.span != officer.span), officer]
        slots.append(Slot(name="participants", value=officer.name, reason="in office where it is"))
    found += [of_actor(actor, Side.VISITOR) for actor in fellows.of(trigger, found, people)]
    if frame.part == "noun" and len(poles(found)) == 1 and any(p.country for p in found):
        met = any(p.type is ActorType.PERSON for p in found)
        speaker = tellers.other_side(trigger, poles(found), people, met=met)
        if speaker is not None:
            side = Side.VISITOR if frame.host else None
            found.append(of_actor(speaker, side))
            slots.append(
                Slot(
                    name=str(side or "participants"), value=speaker.name,
                    reason="whoever tells of it",
                )
            )  # fmt: skip
    return Parties(_without_repeats(_at_home(found)), tuple(slots), leans, at)


def _has_another(trigger: Trigger, slot: str) -> bool:
    """ "Norwegian and Cuban envoys met the rebels": with those, whoever they are."""
    if trigger.frame.part != "verb" or not trigger.frame.mutual:
        return False
    told = tokens(trigger, slot)
    return any(t.tag_ == "NNS" and t.i not in trigger.sentence.names for t in told)


def _late(slot: str) -> int:
    """Who holds it is asked after those whom it is between, who else comes at the last."""
    return ("holder", "attended").index(slot) + 1 if slot in ("holder", "attended") else 0


def _is_his_own(trigger: Trigger, people: People) -> bool:
    """ "X, who cut short his stay": his who cut it, whoever was told of before."""
    verb, owner = trigger.carrier, possessor(trigger.token)
    if verb is None or owner is None or "holder" not in trigger.frame.visitor:
        return False
    if owner.pos_ != "PRON" or trigger.token.dep_ != "dobj":
        return False
    carries = verb.lemma_ in words("carriers", "verbs") and not _only_speaks(trigger)
    return carries and bool(_slot(trigger, "holder", Side.VISITOR, people))


def _only_before(trigger: Trigger) -> bool:
    """ "will meet before the Islamic conference": whoever does need not be at what follows."""
    noun = trigger.token
    return trigger.frame.session and noun.dep_ == "pobj" and noun.head.lower_ in lists("before_it")


def _at_home(found: Sequence[Participant]) -> list[Participant]:
    """ "King X will welcome Y to Britain": the host whose country is not told is of that land."""
    lands = {p.country for p in found if p.side is Side.HOST and p.country}
    (land,) = lands if len(lands) == 1 else (None,)
    return [
        replace(p, country=land)
        if p.side is Side.HOST and p.type is ActorType.PERSON and not (p.country or p.body)
        else p
        for p in found
    ]


def with_host_at(
    parties: Parties, placed: placing.Placed | None, trigger: Trigger, people: People
) -> Parties:
    """ "in Bangkok, where he is on an official visit": the land of the place is the host."""
    told = parties.participants
    away = all(p.side is Side.VISITOR for p in told)
    home = placed is not None and any(p.country == placed.place.country for p in told)
    if told and away and (placed is None or home):
        # "over a protest in Stockholm": nobody is on a visit at home.
        asked = _with_who_tells(parties, trigger, people)
        if asked is not None or placed is None:
            return asked or _with_region(parties, trigger, people)
    country = people.lexicon.coded(placed.place.country or "") if placed is not None else None
    on_it = trigger.frame.host and trigger.frame.name == "visit"
    on_it = on_it and (trigger.token.dep_ == "pobj" or _where_it_is(trigger))
    if not on_it or country is None or placed is None or not told:
        return parties
    if any(p.side is not Side.VISITOR or p.country == country.code for p in told):
        return parties
    host = hosts.as_host(country, placed.place.span)
    words = (Quote.cut(people.text, host.span.start, host.span.end),) if host.span else ()
    slot = Slot(name=str(Side.HOST), value=host.name, reason="whose place it is", words=words)
    return Parties((*told, host), (*parties.slots, slot), parties.leans)


def _where_it_is(trigger: Trigger) -> bool:
    """ "in New Delhi, where he begins a state visit"."""
    verb = trigger.carrier
    where = verb is not None and any(c.lower_ == "where" for c in verb.children)
    return verb is not None and verb.dep_ == "relcl" and where


def at_home(parties: Parties, place: Place) -> bool:
    """Whether a place beside a visit is of a visitor's own land: "over a protest in Stockholm"."""
    sides = {p.side: p.country for p in parties.participants if p.side and p.country}
    known = place.country is not None and Side.HOST in sides
    return known and place.country == sides.get(Side.VISITOR) != sides[Side.HOST]


def _with_who_tells(parties: Parties, trigger: Trigger, people: People) -> Parties | None:
    """ "Turkey has cancelled a visit by Sweden's minister": the state that speaks is the host.

    None where it is the visitor's own, or where it is no state that does.
    """
    verb = trigger.carrier
    who = subject(verb) if verb is not None and trigger.token.dep_ == "dobj" else None
    by = any(c.lower_ == "by" for c in trigger.token.children)
    found = people.actors(who, trigger.sentence) if who is not None and by else ()
    own = {p.country for p in parties.participants}
    states = [a for a in found if a.type is ActorType.COUNTRY and a.country not in own]
    if len(states) != 1 or trigger.frame.part != "noun":
        return None
    words = _words(states, trigger, people)
    slot = Slot(
        name=str(Side.HOST), value=states[0].name, reason="whoever tells of it", words=words
    )
    host = of_actor(states[0], Side.HOST)
    return Parties((*parties.participants, host), (*parties.slots, slot), True)


def _with_region(parties: Parties, trigger: Trigger, people: People) -> Parties:
    """ "a trip to the Middle East": where no land is told, the region is the host."""
    region = hosts.region(trigger, people) if trigger.frame.host else None
    if region is None:
        return parties
    slot = Slot(
        name=str(Side.HOST), value=region.name, reason="the region that it leads to",
        words=_words((region,), trigger, people),
    )  # fmt: skip
    host = of_actor(region, Side.HOST)
    return Parties((*parties.participants, host), (*parties.slots, slot), parties.leans)


def _words(actors: Iterable[Actor], trigger: Trigger, people: People) -> tuple[Quote, ...]:
    """Where the trigger's sentence names those in a slot."""
    within = trigger.sentence.span
    spans = [a.span for a in actors if a.span is not None and within.covers(a.span)]
    return tuple(Quote.cut(people.text, s.start, s.end) for s in dict.fromkeys(spans))


def stands(trigger: Trigger, *, people: People, here: City | None, filed: bool) -> bool:
    """Whether the trigger's frame finds what it needs.

    Common verbs ("be in", "take to") are triggers only where they tell both sides.
    """
    if not trigger.frame.placed:
        return True
    parties = of(trigger, people, here=here, filed=filed)
    sides = {p.side for p in parties.participants}
    both = not trigger.frame.visitor or {Side.VISITOR, Side.HOST} <= sides
    if "here" in trigger.frame.host and trigger.frame.part == "verb" and parties.leans:
        return False  # "he went home": neither he nor the place is told
    if trigger.frame.part == "origin" or trigger.frame.lands:
        # A body's envoy may come from where it sits.
        both = both and all(p.country for p in parties.participants)
    sited = _in_a_city(trigger, people) if trigger.frame.sited else placing.fits(trigger, people)
    if trigger.frame.sited and trigger.kind is Kind.VISIT:
        # Several sides are hosted for a meeting of theirs.
        sited = sited and len(parties.poles) == 2
    return len(parties.poles) > 1 and both and sited


def _in_a_city(trigger: Trigger, people: People) -> bool:
    """ "told President X in Nairobi": where a city is told, and no telephone or letter."""
    near = {t.lower_ for t in trigger.token.subtree}
    if near & (words("call", "words") | words("sited", "never")):
        return False
    placed = placing.of(trigger, (trigger,), people, here=None)
    if placed is None or people.lexicon.country(placed.place.name) is not None:
        return False
    span = placed.place.span
    called = span is not None and people.text[span.start : span.end] == placed.place.name
    return called or trigger.kind is not Kind.VISIT  # a visit to a house is for a meeting


def _sole(frame: Frame, slot: str) -> bool:
    """Whether the slot is the frame's only one for whoever is met ("received", "hosted")."""
    others = {*frame.party, *frame.visitor, *frame.host} - {"subject", slot}
    return slot != "subject" and not others - {"to"}


def of_actor(actor: Actor, side: Side | None) -> Participant:
    """The actor as one who takes part, as visitor or host if `side` says so."""
    return Participant(
        name=actor.name, type=actor.type, country=actor.country, body=actor.body, side=side,
        role=actor.role, leads=actor.leads, span=actor.span,
    )  # fmt: skip


def _slot(trigger: Trigger, slot: str, side: Side | None, people: People) -> list[Actor]:
    if side is Side.HOST:
        return hosts.in_slot(trigger, slot, people)
    found: list[Actor] = []
    for token in tokens(trigger, slot):
        actors = people.actors(token, trigger.sentence)
        if slot == "holder":
            actors = actors or nations.adjective(people, token, trigger.sentence)
        if slot == "compound":
            actors = nations.joined(people, token, trigger.sentence) or actors
            if side is None and not actors and tokens(trigger, "with"):
                # "Chilean talks with Peru"
                actors = nations.adjective(people, token, trigger.sentence)
            if side is Side.VISITOR and "compound" in trigger.frame.host:
                # "his Cairo trip": of a land it is the goal.
                actors = tuple(a for a in actors if a.type is not ActorType.COUNTRY)
        # "the ministers of A and B" stand for their countries, and are people all the same.
        if slot in trigger.frame.person and token.i in trigger.sentence.names:
            actors = tuple(a for a in actors if a.type in _PEOPLE)
        if slot == "named":
            actors = gatherings.by_name(token, trigger.sentence, people)
        if slot == "styled":
            actors = gatherings.styled(token, trigger.sentence, people)
        if slot in trigger.frame.body:
            # "will address parliament": no body of several states.
            named = token.i in trigger.sentence.names
            actors = tuple(a for a in actors if named and _is_body(a))
        if slot == "holder" and trigger.frame.kind.group == "visit":
            actors = tuple(a for a in actors if a.type is not ActorType.COUNTRY)
        sent = token.lemma_ in titles.word_set("collectives") | titles.word_set("envoys")
        if slot == "object" and sent:
            actors = _sent(actors, trigger, people)
        # A country does not travel, nor a body; "the ministers of France and Germany" do.
        travels = side is not Side.VISITOR or slot != "subject" or _is_people(token, trigger)
        found += [a for a in actors if travels or a.type not in _STAYING]
    return found


# "Next year the forum moves to Lima": a gathering that is held there.
_STAYING = (ActorType.COUNTRY, ActorType.ORGANISATION)


def _is_people(token: Token, trigger: Trigger) -> bool:
    office = titles.names_office(token.text) or token.lemma_ in titles.word_set("heads")
    return office and token.tag_ == "NNS" and token.i not in trigger.sentence.names


def _sent(group: Sequence[Actor], trigger: Trigger, people: People) -> tuple[Actor, ...]:
    """ "Kenya will send a delegation": a group of no country told is of whoever sends it."""
    sender = subject(trigger.token)
    if any(actor.country or actor.body for actor in group) or sender is None:
        return tuple(group)
    senders = people.actors(sender, trigger.sentence)
    if len(group) != 1 or len(senders) != 1:
        return senders
    return (replace(group[0], country=senders[0].country, body=senders[0].body),)


def _is_body(actor: Actor) -> bool:
    return actor.type is ActorType.ORGANISATION and actor.country is None


def _only_speaks(trigger: Trigger) -> bool:
    """ "proposed talks between A and B": whoever proposes need not take part."""
    verb, noun = trigger.carrier, trigger.token
    if verb is None or verb.lemma_ in words("carriers", "verbs"):
        return verb is not None and verb.lemma_ in words("carriers", "speaking")
    at_it = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "at")
    if at_it and noun.head.head == verb and any(c.lower_ == "with" for c in noun.children):
        return False  # "pressed for a truce in talks with A and B"
    return verb.lemma_ in lists("governors")


def _without_repeats(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """A person who is named is not repeated as their country; a group not beside its members."""
    persons = {p.country for p in found if p.type is ActorType.PERSON and p.country}
    kept = (
        p for p in found
        if p.type is ActorType.PERSON
        or p.side is Side.HOST
        or p.country is None
        or p.country not in persons
    )  # fmt: skip
    return tuple(sorted(kept, key=lambda p: p.side is Side.HOST))
