"""What a piece looks like by itself: features that speak for its label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from legation.articles import calendar
from legation.articles.clock import role_of
from legation.articles.date_lines import headline_after_date, headline_before_date, is_date_line
from legation.articles.dateline import agency_opening, dateline, known_agencies
from legation.articles.lines import ATTRIBUTED, quotes, shaped
from legation.articles.pictures import caption_start, credit_end, sets_scene, without_verb
from legation.articles.piece import Piece
from legation.articles.words import (
    announced,
    as_it_happened,
    asks_reader,
    beginnings,
    calls_reader,
    dated_link,
    first_words,
    headings,
    held,
    notes_writer,
    signed_end,
)
from legation.model import Label

_BULLET = re.compile(r"^(?:[-*•·+>»–—▪●]+|\d{1,2}[.)]?)\s+(?=\S)")
_ENDED = re.compile(
    r"[.!?…][\"'”’)\]»]*(?:\s?(?:[■□◼◆●▪#^/]+|-0-|-30-|-ends-|\((?i:end|ends|more|signed)(?:/[\w/]+)?\)|Endit(?:em)?|\[?\d{1,2}\]?|\([a-z]{2,3}(?:/[a-z]{2,3})*\))"
    r"|\s[A-Z]{2,8}(?:[-/][\w/]{1,8})?(?:\s[A-Z]{2,4}){0,5})?$"
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(?:19|20)\d\d", re.IGNORECASE)
_DAY_END = re.compile(r"\d{4}\.\s?\d\d?\.\s?\d\d?\.$")
"""A day as Hungarians print it at the end of a line: "2019.05.13."."""
_TAKE = re.compile(r"UPDATE\s\d+[-:]")
_FIRST = re.compile(r"(?:the\s+)?([\w']+)", re.IGNORECASE)
_NAMED_END = re.compile(r"[.!?](?<=[a-z]{3}.)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3}\.?$")
"""A picture's maker with no word that says so: "… in Kinshasa yesterday. Village Urugwiro."""
_LONGEST_NAMED, _SHORTEST_WORD = 60, 3
_PROSE = frozenset(("prose", "sentence"))
_CALLED_CAPTION = re.compile(r"(?:(?:photo|picture|image)\s)?caption\s?:\s?\S", re.IGNORECASE)
_PHONE = re.compile(r"(?i:call|phone|tel|whatsapp|text)\b[^.!?]{0,40}\d[\d -]{4,}\W*$")
_AGENCY_END = re.compile(r"\s\(([^()]+)\)\.?$")
_NUMBER = re.compile(r"\d{4,}\W*$")
_CUT_OFF = ("…", "...", "[…]", "[...]")
_LIST_ENDS = (";", "; and", "; or")
_LONGEST_CAPTION = 160
_LONGEST_END = 60
_DATED_TAIL, _DATED_END = 90, 45
_LONGEST = 4000
_SHORT = 40
_LONGEST_NOTE = 300
_LONGEST_SIGN_OFF = 250
_LONGEST_CREDIT = 200
_LONGEST_DATED, _LONGEST_BARS = 150, 250
_BARS = re.compile(r"\s\|\s.*\s\|\s")


def own_features(piece: Piece, *, known: Callable[[str], bool]) -> frozenset[str]:
    """The features that a piece has by itself; `known` tells the cities that datelines name."""
    if "plain" in piece.hints:
        return _of_link(piece.hints, min(piece.words.count(" "), 24), piece.words[-1])
    if "linked" in piece.hints and not dated_link(piece.words):
        plain = _of_link(piece.hints, min(piece.words.count(" "), 24), piece.words[-1])
        return plain.union(_opened(piece.words))
    if len(piece.words) < _SHORT:
        return _of_short(piece.words, piece.hints)
    return _sorted_out(_of(piece.words, piece.hints, known))


@lru_cache(maxsize=16384)
def _of_short(words: str, hints: frozenset[str]) -> frozenset[str]:
    """Too short for a dateline and its sentence; menus and clocks recur from page to page."""
    return _sorted_out(_of(words, hints, _nowhere))


def _nowhere(_name: str) -> bool:
    return False


# A date explains its line, which is then neither headline nor comment.
_DATED = frozenset(("dated", "dated_byline"))
_EXPLAINED = frozenset(
    (
        "headline",
        "tiny",
        "two_sentences_unended",
        "holds_comments",
        "slug",
        "menu",
        # "3 min read · Apr 9, 2024"
        "begins_navigation",
        "holds_navigation",
    )
)


