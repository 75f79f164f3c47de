"""Long lists of links gathered into one entry each: menus and cards are most of a page's elements.

Done on the parsed page, where it costs little, so that what follows looks at the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from legation.articles.words import elements, tells

_SIGN = "\x02"
"""What stands between the lines of a list and, with its number, in its stead."""

_FEWEST = 6
_MOST_CONTAINERS = 5_000
"""Elements looked into; no page of news has as many."""
_LONGEST_LINE = 160
_SHORTEST_SENTENCE = 40
_SPACES = ("  ", "\t", "\r", "\f", "\v", "\x1c", "\x1d", "\x1e", "\x1f")
_OWN = frozenset(("hidden", "style", "aria-hidden", "itemprop"))


class _Links:
    """The lines of a page's links: asking each element for its own takes a search each."""

    def __init__(self, tree: LexborHTMLParser, markup: bytes) -> None:
        self._tree = tree
        self._markup = markup

    @cached_property
    def last(self) -> frozenset[str]:
        """Those that end a link, as its markup writes them: of most menus that is all of them."""
        before = self._markup.split(b"</a>")[:-1]
        ends = [part[part.rfind(b">") + 1 :].strip() for part in before]
        return frozenset(b"\n".join(ends).decode().split("\n"))

    @cached_property
    def all(self) -> frozenset[str]:
        links = self._tree.tags("a")[:_MOST_CONTAINERS]
        lines = [link.text(separator="\n", strip=True) for link in links]
        return frozenset("\n".join(lines).split("\n"))


def gather(tree: LexborHTMLParser, markup: bytes) -> dict[str, str]:
    """Make one entry of each run of six or more like siblings that are links to elsewhere.

    They are alike in tag and first class word; most of their words are links, and none is a
    sentence. The first one's tags stand for all; what stands in it now is returned with the lines
    of all: a parser need not read them twice.
    """
    lists: dict[str, str] = {}
    links = _Links(tree, markup)
    open_now = [tree.body] if tree.body is not None else []
    seen = 0
    while open_now and seen < _MOST_CONTAINERS:
        node = open_now.pop()
        seen += 1
        for alike in _runs(node):
            words = _gathered(alike, links) if len(alike) >= _FEWEST else None
            if words is None:
                open_now += alike
                continue
            sign = f"{_SIGN}{len(lists)}"
            lists[sign] = words
            alike[0].inner_html = f"<a>{sign}</a>"
            for other in alike[1:]:
                # What stands in it is let go with the page.
                other.decompose(recursive=False)
    return lists


def _runs(node: LexborNode) -> Iterator[list[LexborNode]]:
    """The containers in an element, those together that follow each other and are alike."""
    containers = elements("containers")
    run: list[LexborNode] = []
    last: tuple[str, str | None] | None = None
    for child in node.iter(include_text=True, skip_empty=True):
        tag = child.tag
        likeness = None
        if tag in containers:
            # Of all attributes a dictionary would be made.
            named = child.attrs.sget("class") if tag != "li" else None
            likeness = tag, named.split(" ", 1)[0] if named else None
        if run and likeness != last:
            yield run
            run = []
        last = likeness
        if likeness is not None:
            run.append(child)
    if run:
        yield run


def _gathered(alike: list[LexborNode], links: _Links) -> str | None:
    """The lines of siblings that are a list of links, white space folded; None of others."""
    if not _OWN.isdisjoint(alike[0].attributes):
        return None
    shown = [node.text(separator="\n", strip=True) for node in alike]
    text = "\n".join(shown)
    lines = text.split("\n")
    if tells(lines[0]) or not (
        _are_linked(shown, lines, links.last) or _are_linked(shown, lines, links.all)
    ):
        return None
    return None if _tell_story(lines) else _folded(text)


def _are_linked(shown: Sequence[str], lines: Sequence[str], linked: frozenset[str]) -> bool:
    """Whether most words of each element are links, `linked` being the lines that are."""
    # Most menus are links and nothing else: that is told at once.
    if linked.issuperset(lines):
        return all(
            10 * (len(words) - words.count("\n")) >= 6 * max(1, len(words)) for words in shown
        )
    return all(_is_linked(words, linked) for words in shown)


def _is_linked(words: str, linked: frozenset[str]) -> bool:
    # The headline of a card is most of it.
    first = words.partition("\n")[0]
    if first in linked and len(first) * 10 >= len(words) * 6:
        return first != ""
    links = sum([len(line) for line in words.split("\n") if line in linked])
    return links > 0 and links * 10 >= len(words) * 6


def _folded(text: str) -> str:
    """The text with white space folded inside its lines; that of most menus is so already."""
    if text.isascii() and not any(space in text for space in _SPACES):
        return text
    return " ".join(text.replace("\n", _SIGN).split()).replace(_SIGN, "\n")


def _tell_story(lines: Sequence[str]) -> bool:
    """Whether a line is long or a sentence; "U.S." ends none that stands for itself."""
    long = [line for line in lines if len(line) > _SHORTEST_SENTENCE]
    return any(
        len(line) > _LONGEST_LINE or line.rstrip("\"'”’)]").endswith((".", "…")) for line in long
    )
