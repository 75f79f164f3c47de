"""Which engagements recur, or used to: the series that an article speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from legation.claims import quoting, times
from legation.claims.people import People
from legation.claims.recurrence import sessions
from legation.claims.recurrence.grounds import ground
from legation.claims.recurrence.named import word_set
from legation.claims.recurrence.phrases import Phrase, phrases_in
from legation.claims.recurrence.scenes import Scene, Sign, Tells
from legation.claims.recurrence.signs import signs_in
from legation.claims.recurrence.threads import Thread, family_of, threads_of
from legation.claims.times import Direction
from legation.language import Sentence, Token
from legation.model import Quote, SeriesMention, SeriesState, Trigger, When

_DATED = (Tells.FIRST, Tells.NONE, Tells.LAST, Tells.STOPPED)
_UNITS = {"Y": 366, "M": 31, "W": 7, "D": 1}
_PIECES = 4
_TIMES = re.compile(r"\btimes\b|\bfor the \S+ time\b|\bthe last time\b", re.IGNORECASE)


def find(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[SeriesMention, ...]:
    """The series that the sentences of `text` tell of, in the order of their first words.

    `anchor` is the article's own day. Sentences about one series become one mention. A series
    needs two countries or an international organisation; persons' own repeated meetings are
    none.
    """
    told = grounded(sentences, people=people, anchor=anchor, text=text)
    return tuple(mention for mention, _ in told)


def grounded(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[tuple[SeriesMention, Trigger], ...]:
    """The series that `find` finds, each with the words it rests on."""
    people = replace(people, text=quoting.flat(text))
    scenes = [_scene(sentence, people, anchor) for sentence in sentences]
    told = [list(signs_in(scene)) for scene in scenes]
    found = []
    for thread in threads_of(scenes, told):
        mention = _mention(thread, scenes, anchor, text)
        why = ground(mention, thread.signs, lambda sign: _scene_of(sign.token, scenes), text)
        found.append((mention, why))
    return tuple(found)


def _scene(sentence: Sentence, people: People, anchor: date | None) -> Scene:
    said = sentence.span.of(people.text)
    phrased = times.find(said, base=sentence.span.start)
    often = any(phrase.is_frequency for phrase in phrased) or _TIMES.search(said) is not None
    often = often or any(t.lower_ in word_set("cadence", "adverbs") for t in sentence)
    return Scene(sentence, phrases_in(sentence, people, often=often), phrased, people, anchor)


def _mention(
    thread: Thread, scenes: Sequence[Scene], anchor: date | None, text: str
) -> SeriesMention:
    named = max(thread.phrases, key=_informative)
    telling = next((p for p in thread.phrases if family_of(p) != "any"), thread.phrases[0])
    last = _last_held(thread, scenes, anchor)
    return SeriesMention(
        name=named.name,
        participants=thread.sides,
        kind=telling.kind,
        cadence=next((sign.cadence for sign in thread.signs if sign.cadence), None),
        last_held=last,
        ordinal=_ordinal(thread),
        next=_next(thread, scenes, anchor),
        state=_state(thread, scenes, last, anchor),
        evidence=_evidence(thread, scenes, text),
    )


def _ordinal(thread: Thread) -> int | None:
    """The number in the words that opened the series, where it is no first; else the highest."""
    first = any(sign.tells is Tells.FIRST for sign in thread.signs)
    numbers = [s for s in thread.signs if s.number and not (first and s.number == 1)]
    opening = next((s.number for s in numbers if s.opens and (s.number != 1 or _new(s))), None)
    return opening or max((sign.number for sign in numbers if sign.number), default=None)


def _new(sign: Sign) -> bool:
    """ "the inaugural session": nothing but the first is meant, whatever follows it."""
    before = set(sign.phrase.before) if sign.phrase is not None else set()
    return bool(before & word_set("ordinals", "opening"))


def _informative(phrase: Phrase) -> tuple[bool, bool, int, int]:
    """A body's own name before a description; of these the one with the most to tell."""
    told = bool(phrase.telling) or phrase.explicit or phrase.size is not None
    proper = phrase.family == "body" and phrase.token.i in phrase.sentence.names
    return (proper, told, len(phrase.telling), len(phrase.name))


def _last_held(thread: Thread, scenes: Sequence[Scene], anchor: date | None) -> When | None:
    """What the gap's words date, the narrowest; else the day of the highest session held."""
    dated = [sign.when for sign in thread.signs if sign.tells in _DATED and sign.when]
    if dated:
        return min(dated, key=_width)
    known = [
        one for i in dict.fromkeys(thread.at)
        for one in sessions.held(sessions.apart(thread.signs, scenes[i]), scenes[i])
    ]  # fmt: skip
    return max(known, key=lambda one: one[0])[1] if known else None


