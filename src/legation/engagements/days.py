"""Do two claims speak of the same days?

A day that was held is a fact; a planned day may slip; a plan that was put off is looked for
later. Where a claim has no day, the day its article spoke on tells where to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from legation.engagements import scale
from legation.engagements.scale import Ground, weigh
from legation.model import Claim, Kind, Status, When

PLANS = frozenset({Status.POSSIBLE, Status.PROPOSED, Status.PLANNED})
DONE = frozenset({Status.UNDERWAY, Status.HELD})
OFF = frozenset({Status.POSTPONED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def overlaps(self, other: Stretch) -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Stretch) -> int:
        """Days from the end of the earlier to the start of the later; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def stated(claim: Claim) -> Stretch | None:
    """The days the claim states; an open end runs to the end of the calendar."""
    return stretch(claim.when.when) if claim.when else None


def stretch(when: When) -> Stretch:
    return Stretch(when.first or date.min, when.last or date.max)


def expected(claim: Claim, said: date | None) -> Stretch | None:
    """The days an undated claim of an article of `said` must mean; None where that is unknown."""
    if said is None:
        return None
    if claim.status in PLANS or claim.status is Status.DENIED:
        return Stretch(said, said + timedelta(scale.days("plan")))
    if claim.status in OFF:
        return Stretch(said - timedelta(scale.days("slip")), said + timedelta(scale.days("plan")))
    if not claim.main:
        return None
    return Stretch(said - timedelta(scale.days("report")), said)


def yet_to_come(a: Claim, b: Claim, *, said: date | None) -> bool:
    """Whether an article tells that one took place, and the other may after the article's day."""
    done, open_ = sorted((a, b), key=lambda claim: claim.status not in DONE)
    ours, theirs = stated(done), stated(open_)
    return (
        done.status in DONE
        and open_.status in (Status.POSSIBLE, Status.PROPOSED)
        and said is not None
        and ours is not None
        and theirs is not None
        and theirs.last > max(said, ours.last)
    )


def window(claim: Claim, said: date | None) -> Stretch:
    """The days within which a claim of the same engagement must have its own window."""
    days = stated(claim) or expected(claim, said)
    if days is None:
        return Stretch(date.min, said or date.max)
    later = scale.days("move")
    if claim.status in OFF:
        later = scale.days(claim.status)
    return Stretch(_shifted(days.first, -scale.days("move")), _shifted(days.last, later))


def compare(a: Claim, b: Claim, *, said_a: date | None, said_b: date | None) -> Iterator[Ground]:
    """What the days say; `said_a` and `said_b` are the days the two articles spoke on."""
    ours, theirs = stated(a), stated(b)
    if ours and theirs:
        yield (
            _arrived(a, b, ours, theirs) or _overlap(ours, theirs)
            if ours.overlaps(theirs)
            else _apart(_Told(a, ours, said_a), _Told(b, theirs, said_b))
        )
        return
    if not (ours or theirs):
        yield from _both_undated(a, b, said_a, said_b)
        return
    if any(_background(claim) for claim in (a, b)):
        yield weigh("undated_background", "one tells of an earlier time and no day")
        return
    ours, theirs = ours or expected(a, said_a), theirs or expected(b, said_b)
    if ours and theirs:
        if ours.overlaps(theirs):
            yield weigh("undated_near", "one has no day and may mean the other's")
        else:
            reports = a.status in DONE and b.status in DONE
            yield weigh(
                "undated_far",
                "one has no day and was said at another time",
                hard=reports and a.article == b.article,
            )


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    days: Stretch
    said: date | None


def _background(claim: Claim) -> bool:
    return claim.when is None and claim.status in DONE and not claim.main


def _both_undated(a: Claim, b: Claim, said_a: date | None, said_b: date | None) -> Iterator[Ground]:
    earlier = _background(a) or _background(b)
    apart = abs((said_a - said_b).days) if said_a and said_b else None
    if apart is not None and apart <= scale.days("slip" if earlier else "together"):
        yield weigh("undated_near", f"no day given, said {apart} days apart")
    elif earlier:
        yield weigh("undated_background", "one tells of an earlier time and no day")
    elif apart is not None and apart > scale.days("plan"):
        yield weigh("undated_far", f"no day given, said {apart} days apart")


