"""How fast pages become readings, and how much memory it takes.

usage: python bench/reading.py PAGES... [--others PAGES...] [--readings FILE] [--rounds N]

Reads every page of PAGES (files, folders, JSON Lines) N times in one process, the pipeline loaded
beforehand, and prints pages per second of one core's own time, the best round's, for the stages
apart and together, and how many words a page's body has: an article of diplomacy has some 500, or
600 tokens, and the rate for such articles is given besides. `--others` are pages of other news:
the rate of a stream of which one page in five is of PAGES. `--readings` keeps the first round as
JSON Lines, as `legation read --json` prints it, for a scorer.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation import articles, claims, language, lexicon, pages
from legation.errors import UnreadablePage
from legation.model import Article, Label, NotRead, RawPage, Reading
from legation.views import json as as_json

ARTICLE = 500
"""Words of an article's body that make some 600 tokens."""
SHARE = 0.2
"""Of a stream of news, the pages that are of diplomacy."""


@dataclass(frozen=True)
class Cost:
    """Seconds a page: to its article, from there to its claims; and its body's words."""

    cut: float
    read: float
    words: float

    @property
    def whole(self) -> float:
        return self.cut + self.read


def main() -> None:
    """Print one line a figure: what, value, unit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--others", nargs="+", default=[])
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    started = time.process_time()
    english, facts = language.load(), lexicon.load()
    print(f"loading             {time.process_time() - started:8.2f} s")

    def cut(page: RawPage) -> Article:
        return articles.make(page, lexicon=facts)

    def read(article: Article) -> Reading:
        return claims.extract(article, language=english, lexicon=facts)

    if given.readings:
        lines = (as_json.dumps(as_json.reading_dict(read(cut(it)))) for it in found(given.pages))
        given.readings.write_bytes(b"".join(lines))
    told = cost(list(found(given.pages)), cut, read, given.rounds)
    print(f"words a body        {told.words:8.0f}")
    print(f"bytes to article    {1 / told.cut:8.1f} pages/s/core")
    print(f"article to claims   {1 / told.read:8.1f} pages/s/core")
    print(f"page to claims      {1 / told.whole:8.1f} pages/s/core")
    print(f"of {ARTICLE} words        {told.words / ARTICLE / told.whole:8.1f} articles/s/core")
    if given.others:
        other = cost(list(found(given.others)), cut, read, given.rounds)
        mixed = SHARE * told.whole + (1 - SHARE) * other.whole
        print(f"words of others     {other.words:8.0f}")
        print(f"others to claims    {1 / other.whole:8.1f} pages/s/core")
        print(f"one in five         {1 / mixed:8.1f} pages/s/core")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory         {peak:8.0f} MB")


def found(paths: Iterable[str]) -> Iterator[RawPage]:
    """The pages that are articles; the others are told."""
    for page in pages.discover(paths):
        if isinstance(page, NotRead):
            print(f"not read: {page.id}: {page.reason}")
        else:
            yield page


def cost(
    given: list[RawPage],
    cut: Callable[[RawPage], Article],
    read: Callable[[Article], Reading],
    rounds: int,
) -> Cost:
    """What a page costs in the best of the rounds."""
    cuts, reads = [], []
    made: list[Article] = []
    for _ in range(rounds):
        mark = time.process_time()
        made = []
        for page in given:
            try:
                made.append(cut(page))
            except UnreadablePage as error:
                print(f"not read: {page.id}: {error}")
        cuts.append(time.process_time() - mark)
        mark = time.process_time()
        for article in made:
            read(article)
        reads.append(time.process_time() - mark)
    words = sum(
        len(article.text[block.start : block.end].split())
        for article in made
        for block in article.labelled(Label.BODY)
    )
    return Cost(min(cuts) / len(given), min(reads) / len(given), words / max(1, len(made)))


if __name__ == "__main__":
    main()
