"""What a record or an option states of a page: checked before any page is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from legation.errors import PageError

_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Stated:
    """What options state of pages; it stands in where a page's own record states nothing."""

    published: str | None = None
    zone: str | None = None
    url: str | None = None


def check_stated(*, published: str | None = None, zone: str | None = None) -> None:
    """Raise PageError unless `published` is ISO 8601 and `zone` an IANA name or UTC offset."""
    if published is not None:
        try:
            datetime.fromisoformat(published)
        except ValueError as error:
            raise PageError(
                f"published is {published!r}; wanted a date such as 2024-05-22 "
                "or an instant such as 2024-05-22T07:30+09:00"
            ) from error
    if zone is not None and not _OFFSET.fullmatch(zone):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise PageError(
                f"zone is {zone!r}; wanted a name such as Asia/Tokyo or an offset such as +09:00"
            ) from error
