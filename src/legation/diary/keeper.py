"""The diary itself: what is added, asked and decided, over one file and its folder of pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from legation import (
    articles,
    engagements,
    pages,
    series,
    settings,
    store,
)
from legation.articles import Layout, Sighting, Sightings
from legation.diary.news import learned
from legation.diary.reader import day_of, default_lexicon, named, one_page, read
from legation.engagements import Ruling
from legation.errors import DiaryError, NotInDiary, PageError
from legation.language import Language
from legation.lexicon import Lexicon
from legation.model import (
    Claim,
    Correction,
    Decision,
    Engagement,
    News,
    Person,
    Query,
    RawPage,
    Reading,
    Series,
    Unsure,
    Verdict,
    content_id,
)
from legation.views import export

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


class Keep(StrEnum):
    """What a diary keeps of a page: all of it, or its quotes and what is known about it."""

    PAGES = "pages"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """The articles that were forgotten, and how many claims with them."""

    articles: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A page's reading that counts, made by `rules`, and what it is by the rules of now.

    `reason` tells why it could not be read again; `after` is None then.
    """

    before: Reading
    rules: str
    page: RawPage | None = None
    after: Reading | None = None
    reason: str | None = None

    @property
    def changed(self) -> bool:
        """Whether any record is another than before."""
        return self.after is not None and _records(self.before) != _records(self.after)

    @property
    def gone(self) -> tuple[Claim, ...]:
        """The claims that the page makes no more."""
        after = {claim.id for claim in self.after.claims} if self.after else set()
        return tuple(claim for claim in self.before.claims if claim.id not in after)

    @property
    def new(self) -> tuple[Claim, ...]:
        """The claims that it did not make before."""
        before = {claim.id for claim in self.before.claims}
        return tuple(c for c in (self.after.claims if self.after else ()) if c.id not in before)


def _records(reading: Reading) -> object:
    return reading.claims, reading.acts, reading.series, reading.offices


