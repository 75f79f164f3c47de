"""What a page has in common with the other pages of its site, and so is no part of its story.

The pages of a site are compared by signatures, a sample of them, chosen by their hash: whichever
way they come, the same pages are compared. Pages that tell the same story count as one, and those
that tell the page's own do not count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from legation.articles.addresses import host
from legation.articles.signatures import STORED, Numbers, Signatures, needed, of_stories
from legation.model import RawPage

SAMPLE = 64
"""The most pages of a site that are compared."""

_FEWEST = 3
_FEWEST_OF_FOLDER = 4
_SHARE = 1 / 3
_NEARLY_ALL = 0.9
_FEW_PAGES = 10
_MOST_SITES = 1000


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a page shows: its site, its hash, and the numbers its pieces are known again by.

    `site` is a host without "www."; where the page has no address, the folder it came from with a
    slash behind it.
    """

    site: str
    page: str
    numbers: bytes

    @property
    def by_host(self) -> bool:
        """Whether the site is a host, and not a folder that may hold other pages tomorrow."""
        return not self.site.endswith("/")


class Repeats(Protocol):
    """Whoever knows the other pages of a site."""

    def __call__(self, sighting: Sighting, /) -> Collection[bytes]:
        """The numbers of each other page of the sighting's site, none where too few are known."""
        ...


class Sightings:
    """What the pages of one run show; asked as `Repeats`, it takes note of whom it answers.

    It holds SAMPLE pages of a site and a thousand sites, however many pages come.
    """

    def __init__(self) -> None:
        self._sites: dict[str, dict[str, bytes]] = {}

    def note(self, sighting: Sighting | None) -> None:
        """Let a page count, if it shows anything; a second time it changes nothing."""
        if sighting is None:
            return
        pages = self._sites.pop(sighting.site, {})
        self._sites[sighting.site] = sampled(pages | {sighting.page: sighting.numbers})
        if len(self._sites) > _MOST_SITES:
            del self._sites[next(iter(self._sites))]

    def pages(self, site: str) -> Mapping[str, bytes]:
        """The numbers of the pages of a site that are compared, by the pages' hashes."""
        return self._sites.get(site, {})

    def __call__(self, sighting: Sighting, /) -> Collection[bytes]:
        self.note(sighting)
        return others(sighting, self.pages(sighting.site))


def sampled(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of a site's pages by hash, those that are compared: the ones with the least hashes."""
    if len(pages) <= SAMPLE:
        return dict(pages)
    return {page: pages[page] for page in sorted(pages)[:SAMPLE]}


def others(sighting: Sighting, pages: Mapping[str, bytes]) -> Collection[bytes]:
    """The numbers of the pages that are not the sighting's, none where they are too few."""
    found = [numbers for page, numbers in pages.items() if page != sighting.page]
    return found if len(found) >= (_FEWEST if sighting.by_host else _FEWEST_OF_FOLDER) else []


def site(page: RawPage, url: str | None) -> str:
    """The site of a page whose address, as stated or as its markup says, is `url`."""
    for address in (url, page.id):
        if named := host(address):
            return named.removeprefix("www.")
    return f"{PurePath(page.id).parent}/"


def repeated(own: Signatures, pages: Collection[bytes]) -> frozenset[int]:
    """The numbers of a page's pieces that a third of its site's stories show, and three at least.

    `pages` are the numbers of other pages of the site.
    """
    if len(pages) < _FEWEST or not len(own.numbers):
        return frozenset()
    arrays = [np.frombuffer(page, dtype=STORED).astype(np.uint32) for page in pages]
    starts = np.flatnonzero(np.diff(own.pieces, prepend=-1))
    votes = np.add.reduceat(_shown(own.numbers, arrays), starts, axis=0)
    shows = votes >= needed(own.numbers[starts])[:, None]
    weights = _weights([of_stories(page) for page in (np.unique(own.numbers), *arrays)])
    counts = shows @ weights
    # What counts as a third of a story each may add up to a hair less than one.
    many = (counts > _FEWEST - 0.01) & (counts >= weights.sum() * _SHARE)
    return frozenset(own.pieces[starts[many]].tolist())


def _shown(own: Numbers, pages: Sequence[Numbers]) -> NDArray[np.intp]:
    """For each of our numbers and each page, whether (1) the page has it."""
    known, place = np.unique(own, return_inverse=True)
    every = np.concatenate(pages)
    whose = np.repeat(np.arange(len(pages)), [len(page) for page in pages])
    at = np.minimum(np.searchsorted(known, every), len(known) - 1)
    same = known[at] == every
    shown = np.zeros((len(known), len(pages)), dtype=np.intp)
    shown[at[same], whose[same]] = 1
    return shown[place]


def _weights(pages: Sequence[Numbers]) -> NDArray[np.float64]:
    """What each page but the first counts: nothing where it tells the first one's story.

    Pages that tell one story share one vote. A page tells another's story where that one shows
    most of its long pieces, those that nearly all pages show left out.
    """
    lengths = np.array([len(page) for page in pages])
    every, place, seen = np.unique(np.concatenate(pages), return_inverse=True, return_counts=True)
    whose = np.repeat(np.arange(len(pages)), lengths)
    # Whole numbers: numpy multiplies those in this thread, and most pieces stand on one page.
    holds = np.zeros((len(pages), len(every)), dtype=np.int32)
    holds[whose, place] = 1
    common = seen > len(pages) * _NEARLY_ALL
    shared, common_to = (
        holds[:, some] @ holds[:, some].T for some in (~common & (seen > 1), common)
    )
    own = lengths - common_to.diagonal()
    # A few pages with hardly anything of their own may all be states of one story.
    thin = (own * 4 < lengths) & (len(pages) < _FEW_PAGES)
    shared = np.where(thin[:, None], shared + common_to, shared)
    tells = shared * 2 > np.where(thin, lengths, own)[:, None]
    np.fill_diagonal(tells, val=True)
    weights = 1 / (tells | tells.T)[1:, 1:].sum(axis=1)
    weights[tells[0, 1:]] = 0
    return np.asarray(weights, dtype=np.float64)
