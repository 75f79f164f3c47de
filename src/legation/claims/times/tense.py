"""Whether the words around a place in a text look back or ahead, by the nearest verb form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from legation.claims.times.calendar import Direction
from legation.claims.times.words import Words, words

_WORD = re.compile(r"[’'](?:ll|s|re|d)\b|[^\W\d_]+(?:-[^\W\d_]+)*|[,;:()–—]")
_STOP = re.compile(r"[.!?](?=\s+[A-Z“\"‘'])|;|\n")
_REACH = 300
_OWNED = re.compile(r"[’']s?\s+((?:[\w-]+\s+){0,2}[\w-]+)")


def direction_at(
    text: str, start: int, end: int, *, bounded: bool = False, day: bool = False
) -> Direction:
    """The direction of the nearest verb before the place in its sentence, else behind it.

    Where it is `bounded` by "until" or "by", a participle says nothing ("remain closed until");
    a `day` behind "for", or "to" after a verb of moving, is one that something is set for.
    """
    w = words()
    # One character of the time itself shows whether a sentence begins with it.
    before = _WORD.findall(_STOP.split(text[max(0, start - _REACH) : start + 1])[-1][:-1])
    behind = _STOP.split(text[end : end + _REACH])[0]
    if _is_of_what_befell(behind, w):
        return Direction.PAST
    after = _WORD.findall(behind)
    told = [word.lower() for word in before]
    if told and told[-1] in w.direction["record"]:
        return Direction.PAST
    if _is_cause(before, behind, w) or _is_compared(told, w):
        return Direction.PAST
    if day and _aimed(told, w, owned=_OWNED.match(behind) is not None):
        return Direction.FUTURE
    if _stands(before, w):
        return Direction.FUTURE
    opening = _opening(before, w)
    if opening:
        found = _first(_clause(after), w, participles=not bounded)
        if found is not Direction.NONE:
            return found
    # "The deal, signed on Tuesday, gives them until Friday".
    own = _behind_comma(before) if bounded else before
    last = _last(own, w, participles=not bounded)
    if last is not None:
        return last
    found = Direction.NONE if opening else _first(after, w, participles=not bounded)
    if found is Direction.NONE and before and before[-1].lower() in w.direction["onward"]:
        return Direction.FUTURE
    return found


_TELLING_REACH = 8


def is_of_a_telling(text: str, start: int) -> bool:
    """Whether it is the day on which something was said: "told reporters on Monday"."""
    w = words()
    told = _WORD.findall(_STOP.split(text[max(0, start - _REACH) : start])[-1])
    for word in reversed(told[-_TELLING_REACH:]):
        low = word.lower()
        if low in w.direction["telling"] | w.direction["confirming"]:
            return True
        if low not in w.direction["told_to"]:
            return False
    return False


def _is_of_what_befell(behind: str, w: Words) -> bool:
    """ "Thursday's attack": what nobody plans lies behind, whatever is to come of it."""
    owned = _OWNED.match(behind)
    if owned is None:
        return False
    return not w.direction["befallen"].isdisjoint(owned[1].lower().split())


def _is_cause(before: Sequence[str], behind: str, w: Words) -> bool:
    """ "Windows broken by Friday's storm": what did it is over."""
    if len(before) < 2 or before[-1].lower() not in w.direction["agent"]:
        return False
    done, at = before[-2], len(before) - 2
    participle = done.lower() in w.direction["past"] or done.endswith(("ed", "en"))
    return participle and _OWNED.match(behind) is not None and _ruled(before, at, w) is None


def _is_compared(before: Sequence[str], w: Words) -> bool:
    """ "Up from 6,000 on Monday", "compared with 3 percent in May"."""
    near = before[-_COMPARED:]
    return any(" ".join(pair) in w.direction["compared"] for pair in pairwise(near))


_COMPARED = 5


def _aimed(before: Sequence[str], w: Words, *, owned: bool) -> bool:
    """Whether it is a day that something is set or moved to; `owned` tells of "Saturday's"."""
    if not before:
        return False
    if " ".join(before[-2:]) in w.direction["awaited"]:
        return True
    if owned:
        blamed = not w.direction["blaming"].isdisjoint(before)
        return before[-1] in w.direction["aims"] and not blamed
    moved = before[-1] in w.glue["to"] and not w.cues["deferring"].isdisjoint(before)
    once = not w.direction["once"].isdisjoint(before[-4:])
    return moved or (before[-1] in w.direction["aims"] and not once)


def _stands(before: Sequence[str], w: Words) -> bool:
    """ "The election is on November 8"."""
    told = [word.lower() for word in before[-2:]]
    if told and told[-1] in w.direction["at_head"]:
        told.pop()
    return bool(told) and told[-1] in w.direction["present"] and len(before) > len(told)


def _opening(before: Sequence[str], w: Words) -> bool:
    """Whether the place opens its clause: at its head, or behind "and on" or "that on"."""
    told = [word.lower() for word in before[-3:]]
    if told and told[-1] in w.direction["at_head"]:
        told.pop()
    return not told or told[-1] in w.direction["joining"]


def _clause(after: Sequence[str]) -> list[str]:
    """The words up to the next comma, one directly behind the place left out."""
    told = list(after[1:] if after[:1] == [","] else after)
    ends = [i for i, word in enumerate(told) if word in ",;:()–—"]
    return told[: ends[0]] if ends else told


def _behind_comma(before: Sequence[str]) -> Sequence[str]:
    commas = [i for i, word in enumerate(before) if word == ","]
    return before[commas[-1] + 1 :] if commas else before


def _last(told: Sequence[str], w: Words, *, participles: bool) -> Direction | None:
    """By the last verb form; None where no word tells anything."""
    planned = False
    for i in range(len(told) - 1, -1, -1):
        if _was_planned(told, i, w):
            return Direction.NONE
        found = _direction(told, i, w, participles=participles)
        if found is not Direction.NONE:
            return found
        if not planned and told[i].lower() in w.direction["unforeseen"]:
            return Direction.PAST
        planned = planned or _infinitive(told, i, w) or told[i].lower() in w.direction["plans"]
    return Direction.FUTURE if planned else None


def _was_planned(told: Sequence[str], i: int, w: Words) -> bool:
    """ "Was to have met", "had been due": a plan of then, whose day may be over or not."""
    low = [word.lower() for word in told[max(0, i - 3) : i + 1]]
    if low[-1] in w.direction["future"] and low[-3:-1] == ["had", "been"]:
        return True
    return low[1:3] == ["to", "have"] and low[0] in w.direction["past_be"] and len(low) == 4


def _first(told: Sequence[str], w: Words, *, participles: bool) -> Direction:
    for i in range(len(told)):
        found = _direction(told, i, w, participles=participles)
        if found is not Direction.NONE:
            return found
    return Direction.NONE


def _infinitive(told: Sequence[str], i: int, w: Words) -> bool:
    following = told[i + 1] if i + 1 < len(told) else ""
    verbal = following.islower() and following not in w.direction["not_verb"]
    return told[i].lower() == "to" and verbal


def _direction(told: Sequence[str], i: int, w: Words, *, participles: bool) -> Direction:
    low = told[i].lower()
    table = w.direction
    previous = told[i - 1].lower() if i else ""
    following = told[i + 1].lower() if i + 1 < len(told) else ""
    if low in table["either"] and following == "not":
        # What would not be done, as somebody tells, is to come; what could not be done is over.
        spoken = any(word.lower() in table["telling"] for word in told[:i])
        return Direction.FUTURE if spoken and low in table["reported"] else Direction.NONE
    if low in table["wishing"] and following == "that":
        return Direction.FUTURE
    if low in table["future"]:
        return Direction.NONE if _is_a_name(told, i) else Direction.FUTURE
    if low in table["perfect"]:
        if not participles and low != "had":
            return Direction.NONE
        return Direction.FUTURE if previous in table["certain"] else _unless_to(previous)
    ruled = _ruled(told, i, w)
    if low in table["both"]:
        return _of_both(low, following, ruled, w, previous)
    if low in table["past"]:
        # "Were to have met" and "said to have gone" are told by the words around "to".
        return ruled if ruled is not None else _unless_to(previous)
    if participles and _is_participle(told[i], following, w):
        return Direction.PAST if ruled is None else ruled
    planned = previous in table["leading"] or not participles
    once = told[max(0, i - 3) : max(0, i - 1)] == ["had", "been"]
    to_be = low == "to" and following == "be" and previous in table["leading"]
    if planned and not once and (to_be or _infinitive(told, i, w)):
        return Direction.FUTURE
    if low.endswith("ing") and previous in table["present"]:
        return Direction.FUTURE
    present = low in table["futurate"] and previous not in table["not_before_verb"]
    # "Which reports earnings on Thursday".
    told_of = previous in table["relative"] and low.endswith("s") and low not in table["no_verb_s"]
    return Direction.FUTURE if told[i].islower() and (present or told_of) else Direction.NONE


def _unless_to(previous: str) -> Direction:
    return Direction.NONE if previous == "to" else Direction.PAST


def _is_a_name(told: Sequence[str], i: int) -> bool:
    """Whether "Will" or "May" stands capitalised within a sentence that is no headline."""
    if i == 0 or not told[i][:1].isupper() or told[i].isupper():
        return False
    return not (told[i - 1][:1].isupper() and told[i + 1 : i + 2] and told[i + 1][:1].isupper())


def _is_participle(word: str, following: str, w: Words) -> bool:
    if not word.endswith("ed") or len(word) < 4 or not word.islower():
        return False
    # "The proposed talks" against "proposed on Friday".
    adjective = word in w.direction["adjectival"] and following not in ("", *w.direction["at_head"])
    return word not in w.direction["not_past"] and not adjective


def _of_both(
    low: str, following: str, ruled: Direction | None, w: Words, previous: str
) -> Direction:
    """Forms that are present, past and participle alike ("set", "cut", "shut")."""
    if ruled is not None:
        return ruled
    if low in w.direction["settled"] and following in w.direction["settling"]:
        return Direction.NONE if previous in w.direction["once"] else Direction.FUTURE
    return Direction.NONE if previous == "to" else Direction.PAST


def _ruled(told: Sequence[str], i: int, w: Words) -> Direction | None:
    """What the auxiliaries before a verb form say; None where it has none.

    "Will stay shut", "may be held" look ahead; "is barred" tells neither.
    """
    lasting = False
    for word in _auxiliaries(told, i, w):
        if word in w.direction["modals"]:
            return Direction.FUTURE
        if word in w.direction["present"]:
            return Direction.NONE
        lasting = lasting or word in w.direction["lasting"]
    # "They stay closed Wednesday", as against "they were to stay closed".
    return Direction.FUTURE if lasting else None


_VERB_GROUP = 4


def _auxiliaries(told: Sequence[str], i: int, w: Words) -> Iterator[str]:
    """The words of the verb group before a form, the nearest first, up to its subject."""
    for k in range(i - 1, max(-1, i - 1 - _VERB_GROUP), -1):
        low = told[k].lower()
        if low in w.direction["past_be"]:
            return
        known = low in w.direction["modals"] | w.direction["present"] | w.direction["linking"]
        if not known and not low.endswith("ly"):
            return
        yield low
