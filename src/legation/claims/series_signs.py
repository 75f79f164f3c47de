"""Words that tell of a series: how often, which number, since when not, whether again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from legation.claims import times
from legation.claims.clauses import ascent, governor, is_passive, negated
from legation.claims.names import NameKind
from legation.claims.people import People
from legation.claims.series_phrases import Phrase, word_set, words
from legation.claims.times import Bound, Direction, TimePhrase
from legation.language import Sentence, Token, alternation
from legation.model import When

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_ALONE = ("nsubj", "nsubjpass", "pobj", "dobj", "attr", "appos", "ROOT", "conj", "npadvmod")
_NUMBER = re.compile(r"(\d{1,3})\s?(?:st|nd|rd|th)")


class Tells(StrEnum):
    """What a sign tells of a series."""

    RECURS = "recurs"
    NUMBER = "number"
    FIRST = "first"
    """The first since a day: sessions before it, a gap, and this one."""
    NONE = "none"
    """None held since a day."""
    STOPPED = "stopped"
    LAST = "last"
    REVIVED = "revived"
    ENDED = "ended"


@dataclass(frozen=True, eq=False, slots=True)
class Sign:
    """`phrase` is None where a number stands alone; `opens` tells a series without more."""

    tells: Tells
    token: Token
    phrase: Phrase | None
    opens: bool
    when: When | None = None
    cadence: str | None = None
    number: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A sentence with its phrases and its times."""

    sentence: Sentence
    phrases: Sequence[Phrase]
    phrased: Sequence[TimePhrase]
    people: People
    anchor: date | None

    @property
    def text(self) -> str:
        return self.sentence.span.of(self.people.text)

    def owner(self, token: Token) -> Phrase | None:
        """The phrase that the words at `token` speak of, by grammar."""
        came = token
        for above in ascent(token):
            for phrase in self.phrases:
                if phrase.covers(above):
                    return phrase
            if above.pos_ in ("VERB", "AUX"):
                held = self._of_verb(above, came)
                if held is not None:
                    return held
            came = above
        return None

    def _of_verb(self, verb: Token, came: Token) -> Phrase | None:
        for wanted in (("nsubjpass", "nsubj"), ("dobj", "attr"), ("advcl", "prep")):
            for child in verb.children:
                if child == came or child.dep_ not in wanted:
                    continue
                below = [child] if child.dep_ not in ("prep",) else list(child.children)
                for phrase in self.phrases:
                    if any(phrase.token == one for one in below):
                        return phrase
        return None

    def time_after(self, token: Token, *, within: Token | None = None) -> When | None:
        """The first day told after `token`, in the subtree of `within` where given."""
        start = self.sentence.at(token).start
        end = self.sentence.under(within).end if within is not None else self.sentence.span.end
        for phrase in self.phrased:
            if not start <= phrase.start < end or phrase.is_duration or phrase.is_frequency:
                continue
            if phrase.bound is None:
                return self.value(phrase)
        return None

    def value(self, phrase: TimePhrase) -> When | None:
        """The days of a time in the past; of "since 2018" the 2018."""
        found = times.resolve(phrase, anchor=self.anchor, direction=Direction.PAST).when
        if found is None or phrase.bound is not Bound.SINCE:
            return found
        return When(found.edtf.partition("/")[0])

    def in_time(self, token: Token) -> bool:
        at = self.sentence.at(token)
        return any(phrase.start < at.end and at.start < phrase.end for phrase in self.phrased)

    def personal(self, phrase: Phrase) -> bool:
        """Whether it is persons' own meeting or trip ("their first talks", "Liu's visit")."""
        inside = self.people.register.within(self.sentence.reach(phrase.first, phrase.last))
        owners = [c for c in phrase.token.children if c.dep_ == "poss" and c.lower_ != "its"]
        return any(name.kind is NameKind.PERSON for name in inside) or any(
            o.pos_ == "PRON" or o.lemma_ in word_set("phrases", "people") for o in owners
        )