def _arrived(a: Claim, b: Claim, ours: Stretch, theirs: Stretch) -> Ground | None:
    """Whether a visit is told to begin on the very day of an arrival."""
    arrival = a.kind is Kind.VISIT and Status.UNDERWAY in (a.status, b.status)
    if not arrival or ours.first != theirs.first:
        return None
    return weigh("same_day", f"both from {ours.first}")


def _overlap(ours: Stretch, theirs: Stretch) -> Ground:
    wide = max((each.last - each.first).days + 1 for each in (ours, theirs))
    if wide == 1:
        return weigh("same_day", f"the same day: {ours.first}")
    for name, days in (("same_week", 10), ("same_month", 45), ("same_season", 100)):
        if wide <= days:
            return weigh(name, f"days overlap within {wide}")
    return weigh("same_year", f"days overlap within {wide}, which says little")


def _apart(one: _Told, two: _Told) -> Ground:
    """The ground of two claims whose stated days do not overlap."""
    first, then = sorted((one, two), key=lambda told: told.days.first)
    gap = first.days.gap(then.days)
    statuses = (first.claim.status, then.claim.status)
    if all(status in DONE for status in statuses) and not _stays(first, then, gap):
        return _held_apart(first, then, gap)
    if _stays(first, then, gap):
        return weigh("slipped", f"a visit that was under way {gap} days before")
    if first.claim.status in DONE and _after(then.said, first.days.last):
        return weigh(
            "planned_again", f"announced after {first.days.last}, when it was held", hard=True
        )
    moved = _put_off(first, then, gap)
    if moved:
        return moved
    if gap <= scale.days("slip"):
        return weigh("slipped", f"{gap} days from plan to day")
    if gap <= scale.days("move"):
        return weigh("moved", f"{gap} days apart")
    return weigh("days_apart", f"{gap} days apart")


def _stays(first: _Told, then: _Told, gap: int) -> bool:
    """Whether a visitor who had arrived may still have been there: nobody told of the end."""
    arrived = first.claim.kind is Kind.VISIT and first.claim.status is Status.UNDERWAY
    return arrived and then.claim.status is not Status.POSSIBLE and gap < scale.days("visit")


def _held_apart(first: _Told, then: _Told, gap: int) -> Ground:
    visit = first.claim.kind is Kind.VISIT
    if gap == 1 and visit:
        return weigh("slipped", "held on days that follow each other")
    if gap == 1 and first.claim.status is Status.UNDERWAY and first.claim.kind is not Kind.CALL:
        return weigh("slipped", f"under way since {first.days.first}")
    if gap == 1 and (
        then.claim.status is Status.UNDERWAY or not (_is_day(first) and _is_day(then))
    ):
        return weigh("day_after", "held a day apart")
    return weigh("held_apart", f"held {gap} days apart", hard=True)


def _put_off(first: _Told, then: _Told, gap: int) -> Ground | None:
    """A plan for later days may be the one put off; the longer it took, the less likely."""
    off = next((told for told in (first, then) if told.claim.status in OFF), None)
    if off is None:
        return None
    limit = scale.days(off.claim.status)
    other = then if off is first else first
    if off is first:
        fits = not _after(off.said, other.said)
        reason = f"{other.days.first} follows the day it was {off.claim.status} from"
    else:
        fits = other.claim.status in PLANS and not _after(off.said, other.days.last)
        reason = f"{off.claim.status} from {other.days.first} to {off.days.first}"
    if not fits or gap > limit:
        return None
    return weigh("put_off", reason, part=1 - gap / limit)


def _after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _is_day(told: _Told) -> bool:
    return told.days.first == told.days.last


def _shifted(day: date, days: int) -> date:
    low, high = (day - date.min).days, (date.max - day).days
    return day + timedelta(max(-low, min(high, days)))


def moved_unsaid(claims: Iterable[Claim]) -> bool:
    """Whether days lie too far apart for one engagement that nobody says was put off."""
    found = tuple(claims)
    if any(claim.status in OFF for claim in found):
        return False
    dated = (stated(claim) for claim in found if claim.status in PLANS | DONE)
    reach: date | None = None
    for each in sorted((days for days in dated if days), key=lambda days: days.first):
        if reach and (each.first - reach).days > scale.days("move"):
            return True
        reach = max(reach or each.last, each.last)
    return False
