"""Words that tell of a series: how often, which number, since when not, whether again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legation.claims.clauses import governor, is_passive, surface_subject
from legation.claims.people.names import NameKind
from legation.claims.recurrence import gaps
from legation.claims.recurrence.named import word_set, words
from legation.claims.recurrence.phrases import Phrase
from legation.claims.recurrence.scenes import Scene, Sign, Tells
from legation.claims.times import Bound
from legation.language import Token, alternation
from legation.model import When

_ALONE = ("nsubj", "nsubjpass", "pobj", "dobj", "attr", "appos", "ROOT", "conj", "npadvmod")
_HABIT = 5
"""Summits that even those who hold "their" next have not all held in person."""
_NTH_TIME = re.compile(r"\bfor the (\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) time\b")
_NUMBER = re.compile(r"(\d{1,3})\s?(?:st|nd|rd|th)")


def signs_in(scene: Scene) -> Iterator[Sign]:
    """All signs of a sentence."""
    for phrase in scene.phrases:
        yield from _within(phrase, scene)
    yield from _often(scene)
    yield from _numbers(scene)
    yield from _nth_times(scene)
    yield from _most_recently(scene)
    yield from gaps.last_time(scene)
    for token in scene.sentence:
        if token.lower_ == "since" and not (token.i and token.nbor(-1).lower_ == "long"):
            yield from gaps.since(token, scene)
        elif token.lower_ in word_set("gap", "latest") and not scene.in_time(token):
            yield from gaps.last(token, scene)
        elif token.lower_ == "never" and token.head.lemma_ in word_set("gap", "held"):
            yield Sign(Tells.NONE, token, scene.owner(token), opens=False)
        elif token.lemma_ in word_set("gap", "stopped") and is_passive(token):
            owner = scene.owner(token)
            yield Sign(Tells.STOPPED, token, owner, opens=_lasting(owner))
        elif token.lemma_.lower() in word_set("gap", "revived"):
            yield from _told_of(Tells.REVIVED, token, scene)
        elif token.lemma_.lower() in word_set("gap", "ended") and token.pos_ == "VERB":
            yield from _told_of(Tells.ENDED, token, scene)
    yield from _worded(scene)
    yield from gaps.in_years(scene)


def number_of(word: str) -> int | None:
    """The number an ordinal means: "sixteenth", "16th"."""
    known: dict[str, int] = words("ordinals")["words"]
    digits = _NUMBER.fullmatch(word)
    return int(digits[1]) if digits else known.get(word)


@cache
def _adjectives() -> re.Pattern[str]:
    known = words("cadence")["adjectives"]
    return re.compile(rf"(?<![\w-])({alternation(known)})(?![\w-])", re.IGNORECASE)


def _within(phrase: Phrase, scene: Scene) -> Iterator[Sign]:
    """Adjectives and numbers before the noun."""
    before = phrase.sentence.reach(phrase.first, phrase.token.i).of(scene.people.text)
    lemma = phrase.lemma
    often = _adjectives().search(before)
    if often is not None:
        cadence = words("cadence")["adjectives"][often[1].casefold()] or None
        opens = lemma not in word_set("phrases", "standing")
        yield Sign(Tells.RECURS, phrase.token, phrase, opens, cadence=cadence)
    if lemma in word_set("phrases", "counted") and word_set("phrases", "more") & set(phrase.before):
        yield Sign(Tells.RECURS, phrase.token, phrase, opens=True)
    earlier = _dated_by(phrase, scene)
    if earlier is not None:
        yield Sign(Tells.LAST, phrase.token, phrase, opens=False, when=earlier)
    left = [c for c in phrase.token.children if c.i < phrase.token.i]
    held = next((c for c in left if c.dep_ == "nummod" or c.tag_ == "CD"), None)
    if lemma in word_set("phrases", "counted") and held is not None:
        count = _small().get(held.lower_)
        if count is not None:
            yield Sign(Tells.NUMBER, held, phrase, count > 2, number=count)
    elif held is not None and lemma in word_set("phrases", "numbered"):
        head = phrase.token.head
        count = _small().get(held.lower_, 0)
        if phrase.token.dep_ == "dobj" and head.lemma_ == "hold" and count > 2:
            yield Sign(Tells.NUMBER, held, phrase, opens=True, number=count)
    opening = word_set("ordinals", "opening") & set(phrase.before)
    if opening and phrase.family != "visit" and not scene.personal(phrase):
        yield Sign(Tells.NUMBER, phrase.token, phrase, opens=True, number=1)
    numbers = [n for n in (_tens(before), *map(number_of, phrase.before)) if n is not None]
    split = re.search(r"\b(\d{1,3}) (?:st|nd|rd|th) ", before)
    if split:
        numbers.append(int(split[1]))
    after = scene.people.text[phrase.sentence.at(phrase.token).end :]
    if numbers and not after.startswith((" half", " in a row", " running")):
        number = numbers[0]
        verb = governor(phrase.token)
        if verb is not None and verb.lemma_ in word_set("phrases", "contests"):
            return
        opens = (
            (number > 1 and lemma in word_set("phrases", "numbered"))
            or lemma in word_set("phrases", "counted")
            or (number > 2 and phrase.family != "visit" and not scene.personal(phrase))
            or (number > _HABIT and phrase.family == "summit")
            or (number > 1 and phrase.family in ("talks", "body") and _by_its_words(phrase, scene))
            or (number > 1 and "its" in phrase.before and _of_a_body(phrase))
        )
        yield Sign(Tells.NUMBER, phrase.token, phrase, opens, number=number)


def _dated_by(phrase: Phrase, scene: Scene) -> When | None:
    """The year of "last year's summit"."""
    start, end = (phrase.sentence.spans[i].start for i in (phrase.first, phrase.token.i))
    inside = (t for t in scene.phrased if start <= t.start and t.end < end)
    told = next((t for t in inside if t.tells_when), None)
    when = scene.value(told) if told is not None else None
    if when is None or when.last is None or scene.anchor is None or when.last >= scene.anchor:
        return None
    return when


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"\b({alternation(words('ordinals')['tens'])})-(\w+)", re.IGNORECASE)


@cache
def _vaguely() -> re.Pattern[str]:
    """ "every few weeks", "most years": how often, no more than roughly."""
    return re.compile(rf"\b(?:{alternation(words('cadence')['vaguely'])})\b", re.IGNORECASE)


@cache
def _used_to() -> re.Pattern[str]:
    return re.compile(alternation(words("cadence")["used_to"]), re.IGNORECASE)


def _tens(before: str) -> int | None:
    """The number that two words tell: "twenty-fourth"."""
    tens, ones = words("ordinals")["tens"], words("ordinals")["words"]
    found = _compound().search(before)
    one = ones.get(found[2].casefold()) if found else None
    return tens[found[1].casefold()] + one if found and one else None


def _by_its_words(phrase: Phrase, scene: Scene) -> bool:
    """Whether words of its own tell it from any talks: "their second 2+2 dialogue"."""
    inside = scene.people.register.within(phrase.sentence.reach(phrase.first, phrase.last))
    own = phrase.telling - {phrase.lemma, phrase.token.lower_}
    return bool(own) and all(name.kind is not NameKind.PERSON for name in inside)


def _of_a_body(phrase: Phrase) -> bool:
    """Whether it is a body that meets: "the commission is to gather for its second meeting"."""
    verb = governor(phrase.token)
    who = surface_subject(verb) if verb is not None else None
    nouns = words("nouns")
    return who is not None and (
        nouns.get(who.lemma_.lower(), ("", ""))[0] == "body"
        or (who.lower_ in word_set("phrases", "groups") and who.text[0].isupper())
    )


def _small() -> dict[str, int]:
    numbers: dict[str, int] = words("ordinals")["cardinals"]
    return {**numbers, **{str(n): n for n in range(2, 100)}}


def _often(scene: Scene) -> Iterator[Sign]:
    """ "every six months", "about once a year", "used to be held"."""
    for phrase in scene.phrased:
        if not phrase.is_frequency:
            continue
        token = scene.sentence.token_at(phrase.start)
        owner = scene.owner(token) or _it(token, scene) if token is not None else None
        if token is not None and owner is not None and not scene.personal(owner):
            yield Sign(Tells.RECURS, token, owner, opens=True, cadence=phrase.cadence)
    for token in scene.sentence:
        if token.lower_ in word_set("cadence", "adverbs") and token.dep_ == "advmod":
            owner = scene.owner(token)
            verb = token.head
            if owner is not None and verb.tag_ in ("VBP", "VBZ") and not scene.personal(owner):
                yield Sign(Tells.RECURS, token, owner, opens=True)
    for match in _vaguely().finditer(scene.text):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start())
        owner = scene.owner(token) if token is not None else None
        if token is not None and owner is not None and not scene.personal(owner):
            yield Sign(Tells.RECURS, token, owner, opens=True)
    for match in _used_to().finditer(scene.text):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start())
        owner = scene.owner(token) if token is not None else None
        if token is not None and owner is not None:
            until = _until(scene, token)
            if until is not None:
                yield Sign(Tells.LAST, token, owner, opens=True, when=until)
            yield Sign(Tells.RECURS, token, owner, opens=True)


def _until(scene: Scene, token: Token) -> When | None:
    """ "used to hold twice a year until 2005": the last of them."""
    start = scene.sentence.at(token).start
    ends = (t for t in scene.phrased if t.start > start and t.bound is Bound.UNTIL)
    told = next(ends, None)
    return scene.value(told.bare) if told is not None else None


def _it(token: Token, scene: Scene) -> Phrase | None:
    """What "it" looks back to in its sentence: "the dialogue; it is held every two years"."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    who = surface_subject(verb) if verb is not None else None
    if who is None or who.lower_ not in ("it", "they"):
        return None
    before = [p for p in scene.phrases if p.token.i < who.i]
    return before[-1] if before else None


