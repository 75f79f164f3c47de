"""When a meeting was that is told as the story goes on: the day of what is told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.claims import times
from legation.claims.clusters import DONE, Cluster, near
from legation.claims.drafts import Draft
from legation.claims.frames import Leg, frames
from legation.claims.lending import vocabulary
from legation.claims.participants import poles
from legation.claims.sameness import names_of
from legation.language import Token
from legation.model import ActorType, Article, Dated, Label, Side, Status, When

_BEHIND_LEAD = 2
"""How many paragraphs behind the first one go on with what it tells."""


def of_that_day(meeting: Cluster, clusters: Sequence[Cluster], article: Article) -> None:
    """A meeting told in the simple past beside what somebody of it did today or yesterday.

    Where its words tell no time, it is of that day: the story goes on. So is one that words set
    beside what was done that day ("earlier", "before the session", "within hours of landing").
    """
    first, anchor = meeting.drafts[0], article.anchor_day
    if anchor is None or meeting.group == "visit" or meeting.when is not None:
        return
    if meeting.status is not Status.HELD:
        return
    if _is_the_news(first, article.text):
        _date(meeting, Dated(when=When.day(anchor), quote=None), "the news of the day")
        return
    if goes_on(first):
        opened = _of_the_lead(first, meeting, article)
        if opened is not None:
            _date(meeting, Dated(when=opened, quote=None), "the day that the lead tells of them")
            return
        for told in clusters:
            day = _his_day(told, meeting, anchor) if told is not meeting else None
            if day is not None:
                _date(meeting, day, "the day of what is told before it")
                return
    if _is_linked(first, article.text):
        day = _day_told(first, meeting, clusters)
        if day is not None and (_is_lately(day.when, anchor) or _hours_later(first, day.when)):
            _date(meeting, day, "told beside what was done that day")


def _date(meeting: Cluster, dated: Dated, reason: str) -> None:
    first = meeting.drafts[0]
    slots = first.grounded("when", dated.when.edtf, reason)
    meeting.drafts[0] = replace(first, when=replace(dated, quote=None), slots=slots)


def _is_lately(when: When, anchor: date) -> bool:
    first = when.first
    return when.is_day and first is not None and anchor - timedelta(days=1) <= first <= anchor


def _hours_later(draft: Draft, day: When) -> bool:
    """ "He met the king an hour later": of the same day, however long ago that was."""
    if not day.is_day:
        return False
    later = (c for c in _beside(draft, _finite(draft)) if c.lower_ in vocabulary("hours_later"))
    return any(
        below.lower_ in ("hour", "hours", "minutes") for word in later for below in word.children
    )


def _his_day(told: Cluster, meeting: Cluster, anchor: date) -> Dated | None:
    """Its day where it is of today or yesterday, by somebody who was at the meeting too.

    A visit of several days that began today has so far had but one.
    """
    first, dated = meeting.drafts[0], told.when
    if told.status not in DONE or dated is None:
        return None
    begun = told.group == "visit" and told.status is Status.UNDERWAY
    if begun and dated.when.first == anchor:
        dated = replace(dated, when=When.day(anchor))
    if not _is_lately(dated.when, anchor):
        return None
    if told.drafts[0].words.start >= first.words.start or not near(told, first):
        return None
    if not names_of(meeting.participants) & names_of(told.participants):
        return None
    return dated if told.group != "visit" or _is_there(told, meeting) else None


def _is_there(visit: Cluster, meeting: Cluster) -> bool:
    """Whether the visit had begun that day, and the meeting was with its hosts."""
    if any(draft.trigger.frame.leg is Leg.LEAVING for draft in visit.drafts):
        return False
    hosts = {p.country for p in visit.participants if p.side is Side.HOST}
    return bool(hosts & poles(meeting.participants))


def _day_told(draft: Draft, meeting: Cluster, clusters: Sequence[Cluster]) -> Dated | None:
    """The time of what is told last before it of the same people, or beside it of their countries.

    Of a visit of several days it is the first.
    """
    at, people, sides = (
        draft.words.start,
        names_of(meeting.participants),
        poles(meeting.participants),
    )
    told = [
        (bool(names_of(cluster.participants) & people), one.words.start, cluster)
        for cluster in clusters if cluster is not meeting and cluster.when is not None
        for one in cluster.drafts if one.words.start < at and one.when is not None
    ]  # fmt: skip
    shared, _, last = max(told, key=lambda one: one[:2], default=(False, 0, None))
    if last is None or last.status not in DONE or last.when is None:
        return None
    if not shared and not (near(last, draft) and poles(last.participants) & sides):
        return None
    first = last.when.when.first
    if last.group == "visit" and last.status is Status.UNDERWAY and first is not None:
        return replace(last.when, when=When.day(first))
    return last.when


def _of_the_lead(draft: Draft, meeting: Cluster, article: Article) -> When | None:
    """The day on which those who met did what the story opens with, told right behind it.

    "The ministers X and Y agreed on Tuesday to …": "The two met for an hour." Everybody must be
    named there, and no other day be told in the past.
    """
    text, anchor = article.text, article.anchor_day
    body = next((it for it in article.blocks if it.label is Label.BODY), None)
    if body is None or anchor is None or draft.paragraph > _BEHIND_LEAD:
        return None
    span = draft.trigger.sentence.span
    own = text[span.start : span.end]
    ahead = (
        one.is_duration or times.guess_direction(own, one) is times.Direction.FUTURE
        for one in times.find(own)
    )  # fmt: skip
    if not all(ahead) or draft.evidence.start < body.start:
        return None
    names = {p.name for p in meeting.participants if p.type is ActorType.PERSON}
    lead = text[body.start : min(body.end, draft.trigger.sentence.span.start)]
    if len(names) < 2 or not all(name.split()[-1] in lead for name in names):
        return None
    days = {
        times.resolve(one, anchor=anchor, direction=times.Direction.PAST).when
        for one in times.find(lead)
        if one.names_a_day and times.guess_direction(lead, one) is times.Direction.PAST
    }
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and _is_lately(day, anchor) else None


def _is_the_news(draft: Draft, text: str) -> bool:
    """ "The president has received a delegation", told first of all."""
    verb = draft.trigger.carrier or draft.trigger.token
    has = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    if draft.paragraph != 0 or not has or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    words = {c.lower_ for c in verb.children}
    span = draft.trigger.sentence.span
    timeless = not times.find(text[span.start : span.end])
    return timeless and not words & vocabulary("not_of_the_day")


def _tells_a_time(draft: Draft, text: str) -> bool:
    """Whether the sentence tells some time, be it of something else."""
    span = draft.trigger.sentence.span
    return any(not one.is_duration for one in times.find(text[span.start : span.end]))


def goes_on(draft: Draft) -> bool:
    """Whether its verb is in the simple past, in no clause about somebody."""
    verb = _finite(draft)
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    was = any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in verb.children)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and was)
    return past and verb.dep_ != "relcl" and not aux & {"had", "has", "have"}


def _finite(draft: Draft) -> Token:
    verb = draft.trigger.carrier or draft.trigger.token
    while verb.dep_ in ("conj", "xcomp", "ccomp", "advcl") and verb.head != verb:
        if verb.tag_ == "VBD" and verb.dep_ in ("ccomp", "advcl"):
            break
        verb = verb.head
    return verb


def _is_linked(draft: Draft, text: str) -> bool:
    """Whether words set it beside what was done that day: "then", "before the session"."""
    verb = _finite(draft)
    past = verb.tag_ == "VBD" or any(c.lower_ in ("had", "was", "were") for c in verb.children)
    if not past or _tells_a_time(draft, text):
        return False
    return any(_links(child) for child in _beside(draft, verb))


def _beside(draft: Draft, verb: Token) -> Iterator[Token]:
    """What stands beside the verb and those that it governs."""
    own = draft.trigger.carrier or draft.trigger.token
    yield from verb.children
    if own != verb:
        yield from own.children


def _links(child: Token) -> bool:
    if child.lower_ in vocabulary("that_day"):
        return child.dep_ in ("advmod", "npadvmod", "dep")
    if child.dep_ != "prep":
        return False
    if child.lower_ == "within":
        return any(below.lower_ in ("hours", "minutes") for below in child.children)
    if child.lower_ not in vocabulary("beside"):
        return False
    for below in child.children:
        if below.dep_ in ("pcomp", "pobj") and below.tag_ == "VBG":
            return True
        pointed = any(c.lower_ in ("the", "his", "her", "their", "that") for c in below.children)
        if below.dep_ == "pobj" and below.lemma_ in frames("noun") and pointed:
            return True
    return False
