"""Which line is the headline: how lines like headlines stand to the story and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from legation.articles.company import HEADS, SPOKEN
from legation.articles.piece import Piece

OUTLET = re.compile(r"\s[|•·–—-]\s[^|•·–—]{2,40}$")


CRUMB = re.compile(r"\s[>›»/]\s")


_STORYLIKE = frozenset(("long_prose", "dateline"))


_MOST_HEADS = 60


_FEWEST_NAMED, _LONGEST_NAMED = 24, 200


_BUTTON = frozenset(("tiny",))


_MOST_BUTTONS = 2


_PICTURED_BY = frozenset(("credited", "begins_caption"))


TAKEN_UP = ("echoed", "half_echoed")


_UNHEADED = frozenset(("credited", "dateline", "scene", "upper"))


_TITLES = frozenset(("headline", "person", "tiny"))


UNDER_TITLE = frozenset(("dated", "dated_byline", "begins_byline"))


_WRITER = frozenset(("person", "begins_byline"))


_NEAR_HEAD = 5


_NAMES = frozenset(("office", "paper"))


_NO_HEADLINE = frozenset(("linked", "office", "paper", "you"))


_STORY = 3
"""Paragraphs of prose under a headline that make it a story's."""


def over_or_under(
    own: Sequence[frozenset[str]], echoes: Mapping[int, str], i: int, *, long: bool
) -> Iterator[str]:
    """What stands just above and below a piece: its date, its text, another headline."""
    found = own[i]
    if i and "closes" in own[i - 1]:
        yield "under_close"
    if "headline" in found and any("dated" in near for near in own[i + 1 : i + 7]):
        yield "above_date"
    if not found & _TITLES or i + 1 == len(own):
        return
    below, above = _beside(own, i, 1), _beside(own, i, -1)
    if (i or long) and _plain(found) and below and _plain(own[below]) and own[below + 1 :]:
        # Of two headlines over a date the second is the standfirst.
        if own[below + 1] & UNDER_TITLE:
            yield "over_date"
    elif _plain(found) and above and _plain(own[above]) and own[i + 1] & UNDER_TITLE:
        if echoes.get(above) == "unechoed" and echoes.get(i) == "echoed":
            yield "over_date"
        else:
            yield "under_headline"
    elif own[i + 1] & UNDER_TITLE:
        yield "over_date"
    elif own[i + 1] & {"prose", "dateline"}:
        yield "over_prose"


def _beside(own: Sequence[frozenset[str]], i: int, step: int) -> int:
    """The number of the nearest piece below or above that is no button; 0 for none."""
    at = i + step
    while (
        0 < at < len(own)
        and abs(at - i) <= _MOST_BUTTONS
        and (own[at] == _BUTTON or own[at] & _PICTURED_BY)
    ):
        at += step
    return at if 0 < at < len(own) else 0


@lru_cache(maxsize=4096)
def _plain(found: frozenset[str]) -> bool:
    return (
        "headline" in found
        and "office" not in found
        and not any(it.startswith(("begins", "linked", "names_alone")) for it in found)
    )


def second_story(
    pieces: Sequence[Piece], own: Sequence[frozenset[str]], echoes: Mapping[int, str]
) -> int:
    """The number of the heading under which a page that scrolls on prints another story.

    In plain text that is a headline under the name of a list of others, "Next story", which the
    story takes up in no word, with its own writer and date below it.
    """
    heads = [i for i, found in enumerate(own) if "tag_h1" in found]
    for i in heads[1:]:
        told = sum("prose" in found for found in own[heads[0] : i])
        if told >= _STORY and pieces[i].words != pieces[heads[0]].words:
            return i
    prose = 0
    for i, found in enumerate(own):
        prose += "prose" in found
        if prose >= _STORY and echoes.get(i) == "unechoed" and "headed_related" in own[i - 1]:
            below = frozenset[str]().union(*own[i + 1 : i + _NEAR_HEAD])
            if below & _WRITER and "dated" in below:
                return i
    return len(own)


