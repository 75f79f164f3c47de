"""How often a claim is right, by the confidence it states.

usage: python bench/confidence.py READINGS FOLDER [READINGS FOLDER ...]

READINGS is what `bench/reading.py --readings` or `legation read --json` wrote of the pages of a
gold FOLDER (its `gold.jsonl`). A claim is right where the gold has one of the same page and group
of kinds that shares a side with it and most words of its evidence; each gold claim stands for one.
Prints for each band of confidence how many claims state it, what they state and how many are right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from legation.model import Kind

SHARED = 0.5
"""Of the shorter evidence's words, how many the other must have."""
BAND = 0.1

Claim = Mapping[str, Any]


def main() -> None:
    args = sys.argv[1:]
    if not args or len(args) % 2:
        sys.exit("usage: python bench/confidence.py READINGS FOLDER [READINGS FOLDER ...]")
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for readings, folder in zip(args[::2], args[1::2], strict=True):
        for stated, right in judged(Path(readings), Path(folder)):
            bands[int(stated / BAND + 1e-9)].append((stated, right))
    print("stated     claims  mean  right")
    for band in sorted(bands):
        told = bands[band]
        mean = sum(stated for stated, _ in told) / len(told)
        right = sum(right for _, right in told) / len(told)
        print(f"{band * BAND:.1f}-{(band + 1) * BAND:.1f} {len(told):9} {mean:5.2f} {right:6.3f}")


def judged(readings: Path, folder: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each claim of the gold's pages, and whether it is right."""
    gold = {page["id"]: page["claims"] for page in _lines(folder / "gold.jsonl")}
    for page in _lines(readings):
        name = Path(page["id"]).name
        told = gold.get(page["id"], gold.get(name, gold.get(Path(name).stem)))
        if told is not None:
            yield from _page(page["claims"], told)


def _page(claims: Sequence[Claim], gold: Sequence[Claim]) -> Iterator[tuple[float, bool]]:
    pairs = sorted(
        ((likeness, i, j) for i, claim in enumerate(claims) for j, one in enumerate(gold)
         if (likeness := _likeness(claim, one)) > 0),
        reverse=True,
    )  # fmt: skip
    right: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in right and j not in taken:
            right.add(i)
            taken.add(j)
    for i, claim in enumerate(claims):
        yield claim["confidence"], i in right


def _likeness(claim: Claim, gold: Claim) -> float:
    """How alike the two are; 0 where they tell of different things."""
    if Kind(claim["kind"]).group != Kind(gold["kind"]).group:
        return 0
    ours, theirs = _sides(claim), _sides(gold)
    if not ours & theirs:
        return 0
    told = _words(one["text"] for one in claim["evidence"])
    meant = _words(gold["evidence"])
    shared = len(told & meant) / max(1, min(len(told), len(meant)))
    same = 0.5 * (claim["status"] == gold["status"])
    return shared + len(ours & theirs) / len(ours | theirs) + same if shared >= SHARED else 0


def _sides(claim: Claim) -> set[str]:
    parties = claim["participants"]
    return {(one["country"] or one["name"].split()[-1]).casefold() for one in parties}


def _words(texts: Iterator[str] | Sequence[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text.casefold())}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


if __name__ == "__main__":
    main()
