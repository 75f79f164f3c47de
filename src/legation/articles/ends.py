"""Where a story begins and ends: its dateline, its place, who signs it, the list it announces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from legation.articles import calendar, clock
from legation.articles.company import (
    LETTERS,
    SPOKEN,
)
from legation.articles.dateline import bare_place, dateline, dateline_line, known_agencies
from legation.articles.headlines import (
    UNDER_TITLE,
)
from legation.articles.piece import Piece
from legation.articles.words import word_set

_LONGEST_SIGN = 30


_WRITTEN = re.compile(r"written by\s|about the (?:author|writer)", re.IGNORECASE)


_REPORTED = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|reported)\s(?:by|in)\s", re.I
)


_WEEKDAY = re.compile(rf",\s{calendar.WEEKDAY}$")


LONGEST_LIST = 12


_LONGEST_PLACE = 60


_AGENCY_LAST = re.compile(
    r"[a-z][.”\"’]\s?(?:—\s?(?P<dashed>[A-Z]{2,6})|\((?P<bracketed>[^()]{2,30})\))$"
)


_PICTURES = frozenset(("scene", "holds_caption", "begins_caption"))


_ENTRY = frozenset(("tag_li", "bulleted", "numbered_sentence"))


_MOST_ABOVE = 3
"""Paragraphs of prose that may stand above a dateline: a standfirst, a promotion."""


def announced(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> Mapping[int, str]:
    """What stands below a colon, and what ends with one, as features.

    A sentence that "announces" has a list below it, "They agreed to:", each entry of which is
    "listed", or a statement, "…, said:", which is a "speaker".
    """
    colons = [i for i, piece in enumerate(pieces[:-1]) if piece.words.endswith(":")]
    made: dict[int, str] = {}
    for i in colons:
        if _is_entry(pieces, own, i) or pieces[i].words.count(" ") < 2 or "linked" in own[i]:
            continue
        below = range(i + 1, min(len(own), i + LONGEST_LIST))
        made |= dict.fromkeys(takewhile(lambda n: _is_entry(pieces, own, n), below), "listed")
    said = {i for i in colons if own[i + 1] & SPOKEN and _reports(pieces[i].words)}
    for i in colons:
        if made.get(i + 1) == "listed" or i in said:
            made.setdefault(i, "announces")
    for i in said:
        made.setdefault(i + 1, "speaker")
    return made


def _is_entry(pieces: Sequence[Piece], own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether a line is of a list: by its bullet, or by the ";" that ends it or the one above."""
    if own[i] & _ENTRY or pieces[i].words.endswith((";", "; and", "; or")):
        return True
    return i > 0 and pieces[i - 1].words.endswith((";", "; and", "; or", ", and"))


def _reports(words: str) -> bool:
    """Whether a line ends "…, said:"."""
    return words.rsplit(" ", 1)[-1][:-1].lower() in word_set("clock", "reporting")


def signed_off(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> int:
    """The number of the line under the story that says who reported or wrote it; else the last."""
    whole = sum("prose" in found for found in own)
    prose = 0
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        prose += "prose" in found
        later = whole - prose
        signed = "begins_byline" in found and _REPORTED.match(piece.words)
        # "Written by NAME" heads what a page says of its writer; above a story it signs it.
        heads = "begins_byline" in found and _WRITTEN.match(piece.words) and later * 3 <= prose
        if prose > 1 and (signed or heads or ("note_on_writer" in found and later <= prose)):
            return i
        # A line of dashes parts notes from the story, unless more story than notes follows.
        parted = prose > 1 and "closes" in found and "*" not in piece.words
        if parted and later <= prose:
            return i
    return len(own)


def closed_by_agency(
    pieces: Sequence[Piece],
    own: Sequence[frozenset[str]],
    filed: int,
    known: Callable[[str], bool],
) -> int:
    """The number of the last sentence where the agency of the dateline signs it; else -1."""
    found = dateline(pieces[filed].words, known=known)
    own_sign = f"({found.agency})" if found and found.agency else None
    last = max((i for i, it in enumerate(own) if it & SPOKEN), default=-1)
    # A notice of the page may follow what the dateline's own agency signs.
    for i in range(last + 1, filed, -1) if own_sign else (last + 1, last):
        if not 1 < i < len(own) or own[i] & _PICTURES or not _ends_with_agency(pieces[i].words):
            continue
        if own_sign is None or i >= last or own_sign in pieces[i].words[-_LONGEST_SIGN:]:
            return i
    if last <= filed or not pieces[last].words.endswith((")", ").")) or "scene" in own[last]:
        return -1
    return last if own_sign and own_sign in pieces[last].words[-_LONGEST_SIGN:] else -1


def _ends_with_agency(words: str) -> bool:
    """Whether a sentence is signed as stories are at their end: "talks.—MNA", "talks. (APS)"."""
    found = _AGENCY_LAST.search(words, max(0, len(words) - _LONGEST_SIGN - 10))
    return found is not None and (
        found["dashed"] is not None or found["bracketed"].lower() in known_agencies()
    )


def filed_at(own: Sequence[frozenset[str]]) -> int:
    """The number of the dateline paragraph; 0 where none stands near the head of the story."""
    prose = 0
    for i, found in enumerate(own):
        if "dateline" in found:
            return i
        prose += "prose" in found and "begins_other" not in found
        if prose > _MOST_ABOVE:
            break
    return 0


def placed(
    pieces: Sequence[Piece],
    own: Sequence[frozenset[str]],
    i: int,
    known: Callable[[str], bool],
) -> bool:
    """Whether a line is the place under a page's date, before its text."""
    if len(pieces[i].words) >= _LONGEST_PLACE:
        return False
    over_prose = (
        i + 1 < len(own)
        and not own[i + 1].isdisjoint(("prose", "long_prose"))
        and len(pieces[i].words) > 2
        and "linked" not in own[i]
    )
    under_date = i > 0 and "dated" in own[i - 1]
    if not over_prose and not under_date:
        return False
    words = bare_place(_WEEKDAY.sub("", pieces[i].words), known)
    if over_prose:
        # "CAIRO" on a line of its own, above the first paragraph; "Cairo" under date or byline.
        signed = any(near & UNDER_TITLE for near in own[max(0, i - 3) : i])
        if (signed or words.isupper()) and _all_names(words) and known(words.rstrip(" -–—:")):
            return True
        if dateline_line(pieces[i].words, known=known) is not None:
            return True
    if not under_date or len(words) > 50 or words.endswith(".") or ":" in words:
        return False
    if not LETTERS.search(words):
        return False
    if not _all_names(words) or any(char.isdigit() for char in words):
        return False
    if own[i] & {"gaps", "menu", "linked", "tag_h2", "tag_heading"} or any(
        name.startswith(("headed", "begins", "holds")) for name in own[i]
    ):
        return False
    above = pieces[i - 1].words
    clock_alone = any(True for _ in clock.clocks(above)) and not any(
        True for _ in calendar.dates(above)
    )
    return clock_alone or any(known(name) for name in words.split(", "))


def _all_names(words: str) -> bool:
    """Whether a line has no word that a name has not: "Chisinau, Kyiv confer" has one."""
    small = word_set("function_words")
    return all(word[:1].isupper() or word.lower() in small for word in LETTERS.findall(words))
