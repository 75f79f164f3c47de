"""What a diary is asked: engagements, persons, series, and what articles say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from legation import engagements, series, store
from legation.diary.news import learned
from legation.diary.opened import Opened
from legation.diary.spellings import spellings
from legation.errors import NotInDiary
from legation.model import (
    Article,
    Days,
    Engagement,
    News,
    Query,
    Reading,
    Series,
    Tally,
)
from legation.views import export

_LOOKED_AT = 500
"""Claims with the words of a search that it looks at."""

_FEW = 5000
"""Engagements that are looked up one by one for news of them."""

_AHEAD = timedelta(days=5 * 366)
"""What lies further ahead a search tells after all else, with what has no day."""


class Asking(Opened):
    """Every question a door asks, answered out of the store."""

    def find(
        self,
        query: Query,
        *,
        after: store.Standing | None = None,
        before: store.Standing | None = None,
        claims: bool = True,
    ) -> tuple[Engagement, ...]:
        """The engagements that answer a question, by day, undated ones last.

        `after` and `before` leave out those that stand up to, or from, a place in that order: what
        `engagements.by_day` gives of the last, or the first, of those known already. `claims`
        False leaves out what each rests on, for who adds many up; `with_claims` gives it of some.
        """
        sessions = self._sessions(query.series) if query.series else None
        with self._store.reading() as connection:
            found = self._answers(
                connection, query, sessions, after=after, before=before, claims=claims
            )
        return cut(found, query)

    def engagements(self, ids: Iterable[str], *, claims: bool = True) -> tuple[Engagement, ...]:
        """The engagements of these ids that the diary has, in this order; `claims` as in `find`."""
        with self._store.reading() as connection:
            return self._dated(store.load(connection, ids, claims=claims))

    def with_claims(self, found: Iterable[Engagement]) -> tuple[Engagement, ...]:
        """The same engagements with the claims that `find` left out."""
        known = tuple(found)
        with self._store.reading() as connection:
            told = store.claims_of_engagements(connection, [e.id for e in known if not e.claims])
        return tuple(replace(e, claims=tuple(told[e.id])) if e.id in told else e for e in known)

    def tally(self, query: Query) -> tuple[Tally, ...]:
        """How many engagements answer a question, by month, kind and status.

        `first` and `last` are not asked. Nothing but counts is read where `text` and `as_of` are
        not asked either.
        """
        query = replace(query, first=None, last=None)
        if query.text or query.as_of:
            return engagements.tallied(self.find(query))
        sessions = self._sessions(query.series) if query.series else None
        with self._store.reading() as connection:
            return store.tallies(connection, _wanted(connection, query, among=sessions))

    def by_days(self, query: Query, *, most: int) -> tuple[Days, ...]:
        """The engagements that answer a question, those of the same days together, by day.

        `most` of each are given, without their claims, and all are counted. `first` and `last` are
        not asked.
        """
        query = replace(query, first=None, last=None)
        if query.as_of:
            told = groupby(self.find(query), key=lambda one: engagements.by_day(one)[:2])
            alike = [(days, list(some)) for days, some in told]
            return tuple(
                Days(first=days[0], last=days[1], count=len(some), engagements=tuple(some[:most]))
                for days, some in alike
            )
        sessions = self._sessions(query.series) if query.series else None
        with self._store.reading() as connection:
            wanted = _wanted(connection, query, among=sessions)
            found = store.by_days(connection, wanted, most=most)
            ids = [id for *_, some in found for id in some]
            known = {one.id: one for one in self._dated(store.load(connection, ids, claims=False))}
        return tuple(
            Days(first=first, last=last, count=count, engagements=tuple(known[id] for id in some))
            for first, last, count, some in found
        )

    def _answers(
        self,
        connection: store.Connection,
        query: Query,
        among: Collection[str] | None,
        *,
        after: store.Standing | None = None,
        before: store.Standing | None = None,
        bearing: store.Names = (),
        claims: bool = True,
    ) -> list[Engagement]:
        """Those that answer a question, of these ids and names where they are given."""
        wanted = _wanted(connection, query, among=among, bearing=bearing)
        hits = wanted.claims
        if query.as_of:
            seeds = hits if hits is not None else store.seeds(connection, query)
            told = self._folded(connection, seeds, as_of=query.as_of)
            left = query
        else:
            ids = store.engagement_ids(connection, wanted, after=after, before=before)
            told = self._dated(store.load(connection, ids, claims=claims))
            # What rests on claims the ids were found by, and those may be left out.
            left, hits = replace(query, place=None, topic=None), None
        return [
            engagement
            for engagement in told
            if engagements.answers(engagement, left)
            and (hits is None or any(claim.id in hits for claim in engagement.claims))
            and (among is None or engagement.id in among)
            and (after is None or engagements.by_day(engagement) > after)
            and (before is None or engagements.by_day(engagement) < before)
        ]

    def search(self, words: str, *, most: int) -> tuple[Engagement, ...]:
        """The engagements in which somebody is called so, or of which a claim has all the words.

        `most` of them, the latest first, undated ones last. Where very many claims have the words,
        those that the diary learned last are looked at alone: a search is answered at once.
        """
        far = self._now() + _AHEAD
        with self._store.reading() as connection:
            found = store.latest(
                connection,
                claims=store.saying(connection, words, most=_LOOKED_AT),
                names=spellings(connection, words),
                until=far,
                most=most,
            )
            return self._dated(store.load(connection, found))

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
            few = _few(connection, query, sessions)
            return learned(connection, query, start, select=answering, among=few, most=most)

    def frame(
        self, query: Query | None = None, *, rows: str = "engagements", library: str = "pandas"
    ) -> Any:
        """What answers a question as a frame of "pandas" or "polars", a row an engagement.

        `rows` may be "claims". ExtraMissing where the library is not installed.
        """
        found = self.find(query or Query())
        wanted = {claim.article for engagement in found for claim in engagement.grounds}
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

    def places(self, query: Query) -> dict[str, int]:
        """In which countries the engagements are that answer a question, with how many of them.

        By ISO 3166-1 alpha-3 code, the fullest first. `first` and `last` are not asked; nothing
        but counts is read where `text` and `as_of` are not asked either.
        """
        query = replace(query, first=None, last=None)
        if query.text or query.as_of:
            told = (e.place.country for e in self.find(query) if e.place and e.place.country)
            return dict(Counter(told).most_common())
        sessions = self._sessions(query.series) if query.series else None
        with self._store.reading() as connection:
            found = store.located(connection, _wanted(connection, query, among=sessions))
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def acts(
        self,
        one: str,
        two: str,
        *,
        since: date | None = None,
        until: date | None = None,
        most: int | None = None,
    ) -> tuple[store.ToldAct, ...]:
        """What one of two countries did toward the other, by the day an article said so.

        `since` and `until` are days of articles; of more than `most` the latest are given.
        """
        with self._store.reading() as connection:
            return store.acts(connection, one, two, since=since, until=until, most=most)

    def series(
        self, name: str | None = None, *, countries: Sequence[str] = ()
    ) -> tuple[Series, ...]:
        """The recurring engagements, by name, with their sessions and gaps.

        `name` is an id, its beginning, or words of the name; all `countries` take part.
        """
        with self._store.reading() as connection:
            mentions = [
                series.Mention(article=t.article, said_on=t.said_on, told=t.mention)
                for t in store.mentions(connection, countries)
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

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles of these ids that the diary has, by id; their text is `reading`'s."""
        with self._store.reading() as connection:
            return store.articles(connection, ids)

    def holds_pages(self) -> bool:
        """Whether anything was added yet."""
        with self._store.reading() as connection:
            return store.any_article(connection)

    def counts(self) -> store.Counts:
        """How many articles, claims and decisions the diary holds."""
        with self._store.reading() as connection:
            return store.counts(connection)


def cut(found: Iterable[Engagement], query: Query) -> tuple[Engagement, ...]:
    """As many of these as were asked for, in the order of days."""
    wanted = sorted(found, key=engagements.by_day)
    if query.last is not None:
        return tuple(wanted[max(0, len(wanted) - query.last) :])
    return tuple(wanted[: query.first])


def _wanted(
    connection: store.Connection,
    query: Query,
    *,
    among: Collection[str] | None,
    bearing: store.Names = (),
) -> store.Wanted:
    """A question with what the store is to find it by."""
    return store.Wanted(
        query=query,
        names=[*(spellings(connection, person) for person in query.people), *bearing],
        terms=engagements.asked(query),
        claims=store.saying(connection, query.text) if query.text else None,
        among=among,
    )


def _few(
    connection: store.Connection, query: Query, sessions: Collection[str] | None
) -> list[str] | None:
    """The engagements that may answer, by their ids, where columns tell that they are few."""
    narrow = query.people or query.place or query.topic
    if not narrow and sessions is None:
        return None
    most = replace(query, first=_FEW + 1, last=None, text=None)
    found = store.engagement_ids(connection, _wanted(connection, most, among=sessions))
    return found if len(found) <= _FEW else None
