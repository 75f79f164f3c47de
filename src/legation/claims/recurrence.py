"""Which engagements recur, or used to: the series that an article speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from legation.claims import series_phrases, series_signs, times
from legation.claims.clauses import ascent
from legation.claims.evidence import LONGEST
from legation.claims.people import People
from legation.claims.series_phrases import Phrase, words
from legation.claims.series_signs import Scene, Sign, Tells
from legation.claims.times import Direction
from legation.language import Sentence, Token, alternation
from legation.model import Kind, Quote, SeriesMention, SeriesState, When

_DATED = (Tells.FIRST, Tells.NONE, Tells.LAST, Tells.STOPPED)
_LONG_AGO = timedelta(days=2 * 366)
_PIECES = 4
_NEAR = 2


@dataclass(slots=True, eq=False)
class _Thread:
    """What the article has told of one series so far; `at` are the numbers of its sentences."""

    sides: tuple[str, ...]
    explicit: bool
    phrases: list[Phrase] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    @property
    def families(self) -> set[str]:
        return {_family(phrase) for phrase in self.phrases} - {"any"}

    @property
    def telling(self) -> set[str]:
        return {word for phrase in self.phrases for word in phrase.telling}


def find(
    sentences: Sequence[Sentence], *, people: People, anchor: date | None, text: str
) -> tuple[SeriesMention, ...]:
    """The series that the sentences of `text` tell of, in the order of their first words.

    `anchor` is the article's own day. Sentences about one series become one mention. A series
    needs two countries or an international organisation; persons' own repeated meetings are
    none.
    """
    scenes = [
        Scene(
            sentence,
            series_phrases.find(sentence, people),
            times.find(sentence.span.of(text), base=sentence.span.start),
            people,
            anchor,
        )
        for sentence in sentences
    ]
    told = [list(series_signs.find(scene)) for scene in scenes]
    threads: list[_Thread] = []
    for i, scene in enumerate(scenes):
        for phrase in scene.phrases:
            signs = [sign for sign in told[i] if sign.phrase is phrase]
            if any(sign.opens for sign in signs):
                _open(threads, i, phrase, signs, scenes)
    for i, scene in enumerate(scenes):
        _carry_on(threads, i, scene, told[i])
    return tuple(_mention(thread, scenes, anchor) for thread in threads)


def _open(
    threads: list[_Thread], i: int, phrase: Phrase, signs: Sequence[Sign], scenes: Sequence[Scene]
) -> None:
    """Add the phrase to the thread it speaks of, else begin one where two sides are known."""
    before = _antecedent(i, phrase, scenes)
    known = [p for p in (phrase, before) if p is not None]
    thread = next((t for t in reversed(threads) if _fits(t, phrase)), None)
    if thread is None or _explicit(phrase):
        sides = _sides(i, known, scenes)
        if len(sides) < 2 and not _explicit(phrase):
            return
        thread = next(
            (t for t in reversed(threads) if _fits(t, phrase) and _same_sides(t.sides, sides)), None
        )
        if thread is None:
            thread = _Thread(sides, _explicit(phrase))
            threads.append(thread)
        elif len(sides) > len(thread.sides):
            thread.sides = sides
    thread.phrases += [p for p in reversed(known) if p not in thread.phrases]
    thread.signs += signs
    thread.at.append(i)


def _carry_on(threads: Sequence[_Thread], i: int, scene: Scene, told: Sequence[Sign]) -> None:
    """What a sentence adds to threads: other words for a series, and numbers that stand alone."""
    for phrase in scene.phrases:
        signs = [sign for sign in told if sign.phrase is phrase]
        for thread in threads:
            if phrase in thread.phrases and i in thread.at:
                continue
            same = bool(thread.telling & phrase.telling) or _family(phrase) in thread.families
            near = any(abs(i - at) <= _NEAR for at in thread.at)
            if _fits(thread, phrase) and (same or (near and bool(signs))):
                thread.phrases.append(phrase)
                thread.signs += signs
                thread.at.append(i)
                break
    for sign in told:
        if sign.phrase is None and sign.tells in (Tells.NUMBER, Tells.NONE):
            near_by = [t for t in threads if any(0 <= i - at <= _NEAR for at in t.at)]
            if near_by:
                thread = max(near_by, key=lambda t: max(at for at in t.at if at <= i))
                thread.signs.append(sign)
                thread.at.append(i)


def _family(phrase: Phrase) -> str:
    """Talks without any word of their own are any talks."""
    vague = phrase.family == "talks" and not phrase.telling and not _explicit(phrase)
    return "any" if vague and phrase.kind is not Kind.NEGOTIATION else phrase.family


def _explicit(phrase: Phrase) -> bool:
    """Whether the phrase itself names who takes part: two sides or an organisation."""
    return len(phrase.sides) > 1 or any(not _is_code(side) for side in phrase.sides)


def _is_code(side: str) -> bool:
    return len(side) == 3 and side.isupper()


def _same_sides(known: Sequence[str], sides: Sequence[str]) -> bool:
    return set(known) <= set(sides) or set(sides) <= set(known)


def _fits(thread: _Thread, phrase: Phrase) -> bool:
    """Whether nothing speaks against the phrase meaning the thread's series."""
    family, families = _family(phrase), thread.families
    if (phrase.kind is Kind.VISIT) != any(p.kind is Kind.VISIT for p in thread.phrases):
        return False
    if phrase.size is not None and len(thread.sides) > 1 and phrase.size != len(thread.sides):
        return False
    if _explicit(phrase) and not _same_sides(thread.sides, phrase.sides):
        return False
    if family != "any" and families and family not in families and "summit" in {family, *families}:
        return False
    own = thread.telling and phrase.telling and not thread.telling & phrase.telling
    named = family == "body" and "body" in families
    return not (own and (named or (thread.explicit and _explicit(phrase))))


