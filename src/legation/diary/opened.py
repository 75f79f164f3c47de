"""A diary opened: one file and its folder of pages, and what its claims add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from legation import articles, engagements, settings, store
from legation.articles import Layout, Opener, Sighting, Sightings
from legation.language import Language
from legation.lexicon import Lexicon
from legation.model import Claim, Engagement, RawPage, Reading, content_id
from legation.model.decision import RULES
from legation.reading import default_lexicon, read

_MANY = 500
_MOMENT = timedelta(microseconds=1)
"""How many decisions one statement takes."""


class Keep(StrEnum):
    """What a diary keeps of a page: all of it, or its quotes and what is known about it."""

    PAGES = "pages"
    QUOTES = "quotes"


class Opened:
    """What every part of a diary rests on: its store, what its pages are read by, and the fold.

    `Diary` says what its arguments mean.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        lexicon: Lexicon | None = None,
        language: Language | None = None,
        layouts: Sequence[Layout] = (),
        today: date | None = None,
        keep: Keep = Keep.PAGES,
        archive: Path | None = None,
    ) -> None:
        self._location = store.location(path)
        self.path = store.shown(self._location)
        self._keep = keep
        self.archive = archive or settings.archive_of(self._location)
        self._lexicon = lexicon or default_lexicon()
        self._language = language
        self._layouts = tuple(layouts)
        self._seen, self._open = Sightings(), Opener(self._layouts)
        self._today = today
        self._store = store.open_store(self._location)
        with self._store.reading() as connection:
            rules = {note: store.noted(connection, note) for note in store.Note}
        if rules[store.Note.FOUND] != settings.folding():
            self._find_anew()
        if rules[store.Note.FOLDED] != settings.folding():
            self.rebuild()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; a `with` block does it."""
        self._store.close()

    def map(self) -> None:
        """Read the file in the system's own memory from now on: for a server, which always asks."""
        self._store.map()

    def rebuild(self) -> None:
        """Link and fold all anew from what articles say and what people decided."""
        with self._store.writing() as connection:
            store.clear(connection)
            self._relink(connection)
            done: set[str] = set()
            for some in store.batches(connection):
                kin = store.family(connection, set(some) - done)
                self._refold(connection, kin)
                done |= kin
            store.note_down(connection, store.Note.FOLDED, settings.folding())

    def _find_anew(self) -> None:
        """Make anew what claims, offices and copies are found by, as the rules of now have it."""
        with self._store.writing() as connection:
            for some in store.batches(connection):
                told = store.claims(connection, some)
                facets = {t.claim.id: engagements.facets(t.claim, t.said_on) for t in told}
                store.find_by(connection, facets)
            told_offices = store.office_facts(connection)
            names = ((key, engagements.folded(fact.person)) for key, fact in told_offices)
            store.name_offices(connection, names)
            for one in store.unprinted(connection):
                made = engagements.fingerprint(one.article, said_on=one.said_on)
                store.add_print(connection, one.reading, made)
            store.note_down(connection, store.Note.FOUND, settings.folding())

    def _relink(self, connection: store.Connection) -> None:
        """The rules' decisions, all of them anew."""
        store.drop_verdicts_of_rules(connection)
        made_at = datetime.now(UTC)
        said: dict[str, date] = {}

        def by_first() -> Iterator[tuple[engagements.Facets, Claim]]:
            for some in store.batches(connection):
                told = store.claims(connection, some)
                said.update(said_by(told))
                found = [(engagements.facets(t.claim, t.said_on), t.claim) for t in told]
                yield from sorted(found, key=lambda one: one[0].first)

        one_story = self._one_story(connection)
        found = filter(
            None,
            (
                engagements.decide(a, b, said=said, made_at=made_at, one_story=one_story)
                for a, b in engagements.sweep(by_first())
            ),
        )
        while some := list(islice(found, _MANY)):
            store.add_decisions(connection, some)

    def _one_story(self, connection: store.Connection) -> engagements.OneStory:
        """Whether two articles of the diary are copies of one story."""

        def one_story(one: str, two: str) -> bool:
            found = [engagements.Print.of(kept) for kept in store.prints(connection, {one, two})]
            return len(found) == 2 and engagements.one_story(*found)

        return one_story

    def _refold(
        self, connection: store.Connection, claims: Iterable[str]
    ) -> tuple[Engagement, ...]:
        """Fold the engagements of these claims, and of all that may belong to them, anew."""
        kin = store.family(connection, claims)
        present = self._folded(connection, kin)
        bearers = {e.id: engagements.bearers(e) for e in present}
        terms = {e.id: engagements.terms(e) for e in present}
        store.replace_engagements(connection, kin, present, bearers, terms)
        return present

    def _folded(
        self,
        connection: store.Connection,
        ids: Iterable[str] | None,
        *,
        as_of: date | None = None,
    ) -> tuple[Engagement, ...]:
        """The engagements of these claims and of all that may belong to them; None for all."""
        kin = None if ids is None else store.family(connection, ids)
        told = store.claims(connection, kin)
        if as_of:
            told = tuple(t for t in told if t.said_on and t.said_on <= as_of)
        decisions = store.decisions(connection, kin)
        corrections = store.corrections(connection, kin)
        prints = store.prints(connection, {t.article for t in told})
        present = frozenset(t.claim.id for t in told)
        named = {correction.subject for correction in corrections}
        named |= {id for made in decisions if made.by != RULES for id in made.pair}
        heirs = store.heirs(connection, (kin or frozenset()) | named)
        return engagements.fold(
            (t.claim for t in told),
            engagements.inherited(decisions, heirs=heirs, present=present),
            said=said_by(told),
            today=as_of or self._now(),
            corrected=engagements.reheld(
                engagements.known_on(corrections, as_of), heirs=heirs, present=present
            ),
            prints={each.article: engagements.Print.of(each) for each in prints},
            lexicon=self._lexicon,
        )

    def _dated(self, told: Iterable[Engagement]) -> tuple[Engagement, ...]:
        """The engagements, open questions asked of today and not of the day they were folded."""
        today = self._now()
        return tuple(
            replace(one, unresolved=engagements.unresolved(one, today=today)) for one in told
        )

    def _others(self, sighting: Sighting, /) -> Collection[bytes]:
        """What the other pages of a site show: those of this run and those the diary holds."""
        self._seen.note(sighting)
        pages = dict(self._seen.pages(sighting.site))
        if sighting.by_host:
            with self._store.reading() as connection:
                pages |= store.sightings(connection, sighting.site)
        return articles.others(sighting, articles.sampled(pages))

    def _rules(self) -> str:
        """What its pages are read by: layouts change a reading as another version does."""
        version = settings.rules()
        return f"{version}+{content_id(*map(repr, self._layouts))}" if self._layouts else version

    def moment(self) -> datetime:
        """The instant at which something that is decided now counts as decided.

        It is the clock's, but never before what the diary was told last: a clock that is put back
        must not let an older decision outrank a newer one.
        """
        with self._store.reading() as connection:
            learned, decided = store.learned_last(connection), store.decided_last(connection)
        now = _not_before(learned)
        return max(now, decided + _MOMENT) if decided else now

    def _now(self) -> date:
        return self._today or datetime.now(UTC).date()

    def _read(self, page: RawPage) -> Reading:
        return read(
            self._open(page),
            lexicon=self._lexicon,
            language=self._language,
            repeats=self._others,
        )


def _not_before(latest: datetime | None) -> datetime:
    now = datetime.now(UTC)
    return max(now, latest) if latest else now


def learned_now(connection: store.Connection) -> datetime:
    """The instant at which what comes into a diary now was learned: never before what it has."""
    return _not_before(store.learned_last(connection))


def said_by(told: Iterable[store.ToldClaim]) -> dict[str, date]:
    return {t.article: t.said_on for t in told if t.said_on}
