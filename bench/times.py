"""How many time expressions are found in news, and how many name the right days.

usage: python bench/times.py [FILES...] [--misses]

FILES hold short pieces, by default those of `bench/times`. A piece begins with a line
`== name day`, the day its own; in its text `[[words|EDTF]]` marks an expression with its value and
`[[words|?]]` one that may be listed or not, since its days cannot be told. What `legation explain`
lists counts where it has a first and a last day; it is found where it overlaps a marked one, and
right where it spans the same days.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation import explain
from legation.model import Media, RawPage, TimeMention, When

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_HEAD = re.compile(r"^== (\S+) (\d{4}-\d\d-\d\d)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """An expression of a piece; `when` None where it does not count."""

    start: int
    end: int
    when: When | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A short news text with its own day and its expressions."""

    name: str
    day: date
    text: str
    marked: tuple[Marked, ...]


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of a file."""
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    for name, day, raw in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        text, marked, at = "", [], 0
        for mark in _MARK.finditer(raw):
            text += raw[at : mark.start()]
            when = None if mark[2] == "?" else When(mark[2])
            marked.append(Marked(len(text), len(text) + len(mark[1]), when))
            text += mark[1]
            at = mark.end()
        yield Piece(name, date.fromisoformat(day), text + raw[at:], tuple(marked))


def days(when: When | None) -> tuple[date, date] | None:
    """The first and last day of a closed time."""
    if when is None or when.first is None or when.last is None:
        return None
    return when.first, when.last


def main() -> None:
    """Print the figures, and with `--misses` what was missed, wrong or listed for nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    files = given.files or sorted((Path(__file__).parent / "times").glob("*.txt"))
    wanted = listed = found = right = 0
    for piece in (piece for file in files for piece in pieces(file)):
        page = RawPage(
            id=piece.name,
            content=piece.text.encode(),
            media=Media.TEXT,
            published=piece.day.isoformat(),
        )
        got = [time for time in explain(page).working.times if days(time.when)]
        for marked in piece.marked:
            over = [time for time in got if _overlaps(time, marked)]
            if marked.when is None:
                got = [time for time in got if time not in over]
                continue
            wanted += 1
            if over:
                listed += 1
                found += 1
                got.remove(over[0])
            hit = bool(over) and days(over[0].when) == days(marked.when)
            right += hit
            if given.misses and not hit:
                _show(piece, marked.start, marked.end, str(marked.when), over)
        listed += len(got)
        if given.misses:
            for time in got:
                _show(piece, time.quote.start, time.quote.end, "nothing", [time])
    print(f"expressions with days {wanted:5d}")
    print(f"found F1              {2 * found / (wanted + listed):5.3f}")
    print(f"value F1              {2 * right / (wanted + listed):5.3f}")


def _overlaps(time: TimeMention, marked: Marked) -> bool:
    return time.quote.start < marked.end and marked.start < time.quote.end


def _show(piece: Piece, start: int, end: int, wanted: str, got: list[TimeMention]) -> None:
    around = f"{piece.text[max(0, start - 40) : start]}[{piece.text[start:end]}]"
    words = f"{around}{piece.text[end : end + 30]}".replace("\n", " ")
    read_as = ", ".join(f"{time.when} {time.quote.text!r}" for time in got) or "nothing"
    print(f"{piece.name} {piece.day}: wanted {wanted}, got {read_as} | {words}")


if __name__ == "__main__":
    main()
