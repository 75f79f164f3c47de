"""Pages of entries, a chronology or a week's agenda: each paragraph has its own time or city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.claims import times
from legation.claims.clauses import is_infinitive
from legation.claims.timed import Timed
from legation.claims.times import Before, Direction, TimePhrase, Told
from legation.claims.triggers import Trigger
from legation.language import table
from legation.lexicon import City, Lexicon
from legation.model import Article, Dated, Label, Quote, Span, Status

_FEWEST = 3
_HEADS = 2
"""The fewest lines that tell nothing but a time, which stands over the paragraphs below."""

_MARK = r"(?:[-–—•*·▪●]{1,3}\s+)?"
"""What may stand before an item of a list."""
_TOWN = r"(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]+(?:,\s[A-Z][\w .]{2,20}?)?)(?:\s?[-–—]{1,2}|:)\s(?=\S)"
_CITY = re.compile(_MARK + _TOWN)
_DAY_AND_CITY = re.compile(
    rf"{_MARK}(?P<day>[A-Za-z\d][\w., -]{{2,40}}?)(?:\s[-–—]|[-–—:,])?\s{_TOWN}"
)
_DAYS = re.compile(r"[A-Za-z]+\.?\s\d{1,2} and (?:[A-Za-z]+\.?\s)?\d{1,2},?\s\d{4}")
_LISTED = re.compile(_MARK)
_VERBS = ("VERB", "AUX")
_BEHIND = re.compile(r"\s*(?:[-–—:.]\s|\s[-–—]\s)")
_CAPITALS = re.compile(r"\s+[A-ZÀ-Þ][a-zà-ÿ]")


def cities(article: Article, lexicon: Lexicon) -> dict[int, tuple[City, int]]:
    """The city that each numbered paragraph is headed by, and where what it tells of it starts.

    Empty unless at least three are: "BAGHDAD - …", "Monday, May 20 - NEW DELHI: …".
    """
    found: dict[int, tuple[City, int]] = {}
    for number, block in enumerate(article.labelled(Label.BODY)):
        headed = _heading(article.text, block.span, lexicon)
        if headed is not None:
            city, start = headed
            found[number] = lexicon.city_then(city, on=article.anchor_day), start
    return found if len(found) >= _FEWEST else {}


def _heading(text: str, span: Span, lexicon: Lexicon) -> tuple[City, int] | None:
    """The city that a paragraph opens with, or that stands behind the day it opens with."""
    for pattern in (_CITY, _DAY_AND_CITY):
        headed = pattern.match(text, span.start, span.end)
        city = lexicon.dateline_city(headed["city"].strip()) if headed is not None else None
        if headed is None or city is None:
            continue
        if pattern is _CITY or _is_all_time(headed["day"]):
            return city, headed.end()
    return None


def _is_all_time(label: str) -> bool:
    """Whether the words are a time and nothing else."""
    told = times.find(label.title())
    return len(told) == 1 and told[0].start == 0 and told[0].end >= len(label.rstrip(" .,"))


def days(text: str, article: Article, told: Sequence[Told]) -> dict[int, Dated]:
    """The time over each numbered paragraph of a page of entries; empty for any other page.

    On such a page lines tell nothing but the time of the paragraphs below ("MONDAY, OCTOBER
    15"), or at least three paragraphs, and most between the first and the last of them, open
    with a time set off from what follows: "Oct 3, 2002 - …", "Tuesday. …", "MONDAY …". Bare
    weekdays are an agenda's, of the days to come.
    """
    heads = _opening(text, article, told) or _above(text, article)
    found: dict[int, Dated] = {}
    for number, phrase in heads.items():
        way = Direction.FUTURE if _is_bare_weekday(phrase) else Direction.NONE
        resolved = times.resolve(phrase, anchor=article.anchor_day, direction=way)
        if resolved.when is not None:
            quote = Quote.cut(text, phrase.start, phrase.end)
            found[number] = Dated(when=resolved.when, quote=quote)
    return found


def _opening(text: str, article: Article, told: Sequence[Told]) -> dict[int, TimePhrase]:
    """The times that paragraphs open with."""
    heads: dict[int, TimePhrase] = {}
    first = {one.phrase.start: one.phrase for one in told if _is_a_time(one)}
    for number, block in enumerate(article.labelled(Label.BODY)):
        mark = _LISTED.match(text, block.start, block.end)
        phrase = _several(text, block.span) or first.get(mark.end() if mark else block.start)
        if phrase is not None and _is_set_off(text, phrase):
            heads[number] = phrase
    if len(heads) < _FEWEST or len(heads) * 2 < max(heads) - min(heads) + 1:
        return {}
    return heads


def _is_a_time(one: Told) -> bool:
    return one.resolved.when is not None or one.phrase.relative


def _several(text: str, span: Span) -> TimePhrase | None:
    """ "June 23 and 25, 1967": from the first of the days to the last."""
    days = _DAYS.match(text, span.start, span.end)
    ranged = days[0].replace(" and ", "-") if days is not None else ""
    found = times.find(ranged, base=span.start)
    if days is None or len(found) != 1 or found[0].end != span.start + len(ranged):
        return None
    return replace(found[0], end=days.end(), text=days[0])


def _above(text: str, article: Article) -> dict[int, TimePhrase]:
    """The times that lines of their own tell, for the paragraphs below each."""
    found: dict[int, TimePhrase] = {}
    over: TimePhrase | None = None
    number = 0
    for block in article.blocks:
        line = block.span.of(text).strip()
        told = times.find(line.title(), base=block.start) if len(line) < _LINE else ()
        if told and told[0].start == block.start and told[0].end >= block.start + len(line):
            over = told[0]
        elif block.label in (Label.SUBHEAD, Label.DATELINE):
            over = None
        if block.label is Label.BODY:
            if over is not None:
                found[number] = over
            number += 1
    return found if len({phrase.start for phrase in found.values()}) >= _HEADS else {}


_LINE = 60
"""The characters of the longest line that tells nothing but a time."""


def tells(trigger: Trigger, status: Status) -> bool:
    """Whether what the trigger says is what an entry records: in the present, or in no tense.

    What is but meant at that time ("offers to hold talks") is not of it.
    """
    verb = trigger.carrier or trigger.token
    if is_infinitive(verb) and status is not Status.HELD:
        return False
    if trigger.frame.part == "verb" or trigger.carrier is not None:
        while (is_infinitive(verb) or verb.pos_ not in _VERBS) and verb.head != verb:
            verb = verb.head
        past = any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))
        now = verb.tag_ in ("VBZ", "VBP", "VB")
        will = any(c.dep_ == "aux" and c.tag_ in ("MD", "VBZ", "VBP") for c in verb.children)
        return (now and not past) or will
    return not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in trigger.sentence)


def is_head(dated: Dated, over: Dated) -> bool:
    """Whether the words of a time are of those that stand over the entry."""
    inner, outer = dated.quote, over.quote
    return inner is not None and outer is not None and outer.start <= inner.start < outer.end


def anchor(over: Dated | None, day: date | None) -> date | None:
    """The day that an entry speaks on: its own, where it is one day of those to come."""
    if over is None or not over.when.is_day or over.when.first is None:
        return day
    return over.when.first if day is None or over.when.first > day else day


def leaning(timed: Sequence[Timed], over: Dated | None) -> list[Timed]:
    """The times of an entry's sentence: "the next day" leans on the entry's own, told over it."""
    if over is None:
        return list(timed)
    day, told, found = Before(over.when), 0, []
    for one in timed:
        found.append(replace(one, before=(*one.before[:told], day)))
        told += one.phrase.tells_when
    return found


def is_over(over: Dated, anchor: date | None) -> bool:
    """Whether the entry's time lies before the article's own day."""
    return anchor is not None and over.when.last is not None and over.when.last < anchor


def _is_set_off(text: str, phrase: TimePhrase) -> bool:
    if _BEHIND.match(text, phrase.end):
        return True
    return phrase.text.isupper() and _CAPITALS.match(text, phrase.end) is not None


def _is_bare_weekday(phrase: TimePhrase) -> bool:
    names = table("en", "times")["weekdays"]
    words = re.findall(r"[a-z]+", phrase.text.lower())
    return bool(words) and all(word in names or word == "and" for word in words)
