"""Who is told to be with whom or where, in sentences of which no word of engagement tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from legation.claims import dating, drafting, slots
from legation.claims.clauses import (
    is_passive,
    objects_of_prepositions,
    subject,
    surface_subject,
)
from legation.claims.drafts import Draft, in_office
from legation.claims.frames import frames, words
from legation.claims.participants import untold
from legation.claims.people import NameKind, Register, titles
from legation.claims.placing import where_clause
from legation.claims.suppression import suppressed
from legation.claims.triggers import Trigger, of_a_journey, stands_between
from legation.claims.wording import own_words
from legation.language import Sentence, Token, table
from legation.model import ActorType, Kind, Participant, Side, Status, When

_LOOSE = ("amod", "compound", "aux", "auxpass")
_SHAPES = ("purpose", "errand", "with", "object", "together", "body", "there", "here")
_TOLD = (Status.HELD, Status.UNDERWAY, Status.PLANNED, Status.POSSIBLE, Status.CANCELLED)


def drafts(
    sentence: Sentence,
    index: int,
    beside: Sequence[Trigger],
    known: Sequence[Draft],
    timed: Sequence[dating.Timed],
    ground: drafting.Ground,
) -> list[Draft]:
    """What a sentence tells by its shape; its triggers are `beside`, what they tell is `known`."""
    silent = {d.trigger for d in known if d.trigger.frame.part == "verb" and not d.complete}
    taken = frozenset(
        word.i
        for one in beside if one not in silent
        for word in (one.token, one.carrier) if word is not None
    )  # fmt: skip
    found: list[Draft] = []
    for trigger in find(sentence, taken):
        if not ground.stands(trigger):
            continue
        if suppressed(trigger, beside) is not None:
            continue
        draft = drafting.draft(trigger, index, [*beside, trigger], timed, ground)
        if not _is_enough(draft, sited=_at_a_name(trigger, ground.people.register)):
            continue
        if _sees_abroad(draft):
            continue
        if any(_tells_it(other, draft) for other in (*known, *found)):
            continue
        if _is_met(draft, known):
            found.append(draft)
    return found


def _sees_abroad(draft: Draft) -> bool:
    """ "toured the camps near Goma": two who look at what is in neither's land are on a visit."""
    place = draft.place.country if draft.place is not None else None
    verb = draft.trigger.token
    looks = verb.lemma_.lower() in _words("seeing") and not _side_by_side(verb)
    return draft.kind is Kind.MEETING and looks and place not in draft.poles


def _tells_it(known: Draft, draft: Draft) -> bool:
    """Whether words of engagement tell in the same sentence what those sides did.

    "sat down to go over the text"; on another day it is another occasion.
    """
    if known.trigger.token == draft.trigger.token:
        return known.complete
    if not known.complete or Kind.VISIT in (known.kind, draft.kind):
        return False
    if not (known.poles <= draft.poles or draft.poles <= known.poles):
        return False
    return not (known.when and draft.when and not known.when.when.overlaps(draft.when.when))


def _is_met(draft: Draft, known: Sequence[Draft]) -> bool:
    """Whether those of a journey's purpose meet: "to sign a pact with Niger" there, not elsewhere.

    "went to Doha to speak of the war with Russia": a country is met at home.
    """
    if not _of_purpose(draft.trigger):
        return True
    hosts = {p.country for d in known for p in d.participants if p.side is Side.HOST}
    lands = [p.country for p in draft.participants if p.type is ActorType.COUNTRY]
    return len(lands) < 2 and all(land in hosts for land in lands)


def _is_enough(draft: Draft, *, sited: bool) -> bool:
    """Whether sides, status and a city or a day are told, of a visit both where and when.

    `sited` tells that a place is named, be it one that no table knows.
    """
    if not draft.complete or draft.weak or draft.overtaken or draft.status not in _TOLD:
        return False
    trigger, people = draft.trigger, draft.participants
    if _of_purpose(trigger):
        return trigger.kind is not Kind.VISIT
    if not trigger.frame.session and not any(p.country or p.body for p in people):
        return False
    if any(untold(p) and not _may_be_official(p, trigger) for p in people):
        return False
    there = where_clause(trigger.token) is not None
    city = sited or (draft.place is not None and (there or not draft.wide))
    if trigger.kind is Kind.VISIT:
        return draft.when is not None and draft.place is not None
    if trigger.frame.session:
        (body, *others) = people
        return city and draft.when is not None and not others and in_office(body)
    return city or (
        draft.when is not None and _is_narrow(draft.when.when) and _has_body(trigger.token)
    )


def _may_be_official(person: Participant, trigger: Trigger) -> bool:
    """ "Deputy premiers X and Y": a name beside an official may be one, no "runner X" is."""
    if person.role is None:
        return "object" not in trigger.frame.party
    return titles.names_office(person.role)


def _at_a_name(trigger: Trigger, register: Register) -> bool:
    """ "agreed in Mendoza": at something with a name that is neither of a person nor of a body."""
    for token in objects_of_prepositions(trigger.token, ("in", "at", "near", "outside")):
        for word in (token, *(c for c in token.children if c.dep_ == "compound")):
            name = register.at(trigger.sentence.at(word))
            if name is not None and name.kind in (NameKind.CITY, NameKind.OTHER):
                return True
    return False


_NARROW = timedelta(days=10)


def _is_narrow(when: When) -> bool:
    """Whether a time is that of an occasion: a day, a week, and no year."""
    first, last = when.first, when.last
    return first is not None and last is not None and last - first <= _NARROW


