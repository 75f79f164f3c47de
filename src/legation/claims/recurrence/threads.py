"""Which sentences of an article speak of the same series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.claims.recurrence.named import is_code, word_set
from legation.claims.recurrence.phrases import Phrase
from legation.claims.recurrence.scenes import Scene, Sign, Tells, of_its_kind
from legation.claims.recurrence.sides import sides_of_series
from legation.model import Kind

_NEAR = 2
"""Sentences between a series and words that mean it without naming it."""


@dataclass(slots=True, eq=False)
class Thread:
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
        return {family_of(phrase) for phrase in self.phrases} - {"any"}

    @property
    def numbered(self) -> bool:
        return any(sign.number and (sign.opens or sign.number > 1) for sign in self.signs)

    @property
    def telling(self) -> set[str]:
        return {word for phrase in self.phrases for word in phrase.telling}


def threads_of(scenes: Sequence[Scene], told: Sequence[Sequence[Sign]]) -> list[Thread]:
    """The series told of; `told[i]` are the signs of the sentence `scenes[i]`."""
    found: list[Thread] = []
    for i, scene in enumerate(scenes):
        for phrase in scene.phrases:
            signs = [sign for sign in told[i] if sign.phrase is phrase]
            if any(sign.opens for sign in signs):
                _open(found, i, phrase, signs, scenes)
    for i, scene in enumerate(scenes):
        _carry_on(found, i, scene, told[i])
    return found


def _open(
    threads: list[Thread], i: int, phrase: Phrase, signs: Sequence[Sign], scenes: Sequence[Scene]
) -> None:
    """Add the phrase to the thread it speaks of, else begin one where two sides are known."""
    before = _antecedent(i, phrase, scenes)
    if before is None and _only_more(phrase, signs):
        before = _talks_before(i, phrase, scenes)
        if before is None:
            return
    known = [p for p in (phrase, before) if p is not None]
    fitting = [t for t in reversed(threads) if all(_fits(t, p) for p in known)]
    thread = next(iter(fitting), None)
    if thread is None or any(p.explicit or p.size for p in known):
        sure = any(
            s.tells is not Tells.RECURS or (s.cadence and _of_its_own(phrase)) for s in signs
        )
        sides = sides_of_series(i, known, scenes, sure=sure)
        if all(is_code(side) for side in sides[1:] or sides) and len(sides) < 2:
            return
        thread = next((t for t in fitting if _same_sides(t.sides, sides) or not t.explicit), None)
        explicit = any(p.explicit for p in known)
        if thread is None:
            thread = Thread(sides, explicit)
            threads.append(thread)
        elif explicit and not thread.explicit:
            thread.sides, thread.explicit = sides, True
        elif len(sides) > len(thread.sides):
            thread.sides = sides
    thread.phrases += [p for p in reversed(known) if p not in thread.phrases]
    thread.signs += signs
    thread.at.append(i)


def _of_its_own(phrase: Phrase) -> bool:
    """Whether its words name what meets, whoever takes part: "the Defense Strategic Dialogue"."""
    proper = phrase.token.i in phrase.sentence.names or phrase.token.text[0].isupper()
    return phrase.family == "body" or (phrase.family == "talks" and proper)


def _only_more(phrase: Phrase, signs: Sequence[Sign]) -> bool:
    """Whether nothing but "the next round" tells a series, and not of what."""
    counts = any(sign.tells is not Tells.RECURS or sign.cadence for sign in signs)
    return phrase.family == "any" and not phrase.explicit and not counts


def _talks_before(i: int, phrase: Phrase, scenes: Sequence[Scene]) -> Phrase | None:
    """The talks spoken of before "the next round"."""
    return next(
        (
            earlier
            for scene in reversed(scenes[: i + 1])
            for earlier in reversed(scene.phrases)
            if earlier.family == "talks" and earlier.kind.group == phrase.kind.group
            and (scene is not scenes[i] or earlier.token.i < phrase.token.i)
        ),
        None,
    )  # fmt: skip


def _carry_on(threads: Sequence[Thread], i: int, scene: Scene, told: Sequence[Sign]) -> None:
    """What a sentence adds to threads: other words for a series, and numbers that stand alone."""
    for phrase in scene.phrases:
        signs = [sign for sign in told if sign.phrase is phrase]
        thread = next((t for t in threads if phrase in t.phrases), None)
        if thread is not None:
            # What is told of "the binational cabinet, their yearly session" is told of both.
            thread.signs += [sign for sign in signs if sign not in thread.signs]
        if thread is not None or scene.personal(phrase):
            continue
        thread = next((t for t in threads if _means(phrase, t, i, signs)), None)
        if thread is not None:
            thread.others.append(phrase)
            thread.signs += signs
            thread.at.append(i)
    for sign in told:
        if sign.phrase is None and sign.tells in (Tells.NUMBER, Tells.NONE, Tells.LAST):
            earlier = [
                t for t in threads
                if any(
                    i - _NEAR < at <= i if sign.when
                    else at == i or (t.numbered and at <= i)
                    for at in t.at
                )
            ]  # fmt: skip
            if earlier:
                thread = max(earlier, key=lambda t: max(at for at in t.at if at <= i))
                thread.signs.append(sign)
                thread.at.append(i)


def _means(phrase: Phrase, thread: Thread, i: int, signs: Sequence[Sign]) -> bool:
    """Whether a phrase that tells no series by itself speaks of the thread's."""
    if not _fits(thread, phrase):
        return False
    sized = phrase.size is not None and phrase.size == len(thread.sides)
    if thread.telling & phrase.telling or (sized and family_of(phrase) in thread.families):
        return True
    pointed = bool(word_set("phrases", "pointing") & set(phrase.before[:2]))
    pointed = pointed or any(s.tells is Tells.LAST for s in signs)
    alike = any(phrase.lemma == p.lemma for p in thread.phrases)
    near = any(abs(i - at) <= _NEAR for at in thread.at)
    if near and alike and _is_next_to(signs, thread):
        return True
    if not pointed or phrase.telling:
        return False
    return near or (alike and bool(signs))