def _antecedent(i: int, phrase: Phrase, scenes: Sequence[Scene]) -> Phrase | None:
    """What "such talks" or "of its kind" looks back to."""
    if not ({"such", "similar"} & set(phrase.before) or series_signs.of_its_kind(phrase)):
        return None
    for scene in reversed(scenes[max(0, i - _NEAR) : i + 1]):
        for earlier in reversed(scene.phrases):
            later = scene is scenes[i] and earlier.token.i >= phrase.token.i
            kin = earlier.family == phrase.family or "any" in (earlier.family, phrase.family)
            if not later and kin:
                return earlier
    return None


def _sides(i: int, phrases: Sequence[Phrase], scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Who takes part: by the phrase, its clause, its sentence, the sentences before, the lead."""
    if any(_explicit(phrase) and phrase.size is None for phrase in phrases):
        return max((phrase.sides for phrase in phrases), key=len)
    people = scenes[i].people
    size = next((phrase.size for phrase in phrases if phrase.size), None)
    guesses = [phrase.sides for phrase in phrases]
    guesses += [series_phrases.acting(phrase, people) for phrase in phrases]
    guesses.append(series_phrases.spoken_of(scenes[i].sentence, people))
    several = people.memory.several(scenes[i].sentence.span.start, lands=True)
    guesses.append(tuple(actor.country for actor in several if actor.country))
    around = [*reversed(scenes[:i]), *scenes[i + 1 :]]
    guesses += [series_phrases.spoken_of(scene.sentence, people) for scene in around]
    fitting = (g for g in guesses if (len(g) == size if size else len(g) > 1))
    return next(fitting, ()) or next((g for g in guesses if len(g) > 1), ())


def _mention(thread: _Thread, scenes: Sequence[Scene], anchor: date | None) -> SeriesMention:
    named = max(thread.phrases, key=_informative)
    telling = next((p for p in thread.phrases if _family(p) != "any"), thread.phrases[0])
    last = _last_held(thread, scenes, anchor)
    numbers = [sign.number for sign in thread.signs if sign.number]
    return SeriesMention(
        name=named.name,
        participants=thread.sides,
        kind=telling.kind,
        cadence=next((sign.cadence for sign in thread.signs if sign.cadence), None),
        last_held=last,
        ordinal=max(numbers, default=None),
        next=_next(thread, scenes, anchor),
        state=_state(thread, scenes, last, anchor),
        evidence=_evidence(thread, scenes),
    )


def _informative(phrase: Phrase) -> tuple[bool, int, int]:
    return (bool(phrase.telling) or _explicit(phrase), len(phrase.telling), len(phrase.name))


def _last_held(thread: _Thread, scenes: Sequence[Scene], anchor: date | None) -> When | None:
    """What the gap's words date, the narrowest; else the day of the highest session held."""
    dated = [sign.when for sign in thread.signs if sign.tells in _DATED and sign.when]
    if dated:
        return min(dated, key=_width)
    numbered = sorted(
        (s for s in thread.signs if s.number), key=lambda s: s.number or 0, reverse=True
    )
    for sign in numbered:
        scene = _scene_of(sign.token, scenes)
        if not _planned(scene):
            when = scene.time_after(scene.sentence.doc[0])
            if when and when.last and anchor and when.last <= anchor:
                return when
    return None


def _width(when: When) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6


def _scene_of(token: Token, scenes: Sequence[Scene]) -> Scene:
    return next(scene for scene in scenes if scene.sentence.doc is token.doc)


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('plans')['words'])})\b", re.IGNORECASE)


