"""What a piece looks like: the features that speak for its label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from legation.articles import clock
from legation.articles.dateline import agency_opening, dateline
from legation.articles.piece import Piece
from legation.articles.words import (
    beginnings,
    credit_end,
    headings,
    holdings,
    table,
    word_set,
)
from legation.model import Label

_BULLET = re.compile(r"^(?:[-*•·+>»–—▪●]+|\d{1,2}[.)]?)\s+(?=\S)")
_ENDED = re.compile(r"[.!?…][\"'”’)\]»]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-Z0-9]")
_SEPARATORS = re.compile(r"\s[|•·›»>/]\s|[|›»]|\s{3,}")
_HANDLE = re.compile(
    r"^(?:—\s)?@?[\w.'-]{2,25}(?:\s[A-Z]\.?|\s\w+)?\s?(?::|\s+\d+\s(?:hours?|minutes?|days?)\sago)\s?"
)
_YOU = re.compile(r"(?<!\w)(?:you|your|yours|our|us|we|my|i)(?!\w)", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”]")
_ATTRIBUTED = re.compile(
    r"(?<!\w)(?:said|says|told|reported|according to|announced|added|confirmed|denied)(?!\w)"
)
_SPEAKER = re.compile(r"^[A-Z][^.!?:]{2,80}(?:\([^()]{2,30}\)\s?)?:(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_LONGEST = 4000


def features(
    pieces: Sequence[Piece], *, known: Callable[[str], bool], title: str | None
) -> list[frozenset[str]]:
    """For each piece, the names of its features, as `labels.toml` weighs them.

    `known` tells the cities that datelines name; `title` is what the markup calls the article.
    """
    counts = Counter(piece.words for piece in pieces)
    first = pieces[0].words if pieces else ""
    own = [frozenset(_of(piece, known)) for piece in pieces]
    filed = next((i for i, found in enumerate(own) if "dateline" in found), 0)
    made: list[frozenset[str]] = []
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        more = set[str]()
        if i < filed:
            more.add("before_dateline")
        if _tiny_run(own, i):
            more.add("menu_run")
        if _names_page(piece, i, first, counts, title):
            more.add("repeated")
        if i and "dated" in own[i - 1] and _is_place(piece.words, known):
            more.add("placed")
        made.append(found | more)
    return made


def _tiny_run(own: Sequence[frozenset[str]], i: int) -> bool:
    around = own[max(0, i - 2) : i + 3]
    return "tiny" in own[i] and sum("tiny" in found for found in around) >= 4


def _names_page(piece: Piece, i: int, first: str, counts: Counter[str], title: str | None) -> bool:
    if len(piece.words) < 10:
        return False
    if title is not None:
        return piece.words.casefold() in title.casefold() and len(piece.words) * 2 > len(title)
    headed = i > 0 and first.startswith(piece.words) and len(first) < 3 * len(piece.words)
    return headed or (counts[piece.words] > 1 and " " in piece.words and i > 0 and headed)


def _is_place(words: str, known: Callable[[str], bool]) -> bool:
    """A line such as "Novo-Ogaryovo, Moscow Region" under a page's date."""
    if len(words) > 50 or words.endswith((".", ":")) or any(char.isdigit() for char in words):
        return False
    names = words.split(", ")
    capital = all(name[:1].isupper() for name in names)
    return capital and (any(known(name) for name in names) or len(words.split()) <= 5)


def _of(piece: Piece, known: Callable[[str], bool]) -> Iterator[str]:
    words = piece.words[:_LONGEST]
    bare = _BULLET.sub("", words)
    yield from _marked_up(piece.hints)
    yield from _shaped(words, bare)
    yield from _worded(bare)
    if dateline(words, known=known) or agency_opening(words):
        yield "dateline"
    if clock.is_date_line(words):
        yield "dated"
    elif len(words) < 150 and any(True for _ in clock.dates(words)) and not _ENDED.search(words):
        yield "dated_byline"
    yield from _pictured(words)