def _is_next_to(signs: Sequence[Sign], thread: Thread) -> bool:
    """Whether the number is the one before or behind one of the thread's: "a second session"."""
    told = {sign.number for sign in thread.signs if sign.number}
    return any(
        sign.number and {sign.number - 1, sign.number + 1} & told
        for sign in signs if sign.tells is Tells.NUMBER
    )  # fmt: skip


def family_of(phrase: Phrase) -> str:
    """Talks without any word of their own are any talks."""
    vague = phrase.family == "talks" and not phrase.telling and not phrase.explicit
    return "any" if vague and phrase.kind is not Kind.NEGOTIATION else phrase.family


def _same_sides(known: Sequence[str], sides: Sequence[str]) -> bool:
    return set(known) <= set(sides) or set(sides) <= set(known)


def _fits(thread: Thread, phrase: Phrase) -> bool:
    """Whether nothing speaks against the phrase meaning the thread's series."""
    family, families = family_of(phrase), thread.families
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
    """What "such talks", "of its kind" or an apposition looks back to; the same noun first."""
    subject = next((c for c in phrase.token.head.children if c.dep_ == "nsubj"), None)
    it = phrase.token.dep_ == "attr" and subject is not None and subject.lower_ in ("it", "this")
    such = bool({"such", "similar"} & set(phrase.before)) or of_its_kind(phrase)
    if phrase.token.dep_ != "appos" and not it and not such:
        return None
    near = [
        earlier
        for scene in reversed(scenes[max(0, i - _NEAR) : i + 1])
        for earlier in reversed(scene.phrases)
        if _kin(earlier, phrase) and not scene.personal(earlier)
        and (scene is not scenes[i] or earlier.token.i < phrase.token.i)
    ]  # fmt: skip
    if phrase.token.dep_ == "appos" and not such:
        near = [earlier for earlier in near if earlier.covers(phrase.token.head)]
    alike = [earlier for earlier in near if earlier.lemma == phrase.lemma]
    return next(iter(alike or near), None)


def _kin(one: Phrase, other: Phrase) -> bool:
    if one.kind.group != other.kind.group:
        return False
    return one.family == other.family or "any" in (one.family, other.family)