def _width(when: When) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6


def _scene_of(token: Token, scenes: Sequence[Scene]) -> Scene:
    return next(scene for scene in scenes if scene.sentence.doc is token.doc)


def _next(thread: Thread, scenes: Sequence[Scene], anchor: date | None) -> When | None:
    """The first day still ahead that a plan's sentence gives a session."""
    if anchor is None:
        return None
    for i in sorted(set(thread.at)):
        scene = scenes[i]
        told = sessions.apart(thread.signs, scene)
        over = {sign.when for sign in thread.signs if sign.when is not None}
        for phrase in scene.phrased:
            token = scene.sentence.token_at(phrase.start)
            if phrase.bound is not None or token is None or scene.value(phrase) in over:
                continue
            alone = len(told) > 1 or any(sign.phrase is None for sign, _ in told)
            own = sessions.told_by(told, phrase.start) if alone else None
            if own is None and not _dates(token, thread, scene):
                continue
            if own is not None and sessions.looks_back(scene, phrase):
                continue
            if not sessions.planned(scene, own or sessions.part(scene, phrase.start)):
                continue
            when = times.resolve(phrase, anchor=anchor, direction=Direction.FUTURE).when
            if when is not None and _is_to_come(when, phrase, anchor):
                return when
    return None


def _is_to_come(when: When, phrase: times.TimePhrase, anchor: date) -> bool:
    """Whether it is all ahead; of the very month it is in, a part."""
    if when.first is None or when.last is None:
        return False
    this_month = phrase.names_a_month and when.edtf == f"{anchor:%Y-%m}"
    return when.first > anchor or (this_month and when.last > anchor)


def _dates(token: Token, thread: Thread, scene: Scene) -> bool:
    """Whether a time belongs to the thread: by grammar, else to the nearest phrase before it."""
    mine = (*thread.phrases, *thread.others)
    nearest = [phrase for phrase in scene.phrases if phrase.token.i < token.i][-1:]
    return scene.owner(token) in mine or (bool(nearest) and nearest[0] in mine)


def _length(thread: Thread) -> timedelta:
    """The time from session to session, a year where it is not told."""
    cadence = next((sign.cadence for sign in thread.signs if sign.cadence), "P1Y")
    return timedelta(days=int(cadence[1:-1]) * _UNITS[cadence[-1]])


def _state(
    thread: Thread, scenes: Sequence[Scene], last: When | None, anchor: date | None
) -> SeriesState:
    tells = {sign.tells for sign in thread.signs}
    if Tells.ENDED in tells:
        return SeriesState.ENDED
    first = [sign for sign in thread.signs if sign.tells is Tells.FIRST]
    stopped = bool(tells & {Tells.NONE, Tells.STOPPED})
    if not stopped and any(not sessions.planned(_scene_of(sign.token, scenes)) for sign in first):
        return SeriesState.ACTIVE
    revived = any(
        sign.tells is Tells.REVIVED
        and (sign.token.tag_ != "VBD" or sessions.planned(_scene_of(sign.token, scenes)))
        for sign in thread.signs
    )
    old = (
        Tells.LAST in tells and last is not None and last.last is not None
        and anchor is not None and anchor - last.last > 2 * _length(thread)
    )  # fmt: skip
    if not (stopped or first or old):
        return SeriesState.RESUMING if revived else SeriesState.ACTIVE
    again = revived or _over(thread, scenes) or any(sessions.planned(scenes[i]) for i in thread.at)
    return SeriesState.RESUMING if again else SeriesState.LAPSED


def _over(thread: Thread, scenes: Sequence[Scene]) -> bool:
    """Whether the gap is told as past beside a revival: "revived a body that had lain dormant"."""
    back = {id(_scene_of(s.token, scenes)) for s in thread.signs if s.tells is Tells.REVIVED}
    gap = (
        _scene_of(s.token, scenes) for s in thread.signs if s.tells in (Tells.NONE, Tells.STOPPED)
    )
    return any(
        id(scene) in back and any(t.lower_ == "had" for t in scene.sentence) for scene in gap
    )


def _evidence(thread: Thread, scenes: Sequence[Scene], text: str) -> tuple[Quote, ...]:
    """The sentences that tell it, those that open the series first in choice, in text order."""
    ranked = sorted(thread.signs, key=lambda sign: not sign.opens)
    quotes = dict.fromkeys(
        quoting.around(sign.token, _scene_of(sign.token, scenes).sentence, text) for sign in ranked
    )
    return tuple(sorted(list(quotes)[:_PIECES]))
