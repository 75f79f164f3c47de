"""What a piece looks like among its neighbours: the features of a whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from legation.articles import clock
from legation.articles.piece import Piece
from legation.articles.shape import SPEAKER, own_features

_OUTLET = re.compile(r"\s[|•·–—-]\s[^|•·–—]{2,40}$")
_CRUMB = re.compile(r"\s[>›»/]\s")
_SPOKEN = frozenset(("prose", "sentence", "unended_prose"))
_MOST_ABOVE = 3
"""Paragraphs of prose that may stand above a dateline: a standfirst, a promotion."""


def features(
    pieces: Sequence[Piece], *, known: Callable[[str], bool], title: str | None
) -> list[frozenset[str]]:
    """For each piece, the names of its features, as `labels.toml` weighs them.

    `known` tells the cities that datelines name; `title` is what the markup calls the article.
    """
    names = _page_names(pieces, title)
    own = [own_features(piece, known=known) for piece in pieces]
    filed = _filed(own)
    speakers = _speakers(pieces)
    spoken = bool(speakers) or any(_introduces(own, i) for i in range(len(own)))
    counts = Counter(piece.words for piece in pieces)
    made: list[frozenset[str]] = []
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        more = set[str]()
        if i < filed:
            more.add("before_dateline")
        if _tiny_run(own, i):
            more.add("menu_run")
        if _names_page(piece, names, i):
            more.add("repeated")
        if _placed(pieces, own, i, known):
            more.add("placed")
        if _introduces(own, i) or (i in speakers and found & _SPOKEN):
            more.add("speaker")
        if counts[piece.words] > 1:
            more.add("twice")
        if i == 0:
            more.add("first")
        if "headline" in found and any("dated" in near for near in own[i + 1 : i + 7]):
            more.add("above_date")
        if "person" in found and any("dated" in near for near in own[max(0, i - 3) : i + 4]):
            more.add("person_in_place" if " in " in piece.words else "person_by_date")
        if spoken and "unfinished" in found and own[i + 1 : i + 2] and own[i + 1] & _SPOKEN:
            more.add("vocative")
        # In a transcript "you" is who is spoken to, not the page's reader.
        made.append(found - {"you"} | more if spoken else found | more)
    return made


def _filed(own: Sequence[frozenset[str]]) -> int:
    """The number of the dateline paragraph; 0 where none stands near the head of the story."""
    prose = 0
    for i, found in enumerate(own):
        if "dateline" in found:
            return i
        prose += "prose" in found
        if prose > _MOST_ABOVE:
            break
    return 0


def _speakers(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that open with a name and a colon which another opens with too."""
    named = {
        i: found["name"] for i, piece in enumerate(pieces) if (found := SPEAKER.match(piece.words))
    }
    counts = Counter(named.values())
    return frozenset(i for i, name in named.items() if counts[name] > 1)


def _introduces(own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether a line names the speaker of the next one."""
    after = own[i + 1] if i + 1 < len(own) else frozenset[str]()
    return "introduces" in own[i] and bool(after & _SPOKEN or "unfinished" in after)


def _tiny_run(own: Sequence[frozenset[str]], i: int) -> bool:
    around = own[max(0, i - 2) : i + 3]
    return "tiny" in own[i] and sum("tiny" in found for found in around) >= 4


def _page_names(pieces: Sequence[Piece], title: str | None) -> tuple[str, ...]:
    """What the page is called: by its markup, its first line before the outlet, a breadcrumb."""
    if title is not None:
        return (title.casefold(),)
    crumbs = [piece.words for piece in pieces[:80] if _CRUMB.search(piece.words)][:3]
    named = [_OUTLET.sub("", pieces[0].words) if pieces and _OUTLET.search(pieces[0].words) else ""]
    named += [_CRUMB.split(crumb)[-1] for crumb in crumbs]
    return tuple(name.strip().casefold() for name in named if len(name) > 5)


def _names_page(piece: Piece, names: tuple[str, ...], i: int) -> bool:
    words = piece.words.casefold()
    return any(words in name and len(words) * 2 > len(name) for name in names) and (
        i > 0 or not _OUTLET.search(piece.words)
    )


def _placed(
    pieces: Sequence[Piece],
    own: Sequence[frozenset[str]],
    i: int,
    known: Callable[[str], bool],
) -> bool:
    """Whether a line is the place under a page's date, before its text."""
    words = pieces[i].words
    if not i or "dated" not in own[i - 1] or len(words) > 50 or words.endswith((".", ":")):
        return False
    if own[i] & {"gaps", "menu", "linked"} or any(
        name.startswith(("headed", "begins", "holds")) for name in own[i]
    ):
        return False
    clock_alone = not any(True for _ in clock.dates(pieces[i - 1].words))
    return clock_alone or any(known(name) for name in words.split(", "))
