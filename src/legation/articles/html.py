"""HTML into the text a reader sees, cut into pieces with what the structure says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from legation.articles.element import ATTRIBUTE, MARK, NOTHING, Element, element, states_time
from legation.articles.lists import gather, marked, unmarked
from legation.articles.markup import tamed
from legation.articles.piece import MOST_PIECES, Piece
from legation.articles.tags import HIDDEN, WRITTEN, Told
from legation.articles.words import folded_space, tells

_LONGEST_DATA = 500_000
# A parser writes well-formed markup: every quote inside an attribute is an entity.
_TAG = re.compile(r"<([^<>\"]*+(?:\"[^\"]*+\"[^<>\"]*+)*+)>")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "quot": '"'}
_QUOTE = '"'
_LINE_END = "\x03"
"""What no page holds."""
_RUN_ON = re.compile(r"\w[a-z0-9:]$")
_WITHOUT_EVENTS = LexborDocumentOptions.WO_EVENTS.value
_PLACES = frozenset(
    ("layout:title", "layout:body", "article", "main", "p", "articlebody", "li", "linked", "strong")
)
_PLAIN = frozenset(("plain",))
_SHORT = frozenset(("class:subhead", "class:dates", "class:byline", "class:credit"))
_TITLES = frozenset(("h1", "h2"))
_LINKED = frozenset(("linked",))
_SLANTED = frozenset(("slanted",))
_STRONG = frozenset(("strong",))
_BOLD = ("b", "strong")
_ITALIC = ("i", "em")
_END = Element("", block=True)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's markup says of the article: never part of the visible text."""

    title: str | None
    metas: dict[str, str]
    scripts: tuple[str, ...]
    canonical: str | None
    language: str | None
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visible:
    """A page as its reader sees it: the text, its pieces in order, and the markup's own word."""

    text: str
    pieces: tuple[Piece, ...]
    head: Head


@dataclass(slots=True)
class _Noted:
    """What the walk notes on its way for the page's head."""

    title: str | None = None
    metas: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None


def visible(
    markup: bytes,
    data: Sequence[str],
    *,
    told: Told | None = None,
    mark: Callable[[LexborHTMLParser], None] | None = None,
) -> Visible:
    """The page's visible text, one paragraph a line, with hints from tags and class words.

    `data` are the texts of the page's linked-data scripts, `told` is what is known of the
    markup's tags; `mark` may mark elements of the parsed page beforehand, as a site's layout does.
    """
    markup, veiled = tamed(markup, told)
    tree = LexborHTMLParser(marked(markup) if mark is None else markup, options=_WITHOUT_EVENTS)
    if mark is not None:
        mark(tree)
    if veiled:
        tree.unwrap_tags(WRITTEN)
        tree.strip_tags(HIDDEN)
    lists = gather(tree) if mark is None else {}
    noted = _Noted()
    pieces = _walk(unmarked(tree.html or ""), lists, noted)
    head = Head(
        title=noted.title,
        metas=noted.metas,
        scripts=tuple(script for script in data if len(script) < _LONGEST_DATA),
        canonical=noted.canonical,
        language=noted.language,
        times=tuple(noted.times),
    )
    text = "\n".join(piece.words for piece in pieces)
    return Visible(text, tuple(_untold(pieces)), head)


def _untold(pieces: list[Piece]) -> list[Piece]:
    """The pieces without hints that hold for nearly the whole page: these tell nothing.

    A form may wrap a page, a class on its outermost element may name all that it can show. What
    is short by its nature, as a subhead is, cannot be a third of it.
    """
    lengths: dict[frozenset[str], int] = {}
    for piece in pieces:
        lengths[piece.hints] = lengths.get(piece.hints, 0) + len(piece.words)
    shares = Counter[str]()
    total = 0
    titled = set[str]()
    for hints, length in lengths.items():
        if "linked" not in hints:
            total += length
            for hint in hints:
                shares[hint] += length
        if "h1" in hints:
            titled |= hints
    told = {
        hint
        for hint, share in shares.items()
        if hint not in _PLACES
        and share > total * (0.33 if hint in _SHORT else 0.5 if hint in titled else 0.85)
    }
    if not told:
        return pieces
    return [it._replace(hints=it.hints - told) if it.hints & told else it for it in pieces]


