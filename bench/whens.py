"""How many engagements of short news are found, and how many of those have the right days.

usage: python bench/whens.py [FILES...] [--misses]

FILES hold short pieces, by default those of `bench/whens`. A piece begins with a line
`== name day`, the day its own, and the address of its page where that matters. Behind its text
stand the engagements that count: `-> words | EDTF`, the words as the text has them, or `none` in
place of the days where the text tells none. One is found where a claim rests on a word among them,
and right where it has those days.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation import read
from legation.model import Claim, Media, RawPage, Reading

_HEAD = re.compile(r"^== (\S+) (\d{4}-\d\d-\d\d)(?: (\S+))?\n", re.MULTILINE)
_MARK = re.compile(r"^-> (.+) \| (\S+)\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A short news text with its own day, and the words and EDTF days of its engagements."""

    name: str
    day: str
    url: str | None
    text: str
    marked: tuple[tuple[str, str], ...]


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of a file."""
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    for name, day, url, raw in zip(*(parts[k::4] for k in range(4)), strict=True):
        marked = tuple((found[1], found[2]) for found in _MARK.finditer(raw))
        text = "\n\n".join(line for line in _MARK.sub("", raw).splitlines() if line)
        yield Piece(name, day, url, text, marked)


def main() -> None:
    """Print the figures, and with `--misses` what was not found or is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    files = given.files or sorted((Path(__file__).parent / "whens").glob("*.txt"))
    wanted = found = right = 0
    for piece in (piece for file in files for piece in pieces(file)):
        page = RawPage(
            id=piece.name,
            content=piece.text.encode(),
            media=Media.TEXT,
            published=piece.day,
            url=piece.url,
        )
        reading = read(page)
        for words, days in piece.marked:
            wanted += 1
            got = [_days(claim) for claim in _resting_on(reading, words)]
            found += bool(got)
            right += days in got
            if given.misses and days not in got:
                print(f"{piece.name} {piece.day}: wanted {days}, got {got or 'nothing'} | {words}")
    print(f"engagements {wanted:5d}")
    print(f"found       {found / wanted:5.3f}")
    print(f"right days  {right / max(1, found):5.3f}")


def _resting_on(reading: Reading, words: str) -> list[Claim]:
    """The claims that are told by one of the words, which the text must have."""
    start = reading.article.text.index(words)
    end = start + len(words)
    told = {t.claim for t in reading.working.triggers if start <= t.quote.start < end}
    return [claim for claim in reading.claims if claim.id in told]


def _days(claim: Claim) -> str:
    return claim.when.when.edtf if claim.when else "none"


if __name__ == "__main__":
    main()
