"""What a diary learned of an engagement, step by step in the order in which it learned it.

The history of an engagement is in the order of the articles' days; this is in the order in which
the articles came. A report that comes late changes the history and is no news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from legation.engagements.days import PLANS
from legation.engagements.fold import days_of, last_word
from legation.engagements.history import in_order, outspoken
from legation.engagements.likeness import Said
from legation.model import Aspect, Claim, Engagement, News, Status, When

_State = tuple[Status, When | None]


def news(engagement: Engagement, *, read: Mapping[str, datetime], said: Said) -> tuple[News, ...]:
    """What was learned of an engagement, the first first: its being new, and what changed it.

    `read` tells when each of its articles was first read, `said` the day each spoke on. A change
    is another status, a day that was not known, a day in place of a longer span, days that do not
    fit those before, or a person's correction.
    """
    told = [*_claimed(engagement, read, said), *_corrected(engagement)]
    return tuple(sorted(told, key=lambda one: one.learned_at))


def _claimed(engagement: Engagement, read: Mapping[str, datetime], said: Said) -> Iterator[News]:
    came: dict[datetime, list[Claim]] = defaultdict(list)
    for claim in engagement.grounds:
        if claim.article in read:
            came[read[claim.article]].append(claim)
    lent = {claim.id for claim in engagement.seen}
    known: list[Claim] = []
    seen: list[Claim] = []
    before: _State | None = None
    for moment in sorted(came):
        known += [claim for claim in came[moment] if claim.id not in lent]
        seen += [claim for claim in came[moment] if claim.id in lent]
        if not known:
            continue
        telling = outspoken(in_order(known, said=said))
        now = last_word(telling, said)
        told = (now.status, days_of(telling, now, said))
        if seen and now.status in PLANS:
            now, told = seen[0], (Status.HELD, told[1])
        state = _put_right(engagement, moment, told)
        if before is not None:
            before = _put_right(engagement, moment, before)
        if before is None or _is_news(before, state):
            yield News(
                engagement=engagement,
                learned_at=moment,
                status=state[0],
                when=state[1],
                before=before[0] if before else None,
                day_before=before[1] if before else None,
                by=now if now in came[moment] else in_order(came[moment], said=said)[-1],
            )
        before = told


def _corrected(engagement: Engagement) -> Iterator[News]:
    for word in engagement.corrections:
        yield News(
            engagement=engagement,
            learned_at=word.made_at,
            status=engagement.status,
            when=engagement.when,
            before=engagement.status,
            day_before=engagement.when,
            by=word,
        )


def _put_right(engagement: Engagement, moment: datetime, told: _State) -> _State:
    """What pages told of an engagement, as people had put it right by then."""
    status, when = told
    for word in engagement.corrections:
        if word.made_at <= moment and word.aspect is Aspect.STATUS:
            status = engagement.status
        if word.made_at <= moment and word.aspect is Aspect.WHEN:
            when = engagement.when
    return status, when


def _is_news(before: _State, now: _State) -> bool:
    (status, when), (status_now, when_now) = before, now
    if status is not status_now:
        return True
    if when is None or when_now is None:
        return when is None and when_now is not None
    closer = when_now.is_day and not when.is_day and when_now.within(when)
    return closer or not when.overlaps(when_now)
