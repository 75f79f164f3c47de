"""One trigger's answers put together: each question is asked of the module that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.claims import (
    as_of,
    dating,
    entries,
    participants,
    placing,
    pointing,
    sourcing,
    status,
    stays,
    topics,
    weak,
)
from legation.claims.absent import stays_away
from legation.claims.clauses import is_infinitive, objects_of_prepositions
from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.frames import Leg, words
from legation.claims.judged import Judged
from legation.claims.people import People
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.lexicon import City
from legation.model import (
    ActorType,
    Article,
    Dated,
    Kind,
    Participant,
    Place,
    Quote,
    Side,
    Slot,
    Source,
    Status,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the whole article gives to every draft; `here` is the dateline's city."""

    article: Article
    people: People
    said: Sequence[sourcing.Said]
    here: City | None
    entries: Mapping[int, Dated]
    """On a page of entries, the time over each paragraph by its number."""
    filed: Mapping[int, City]
    """On a page of entries, the city that heads each paragraph."""

    def at(self, paragraph: int) -> tuple[City | None, bool]:
        """Where a paragraph is filed from, and whether that heads the paragraph itself."""
        return self.filed.get(paragraph, self.here), paragraph in self.filed

    def stands(self, trigger: Trigger) -> bool:
        """Whether the trigger's frame finds what it needs; see `participants.stands`."""
        here, filed = self.at(trigger.sentence.paragraph)
        return participants.stands(trigger, people=self.people, here=here, filed=filed)


def draft(
    trigger: Trigger,
    index: int,
    beside: Sequence[Trigger],
    timed: Sequence[dating.Timed],
    ground: Ground,
) -> Draft:
    """The draft of a trigger of sentence `index`, whose triggers are `beside`."""
    article, text = ground.article, ground.article.text
    paragraph = trigger.sentence.paragraph
    here, filed = ground.at(paragraph)
    parties = participants.of(trigger, ground.people, here=here, filed=filed)
    judged = status.by_parties(status.of(trigger), trigger, parties.participants)
    often = [it.head for it in timed if it.phrase.is_frequency and not _is_paper(it.head)]
    judged = status.by_frequency(judged, trigger, often)
    pointed = trigger.frame.pronoun and not trigger.frame.place
    placed = placing.of(trigger, beside, ground.people, here=here) if not pointed else None
    parties = participants.with_host_at(parties, placed, trigger, ground.people)
    if placed is not None and participants.at_home(parties, placed.place):
        placed = None
    when = dating.of(
        trigger,
        beside,
        timed,
        judged.status,
        text=text,
        anchor=entries.anchor(ground.entries.get(paragraph), article.anchor_day),
        ahead=status.points_ahead(judged, trigger),
        governed=status.governed(trigger),
    )
    if placed is None and parties.at is not None:
        placed = placing.Placed(replace(parties.at, span=None), "where the host is")
    over = ground.entries.get(paragraph) if entries.tells(trigger, judged.status) else None
    if placed is None and filed and here is not None and trigger.kind is not Kind.CALL:
        placed = placing.Placed(
            Place(name=here.name, country=here.country, span=None), "heads its entry"
        )
    if over is not None:
        if when.dated is None or entries.is_head(when.dated, over):
            when = dating.Answer(over, "the time of its entry")
        judged = as_of.by_entry(judged, trigger, entries.is_over(over, article.anchor_day))
    judged = as_of.by_time(judged, trigger, when.dated, article.anchor_day)
    judged = as_of.on_the_way(judged, trigger, when.dated, article.anchor_day)
    if _is_over(trigger, judged, when.dated, article.anchor_day):
        when = dating.Answer(None, "a day that is over is not that of what is to come")
    at = trigger.sentence.at(trigger.token)
    chain = sourcing.chain_for(at, index, ground.said)
    made = Draft(
        trigger=trigger,
        words=Quote.cut(text, at.start, at.end),
        kind=_kind(trigger, parties, placed),
        judged=judged,
        participants=parties.participants,
        place=placed.place if placed else None,
        wide=placed is not None and ground.people.lexicon.country(placed.place.name) is not None,
        when=when.dated,
        topic=topics.of(trigger, text),
        attribution=chain,
        evidence=evidence_of(trigger, text),
        slots=(
            *parties.slots,
            _status_slot(judged, trigger, text),
            *_role_slots(parties.participants, trigger, text),
            _place_slot(placed, text),
            _when_slot(when),
            _source_slot(chain, text),
        ),
        looks_back=pointing.looks_back(trigger),
        leans=parties.leans,
        weak=weak.alone(trigger, judged, placed=bool(placed), dated=bool(when.dated))
        or weak.by_a_stranger(trigger, parties.participants),
        also=_also(trigger),
        overtaken=judged.status is Status.PLANNED and status.overtaken(trigger),
        was_to=judged.status is Status.PLANNED and status.may_be_overtaken(trigger),
        new_day=when.new_day,
        paragraph=paragraph,
        entry=paragraph if paragraph in ground.entries or filed else None,
    )
    return stays_away(made, ground.people)


