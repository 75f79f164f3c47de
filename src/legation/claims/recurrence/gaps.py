"""Gaps in a series: the first since a day, none since a day, stopped, last held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legation.claims.clauses import negated
from legation.claims.recurrence.named import word_set, words
from legation.claims.recurrence.phrases import Phrase
from legation.claims.recurrence.scenes import Scene, Sign, Tells, of_its_kind
from legation.language import Token, alternation
from legation.model import Kind, When

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OF_THEM = (["of", "them"], ["of", "which"], ["of", "these"], ["of", "those"])
_BEYOND = 45
"""Characters after "since" in which its day may stand where the parser has lost it."""


def since(word: Token, scene: Scene) -> Iterator[Sign]:
    """ "the first since 2019", "have not been held since 2018", "frozen since January"."""
    clause = word.head if word.dep_ == "mark" else word
    when = _begun(word, clause, scene)
    sign = _stopped(word, clause, scene, when)
    if sign is not None:
        yield sign
        return
    first = _first_before(word, scene)
    if when is None and word.dep_ == "advmod":
        yield from _ever_since(word, scene)
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
    verb = clause.head if word.dep_ == "mark" else word.head
    if verb.lemma_ == "do" and _none_held(verb) and any(c.lower_ == "so" for c in verb.children):
        yield Sign(Tells.NONE, word, None, opens=False, when=when)
        return
    held = word_set("gap", "held") | word_set("phrases", "journeys")
    if verb.lemma_ in held and _none_held(verb):
        owner = scene.owner(verb)
        if owner is None and any(c.lower_ == "none" for c in verb.children):
            owner = _nearest(verb, scene)
        if owner is not None and owner.token.i < word.i and not _by_persons(verb, scene):
            yield Sign(Tells.NONE, word, owner, opens=True, when=when)


def _ever_since(word: Token, scene: Scene) -> Iterator[Sign]:
    """ "collapsed in July 2017, and no round has been held since"."""
    verb = word.head
    at = scene.sentence.at(word).start
    told = [t for t in scene.phrased if t.start < at and t.tells_when]
    when = scene.value(told[-1]) if told else None
    if when is None or verb.lemma_ not in word_set("gap", "held") or not _none_held(verb):
        return
    before = [p for p in scene.phrases if p.token.i < verb.i and not scene.personal(p)]
    explicit = [p for p in before if p.explicit or p.telling] or before
    if explicit:
        yield Sign(Tells.NONE, word, explicit[0], opens=True, when=when)


def _begun(since: Token, clause: Token, scene: Scene) -> When | None:
    """The day of the session that "since" dates; None where something else began then."""
    within = scene.sentence.under(clause).end
    reach = max(within, scene.sentence.at(since).end + _BEYOND)
    start = scene.sentence.at(since).start
    for phrase in scene.phrased:
        if start <= phrase.start < reach and phrase.tells_when:
            between = scene.people.text[start : phrase.start]
            other = _elsewhere().search(between) or ("," in between and phrase.start > within)
            return None if other else scene.value(phrase)
    return None


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('gap')['other_beginnings'])})\b", re.IGNORECASE)


@cache
def _stopped_since() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('gap')['stopped_states'])})\s+since")


def _stopped(since: Token, clause: Token, scene: Scene, when: When | None) -> Sign | None:
    verb = clause.head if since.dep_ == "mark" else since.head
    text = scene.sentence.under(verb).of(scene.people.text).casefold()
    if verb.lemma_ not in word_set("gap", "stopped") and not (
        verb.pos_ in ("AUX", "ADJ", "VERB") and _stopped_since().search(text)
    ):
        return None
    owner = scene.owner(verb)
    if owner is None or owner.token.i > since.i:
        return None
    session = since.dep_ == "mark" and (
        clause.lemma_ in word_set("gap", "held")
        or any(p.covers(c) for p in scene.phrases for c in clause.children)
    )
    asleep = alternation(words("gap")["asleep"])
    session = session or re.search(rf"\b(?:{asleep})\s+since", text) is not None
    return Sign(Tells.STOPPED, since, owner, True, when=when if session else None)


def _first_before(since: Token, scene: Scene) -> tuple[Phrase | None, Token] | None:
    """The "first" that a "since" completes, and the phrase it counts."""
    for token in reversed(scene.sentence.doc[: since.i]):
        described = "relcl" in (token.dep_, token.head.dep_ if token.dep_ == "aux" else "")
        if token.tag_ in _FINITE and not described:
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


def _none_held(verb: Token) -> bool:
    if negated(verb) or any(c.lower_ in ("none", "nobody") for c in verb.children):
        return True
    told = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]
    return any(c.lower_ == "no" for thing in told for c in thing.children)


def _by_persons(verb: Token, scene: Scene) -> bool:
    """ "The two have not met since": a gap between persons, not in a series."""
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or any(p.covers(who) for p in scene.phrases):
        return False
    return who.pos_ in ("PRON", "NUM") and who.lower_ not in ("none", "which", "that", "it")


def last(word: Token, scene: Scene) -> Iterator[Sign]:
    """ "last convened in October 2018", "the last of them in April 2022".

    "The previous meeting took place in 2012" tells it of a series told before.
    """
    verb = (
        word.head if word.dep_ == "advmod" else word.nbor() if word.i + 1 < len(word.doc) else word
    )
    if verb.pos_ in ("VERB", "AUX"):
        owner = scene.owner(word) if word.dep_ == "advmod" else scene.owner(verb)
        when = scene.time_after(word)
        if when is None or _by_persons(verb, scene):
            return
        behind = _right_behind(word, scene) if verb.tag_ == "VBN" else None
        if behind is not None:
            pointed = bool({"those", "these", "such"} & set(behind.before))
            opens = bool(behind.telling) or behind.explicit or behind.size is not None or pointed
            yield Sign(Tells.LAST, word, behind, opens, when=when)
        elif owner is not None:
            held = verb.lemma_ in word_set("gap", "held") | {"do"}
            opens = held and _subject_of(owner, verb)
            yield Sign(Tells.LAST, word, owner, opens, when=when)
        elif verb.lemma_ in word_set("gap", "held"):
            only = scene.phrases[0] if len(scene.phrases) == 1 else None
            yield Sign(Tells.LAST, word, only, opens=False, when=when)
        return
    phrase = next((p for p in scene.phrases if p.first <= word.i <= p.token.i), None)
    when = scene.time_after(word)
    if when is None:
        return
    if phrase is not None:
        lemma = phrase.lemma
        opens = "such" in phrase.before or lemma in word_set("phrases", "numbered")
        # "the last Polish-Czech meeting of ministers took place in 2015"
        told = phrase.token.dep_ in ("nsubj", "nsubjpass") and phrase.kind is not Kind.VISIT
        opens = opens or (told and phrase.explicit and not scene.personal(phrase))
        opens = opens and word.lower_ == "last"
        yield Sign(Tells.LAST, word, phrase, opens, when=when)
    elif [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]] in _OF_THEM:
        yield Sign(Tells.LAST, word, scene.owner(word), opens=True, when=when)
    elif word.head.lower_ == "one" and word.dep_ == "amod":
        yield Sign(Tells.LAST, word, None, opens=False, when=when)
    elif _stands_alone(word):
        owner = scene.owner(word) or _nearest(word, scene)
        if owner is not None and owner.token.i < word.i:
            yield Sign(Tells.LAST, word, owner, opens=False, when=when)


def _stands_alone(word: Token) -> bool:
    """ "have held three rounds, the latest in Geneva in May"."""
    before, behind = word.doc[max(0, word.i - 2) : word.i], word.doc[word.i + 1 : word.i + 2]
    parted = [token.lower_ for token in before] == [",", "the"]
    return parted and any(token.lower_ in ("in", "on", "at", "one", "being") for token in behind)


def last_time(scene: Scene) -> Iterator[Sign]:
    """ "The last time the two ministers met was in Lima in 2012": the meeting of their offices."""
    for match in _LAST_TIME.finditer(scene.text):
        start = scene.sentence.span.start + match.end()
        token = scene.sentence.token_at(start)
        phrase = next((p for p in scene.phrases if token and p.token.i > token.i), None)
        when = scene.time_after(phrase.token) if phrase is not None else None
        if token is not None and phrase is not None and when is not None:
            yield Sign(Tells.LAST, token, phrase, opens=not scene.personal(phrase), when=when)


_LAST_TIME = re.compile(r"\b[Tt]he (?:last|previous|only other) time (?:that |when )?(?=\w)")


def _right_behind(word: Token, scene: Scene) -> Phrase | None:
    """The talks right before "last held": "the six-party talks, last held in 2008"."""
    before = word.i - 1
    if before >= 0 and word.doc[before].text == ",":
        before -= 1
    return next((p for p in scene.phrases if p.last == before), None)


def _subject_of(phrase: Phrase, verb: Token) -> bool:
    return verb.dep_ == "relcl" or any(
        phrase.covers(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")
    )


def in_years(scene: Scene) -> Iterator[Sign]:
    """ "the first trilateral summit in more than four years", "after a break of five years"."""
    for match in _years().finditer(scene.text):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start("after"))
        first = _first_before(token, scene) if token is not None else None
        if first is not None and first[0] is not None and _known_for(first[0]):
            yield Sign(Tells.FIRST, first[1], first[0], opens=True)
    for match in _break().finditer(scene.text):
        token = scene.sentence.token_at(scene.sentence.span.start + match.start())
        owner = scene.owner(token) if token is not None else None
        if token is not None and owner is not None and _known_for(owner):
            yield Sign(Tells.FIRST, token, owner, opens=True)


def _known_for(phrase: Phrase) -> bool:
    """Whether a phrase names what meets again: a summit, a council, a dialogue of its own name."""
    session = phrase.lemma not in word_set("phrases", "lasting")
    own = phrase.explicit or bool(phrase.telling - {phrase.lemma, phrase.token.lower_})
    return phrase.family == "summit" or (phrase.family == "body" and (session or own))


@cache
def _break() -> re.Pattern[str]:
    pauses = alternation(words("gap")["breaks"])
    return re.compile(rf"\bafter an? (?:[\w-]+ ){{0,3}}(?:{pauses})\b", re.IGNORECASE)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"\bfirst\b[^.;]*?\s(?P<after>in|for) (?:[\w-]+ ){1,5}(?:years|decades?)\b")
