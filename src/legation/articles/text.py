"""Plain text into pieces: lines, hard-wrapped ones joined to the paragraphs they were cut from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.articles import calendar
from legation.articles.date_lines import is_date_line
from legation.articles.dateline import dateline_line, opens_filed
from legation.articles.fields import field, opens_field
from legation.articles.piece import MOST_PIECES, Piece
from legation.articles.words import beginnings, headings, word_set
from legation.articles.wrapping import CLOSED, NEARLY, Line, Wrap, wrapping
from legation.model import Label

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CONTINUES = re.compile(r"(?:[a-z]{2}|[a-z]['’-]|[ae]\s\w{2}|[,.;:)\]’”])")
_FULL = 0.95
_BULLET = re.compile(r"(?:[-*•·+>»–—▪●]+|\d{1,2}[.)])\s+\S")
_SIGNED_BY = re.compile(r"(?:by|di|de|par|por|von|av|af)\s[A-ZÀ-Þ]")
_DOTS = re.compile(r"(?:\.{3,}|…)")
_CELL = re.compile(r"\s*\t\s*")
_BAR = re.compile(r"\s[|•·›»]\s")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_LINKS = re.compile(r"!?\[[^\]\n]*\]\([^)\s]*\)")
_FEWEST_LINKS, _FEWEST_HEADS = 4, 2
_GAP = re.compile(r"\S\s{3,}\S")
_LOOK_AHEAD = 6
_HEAD, _SHORTEST_AGAIN = 8, 24
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_FEWEST_QUOTED = 4
_COLUMN = 50
"""Characters of a newspaper column's lines at most."""
_SITE = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]{2,})+(?:/\S*)?(?:\s\([^()]*\))?")
"""An address that has a line of its own."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ '’,&-]+")


def unquoted(text: str) -> str:
    """A letter that quotes its story without the signs of it: most lines begin with ">"."""
    if text.count("\n>") < _FEWEST_QUOTED:
        return text
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    quoted = sum(line.startswith(">") for line in lines)
    return _QUOTED.sub("", text) if quoted * 2 >= len(lines) else text


def pieces(text: str) -> tuple[Piece, ...]:
    """The page's paragraphs and lines in order, without the white space between them."""
    lines = list(_lines(text))
    wrap = wrapping(lines)
    titles = _titles(lines)
    marked_down = (
        sum("](" in line.words for line in lines) >= _FEWEST_LINKS
        or sum(_HASHES.match(line.words) is not None for line in lines) >= _FEWEST_HEADS
    )
    made: list[Piece] = []
    first = 0
    for at in range(1, len(lines)):
        if len(made) == MOST_PIECES:
            break
        if not _joins(lines, first, at, wrap, titles):
            made.append(_cut(text, lines[first], lines[at - 1].end, marked_down))
            first = at
    if lines:
        made.append(_cut(text, lines[first], lines[-1].end, marked_down))
    return tuple(made)


def _cut(text: str, first: Line, end: int, marked_down: bool) -> Piece:
    """A piece; on a page that a program wrote in Markdown its signs tell as much as tags do."""
    if not marked_down:
        return Piece.cut(text, first.start, end)
    heads = _HASHES.match(first.words)
    start = first.start + (heads.end() if heads else 0)
    linked = _LINKS.sub("", text[start:end]).strip(" *-|>•·\n") == ""
    hints = frozenset(("linked",)) if linked and "](" in text[start:end] else frozenset[str]()
    return Piece.cut(
        text, start, end, hints | (frozenset((f"h{len(heads[1])}",)) if heads else frozenset())
    )


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        gap = text.count("\n", last, start) > 1
        # The wires of old mark their head lines "^" in front and "<" or "=" behind.
        marked = raw.strip()[:1] == "^"
        if marked:
            behind = text[start + 1 : end]
            start += 1 + len(behind) - len(behind.lstrip())
        words = text[start:end].replace("\xa0", " ").strip()
        if words:
            indent = start - found.start()
            buttons = _buttons(words) if "\t" in words else len(words)
            head = words[:buttons].rstrip()
            yield Line(start, start + len(head), head, indent, gap, marked)
            if buttons < len(words):
                yield Line(start + buttons, end, words[buttons:], indent, True)
        last = end


def _buttons(words: str) -> int:
    """Where the buttons begin that a row of a table has behind its headline: "PDF", "Print"."""
    at = len(words)
    for gap in reversed(list(_CELL.finditer(words))):
        if not _is_button(words[gap.end() : at].strip()):
            break
        at = gap.end()
    return at


def _is_button(words: str) -> bool:
    return any(label is Label.NAVIGATION and it.fullmatch(words) for label, it in headings())


def _titles(lines: list[Line]) -> frozenset[str]:
    """Lines that open the page's first line, which is mostly the title with the outlet's name."""
    first = lines[0].words if lines else ""
    head = [line.words.rstrip(".") for line in lines[:_HEAD]]
    named = {
        line.words
        for line in lines
        if line.words != first and first.startswith(f"{line.words} ") and len(line.words) > 5
    }
    # "JORDAN: King receives guests." and under it "King receives guests".
    again = {
        line.words
        for line in lines[:_HEAD]
        if len(line.words) > _SHORTEST_AGAIN
        and any(other.endswith(f" {line.words.rstrip('.')}") for other in head)
    }
    return frozenset(named | again)


