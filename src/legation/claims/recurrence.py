"""Which engagements recur, or used to: the series that an article speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from legation.claims import quoting, series_phrases, series_signs, times
from legation.claims.people import People
from legation.claims.series_phrases import Phrase, words
from legation.claims.series_signs import Scene, Sign, Tells
from legation.claims.times import Direction
from legation.language import Sentence, Token, alternation
from legation.model import Kind, Quote, SeriesMention, SeriesState, When

_DATED = (Tells.FIRST, Tells.NONE, Tells.LAST, Tells.STOPPED)
_UNITS = {"Y": 366, "M": 31, "W": 7, "D": 1}
_PIECES = 4
_NEAR = 2


@dataclass(slots=True, eq=False)
class _Thread:
    """What the article has told of one series so far; `at` are the numbers of its sentences.

    `phrases` name the series, `others` merely mean it ("the round").
    """

    sides: tuple[str, ...]
    explicit: bool
    phrases: list[Phrase] = field(default_factory=list)
    others: list[Phrase] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    @property
    def families(self) -> set[str]:
        return {_family(phrase) for phrase in self.phrases} - {"any"}

    @property
    def numbered(self) -> bool:
        return any(sign.number and (sign.opens or sign.number > 1) for sign in self.signs)

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
    fitting = [t for t in reversed(threads) if all(_fits(t, p) for p in known)]
    thread = next(iter(fitting), None)
    if thread is None or any(p.explicit or p.size for p in known):
        sides = _sides(i, known, scenes)
        if len(sides) < 2 and not any(p.explicit for p in known):
            return
        thread = next((t for t in fitting if _same_sides(t.sides, sides) or not t.explicit), None)
        explicit = any(p.explicit for p in known)
        if thread is None:
            thread = _Thread(sides, explicit)
            threads.append(thread)
        elif explicit and not thread.explicit:
            thread.sides, thread.explicit = sides, True
        elif len(sides) > len(thread.sides):
            thread.sides = sides
    thread.phrases += [p for p in reversed(known) if p not in thread.phrases]
    thread.signs += signs
    thread.at.append(i)


def _carry_on(threads: Sequence[_Thread], i: int, scene: Scene, told: Sequence[Sign]) -> None:
    """What a sentence adds to threads: other words for a series, and numbers that stand alone."""
    for phrase in scene.phrases:
        signs = [sign for sign in told if sign.phrase is phrase]
        thread = next((t for t in threads if phrase in t.phrases), None)
        if thread is not None or scene.personal(phrase):
            continue
        thread = next((t for t in threads if _means(phrase, t, i, signs)), None)
        if thread is not None:
            thread.others.append(phrase)
            thread.signs += signs
            thread.at.append(i)
    for sign in told:
        if sign.phrase is None and sign.tells in (Tells.NUMBER, Tells.NONE):
            earlier = [t for t in threads if t.numbered and any(at <= i for at in t.at)]
            if earlier:
                thread = max(earlier, key=lambda t: max(at for at in t.at if at <= i))
                thread.signs.append(sign)
                thread.at.append(i)


def _means(phrase: Phrase, thread: _Thread, i: int, signs: Sequence[Sign]) -> bool:
    """Whether a phrase that tells no series by itself speaks of the thread's."""
    if not _fits(thread, phrase):
        return False
    sized = phrase.size is not None and phrase.size == len(thread.sides)
    if thread.telling & phrase.telling or (sized and _family(phrase) in thread.families):
        return True
    pointed = bool(series_phrases.word_set("phrases", "pointing") & set(phrase.before[:2]))
    alike = any(phrase.lemma == p.lemma for p in thread.phrases)
    near = any(abs(i - at) <= _NEAR for at in thread.at)
    if not pointed or phrase.telling:
        return False
    return near or (alike and bool(signs))


def _family(phrase: Phrase) -> str:
    """Talks without any word of their own are any talks."""
    vague = phrase.family == "talks" and not phrase.telling and not phrase.explicit
    return "any" if vague and phrase.kind is not Kind.NEGOTIATION else phrase.family


def _same_sides(known: Sequence[str], sides: Sequence[str]) -> bool:
    return set(known) <= set(sides) or set(sides) <= set(known)


def _fits(thread: _Thread, phrase: Phrase) -> bool:
    """Whether nothing speaks against the phrase meaning the thread's series."""
    family, families = _family(phrase), thread.families
    if (phrase.kind is Kind.VISIT) != any(p.kind is Kind.VISIT for p in thread.phrases):
        return False
    if phrase.size is not None and len(thread.sides) > 1 and phrase.size != len(thread.sides):
        return False
    own = thread.telling and phrase.telling and not thread.telling & phrase.telling
    if phrase.explicit and not _same_sides(thread.sides, phrase.sides):
        return not thread.explicit and not own and bool(phrase.telling & thread.telling)
    if family != "any" and families and family not in families and "summit" in {family, *families}:
        return False
    named = family == "body" and "body" in families
    return not (own and (named or (thread.explicit and phrase.explicit)))


