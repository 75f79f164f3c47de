"""What leaves the diary for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from legation.errors import ExtraMissing
from legation.model import Status, When
from legation.views import export

COLUMNS = export.COLUMNS


@pytest.fixture
def articles(reading):
    return {reading.article.id: reading.article}


def feed(engagement, articles, *, sequence=1) -> dict[str, str]:
    """The properties of the feed's only event, lines unfolded."""
    text = export.calendar([engagement], articles, sequence=lambda _: sequence)
    assert all(len(row.encode()) <= 75 for row in text.split("\r\n"))
    rows = text.replace("\r\n ", "").split("\r\n")
    return dict(row.split(":", 1) for row in rows if ":" in row)


def test_an_event(engagement, articles):
    """Whole days, the end not included; a stable name, and a number that grows."""
    event = feed(engagement, articles, sequence=3)
    assert event["UID"] == f"{engagement.id}@legation"
    assert event["SEQUENCE"] == "3"
    assert event["DTSTART;VALUE=DATE"] == "20240529"
    assert event["DTEND;VALUE=DATE"] == "20240530"
    assert event["SUMMARY"].startswith("● held meeting: Liu Jianchao (CHN)")
    assert event["LOCATION"] == "Tokyo (JPN)"
    assert "“Liu Jianchao is to sit down" in event["DESCRIPTION"]
    assert event["URL"] == "https://news.example/kanto"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "CONFIRMED"),
        ({"status": Status.PLANNED}, "CONFIRMED"),
        ({"status": Status.PLANNED, "confirmed": False}, "TENTATIVE"),
        ({"status": Status.POSSIBLE}, "TENTATIVE"),
        ({"status": Status.POSTPONED}, "TENTATIVE"),
        ({"status": Status.CANCELLED}, "CANCELLED"),
        ({"status": Status.DENIED}, "CANCELLED"),
        ({"when": When("2024-05")}, "TENTATIVE"),
        ({"when": When("2024-05-29~")}, "TENTATIVE"),
        ({"when": When("2024-05-28/2024-05-31")}, "CONFIRMED"),
    ],
)
def test_an_event_is_no_surer_than_its_pages(engagement, articles, changes, status):
    """What may fall on any day of a month is tentative, whoever announced it."""
    assert feed(replace(engagement, **changes), articles)["STATUS"] == status


@pytest.mark.parametrize(
    "changes",
    [
        {"when": None},
        {"when": When("2024")},
        {"when": When("2022/..")},
        {"status": Status.HABITUAL},
    ],
)
def test_what_has_no_day_is_no_event(engagement, articles, changes):
    """A year, an open time or a habit is shown nowhere rather than on a wrong day."""
    text = export.calendar([replace(engagement, **changes)], articles, sequence=lambda _: 0)
    assert "VEVENT" not in text


def test_rows_of_engagements(engagement, articles):
    """One row with the record's values, and the quote and page of its latest word."""
    (row,) = export.engagement_rows([engagement], articles)
    assert tuple(row) == COLUMNS["engagements"]
    assert row["participants"] == (
        "Liu Jianchao (CHN)",
        "Toshimitsu Motegi (JPN)",
        "Natsuo Yamaguchi (JPN)",
    )
    assert (row["first"], row["last_said"]) == (date(2024, 5, 29), date(2024, 5, 22))
    assert row["sources"] == ("Kanto TV", "unnamed sources")
    assert row["url"] == "https://news.example/kanto"


def test_rows_of_claims(engagement, articles):
    """One row a claim, with the engagement it is of and the day its page spoke on."""
    (row,) = export.claim_rows([engagement], articles)
    assert tuple(row) == COLUMNS["claims"]
    assert (row["engagement"], row["said_on"]) == (engagement.id, date(2024, 5, 22))
    assert row["status"] == "planned"


def test_csv_comes_back(engagement, articles):
    """A row is a row, whatever its quotes hold; nothing known is an empty cell."""
    rows = list(export.engagement_rows([replace(engagement, topic=None)], articles))
    read = list(csv.DictReader(io.StringIO(export.csv_text(rows, COLUMNS["engagements"]))))
    (row,) = read
    assert row["countries"] == "CHN; JPN"
    assert row["topic"] == ""
    assert row["confirmed"] == "true"
    assert "speak about the parties' yearly" in row["quote"]


def test_bibtex(engagement, articles):
    """The record and its page, the special characters of TeX escaped."""
    marked = {id: replace(a, title="Trade & talks_50%") for id, a in articles.items()}
    text = export.bibtex([engagement], marked)
    assert "@misc{legation-3f2a9c1b," in text
    assert "title = {Meeting: Liu Jianchao (CHN)" in text
    assert r"title = {Trade \& talks\_50\%}" in text
    assert "date = {2024-05-22}" in text
    assert text.count("@online{") == 1


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames(engagement, articles, library, tmp_path):
    """Days are dates, several values a list; a Parquet file gives the same back."""
    pytest.importorskip(library, reason="the extra `analysis` is not installed")
    rows = list(export.engagement_rows([engagement], articles))
    frame = export.frame(rows, COLUMNS["engagements"], library=library)
    assert list(frame["id"]) == [engagement.id]
    assert list(frame["countries"][0]) == ["CHN", "JPN"]
    export.parquet(rows, COLUMNS["engagements"], tmp_path / "diary.parquet")
    read = __import__(library).read_parquet(tmp_path / "diary.parquet")
    assert list(read["first"]) == [date(2024, 5, 29)]


def test_a_missing_library_is_told(engagement, articles, monkeypatch):
    """The message says what to install."""
    from legation.views.export import table

    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(table, "import_module", missing)
    with pytest.raises(ExtraMissing, match=r"pip install 'legation\[analysis\]'"):
        export.frame([], COLUMNS["claims"], library="pandas")
