"""HTML into the text a reader sees, cut into pieces with what the structure says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from legation.articles.markup import tamed
from legation.articles.piece import Piece
from legation.articles.words import class_words, elements, table

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_CLASS = 400
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


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
class _Writer:
    """Collects the runs of one paragraph and writes it when the next begins."""

    out: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    runs: list[str] = field(default_factory=list)
    linked: int = 0
    after_link: bool = False
    hints: frozenset[str] = frozenset()

    def add(self, run: str, hints: frozenset[str]) -> None:
        if not any(not part.isspace() for part in self.runs):
            self.hints = hints
        self.runs.append(run)
        self.after_link = "a" in hints
        if self.after_link:
            self.linked += len(run.strip())

    def part_links(self) -> None:
        """Keep two links apart that style sheets, not spaces, set apart."""
        if self.runs and self.after_link and not self.runs[-1][-1:].isspace():
            self.runs.append(" ")

    def close(self) -> None:
        words = _SPACE.sub(" ", "".join(self.runs)).strip()
        if words:
            hints = self.hints - {"a"}
            if self.linked * 10 >= len(words) * 7:
                hints |= {"linked"}
            if self.length:
                self.out.append("\n")
                self.length += 1
            self.pieces.append(Piece(self.length, self.length + len(words), words, hints))
            self.out.append(words)
            self.length += len(words)
        self.runs.clear()
        self.linked = 0


def visible(html: str) -> Visible:
    """The page's visible text, one paragraph a line, with hints from tags and class words."""
    tree = LexborHTMLParser(tamed(html))
    writer = _Writer()
    root = tree.root
    if root is not None:
        _walk(root, writer)
    writer.close()
    return Visible("".join(writer.out), tuple(writer.pieces), _head(tree))


def _walk(root: LexborNode, writer: _Writer) -> None:
    """Visit the tree without recursion: pages nest deeper than the interpreter's stack."""
    blocks = elements("blocks")
    stack: list[tuple[LexborNode | None, frozenset[str], bool]] = [(root, frozenset(), False)]
    while stack:
        node, hints, leaving = stack.pop()
        if leaving:
            writer.close()
            continue
        if node is None:
            continue
        stack.append((node.next, hints, False))
        tag = node.tag
        if tag == "-text":
            writer.add(node.text_content or "", hints)
        elif tag == "br":
            writer.close()
        elif tag and not tag.startswith(("-", "!")) and not _hidden(node, tag):
            block = tag in blocks
            if tag == "a":
                writer.part_links()
            if block:
                writer.close()
                stack.append((None, hints, True))
            stack.append((node.child, _inherit(hints, node, tag), False))


def _hidden(node: LexborNode, tag: str) -> bool:
    if tag in elements("hidden"):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(attributes.get("style") or ""))
    )


def _inherit(hints: frozenset[str], node: LexborNode, tag: str) -> frozenset[str]:
    own = set[str]()
    if tag in elements("telling"):
        own.add(tag)
    attributes = node.attributes
    if attributes and tag not in ("body", "html"):
        role = table("elements")["roles"].get(attributes.get("role") or "")
        if role:
            own.add(role)
        if (attributes.get("itemprop") or "").lower() == "articlebody":
            own.add("articlebody")
        own.update(_class_hints(attributes))
    return hints | own if own - hints else hints


def _class_hints(attributes: dict[str, str | None]) -> Iterator[str]:
    for key in ("class", "id", "rel", "itemprop"):
        value = attributes.get(key)
        if value and len(value) <= _LONGEST_CLASS:
            for word in _WORD.findall(_CAMEL.sub("-", value).lower()):
                label = _class_label(word)
                if label is not None:
                    yield label


@cache
def _class_label(word: str) -> str | None:
    """The hint of a class word: of the word itself, its first part, its last part.

    Words such as "has-comments" tell of a page's whole body, not of what stands inside.
    """
    first, *rest = word.split("-")
    if rest and first in elements("states"):
        return None
    known = class_words()
    found = known.get(word) or known.get(first) or (known.get(rest[-1]) if rest else None)
    return f"class:{found}" if found else None


def _head(tree: LexborHTMLParser) -> Head:
    metas: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        name = name or node.attributes.get("itemprop") or ""
        content = node.attributes.get("content")
        if name and content and name.lower() not in metas:
            metas[name.lower()] = content.strip()
    scripts = tuple(
        node.text() for node in tree.css("script[type*='ld+json']") if len(node.text()) < 500_000
    )
    title = tree.css_first("head > title")
    canonical = tree.css_first("link[rel='canonical']")
    html = tree.css_first("html")
    return Head(
        title=_SPACE.sub(" ", title.text()).strip() or None if title else None,
        metas=metas,
        scripts=scripts,
        canonical=canonical.attributes.get("href") if canonical else None,
        language=html.attributes.get("lang") if html else None,
        times=tuple(
            stamp for node in tree.css("time[datetime]") if (stamp := node.attributes["datetime"])
        ),
    )