def subject_of_more(
    named: Mapping[int, str], own: Sequence[frozenset[str]], echoes: Mapping[int, str]
) -> bool:
    """Whether a field's title is that of a digest: the story has its own headline, and echoes it.

    `named` are the kinds of the lines that are fields.
    """
    titled = next((i for i, kind in named.items() if kind == "title"), None)
    if titled is None or echoes.get(titled) in TAKEN_UP:
        return False
    return any(
        how == "echoed" and i > titled and "dateline" in own[i + 1]
        for i, how in echoes.items()
        if i + 1 < len(own) and i not in named
    )


_LINKS = "headed_related"
_TOLD_BY = frozenset(("attributed", "quoted"))


def teasers(
    own: Sequence[frozenset[str]], shared: Mapping[int, str], echoes: Mapping[int, str]
) -> frozenset[int]:
    """The numbers of the sentences under other stories' headlines at the end of a text.

    Behind the last heading over links each stands alone under its headline, there is more than
    one, and twice as many above; where the story goes on, paragraphs follow each other or share
    words with it, as `shared` says. One right under the heading is enough where the story takes up
    no word of its headline, by `echoes`, and nothing behind it goes on or tells what was said.
    """
    start = max((i for i, found in enumerate(own) if _LINKS in found), default=len(own))
    told = [i for i in range(start + 1, len(own)) if own[i] & SPOKEN]
    above = sum(not found.isdisjoint(SPOKEN) for found in own[:start])
    carded = [i for i in told if "headline" in own[i - 1]]
    strange = not any(shared.get(i) == "coherent" for i in told)
    alone = strange and carded == told and len(told) > 1
    lone = carded == told[:1] == [start + 2] and echoes.get(start + 1) == "unechoed"
    lone = lone and bool(shared) and strange and not any(own[i] & _TOLD_BY for i in told)
    at_end = told if (alone or lone) and len(carded) <= above // 2 else ()
    headings = (i for i, found in enumerate(own) if _LINKS in found)
    return frozenset((*at_end, *(i for heading in headings for i in _cards(own, shared, heading))))


def _cards(own: Sequence[frozenset[str]], shared: Mapping[int, str], heading: int) -> Iterator[int]:
    """The sentences of the cards right under a heading over links: headline, sentence, day.

    A card without its day is one where its sentence shares no word with the story.
    """
    at = heading + 1
    while at + 1 < len(own) and "headline" in own[at] and own[at + 1] & SPOKEN:
        under_day = at + 2 < len(own) and "dated" in own[at + 2]
        strange = shared.get(at + 1) == "apart" and not own[at + 1] & _TOLD_BY
        if not (under_day or "dated_head" in own[at] or strange):
            return
        yield at + 1
        at += 3 if under_day else 2


def first_heading(own: Sequence[frozenset[str]]) -> int:
    """The number of the first heading of rank two over the story of a page without rank one.

    An office in rank one is the site's name.
    """
    if any("tag_h1" in found and "office" not in found for found in own):
        return -1
    story = next((i for i, found in enumerate(own) if "long_prose" in found), len(own))
    return next((i for i, found in enumerate(own[:story]) if "tag_h2" in found), -1)


