"""The diary: pages in, engagements and series out.

    with Diary("legation.db") as diary:
        diary.add("page.html")
        for engagement in diary.find(Query(countries=("CHN", "JPN"))):
            print(engagement.when, engagement.status)

What articles say is kept; engagements and series are computed from it whenever they are asked
for. `read` does the same reading and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import TracebackType

from legation import (
    articles,
    claims,
    engagements,
    language,
    lexicon,
    pages,
    series,
    settings,
    store,
)
from legation.articles import Layout, Repeats, Sighting, Sightings
from legation.errors import DiaryError, PageError, UnreadablePage
from legation.language import Language
from legation.lexicon import Lexicon
from legation.model import (
    Article,
    Decision,
    Engagement,
    Label,
    NotRead,
    Query,
    RawPage,
    Reading,
    Series,
    content_id,
)


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


def read(
    page: RawPage | str | Path,
    *,
    lexicon: Lexicon | None = None,
    language: Language | None = None,
    layouts: Sequence[Layout] = (),
    repeats: Repeats | None = None,
) -> Reading:
    """What one page says: a page, or the path of a file that holds one.

    `layouts` tell where sites keep what, `repeats` knows what other pages of its site show. Raises
    PageError where it cannot be read, UnreadablePage where it is in a language we do not read or
    shows no article, LanguageMissing where no pipeline is installed.
    """
    words = lexicon or _lexicon()
    article = articles.make(_one(page), lexicon=words, layouts=layouts, repeats=repeats)
    _check_readable(article)
    return claims.extract(article, language=language or _language(), lexicon=words)


def explain(
    page: RawPage | str | Path,
    *,
    lexicon: Lexicon | None = None,
    language: Language | None = None,
    layouts: Sequence[Layout] = (),
    repeats: Repeats | None = None,
) -> Reading:
    """What `read` gives, with every attribution of the page in its `working`.

    It takes and raises what `read` does, and parses pages that `read` leaves unparsed too.
    """
    words = lexicon or _lexicon()
    article = articles.make(_one(page), lexicon=words, layouts=layouts, repeats=repeats)
    _check_readable(article)
    return claims.explain(article, language=language or _language(), lexicon=words)


class Diary:
    """The diary kept in one file, its pages in a folder beside it ("legation.pages").

    `lexicon`, `language` and `layouts` are what its pages are read by; `today`, where given, is the
    day on which plans are past or still to come. Raises DiaryError where the file cannot be used.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        lexicon: Lexicon | None = None,
        language: Language | None = None,
        layouts: Sequence[Layout] = (),
        today: date | None = None,
    ) -> None:
        self.path = Path(path)
        self.archive = settings.archive_of(self.path)
        self._lexicon = lexicon or _lexicon()
        self._language = language
        self._layouts = tuple(layouts)
        self._seen = Sightings()
        self._today = today
        self._store = store.open_store(self.path)

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
            return self._add(_one(page))
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
        reading = read(
            page,
            lexicon=self._lexicon,
            language=self._language,
            layouts=self._layouts,
            repeats=self._others,
        )
        return self.add_reading(page, reading)

    def add_reading(self, page: RawPage, reading: Reading) -> Added:
        """Keep a page and the reading that was made of it elsewhere, in one transaction."""
        pages.keep(page, self.archive)
        article, said_on, made_at = reading.article, _day(reading.article), datetime.now(UTC)
        facets = [engagements.facets(claim, said_on) for claim in reading.claims]
        shown = articles.sighting(page, layouts=self._layouts)
        with self._store.writing() as connection:
            new = store.add_reading(
                connection,
                page,
                reading,
                facets,
                said_on=said_on,
                rules=self._rules(),
                made_at=made_at,
            )
            if shown is not None and shown.by_host:
                store.add_sighting(
                    connection,
                    site=shown.site,
                    page=shown.page,
                    numbers=shown.numbers,
                    most=articles.SAMPLE,
                )
            for claim, found in zip(reading.claims, facets, strict=True):
                if claim.id in new:
                    near = store.near(connection, found)
                    said = _said(near) | _said_by(article.id, said_on)
                    decided = (
                        engagements.decide(claim, told.claim, said=said, made_at=made_at)
                        for told in near
                        if told.claim.id != claim.id
                    )
                    store.add_decisions(connection, filter(None, decided))
        touched = [e.id for e in self._around(new) if any(c.id in new for c in e.claims)]
        return Added(
            page=page.id,
            article=article.id,
            title=article.title,
            new=len(new),
            known=len({claim.id for claim in reading.claims} - new),
            engagements=tuple(touched),
        )

    def decide(self, decision: Decision) -> None:
        """Append somebody's verdict on two claims; it outranks the rules'."""
        with self._store.writing() as connection:
            store.add_decisions(connection, [decision])

    def find(self, query: Query) -> tuple[Engagement, ...]:
        """The engagements that answer a question, by day, undated ones last."""
        people = [engagements.folded(person) for person in query.people]
        with self._store.reading() as connection:
            found = store.seeds(connection, query, people=people)
        wanted = [e for e in self._around(found) if engagements.answers(e, query)]
        return tuple(sorted(wanted, key=engagements.by_day))

    def engagement(self, id: str) -> Engagement:
        """The engagement of this id, of one of its claims' ids, or of a unique beginning of it.

        Raises DiaryError where there is none, or more than one.
        """
        with self._store.reading() as connection:
            named = store.named(connection, id) if id else frozenset()
        found = [e for e in self._around(named) if any(c.id.startswith(id) for c in e.claims)]
        exact = [e for e in found if e.id == id] or [e for e in found if e.id.startswith(id)]
        match exact or found:
            case [one]:
                return one
            case []:
                raise DiaryError(
                    f"no engagement of {self.path} has an id that begins with {id!r}; wanted one "
                    "that the diary prints: run legation diary"
                )
            case several:
                ids = ", ".join(sorted(e.id for e in several)[:5])
                raise DiaryError(
                    f"{len(several)} engagements begin with {id!r} ({ids}); wanted one: "
                    "give more of its id"
                )

    def series(self) -> tuple[Series, ...]:
        """The recurring engagements, by name, with their sessions and gaps."""
        with self._store.reading() as connection:
            told = store.mentions(connection)
        mentions = [
            series.Mention(article=t.article, said_on=t.said_on, told=t.mention) for t in told
        ]
        told_of = self._around(None)
        return series.group(mentions, told_of, today=self._now(), body=engagements.body)

    def reading(self, article: str) -> Reading:
        """What an article of the diary says; DiaryError where there is no such article."""
        with self._store.reading() as connection:
            found = store.reading(connection, article)
        if found is None:
            raise DiaryError(
                f"{self.path} holds no article {article!r}; wanted the id of one that was added: "
                "add its page first"
            )
        return found

    def counts(self) -> store.Counts:
        """How many articles, claims and decisions the diary holds."""
        with self._store.reading() as connection:
            return store.counts(connection)

    def _around(self, ids: Iterable[str] | None) -> tuple[Engagement, ...]:
        """The engagements of these claims and of all that may belong to them; None for all."""
        with self._store.reading() as connection:
            kin = None if ids is None else store.family(connection, ids)
            told = store.claims(connection, kin)
            decisions = store.decisions(connection, kin)
        return engagements.fold(
            (t.claim for t in told),
            decisions,
            said=_said(told),
            today=self._now(),
            lexicon=self._lexicon,
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


def _one(page: RawPage | str | Path) -> RawPage:
    if isinstance(page, RawPage):
        return page
    found: Iterator[RawPage | NotRead] = pages.discover([str(page)])
    match list(found):
        case [RawPage() as one]:
            return one
        case [NotRead() as refused]:
            raise PageError(f"{refused.id}: {refused.reason}")
        case several:
            raise PageError(
                f"{page} holds {len(several)} pages; wanted one: name a file, or add them all to "
                "a diary"
            )


def _check_readable(article: Article) -> None:
    if article.language not in (settings.LANGUAGE, settings.UNKNOWN_LANGUAGE):
        raise UnreadablePage(
            f"{article.id}: the page is in {articles.language_named(article.language)}; wanted "
            f"{articles.language_named(settings.LANGUAGE)}: give an edition in that language"
        )
    if not any(article.labelled(Label.BODY)):
        raise UnreadablePage(
            f"{article.id}: no article text found: the page shows {len(article.text.split())} "
            "words and no paragraph of an article; wanted its text: save the page once it is "
            "loaded in a browser, or give the text alone"
        )
    if article.language != settings.LANGUAGE:
        raise UnreadablePage(
            f"{article.id}: the page's language cannot be told; wanted "
            f"{articles.language_named(settings.LANGUAGE)}: give an edition in that language"
        )


def _day(article: Article) -> date | None:
    """The day an article speaks on: its anchor, else the day on its page's clock."""
    if article.anchor_day:
        return article.anchor_day
    published = article.published
    return published.date() if isinstance(published, datetime) else published


def _said(told: Iterable[store.ToldClaim]) -> dict[str, date]:
    return {t.article: t.said_on for t in told if t.said_on}


def _said_by(article: str, day: date | None) -> dict[str, date]:
    return {article: day} if day else {}


@cache
def _lexicon() -> Lexicon:
    return lexicon.load()


@cache
def _language() -> Language:
    return language.load(settings.LANGUAGE)