def _sorted_out(found: set[str]) -> frozenset[str]:
    if not found.isdisjoint(_PROSE):
        # "Our correspondent reports" is said in stories, "staff writer" under them.
        found.discard("holds_byline")
    if "credited" in found and found & {"dated_byline", "ends_dated", "holds_caption"}:
        # "© Agency. Ministers meet in Lome, May 4, 2021." is a picture's, not the page's.
        found -= {"begins_copyright", "holds_copyright"}
    if not found.isdisjoint(_DATED):
        found -= _EXPLAINED
    return frozenset(found)


@lru_cache(maxsize=4096)
def _of_link(hints: frozenset[str], spaces: int, end: str) -> frozenset[str]:
    """A link is furniture by its markup: of its words only their number is asked."""
    found = set(_marked_up(hints))
    found.add("tiny" if spaces < 3 else "headline")
    if end in "?!":
        found.add("asks" if end == "?" else "exclaims")
    return frozenset(found)


def _of(words: str, hints: frozenset[str], known: Callable[[str], bool]) -> set[str]:
    words = _unsigned(words[:_LONGEST])
    bullet = None if words[:1].isalpha() else _BULLET.match(words)
    bare = words[bullet.end() :] if bullet and any(char.isalpha() for char in words) else words
    item = "li" in hints
    ended = _ends(words) or (item and words.endswith(_LIST_ENDS))
    found = set(_marked_up(hints))
    found.update(shaped(words, bare, ended=ended), _worded(bare), _pictured(words))
    if ended and (dateline(words, known=known) or agency_opening(words)):
        found.add("dateline")
    if calendar.DIGIT.search(words):
        found.update(_with_date(words, ended=ended))
    if item and ended:
        found.add("item_sentence")
    return found


def _with_date(words: str, *, ended: bool) -> Iterator[str]:
    """What a line is by the date that it holds."""
    if is_date_line(words):
        yield "dated"
    elif not ended and (headline_after_date(words) or headline_before_date(words)):
        yield "dated_head"
    elif (
        len(words) < (_LONGEST_BARS if _BARS.search(words) else _LONGEST_DATED)
        and (not ended or words.isupper() or _DAY_END.search(words))
        and any(True for _ in calendar.dates(words))
    ):
        yield "dated_byline"
        if _names_date(words):
            yield "named_date"


def _names_date(words: str) -> bool:
    """Whether a line holds a date with its name: "News ID: 1355020 Date: 2011/07/09 - 11:37"."""
    begins = (words[:start].rstrip() for start, *_ in calendar.dates(words))
    return any(it.endswith(":") and role_of(it[it.rfind(" ") + 1 :]) is not None for it in begins)


def _ends(words: str) -> bool:
    return _ENDED.search(words, max(0, len(words) - _LONGEST_END)) is not None


def _unsigned(words: str) -> str:
    """A paragraph without who reported it, or the agency's name in brackets that ends the story."""
    if "eporting" in words[-_LONGEST_SIGN_OFF:]:
        off = signed_end(words)
        if off is not None and off.start() > 0:
            return words[: off.start()].rstrip()
    found = _AGENCY_END.search(words, max(0, len(words) - _SHORT)) if words[-1:] in ")." else None
    if found is None or found[1].lower() not in known_agencies():
        return words
    told = words[: found.start()]
    # Captions seldom say who said what.
    story = len(told) > _LONGEST_CAPTION or quotes(told) or ATTRIBUTED.search(told)
    return told if story else words


@lru_cache(maxsize=4096)
def _marked_up(hints: frozenset[str]) -> frozenset[str]:
    return frozenset(_marks(hints))


def _marks(hints: frozenset[str]) -> Iterator[str]:
    if {"article", "p"} <= hints:
        yield "tag_article_p"
    for hint in hints:
        if hint.startswith(("class:", "layout:")):
            yield hint.replace(":", "_")
        elif hint in ("h3", "h4", "h5", "h6"):
            yield "tag_heading"
        elif hint == "plain":
            continue
        elif hint in ("linked", "gaps", "strong", "slanted"):
            yield hint
        else:
            yield f"tag_{hint}"


def _worded(bare: str) -> Iterator[str]:
    yield from _opened(bare)
    found = held(bare[:600])
    if len(bare) >= _LONGEST_NOTE:
        found.discard("note_on_writer")
    elif notes_writer(bare):
        found.add("note_on_writer")
    yield from found
    if asks_reader().match(bare) and not quotes(bare):
        yield "asks_reader"
    if calls_reader(bare) or (_NUMBER.search(bare, len(bare) - 60) and _PHONE.search(bare[-60:])):
        yield "calls"
    if bare.endswith(","):
        yield "unfinished"
    elif bare.endswith(_CUT_OFF):
        yield "cut_off"
    elif len(bare) < _LONGEST_DATED and as_it_happened(bare):
        yield "live_head"
    if bare[:60].casefold().startswith(announced()) and calendar.DIGIT.search(bare[:60]):
        yield "held_day"


