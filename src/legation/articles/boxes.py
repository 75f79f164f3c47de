"""What stands in, around and under a story in boxes that plain text no longer shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from legation.articles.calendar import DIGIT, WEEKDAY
from legation.articles.company import SPOKEN
from legation.articles.piece import Piece
from legation.articles.words import alternatives, table, word_set

_COUNTER = re.compile(
    r"\(?(?:(?:image|photo|picture|slide)\s)?(?P<number>\d{1,3})\s?(?:/|of)\s?(?P<all>\d{1,3})\)?",
    re.IGNORECASE,
)
_LONGEST_COUNTER = 20
_POSTED = re.compile(r"[—–-]\s?[^@()]{2,60}\s\(@\w{2,30}\)\s.*\b(?:19|20)\d\d$")
_LONGEST_POSTED = 120
_EXPLAINS = re.compile(r"(?:What|Who)\s(?:is|are|was|were)\s(?:an?\s|the\s)?[A-ZÀ-Þ][^?!.]{1,50}\?")
_HEAD = frozenset(("dated", "dated_byline", "begins_byline", "person", "carried"))
_PLACE_LAST = re.compile(
    r"\s(?:in|at|on|near|outside|inside|of|along|beside)\s(?:[a-zà-ÿ]+\s){0,3}"
    r"[A-ZÀ-Þ][\w’'-]*(?:,?\s[A-ZÀ-Þ][\w’'-]*){0,4}\.$"
)
_DAY = re.compile(rf"\b{WEEKDAY}\b|\b(?:today|tomorrow|yesterday|tonight|week|month|year)\b")
_LONGEST_CAPTION = 120
_CLOCK = re.compile(r"\d[:.]\d\d")
_NEAR = 3
_LONGEST_NAME = 40
_STORY = 3
"""Paragraphs of prose above a line that may stand under a story."""
_SIGNED = frozenset(("begins_byline", "dated", "dated_byline", "person"))
_PARAGRAPH = frozenset(("long_prose", "quoted", "attributed"))
_VOICED = frozenset(("quoted", "attributed"))
_ARROWS = " «»‹›<>←→"


def boxed(
    pieces: Sequence[Piece], own: Sequence[frozenset[str]], *, plain: bool
) -> Mapping[int, str]:
    """What each piece is of a box, as a feature; `plain` text has no markup that draws some."""
    return {
        **under_story(pieces, own),
        **posts(pieces, own),
        **dict.fromkeys(galleries(pieces), "counted"),
        **dict.fromkeys(summed_up(own), "summed_up"),
        **dict.fromkeys(explained(pieces, own) if plain else (), "explained"),
        **dict.fromkeys(posed(pieces, own) if plain else (), "posed"),
    }


def galleries(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the captions of pictures that are counted through: "1 / 3", "2 / 3", "3 / 3".

    One stands between each two counters; the first above them all or the last below, whichever
    is no longer than a caption: the shorter.
    """
    counted = [
        (i, int(found["number"]), int(found["all"]))
        for i, piece in enumerate(pieces)
        if len(piece.words) <= _LONGEST_COUNTER and (found := _COUNTER.fullmatch(piece.words))
    ]
    total = len(counted)
    whole = [(number, out_of) for _, number, out_of in counted]
    if total < 2 or whole != [(number, total) for number in range(1, total + 1)]:
        return frozenset()
    first, last = counted[0][0], counted[-1][0]
    if last - first != 2 * (total - 1):
        return frozenset()
    ends = [i for i in (first - 1, last + 1) if 0 <= i < len(pieces)]
    shown = min(ends, key=lambda i: len(pieces[i].words), default=first + 1)
    return frozenset((shown, *range(first + 1, last, 2)))


