"""What a diary watches: feeds, saved searches, and the alerts that are to be told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from legation import store
from legation.diary.asking import Asking
from legation.errors import NotInDiary
from legation.model import Alert, Claim, News, Search, content_id
from legation.views.alerts import alert_dict

_LATE = timedelta(hours=1)
"""So long after it was learned may news still come into the diary, if a page is long in writing."""

_REMEMBERED = timedelta(days=30)
"""So long an alert that was told is kept."""


class Watching(Asking):
    """The memory of `legation watch`; each call is a transaction of its own."""

    def feed(self, address: str) -> store.FeedState | None:
        """A watched feed as it was last asked; None where it never was."""
        with self._store.reading() as connection:
            return store.feed(connection, address)

    def note_feed(self, state: store.FeedState) -> None:
        """Keep how a feed was asked."""
        with self._store.writing() as connection:
            store.note_feed(connection, state)

    def seen(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of these entries of feeds that were seen before."""
        with self._store.reading() as connection:
            return store.seen(connection, keys)

    def note_entry(self, state: store.EntryState) -> None:
        """Keep what came of a feed's entry."""
        with self._store.writing() as connection:
            store.note_entry(connection, state)

    def entries_due(self, now: datetime) -> tuple[store.EntryState, ...]:
        """The entries whose pages are to be tried again by now."""
        with self._store.reading() as connection:
            return store.entries_due(connection, now)

    def read_at(self, address: str) -> datetime | None:
        """When the page at an address was last read; None where the diary has none of it."""
        with self._store.reading() as connection:
            return store.read_at(connection, address)

    def alone(self, now: datetime) -> dict[str, datetime]:
        """The hosts that asked to be left alone, and until when."""
        with self._store.reading() as connection:
            return store.alone(connection, now)

    def leave_alone(self, hosts: Mapping[str, datetime]) -> None:
        """Keep which hosts are to be left alone, and until when."""
        with self._store.writing() as connection:
            store.leave_alone(connection, hosts)

    def save_search(self, search: Search) -> None:
        """Keep a search, in place of one of the same name; news from now on is told."""
        with self._store.writing() as connection:
            store.save_search(connection, search)

    def searches(self) -> tuple[Search, ...]:
        """The saved searches by name."""
        with self._store.reading() as connection:
            return tuple(search for search, _ in store.searches(connection))

    def remove_search(self, name: str) -> None:
        """Drop a search with its alerts; NotInDiary where there is none of this name."""
        with self._store.writing() as connection:
            if not store.remove_search(connection, name):
                names = ", ".join(search.name for search, _ in store.searches(connection))
                raise NotInDiary(
                    f"{self.path} has no saved search {name!r}; wanted one of {names or 'none yet'}"
                    ": run legation search list"
                )

    def find_alerts(self, now: datetime, *, site: str | None = None) -> int:
        """Look what saved searches have to tell since they last did; how many alerts are new.

        Each is kept, once for each door, until it was told. `site` is the address at which the
        diary is served, for the links of alerts.
        """
        with self._store.reading() as connection:
            searches = store.searches(connection)
        new = 0
        for search, since in searches:
            news = self.changes(search.query, since)
            articles = self.articles({one.by.article for one in news if isinstance(one.by, Claim)})
            found = [
                Alert(
                    id=content_id("alert", search.name, door.address, one.id),
                    search=search.name,
                    door=door.address,
                    article=_article(one),
                    learned_at=one.learned_at,
                    body=json.dumps(
                        alert_dict(one, articles, search=search.name, site=site),
                        ensure_ascii=False,
                    ),
                    due_at=now,
                )
                for one in news
                if one.learned_at >= search.saved_at
                for door in search.doors
            ]
            with self._store.writing() as connection:
                new += store.add_alerts(connection, found)
                store.found_up_to(
                    connection, search.name, max(since, now - _LATE), told=now - _REMEMBERED
                )
        return new

    def alerts_due(self, now: datetime) -> tuple[Alert, ...]:
        """The alerts that are to be told by now, in the order in which they were learned."""
        with self._store.reading() as connection:
            return store.alerts_due(connection, now)

    def note_alert(self, alert: Alert) -> None:
        """Keep what came of telling an alert."""
        with self._store.writing() as connection:
            store.note_alert(connection, alert)

    def alert_counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How many alerts were told lately and how many wait, by search and door."""
        with self._store.reading() as connection:
            return store.alert_counts(connection)


def _article(news: News) -> str | None:
    return news.by.article if isinstance(news.by, Claim) else None
