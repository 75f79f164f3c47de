"""The words that `explain` names are the true ones: without them the value changes or goes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation import articles, claims, language, lexicon
from legation.model import Media, Quote, RawPage, Slot

with (Path(__file__).parent / "grounds.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))


def slots(text: str, part: str) -> Iterator[Slot]:
    """The slots of the triggers, acts, series or offices of a page."""
    page = RawPage(id="p", content=text.encode(), media=Media.TEXT, published="2024-05-22")
    article = articles.make(page, lexicon=lexicon.load())
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    for trigger in getattr(reading.working, part):
        yield from trigger.slots


def without(text: str, words: tuple[Quote, ...], instead: str) -> str:
    """The text with the first of the words replaced and the others left out."""
    for place, quote in reversed(list(enumerate(sorted(words)))):
        assert quote.text == text[quote.start : quote.end]
        text = text[: quote.start] + ("" if place else instead) + text[quote.end :]
    return " ".join(text.split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['slot']} {row['value']}")
def test_a_value_goes_with_its_words(row: dict[str, str]) -> None:
    """Without the words that explain names, or with others in their place, the value is gone."""
    part, slot, value = row["part"], row["slot"], row["value"]
    told = [s for s in slots(row["text"], part) if (s.name, s.value) == (slot, value)]
    assert told
    assert told[0].words
    other = without(row["text"], told[0].words, row["instead"])
    assert (slot, value) not in [(s.name, s.value) for s in slots(other, part)]


def test_there_are_fifty_values_of_many_kinds() -> None:
    """Each kind of slot is proved."""
    assert len(ROWS) >= 50
    assert len({(row["part"], row["slot"]) for row in ROWS}) >= 15
