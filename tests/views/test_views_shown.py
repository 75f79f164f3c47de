from __future__ import annotations

from dataclasses import replace

import pytest

from legation.model import Gap, Reading, Session, Status, When
from legation.views.demo import demo_lines, silenced, telling
from legation.views.diary import diary_lines
from legation.views.engagement import engagement_lines
from legation.views.explain import explain_lines
from legation.views.lines import plain
from legation.views.reading import reading_lines
from legation.views.series import series_lines, strip


def at(width, lines):
    return plain(lines, width=width)


def test_reading_tells_who_when_where_and_on_whose_word(reading):
    """Each engagement has its status, sides, day, place, source, sureness and quote."""
    shown = at(80, reading_lines(reading))
    block = shown[shown.index("meeting · Wed 29 May 2024") :].partition("\n\n")[0]
    for words in (
        "Tokyo (JPN)",
        "Liu Jianchao (CHN), a senior Chinese party official",
        "with   Toshimitsu Motegi (JPN)",
        "about  the parties' yearly sessions",
        "Kanto TV, citing unnamed sources · 93% sure",
        "“Liu Jianchao is to sit down with",
    ):
        assert words in block


def test_reading_puts_the_news_before_the_background(reading):
    """What the page is about comes first, what it did not read last, with the reason."""
    shown = at(80, reading_lines(reading))
    order = [
        "Party envoy",
        "THE NEWS",
        "visit",
        "BACKGROUND",
        "Antony Blinken",
        "ACTS",
        "accuses",
        "CHN–JPN: yearly, last held 2018, resuming",
        "OFFICES",
        "since 2022",
        "SEEN, NOT READ",
        "no party named, two needed",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_reading_without_engagements_says_so(reading):
    """An empty reading is a result, not an empty screen."""
    shown = at(80, reading_lines(Reading(article=reading.article)))
    assert "No engagement between countries was read here." in shown


def test_claims_of_one_engagement_stand_together(reading):
    """A second status of the same engagement is told beneath the first."""
    meeting = reading.claims[2]
    off = replace(meeting, status=Status.CANCELLED, attribution=())
    shown = at(80, reading_lines(replace(reading, claims=(meeting, off))))
    assert "also   ✕ cancelled, Wed 29 May 2024: Harbour Wire itself" in shown


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("view", [reading_lines, explain_lines])
def test_pages_fit_the_width(reading, view, width):
    """Nothing runs over the terminal's edge."""
    assert max(map(len, at(width, view(reading)).splitlines())) <= width


def test_explain_gives_reasons(reading):
    """Each slot says what it stands on, each trigger what became of it."""
    shown = at(80, explain_lines(reading))
    assert "status        planned: “is to” and an infinitive" in shown
    assert "meeting.talks ← “Talks” → no claim: no party named, two needed" in shown
    assert "“May 29” → Wed 29 May 2024 (2024-05-29)" in shown


def test_history_keeps_every_step(engagement, reading):
    """From plan to handshake, each with its day, source, quote and page."""
    shown = at(80, engagement_lines(engagement, articles={reading.article.id: reading.article}))
    order = [
        "● held · Wed 29 May 2024",
        "Wed 22 May 2024    Party envoy",
        "○ planned · for Wed 29 May 2024",
        "Kanto TV",
        "“Liu",
        "undated            later.html",
        "● held",
        "says the page itself",
        engagement.id,
    ]
    at_least = 0
    for words in order:
        at_least = shown.index(words, at_least)


def test_diary_has_years_days_and_marks(engagement):
    """An entry has its day under its year, its mark and word, and digits to ask for it by."""
    undated = replace(engagement, when=None, status=Status.PLANNED, unresolved=True)
    shown = at(80, diary_lines([engagement, undated]))
    assert shown.splitlines()[0] == "2024"
    assert "  Wed 29 May      ● held        meeting · Tokyo (JPN)" in shown
    assert "3f2a9c1b" in shown
    assert "No day known" in shown
    assert "? unresolved" in shown


def test_strip_shows_the_gap(series, engagement):
    """Silent years are dots under which the length of the silence stands."""
    rows = at(80, strip(series, engagements={engagement.id: engagement})).splitlines()
    assert rows[0].split() == [str(year) for year in range(2017, 2026)]
    assert rows[1].split() == ["●", "●", *"∙∙∙∙∙∙", "●"]
    assert rows[2].strip().startswith("└") and " 6 years " in rows[2]
    assert rows[2].index("└") == rows[1].index("∙")
    assert rows[2].index("┘") == rows[1].rindex("∙")


def test_strip_of_an_open_gap(series):
    """A gap that has not ended runs on for its years; a planned session is no held one."""
    lapsed = replace(
        series,
        sessions=(Session(when=When("2018"), engagement=None),),
        gaps=(Gap(since=When("2018"), until=None, years=3),),
    )
    rows = at(80, strip(lapsed, engagements={})).splitlines()
    assert rows[1].split() == ["●", "∙", "∙", "∙"]


def test_long_series_breaks_into_rows(series):
    """Many years make several strips, each within 80 columns."""
    old = replace(series, sessions=(Session(when=When("1990"), engagement=None), *series.sessions))
    shown = at(80, series_lines(old, engagements={}, articles={}))
    assert max(map(len, shown.splitlines())) <= 80
    assert "1990" in shown and "2025" in shown


def test_one_quote_a_page(series, reading):
    """A series quotes each page once, under its title."""
    twice = replace(series, evidence=series.evidence * 2)
    articles = {reading.article.id: reading.article}
    shown = at(80, series_lines(twice, engagements={}, articles=articles))
    assert shown.count("“the last of which took place in 2018”") == 1
    assert "Party envoy to try to revive lapsed talks" in shown


def test_demo_picks_what_tells_most(engagement, series):
    """The demo shows the engagement that changed and the series whose gap has ended."""
    still = replace(engagement, id="f" * 16, history=engagement.history[:1])
    assert telling([still, engagement]) == engagement
    lapsed = replace(series, id="f" * 6, gaps=(Gap(since=When("2001"), until=None, years=20),))
    regular = replace(series, id="f" * 7, gaps=())
    assert silenced([lapsed, series, regular]) == series
    assert silenced([regular]) is None


def test_demo_leads_from_diary_to_series(engagement, series):
    """Three parts, the marks explained, within 80 columns."""
    shown = at(
        80,
        demo_lines([engagement], engagement=engagement, series=series, pages=2, articles={}),
    )
    order = ["THE DIARY", "Wed 29 May", "● held", "FROM RUMOUR", "“Liu", "SILENT", "6 years"]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert max(map(len, shown.splitlines())) <= 80