def posts(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> Mapping[int, str]:
    """The sentences copied from a network: below stands "— Name (@name) May 3, 2020".

    "posted" where the story introduces what is said with a colon, else "posted_alone": a box.
    """
    return {
        i: "posted" if i and pieces[i - 1].words.endswith(":") else "posted_alone"
        for i, below in enumerate(pieces[1:])
        if "(@" in below.words
        and own[i] & SPOKEN
        and len(below.words) <= _LONGEST_POSTED
        and _POSTED.fullmatch(below.words)
    }


def summed_up(own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of the lines of a summary over the story: none of them is its headline."""
    made: set[int] = set()
    told = 0
    for i, found in enumerate(own):
        told += bool(found & SPOKEN)
        if told >= _STORY:
            break
        if i and "headed_subhead" in found:
            made.update(takewhile(lambda n: _is_line(own[n]), range(i + 1, len(own))))
    return frozenset(made)


def _is_line(found: frozenset[str]) -> bool:
    return "headline" in found and not found & _SIGNED


def under_story(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> Mapping[int, str]:
    """How sentences stand under a story that look as if it went on there.

    "past_end" is one in which nobody is quoted, behind the links to the articles before and after,
    or any behind a reader's; a reader's is "discussed", under a name and a clock behind the heading
    of the comments. Only the last third of a page's prose may stand so: what heads a story is
    printed above it too.
    """
    told = [i for i, found in enumerate(own) if "prose" in found]
    above = max(_STORY, len(told) - len(told) // 3)
    made: dict[int, str] = {}
    paging = word_set("notes", "paging")
    paged = talk = False
    for i in range(told[above - 1] + 1 if len(told) > above else len(own), len(own)):
        found = own[i]
        paged = paged or pieces[i].words.lower().strip(_ARROWS) in paging
        talk = talk or "headed_comments" in found
        if found & SPOKEN and talk and _signed_above(pieces, own, i):
            made[i] = "discussed"
        elif found & SPOKEN and ("discussed" in made.values() or (paged and not found & _VOICED)):
            made[i] = "past_end"
    return made


def explained(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of a box's lone question and answer set among paragraphs: "What is the Quad?".

    A page that asks twice is written in questions, and their answers are its story.
    """
    asked = [i for i, it in enumerate(own) if "asks" in it and not it & _PARAGRAPH]
    if len(asked) != 1 or not _EXPLAINS.fullmatch(pieces[asked[0]].words):
        return frozenset()
    question = asked[0]
    above = any(found & SPOKEN for found in own[:question])
    below = [i for i in range(question + 1, len(own)) if own[i] & SPOKEN]
    if not above or len(below) < 2 or below[0] - question >= _NEAR or own[below[0]] & _VOICED:
        return frozenset()
    return frozenset((question, below[0]))


def posed(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The number of the caption between a page's date or writer and its first paragraph.

    One short sentence shows people as they stand, sit or wait, in a place it ends with, on no day;
    a longer paragraph follows.
    """
    first = next((i for i, found in enumerate(own) if i and found & SPOKEN), 0)
    if not first or not own[first - 1] & _HEAD or first + 1 == len(own):
        return frozenset()
    words, found, below = pieces[first].words, own[first], own[first + 1]
    if "lone_credit" in below and len(words) <= _LONGEST_CAPTION and not found & _PARAGRAPH:
        # "Patrick Semaj / AP" stands under a picture's sentence.
        return frozenset((first,))
    short = len(words) <= _LONGEST_CAPTION and len(words) < len(pieces[first + 1].words)
    if not short or found & _PARAGRAPH or not below & SPOKEN or DIGIT.search(words):
        return frozenset()
    shown = _PLACE_LAST.search(words) and not _DAY.search(words) and _pose().search(words)
    return frozenset((first,) if shown else ())


@cache
def _pose() -> re.Pattern[str]:
    verbs = alternatives(table("english")["credits"]["poses"])
    return re.compile(rf"\w\s(?:{verbs})(?!\w)(?!\s(?:trial|accused|for\s(?:election|office)))")


def _signed_above(pieces: Sequence[Piece], own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether a reader's name and clock stand just above a sentence."""
    return any(
        "dated" in own[near]
        and _CLOCK.search(pieces[near].words)
        and len(pieces[near - 1].words) <= _LONGEST_NAME
        for near in range(max(1, i - _NEAR), i)
    )