class Diary:
    """The diary kept in one file, its pages in a folder beside it ("legation.pages").

    Or in a PostgreSQL database, "postgresql://…", its pages in `archive` or the current folder.

    `lexicon`, `language` and `layouts` are what its pages are read by; `today`, where given, is the
    day on which plans are past or still to come. `keep` tells whether what is added keeps its page,
    or, where that may not be stored, its quotes alone. Raises DiaryError where the file cannot be
    used.
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
        self._seen = Sightings()
        self._today = today
        self._store = store.open_store(self._location)
        with self._store.reading() as connection:
            folded_by = store.folded_by(connection)
        if folded_by != settings.folding():
            self.rebuild()

    def __enter__(self) -> Diary:
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

    def look(self, page: RawPage) -> None:
        """Take note of what a page shows, for the others of its site that are added before it."""
        self._seen.note(articles.sighting(page, layouts=self._layouts))

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
        return self.add_reading(page, self._read(page))

    def _read(self, page: RawPage) -> Reading:
        reading = read(
            page,
            lexicon=self._lexicon,
            language=self._language,
            layouts=self._layouts,
            repeats=self._others,
        )
        if "://" not in page.id:
            return reading
        # What stands at an address changes; each of its states is an article of its own.
        return named(reading, engagements.state_of(page.id, reading.article.text))

    def add_reading(self, page: RawPage, reading: Reading) -> Added:
        """Keep a page and the reading that was made of it elsewhere, in one transaction."""
        made_at = datetime.now(UTC)
        with self._store.writing() as connection:
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
        touched = [e.id for e in present if any(c.id in new for c in e.claims)]
        return Added(
            page=page.id,
            article=reading.article.id,
            title=reading.article.title,
            new=len(new),
            known=len({claim.id for claim in reading.claims} - new),
            engagements=tuple(touched),
        )

    def add_readings(self, told: Iterable[tuple[RawPage, Reading]]) -> tuple[Added, ...]:
        """Keep many pages and their readings, and only then link all that the diary holds.

        Far quicker than one by one where there are more of them than the diary has; the diary is
        the same. One that breaks off is linked when the diary is next opened. Gives those pages
        that are not kept, with the reason.
        """
        rest = iter(told)
        refused: list[Added] = []
        while given := list(islice(rest, _MANY)):
            with self._store.writing() as connection:
                store.note_folded_by(connection, None)
                why = self._forgotten(connection, given)
                refused += (
                    Added(page=page.id, reason=why[reading.article.id])
                    for page, reading in given
                    if reading.article.id in why
                )
                some = [one for one in given if one[1].article.id not in why]
                there = store.known_articles(connection, [told.article.id for _, told in some])
                before = [
                    store.reading(connection, told.article.id) if told.article.id in there else None
                    for _, told in some
                ]
                self._append(connection, some, before, made_at=datetime.now(UTC))
        self.rebuild()
        return tuple(refused)

    def _append(
        self,
        connection: store.Connection,
        told: Sequence[tuple[RawPage, Reading]],
        before: Sequence[Reading | None],
        *,
        made_at: datetime,
    ) -> frozenset[str]:
        """Let readings count in place of those before; the ids of new claims."""
        if self._keep is Keep.PAGES:
            for page, _ in told:
                pages.keep(page, self.archive)
        new = store.add_readings(
            connection,
            [self._incoming(page, reading) for page, reading in told],
            rules=self._rules(),
            made_at=made_at,
        )
        for (page, reading), old in zip(told, before, strict=True):
            if old is not None:
                heirs = engagements.heirs(old.claims, reading.claims)
                store.add_heirs(connection, heirs, made_at=made_at)
            shown = articles.sighting(page, layouts=self._layouts)
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
        for claim in reading.claims:
            if claim.id in new:
                near = store.near(connection, engagements.facets(claim, said_on))
                said = _said(near) | _said_by(reading.article.id, said_on)
                decided = (
                    engagements.decide(claim, told.claim, said=said, made_at=made_at)
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

    def decide(self, *rulings: Ruling) -> None:
        """Append what somebody decided; it outranks the rules (`engagements.rulings` makes it)."""
        with self._store.writing() as connection:
            store.add_decisions(connection, (r for r in rulings if isinstance(r, Decision)))
            store.add_corrections(connection, (r for r in rulings if isinstance(r, Correction)))
            touched = {claim for r in rulings if isinstance(r, Decision) for claim in r.pair}
            subjects = {r.subject for r in rulings if isinstance(r, Correction)}
            names = {s.partition("/")[2] for s in subjects if "/" in s}
            touched |= subjects | store.naming(connection, names)
            self._refold(connection, touched)

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
            store.note_folded_by(connection, settings.folding())

    def _relink(self, connection: store.Connection) -> None:
        """The rules' decisions, all of them anew."""
        store.drop_verdicts_of_rules(connection)
        made_at = datetime.now(UTC)
        said: dict[str, date] = {}

        def by_first() -> Iterator[tuple[engagements.Facets, Claim]]:
            for some in store.batches(connection):
                told = store.claims(connection, some)
                said.update(_said(told))
                found = [(engagements.facets(t.claim, t.said_on), t.claim) for t in told]
                yield from sorted(found, key=lambda one: one[0].first)

        pairs = engagements.sweep(by_first())
        decided = (engagements.decide(a, b, said=said, made_at=made_at) for a, b in pairs)
        found = filter(None, decided)
        while some := list(islice(found, _MANY)):
            store.add_decisions(connection, some)

    def _refold(
        self, connection: store.Connection, claims: Iterable[str]
    ) -> tuple[Engagement, ...]:
        """Fold the engagements of these claims, and of all that may belong to them, anew."""
        kin = store.family(connection, claims)
        present = self._folded(connection, kin)
        facets = {e.id: engagements.taking_part(e) for e in present}
        store.replace_engagements(connection, kin, present, facets)
        return present

    def decided(self) -> tuple[Ruling, ...]:
        """All that people decided, in the order they did."""
        with self._store.reading() as connection:
            found: list[Ruling] = [*store.decided(connection), *store.corrections(connection)]
        return tuple(sorted(found, key=lambda ruling: (ruling.made_at, ruling.id)))

    def unsure(self, query: Query) -> tuple[Unsure, ...]:
        """Pairs of engagements that may be one, of those that answer a question, likest first.

        The rules left them apart: what speaks for it weighs too little, and nothing contradicts.
        """
        asked = self.find(query)
        with self._store.reading() as connection:
            near: dict[str, store.ToldClaim] = {}
            for engagement in asked:
                for claim in engagement.claims:
                    said_on = store.said_on(connection, claim.article)
                    told = store.near(connection, engagements.facets(claim, said_on))
                    near |= {t.claim.id: t for t in told}
            ids = store.of_claims(connection, near)
            around = self._dated(store.load(connection, ids))
            parted = store.decided(connection)
        return engagements.unsure(
            asked,
            around,
            said=_said(near.values()),
            parted=frozenset(d.pair for d in parted if d.verdict is Verdict.DIFFERENT),
        )

    def find(self, query: Query) -> tuple[Engagement, ...]:
        """The engagements that answer a question, by day, undated ones last."""
        sessions = self._sessions(query.series) if query.series else None
        with self._store.reading() as connection:
            wanted = sorted(self._answers(connection, query, sessions), key=engagements.by_day)
        if query.last is not None:
            return tuple(wanted[max(0, len(wanted) - query.last) :])
        return tuple(wanted[: query.first])

    def _answers(
        self, connection: store.Connection, query: Query, among: Collection[str] | None
    ) -> list[Engagement]:
        """Those that answer a question, of these ids where they are given."""
        names = [_spellings(connection, person) for person in query.people]
        hits = store.saying(connection, query.text) if query.text else None
        if query.as_of:
            seeds = hits if hits is not None else store.seeds(connection, query)
            told = self._folded(connection, seeds, as_of=query.as_of)
        else:
            ids = store.engagement_ids(connection, query, names=names, claims=hits, among=among)
            told = self._dated(store.load(connection, ids))
        return [
            engagement
            for engagement in told
            if engagements.answers(engagement, query)
            and (hits is None or any(claim.id in hits for claim in engagement.claims))
            and (among is None or engagement.id in among)
        ]

    def changes(
        self, query: Query, since: datetime, *, most: int | None = None
    ) -> tuple[News, ...]:
        """What the diary learned since an instant, the latest first, `most` of it where given.

        Of the engagements that answer a question now: that one is new, that its status or days
        are others than before, and what people put right. What counts is when the diary learned
        it, not when a page was written; a late report that changes nothing now is no news. The
        question's `as_of`, `first` and `last` are not asked. `since` without a zone is in UTC.
        """
        start = since if since.tzinfo else since.replace(tzinfo=UTC)
        sessions = self._sessions(query.series) if query.series else None

        def answering(
            connection: store.Connection, asked: Query, ids: Iterable[str]
        ) -> list[Engagement]:
            among = set(ids) if sessions is None else sessions.intersection(ids)
            return self._answers(connection, asked, among) if among else []

        with self._store.reading() as connection:
            return learned(connection, query, start, select=answering, most=most)

    def frame(
        self, query: Query | None = None, *, rows: str = "engagements", library: str = "pandas"
    ) -> Any:
        """What answers a question as a frame of "pandas" or "polars", a row an engagement.

        `rows` may be "claims". ExtraMissing where the library is not installed.
        """
        found = self.find(query or Query())
        wanted = {claim.article for engagement in found for claim in engagement.claims}
        articles = {id: self.reading(id).article for id in wanted}
        make = export.claim_rows if rows == "claims" else export.engagement_rows
        return export.frame(make(found, articles), export.COLUMNS[rows], library=library)

    def engagement(self, id: str, *, as_of: date | None = None) -> Engagement:
        """The engagement of this id, of one of its claims' ids, or of a unique beginning of it.

        `as_of` asks for it as it was known on that day. Raises NotInDiary where there is none, or
        more than one.
        """
        with self._store.reading() as connection:
            named = store.named(connection, id) if id else frozenset()
            if as_of:
                around = self._folded(connection, named, as_of=as_of)
            else:
                around = self._dated(store.load(connection, store.of_claims(connection, named)))
        found = [e for e in around if any(c.id.startswith(id) for c in e.claims)]
        exact = [e for e in found if e.id == id] or [e for e in found if e.id.startswith(id)]
        match exact or found:
            case [one]:
                return one
            case []:
                raise NotInDiary(
                    f"no engagement of {self.path} has an id that begins with {id!r}"
                    + (f" and was known on {as_of}" if as_of and named else "")
                    + "; wanted one that the diary prints: run legation diary"
                )
            case several:
                ids = ", ".join(sorted(e.id for e in several)[:5])
                raise NotInDiary(
                    f"{len(several)} engagements begin with {id!r} ({ids}); wanted one: "
                    "give more of its id"
                )

    def _sessions(self, wanted: str) -> frozenset[str]:
        """The ids of the engagements that are sessions of the series of this id or name."""
        return frozenset(
            session.engagement
            for one in self.series(wanted)
            for session in one.sessions
            if session.engagement
        )

    def actor(self, name: str, *, country: str | None = None) -> Person:
        """The person of this name, under all their spellings.

        Raises NotInDiary where the diary has none, or several: by the country they act for, or by
        more of the name, one is told from another.
        """
        countries = (country,) if country else ()
        told = self.find(Query(people=(name,), countries=countries))
        with self._store.reading() as connection:
            standing = engagements.standing(store.corrections(connection, ()))
        found = [
            person
            for person in engagements.persons(told, standing)
            if (country is None or person.country == country)
            and any(engagements.is_called(name, s.name, person.country) for s in person.spellings)
        ]
        match found:
            case [one]:
                return one
            case []:
                raise NotInDiary(
                    f"nobody called {name!r} takes part in an engagement of {self.path}; wanted a "
                    "surname or full name: run legation diary"
                )
            case several:
                names = ", ".join(f"{p.name} ({p.country or 'no country'})" for p in several[:8])
                raise NotInDiary(
                    f"{len(several)} persons are called {name!r}: {names}; wanted one: give the "
                    "full name, or --country"
                )

    def taking_part(self, person: Person, query: Query) -> tuple[Engagement, ...]:
        """The engagements of a person under any of their spellings that answer a question."""
        asked = (replace(query, people=(spelling.name,)) for spelling in person.spellings)
        found = {engagement.id: engagement for each in asked for engagement in self.find(each)}
        names = {spelling.name for spelling in person.spellings} | {person.name}
        own = (
            engagement
            for engagement in found.values()
            if any(
                p.country == person.country and engagements.is_one_of(p.name, names, p.country)
                for p in engagement.participants
            )
        )
        return tuple(sorted(own, key=engagements.by_day))

    def offices(self, person: Person) -> tuple[store.ToldOffice, ...]:
        """What articles say of a person's offices, in the order they said it."""
        names = {engagements.folded(spelling.name) for spelling in person.spellings}
        with self._store.reading() as connection:
            told = store.offices(connection, names)
        return tuple(t for t in told if t.fact.country in (None, person.country))

    def acts(self, told: Iterable[Engagement], one: str, two: str) -> tuple[store.ToldAct, ...]:
        """What one country did toward another, by the articles on these engagements."""
        claims = {claim.id for engagement in told for claim in engagement.claims}
        with self._store.reading() as connection:
            found = store.acts(connection, claims)
        return tuple(
            t
            for t in sorted(found, key=lambda t: (t.said_on or date.min, t.article))
            if t.act.toward and {t.act.by.country, t.act.toward.country} == {one, two}
        )

    def series(
        self, name: str | None = None, *, countries: Sequence[str] = ()
    ) -> tuple[Series, ...]:
        """The recurring engagements, by name, with their sessions and gaps.

        `name` is an id, its beginning, or words of the name; all `countries` take part.
        """
        with self._store.reading() as connection:
            mentions = [
                series.Mention(article=t.article, said_on=t.said_on, told=t.mention)
                for t in store.mentions(connection)
                if set(countries) <= set(t.mention.participants)
            ]
            near = {
                id
                for sides, group in series.blocks(mentions, body=engagements.body)
                for id in store.having_sides(connection, sides, group)
            }
            near |= store.placed(connection)
            told_of = self._dated(store.load(connection, near))
        found = series.group(mentions, told_of, today=self._now(), body=engagements.body)
        return tuple(
            one
            for one in found
            if set(countries) <= set(one.participants)
            and (name is None or series.called(name, id=one.id, name=one.name))
        )

    def reading(self, article: str) -> Reading:
        """What an article of the diary says; NotInDiary where there is no such article."""
        with self._store.reading() as connection:
            found = store.reading(connection, article)
        if found is None:
            raise NotInDiary(
                f"{self.path} holds no article {article!r}; wanted the id of one that was added: "
                "add its page first"
            )
        return found

    def forget(self, page: str, *, by: str, reason: str) -> Forgotten:
        """Remove an article, by its id, address or page's hash, and all that rests on it alone.

        Its page leaves the archive too, unless another article was read from the same bytes. A
        tombstone keeps the hash, who did it and why, so that it does not come again. Raises
        DiaryError where there is no such article.
        """
        with self._store.writing() as connection:
            found = store.called(connection, page)
            if not found:
                raise NotInDiary(
                    f"{self.path} holds no article or page {page!r}; wanted an article's id, its "
                    "address, or its page's hash: legation diary --json prints articles"
                )
            own = store.claims_of(connection, {one.reading for one in found})
            kin = store.family(connection, own)
            claims = store.forget(
                connection, found, by=by, reason=reason, made_at=datetime.now(UTC)
            )
            store.replace_engagements(connection, kin, (), {})
            self._refold(connection, kin - own)
            left = store.still_needed(connection, {one.page for one in found})
        for digest in {one.page for one in found} - left:
            pages.drop(digest, self.archive)
        return Forgotten(articles=tuple(sorted({one.article for one in found})), claims=claims)

    def backup(self, folder: Path) -> Path:
        """Copy the diary and its pages to a folder, where they are a diary; its path.

        What the folder has of the pages already is not copied again, so that backing up again is
        quick. Raises DiaryError where the folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / Path(self.path).name
        if copy.resolve() == Path(self.path).resolve():
            raise DiaryError(f"{copy} is the diary itself; wanted another folder for its copy")
        self._store.copy(copy)
        pages.copy(self.archive, settings.archive_of(copy))
        return copy

    def reread(self) -> Iterator[Reread]:
        """Read every page again by the rules of now, and tell what is different; nothing is kept.

        `take` keeps one of them. A page that is not in the archive is told of with the reason.
        """
        with self._store.reading() as connection:
            all_kept = store.kept_pages(connection)
        for kept in all_kept:
            with self._store.reading() as connection:
                before = store.reading(connection, kept.article)
            assert before is not None
            yield self._reread(kept, before)

    def _reread(self, kept: store.KeptPage, before: Reading) -> Reread:
        try:
            page = RawPage(
                id=kept.article,
                content=pages.kept(kept.hash, self.archive),
                media=kept.media,
                url=before.article.url,
                published=kept.published,
                zone=kept.zone,
            )
            after = read(
                page,
                lexicon=self._lexicon,
                language=self._language,
                layouts=self._layouts,
                repeats=self._others,
            )
        except PageError as error:
            return Reread(before=before, rules=kept.rules, reason=str(error))
        return Reread(before=before, rules=kept.rules, page=page, after=after)

    def take(self, reread: Reread) -> None:
        """Let a new reading of a page count; the old one is kept as history."""
        if reread.page is not None and reread.after is not None:
            self.add_reading(reread.page, reread.after)

    def counts(self) -> store.Counts:
        """How many articles, claims and decisions the diary holds."""
        with self._store.reading() as connection:
            return store.counts(connection)

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
        named |= {id for made in decisions if made.by != engagements.RULES for id in made.pair}
        heirs = store.heirs(connection, (kin or frozenset()) | named)
        return engagements.fold(
            (t.claim for t in told),
            engagements.inherited(decisions, heirs=heirs, present=present),
            said=_said(told),
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

    def _now(self) -> date:
        return self._today or datetime.now(UTC).date()


def _spellings(connection: store.Connection, asked: str) -> list[str]:
    """The folded names of the diary by which the person who was asked for may be called."""
    alike = store.names_like(connection, engagements.folded(asked))
    return [name for name, side in alike if engagements.is_called(asked, name, side)]


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


def _said(told: Iterable[store.ToldClaim]) -> dict[str, date]:
    return {t.article: t.said_on for t in told if t.said_on}


def _said_by(article: str, day: date | None) -> dict[str, date]:
    return {article: day} if day else {}
