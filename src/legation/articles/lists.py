"""Long lists of links gathered into one entry each: menus and cards are most of a page's elements.

Done on the parsed page, where it costs little, so that what follows looks at the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def gather(tree: LexborHTMLParser) -> dict[str, str]:
    """Make one entry of each run of six or more like siblings that are links to elsewhere.

    They are alike in tag and first class word; most of their words are links, and none is a
    sentence. The first one's tags stand for all; what stands in it now is returned with the lines
    of all: a parser need not read them twice.
    """
    lists: dict[str, str] = {}
    linked = _linked(tree)
    open_now = [tree.body] if tree.body is not None else []
    seen = 0
    while open_now and seen < _MOST_CONTAINERS:
        node = open_now.pop()
        seen += 1
        for alike in _runs(node):
            words = _gathered(alike, linked) if len(alike) >= _FEWEST else None
            if words is None:
                open_now += alike
                continue
            sign = f"{_SIGN}{len(lists)}"
            lists[sign] = words
            alike[0].inner_html = f"<a>{sign}</a>"
            for other in alike[1:]:
                other.decompose()
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
            named = child.attributes.get("class") if tag != "li" else None
            likeness = tag, named.split(" ", 1)[0] if named else None
        if run and likeness != last:
            yield run
            run = []
        last = likeness
        if likeness is not None:
            run.append(child)
    if run:
        yield run


def _linked(tree: LexborHTMLParser) -> frozenset[str]:
    """The lines of all links: asking each element for its own takes a search each."""
    links = tree.tags("a")[:_MOST_CONTAINERS]
    lines = [link.text(separator="\n", strip=True) for link in links]
    return frozenset("\n".join(lines).split("\n"))


def _gathered(alike: list[LexborNode], linked: frozenset[str]) -> str | None:
    """The lines of siblings that are a list of links, white space folded; None of others.

    `linked` are the lines of the page's links.
    """
    if not _OWN.isdisjoint(alike[0].attributes):
        return None
    shown = [node.text(separator="\n", strip=True) for node in alike]
    text = "\n".join(shown)
    lines = text.split("\n")
    # Most menus are links and nothing else: that is told at once.
    known = linked if not linked.issuperset(lines) else None
    if not all(_is_linked(words, known) for words in shown) or tells(lines[0]):
        return None
    return None if _tell_story(lines) else _folded(text)


def _is_linked(words: str, linked: frozenset[str] | None) -> bool:
    """Whether most of an element's words are links: the lines that are `linked`, or all."""
    if linked is None:
        links = len(words) - words.count("\n")
    else:
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
