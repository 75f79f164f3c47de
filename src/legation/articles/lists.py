"""Long lists of links gathered into one entry each: menus and cards are most of a page's elements.

Done on the parsed page, where it costs little, so that what follows looks at the story.
"""

from __future__ import annotations

import html
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from legation.articles.words import elements, tells

BETWEEN = "\x02"
"""What stands between the lines of a gathered list."""

_FEWEST = 6
_MOST_CONTAINERS = 5_000
"""Elements looked into; no page of news has as many."""
_LONGEST_LINE = 160
_SHORTEST_SENTENCE = 40
_OWN = frozenset(("hidden", "style", "aria-hidden", "itemprop"))


def gather(tree: LexborHTMLParser) -> None:
    """Make one entry of each run of six or more like siblings that are links to elsewhere.

    They are alike in tag and first class word; most of their words are links, and none is a
    sentence. The first one's tags stand for all, its lines are those of all.
    """
    open_now = [tree.body] if tree.body is not None else []
    seen = 0
    while open_now and seen < _MOST_CONTAINERS:
        node = open_now.pop()
        seen += 1
        for (tag, _), run in groupby(node.iter(include_text=True, skip_empty=True), _likeness):
            if tag not in elements("containers"):
                continue
            alike = list(run)
            if len(alike) < _FEWEST or not _gathered(alike):
                open_now += alike


def _likeness(node: LexborNode) -> tuple[str | None, str | None]:
    tag = node.tag
    named = node.attributes.get("class") if tag != "li" else None
    return tag, named.split(" ", 1)[0] if named else None


def _gathered(alike: list[LexborNode]) -> bool:
    """Whether the siblings are a list of links; then the first now holds the lines of all."""
    first, *others = alike
    if not _OWN.isdisjoint(first.attributes):
        return False
    lines: list[str] = []
    for node in alike:
        shown = node.text(separator="\n", strip=True)
        links = node.css("a")
        if not links or sum(len(link.text(strip=True)) for link in links) * 10 < len(shown) * 6:
            return False
        lines += filter(None, map(str.strip, shown.split("\n")))
    if not lines or tells(lines[0]) or any(map(_tells_story, lines)):
        return False
    first.inner_html = f"<a>{html.escape(BETWEEN.join(lines), quote=False)}</a>"
    for node in others:
        node.decompose()
    return True


def _tells_story(line: str) -> bool:
    """Whether a line is long or a sentence; "U.S." ends none that stands for itself."""
    return len(line) > _SHORTEST_SENTENCE and (
        len(line) > _LONGEST_LINE or line.rstrip("\"'”’)]").endswith((".", "…"))
    )
