"""A page opened: its visible text in pieces, what its markup states; nothing is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from legation.articles import html, text
from legation.articles.decoding import decoded, markup
from legation.articles.layouts import Layout, Marking
from legation.articles.metadata import Stated, stated
from legation.articles.piece import Piece
from legation.articles.repeats import Sighting, site
from legation.articles.signatures import Signatures, signatures
from legation.errors import UnreadablePage
from legation.model import Media, RawPage

_MOST_BYTES = 64_000_000
_PIECE = 400
"""What a piece takes, in bytes, about."""


@dataclass(frozen=True)
class Opened:
    """A page's visible text in pieces, and what its markup states: of the article, of times."""

    page: RawPage
    text: str
    pieces: Sequence[Piece]
    said: Stated = field(default_factory=Stated)
    times: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def signatures(self) -> Signatures:
        """What its pieces are known again by on other pages."""
        return signatures(self.pieces)

    @cached_property
    def sighting(self) -> Sighting:
        """What other pages of its site can be compared with."""
        page = self.page
        return Sighting(site(page, page.url or self.said.url), page.hash, self.signatures.stored())


def opened(page: RawPage, *, layouts: Sequence[Layout] = ()) -> Opened:
    """Open a page; `layouts` mark where its site keeps what.

    Raises UnreadablePage where its bytes hold no words.
    """
    if page.media is Media.HTML:
        source = markup(page)
        marking = Marking(layouts, page.url, page.published)
        seen = html.visible(
            source.seen, source.data, told=source.told, mark=marking if layouts else None
        )
        said = stated(seen.head)
        if marking.published:
            said = replace(said, published=(marking.published, *said.published))
        if marking.updated:
            said = replace(said, updated=(marking.updated, *said.updated))
        shown = Opened(page, seen.text, seen.pieces, said, seen.head.times, source.warnings)
    else:
        plain, warnings = decoded(page)
        plain = text.unquoted(plain)
        shown = Opened(page, plain, text.pieces(plain), warnings=warnings)
    if not shown.pieces:
        raise UnreadablePage(f"{page.id} shows no text; wanted a page with words on it")
    return shown


class Opener:
    """Opens pages and keeps the last of them, 64 MB, so that none is opened twice.

    A page is looked at for what it has in common with others before it is read.
    """

    def __init__(self, layouts: Sequence[Layout] = ()) -> None:
        self._layouts = layouts
        self._kept: dict[RawPage, Opened] = {}
        self._bytes = 0

    def __call__(self, page: RawPage) -> Opened:
        """The page opened; raises UnreadablePage where its bytes hold no words."""
        if (known := self._kept.get(page)) is not None:
            return known
        made = self._kept[page] = opened(page, layouts=self._layouts)
        self._bytes += _weight(made)
        while self._bytes > _MOST_BYTES:
            self._bytes -= _weight(self._kept.pop(next(iter(self._kept))))
        return made

    def sighting(self, page: RawPage) -> Sighting | None:
        """What others can be compared with; None where the page shows no text."""
        try:
            return self(page).sighting
        except UnreadablePage:
            return None


def _weight(one: Opened) -> int:
    return len(one.page.content) + len(one.text) + _PIECE * len(one.pieces)
