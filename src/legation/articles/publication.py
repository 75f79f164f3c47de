"""When a page says it was published and updated, and in which zone: one answer of many voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from legation.articles import zones
from legation.articles.clock import Stamp
from legation.articles.metadata import Stated, is_of_news, iso
from legation.errors import UnreadablePage
from legation.model import RawPage

_SAME = timedelta(minutes=2)
_NEAR = 2
"""Lines among which a clock belongs to the day before it: one may name what follows."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The page's clock.

    `day` is the day the page prints where no clock stands with it, or the own day that its
    bringer states (then `given` is true and `published`, an instant or None, is the page's).
    `warnings` say where the page's voices disagree.
    """

    published: datetime | None
    updated: datetime | None
    zone: str | None
    day: date | None
    given: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What helps to read a clock: the zone at the dateline, and which of two days is meant."""

    home: str | None
    city_zone: Callable[[str], str | None]
    choose: Callable[[Stamp], tuple[date, str | None]]


def publication(
    page: RawPage, stated: Stated, times: Sequence[str], stamps: Sequence[Stamp], setting: Setting
) -> Publication:
    """The page's clock: what its bringer states outranks its markup, that its visible text."""
    warnings: list[str] = []
    given = _given(page)
    shown = _shown(stamps, ("published", None), None, setting, warnings)
    shown_later = _shown(stamps, ("updated",), shown, setting, warnings)
    if not isinstance(shown_later, datetime):
        shown_later = _head_clock(stamps, shown, setting) or shown_later
    shown = _at_foot(stamps, shown, setting)
    marked = _marked(stated.published) or (_marked(times) if shown is None else None)
    if not isinstance(marked or shown, datetime):
        marked = _of_day(marked or shown, times) or marked
    later = _marked(stated.updated) or shown_later
    published: datetime | date | None = marked or shown
    if isinstance(marked, datetime) and isinstance(shown, datetime):
        own = _local_as_utc(marked, [shown, *_all_shown(stamps, setting, marked.date())])
        if own is not None:
            warnings.append(
                f"markup calls {_brief(marked)} what the page shows as {_brief(own)}, a whole "
                "shift of zone: the page's own zone stands"
            )
            published = own
            if isinstance(later, datetime) and later.utcoffset() == timedelta(0):
                later = later.replace(tzinfo=own.tzinfo)
        elif _apart(marked, shown):
            warnings.append(
                f"markup says published {_brief(marked)}, the page shows {_brief(shown)}: "
                "the markup stands"
            )
        elif marked.tzinfo is None and shown.tzinfo is not None:
            published = shown
    elif isinstance(shown, datetime) and marked is not None:
        published = shown
    if isinstance(given, datetime):
        if isinstance(published, datetime) and _apart(given, published):
            warnings.append(f"stated published {_brief(given)}, the page says {_brief(published)}")
        published = given
    elif given is not None and isinstance(published, datetime):
        if abs((published.date() - given).days) > 1:
            warnings.append(f"stated published {given}, the page says {_brief(published)}")
            published = given
    elif given is not None:
        published = given
    if isinstance(published, datetime) and published.tzinfo is None:
        published = _zoned_by(published, times)
    instant = published if isinstance(published, datetime) else None
    update = later if isinstance(later, datetime) else None
    if page.zone is not None:
        instant, update = _zoned(instant, page.zone), _zoned(update, page.zone)
    elif instant is not None and instant.tzinfo and update is not None and update.tzinfo is None:
        update = update.replace(tzinfo=instant.tzinfo)
    elif update is not None and update.tzinfo and instant is not None and instant is shown:
        # A line that says "published …, updated … (zone)" means the zone of both.
        instant = instant if instant.tzinfo else instant.replace(tzinfo=update.tzinfo)
    if update is not None and instant is not None and _before(update, instant):
        warnings.append(f"updated {_brief(update)} is before published {_brief(instant)}")
    if page.zone is None and stamps and instant is not None and instant is shown:
        zone = _zone_of(stamps, shown, setting) or zones.name_of(instant)
    else:
        zone = page.zone or (zones.name_of(instant) if instant is not None else None)
    plain = given if given is not None and not isinstance(given, datetime) else published
    day = plain if plain is not None and not isinstance(plain, datetime) else None
    if day is None and instant is None:
        day = _day_of(later)
    return Publication(
        instant, update, zone, day, given is not None and day == given, tuple(warnings)
    )


def _given(page: RawPage) -> datetime | date | None:
    if page.published is None:
        return None
    found: datetime | date | None
    try:
        if len(page.published) == 10:
            found = date.fromisoformat(page.published)
        else:
            found = datetime.fromisoformat(page.published)
    except ValueError:
        found = None
    if found is None or not is_of_news(found):
        raise UnreadablePage(
            f"{page.id} is stated published {page.published!r}; wanted a date such as 2024-05-22 "
            "or an instant such as 2024-05-22T07:30+09:00, of 1900 or later"
        )
    return found


def _marked(written: Sequence[str]) -> datetime | date | None:
    """The best of machine-written dates: an instant before a clock before a day."""
    found = [value for value in map(iso, written) if value is not None]
    instants = [value for value in found if isinstance(value, datetime)]
    zoned = [value for value in instants if value.tzinfo is not None]
    return next(iter([*zoned, *instants, *found]), None)


def _of_day(day: date | None, times: Sequence[str]) -> datetime | None:
    """The instant that a time element states for the day that the page prints."""
    instants = (at for at in map(iso, times) if isinstance(at, datetime))
    return next((at for at in instants if at.date() == day), None)


def _zoned_by(shown: datetime, times: Sequence[str]) -> datetime:
    """The clock with the zone of the element that states the same one, without where none does."""
    instants = (at for at in map(iso, times) if isinstance(at, datetime) and at.tzinfo)
    same = (at for at in instants if at.replace(second=0, tzinfo=None) == shown.replace(second=0))
    return next(same, shown)


def _shown(
    stamps: Sequence[Stamp],
    roles: tuple[str | None, ...],
    before: datetime | date | None,
    setting: Setting,
    warnings: list[str],
) -> datetime | date | None:
    """The first clock the page prints in one of these roles; a clock alone is of `before`'s day."""
    ranked = [stamp for role in roles for stamp in stamps if stamp.role == role]
    dated = [stamp for stamp in ranked if stamp.days]
    if before is None or dated:
        timed = [
            stamp for stamp in dated if stamp.clock is not None and stamp.role == dated[0].role
        ]
        for stamp in [*timed, *dated][:1]:
            day, doubt = setting.choose(stamp)
            if doubt:
                warnings.append(doubt)
            if stamp.clock is None and "published" in roles:
                # "Published: 16 May" at the foot, "16 May 14:32" over the story.
                told = next((it for it in ranked if it.clock and it.days == (day,)), None)
                return _clocked(told, day, setting, warnings) if told else day
            return day if stamp.clock is None else _clocked(stamp, day, setting, warnings)
        return None
    for stamp in ranked:
        own = _day_of(before)
        if stamp.clock is None or own is None:
            continue
        clock = _clocked(stamp, own, setting, warnings)
        if not isinstance(before, datetime):
            # "June 3, 2025 Updated 4:12 p.m. ET"
            return clock
        if clock.tzinfo is None:
            clock = clock.replace(tzinfo=before.tzinfo)
        return clock + timedelta(days=1) if _before(clock, before) else clock
    return None


def _at_foot(
    stamps: Sequence[Stamp], shown: datetime | date | None, setting: Setting
) -> datetime | date | None:
    """The day that the page prints with the one clock that it prints elsewhere, zone and all."""
    alone = [it for it in stamps if it.clock and it.zone and not it.days and it.role != "updated"]
    if shown is None or isinstance(shown, datetime) or len(alone) != 1:
        return shown
    return _clocked(alone[0], shown, setting, [])


def _head_clock(
    stamps: Sequence[Stamp], published: datetime | date | None, setting: Setting
) -> datetime | None:
    """The clock at the head of a page that says below when it was "First published"."""
    named = next((i for i, it in enumerate(stamps) if it.role == "published" and it.days), 0)
    if not named or not isinstance(published, datetime):
        return None
    head = stamps[named - 1]
    if head.role is not None or head.clock is None or len(head.days) != 1:
        return None
    at = _clocked(head, head.days[0], setting, [])
    return at if _before(published, at) else None


def _clocked(stamp: Stamp, day: date, setting: Setting, warnings: list[str]) -> datetime:
    assert stamp.clock is not None
    at = datetime.combine(day, stamp.clock)
    if stamp.zone is None:
        return at
    zone, doubt = zones.resolved(stamp.zone, at, home=setting.home, city_zone=setting.city_zone)
    if doubt and doubt not in warnings:
        warnings.append(doubt)
    return at.replace(tzinfo=zones.tz(zone)) if zone else at


def _zone_of(
    stamps: Sequence[Stamp], shown: datetime | date | None, setting: Setting
) -> str | None:
    """The zone's IANA name where the page names a city's or a region's time."""
    for stamp in stamps:
        if stamp.zone and stamp.clock and isinstance(shown, datetime):
            zone, _ = zones.resolved(
                stamp.zone,
                shown.replace(tzinfo=None),
                home=setting.home,
                city_zone=setting.city_zone,
            )
            return zone
    return None


def _zoned(at: datetime | None, zone: str) -> datetime | None:
    if at is None:
        return None
    there = zones.tz(zone)
    return at.replace(tzinfo=there) if at.tzinfo is None else at.astimezone(there)


def _apart(left: datetime, right: datetime) -> bool:
    """Whether two readings cannot be of one instant, whatever zone a bare one is in."""
    if left.tzinfo is not None and right.tzinfo is not None:
        return abs(left - right) > _SAME
    shift = abs(left.replace(tzinfo=None) - right.replace(tzinfo=None))
    return shift > timedelta(hours=26)


def _local_as_utc(marked: datetime, shown: Sequence[datetime]) -> datetime | None:
    """The page's local clock that markup gives as if it were UTC, as many systems do."""
    if marked.utcoffset() != timedelta(0):
        return None
    bare = marked.replace(tzinfo=None)
    return next(
        (at for at in shown if at.utcoffset() and abs(bare - at.replace(tzinfo=None)) < _SAME), None
    )


def _all_shown(stamps: Sequence[Stamp], setting: Setting, today: date) -> Iterator[datetime]:
    """Every clock that the page shows, whatever it is called; one without a day is of `today`."""
    for stamp in stamps:
        # "Today 19:15 (GMT-3)"
        for day in (stamp.days or ((today,) if stamp.zone else ())) if stamp.clock else ():
            yield _clocked(stamp, day, setting, [])


def _before(left: datetime, right: datetime) -> bool:
    if (left.tzinfo is None) != (right.tzinfo is None):
        left, right = left.replace(tzinfo=None), right.replace(tzinfo=None)
    return left < right - _SAME


def _day_of(at: datetime | date | None) -> date | None:
    return at.date() if isinstance(at, datetime) else at


def _brief(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def together(found: Sequence[tuple[int, Stamp]]) -> list[Stamp]:
    """Stamps of a page's lines in order, a clock on the line after its date joined to it.

    Each comes with the number of its line.
    """
    made: list[tuple[int, Stamp]] = []
    for line, stamp in found:
        if (
            made
            and not stamp.days
            and stamp.clock
            and not stamp.month_day
            and stamp.role in (None, made[-1][1].role, "published")
        ):
            before_line, before = made[-1]
            if before.days and before.clock is None and line - before_line <= _NEAR:
                role = before.role or stamp.role
                joined = replace(before, clock=stamp.clock, zone=stamp.zone, role=role)
                made[-1] = (line, joined)
                continue
        made.append((line, stamp))
    return [stamp for _, stamp in made]