def _antecedent(i: int, phrase: Phrase, scenes: Sequence[Scene]) -> Phrase | None:
    """What "such talks", "of its kind" or an apposition looks back to."""
    if phrase.token.dep_ == "appos":
        for earlier in scenes[i].phrases:
            if earlier.covers(phrase.token.head) and earlier is not phrase:
                return earlier
    subject = next((c for c in phrase.token.head.children if c.dep_ == "nsubj"), None)
    it = phrase.token.dep_ == "attr" and subject is not None and subject.lower_ in ("it", "this")
    if not (it or {"such", "similar"} & set(phrase.before) or series_signs.of_its_kind(phrase)):
        return None
    for scene in reversed(scenes[max(0, i - _NEAR) : i + 1]):
        for earlier in reversed(scene.phrases):
            later = scene is scenes[i] and earlier.token.i >= phrase.token.i
            kin = earlier.family == phrase.family or "any" in (earlier.family, phrase.family)
            if not later and kin:
                return earlier
    return None


def _sides(i: int, phrases: Sequence[Phrase], scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Who takes part: by the phrase, its clause, its sentence; else whom the article names most.

    Where the words say how many they are, the first guess of that number counts.
    """
    people = scenes[i].people
    size = next((phrase.size for phrase in phrases if phrase.size), None)
    guesses = [phrase.sides for phrase in phrases if phrase.explicit]
    if guesses:
        return guesses[0]
    guesses += [series_phrases.acting(phrase, people) for phrase in phrases]
    guesses += [
        earlier.sides
        for scene in reversed(scenes[:i])
        for earlier in scene.phrases
        for phrase in phrases
        if earlier.explicit and earlier.lemma == phrase.lemma
    ][:1]
    guesses.append(series_phrases.spoken_of(scenes[i].sentence, people))
    most = series_phrases.most_named(people)
    if size is not None:
        guesses += [tuple(dict.fromkeys((*guesses[-1], *most)))[:size]]
    guesses.append(most[: size or 2])
    fitting = (g for g in guesses if (len(g) == size if size else len(g) > 1))
    return next(fitting, ()) or next((g for g in guesses if len(g) > 1), ())


def _mention(thread: _Thread, scenes: Sequence[Scene], anchor: date | None) -> SeriesMention:
    named = max(thread.phrases, key=_informative)
    telling = next((p for p in thread.phrases if _family(p) != "any"), thread.phrases[0])
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
        evidence=_evidence(thread, scenes),
    )


def _ordinal(thread: _Thread) -> int | None:
    """The number in the words that opened the series, else the highest told."""
    first = any(sign.tells is Tells.FIRST for sign in thread.signs)
    numbers = [s for s in thread.signs if s.number and not (first and s.number == 1)]
    opening = next((sign.number for sign in numbers if sign.opens), None)
    return opening or max((sign.number for sign in numbers if sign.number), default=None)


def _informative(phrase: Phrase) -> tuple[bool, int, int]:
    told = bool(phrase.telling) or phrase.explicit or phrase.size is not None
    return (told, len(phrase.telling), len(phrase.name))


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
            if when and when.first and when.last and anchor and when.last <= anchor:
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
            if phrase.bound is not None:
                continue
            when = times.resolve(phrase, anchor=anchor, direction=Direction.FUTURE).when
            if token is None or when is None or when.first is None or anchor is None:
                continue
            if when.first >= anchor and scene.owner(token) in (*thread.phrases, *thread.others):
                return when
    return None


def _length(thread: _Thread) -> timedelta:
    """The time from session to session, a year where it is not told."""
    cadence = next((sign.cadence for sign in thread.signs if sign.cadence), "P1Y")
    return timedelta(days=int(cadence[1:-1]) * _UNITS[cadence[-1]])


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
    revived = any(
        sign.tells is Tells.REVIVED
        and (sign.token.tag_ != "VBD" or _planned(_scene_of(sign.token, scenes)))
        for sign in thread.signs
    )
    old = (
        Tells.LAST in tells and last is not None and last.last is not None
        and anchor is not None and anchor - last.last > 2 * _length(thread)
    )  # fmt: skip
    if not (stopped or first or old):
        return SeriesState.RESUMING if revived else SeriesState.ACTIVE
    again = revived or any(_planned(scenes[i]) for i in thread.at)
    return SeriesState.RESUMING if again else SeriesState.LAPSED


def _evidence(thread: _Thread, scenes: Sequence[Scene]) -> tuple[Quote, ...]:
    """The sentences that tell it, those that open the series first in choice, in text order."""
    ranked = sorted(thread.signs, key=lambda sign: not sign.opens)
    quotes = dict.fromkeys(
        quoting.around(sign.token, _scene_of(sign.token, scenes).sentence, scenes[0].people.text)
        for sign in ranked
    )
    return tuple(sorted(list(quotes)[:_PIECES]))
