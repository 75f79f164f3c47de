"""A web site with feeds on this computer, a diary that watches it, and a clock to turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from websites import Site

from legation.diary import Diary
from legation.model import Door, Query, Search
from legation.pages import Fetching
from legation.watch import Receipt, Telling, watch

TEXT = ("Content-Type", "text/plain; charset=utf-8")
RSS = ("Content-Type", "application/rss+xml")
PLAN = b"""Norwegian minister to visit Ottawa

OSLO, May 8, 2024 - Norway's Foreign Minister Espen Barth Eide will visit Ottawa on May 14, 2024, \
the ministry said on Wednesday.
"""
PUT_OFF = b"""Norwegian minister puts off visit to Ottawa

OSLO, May 10, 2024 - Norway's Foreign Minister Espen Barth Eide has postponed his May 14 visit to \
Ottawa, the ministry said on Friday.
"""
PLAN_ITEM = ("/plan", "Wed, 08 May 2024 08:00:00 GMT")
PUT_OFF_ITEM = ("/off", "Fri, 10 May 2024 08:00:00 GMT")


def rss(*items: tuple[str, str], channel: str = "") -> bytes:
    """A feed of these addresses with their dates."""
    told = "".join(
        f"<item><title>News</title><link>{link}</link><pubDate>{at}</pubDate></item>"
        for link, at in items
    )
    return f'<rss version="2.0"><channel>{channel}{told}</channel></rss>'.encode()


@dataclass
class Watching:
    """A diary and the site that it watches."""

    diary: Diary
    site: Site
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    shown: list[dict[str, object]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def serve(self, path: str, body: bytes, *headers: tuple[str, str], status: int = 200) -> str:
        """Answer so at a path; its address."""
        self.site.answers[path] = (status, list(headers), body)
        return f"{self.site.address}{path}"

    def feed(self, *items: tuple[str, str], path: str = "/feed", channel: str = "") -> str:
        """Serve a feed of these items, and the pages they lead to."""
        self.serve("/plan", PLAN, TEXT)
        self.serve("/off", PUT_OFF, TEXT)
        return self.serve(path, rss(*items, channel=channel), RSS)

    def look(self, *feeds: str, patience: float = 5.0, secret: str | None = None) -> Receipt:
        """A round at these feeds, now."""
        return watch(
            self.diary,
            feeds,
            fetching=Fetching(private=True, pause=0.0, patience=patience),
            telling=Telling(show=self.shown.append, secret=secret, sleep=self.slept.append),
            clock=lambda: self.now,
        )

    def later(self, **time: float) -> None:
        """Turn the clock on."""
        self.now += timedelta(**time)

    def save(self, *doors: Door, query: Query | None = None, name: str = "all") -> None:
        """Save a search that is told at these doors."""
        at = self.now - timedelta(seconds=1)
        found = Search(name=name, query=query or Query(), doors=doors, saved_at=at)
        self.diary.save_search(found)
