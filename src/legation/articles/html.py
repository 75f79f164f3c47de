"""HTML into the text a reader sees, cut into pieces with what the structure says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from selectolax.lexbor import LexborHTMLParser

from legation.articles.markup import seen_and_data, tamed
from legation.articles.piece import Piece
from legation.articles.words import class_words, elements, table, tells

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_CLASS = 400
_LONGEST_DATA = 500_000
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A parser writes well-formed markup: every quote inside an attribute is an entity.
_TAG = re.compile(r"<([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>")
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"([^\"]*)\"")
_CLASS = re.compile(r"\s(class)=\"([^\"]*)\"")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "quot": '"'}
_RUN_ON = re.compile(r"\w[a-z0-9:]$")
_KEPT = ("head", "input")
_PLACES = frozenset(("article", "main", "p", "articlebody", "li", "linked", "strong"))
_NOTED = ("meta", "link", "html", "time", "abbr")
_PLAIN = frozenset(("plain",))
_TITLES = frozenset(("h1", "h2"))
_LINKED = frozenset(("linked",))
_STRONG = frozenset(("strong",))
_NOTHING: frozenset[str] = frozenset()


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
    tree: LexborHTMLParser


@dataclass(slots=True)
class _Noted:
    """What the walk notes on its way for the page's head."""

    metas: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    own: frozenset[str] = _NOTHING
    hidden: bool = False
    block: bool = False
    void: bool = False
    kind: str = ""
    noted: bool = False


def visible(html: str) -> Visible:
    """The page's visible text, one paragraph a line, with hints from tags and class words."""
    seen, data = seen_and_data(html)
    tree = LexborHTMLParser(tamed(seen))
    title = tree.css_first("head > title")
    tree.strip_tags([name for name in elements("hidden") if name not in _KEPT])
    noted = _Noted()
    pieces = _walk(tree.html or "", noted)
    head = Head(
        title=_SPACE.sub(" ", title_text).strip() or None
        if title is not None and (title_text := title.text()) is not None
        else None,
        metas=noted.metas,
        scripts=tuple(script for script in data if len(script) < _LONGEST_DATA),
        canonical=noted.canonical,
        language=noted.language,
        times=tuple(noted.times),
    )
    text = "\n".join(piece.words for piece in pieces)
    return Visible(text, tuple(_untold(pieces)), head, tree)


def _untold(pieces: list[Piece]) -> list[Piece]:
    """The pieces without hints that hold for nearly the whole page: these tell nothing.

    A form may wrap a page, a class on its outermost element may name all that it can show.
    """
    shares = Counter[str]()
    total = 0
    titled = set[str]()
    for piece in pieces:
        if "linked" not in piece.hints:
            total += len(piece.words)
            for hint in piece.hints:
                shares[hint] += len(piece.words)
        if "h1" in piece.hints:
            titled |= piece.hints
    told = {
        hint
        for hint, share in shares.items()
        if hint not in _PLACES and share > total * (0.5 if hint in titled else 0.85)
    }
    if not told:
        return pieces
    return [it._replace(hints=it.hints - told) if it.hints & told else it for it in pieces]