def _walk(html: str, lists: Mapping[str, str], noted: _Noted) -> list[Piece]:
    """Read well-formed markup in one pass: tags open and close, text belongs to what is open.

    `lists` are those that were gathered, by what the markup has in their stead.
    """
    parts = _TAG.split(html)
    parts.append("/end")
    inherited: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    stack: list[tuple[Element, frozenset[str]]] = []
    around: list[tuple[str, int]] = [("", 0), ("", 0)]
    pieces: list[Piece] = []
    runs: list[str] = []
    listed: list[str] = []
    hints = first_hints = NOTHING
    place = around
    length = unseen = link = strong = slant = linked = bold = italic = 0
    # The inline element that closed just before: style sheets, not spaces, set some apart.
    after: str | None = None
    for at in range(1, len(parts), 2):
        if len(pieces) > MOST_PIECES and not (runs or unseen):
            listed += _lines(parts[at - 1 :], lists)
            break
        text = parts[at - 1]
        if text and not unseen:
            if "&" in text:
                text = _ENTITY.sub(_character, text)
            if text.isspace():
                if runs:
                    runs.append(" ")
            else:
                if not runs:
                    first_hints = hints
                    place = around[-2:]
                elif after is not None and text[0].isupper() and _RUN_ON.search(runs[-1]):
                    runs.append(" ")
                runs.append(text)
                if link:
                    linked += len(text.strip())
                if strong:
                    bold += len(text.strip())
                if slant:
                    italic += len(text.strip())
            after = None
        tag = parts[at]
        opened = None
        if tag[:1] == "/":
            closed, hints = stack.pop() if stack else (_END, NOTHING)
            ends = closed.block
            if closed.weighs:
                link -= closed.name == "a"
                strong -= closed.name in _BOLD
                slant -= closed.name in _ITALIC
            if ends and len(around) > 2:
                around.pop()
            if unseen:
                unseen -= 1
                continue
            if not ends:
                after = closed.name
        else:
            known_by = tag
            if tag[:2] == "a " and MARK not in tag:
                # The other attributes of links are different on each.
                begin = tag.find(' class="')
                known_by = f"a{tag[begin : tag.find(_QUOTE, begin + 8) + 1]}" if begin > 0 else "a"
            opened = element(known_by)
            if opened.noted:
                _note(opened.name, tag, parts[at + 1], noted)
            ends = opened.block
            if opened.void and not ends:
                continue
        if ends:
            after = None
            if runs and not unseen:
                words = folded_space("".join(runs))
                if words:
                    if linked * 10 >= len(words) * 7:
                        first_hints = first_hints | _LINKED
                    if bold * 10 >= len(words) * 9:
                        first_hints = first_hints | _STRONG
                    if italic * 10 >= len(words) * 9:
                        first_hints = first_hints | _SLANTED
                    plain = "linked" in first_hints and not first_hints & _TITLES
                    if words in lists:
                        words = lists[words]
                    elif plain and "nav" not in first_hints:
                        plain = not tells(words)
                    begin = length + bool(length)
                    length = begin + len(words)
                    if plain:
                        first_hints = first_hints | _PLAIN
                    if plain and listed and first_hints == pieces[-1].hints:
                        # One link after another, alike in markup, is one list.
                        listed.append(words)
                    else:
                        if len(listed) > 1:
                            pieces[-1] = _list_of(pieces[-1], listed)
                        (above, parent), (kind, within) = place
                        pieces.append(
                            Piece(begin, length, words, first_hints, above + kind, parent, within)
                        )
                        listed = [words] if plain or len(pieces) > MOST_PIECES else []
                runs.clear()
                linked = bold = italic = 0
        if opened is None or opened.void:
            continue
        stack.append((opened, hints))
        if ends:
            around.append((opened.kind, at))
        if opened.weighs:
            link += opened.name == "a"
            strong += opened.name in _BOLD
            slant += opened.name in _ITALIC
        if unseen or opened.hidden:
            unseen += 1
            continue
        if after == opened.name and runs and len(runs[-1]) > 1:
            runs.append(" ")
            after = None
        if opened.own:
            key = (hints, opened.own)
            known = inherited.get(key)
            hints = inherited.setdefault(key, hints | opened.own) if known is None else known
    if len(listed) > 1:
        pieces[-1] = _list_of(pieces[-1], listed)
    return pieces


def _lines(parts: Sequence[str], lists: Mapping[str, str]) -> list[str]:
    """The lines of what is left of a page, of whose markup no more is asked."""
    ends: dict[str, str] = {}
    runs: list[str] = []
    for text, tag in zip(parts[::2], parts[1::2], strict=True):
        name = tag.partition(" ")[0]
        end = ends.get(name)
        if end is None:
            end = ends[name] = _LINE_END if element(name.lstrip("/")).block else ""
        runs += text, end
    lines = _ENTITY.sub(_character, "".join(runs)).split(_LINE_END)
    folded = [" ".join(line.split()) for line in lines]
    return [lists.get(line, line) for line in folded if line]


def _list_of(first: Piece, links: list[str]) -> Piece:
    words = "\n".join(links)
    return first._replace(end=first.start + len(words), words=words)


def _character(found: re.Match[str]) -> str:
    return _CHARACTERS[found[1]]


def _note(name: str, tag: str, text: str, noted: _Noted) -> None:
    if name == "title":
        noted.title = noted.title or " ".join(_plain_text(text).split()) or None
        return
    given = {key: _plain_text(value) for key, value in ATTRIBUTE.findall(tag)}
    if name == "meta":
        called = given.get("property") or given.get("name") or given.get("itemprop")
        if called and given.get("content"):
            noted.metas.setdefault(called.lower(), given["content"].strip())
    elif name == "time":
        if given.get("datetime"):
            noted.times.append(given["datetime"])
    elif name == "abbr":
        if "published" in given.get("class", "") and given.get("title"):
            noted.times.append(given["title"])
    elif name == "html":
        noted.language = noted.language or given.get("lang")
    elif name == "link":
        if noted.canonical is None and given.get("rel") == "canonical":
            noted.canonical = given.get("href")
    elif states_time(given):
        noted.times.append(given["content"])


def _plain_text(value: str) -> str:
    return _ENTITY.sub(_character, value) if "&" in value else value