def find(scene: Scene) -> Iterator[Sign]:
    """All signs of a sentence."""
    for phrase in scene.phrases:
        yield from _within(phrase, scene)
    yield from _often(scene)
    yield from _numbers(scene)
    for token in scene.sentence:
        if token.lower_ == "since" and not (token.i and token.nbor(-1).lower_ == "long"):
            yield from _since(token, scene)
        elif token.lower_ == "last" and not scene.in_time(token):
            yield from _last(token, scene)
        elif token.lower_ == "never" and token.head.lemma_ in word_set("gap", "held"):
            yield Sign(Tells.NONE, token, scene.owner(token), opens=False)
        elif token.lemma_ in word_set("gap", "stopped") and is_passive(token):
            yield Sign(Tells.STOPPED, token, scene.owner(token), opens=False)
        elif token.lemma_.lower() in word_set("gap", "revived"):
            yield from _told_of(Tells.REVIVED, token, scene)
        elif token.lemma_.lower() in word_set("gap", "ended") and token.pos_ == "VERB":
            yield from _told_of(Tells.ENDED, token, scene)
    yield from _worded(scene)


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
    held = next((c for c in phrase.token.children if c.dep_ == "nummod"), None)
    if lemma in word_set("phrases", "counted") and held is not None:
        count = {**words("phrases")["counts"], **_small()}.get(held.lower_)
        if count is not None:
            yield Sign(Tells.NUMBER, held, phrase, count > 2, number=count)
    numbers = [n for word in phrase.before if (n := number_of(word)) is not None]
    split = re.search(r"\b(\d{1,3}) (?:st|nd|rd|th) ", before)
    if split:
        numbers.append(int(split[1]))
    if numbers and scene.people.text[phrase.sentence.at(phrase.token).end :][:5] != " half":
        number = numbers[0]
        verb = governor(phrase.token)
        if verb is not None and verb.lemma_ in word_set("phrases", "contests"):
            return
        opens = (
            (number > 1 and lemma in word_set("phrases", "numbered"))
            or lemma in word_set("phrases", "counted")
            or (number > 2 and phrase.family != "visit" and not scene.personal(phrase))
        )
        yield Sign(Tells.NUMBER, phrase.token, phrase, opens, number=number)


def _small() -> dict[str, int]:
    return {str(n): n for n in range(2, 100)}


def _often(scene: Scene) -> Iterator[Sign]:
    """ "every six months", "about once a year", "used to be held"."""
    for phrase in scene.phrased:
        if not phrase.is_frequency:
            continue
        token = scene.sentence.token_at(phrase.start)
        owner = scene.owner(token) if token is not None else None
        if token is not None and owner is not None and not scene.personal(owner):
            yield Sign(Tells.RECURS, token, owner, opens=True, cadence=phrase.cadence)
    for match in re.finditer(alternation(words("cadence")["used_to"]), scene.text, re.IGNORECASE):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start())
        owner = scene.owner(token) if token is not None else None
        if token is not None and owner is not None:
            yield Sign(Tells.RECURS, token, owner, opens=True)


def _numbers(scene: Scene) -> Iterator[Sign]:
    """Numbers that stand alone: "the ninth in the series", "an eighth was being arranged"."""
    for token in scene.sentence:
        number = number_of(token.lower_)
        if number is None or token.dep_ not in _ALONE or scene.in_time(token):
            continue
        if any(p.first <= token.i <= p.token.i for p in scene.phrases) or token.ent_type_:
            continue
        after = scene.people.text[scene.sentence.at(token).end :].lstrip()
        series = after.startswith(tuple(words("ordinals")["alone"]))
        owner = scene.owner(token)
        if owner is not None and after.startswith("since ") and not scene.personal(owner):
            series = owner.lemma in word_set("phrases", "numbered")
        yield Sign(Tells.NUMBER, token, owner, series and number > 1, number=number)


def _since(since: Token, scene: Scene) -> Iterator[Sign]:
    """ "the first since 2019", "have not been held since 2018", "frozen since January"."""
    clause = since.head if since.dep_ == "mark" else since
    when = _begun(since, clause, scene)
    sign = _stopped(since, clause, scene, when)
    if sign is not None:
        yield sign
        return
    first = _first_before(since, scene)
    if when is None:
        return
    if first is not None:
        phrase, token = first
        fixed = phrase is not None and (
            phrase.family in ("summit", "body") or phrase.size is not None
            or bool({"such", "its"} & set(phrase.before)) or of_its_kind(phrase)
            or not scene.personal(phrase)
        )  # fmt: skip
        yield Sign(Tells.FIRST, token, phrase, fixed, when=when)
        return
    verb = clause.head if since.dep_ == "mark" else since.head
    held = word_set("gap", "held") | word_set("phrases", "journeys")
    if verb.lemma_ in held and _none_held(verb):
        owner = scene.owner(verb)
        if owner is None and any(c.lower_ == "none" for c in verb.children):
            owner = _nearest(verb, scene)
        if owner is not None and not _by_persons(verb, scene):
            yield Sign(Tells.NONE, since, owner, opens=True, when=when)


def _begun(since: Token, clause: Token, scene: Scene) -> When | None:
    """The day of the session that "since" dates; None where something else began then."""
    within = scene.sentence.under(clause).end
    reach = max(within, scene.sentence.at(since).end + 45)
    start = scene.sentence.at(since).start
    for phrase in scene.phrased:
        if start <= phrase.start < reach and not phrase.is_duration and not phrase.is_frequency:
            between = scene.people.text[start : phrase.start]
            other = _elsewhere().search(between) or ("," in between and phrase.start > within)
            return None if other else scene.value(phrase)
    return None


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('gap')['other_beginnings'])})\b", re.IGNORECASE)


