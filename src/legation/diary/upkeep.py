"""What keeps a diary in order: forgetting, copies, and reading anew by newer rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from legation import pages, settings, store
from legation.diary.filling import Filling
from legation.errors import DiaryError, NotInDiary, PageError
from legation.model import Claim, RawPage, Reading


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
        return _without(self.before.claims, self.after.claims if self.after else ())

    @property
    def new(self) -> tuple[Claim, ...]:
        """The claims that it did not make before."""
        return _without(self.after.claims if self.after else (), self.before.claims)


def _without(claims: Sequence[Claim], others: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that none of the others is: by its id, or by all it says."""
    ids = {claim.id for claim in others}
    return tuple(claim for claim in claims if claim.id not in ids and claim not in others)


def _records(reading: Reading) -> object:
    return reading.claims, reading.acts, reading.series, reading.offices


class Upkeep(Filling):
    """Pages leave, are copied, and are read again."""

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
            store.replace_engagements(connection, kin, (), {}, {})
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

    def explained(self, article: str) -> Reading:
        """What an article says by the rules of now, with the working: its page is read anew.

        Raises NotInDiary where there is no such article, PageError where its page was not kept or
        can no longer be read.
        """
        with self._store.reading() as connection:
            found = store.kept_pages(connection, article)
            before = store.reading(connection, article)
        if not found or before is None:
            raise NotInDiary(
                f"{self.path} holds no article {article!r}; wanted the id of one that was added"
            )
        return self._read(self._page(found[0], before))

    def _page(self, kept: store.KeptPage, before: Reading) -> RawPage:
        """The page as it was brought in; PageError where the archive lacks it."""
        return RawPage(
            id=kept.article,
            content=pages.kept(kept.hash, self.archive),
            media=kept.media,
            url=before.article.url,
            published=kept.published,
            zone=kept.zone,
        )

    def _reread(self, kept: store.KeptPage, before: Reading) -> Reread:
        try:
            page = self._page(kept, before)
            after = self._read(page)
        except PageError as error:
            return Reread(before=before, rules=kept.rules, reason=str(error))
        return Reread(before=before, rules=kept.rules, page=page, after=after)

    def take(self, reread: Reread) -> None:
        """Let a new reading of a page count; the old one is kept as history."""
        if reread.page is not None and reread.after is not None:
            self.add_reading(reread.page, reread.after)
