"""A site's furniture: what its pages have in common and is not such by its nature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from legation.articles.dateline import agency_opening, dateline
from legation.articles.piece import Piece

_LONGEST_DATELINE = 80
_OF_EVERY_PAGE = frozenset(
    (
        "agency",
        "begins_byline",
        "begins_dates",
        "class_byline",
        "class_dates",
        "dated",
        "dated_byline",
        "dateline",
        "held_day",
        "holds_byline",
        "layout_body",
        "layout_title",
        "person_by_date",
        "person_in_place",
        "placed",
        "signed",
        "tag_time",
    )
)


def told_apart(
    pieces: Sequence[Piece],
    found: Sequence[frozenset[str]],
    elsewhere: Set[int],
    *,
    known: Callable[[str], bool],
) -> Iterator[frozenset[str]]:
    """The features of the pieces, those of furniture with `seen_elsewhere` added.

    `elsewhere` has the numbers of the pieces that other pages of the site show too. What pages
    have in common by their nature, as who wrote them when and where, is none; `known` tells the
    cities that datelines name.
    """
    for number, own in enumerate(found):
        furniture = (
            number in elsewhere
            and own.isdisjoint(_OF_EVERY_PAGE)
            and not _opens(pieces[number : number + 2], known)
        )
        # A headline that heads other pages too is the site's name, whatever the markup says.
        yield own - {"repeated"} | {"seen_elsewhere"} if furniture else own


def _opens(pair: Sequence[Piece], known: Callable[[str], bool]) -> bool:
    """Whether the first of two pieces is the dateline of the paragraph that follows."""
    if len(pair) < 2 or len(pair[0].words) > _LONGEST_DATELINE:
        return False
    words = " ".join(piece.words[:_LONGEST_DATELINE] for piece in pair)
    found = dateline(words, known=known)
    opening = agency_opening(words)
    ends = found.end if found else opening[1] if opening else 0
    return ends > len(pair[0].words)
