"""Give every piece of a page its label: the best sequence of labels, by weights in a table.

A Viterbi search over (part of the page, label). The parts come in order, so that nothing after
the comments is taken for the story again unless much speaks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from legation.articles.words import table
from legation.model import Label

_NEVER = -(10**8)
_TENTHS = 10
"""Weights are written with one decimal and summed as whole numbers: exact, and sooner done."""
_TELLING = frozenset(("prose", "long_prose", "unended_prose", "sentence", "dateline", "repeated"))
"""Features of what may be the story: such a piece is always looked at."""


_OPENING = ("headed_", "begins_")


@cache
def _states() -> tuple[tuple[str, str], ...]:
    return tuple(
        (part, label) for part, labels in table("labels")["parts"].items() for label in labels
    )


@cache
def _labels() -> tuple[Label, ...]:
    """The label of each state."""
    return tuple(Label(label) for _, label in _states())


@cache
def _transitions() -> NDArray[np.int32]:
    """From the row's state into the column's."""
    moves: Mapping[str, float] = table("labels")["moves"]
    changes: Mapping[str, float] = table("labels")["changes"]
    states = _states()
    made = np.full((len(states), len(states)), _NEVER, dtype=np.int32)
    for i, (part, label) in enumerate(states):
        for j, (to_part, to_label) in enumerate(states):
            move = 0.0 if part == to_part and part != "title" else moves.get(f"{part} {to_part}")
            if move is None:
                continue
            entering = changes.get(f"any {to_label}", changes["any"])
            default = 0.0 if label == to_label else entering
            made[i, j] = _tenths(move + changes.get(f"{label} {to_label}", default))
    return made


@cache
def _arrivals() -> tuple[NDArray[np.int32], ...]:
    """For each state, what it costs to come into it from every other."""
    return tuple(np.ascontiguousarray(column) for column in _transitions().T)


def _tenths(weight: float) -> int:
    return round(weight * _TENTHS)


@cache
def _start() -> NDArray[np.int32]:
    moves: Mapping[str, float] = table("labels")["moves"]
    starts = (moves.get(f"start {part}") for part, _ in _states())
    return np.array(
        [_NEVER if start is None else _tenths(start) for start in starts], dtype=np.int32
    )


@cache
def _weights(feature: str) -> NDArray[np.int32]:
    named: Mapping[str, float] = table("labels")["features"].get(feature, {})
    default = named.get("else", 0.0)
    weights = (
        named.get(label, default) + named.get(f"{part} {label}", 0.0) for part, label in _states()
    )
    return np.array([_tenths(weight) for weight in weights], dtype=np.int32)


@lru_cache(maxsize=8192)
def _emission(features: frozenset[str]) -> NDArray[np.int32]:
    total = _weights("any")
    for feature in features:
        total = total + _weights(feature)
    return total


def labels(features: Sequence[frozenset[str]]) -> list[Label]:
    """The labels of the pieces with these features, in order."""
    if not features:
        return []
    if len(features) == 1:
        features = [features[0] | {"alone"}]
    copied = _goes_on(features)
    path = {number: _alone(found) for number, found in enumerate(features) if _is_apart(found)}
    placed = copied.keys() | path.keys()
    kept = [number for number in range(len(features)) if number not in placed]
    path |= zip(kept, _best([features[number] for number in kept]), strict=True)
    for number, like in sorted(copied.items()):
        path[number] = path[like]
    names = _labels()
    return [names[path[number]] for number in range(len(features))]


def _is_apart(found: frozenset[str]) -> bool:
    """Whether a piece is furniture that says nothing of what follows it, as "Comments (3)" does.

    The others are labelled as if such pieces were not there, for they part nothing.
    """
    return "seen_elsewhere" in found and not any(it.startswith(_OPENING) for it in found)


@lru_cache(maxsize=8192)
def _alone(found: frozenset[str]) -> int:
    """The number of the best state for a piece that stands outside of the story's order."""
    states = [number for number, (part, _) in enumerate(_states()) if part == "after"]
    emission = _emission(found)
    return max(states, key=lambda number: int(emission[number]))


def _goes_on(features: Sequence[frozenset[str]]) -> dict[int, int]:
    """Pieces that repeat the pattern of those before, and the number of the one they are like.

    Menus and lists of links run to hundreds of pieces; they go on as they began.
    """
    copied: dict[int, int] = {}
    for at in range(2, len(features)):
        if features[at] & _TELLING:
            continue
        for period in (1, 2, 3):
            before = at - 2 * period + 1
            if before - period < 0:
                break
            if features[at] == features[at - period] and all(
                features[near] == features[near - period] for near in range(before, at)
            ):
                copied[at] = at - period
                break
    return copied


def _best(features: Sequence[frozenset[str]]) -> list[int]:
    """The numbers of the states on the best way through."""
    if not features:
        return []
    moves = _transitions()
    scores = np.array([_emission(found) for found in features])
    scores[0] += _start()
    # Arrays made anew on each step would cost as much as what is computed in them.
    arriving, best = np.empty_like(moves), np.empty_like(scores[0])
    add, most = np.add, np.maximum.reduce
    leaving = scores[0]
    for score in scores[1:]:
        add(moves, leaving[:, None], arriving)
        most(arriving, 0, None, best)
        add(score, best, score)
        leaving = score
    # Where the best way came from is asked of the states on it alone.
    into = _arrivals()
    at = int(leaving.argmax())
    path = [at]
    for score in scores[-2::-1]:
        at = int((into[at] + score).argmax())
        path.append(at)
    return path[::-1]
