"""Records as JSON objects, key by key as the documented output has them.

A slot that rests on words carries their offsets in the article's text; one that is inferred
has no `start`, `end` or `text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from legation.model import (
    Act,
    Actor,
    Article,
    Claim,
    Dated,
    Engagement,
    Participant,
    Place,
    Quote,
    Reading,
    Series,
    Source,
    Span,
    Trigger,
    When,
)

Json = dict[str, object]


def dumps(value: object) -> bytes:
    """One line of JSON in UTF-8 with its newline."""
    # A lone surrogate, which a page's own JSON can spell, has no UTF-8 form: its escape has.
    text = json.dumps(value, ensure_ascii=False)
    return f"{text}\n".encode(errors="backslashreplace")


def reading_dict(reading: Reading) -> Json:
    """All that was read from one article, as `legation read --json` prints it."""
    return {
        "id": reading.article.id,
        "url": reading.article.url,
        "article": _article(reading.article),
        "claims": [claim_dict(claim) for claim in reading.claims],
        "acts": [_act(act) for act in reading.acts],
        "series": [
            {
                "name": mention.name,
                "participants": list(mention.participants),
                "cadence": mention.cadence,
                "last_held": _edtf(mention.last_held),
                "ordinal": mention.ordinal,
                "next": _edtf(mention.next),
                "state": mention.state.value,
                "evidence": quotes(mention.evidence),
            }
            for mention in reading.series
        ],
        "offices": [
            {
                "person": fact.person,
                "country": fact.country,
                "office": fact.office,
                "when": {"edtf": fact.when.edtf} if fact.when else None,
                "status": fact.status.value,
                "evidence": quotes(fact.evidence),
            }
            for fact in reading.offices
        ],
        "unread": [{**_quote(unread.quote), "reason": unread.reason} for unread in reading.unread],
    }


def explain_dict(reading: Reading) -> Json:
    """The working behind a reading, as `legation explain --json` prints it."""
    working = reading.working
    return {
        "id": reading.article.id,
        "times": [
            {**_quote(time.quote), "edtf": _edtf(time.when), "reason": time.reason}
            for time in working.times
        ],
        "actors": [
            {
                **_offsets(actor.span),
                "text": actor.span.of(reading.article.text) if actor.span else None,
                "name": actor.name,
                "type": actor.type.value,
                "country": actor.country,
            }
            for actor in working.actors
        ],
        "attributions": [
            {
                "source": _spans(said.source),
                "cue": _spans(said.cue),
                "content": _spans(said.content),
            }
            for said in working.attributions
        ],
        "triggers": [_trigger(trigger) for trigger in working.triggers],
        "acts": [_trigger(trigger) for trigger in working.acts],
        "series": [_trigger(trigger) for trigger in working.series],
        "offices": [_trigger(trigger) for trigger in working.offices],
    }


def engagement_dict(engagement: Engagement) -> Json:
    """One engagement of the diary, with its history and the claims that tell of it."""
    return {
        "id": engagement.id,
        "kind": engagement.kind.value,
        "status": engagement.status.value,
        "unresolved": engagement.unresolved,
        "confirmed": engagement.confirmed,
        "participants": [_participant(one) for one in engagement.participants],
        "place": _place(engagement.place),
        "when": days(engagement.when) if engagement.when else None,
        "topic": engagement.topic,
        "confidence": engagement.confidence,
        "voices": engagement.voices,
        "history": [
            {
                "said_on": change.said_on,
                "status": change.status.value,
                "when": days(change.when) if change.when else None,
                "attribution": [source.name for source in change.attribution],
                "claim": change.claim,
                "article": change.article,
            }
            for change in engagement.history
        ],
        "conflicts": [
            {
                "aspect": conflict.aspect.value,
                "versions": [
                    {"value": version.value, "by": version.by, "claims": list(version.claims)}
                    for version in conflict.versions
                ],
            }
            for conflict in engagement.conflicts
        ],
        "corrections": [
            {
                "id": correction.id,
                "aspect": correction.aspect.value,
                "value": correction.value,
                "before": correction.before,
                "by": correction.by,
                "reason": correction.reason,
                "made_at": correction.made_at.isoformat(),
            }
            for correction in engagement.corrections
        ],
        "claims": [{"article": claim.article, **claim_dict(claim)} for claim in engagement.claims],
        "seen": [{"article": claim.article, **claim_dict(claim)} for claim in engagement.seen],
    }


def cited_dict(engagement: Engagement, articles: Mapping[str, Article]) -> Json:
    """One engagement, with what its pages are cited by."""
    pages = {claim.article: None for claim in engagement.grounds}
    return {
        **engagement_dict(engagement),
        "articles": [
            {
                "id": article.id,
                "url": article.url,
                "title": article.title,
                "agency": article.agency,
                "byline": article.byline,
                "published": instant(article.published),
                "anchor_day": article.anchor_day.isoformat() if article.anchor_day else None,
            }
            for article in (articles[page] for page in pages if page in articles)
        ],
    }


def series_dict(series: Series) -> Json:
    """One series of the diary, with its sessions and gaps."""
    return {
        "id": series.id,
        "name": series.name,
        "participants": list(series.participants),
        "kind": series.kind.value,
        "cadence": series.cadence,
        "estimated": series.estimated,
        "state": series.state.value,
        "last_held": _edtf(series.last_held),
        "next": _edtf(series.next),
        "due": _edtf(series.due),
        "sessions": [
            {
                "when": days(session.when),
                "engagement": session.engagement,
                "ordinal": session.ordinal,
            }
            for session in series.sessions
        ],
        "gaps": [
            {"since": _edtf(gap.since), "until": _edtf(gap.until), "years": gap.years}
            for gap in series.gaps
        ],
        "evidence": [{"article": article, **_quote(quote)} for article, quote in series.evidence],
    }


def claim_dict(claim: Claim) -> Json:
    """One claim; its offsets count characters of its article's text."""
    return {
        "id": claim.id,
        "engagement": claim.engagement,
        "kind": claim.kind.value,
        "status": claim.status.value,
        "main": claim.main,
        "participants": [_participant(one) for one in claim.participants],
        "place": _place(claim.place),
        "when": _dated(claim.when),
        "topic": _words(claim.topic) if claim.topic else None,
        "attribution": [_source(source) for source in claim.attribution],
        "evidence": quotes(claim.evidence),
        "confidence": claim.confidence,
    }