def _stopped(since: Token, clause: Token, scene: Scene, when: When | None) -> Sign | None:
    verb = clause.head if since.dep_ == "mark" else since.head
    text = scene.sentence.under(verb).of(scene.people.text).casefold()
    states = alternation(words("gap")["stopped_states"])
    if verb.lemma_ not in word_set("gap", "stopped") and not (
        verb.pos_ in ("AUX", "ADJ", "VERB") and re.search(rf"\b(?:{states})\s+since", text)
    ):
        return None
    owner = scene.owner(verb)
    if owner is None or owner.token.i > since.i:
        return None
    session = since.dep_ == "mark" and (
        clause.lemma_ in word_set("gap", "held")
        or any(p.covers(c) for p in scene.phrases for c in clause.children)
    )
    return Sign(Tells.STOPPED, since, owner, True, when=when if session else None)


def _first_before(since: Token, scene: Scene) -> tuple[Phrase | None, Token] | None:
    """The "first" that a "since" completes, and the phrase it counts."""
    for token in reversed(scene.sentence.doc[: since.i]):
        if token.tag_ in _FINITE and token.dep_ not in ("relcl",):
            return None
        if token.lower_ != "first":
            continue
        phrase = next((p for p in scene.phrases if p.first <= token.i <= p.token.i), None)
        if phrase is None and token.dep_ == "amod" and token.head.lower_ != "time":
            return None
        return phrase or scene.owner(token) or _nearest(token, scene), token
    return None


def _nearest(token: Token, scene: Scene) -> Phrase | None:
    before = [p for p in scene.phrases if p.token.i < token.i]
    after = [p for p in scene.phrases if p.token.i > token.i]
    return before[-1] if before else (after[0] if after else None)


def of_its_kind(phrase: Phrase) -> bool:
    """Whether "of its kind" follows the noun."""
    doc, i = phrase.sentence.doc, phrase.token.i
    return [t.lower_ for t in doc[i + 1 : i + 4]] in (["of", "its", "kind"], ["of", "the", "kind"])


def _none_held(verb: Token) -> bool:
    if negated(verb) or any(c.lower_ in ("none", "nobody") for c in verb.children):
        return True
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return who is not None and any(c.lower_ == "no" for c in who.children)


def _by_persons(verb: Token, scene: Scene) -> bool:
    """ "The two have not met since": a gap between persons, not in a series."""
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or any(p.covers(who) for p in scene.phrases):
        return False
    return who.pos_ in ("PRON", "NUM") and who.lower_ not in ("none", "which", "that", "it")


def _last(last: Token, scene: Scene) -> Iterator[Sign]:
    """ "last convened in October 2018", "the last of them in April 2022"."""
    if last.dep_ == "advmod" and last.head.pos_ in ("VERB", "AUX"):
        owner = scene.owner(last)
        when = scene.time_after(last)
        if owner is not None and when is not None and not _by_persons(last.head, scene):
            yield Sign(Tells.LAST, last, owner, _subject_of(owner, last.head), when=when)
        return
    phrase = next((p for p in scene.phrases if p.first <= last.i <= p.token.i), None)
    when = scene.time_after(last)
    if when is None:
        return
    if phrase is not None:
        lemma = phrase.lemma
        opens = "such" in phrase.before or lemma in word_set("phrases", "numbered")
        yield Sign(Tells.LAST, last, phrase, opens, when=when)
    elif last.i + 1 < len(last.doc) and last.nbor().lower_ == "of":
        yield Sign(Tells.LAST, last, scene.owner(last), opens=True, when=when)


def _subject_of(phrase: Phrase, verb: Token) -> bool:
    return verb.dep_ == "relcl" or any(
        phrase.covers(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")
    )


def _told_of(tells: Tells, token: Token, scene: Scene) -> Iterator[Sign]:
    """What is brought back or ended: the phrase below the word, else its subject."""
    below = {t.i for t in token.subtree}
    phrase = next((p for p in scene.phrases if p.token.i in below), None)
    if phrase is None and token.pos_ == "VERB":
        phrase = scene.owner(token)
    if phrase is not None and phrase.token != token:
        yield Sign(tells, token, phrase, opens=False)


@cache
def _phrases() -> tuple[tuple[Tells, re.Pattern[str]], ...]:
    gap = words("gap")
    listed = (
        (Tells.NONE, gap["lapsed"]),
        (Tells.REVIVED, gap["revived_phrases"]),
        (Tells.ENDED, gap["ended_phrases"]),
    )
    return tuple((t, re.compile(rf"\b(?:{alternation(w)})\b", re.IGNORECASE)) for t, w in listed)


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
    for match in _years().finditer(scene.text):
        token = scene.sentence.token_at(start + match.start("after"))
        first = _first_before(token, scene) if token is not None else None
        if first is not None and first[0] is not None and first[0].family == "summit":
            yield Sign(Tells.FIRST, first[1], first[0], opens=True)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"\bfirst\b[^.;]*?\s(?P<after>in) (?:[\w-]+ ){1,5}(?:years|decades?)\b")