def _walk(html: str, noted: _Noted) -> list[Piece]:
    """Read well-formed markup in one pass: tags open and close, text belongs to what is open."""
    parts = _TAG.split(html)
    parts.append("/end")
    elements_of: dict[str, _Element] = {}
    inherited: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    stack: list[tuple[str, frozenset[str], bool]] = []
    around: list[tuple[str, int]] = [("", 0), ("", 0)]
    pieces: list[Piece] = []
    runs: list[str] = []
    listed: list[str] = []
    hints = first_hints = _NOTHING
    place = around
    length = unseen = link = strong = linked = bold = 0
    # The inline element that closed just before: style sheets, not spaces, set some apart.
    after: str | None = None
    for at in range(1, len(parts), 2):
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
            after = None
        tag = parts[at]
        element = None
        if tag[:1] == "/":
            name, hints, ends = stack.pop() if stack else ("", _NOTHING, True)
            link -= name == "a"
            strong -= name in ("b", "strong")
            if ends and len(around) > 2:
                around.pop()
            if unseen:
                unseen -= 1
                continue
            if not ends:
                after = name
        else:
            known_by = tag
            if tag[:2] == "a ":
                # Of a link's attributes, different on each, only its class is asked.
                begin = tag.find(' class="')
                known_by = tag[begin : tag.find('"', begin + 8)] if begin > 0 else "a"
            element = elements_of.get(known_by)
            if element is None:
                element = elements_of[known_by] = _element(tag)
            name = element.name
            if element.noted:
                _note(name, tag, noted)
            if element.void and name != "br":
                continue
            ends = element.block or name == "br"
        if ends and runs and not unseen:
            words = " ".join("".join(runs).split())
            if words:
                if linked * 10 >= len(words) * 7:
                    first_hints = first_hints | _LINKED
                if bold * 10 >= len(words) * 9:
                    first_hints = first_hints | _STRONG
                begin = length + bool(length)
                length = begin + len(words)
                plain = "linked" in first_hints and not (
                    first_hints & _TITLES or ("nav" not in first_hints and tells(words))
                )
                if plain:
                    first_hints = first_hints | _PLAIN
                if plain and listed and first_hints == pieces[-1].hints:
                    # One link after another, alike in markup, is one list.
                    listed.append(words)
                else:
                    if len(listed) > 1:
                        pieces[-1] = _list_of(pieces[-1], listed)
                    (above, parent), (kind, _) = place
                    pieces.append(Piece(begin, length, words, first_hints, above + kind, parent))
                    listed = [words] if plain else []
            runs.clear()
            linked = bold = 0
        if ends:
            after = None
        if element is None or element.void:
            continue
        stack.append((name, hints, element.block))
        if element.block:
            around.append((element.kind, at))
        link += name == "a"
        strong += name in ("b", "strong")
        if unseen or element.hidden:
            unseen += 1
            continue
        if after == name and runs and len(runs[-1]) > 1:
            runs.append(" ")
            after = None
        if element.own:
            key = (hints, element.own)
            known = inherited.get(key)
            hints = inherited.setdefault(key, hints | element.own) if known is None else known
    if len(listed) > 1:
        pieces[-1] = _list_of(pieces[-1], listed)
    return pieces


def _list_of(first: Piece, links: list[str]) -> Piece:
    words = "\n".join(links)
    return first._replace(end=first.start + len(words), words=words)


def _character(found: re.Match[str]) -> str:
    return _CHARACTERS[found[1]]


def _element(tag: str) -> _Element:
    if tag[:1] in ("!", "?"):
        return _Element("!", void=True)
    if tag.startswith("a "):
        found = _CLASS.findall(tag)
        return _built("a", tuple(found)) if found else _plain("a")
    name, space, _ = tag.partition(" ")
    return _attributed(tag) if space else _plain(name)


@cache
def _plain(name: str) -> _Element:
    return _built(name, ())


@lru_cache(maxsize=8192)
def _attributed(tag: str) -> _Element:
    return _built(tag.partition(" ")[0], tuple(_ATTRIBUTE.findall(tag)))


@lru_cache(maxsize=8192)
def _built(name: str, attributes: tuple[tuple[str, str], ...]) -> _Element:
    given = dict(attributes)
    hidden = (name in elements("hidden")) or (
        "hidden" in given
        or given.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(given.get("style", "")))
    )
    own = set[str]()
    if name in elements("telling") and name != "a":
        own.add(name)
    if name not in ("body", "html", "head"):
        role = table("elements")["roles"].get(given.get("role", ""))
        if role:
            own.add(role)
        if given.get("itemprop", "").lower() == "articlebody":
            own.add("articlebody")
        own.update(_class_hints(given))
    return _Element(
        name,
        frozenset(own),
        hidden,
        name in elements("blocks"),
        name in elements("void"),
        f"{name}.{given.get('class', '')}",
        name in _NOTED,
    )


def _class_hints(attributes: dict[str, str]) -> Iterator[str]:
    for key in ("class", "id", "rel", "itemprop", "data-testid", "data-component"):
        value = attributes.get(key)
        if value and len(value) <= _LONGEST_CLASS:
            for word in _WORD.findall(_CAMEL.sub("-", value.replace("_", "-")).lower()):
                label = _class_label(word)
                if label is not None:
                    yield label


@lru_cache(maxsize=8192)
def _class_label(word: str) -> str | None:
    """The hint of a class word: of the word itself, its first part, its last part.

    Words such as "has-comments" tell of a page's whole body, not of what stands inside.
    """
    first, *rest = (part for part in word.split("-") if part)
    if rest and first in elements("states"):
        return None
    known = class_words()
    last = rest[-1] if rest else first
    pair = "-".join((first, *rest)[-2:])
    found = known.get(word) or known.get(first) or known.get(pair) or known.get(last)
    return f"class:{found}" if found else None


def _note(name: str, tag: str, noted: _Noted) -> None:
    given = {key: _plain_text(value) for key, value in _ATTRIBUTE.findall(tag)}
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
    elif noted.canonical is None and given.get("rel") == "canonical":
        noted.canonical = given.get("href")


def _plain_text(value: str) -> str:
    return _ENTITY.sub(_character, value) if "&" in value else value
