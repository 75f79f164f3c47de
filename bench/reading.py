"""How fast pages become readings, and how much memory it takes.

usage: python bench/reading.py PAGES... [--readings FILE] [--rounds N]

Reads every page of PAGES (files, folders, JSON Lines) N times in one process on one core, the
pipeline loaded beforehand, and prints articles per second for the stages apart and together.
`--readings` keeps the first round as JSON Lines, as `legation read --json` prints it, for a scorer.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from legation import articles, claims, language, lexicon, pages
from legation.errors import UnreadablePage
from legation.model import NotRead, RawPage
from legation.views import json as as_json


def main() -> None:
    """Print one line a figure: what, value, unit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    started = time.perf_counter()
    english, facts = language.load(), lexicon.load()
    loaded = time.perf_counter() - started
    brought = list(pages.discover(given.pages))
    found = [page for page in brought if isinstance(page, RawPage)]
    for page in brought:
        if isinstance(page, NotRead):
            print(f"not read: {page.id}: {page.reason}")
    lines: list[bytes] = []
    cut, read = [], []
    for _ in range(given.rounds):
        mark = time.perf_counter()
        made = []
        for page in found:
            try:
                made.append(articles.make(page, lexicon=facts))
            except UnreadablePage as error:
                print(f"not read: {page.id}: {error}")
        cut.append(time.perf_counter() - mark)
        mark = time.perf_counter()
        readings = [claims.extract(a, language=english, lexicon=facts) for a in made]
        read.append(time.perf_counter() - mark)
        lines = lines or [as_json.dumps(as_json.reading_dict(reading)) for reading in readings]
    if given.readings:
        given.readings.write_bytes(b"".join(lines))
    count = len(found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"pages               {count:8d}")
    print(f"loading             {loaded:8.2f} s")
    print(f"bytes to article    {count / min(cut):8.1f} pages/s/core")
    print(f"article to claims   {count / min(read):8.1f} pages/s/core")
    print(f"page to claims      {count / (min(cut) + min(read)):8.1f} pages/s/core")
    print(f"peak memory         {peak:8.0f} MB")


if __name__ == "__main__":
    main()
