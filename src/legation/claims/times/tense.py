"""Whether the words around a place in a text look back or ahead, by the nearest verb form."""

from __future__ import annotations

import re

from legation.claims.times.calendar import Direction
from legation.claims.times.words import Words, words

_WORD = re.compile(r"[’']ll\b|[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?;](?=\s+[A-Z“\"‘'])|\n")
_REACH = 300


def direction_at(text: str, start: int, end: int, *, bounded: bool = False) -> Direction:
    """The direction of the nearest verb before the place in its sentence, else behind it.

    Where it is `bounded` by "until" or "by", a participle says nothing ("remain closed until").
    """
    w = words()
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    behind = _STOP.split(text[end : end + _REACH])[0]
    told = _WORD.findall(before)
    infinitive = False
    for i in range(len(told) - 1, -1, -1):
        direction = _direction(told, i, w, participles=not bounded)
        if direction is not Direction.NONE:
            return direction
        infinitive = infinitive or _infinitive(told, i, w)
    if infinitive:
        return Direction.FUTURE
    told = _WORD.findall(behind)
    for i in range(len(told)):
        direction = _direction(told, i, w, participles=not bounded)
        if direction is not Direction.NONE:
            return direction
    return Direction.NONE


def _infinitive(told: list[str], i: int, w: Words) -> bool:
    following = told[i + 1] if i + 1 < len(told) else ""
    verbal = following.islower() and following not in w.direction["not_verb"]
    return told[i].lower() == "to" and verbal


def _direction(told: list[str], i: int, w: Words, *, participles: bool) -> Direction:
    low = told[i].lower()
    previous = told[i - 1].lower() if i else ""
    following = told[i + 1].lower() if i + 1 < len(told) else ""
    # A participle behind "be" tells what is to be done: the modal stands further off.
    passive = previous in w.direction["passive"]
    if low in w.direction["either"] and following == "not":
        return Direction.NONE
    if low in w.direction["future"]:
        return Direction.FUTURE
    # "Were to have met" and "said to have gone" are told by the words around "to".
    if low in w.direction["past"] and previous != "to":
        return Direction.FUTURE if passive else Direction.PAST
    planned = previous in w.direction["leading"] or not participles
    if planned and _infinitive(told, i, w):
        return Direction.FUTURE
    if low.endswith("ing") and previous in w.direction["present"]:
        return Direction.FUTURE
    past = participles and low.endswith("ed") and len(low) > 4 and told[i].islower()
    if past and low not in w.direction["not_past"]:
        return Direction.FUTURE if passive else Direction.PAST
    return Direction.NONE