def find(sentence: Sentence, taken: frozenset[int]) -> Iterator[Trigger]:
    """The verbs of a sentence by which somebody may be told to be with others or abroad.

    `taken` are the words that tell an engagement of themselves.
    """
    for token in sentence:
        loose = token.dep_ in _LOOSE and not stands_between(token, sentence)
        if token.i in sentence.names or token.i in taken or loose:
            continue
        if token.pos_ not in ("VERB", "AUX") or _is_of_others(token):
            continue
        for shape in _SHAPES:
            (frame,) = frames("company")[shape]
            far = words("call", "words") & own_words(token)
            kind = Kind.CALL if far else frame.kind  # "is to join X and Y on a video link"
            trigger = Trigger(token=token, frame=frame, kind=kind, carrier=None, sentence=sentence)
            if _FITS[shape](trigger):
                yield trigger


def _is_of_others(verb: Token) -> bool:
    """Whether those who do it act for no state: troops, teams, companies."""
    who = subject(verb) or surface_subject(verb)
    return who is not None and who.lemma_.lower() in _words("private")


def _of_purpose(trigger: Trigger) -> bool:
    """ "came to Lima to work out the details with X": what a journey is made for."""
    return of_a_journey(trigger.token) and trigger.token.lemma_.lower() not in _words("elsewhere")


def _with_purpose(trigger: Trigger) -> bool:
    return _of_purpose(trigger) and bool(slots.tokens(trigger, "with"))


def _on_an_errand(trigger: Trigger) -> bool:
    """ "flew to Kabul to cajole the president": whom the journey is made to."""
    met = slots.tokens(trigger, "object")
    official = bool(met) and met[-1].lemma_.lower() not in _words("private")
    return (
        official and trigger.token.lemma_.lower() not in _words("absent") and _of_purpose(trigger)
    )


def _in_company(trigger: Trigger) -> bool:
    partners = [slot for slot in trigger.frame.party if slot != "subject"]
    if trigger.token.lemma_.lower() in _words("travelling"):
        return False  # "came with his finance minister"
    return _together(trigger) and any(slots.tokens(trigger, slot) for slot in partners)


def _together(trigger: Trigger) -> bool:
    verb = trigger.token
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _words("settling"):
        return False  # "failed to agree" is told by the verb above
    lemma = verb.lemma_.lower()
    if is_passive(verb):
        return lemma in _words("put_together") or _side_by_side(verb)
    if lemma in _words("light") and _is_idle(verb):
        return False
    if lemma not in _needless():
        return True
    return lemma not in _needless(*_FIRMLY) and (_shares(verb) or _side_by_side(verb))


def _is_idle(verb: Token) -> bool:
    """ "took office in Quito", "locked horns": what a light verb bears makes it an idiom."""
    idle = frozenset(table("en", "company")["light"]["idle"])
    behind = [c for c in verb.children if c.dep_ in ("dobj", "prep")]
    objects = [*behind, *(o for c in behind for o in c.children if o.dep_ == "pobj")]
    return any(o.lemma_.lower() in idle for o in objects)


_FIRMLY = ("speech", "thought", "strife", "rivalry")
"""Of the verbs that need nobody's presence, those of which no other word makes one."""


def _has_body(verb: Token) -> bool:
    """Whether the clause shows people, so that a day is place enough: "strolled on Tuesday"."""
    bodily = verb.lemma_.lower() in _words("bodily") | _words("treating")
    return bodily or _shares(verb) or _side_by_side(verb)


def _shares(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _words("shared") for c in verb.children)


def _side_by_side(verb: Token) -> bool:
    """ "opened the bridge together", "were photographed side by side"."""
    near = [c for c in verb.children if c.dep_ in ("advmod", "npadvmod")]
    if verb.lemma_ in _words("far_apart"):
        return False
    return any(c.lower_ in ("together", "side", "arm") for c in near)


def _as_a_body(trigger: Trigger) -> bool:
    who = subject(trigger.token)
    if who is None or who.tag_ not in ("NNS", "NNPS") or is_passive(trigger.token):
        return False
    sits = who.lemma_.lower().removesuffix("s") in titles.word_set("heads")
    return sits and trigger.token.lemma_.lower() not in _words("going") and _together(trigger)


def _came(trigger: Trigger) -> bool:
    """ "who came last month": and no other words tell where to."""
    verb = trigger.token
    led = {c.lower_ for c in verb.children if c.dep_ in ("prep", "prt", "advmod", "acomp")}
    times = {"for", "in", "on", "with", "last", "by", "then", "once", "twice", "here", "instead"}
    return verb.lemma_ == "come" and led <= times


def _treated(trigger: Trigger) -> bool:
    return trigger.token.lemma_.lower() in _words("treating")


def _there(trigger: Trigger) -> bool:
    verb = trigger.token
    gone = any(c.lower_ in ("out", "off", "away") and c.dep_ == "prt" for c in verb.children)
    return verb.lemma_.lower() in _words("going") and not is_passive(verb) and not gone


_FITS = {
    "purpose": _with_purpose,
    "errand": _on_an_errand,
    "with": _in_company,
    "object": _treated,
    "together": _together,
    "body": _as_a_body,
    "there": _there,
    "here": _came,
}


@cache
def _needless(*about: str) -> frozenset[str]:
    """Verbs that need nobody's presence, of those subjects or of all."""
    given = table("en", "company")["needless"]
    return frozenset(word for name in about or given for word in given[name])


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(table("en", "company")[group]["words"])