def _marked_up(hints: frozenset[str]) -> Iterator[str]:
    for hint in hints:
        if hint.startswith("class:"):
            yield hint.replace(":", "_")
        elif hint in ("h3", "h4", "h5", "h6"):
            yield "tag_heading"
        elif hint == "linked":
            yield hint
        else:
            yield f"tag_{hint}"


def _shaped(words: str, bare: str) -> Iterator[str]:
    tokens = _WORD.findall(bare)
    small = sum(token.lower() in word_set("function_words") for token in tokens)
    ended = bool(_ENDED.search(words))
    count = len(tokens)
    prosaic = count >= 7 and small * 6 >= count
    sentences = len(_SENTENCE_END.findall(words)) + ended
    if bare != words:
        yield "bulleted"
    if prosaic and ended:
        yield "prose"
        if count >= 28 or sentences >= 2:
            yield "long_prose"
    elif ended and count >= 2 and small:
        yield "sentence"
    elif prosaic and count >= 16 and not ended:
        yield "unended_prose"
    separators = len(_SEPARATORS.findall(words))
    if (separators >= 2 or (separators and count <= 6)) and not ended:
        yield "menu"
    elif count <= 3 and not ended:
        yield "tiny"
    elif 4 <= count <= 24 and len(words) <= 170 and not ended and not words.endswith((":", ",")):
        yield "two_sentences_unended" if sentences else "headline"
    if count >= 1 and bare.isupper():
        yield "upper"
    if words.endswith(("!", ">>")):
        yield "exclaims"
    if words.endswith("?"):
        yield "asks"
    if not _QUOTE.search(words) and _YOU.search(words):
        yield "you"
    if _HANDLE.match(words) and not _QUOTE.search(words[:3]):
        yield "handle"
    if _SPEAKER.match(words) and count >= 3:
        yield "speaker"
    if ended and _QUOTE.search(words):
        yield "quoted"
    if ended and _ATTRIBUTED.search(words):
        yield "attributed"


def _worded(bare: str) -> Iterator[str]:
    short = bare[:80]
    heading = next((label for label, pattern in headings() if _heads(pattern, short)), None)
    if heading is not None:
        yield f"headed_{heading}"
    for label, pattern in beginnings():
        found = pattern.match(short)
        if found and _opens(label, bare, found.end()):
            yield f"begins_{label}"
    for label, pattern in holdings():
        if pattern.search(bare[:600]):
            yield f"holds_{label}"
    if any(
        bare.casefold().startswith(word) for word in table("english")["clock"]["announced"]
    ) and any(char.isdigit() for char in bare[:60]):
        yield "held_day"


def _heads(pattern: re.Pattern[str], short: str) -> bool:
    found = pattern.match(short)
    return found is not None and (found.end() == len(short) or short[found.end() - 1] in ":?…")


def _opens(label: Label, bare: str, end: int) -> bool:
    """Whether a label's opening words are meant as such: "File - " and not "File sharing"."""
    rest = bare[end : end + 3]
    if label in (Label.CAPTION, Label.PROMOTION, Label.RELATED, Label.DATES, Label.NAVIGATION):
        return (
            not rest
            or rest.lstrip()[:1] in ":-–—|]()!"
            or bare.startswith("[")
            or bare[:end].isupper()
            or (" " in bare[:end].strip() and label is not Label.RELATED)
            or (label is Label.DATES and any(char.isdigit() for char in bare[:60]))
        )
    if label is Label.BYLINE:
        return len(bare) < 200 and (
            not _ENDED.search(bare) or bare.startswith("(") or len(bare) < 120
        )
    return True


def _pictured(words: str) -> Iterator[str]:
    if len(words) > 700:
        return
    if credit_end().search(words):
        yield "credited"
    scene = table("english")["credits"]["scene"]
    if any(f", {word}," in words or (f" {word} " in words and word == "l-r") for word in scene):
        yield "scene"
    ends = [end for _, end, _, _ in clock.dates(words)]
    if ends and len(words) - ends[-1] < 45 and len(words) > 30:
        yield "ends_dated"