def rivalry(own: Sequence[frozenset[str]], echoes: Mapping[int, str]) -> dict[int, str]:
    """How each line like a headline over the story stands to the others there.

    Headlines that follow each other with no more than buttons between them are a run; a line that
    the story does not echo has a rival in one that it does.
    """
    story = next((i for i, found in enumerate(own) if found & _STORYLIKE), len(own))
    plain = [i for i in range(story) if _plain(own[i]) and not own[i] & _UNHEADED]
    heads = [i for i in plain if not any(name.startswith("holds") for name in own[i])]
    heading = frozenset(heads)
    echoed = frozenset(i for i in heads if echoes.get(i) == "echoed")
    last = max(echoed, default=-1)
    made: dict[int, str] = {}
    for i in heads:
        above, below = _beside(own, i, -1), _beside(own, i, 1)
        kept = echoes.get(i) in TAKEN_UP
        after = below in heading
        before = above in heading and not (kept and echoes.get(above) == "unechoed")
        near = below in echoed and echoes.get(i) != "unechoed"
        if i not in echoed and i < last and not near:
            made[i] = "rivalled"
        elif after and not before:
            made[i] = "run_first"
        elif before:
            # A standfirst tells the story, and often more of it than the headline.
            made[i] = (
                "standfirst"
                if i - 1 in heading and echoes.get(i - 1) != "unechoed"
                else "run_later"
            )
        elif any("dated" in near for near in own[max(0, i - 2) : i]):
            made[i] = "under_dated"
    return made


def first_echoed(own: Sequence[frozenset[str]], echoes: Mapping[int, str]) -> int:
    """The number of the first line that the story echoes and that may be its headline."""
    for i, how in sorted(echoes.items()):
        if how == "echoed" and _plain(own[i]) and not own[i] & _UNHEADED:
            return i
    return len(own)


def without_headline(own: Sequence[frozenset[str]]) -> int:
    """How many pieces stand above the story where none of them reads as a headline; else 0."""
    for i, found in enumerate(own):
        if found & {"headline", "tag_h1"} and not found & _NO_HEADLINE:
            return 0
        if found & {"prose", "dateline"}:
            return i
    return 0


def may_head(found: frozenset[str]) -> bool:
    """Whether a line on a page without a headline may be its title all the same."""
    return bool(found & _TITLES) and not found & _NAMES


def page_names(pieces: Sequence[Piece], title: str | None) -> tuple[str, ...]:
    """What the page is called: by its markup, its first line before the outlet, a breadcrumb.

    The longest comes first.
    """
    if title is not None:
        return (title.casefold(),)
    crumbs = [piece.words for piece in pieces[:80] if CRUMB.search(piece.words)][:3]
    named = [OUTLET.sub("", pieces[0].words) if pieces and OUTLET.search(pieces[0].words) else ""]
    named += [CRUMB.split(crumb)[-1] for crumb in crumbs]
    named += _ends_of(pieces[:_MOST_HEADS])
    told = (name.strip().casefold() for name in named if len(name) > 5)
    return tuple(sorted(told, key=len, reverse=True))


def _ends_of(pieces: Sequence[Piece]) -> Iterator[str]:
    """Lines with which an earlier line ends: a breadcrumb, a feed's entry with its clock."""
    lines = [piece.words for piece in pieces if _FEWEST_NAMED < len(piece.words) < _LONGEST_NAMED]
    for number, line in enumerate(lines):
        if any(
            len(other) > len(line)
            and (other.rstrip(".").endswith(f" {line}") or _is_glued(other, line))
            for other in lines[:number]
        ):
            yield line


def _is_glued(crumb: str, line: str) -> bool:
    """Whether a breadcrumb copied without its signs leads to a line: "Home2020June24Title"."""
    return crumb.startswith("Home") and not crumb[4:5].isspace() and crumb.endswith(line)


def names_page(piece: Piece, names: tuple[str, ...], i: int) -> bool:
    """Whether a piece is one of the page's `names`, the longest first, or most of one."""
    if not names or len(piece.words) > len(names[0]) + 2:
        return False
    words = piece.words.casefold()
    return any(words in name and len(words) * 2 > len(name) for name in names) and (
        i > 0 or not OUTLET.search(piece.words)
    )


def is_outlet(found: frozenset[str]) -> bool:
    """Whether what the markup calls the page is its publisher: a name in no heading, an office."""
    return "office" in found or ("tiny" in found and not found & HEADS)