def _is_paper(word: Token) -> bool:
    """ "the daily wrote", "a weekly with good sources": no word of how often."""
    named = word.dep_ in ("nsubj", "dobj", "pobj") and word.tag_ == "NN"
    return named and any(c.lower_ in ("a", "the") and c.i == word.i - 1 for c in word.children)


def _is_over(trigger: Trigger, judged: Judged, dated: Dated | None, anchor: date | None) -> bool:
    """ "is to meet Y, who was named last month"; nor was anything held on a day to come."""
    if dated is None or anchor is None:
        return False
    if judged.status is Status.HELD:
        return (dated.when.first or anchor) > anchor + timedelta(days=1)
    if judged.status not in (Status.PLANNED, Status.POSSIBLE):
        return False
    if status.overtaken(trigger) or status.may_be_overtaken(trigger):
        return False
    if judged.status is Status.POSSIBLE and dating.may_have_been(trigger):
        return False
    end = dated.when.last
    return end is not None and end < anchor - timedelta(days=1)


def last(
    trigger: Trigger,
    index: int,
    beside: Sequence[Trigger],
    timed: Sequence[dating.Timed],
    ground: Ground,
) -> Draft | None:
    """ "The two have not met since September": of two persons, that they met then.

    "He has not been to Lima since September" too. Of states it tells of a series that has lapsed,
    and of no occasion.
    """
    then = dating.last_since(
        trigger, timed, text=ground.article.text, anchor=ground.article.anchor_day
    )
    found = draft(trigger, index, beside, timed, ground)
    named = [p for p in found.participants if p.type is ActorType.PERSON]
    own = any(
        above.lower_ == "since" or any(c.lower_ == "since" for c in above.children)
        for other in beside if other != trigger and other.token.i > trigger.token.i
        for above in (other.token, other.token.head)
    )  # fmt: skip
    came = found.kind is Kind.VISIT and any(p.side is Side.VISITOR for p in named)
    sides = found.participants if came else named
    if then is None or own or len(participants.poles(sides)) < 2:
        return None
    judged = Judged(Status.HELD, "none since: the last one", found.judged.words)
    slots = tuple(
        replace(it, value=Status.HELD, reason=judged.reason) if it.name == "status" else it
        for it in found.slots
    )
    return replace(found, judged=judged, when=then, slots=slots)


def moved(draft: Draft) -> list[Draft]:
    """What is put off until a day is put off, and planned for that day."""
    if not draft.new_day:
        return [draft]
    judged = Judged(Status.PLANNED, "the day it is put off to", draft.judged.words)
    slots = tuple(
        replace(it, value=Status.PLANNED, reason=judged.reason) if it.name == "status" else it
        for it in draft.slots
    )
    return [draft, replace(draft, judged=judged, slots=slots, new_day=False)]