def _planned(scene: Scene) -> bool:
    return _plan().search(scene.text) is not None


def _next(thread: _Thread, scenes: Sequence[Scene], anchor: date | None) -> When | None:
    """The first day still ahead that a plan's sentence gives a session."""
    for i in sorted(set(thread.at)):
        scene = scenes[i]
        if not _planned(scene):
            continue
        for phrase in scene.phrased:
            token = scene.sentence.token_at(phrase.start)
            when = times.resolve(phrase, anchor=anchor, direction=Direction.FUTURE).when
            if token is None or when is None or when.first is None or anchor is None:
                continue
            if when.first >= anchor and scene.owner(token) in thread.phrases:
                return when
    return None


def _state(
    thread: _Thread, scenes: Sequence[Scene], last: When | None, anchor: date | None
) -> SeriesState:
    tells = {sign.tells for sign in thread.signs}
    if Tells.ENDED in tells:
        return SeriesState.ENDED
    first = [sign for sign in thread.signs if sign.tells is Tells.FIRST]
    stopped = bool(tells & {Tells.NONE, Tells.STOPPED})
    if not stopped and any(not _planned(_scene_of(sign.token, scenes)) for sign in first):
        return SeriesState.ACTIVE
    old = (
        Tells.LAST in tells and last is not None and last.last is not None
        and anchor is not None and anchor - last.last > _LONG_AGO
    )  # fmt: skip
    if not (stopped or first or old):
        return SeriesState.RESUMING if Tells.REVIVED in tells else SeriesState.ACTIVE
    again = Tells.REVIVED in tells or any(_planned(scenes[i]) for i in thread.at)
    return SeriesState.RESUMING if again else SeriesState.LAPSED


def _evidence(thread: _Thread, scenes: Sequence[Scene]) -> tuple[Quote, ...]:
    """The sentences that tell it, those that open the series first in choice, in text order."""
    ranked = sorted(thread.signs, key=lambda sign: not sign.opens)
    quotes = dict.fromkeys(_quote(sign.token, _scene_of(sign.token, scenes)) for sign in ranked)
    return tuple(sorted(list(quotes)[:_PIECES]))


def _quote(token: Token, scene: Scene) -> Quote:
    """The sentence of the token; of one longer than LONGEST the widest clause that is not."""
    sentence, text = scene.sentence, scene.people.text
    best = sentence.at(token)
    for above in ascent(token):
        under = sentence.under(above)
        if under.covers(best) and under.end - under.start <= LONGEST:
            best = under
    if sentence.span.end - sentence.span.start <= LONGEST:
        best = sentence.span
    return Quote.cut(text, best.start, best.end)