def _opened(bare: str) -> Iterator[str]:
    short = bare[:80]
    # "(This story …)" begins as "This story …" does; "(c)" and "[photo]" begin with the bracket.
    plain = short.lstrip("([“\"'‘*_")
    first = _FIRST.match(plain)
    word = first[1].lower() if first else ""
    by_heading, by_beginning = first_words()
    signs = () if first and not word[0].isdigit() else by_heading.get("", ())
    for number in (*by_heading.get(word, ()), *signs):
        label, pattern = headings()[number]
        if _heads(pattern, short):
            yield f"headed_{label}"
            break
    if first and first.start(1):
        word = plain.split(" ", 1)[0].lower()
    openings = [(plain, number) for number in by_beginning.get(word, ())]
    if not short[:1].isalpha():
        openings += [(short, number) for number in by_beginning.get("", ())]
    for opening, number in dict.fromkeys(openings):
        label, pattern = beginnings()[number]
        found = pattern.match(opening)
        if found and _opens(label, bare, found.end() + len(short) - len(opening)):
            yield f"begins_{label}"


def _heads(pattern: re.Pattern[str], short: str) -> bool:
    found = pattern.match(short)
    return found is not None and (found.end() == len(short) or short[found.end() - 1] in ":?…")


def _opens(label: Label, bare: str, end: int) -> bool:
    """Whether a label's opening words are meant as such: "File - " and not "File sharing"."""
    rest = bare[end : end + 3]
    if label is Label.DATES and _TAKE.match(bare):
        return False
    if label in (Label.CAPTION, Label.PROMOTION, Label.RELATED, Label.DATES, Label.NAVIGATION):
        return (
            not rest
            or rest.lstrip()[:1] in ":-–—|]()!"
            or bare.startswith("[")
            or bare[:end].isupper()
            or (" " in bare[:end].strip())
            or (label is Label.DATES and any(char.isdigit() for char in bare[:60]))
        )
    if label is Label.BYLINE:
        return len(bare) < 250 and (bare[0] == "(" or _names_people(bare[:end], bare[end:]))
    return True


def _names_people(word: str, rest: str) -> bool:
    """Whether "By", "Source" and their kin are followed by who wrote, not by a sentence."""
    if rest.lstrip()[:1] in (":", "|"):
        return True
    if not word.lower().endswith(("by", "in", "por", "par", "von")):
        return False
    first = [token.lower().strip(".,") for token in rest.split()[:1]]
    capital = rest.lstrip()[:1].isupper() and not any(
        token in calendar.weekdays() or token in calendar.months() for token in first
    )
    return capital and (len(rest) < 90 or not _ends(rest))


def _pictured(words: str) -> Iterator[str]:
    if len(words) > 700:
        return
    # "© 2025 Outlet" is the page's copyright, "© Outlet" a picture's.
    found = credit_end(words, max(0, len(words) - _LONGEST_CREDIT))
    alone = found is not None and found.start() == 0 and " / " in words
    if found and not alone and not _COPYRIGHT_YEAR.match(words):
        yield "credited"
    elif found and alone and words.rpartition(" / ")[2].strip(" .").lower() in known_agencies():
        yield "lone_credit"
    elif not found and words[-1:] == ")":
        # An agency in brackets ends a caption where nobody is quoted, or a story: `closing` tells.
        by = _AGENCY_END.search(words, max(0, len(words) - _SHORT))
        if by and by[1].lower() in known_agencies():
            yield "credited"
    if caption_start().match(words):
        yield "begins_caption"
    if _CALLED_CAPTION.match(words):
        yield "called_caption"
    if _NAMED_END.search(words, max(0, len(words) - _LONGEST_NAMED) + _SHORTEST_WORD):
        yield "ends_in_names"
    if sets_scene(words):
        yield "scene"
    if without_verb(words):
        yield "verbless"
    if len(words) > 30 and _ends_dated(words):
        yield "ends_dated"


def _ends_dated(words: str) -> bool:
    """Whether a date stands near the end of a line."""
    length = len(words)
    if calendar.DIGIT.search(words, max(0, length - _DATED_END)) is None:
        return False
    within = (end for start, end, *_ in calendar.dates(words) if start >= length - _DATED_TAIL)
    return any(length - end < _DATED_END for end in within)