def _numbers(scene: Scene) -> Iterator[Sign]:
    """Numbers that stand alone: "the ninth in the series", "an eighth was being arranged"."""
    for token in scene.sentence:
        number = number_of(token.lower_)
        if number is None or token.dep_ not in _ALONE or scene.in_time(token):
            continue
        if any(p.first <= token.i <= p.token.i for p in scene.phrases):
            continue
        after = scene.people.text[scene.sentence.at(token).end :].lstrip()
        series = after.startswith(tuple(words("ordinals")["alone"]))
        owner = scene.owner(token)
        if owner is not None and not scene.personal(owner):
            if after.startswith("since "):
                series = owner.lemma in word_set("phrases", "numbered")
            elif token.dep_ == "appos" and owner.covers(token.head):
                series = owner.family in ("summit", "body") or owner.explicit
        yield Sign(Tells.NUMBER, token, owner, series and number > 1, number=number)


def _told_of(tells: Tells, token: Token, scene: Scene) -> Iterator[Sign]:
    """What is brought back or ended: the phrase below the word, else its subject."""
    below = {t.i for t in token.subtree}
    phrase = next((p for p in scene.phrases if p.token.i in below), None)
    other = any(c.dep_ == "dobj" for c in token.children)  # "talks on reopening the border"
    if phrase is None and token.pos_ == "VERB" and not other:
        phrase = scene.owner(token)
    if phrase is not None and phrase.token != token:
        again = tells is Tells.REVIVED and _broken_off(phrase)
        yield Sign(tells, token, phrase, opens=again or _lasting(phrase))


