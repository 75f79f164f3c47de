"""The diary over hand-written readings: added, asked, and asked again."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import MADE_AT, Line, page, told

from legation.diary import Added, Diary, opened, read
from legation.errors import DiaryError, PageError, UnreadablePage
from legation.model import Decision, Kind, Query, RawPage, Reading, Status, Verdict
from legation.pages import kept

TODAY = date(2025, 2, 1)


def page_of(reading: Reading) -> RawPage:
    return page(reading.article.id, reading.article.text)


def fill(diary: Diary, *readings: Reading) -> list[Added]:
    return [diary.add_reading(page_of(reading), reading) for reading in readings]


@pytest.fixture
def diary(tmp_path):
    with Diary(tmp_path / "legation.db", today=TODAY) as opened:
        yield opened


def test_a_page_is_added_once(diary, monkeypatch):
    """A second time the page is known: nothing is read, nothing changes."""
    reads = []

    def read(page, **_):
        reads.append(page.page.id)
        return stories.PLANNED_VISIT

    monkeypatch.setattr(opened, "read", read)
    first, second = (diary.add(page_of(stories.PLANNED_VISIT)) for _ in range(2))
    assert (first.new, first.known, len(first.engagements)) == (2, 0, 2)
    assert (second.new, second.known, second.engagements) == (0, 2, ())
    assert reads == ["plan"]
    assert diary.counts().articles == 1


def test_a_page_that_cannot_be_read_is_told(diary, monkeypatch):
    """The reason is kept with the answer, and the diary goes on."""

    def read(page, **_):
        raise PageError("it holds no text")

    monkeypatch.setattr(opened, "read", read)
    assert diary.add(page("blank", "Words.")).reason == "it holds no text"
    assert diary.counts().articles == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "両国の外相は月曜日に首都で会談した。",
            "the page is in Japanese (ja); wanted English (en)",
        ),
        (
            "Die Minister der beiden Länder trafen sich in der Hauptstadt und sprachen über den "
            "Handel, wie es aus dem Amt hieß.",
            "the page is in German (de); wanted English (en)",
        ),
        ("Home | World | Sport\nSubscribe now\n", "is among the page's words (7)"),
    ],
)
def test_a_page_we_do_not_read_is_refused_and_not_kept(diary, tmp_path, text, told):
    """What was found is told, and the page leaves no trace."""
    refused = page("foreign", text)
    with pytest.raises(UnreadablePage) as raised:
        read(refused)
    assert told in str(raised.value)
    assert diary.add(refused).reason == str(raised.value)
    assert diary.counts().articles == 0
    assert not (tmp_path / "legation.pages").exists()


def test_a_note_of_one_sentence_is_read():
    """Whoever types a sentence gets it read."""
    (claim,) = read(page("note", "Xi Jinping met Vladimir Putin in Moscow.")).claims
    assert claim.status is Status.HELD


def test_a_stated_day_outlives_the_diary(diary):
    """A bare date stays one when it is read back."""
    dated = replace(page("note", "Xi Jinping met Vladimir Putin."), published="2024-05-22")
    diary.add(dated)
    assert diary.reading("note").article.published == date(2024, 5, 22)
    assert type(diary.reading("note").article.published) is date


def test_bytes_are_archived_beside_the_diary(diary, tmp_path):
    """The page can be read again when its link is gone."""
    (added,) = fill(diary, stories.HELD_MEETING)
    assert added.title == "What held says"
    digest = diary.reading("held").article.page
    assert kept(digest, tmp_path / "legation.pages").decode() == stories.HELD_MEETING.article.text


def test_what_is_added_is_found_in_another_session(tmp_path):
    """The diary outlives the program."""
    with Diary(tmp_path / "legation.db") as first:
        fill(first, *stories.TOKYO)
    with Diary(tmp_path / "legation.db") as second:
        assert second.reading("plan") == stories.PLANNED_VISIT
        assert len(second.find(Query())) == 2


@pytest.mark.parametrize(
    ("query", "whens"),
    [
        (Query(countries=("CHN", "JPN"), kinds=(Kind.VISIT,)), ["2024-05-28/2024-05-31"]),
        (Query(people=("Motegi",)), ["2024-05-29"]),
        (Query(people=("motegi", "Liu Jianchao")), ["2024-05-29"]),
        (Query(people=("Blinken",)), ["2023-06-18/2023-06-19"]),
        (Query(countries=("USA",), since=date(2023, 1, 1)), ["2023-06-18/2023-06-19"]),
        (Query(since=date(2024, 5, 30)), ["2024-05-28/2024-05-31"]),
        (Query(until=date(2023, 6, 18)), ["2023-06-18/2023-06-19"]),
        (Query(statuses=(Status.PROPOSED,)), [None]),
        (Query(countries=("FRA",)), []),
        (Query(first=1), ["2023-06-18/2023-06-19"]),
        (Query(last=2), ["2024-05-29", None]),
        (Query(last=1, countries=("CHN", "JPN")), ["2024-05-29"]),
        (Query(first=1, place="Tokyo"), ["2024-05-29"]),
        (Query(last=9, place="Tokyo"), ["2024-05-29"]),
        (Query(), ["2023-06-18/2023-06-19", "2024-05-28/2024-05-31", "2024-05-29", None]),
    ],
)
def test_find(diary, query, whens):
    """What is asked is found, by day, the undated last."""
    invited = told(
        "invitation",
        "2023-03-01",
        Line(
            "Wang Yi was asked to Washington.", "visit", "proposed", "Wang Yi/CHN/visitor, USA/host"
        ),
    )
    fill(diary, *stories.TOKYO, *stories.PUT_OFF, invited)
    assert [e.when and str(e.when) for e in diary.find(query)] == whens


def test_an_engagement_is_found_by_the_beginning_of_its_id(diary):
    """So is it by the id of any of its claims."""
    fill(diary, *stories.PUT_OFF)
    (visit,) = diary.find(Query())
    assert diary.engagement(visit.id[:8]) == visit
    for claim in visit.claims:
        assert diary.engagement(claim.id) == visit


@pytest.mark.parametrize(
    ("id", "message"),
    [("zzzz", "no engagement of .* begins with 'zzzz'"), ("", "begins with ''")],
)
def test_no_such_engagement(diary, id, message):
    """The message says what to do."""
    fill(diary, *stories.PUT_OFF)
    with pytest.raises(DiaryError, match=message):
        diary.engagement(id)


def test_an_ambiguous_id(diary):
    """Two engagements with the same beginning are both named."""
    readings = [
        told(
            f"a{n}",
            "2024-01-02",
            Line(
                "They met.",
                "meeting",
                "held",
                "FRA, DEU",
                (date(2020, 1, 1) + timedelta(30 * n)).isoformat(),
            ),
        )
        for n in range(40)
    ]
    fill(diary, *readings)
    ids = sorted(e.id for e in diary.find(Query()))
    shared = next(a[0] for a, b in pairwise(ids) if a[0] == b[0])
    with pytest.raises(DiaryError, match="give more of its id"):
        diary.engagement(shared)


def test_no_such_article(diary):
    """A reading that is not there is asked for in vain, with advice."""
    with pytest.raises(DiaryError, match="add its page first"):
        diary.reading("nowhere")


def test_series_with_its_gap(diary):
    """The council met in 2017, is said to have met in 2018, and met again in 2025."""
    fill(diary, *stories.COUNCIL)
    (series,) = diary.series()
    assert [str(s.when) for s in series.sessions] == ["2017-08-07", "2018-10", "2025-01-14"]
    assert [(str(g.since), str(g.until)) for g in series.gaps] == [("2018-10", "2025-01-14")]


def test_a_persons_verdict_parts_what_the_rules_joined(diary):
    """The decision is appended and stands."""
    fill(diary, stories.PLANNED_VISIT, stories.HELD_MEETING)
    (meeting,) = diary.find(Query(people=("Motegi",)))
    left, right = meeting.claims
    diary.decide(
        Decision(
            left=left.id,
            right=right.id,
            verdict=Verdict.DIFFERENT,
            by="Ada",
            reasons=("another meeting",),
            made_at=MADE_AT,
        )
    )
    assert len(diary.find(Query(people=("Motegi",)))) == 2


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(stories.ALL))
def test_the_order_of_pages_does_not_matter(tmp_path_factory, readings):
    """Whichever page comes first, the same engagements and series result."""
    with Diary(tmp_path_factory.mktemp("diary") / "a.db", today=TODAY) as first:
        fill(first, *stories.ALL)
        wanted = first.find(Query()), first.series()
    with Diary(tmp_path_factory.mktemp("diary") / "b.db", today=TODAY) as second:
        fill(second, *readings)
        fill(second, *readings[:3])
        assert (second.find(Query()), second.series()) == wanted


def test_adding_to_a_diary_of_thousands_stays_quick(diary):
    """A page more costs the same whether ten or two thousand claims are there."""
    countries = ["FRA", "DEU", "USA", "CHN", "JPN", "TUR", "IND", "BRA", "EGY", "KEN"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Diary, "_refold", lambda self, connection, ids: ())
        for n in range(400):
            day = date(2023, 1, 1) + timedelta(n)
            lines = [
                Line(
                    f"They met for the {n}th time in room {k}.",
                    "meeting",
                    "held",
                    f"Person{n % 7}/{countries[(n + k) % 10]}, {countries[(n + 2 * k + 1) % 10]}",
                    day.isoformat(),
                    e=f"e{k}",
                )
                for k in range(5)
            ]
            fill(diary, told(f"a{n}", day.isoformat(), *lines))
    start = time.process_time()
    for n in range(10):
        line = Line(f"They met, {n}.", "meeting", "held", "Person1/FRA, DEU", f"2023-06-{n + 10}")
        fill(diary, told(f"b{n}", "2023-06-20", line))
    assert (time.process_time() - start) / 10 < 0.25
