"""What is added to a diary: pages, and readings made elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from legation import articles, engagements, pages, settings, store
from legation.diary.opened import Keep, Opened, learned_now, said_by
from legation.errors import PageError
from legation.model import RawPage, Reading
from legation.reading import as_kept, day_of, one_page
from legation.timings import stage

_MANY = 500
"""How many pages one transaction of `add_readings` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a page brought to a diary.

    `new` and `known` count its claims by whether the diary had them; `engagements` are the
    ids of those its new claims speak of. `reason` says why nothing was read, None where it was.
    """

    page: str
    article: str | None = None
    title: str | None = None
    new: int = 0
    known: int = 0
    engagements: tuple[str, ...] = ()
    reason: str | None = None


class Filling(Opened):
    """Pages come in, are read, and their claims are linked to those the diary has."""

    def look(self, page: RawPage) -> None:
        """Take note of what a page shows, for the others of its site that are added before it."""
        self._seen.note(self._open.sighting(page))

    def add(self, page: RawPage | str | Path) -> Added:
        """Read a page, or the file at a path, and keep what it says; a known one changes nothing.

        A page that cannot be read is told of in `Added.reason` and not kept.
        """
        try:
            return self._add(one_page(page))
        except PageError as error:
            return Added(
                page=page.id if isinstance(page, RawPage) else str(page), reason=str(error)
            )

    def _add(self, page: RawPage) -> Added:
        with self._store.reading() as connection:
            article = store.known(connection, page, rules=self._rules())
            known = store.reading(connection, article) if article else None
        if known:
            return Added(
                page=page.id,
                article=known.article.id,
                title=known.article.title,
                known=len(known.claims),
            )
        reading = as_kept(page, self._read(page))
        with stage("write"):
            return self.add_reading(page, reading)

    def add_reading(self, page: RawPage, reading: Reading) -> Added:
        """Keep a page and the reading that was made of it elsewhere, in one transaction."""
        with self._store.writing() as connection:
            made_at = learned_now(connection)
            for reason in self._forgotten(connection, [(page, reading)]).values():
                raise PageError(reason)
            before = store.reading(connection, reading.article.id)
            new = self._append(connection, [(page, reading)], [before], made_at=made_at)
            self._link(connection, reading, new, made_at=made_at)
            if new or before is not None:
                old = {claim.id for claim in before.claims} if before else set()
                present = self._refold(connection, new | old | {c.id for c in reading.claims})
            else:
                present = ()
        touched = [e.id for e in present if any(c.id in new for c in e.grounds)]
        return Added(
            page=page.id,
            article=reading.article.id,
            title=reading.article.title,
            new=len(new),
            known=len({claim.id for claim in reading.claims} - new),
            engagements=tuple(touched),
        )

    def add_readings(
        self, told: Iterable[tuple[RawPage, Reading]], *, rules: str | None = None
    ) -> tuple[Added, ...]:
        """Keep many pages and their readings, and only then link all that the diary holds.

        Far quicker than one by one where there are more of them than the diary has; the diary is
        the same. One that breaks off is linked when the diary is next opened. `rules` is the
        version that made the readings where it was not this one. Readings that the diary has
        change nothing. Gives those pages that are not kept, with the reason.
        """
        rest = iter(told)
        version = rules or self._rules()
        refused: list[Added] = []
        while given := list(islice(rest, _MANY)):
            with self._store.writing() as connection:
                why = self._forgotten(connection, given)
                refused += (
                    Added(page=page.id, reason=why[reading.article.id])
                    for page, reading in given
                    if reading.article.id in why
                )
                kept = [one for one in given if one[1].article.id not in why]
                count = store.counting(connection, kept, rules=version)
                some = [one for one in kept if one[1].article.id not in count]
                if not some:
                    continue
                store.note_down(connection, store.Note.FOLDED, None)
                there = store.known_articles(connection, [told.article.id for _, told in some])
                before = [
                    store.reading(connection, told.article.id) if told.article.id in there else None
                    for _, told in some
                ]
                self._append(
                    connection, some, before, made_at=learned_now(connection), rules=version
                )
        with self._store.reading() as connection:
            linked = store.noted(connection, store.Note.FOLDED) == settings.folding()
        if not linked:
            self.rebuild()
        return tuple(refused)

    def _append(
        self,
        connection: store.Connection,
        told: Sequence[tuple[RawPage, Reading]],
        before: Sequence[Reading | None],
        *,
        made_at: datetime,
        rules: str | None = None,
    ) -> frozenset[str]:
        """Let readings count in place of those before; the ids of new claims."""
        if self._keep is Keep.PAGES:
            for page, _ in told:
                pages.keep(page, self.archive)
        new = store.add_readings(
            connection,
            [self._incoming(page, reading) for page, reading in told],
            rules=rules or self._rules(),
            made_at=made_at,
        )
        for (page, reading), old in zip(told, before, strict=True):
            if old is not None:
                heirs = engagements.heirs(old.claims, reading.claims)
                store.add_heirs(connection, heirs, made_at=made_at)
            shown = self._open.sighting(page)
            if shown is not None and shown.by_host:
                store.add_sighting(
                    connection,
                    site=shown.site,
                    page=shown.page,
                    numbers=shown.numbers,
                    most=articles.SAMPLE,
                )
        return new

    def _incoming(self, page: RawPage, reading: Reading) -> store.Incoming:
        said_on = day_of(reading.article)
        return store.Incoming(
            page=page,
            reading=reading if self._keep is Keep.PAGES else quotes_alone(reading),
            facets=[engagements.facets(claim, said_on) for claim in reading.claims],
            said_on=said_on,
            fingerprint=engagements.fingerprint(reading.article, said_on=said_on),
            named=[engagements.folded(fact.person) for fact in reading.offices],
        )

    def _link(
        self,
        connection: store.Connection,
        reading: Reading,
        new: Collection[str],
        *,
        made_at: datetime,
    ) -> None:
        """Compare the new claims of a reading with their neighbours."""
        said_on = day_of(reading.article)
        one_story = self._one_story(connection)
        for claim in reading.claims:
            if claim.id in new:
                near = store.near(connection, engagements.facets(claim, said_on))
                said = said_by(near) | ({reading.article.id: said_on} if said_on else {})
                decided = (
                    engagements.decide(
                        claim, told.claim, said=said, made_at=made_at, one_story=one_story
                    )
                    for told in near
                    if told.claim.id != claim.id
                )
                store.add_decisions(connection, filter(None, decided))

    def _forgotten(
        self, connection: store.Connection, told: Sequence[tuple[RawPage, Reading]]
    ) -> dict[str, str]:
        """Why the articles that somebody had forgotten are not kept, by their ids."""
        pages = {reading.article.id: page for page, reading in told}
        found = store.tombstones(connection, {id: page.hash for id, page in pages.items()})
        return {
            id: f"{pages[id].id}: {stone.by} had this page forgotten on {stone.made_at:%Y-%m-%d}"
            + (f" ({stone.reason})" if stone.reason else "")
            + "; wanted a page that may be kept"
            for id, stone in found.items()
        }


def quotes_alone(reading: Reading) -> Reading:
    """The reading with its article's text blank but for the quotes, which stay where they stand."""
    text = reading.article.text
    quoted = bytearray(len(text))
    for quote in reading.quotes():
        quoted[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    blank = "".join(
        char if keep or char == "\n" else " " for char, keep in zip(text, quoted, strict=True)
    )
    return replace(reading, article=replace(reading.article, text=blank))
