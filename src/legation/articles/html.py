"""HTML into the text a reader sees, cut into pieces with what the structure says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from selectolax.lexbor import LexborHTMLParser

from legation.articles.markup import seen_and_data, tamed
from legation.articles.piece import Piece
from legation.articles.words import class_words, elements, table

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_CLASS = 400
_LONGEST_DATA = 500_000
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A parser writes well-formed markup: every quote inside an attribute is an entity.
_TAG = re.compile(r"<([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>")
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"([^\"]*)\"")
_CLASS = re.compile(r"\s(class|rel|role|style|hidden|aria-hidden)=\"([^\"]*)\"")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0", "quot": '"'}
_RUN_ON = re.compile(r"\w[a-z0-9:]$")
_KEPT = ("head", "input")
_PLACES = frozenset(("article", "main", "p", "articlebody", "li", "linked", "strong"))
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
class _Writer:
    """Collects the runs of one paragraph and writes it when the next begins."""

    out: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    runs: list[str] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    hints: frozenset[str] = _NOTHING
    kind: str = ""
    parent: int = 0

    def close(self) -> None:
        words = " ".join("".join(self.runs).split())
        self.runs.clear()
        if words:
            hints = self.hints
            if self.linked * 10 >= len(words) * 7:
                hints = hints | {"linked"}
            if self.strong * 10 >= len(words) * 9:
                hints = hints | {"strong"}
            if self.length:
                self.length += 1
            self.pieces.append(
                Piece(
                    self.length,
                    self.length + len(words),
                    words,
                    hints,
                    self.kind,
                    self.parent,
                )
            )
            self.out.append(words)
            self.length += len(words)
        self.linked = self.strong = 0


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


def visible(html: str) -> Visible:
    """The page's visible text, one paragraph a line, with hints from tags and class words."""
    seen, data = seen_and_data(html)
    tree = LexborHTMLParser(tamed(seen))
    title = tree.css_first("head > title")
    tree.strip_tags([name for name in elements("hidden") if name not in _KEPT])
    writer, noted = _Writer(), _Noted()
    _walk(tree.html or "", writer, noted)
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
    return Visible("\n".join(writer.out), tuple(_untold(writer.pieces)), head, tree)


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
    return [replace(it, hints=it.hints - told) if it.hints & told else it for it in pieces]


def _walk(html: str, writer: _Writer, noted: _Noted) -> None:
    """Read well-formed markup in one pass: a tag opens or closes, a text belongs to what is open."""
    parts = _TAG.split(html)
    inherited: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    stack: list[tuple[str, frozenset[str], bool]] = []
    around: list[tuple[str, int]] = [("", 0), ("", 0)]
    hints = _NOTHING
    unseen = 0
    link = strong = 0
    after: str | None = None
    for at in range(1, len(parts), 2):
        text = parts[at - 1]
        if text:
            if unseen:
                after = None
            else:
                if not writer.runs:
                    (above, writer.parent), (kind, _) = around[-2:]
                    writer.kind = f"{above}>{kind}"
                after = _take(text, hints, writer, link, strong, after)
        tag = parts[at]
        if tag[:1] == "/":
            if not stack:
                continue
            name, hints, block = stack.pop()
            if block:
                around.pop()
            if unseen:
                unseen -= 1
            elif block:
                if writer.runs:
                    writer.close()
                after = None
            else:
                after = name
            link -= name == "a"
            strong -= name in ("b", "strong")
            continue
        if tag[:1] in ("!", "?"):
            continue
        element = _element(tag)
        name = element.name
        if name in ("meta", "link", "html", "time", "abbr"):
            _note(name, tag, noted)
        if element.void:
            if name == "br" and not unseen:
                writer.close()
                after = None
            continue
        stack.append((name, hints, element.block))
        if element.block:
            around.append((element.kind, at))
        link += name == "a"
        strong += name in ("b", "strong")
        if unseen or element.hidden:
            unseen += 1
            continue
        if element.block:
            if writer.runs:
                writer.close()
        elif after == name and writer.runs and len(writer.runs[-1]) > 1:
            # Style sheets, not spaces, set two links or two spans side by side apart.
            writer.runs.append(" ")
            after = None
        if element.own:
            key = (hints, element.own)
            known = inherited.get(key)
            hints = inherited.setdefault(key, hints | element.own) if known is None else known
    if parts[-1]:
        _take(parts[-1], hints, writer, link, strong, None)
    writer.close()


def _take(
    text: str, hints: frozenset[str], writer: _Writer, link: int, strong: int, after: str | None
) -> str | None:
    """Add a run of text to the paragraph; the element that closed before it is forgotten."""
    if text.isspace():
        if writer.runs:
            writer.runs.append(" ")
        return None
    if "&" in text:
        text = _ENTITY.sub(lambda found: _CHARACTERS[found[1]], text)
        if not text.strip():
            writer.runs.append(" ")
            return after
    if not writer.runs or all(run.isspace() for run in writer.runs):
        writer.hints = hints
    elif after is not None and text[0].isupper() and _RUN_ON.search(writer.runs[-1]):
        writer.runs.append(" ")
    writer.runs.append(text)
    if link:
        writer.linked += len(text.strip())
    if strong:
        writer.strong += len(text.strip())
    return None


def _element(tag: str) -> _Element:
    if tag.startswith("a "):
        found = _CLASS.findall(tag)
        return _plain("a") if not found else _built("a", tuple(found))
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
    return _ENTITY.sub(lambda found: _CHARACTERS[found[1]], value) if "&" in value else value
