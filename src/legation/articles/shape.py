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
    caption_start,
    credit_end,
    headings,
    held,
    table,
    word_set,
)
from legation.model import Label

_BULLET = re.compile(r"^(?:[-*•·+>»–—▪●]+|\d{1,2}[.)]?)\s+(?=\S)")
_ENDED = re.compile(r"[.!?…][\"'”’)\]»]*(?:\s?[■□◼◆●▪#])?$")
_SENTENCE_END = re.compile(r"(?P<word>[\w.]*)[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-Z0-9]")
_SEPARATORS = re.compile(r"\s[|•·›»>/]\s|[|›»]|\s{3,}")
_DASHED = re.compile(r"\w\s[-–—]\s(?=\w)")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,30}(?:19|20)\d\d", re.IGNORECASE)
_HANDLE = re.compile(
    r"^(?:[—-]\s)?(?:@\S{2,30}|(?=\S*[\d_])[\w.-]{3,30}|[a-z][\w.-]{1,25})"
    r"(?:\s?:\s|\s+\d+\s(?:hours?|minutes?|days?)\sago)"
)
_SLUG = re.compile(r"^[A-Z]{2,}(?:-[A-Z0-9]{2,})+")
_MASTHEAD = re.compile(r"^[A-Z]{2,}(?:\s[A-Z]{2,}){1,4}\s[-–—]\s[A-Z][a-z]")
_PERSON = re.compile(
    r"^[A-ZÀ-Þ][\w'’.À-ÿ-]+(?:\s[A-ZÀ-Þ][\w'’.À-ÿ-]*){1,3}(?:\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?)?$"
)
_YOU = re.compile(r"(?<!\w)(?:you|your|yours|our|us|we|my|i)(?!\w)", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”]")
_ATTRIBUTED = re.compile(
    r"(?<!\w)(?:said|says|told|reported|according to|announced|added|confirmed|denied)(?!\w)"
)
_SPEAKER = re.compile(r"^(?P<name>[A-Z][^.!?:]{2,160}(?:\([^()]{2,30}\)\s?)?):(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_OUTLET = re.compile(r"\s[|•·–—-]\s[^|•·–—]{2,40}$")
_CRUMB = re.compile(r"\s[>›»/]\s")
_SPOKEN = frozenset(("prose", "sentence", "unended_prose"))
_LONGEST = 4000


def features(
    pieces: Sequence[Piece], *, known: Callable[[str], bool], title: str | None
) -> list[frozenset[str]]:
    """For each piece, the names of its features, as `labels.toml` weighs them.

    `known` tells the cities that datelines name; `title` is what the markup calls the article.
    """
    names = _page_names(pieces, title)
    own = [_settled(frozenset(_of(piece, known))) for piece in pieces]
    filed = next((i for i, found in enumerate(own) if "dateline" in found), 0)
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


def _speakers(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that open with a name and a colon which another opens with too."""
    named = {
        i: found["name"] for i, piece in enumerate(pieces) if (found := _SPEAKER.match(piece.words))
    }
    counts = Counter(named.values())
    return frozenset(i for i, name in named.items() if counts[name] > 1)


def _settled(found: frozenset[str]) -> frozenset[str]:
    """Features without those that a date explains: its line is neither headline nor comment."""
    if found & {"dated", "dated_byline"}:
        return found - {"headline", "tiny", "two_sentences_unended", "holds_comments"}
    return found


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


def _of(piece: Piece, known: Callable[[str], bool]) -> Iterator[str]:
    words = piece.words[:_LONGEST]
    bare = _BULLET.sub("", words) if any(char.isalpha() for char in words) else words
    yield from _marked_up(piece.hints)
    yield from _shaped(words, bare)
    yield from _worded(bare)
    if _ENDED.search(words) and (dateline(words, known=known) or agency_opening(words)):
        yield "dateline"
    if clock.is_date_line(words):
        yield "dated"
    elif len(words) < 150 and any(True for _ in clock.dates(words)) and not _ENDED.search(words):
        yield "dated_byline"
    yield from _pictured(words)


def _marked_up(hints: frozenset[str]) -> Iterator[str]:
    if {"article", "p"} <= hints:
        yield "tag_article_p"
    for hint in hints:
        if hint.startswith("class:"):
            yield hint.replace(":", "_")
        elif hint in ("h3", "h4", "h5", "h6"):
            yield "tag_heading"
        elif hint in ("linked", "gaps"):
            yield hint
        else:
            yield f"tag_{hint}"


def _shaped(words: str, bare: str) -> Iterator[str]:
    tokens = _WORD.findall(bare)
    small = sum(token.lower() in word_set("function_words") for token in tokens)
    ended = bool(_ENDED.search(words))
    count = len(tokens)
    prosaic = count >= 7 and small * 6 >= count
    sentences = sum(map(_ends_sentence, _SENTENCE_END.finditer(words))) + ended
    if bare != words:
        yield "numbered_sentence" if ended and not words.endswith("?") else "bulleted"
    if count >= 4 and sentences == 1 and words.endswith("?") and not _QUOTE.search(words):
        yield "headline"
    elif prosaic and ended:
        yield "prose"
        if count >= 28 or sentences >= 2:
            yield "long_prose"
    elif ended and count >= 2 and small:
        yield "sentence"
    elif prosaic and count >= 16 and not ended:
        yield "unended_prose"
    separators = len(_DASHED.findall(words)) // 2 + len(_SEPARATORS.findall(words))
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
    if _HANDLE.match(words):
        yield "handle"
    if words.endswith(":") and count >= 2 and _SPEAKER.match(words):
        yield "introduces"
    if _MASTHEAD.match(words):
        yield "masthead"
    if _SLUG.match(words):
        yield "slug"
    if _PERSON.match(words) and not words.isupper():
        yield "person"
    if ended and _QUOTE.search(words):
        yield "quoted"
    if ended and _ATTRIBUTED.search(words):
        yield "attributed"


def _ends_sentence(found: re.Match[str]) -> bool:
    word = found["word"].lower()
    return len(word) > 1 and word not in word_set("abbreviations")


def _worded(bare: str) -> Iterator[str]:
    short = bare[:80]
    heading = next((label for label, pattern in headings() if _heads(pattern, short)), None)
    if heading is not None:
        yield f"headed_{heading}"
    for label, pattern in beginnings():
        found = pattern.match(short)
        if found and _opens(label, bare, found.end()):
            yield f"begins_{label}"
    for label in held(bare[:600]):
        yield f"holds_{label}"
    if bare.endswith(","):
        yield "unfinished"
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
        return len(bare) < 250 and (bare[0] == "(" or _names_people(bare[:end], bare[end:]))
    return True


def _names_people(word: str, rest: str) -> bool:
    """Whether "By", "Source" and their kin are followed by who wrote, not by a sentence."""
    if rest.lstrip()[:1] in (":", "|"):
        return True
    if not word.lower().endswith(("by", "in")):
        return False
    first = [token.lower().strip(".,") for token in rest.split()[:1]]
    capital = rest.lstrip()[:1].isupper() and not any(
        token in clock.weekdays() or token in clock.months() for token in first
    )
    return capital and (not _ENDED.search(rest) or len(rest) < 90)


def _pictured(words: str) -> Iterator[str]:
    if len(words) > 700:
        return
    # "© 2025 Outlet" is the page's copyright, "© Outlet" a picture's.
    if credit_end().search(words) and not _COPYRIGHT_YEAR.match(words):
        yield "credited"
    if caption_start().match(words):
        yield "begins_caption"
    scene = table("english")["credits"]["scene"]
    if any(f", {word}," in words or (f" {word} " in words and word == "l-r") for word in scene):
        yield "scene"
    ends = [end for _, end, _, _ in clock.dates(words)]
    if ends and len(words) - ends[-1] < 45 and len(words) > 30:
        yield "ends_dated"
