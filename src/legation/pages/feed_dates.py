"""The dates of feeds, with the offset they were written in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)"
    r"(?:[Tt ]+(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*([Zz]|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.ASCII,
)
_FIRST_YEAR = 1900
_LONGEST = 100
_GREENWICH = re.compile(r"(?:[+-]00:?00|\b(?:UTC?|GMT|Z))(?:\s*\(.*\))?$", re.IGNORECASE)


def iso(written: str) -> str | None:
    """A feed's date in ISO 8601, its own UTC offset kept; None where it is no date we read.

    Reads RFC 3339 and its shorter forms (Atom, JSON Feed, Dublin Core) and RFC 822 (RSS). A zone
    named by letters outside RFC 822 stays unsaid, since several countries share its name.
    """
    written = " ".join(written.split())
    if len(written) > _LONGEST:
        return None
    found = _ISO.fullmatch(written)
    if found is None:
        return _mail(written)
    day, clock, offset = found.groups()
    if clock is None:
        return _valid(day)
    if offset is None:
        return _valid(f"{day}T{clock}")
    if offset in "Zz":
        return _valid(f"{day}T{clock}+00:00")
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return _valid(f"{day}T{clock}{offset[0]}{digits[:2]}:{digits[2:]}")


def past(written: str) -> str | None:
    """The date in ISO 8601 unless it is to come: nothing was published tomorrow.

    A day is allowed for clocks and zones that differ.
    """
    told = iso(written)
    if told is None:
        return None
    at = datetime.fromisoformat(told)
    limit = datetime.now(UTC) + timedelta(days=1)
    return told if (at if at.tzinfo else at.replace(tzinfo=UTC)) <= limit else None


def _valid(written: str) -> str | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    # "0001-01-01" is what systems print for a date that nobody filled in.
    return written if at.year >= _FIRST_YEAR else None


def _mail(written: str) -> str | None:
    try:
        parts = parsedate_tz(written)
    except (ValueError, IndexError, OverflowError):
        return None
    if parts is None:
        return None
    # The library takes a zone it does not know, and no zone, for Greenwich.
    offset = parts[9] if parts[9] or _GREENWICH.search(written) else None
    try:
        at = datetime(*parts[:6])
        if offset is not None:
            at = at.replace(tzinfo=timezone(timedelta(seconds=offset)))
    except (ValueError, OverflowError):
        return None
    return at.isoformat(timespec="seconds")