def _joins(lines: Sequence[Line], first: int, at: int, wrap: Wrap, titles: frozenset[str]) -> bool:
    """Whether line `at` goes on with the paragraph that line `first` began."""
    line, before = lines[at], lines[at - 1]
    if line.after_gap or line.indent > before.indent + 1:
        return False
    if _BULLET.match(line.words) and not _ends_in_month(before.words):
        return False
    if _DOTS.fullmatch(line.words):
        return False
    if line.words[:3].isupper() and opens_filed(line.words):
        return False
    if line.words in titles or line.marked or before.marked or _names_field(line.words):
        return False
    if wrap.width is not None and wrap.width <= _COLUMN and _in_capitals(before, line):
        return True
    begins = first == at - 1
    goes_on = (
        bool(_CONTINUES.match(line.words))
        and not _SITE.fullmatch(line.words)
        and not (wrap.width is None and _GAP.search(line.words))
        and not _is_comment(line.words)
        and not (wrap.width is None and not wrap.ragged and _in_buttons(lines, at))
        and not (_SIGNED_BY.match(line.words) and not wrap.ragged and wrap.width is None)
    )
    if begins and (before.words in titles or _stands_alone(before.words)):
        # "The discussion" heads the comments, unless the next line goes on with its sentence.
        return wrap.ragged and goes_on and before.words not in titles
    is_open = not CLOSED.search(before.words)
    if goes_on:
        return is_open and (not begins or " " in before.words or wrap.ragged)
    if wrap.ragged and is_open and line.words[0] == "(" and line.words[1:2].islower():
        return True
    if _stands_alone(line.words) or (begins and first and _under_date(lines[first - 1 : at])):
        return False
    hanging = before.words.rsplit(" ", 1)[-1].lower() in word_set("function_words")
    if wrap.width is not None:
        if _GAP.search(before.words) or len(before.words) > wrap.width / NEARLY:
            return False
        # In a newspaper's column a headline's first line may end "… confers with".
        if is_open and hanging and (not begins or wrap.width <= _COLUMN):
            return True
        room = len(before.words) + len(line.words.split(" ", 1)[0])
        # Behind a full stop only a line that holds no word more goes on.
        least = NEARLY if is_open else _FULL
        return room >= wrap.width * least and len(before.words) >= wrap.width * 0.6
    if not wrap.ragged or not is_open:
        return False
    if hanging:
        return True
    return (not begins or _prose_start(before.words)) and _goes_on(lines, at)


def _ends_in_month(words: str) -> bool:
    """Whether a line breaks off before the day: "… on March" over "19. The"."""
    return words.rsplit(" ", 1)[-1].lower() in calendar.months()


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines from `at` reach the end of a sentence before they reach another thing."""
    for line in lines[at : at + _LOOK_AHEAD]:
        if line.after_gap or _stands_alone(line.words):
            return False
        if _CONTINUES.match(line.words) or (CLOSED.search(line.words) and " " in line.words):
            return True
        if CLOSED.search(line.words):
            return line is lines[at]
    return False


def _under_date(pair: Sequence[Line]) -> bool:
    """Whether the second line is the place that official pages print under their date."""
    above, line = pair
    words = line.words.split()
    capital = all(word[:1].isupper() for word in words)
    named = capital and len(words) <= 6 and not line.words.endswith(("’s", "'s"))
    return named and is_date_line(above.words)


def _stands_alone(words: str) -> bool:
    return (
        _is_label(words)
        or _SITE.fullmatch(words) is not None
        or is_date_line(words)
        or dateline_line(words, known=_named_in_capitals) is not None
    )


def _in_buttons(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is of a row of buttons in small letters, "share" over "print".

    A link that a copy sets on a line of its own has the rest of its sentence below.
    """
    for number, line in enumerate(lines[at : at + _LOOK_AHEAD]):
        if number and (line.after_gap or not _CONTINUES.match(line.words)):
            return True
        if line.words.count(" ") > 1 or CLOSED.search(line.words):
            return False
    return at + _LOOK_AHEAD >= len(lines)


def _in_capitals(before: Line, line: Line) -> bool:
    """Whether two lines of a newspaper's column are of one headline in capitals."""
    return all(_CAPITALS.fullmatch(it.words) is not None for it in (before, line))


def _named_in_capitals(_name: str) -> bool:
    """What a line says of itself is enough here: no table of cities is asked."""
    return False


def _names_field(words: str) -> bool:
    return ":" in words[:24] and (field(words) is not None or opens_field(words))


def _prose_start(words: str) -> bool:
    """Whether a line may be the first of a paragraph: three words, not all of them names."""
    tokens = words.split()
    small = any(
        token[:1].islower() or token.lower() in word_set("function_words") for token in tokens
    )
    return len(tokens) >= 3 and small and not _BAR.search(words) and not _is_label(words)


def _is_comment(words: str) -> bool:
    return bool(re.match(r"@?[a-z0-9_.-]+\s?(?::|\s{2,}|\d)", words)) and len(words) > 2


def _is_label(words: str) -> bool:
    if any(pattern.fullmatch(words) for _, pattern in headings()):
        return True
    return (
        any(
            label in (Label.DATES, Label.BYLINE, Label.COPYRIGHT) and pattern.match(words)
            for label, pattern in beginnings()
        )
        and len(words) < 60
    )
