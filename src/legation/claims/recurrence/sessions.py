"""The words of each numbered session: "the first was held in March, a third is due in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legation.claims import times
from legation.claims.recurrence.named import word_set, words
from legation.claims.recurrence.scenes import Scene, Sign, Tells
from legation.claims.times import Direction, TimePhrase
from legation.language import alternation
from legation.model import Span, When

Told = tuple[Sign, Span]
"""A number with the words that tell of its session."""


def apart(signs: Sequence[Sign], scene: Scene) -> list[Told]:
    """Each number of a sentence with its own words: up to the next number, or a semicolon.

    One number alone has the whole sentence.
    """
    mine = [
        sign for sign in signs
        if sign.tells is Tells.NUMBER and sign.number and sign.token.doc is scene.sentence.doc
    ]  # fmt: skip
    mine.sort(key=lambda sign: sign.token.i)
    whole, starts = scene.sentence.span, [_start(sign, scene) for sign in mine]
    found: list[Told] = []
    for at, sign in enumerate(mine):
        start = starts[at] if at else whole.start
        end = starts[at + 1] if at + 1 < len(mine) else whole.end
        text = scene.people.text
        start = max(start, text.rfind(";", whole.start, starts[at]) + 1)
        stop = text.find(";", starts[at], end)
        found.append((sign, Span(start, end if stop < 0 else stop)))
    return found


def _start(sign: Sign, scene: Scene) -> int:
    phrase = sign.phrase
    own = phrase is not None and phrase.covers(sign.token)
    first = min(sign.token.i, phrase.first) if own and phrase is not None else sign.token.i
    return scene.sentence.spans[first].start


def planned(scene: Scene, span: Span | None = None) -> bool:
    """Whether the words tell a plan: those of the sentence, or a part of it."""
    text = scene.people.text[span.start : span.end] if span is not None else scene.text
    return _plan().search(text) is not None or _futurate(scene, span or scene.sentence.span)


def held(told: Sequence[Told], scene: Scene) -> Iterator[tuple[int, When]]:
    """The sessions that were held, each with the day that its own words tell.

    Words without a verb go on with the one before: "the second in Lima in April".
    """
    to_come = False
    for sign, span in told:
        if _has_verb(scene, span):
            to_come = planned(scene, span)
        told_of = (
            one for one in scene.phrased
            if span.start <= one.start < span.end and one.bound is None
            and one.tells_when
        )  # fmt: skip
        day = next(told_of, None)
        when = scene.value(day) if day is not None else None
        if day is None or when is None or (to_come and not looks_back(scene, day)):
            continue
        if sign.number and _is_over(when, scene):
            yield sign.number, when


def told_by(told: Sequence[Told], start: int) -> Span | None:
    """The words of the numbered session within which something starts."""
    return next((span for _, span in told if span.start <= start < span.end), None)


def looks_back(scene: Scene, phrase: TimePhrase) -> bool:
    """Whether the verb nearest to a time tells it of the past."""
    way = times.guess_direction(scene.text, phrase, scene.sentence.span.start)
    return way is Direction.PAST


def part(scene: Scene, at: int) -> Span:
    """The words between semicolons that hold a place in the sentence."""
    text, whole = scene.people.text, scene.sentence.span
    start, stop = text.rfind(";", whole.start, at), text.find(";", at, whole.end)
    return Span(max(start + 1, whole.start), stop if stop >= 0 else whole.end)


def _is_over(when: When, scene: Scene) -> bool:
    return when.last is not None and scene.anchor is not None and when.last <= scene.anchor


def _has_verb(scene: Scene, span: Span) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX") and span.covers(scene.sentence.at(token))
        for token in scene.sentence
    )


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('plans')['words'])})\b", re.IGNORECASE)


def _futurate(scene: Scene, span: Span) -> bool:
    """Whether a session is told in the present with a day to come: "hold on May 26"."""
    held_now = any(
        t.tag_ in ("VBP", "VBZ", "VB")
        and t.lemma_ in word_set("gap", "held") | word_set("plans", "opening")
        and t.lemma_ != "be" and t.dep_ not in ("aux", "auxpass")
        and not any(c.dep_ == "aux" for c in t.children)
        and span.covers(scene.sentence.at(t))
        for t in scene.sentence
    )  # fmt: skip
    if not held_now or scene.anchor is None:
        return False
    told = (
        p for p in scene.phrased
        if p.bound is None and not p.is_frequency and span.start <= p.start < span.end
    )  # fmt: skip
    days = (times.resolve(p, anchor=scene.anchor, direction=Direction.FUTURE).when for p in told)
    return any(when is not None and when.first and when.first > scene.anchor for when in days)