def _also(trigger: Trigger) -> bool:
    """ "was also received by": another engagement than the one before."""
    verb = trigger.carrier or trigger.token
    above = verb.head if verb.dep_ == "conj" else verb  # "was also received by X and met Y"
    return any(
        c.lower_ in words("counted", "besides") for one in (verb, above) for c in one.children
    )


def _kind(trigger: Trigger, parties: participants.Parties, placed: placing.Placed | None) -> Kind:
    """A session "of" an organisation is a conference, whatever the noun.

    Whoever "spoke in the Oval Office" did so in person, where no telephone is told of.
    """
    told = placed is not None and placed.place.span is not None
    if trigger.kind is Kind.CALL and trigger.frame.placed and trigger.token.lemma_ == "speak":
        return Kind.MEETING if told else Kind.CALL
    if trigger.kind is not Kind.MEETING or trigger.frame.part != "noun":
        return trigger.kind
    at = {trigger.sentence.at(t).start for t in objects_of_prepositions(trigger.token, ("of",))}
    holds = trigger.carrier is not None and trigger.token.lemma_ in ("meeting", "session")
    alone = len(parties.participants) == 1
    if alone and holds and parties.participants[0].type is ActorType.ORGANISATION:
        return Kind.CONFERENCE
    own = any(
        p.type is ActorType.ORGANISATION and p.country is None and p.span and p.span.start in at
        for p in parties.participants
    )
    return Kind.CONFERENCE if own else trigger.kind


def _status_slot(judged: Judged, trigger: Trigger, text: str) -> Slot:
    spans = [trigger.sentence.at(word) for word in judged.words]
    words = tuple(Quote.cut(text, span.start, span.end) for span in spans)
    return Slot(name="status", value=judged.status, reason=judged.reason, words=words)


def _role_slots(participants: Sequence[Participant], trigger: Trigger, text: str) -> Iterator[Slot]:
    """The roles that stand in the trigger's own sentence."""
    for one in participants:
        span = trigger.sentence.span
        at = text.find(one.role, span.start, span.end) if one.role else -1
        if one.role and at >= 0:
            words = (Quote.cut(text, at, at + len(one.role)),)
            yield Slot(name="role", value=one.role, reason=f"of {one.name}", words=words)


def _place_slot(placed: placing.Placed | None, text: str) -> Slot:
    if placed is None:
        return Slot(name="place", value=None, reason="no place is told of it")
    span = placed.place.span
    words = (Quote.cut(text, span.start, span.end),) if span is not None else ()
    return Slot(name="place", value=placed.place.name, reason=placed.reason, words=words)


def _when_slot(when: dating.Answer) -> Slot:
    if when.dated is None:
        return Slot(name="when", value=None, reason=when.reason)
    words = (when.dated.quote,) if when.dated.quote else ()
    return Slot(name="when", value=when.dated.when.edtf, reason=when.reason, words=words)


def _source_slot(chain: Sequence[Source], text: str) -> Slot:
    if not chain:
        return Slot(name="attribution", value=None, reason="the article's own word")
    told = " > ".join(source.name for source in chain)
    spans = (source.span for source in chain if source.span is not None)
    words = tuple(Quote.cut(text, span.start, span.end) for span in spans)
    return Slot(name="attribution", value=told, reason="vouches for these words", words=words)


def inherited(drafts: Sequence[Draft]) -> list[Draft]:
    """A meeting on a visit of the same sentence takes place and days from it if it has none.

    Not one that was before it: "arrived on Thursday from Kampala, where he met the president".
    One at a gathering is where that is.
    """
    done: list[Draft] = []
    for one in [_at_gathering(each, drafts) for each in drafts]:
        visit = next(
            (
                d for d in reversed(done)
                if d.kind.group == "visit" and one.kind.group == "meeting" and d.complete
                and {p.name for p in d.participants} & {p.name for p in one.participants}
                and (_above(d, one) or _aside_of(d, one))
                and not stays.left_behind(one.trigger)
                and not stays.yet_to_go(d.trigger)
                and not stays.told_later(d, one)
                and not stays.before_it(d, one)
            ),
            None,
        )  # fmt: skip
        done.append(_ahead(one, done) if visit is None else _on(visit, one))
    return done


