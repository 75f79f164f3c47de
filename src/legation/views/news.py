"""What a diary learned, in a line that says why it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legation.model import Article, Claim, News, When
from legation.views.calendar import when_words
from legation.views.decisions import correction_words
from legation.views.json import Json, days, instant
from legation.views.words import MARKS, chain, who

_UNKNOWN = "day not known"


def reason(news: News, articles: Mapping[str, Article]) -> str:
    """Why it is told: "status planned → postponed, says the State Department"."""
    if not isinstance(news.by, Claim):
        return f"{correction_words(news.by)}, put right by {news.by.by}"
    article = articles.get(news.by.article)
    by = chain(news.by.attribution, agency=article.agency if article else None)
    return f"{'; '.join(_changed(news))}, says {by}"


def title(news: News) -> str:
    """Its status now, its kind and who takes part: "○ planned visit: Ann (AUT) → Japan"."""
    engagement = news.engagement
    people = "".join(piece.text for piece in who(engagement.participants, engagement.kind))
    return f"{MARKS[news.status]} {news.status} {engagement.kind}: {people}"


def news_dict(news: News, articles: Mapping[str, Article]) -> Json:
    """What was learned, of which engagement, why and on whose word."""
    claim = news.by if isinstance(news.by, Claim) else None
    article = articles.get(claim.article) if claim else None
    return {
        "id": news.id,
        "learned_at": instant(news.learned_at),
        "engagement": news.engagement.id,
        "title": title(news),
        "reason": reason(news, articles),
        "kind": news.engagement.kind.value,
        "before": news.before.value if news.before else None,
        "status": news.status.value,
        "day_before": days(news.day_before) if news.day_before else None,
        "when": days(news.when) if news.when else None,
        "by": news.by.by if not isinstance(news.by, Claim) else None,
        "attribution": [source.name for source in claim.attribution] if claim else [],
        "quote": claim.evidence[0].text if claim else None,
        "claim": claim.id if claim else None,
        "article": claim.article if claim else None,
        "url": article.url if article else None,
    }


def _changed(news: News) -> Iterator[str]:
    if news.before is None:
        yield f"new: {news.status}, {_words(news.when)}"
        return
    if news.before is not news.status:
        yield f"status {news.before} → {news.status}"
    if news.when and news.day_before != news.when:
        moved = news.day_before is None or not news.day_before.within(news.when)
        if moved:
            yield f"day {_words(news.day_before)} → {_words(news.when)}"


def _words(when: When | None) -> str:
    return when_words(when) if when else _UNKNOWN