def _broken_off(phrase: Phrase) -> bool:
    """Whether what is resumed are talks by their own words: "resume negotiations over the dam"."""
    return phrase.family == "talks" and (phrase.explicit or bool(phrase.telling))


def _lasting(phrase: Phrase | None) -> bool:
    """Whether a phrase names what meets again and again: "the dialogue between A and B"."""
    return (
        phrase is not None
        and (phrase.explicit or "their" in phrase.before)
        and phrase.lemma in word_set("phrases", "lasting")
        and bool(phrase.telling - {phrase.lemma})
    )


@cache
def _phrases() -> tuple[tuple[Tells, re.Pattern[str]], ...]:
    gap = words("gap")
    listed = (
        (Tells.NONE, gap["lapsed"]),
        (Tells.REVIVED, gap["revived_phrases"]),
        (Tells.ENDED, gap["ended_phrases"]),
    )
    return tuple((t, re.compile(rf"\b(?:{alternation(w)})\b", re.IGNORECASE)) for t, w in listed)


def _most_recently(scene: Scene) -> Iterator[Sign]:
    """ "has met four times, most recently in May"."""
    at = scene.text.find("most recently")
    token = scene.sentence.token_at(scene.sentence.span.start + at) if at >= 0 else None
    owner = scene.owner(token) if token is not None else None
    when = scene.time_after(token) if token is not None else None
    if token is not None and owner is not None and when is not None:
        yield Sign(Tells.LAST, token, owner, opens=False, when=when)


def _nth_times(scene: Scene) -> Iterator[Sign]:
    """ "met for the 26th time", "will convene for the thirty-third time"."""
    for match in _NTH_TIME.finditer(scene.text):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start(1))
        number = number_of(match[1].casefold()) or _tens(match[1])
        owner = scene.owner(token) if token is not None else None
        if token is None or owner is None or number is None or scene.personal(owner):
            continue
        opens = number > 2 or owner.family == "body"
        yield Sign(Tells.NUMBER, token, owner, opens=opens and number > 1, number=number)


@cache
def _counts() -> re.Pattern[str]:
    """ "seven times since 2019"."""
    counted = alternation(_small())
    return re.compile(
        rf"\b({counted}) times(?= (?:since|in|over|so far|before)\b|[.,;])", re.IGNORECASE
    )


def _worded(scene: Scene) -> Iterator[Sign]:
    """Expressions of several words, and "the first … in more than four years"."""
    start = scene.sentence.span.start
    for tells, pattern in _phrases():
        for match in pattern.finditer(scene.text):
            token = scene.sentence.token_at(start + match.start())
            if token is None:
                continue
            owner = scene.owner(token)
            if tells is Tells.REVIVED:
                after = [p for p in scene.phrases if p.token.i > token.i]
                owner = after[0] if after else owner
            if owner is None:
                continue
            lapsed = tells is Tells.NONE
            when = scene.time_after(token) if lapsed else None
            yield Sign(tells, token, owner, opens=lapsed, when=when)
    for length in scene.phrased:
        token = scene.sentence.token_at(length.start)
        before = scene.people.text[start : length.start].split()
        when = scene.value(length)
        if token is None or before[-1:] != ["times"] or when is None or when.last is None:
            continue
        owner = scene.owner(token)
        if owner is not None and "/" in when.edtf:
            yield Sign(Tells.LAST, token, owner, opens=True, when=When(when.edtf.split("/")[1]))
    for match in _counts().finditer(scene.text):
        token = scene.sentence.token_at(start + match.start())
        owner = scene.owner(token) if token is not None else None
        number = _small().get(match[1].casefold())
        if token is not None and owner is not None and number and not scene.personal(owner):
            yield Sign(Tells.NUMBER, token, owner, opens=number > 2, number=number)
