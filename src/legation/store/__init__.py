"""The diary on disk: the only home of SQLAlchemy.

with store.opened(Path("legation.db")) as kept, kept.writing() as connection:
    store.add_readings(connection, [incoming], rules=…, made_at=…)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from legation.store import connect
from legation.store.again import add_print, find_by, name_offices, office_facts, unprinted
from legation.store.asking import (
    Counts,
    KeptPage,
    ToldAct,
    ToldMention,
    ToldOffice,
    Tombstone,
    acts,
    any_article,
    articles,
    claims_of,
    counts,
    kept_pages,
    known,
    known_articles,
    mentions,
    named,
    naming,
    offices,
    reading,
    said_on,
    saying,
    seeds,
    sightings,
    tombstones,
)
from legation.store.bearers import met, named_so, names_like
from legation.store.connect import Location, location, shown
from legation.store.finding import by_days, engagement_ids, having_sides, latest, located, tallies
from legation.store.forgetting import called, forget, still_needed
from legation.store.linking import (
    KeptPrint,
    ToldClaim,
    batches,
    claims,
    corrections,
    decided,
    decisions,
    family,
    heirs,
    near,
    neighbours,
    prints,
    reasoned,
)
from legation.store.moments import decided_last, learned_last
from legation.store.news import Clock, clocks, learned_since
from legation.store.present import (
    Note,
    claims_of_engagements,
    clear,
    load,
    note_down,
    noted,
    of_claims,
    placed,
    replace_engagements,
    whose,
)
from legation.store.telling import (
    add_alerts,
    alert_counts,
    alerts_due,
    found_up_to,
    note_alert,
    remove_search,
    save_search,
    searches,
)
from legation.store.tokens import Token, add_token, revoke_token, tokens
from legation.store.wanted import Names, Standing, Wanted
from legation.store.watching import (
    EntryState,
    FeedState,
    alone,
    entries_due,
    entries_waiting,
    feed,
    leave_alone,
    note_entry,
    note_feed,
    read_at,
    seen,
)
from legation.store.writing import (
    Incoming,
    add_corrections,
    add_decisions,
    add_heirs,
    add_readings,
    add_sighting,
    counting,
    drop_verdicts_of_rules,
)

__all__ = [
    "Clock",
    "Connection",
    "Counts",
    "EntryState",
    "FeedState",
    "Incoming",
    "KeptPage",
    "KeptPrint",
    "Location",
    "Names",
    "Note",
    "Standing",
    "Store",
    "Token",
    "ToldAct",
    "ToldClaim",
    "ToldMention",
    "ToldOffice",
    "Tombstone",
    "Wanted",
    "acts",
    "add_alerts",
    "add_corrections",
    "add_decisions",
    "add_heirs",
    "add_print",
    "add_readings",
    "add_sighting",
    "add_token",
    "alert_counts",
    "alerts_due",
    "alone",
    "any_article",
    "articles",
    "batches",
    "by_days",
    "called",
    "claims",
    "claims_of",
    "claims_of_engagements",
    "clear",
    "clocks",
    "corrections",
    "counting",
    "counts",
    "decided",
    "decided_last",
    "decisions",
    "drop_verdicts_of_rules",
    "engagement_ids",
    "entries_due",
    "entries_waiting",
    "family",
    "feed",
    "find_by",
    "forget",
    "found_up_to",
    "having_sides",
    "heirs",
    "kept_pages",
    "known",
    "known_articles",
    "latest",
    "learned_last",
    "learned_since",
    "leave_alone",
    "load",
    "located",
    "location",
    "mentions",
    "met",
    "name_offices",
    "named",
    "named_so",
    "names_like",
    "naming",
    "near",
    "neighbours",
    "note_alert",
    "note_down",
    "note_entry",
    "note_feed",
    "noted",
    "of_claims",
    "office_facts",
    "offices",
    "open_store",
    "opened",
    "placed",
    "prints",
    "read_at",
    "reading",
    "reasoned",
    "remove_search",
    "replace_engagements",
    "revoke_token",
    "said_on",
    "save_search",
    "saying",
    "searches",
    "seeds",
    "seen",
    "shown",
    "sightings",
    "still_needed",
    "tallies",
    "tokens",
    "tombstones",
    "unprinted",
    "upgrade",
    "whose",
]


@dataclass(frozen=True, slots=True)
class Store:
    """An open diary file; what is asked and written runs in a transaction of one of these."""

    path: Location
    engine: Engine

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the diary."""
        return connect.reading(self.engine, self.path)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is kept whole, or not at all where it ends in an exception."""
        return connect.writing(self.engine, self.path)

    def map(self) -> None:
        """Read a file where the system holds it in memory, for who asks again and again."""
        connect.mapped(self.engine, self.path)

    def copy(self, path: Path) -> None:
        """Write the diary as it is now to another file, whoever writes meanwhile."""
        connect.copy(self.engine, self.path, path)

    def close(self) -> None:
        self.engine.dispose()


def open_store(path: Location) -> Store:
    """The diary kept there, made where there is none; DiaryError where it cannot be used."""
    return Store(path, connect.connect(path))


def upgrade(path: Location) -> tuple[int, int]:
    """Bring the diary kept there to this version, a copy of an old file beside it.

    The versions before and after; the copy is called "legation.db.v1" after the first.
    """
    return connect.upgrade(path)


@contextmanager
def opened(path: Location) -> Iterator[Store]:
    """The diary at `path` for the length of a `with` block."""
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()
