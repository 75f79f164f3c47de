"""The words that a series rests on, for `explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from legation.claims.recurrence.scenes import Scene, Sign, Tells
from legation.model import Quote, SeriesMention, Slot, Span, Trigger

_STATES = frozenset(
    {Tells.FIRST, Tells.NONE, Tells.STOPPED, Tells.LAST, Tells.REVIVED, Tells.ENDED}
)


def ground(
    mention: SeriesMention, signs: Iterable[Sign], scene_of: Callable[[Sign], Scene], text: str
) -> Trigger:
    """The sign that opened the series, and the words of each value."""
    told = [(sign, _words(sign, scene_of(sign), text)) for sign in signs]

    def slot(name: str, value: str | None, words: Iterable[Quote]) -> Slot:
        reason = "told by" if value is not None else "not told"
        return Slot(name=name, value=value, reason=reason, words=tuple(dict.fromkeys(words)))

    number, last = mention.ordinal, mention.last_held
    turning = [quote for sign, quote in told if sign.tells in _STATES]
    dated = [
        quote
        for sign, _ in told if last is not None and sign.when == last
        for quote in _days(sign, scene_of(sign), text)
    ]  # fmt: skip
    opening = next((quote for sign, quote in told if sign.opens), told[0][1])
    return Trigger(
        quote=opening,
        frame="series",
        claim=None,
        slots=(
            slot("state", mention.state, turning or [quote for sign, quote in told if sign.opens]),
            slot("cadence", mention.cadence, [q for s, q in told if s.cadence]),
            slot(
                "ordinal",
                str(number) if number else None,
                [q for s, q in told if number and s.number == number],
            ),
            slot("last held", last.edtf if last else None, dated),
        ),
    )


def _words(sign: Sign, scene: Scene, text: str) -> Quote:
    """The sign's own words: with its noun where it stands before it, else its time or token."""
    phrase, sentence = sign.phrase, scene.sentence
    at = sentence.at(sign.token)
    if phrase is not None and phrase.first <= sign.token.i <= phrase.token.i:
        at = sentence.reach(phrase.first, phrase.token.i)
    else:
        within = (t for t in scene.phrased if t.start < at.end and at.start < t.end)
        timed = next(within, None)
        at = Span(timed.start, timed.end) if timed is not None else at
    return Quote.cut(text, at.start, at.end)


def _days(sign: Sign, scene: Scene, text: str) -> Iterable[Quote]:
    """The times in the sign's sentence that tell the day it dates."""
    for phrase in scene.phrased:
        if scene.value(phrase) == sign.when:
            yield Quote.cut(text, phrase.start, phrase.end)