def _ahead(meeting: Draft, before: Sequence[Draft]) -> Draft:
    """ "Delegates flew in on Tuesday for the forum": what they have just come for."""
    token = meeting.trigger.token
    purpose = token.dep_ == "pobj" and token.head.lower_ == "for"
    way = next(
        (
            d for d in before
            if d.kind.group == "visit" and d.judged.status is Status.UNDERWAY and _above(d, meeting)
        ),
        None,
    )  # fmt: skip
    if not purpose or way is None or meeting.judged.status is not Status.HELD:
        return meeting
    if meeting.kind is Kind.VISIT and meeting.poles == way.poles:
        return replace(meeting, judged=way.judged)  # "flew in for a state visit"
    judged = Judged(Status.PLANNED, "what the visit is for", meeting.judged.words)
    slots = meeting.grounded("status", str(judged.status), judged.reason)
    place = replace(way.place, span=None) if way.place is not None else None
    return replace(
        meeting, judged=judged, slots=slots, place=meeting.place or place,
        wide=meeting.wide if meeting.place else way.wide,
    )  # fmt: skip


def _at_gathering(meeting: Draft, beside: Sequence[Draft]) -> Draft:
    """ "They will meet on the fringes of the summit in Lima in May": where and when that is."""
    told = meeting.place is not None and meeting.when is not None
    if told or meeting.kind.group != "meeting":
        return meeting
    verb = meeting.trigger.carrier or meeting.trigger.token
    for other in beside:
        noun = other.trigger.token
        above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
        at = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "of") and above == verb
        if other.trigger.frame.session and at:
            place = replace(other.place, span=None) if other.place is not None else None
            return replace(
                meeting, place=meeting.place or place, when=meeting.when or other.when,
                wide=meeting.wide if meeting.place else other.wide,
            )  # fmt: skip
    return meeting


def _above(visit: Draft, meeting: Draft) -> bool:
    return visit.trigger.token.i in {a.i for a in meeting.trigger.token.ancestors}


def _aside_of(visit: Draft, meeting: Draft) -> bool:
    """ "The premier, in Cairo on May 10, met the president"."""
    verb = meeting.trigger.carrier or meeting.trigger.token
    aside = visit.trigger.frame.part == "aside"
    return aside and visit.trigger.token.head in verb.children


def _sets_out(visit: Draft) -> bool:
    """ "He flew on to Bonn for talks": the last that is told, and no day of it."""
    verb, leg = visit.trigger.token, visit.trigger.frame.leg
    gone = visit.when is None and verb.tag_ == "VBD" and leg in (Leg.OUTWARD, Leg.WAY)
    return gone and verb.dep_ == "ROOT" and not any(c.dep_ == "conj" for c in verb.children)


def _on(visit: Draft, meeting: Draft) -> Draft:
    if meeting.judged.status in (Status.POSTPONED, Status.CANCELLED):
        return meeting  # "arrived on Sunday for talks that had been put off": not of that day
    token = meeting.trigger.token
    purpose = token.dep_ == "pobj" and token.head.lower_ == "for"
    purpose = purpose or (is_infinitive(token) and token.head == visit.trigger.token)
    judged, when = meeting.judged, meeting.when
    ahead = visit.judged.status is Status.UNDERWAY or _sets_out(visit)
    if purpose and ahead and judged.status is Status.HELD:
        judged = Judged(Status.PLANNED, "what the visit is for", judged.words)
        # The day of the way there is not that of what is yet to be.
        when = (
            when if when is None or visit.when is None or when.quote != visit.when.quote else None
        )
    return replace(
        meeting,
        judged=judged,
        place=meeting.place or (replace(visit.place, span=None) if visit.place else None),
        wide=meeting.wide if meeting.place else visit.wide,
        when=when or stays.of_its_visit(replace(meeting, judged=judged), visit, when=visit.when),
    )
