"""Times in words: what an EDTF value says to a reader."""

from __future__ import annotations

from datetime import date, datetime

from legation.model import When

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def day_words(day: date, *, year: bool = True) -> str:
    """A day with its weekday: "Wed 29 May 2024"; without its year where a heading gives it."""
    words = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def when_words(when: When, *, within: int | None = None) -> str:
    """A time in words, "Wed 29 May 2024"; `within` is a year that goes without saying.

    Weeks and other spans of days read "Mon 27 May – Sun 2 Jun 2024", open intervals "since
    2022" and "until 2022".
    """
    begin, slash, end = when.edtf.partition("/")
    if not slash:
        return _point(begin, within)
    if end in ("", ".."):
        return f"since {_point(begin, within)}"
    if begin in ("", ".."):
        return f"until {_point(end, within)}"
    shared = begin[:4] == end[:4] and len(begin) > 4 and begin[4] == "-"
    last = _point(end, within)
    return f"{_point(begin, int(end[:4]) if shared else within)} – {last}"


def brief_words(when: When, *, within: int) -> str:
    """As `when_words`, days of a span without their weekdays: "27–28 May", "27 May – 2 Jun"."""
    first, last = when.first, when.last
    if first is None or last is None or when.edtf.count("-") != 4 or "/" not in when.edtf:
        return when_words(when, within=within)
    begin = (
        f"{first.day}" if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]} "
    )
    end = f"{last.day} {_MONTHS[last.month - 1]}"
    dash = "–" if first.month == last.month else "– "
    return f"{begin}{dash}{end}" + ("" if last.year == within else f" {last.year}")


def _point(edtf: str, within: int | None) -> str:
    doubt = _DOUBT.get(edtf[-1], "")
    value = edtf.rstrip("~?%")
    year, _, rest = value.partition("-")
    if "X" in year:
        return f"{doubt}the {year.replace('X', '0')}s"
    told = "" if within is not None and year == f"{within:04d}" else f" {year}"
    if not rest:
        return f"{doubt}{year}"
    if rest in _SEASONS:
        return f"{doubt}{_SEASONS[rest]}{told}"
    if "-" in rest:
        return doubt + day_words(date.fromisoformat(value), year=bool(told))
    return f"{doubt}{_LONG[int(rest) - 1]}{told}"


def instant_words(instant: datetime | date) -> str:
    """A page's clock: "Tue 21 May 2024 22:56", with the zone's offset where it is known.

    A bare date is its day alone.
    """
    if not isinstance(instant, datetime):
        return day_words(instant)
    words = f"{day_words(instant.date())} {instant:%H:%M}"
    if instant.tzinfo is None:
        return words
    offset = instant.isoformat()[-6:]
    return f"{words} {'UTC' if offset == '+00:00' else offset}"


def said_words(said_on: str | None) -> str:
    """The day on which something was said, from its ISO form; "undated" where unknown."""
    return day_words(date.fromisoformat(said_on[:10])) if said_on else "undated"
