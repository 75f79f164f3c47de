"""Long lists of links gathered into one entry each: menus and cards are most of a page's elements.

Done on the parsed page, where it costs little, so that what follows looks at the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from legation.articles.words import elements, tells

_END = "\x03"
"""What ends a link while its page is read: no page holds it, nor the next sign."""
_LINK_END = b"</a>"
_STRAY = re.compile(rf"(?:^|\n){_END}")
_SIGN = "\x02"
"""What stands between the lines of a list and, with its number, in its stead."""

_FEWEST = 6
_MOST_CONTAINERS = 5_000
"""Elements looked into; no page of news has as many."""
_LONGEST_LINE = 160
_SHORTEST_SENTENCE = 40
_STOPS = (".", "…")
_SPACES = ("  ", "\t", "\r", "\f", "\v", "\x1c", "\x1d", "\x1e", "\x1f")
_OWN = frozenset(("hidden", "style", "aria-hidden", "itemprop"))


def marked(markup: bytes) -> bytes:
    """The markup with a sign at the end of each link, by which its lines are told from others.

    To ask each element for its links would take a search each.
    """
    return (_END.encode() + _LINK_END).join(markup.split(_LINK_END))


def unmarked(html: str) -> str:
    """What the parser writes of a page, without the signs."""
    return html.replace(_END, "")


class _Links:
    """The lines of a page's links, asked for where their ends alone do not tell."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree

    @cached_property
    def lines(self) -> frozenset[str]:
        links = self._tree.tags("a")[:_MOST_CONTAINERS]
        shown = "\n".join([link.text(separator="\n", strip=True) for link in links])
        return frozenset(shown.replace(_END, "").split("\n"))


def gather(tree: LexborHTMLParser) -> dict[str, str]:
    """Make one entry of each run of six or more like siblings that are links to elsewhere.

    They are alike in tag and first class word; most of their words are links, and none is a
    sentence. The first one's tags stand for all; what stands in it now is returned with the lines
    of all: a parser need not read them twice. The page was `marked` before it was parsed.
    """
    lists: dict[str, str] = {}
    links = _Links(tree)
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
    last, first = "", None
    for child in node.iter(include_text=True, skip_empty=True):
        tag = child.tag
        if tag not in containers:
            if run:
                yield run
                run, last = [], ""
            continue
        if tag == "li":
            alike, named = tag == last, None
        else:
            # Of all attributes a dictionary would be made.
            named = child.attrs.sget("class")
            named = named.split(" ", 1)[0] if named else None
            alike = tag == last and named == first
        if run and not alike:
            yield run
            run = []
        last, first = tag, named
        run.append(child)
    if run:
        yield run


def _gathered(alike: list[LexborNode], links: _Links) -> str | None:
    """The lines of siblings that are a list of links, white space folded; None of others."""
    if not _OWN.isdisjoint(alike[0].attributes):
        return None
    shown = [node.text(separator="\n", strip=True) for node in alike]
    text = "\n".join(shown)
    if f"\n{_END}" in text or text[:1] == _END:
        # A link of one picture, or that ends with an element of its own: "<a><b>World</b></a>".
        shown = [_STRAY.sub("", words).strip("\n") for words in shown]
        text = "\n".join(shown)
    plain = text.replace(_END, "")
    lines = plain.split("\n")
    if tells(lines[0]):
        return None
    # Most menus are links and nothing else: that is told at once.
    ends = len(text) - len(plain)
    alone = ends == len(lines) == text.count(f"{_END}\n") + text.endswith(_END) and all(shown)
    if not (alone or _are_linked(shown) or _are_linked([_signed(it, links.lines) for it in shown])):
        return None
    return None if _tell_story(plain, lines) else _folded(plain)


def _signed(words: str, linked: frozenset[str]) -> str:
    """The lines of an element, each that is a link's with the sign at its end."""
    lines = words.replace(_END, "").split("\n")
    return "\n".join([line + _END if line in linked else line for line in lines])


def _are_linked(shown: Sequence[str]) -> bool:
    """Whether most words of each element are links, by the signs at the ends of their lines."""
    for words in shown:
        # What stands before a sign on its line is a link's.
        before, *others = words.split(_END)
        ends = len(others)
        linked = len(before) - before.rfind("\n") - 1 if ends else 0
        for between in others[:-1]:
            linked += len(between) - between.rfind("\n") - 1
        if linked == 0 or linked * 10 < (len(words) - ends) * 6:
            return False
    return True


def _folded(text: str) -> str:
    """The text with white space folded inside its lines; that of most menus is so already."""
    if text.isascii() and not any(space in text for space in _SPACES):
        return text
    return " ".join(text.replace("\n", _SIGN).split()).replace(_SIGN, "\n")


def _tell_story(text: str, lines: Sequence[str]) -> bool:
    """Whether a line is long or a sentence; "U.S." ends none that stands for itself."""
    if max(map(len, lines)) > _LONGEST_LINE:
        return True
    return any(stop in text for stop in _STOPS) and any(
        len(line) > _SHORTEST_SENTENCE and line.rstrip("\"'”’)]").endswith(_STOPS) for line in lines
    )
