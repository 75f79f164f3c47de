from __future__ import annotations

import pytest

from legation.model import Kind, Series, SeriesState
from legation.views.talks import talks_name


@pytest.mark.parametrize(
    ("name", "kind", "sides", "shown"),
    [
        ("round", "negotiation", "FRA VUT", "Talks of France and Vanuatu"),
        ("Round", "negotiation", "KOR PRK USA",
         "Talks of South Korea, North Korea and the United States"),
        ("trip", "visit", "AGO PRT", "Visits between Angola and Portugal"),
        ("trade talks", "negotiation", "CHE GBR",
         "Trade talks of Switzerland and the United Kingdom"),
        ("trilateral summit of their countries", "summit", "CHN JPN KOR",
         "Trilateral summit of China, Japan and South Korea"),
        ("secretary of state to visit China", "visit", "CHN USA",
         "Visits between China and the United States"),
        ("talks between Saudi and Iranian security officials", "negotiation", "IRN SAU",
         "Talks between Saudi and Iranian security officials"),
        ("Japan-China Ruling Party Exchange Council", "meeting", "CHN JPN",
         "Japan-China Ruling Party Exchange Council"),
        ("annual forum", "conference", "CHN FRA GBR JPN KOR USA",
         "Annual forum of China, France, the United Kingdom, Japan and 2 others"),
        ("Quad", "summit", "AUS IND JPN USA", "Quad"),
        ("summits", "summit", "Mercosur", "Summits of Mercosur"),
    ],
)  # fmt: skip
def test_a_series_is_called_so_that_one_knows_who_meets(name, kind, sides, shown):
    """A name of its own stands; one that any talks could have gets the countries."""
    series = Series(
        id="0", name=name, participants=tuple(sides.split()), kind=Kind(kind), cadence=None,
        state=SeriesState.ACTIVE, last_held=None, next=None, sessions=(), gaps=(), evidence=(),
    )  # fmt: skip
    assert talks_name(series) == shown