def _article(article: Article) -> Json:
    return {
        "title": article.title,
        "published": instant(article.published),
        "updated": instant(article.updated),
        "zone": article.zone,
        "anchor_day": article.anchor_day.isoformat() if article.anchor_day else None,
        "agency": article.agency,
        "dateline": article.dateline,
        "text": article.text,
        "blocks": [
            {"label": block.label.value, "start": block.start, "end": block.end}
            for block in article.blocks
        ],
    }


def instant(instant: date | None) -> str | None:
    """RFC 3339 with a zone, the clock to the minute without, a bare date as a date."""
    if not isinstance(instant, datetime):
        return instant.isoformat() if instant else None
    return instant.isoformat(timespec="seconds" if instant.tzinfo else "minutes")


def _act(act: Act) -> Json:
    return {
        "kind": act.kind.value,
        "by": _actor(act.by),
        "toward": _actor(act.toward) if act.toward else None,
        "about": act.about.text if act.about else None,
        "when": _dated(act.when),
        "status": act.status.value,
        "attribution": [_source(source) for source in act.attribution],
        "evidence": quotes(act.evidence),
    }


def _trigger(trigger: Trigger) -> Json:
    return {
        "frame": trigger.frame,
        "words": _quote(trigger.quote),
        "claim": trigger.claim,
        "slots": [
            {
                "name": slot.name,
                "value": slot.value,
                "reason": slot.reason,
                "words": quotes(slot.words),
            }
            for slot in trigger.slots
        ],
    }


def _participant(participant: Participant) -> Json:
    return {
        "name": participant.name,
        "type": participant.type.value,
        "country": participant.country,
        "side": participant.side.value if participant.side else None,
        "role": participant.role,
        **_offsets(participant.span),
    }


def _actor(actor: Actor) -> Json:
    return {"name": actor.name, "country": actor.country}


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, **_offsets(place.span)}


def _source(source: Source) -> Json:
    return {"name": source.name, **_offsets(source.span)}


def _dated(dated: Dated | None) -> Json | None:
    if dated is None:
        return None
    return {**days(dated.when), **(_words(dated.quote) if dated.quote else {})}


def days(when: When) -> Json:
    """A time as EDTF with its first and last day."""
    return {
        "edtf": when.edtf,
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
    }


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None


def _words(quote: Quote) -> Json:
    return {"text": quote.text, "start": quote.start, "end": quote.end}


def quotes(found: Iterable[Quote]) -> list[Json]:
    """Quotes with the offsets at which they stand in their article's text."""
    return [_quote(quote) for quote in found]


def _quote(quote: Quote) -> Json:
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def _offsets(span: Span | None) -> Json:
    return {"start": span.start, "end": span.end} if span else {}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
