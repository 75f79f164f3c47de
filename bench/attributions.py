"""How well `legation explain` finds who says what, by the words of what is said.

usage: python bench/attributions.py [FOLDER] [--misses]

FOLDER holds marked pages (`bench/attributions`, the default): `<s1>` … `</s1>` is a source, `<c1>`
its cue, `<q1>` what it says; the same number belongs together, and may stand several times. An
attribution may have no source or no cue. The marks are taken out before the page is read.

Each marked attribution is paired with the found one that shares most of its words with it, each
once. Three figures: words of the paired contents, words of all contents taken together, and
attributions of which at least half the words (of both) are shared.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation import explain
from legation.model import Media, RawPage, Span

HERE = Path(__file__).resolve().parent
_MARK = re.compile(r"<(/?)([scq])(\d+)>")


@dataclass(frozen=True)
class Marked:
    """A page without its marks, and the contents that were marked in it."""

    name: str
    text: str
    contents: tuple[tuple[Span, ...], ...]


@dataclass
class Tally:
    """Words, or attributions: right ones, found ones and marked ones."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def add(self, right: int, found: int, marked: int) -> None:
        self.right, self.found, self.marked = (
            self.right + right, self.found + found, self.marked + marked
        )  # fmt: skip

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.marked if self.marked else 0.0
        both = precision + recall
        balanced = 2 * precision * recall / both if both else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {balanced:.3f}"


def marked(file: Path) -> Marked:
    """A page of the bench. Raises ValueError where a mark is not closed."""
    text, at = "", 0
    opened: dict[str, int] = {}
    contents: dict[int, list[Span]] = {}
    source = file.read_text(encoding="utf-8")
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        name = mark[2] + mark[3]
        if not mark[1]:
            opened[name] = len(text)
        elif mark[2] == "q":
            contents.setdefault(int(mark[3]), []).append(Span(opened.pop(name), len(text)))
        else:
            opened.pop(name)
    if opened:
        raise ValueError(f"{file}: marks that are not closed: {', '.join(opened)}")
    return Marked(file.stem, text + source[at:], tuple(map(tuple, contents.values())))


def found(page: Marked) -> tuple[tuple[Span, ...], ...]:
    """The contents that `explain` finds, their offsets those of the marked page."""
    raw = RawPage(
        id=page.name, content=page.text.encode(), media=Media.TEXT, published="2016-05-05"
    )
    reading = explain(raw)
    shift = page.text.index(reading.article.text[:40])
    return tuple(
        tuple(Span(s.start + shift, s.end + shift) for s in said.content)
        for said in reading.working.attributions
    )


def words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Where the words of some spans begin."""
    return frozenset(
        w.start() for s in spans for w in re.finditer(r"\w+", text[: s.end]) if w.start() >= s.start
    )


def pairs(
    wanted: Sequence[frozenset[int]], seen: Sequence[frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """Which marked attribution goes with which found one, the likest first."""
    likest = sorted(
        (
            (len(a & b) / len(a | b), number, other)
            for number, a in enumerate(wanted) for other, b in enumerate(seen) if a & b
        ),
        reverse=True,
    )  # fmt: skip
    taken: set[int] = set()
    given: set[int] = set()
    for _, number, other in likest:
        if number not in taken and other not in given:
            taken.add(number)
            given.add(other)
            yield number, other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "attributions")
    parser.add_argument(
        "--misses", action="store_true", help="show what is missed and what is too much"
    )
    options = parser.parse_args()
    paired, together, whole = Tally(), Tally(), Tally()
    for file in sorted(options.folder.glob("*.txt")):
        page = marked(file)
        told = found(page)
        wanted = [words(page.text, spans) for spans in page.contents]
        seen = [words(page.text, spans) for spans in told]
        matched = dict(pairs(wanted, seen))
        paired.add(
            sum(len(wanted[a] & seen[b]) for a, b in matched.items()),
            sum(map(len, seen)), sum(map(len, wanted)),
        )  # fmt: skip
        all_wanted, all_seen = frozenset().union(*wanted), frozenset().union(*seen)
        together.add(len(all_wanted & all_seen), len(all_seen), len(all_wanted))
        alike = sum(
            2 * len(wanted[a] & seen[b]) >= len(wanted[a] | seen[b]) for a, b in matched.items()
        )
        whole.add(alike, len(seen), len(wanted))
        if options.misses:
            for number, spans in enumerate(page.contents):
                if number not in matched:
                    print(page.name, "missed |", " … ".join(s.of(page.text) for s in spans))
            for number, spans in enumerate(told):
                if number not in matched.values():
                    print(page.name, "too much |", " … ".join(s.of(page.text) for s in spans))
    print("words of paired contents ", paired)
    print("words of all contents    ", together)
    print("attributions alike       ", whole)


if __name__ == "__main__":
    main()
