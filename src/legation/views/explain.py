"""The working behind a reading for a person: times, actors, who says what, each trigger's slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.model import Actor, Reading, SaidSpan, Span, TimeMention, Trigger, Unread
from legation.views.calendar import day_words, when_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.words import ID_SHOWN

_SLOT = 18


def explain_lines(reading: Reading) -> Iterator[Line]:
    """How the reading of one article came about."""
    article, working = reading.article, reading.working
    yield line(Piece(article.title or article.id, Style.TITLE))
    day = day_words(article.anchor_day) if article.anchor_day else "unknown, so no time is resolved"
    yield line(f"the article's own day: {day}")
    for warning in article.warnings:
        yield line(Piece(warning, Style.DIM), lead=["  "], hang=2)
    if working.times:
        yield from _heading("Times")
        yield from map(_time, working.times)
    if working.actors:
        yield from _heading("Actors")
        yield from (_actor(actor, article.text) for actor in working.actors)
    if working.attributions:
        yield from _heading("Who says what")
        for number, said in enumerate(working.attributions):
            if number:
                yield BLANK
            yield from _said(said, article.text)
    yield from _heading("Triggers")
    if not working.triggers:
        yield line(Piece("no words here set off a frame", Style.DIM), lead=["  "], hang=2)
    for number, trigger in enumerate(working.triggers):
        if number:
            yield BLANK
        yield from _trigger(trigger, reading.unread)
    for heading, grounds in (
        ("Acts", working.acts), ("Series", working.series), ("Offices", working.offices)
    ):  # fmt: skip
        if grounds:
            yield from _heading(heading)
        for number, ground in enumerate(grounds):
            if number:
                yield BLANK
            yield from _ground(ground)


def _heading(words: str) -> Iterator[Line]:
    yield BLANK
    yield line(Piece(words.upper(), Style.HEADING))
    yield BLANK


def _time(time: TimeMention) -> Line:
    value = (
        [Piece(when_words(time.when), Style.STRONG), f" ({time.when})"]
        if time.when
        else [Piece("undecided", Style.OPEN)]
    )
    return line(
        Piece(f"“{time.quote.text}”", Style.QUOTE),
        " → ",
        *value,
        f": {time.reason}" if time.reason else "",
        lead=["  "],
        hang=2,
    )


def _actor(actor: Actor, text: str) -> Line:
    named = actor.span.of(text) if actor.span else actor.name
    alias = f", that is {actor.name}" if named != actor.name else ""
    country = actor.country or "no country"
    role = f", {actor.role}" if actor.role else ""
    return line(
        Piece(f"“{named}”", Style.QUOTE), f"{alias}: {actor.type}, {country}{role}",
        lead=["  "], hang=2,
    )  # fmt: skip


def _said(said: SaidSpan, text: str) -> Iterator[Line]:
    for margin, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
        yield line(
            Piece(_words(spans, text), Style.QUOTE),
            lead=[Piece(f"  {margin}", Style.DIM)],
            hang=_SLOT,
        )


def _trigger(trigger: Trigger, unread: Iterable[Unread]) -> Iterator[Line]:
    why = [one.reason for one in unread if one.quote.span.covers(trigger.quote.span)]
    became = (
        f"claim {trigger.claim[:ID_SHOWN]}" if trigger.claim else ": ".join(["no claim", *why[:1]])
    )
    yield line(
        Piece(trigger.frame, Style.STRONG), " ← ", Piece(f"“{trigger.quote.text}”", Style.QUOTE),
        " → ", Piece(became, Style.DONE if trigger.claim else Style.OPEN),
        lead=["  "], hang=2,
    )  # fmt: skip
    yield from _slots(trigger)


def _ground(ground: Trigger) -> Iterator[Line]:
    """What set off an act, a series or an office."""
    yield line(
        Piece(ground.frame, Style.STRONG), " ← ", Piece(f"“{ground.quote.text}”", Style.QUOTE),
        lead=["  "], hang=2,
    )  # fmt: skip
    yield from _slots(ground)


def _slots(trigger: Trigger) -> Iterator[Line]:
    for slot in trigger.slots:
        words = ", ".join(f"“{word.text}”" for word in slot.words)
        yield line(
            Piece(slot.value or "nothing", Style.STRONG if slot.value else Style.DIM),
            f": {slot.reason}" if slot.reason else "",
            Piece(f" {words}" if words else "", Style.QUOTE),
            lead=[Piece(f"    {slot.name}", Style.DIM)],
            hang=_SLOT,
        )


def _words(spans: Iterable[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans) or "nobody named"
