"""The example pages on the ruling parties' talks: one engagement and one series, end to end."""

from __future__ import annotations

from datetime import date

import pytest

from legation import examples
from legation.diary import Diary
from legation.model import Query

FOLDER = examples.folder()


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    path = tmp_path_factory.mktemp("talks") / "talks.db"
    with Diary(path, today=date(2025, 2, 1)) as opened:
        for page in sorted(FOLDER.glob("ruling_party_talks_*")):
            assert opened.add(page).reason is None
        yield opened


def test_the_series_and_its_gap(diary):
    """Sessions in 2017, 2018 and 2025, the last as resumption after six years."""
    (council,) = diary.series("exchange council")
    assert council.participants == ("CHN", "JPN")
    assert [str(s.when)[:4] for s in council.sessions] == ["2017", "2018", "2025"]
    assert [(str(g.since)[:4], str(g.until)[:4], g.years) for g in council.gaps] == [
        ("2018", "2025", 6)
    ]
    assert council.cadence == "P1Y" and str(council.last_held) == "2025-01-14"


def test_from_plan_to_handshake(diary):
    """The meeting of May 2024 is told as planned, then as held, with both sentences."""
    found = diary.find(Query(people=("Liu Jianchao", "Motegi"), since=date(2024, 5, 1)))
    (meeting,) = (e for e in found if e.when and str(e.when) == "2024-05-29")
    assert [change.status for change in meeting.history][:1] == ["planned"]
    assert meeting.status == "held"
    assert len({claim.article for claim in meeting.claims}) == 3


def test_a_session_of_the_series_is_not_whoever_met_last(diary):
    """The session of 2018 is told of beside the two men's meeting, and is none of theirs."""
    met = diary.find(Query(people=("Liu Jianchao", "Motegi")))
    assert met and not [e for e in met if e.when and e.when.first and e.when.first.year == 2018]


def test_what_was_known_between(diary):
    """On the day before, it was a plan, and the series was to be resumed."""
    found = diary.find(Query(people=("Motegi",), since=date(2024, 5, 1), as_of=date(2024, 5, 28)))
    assert {e.status for e in found} <= {"planned", "possible"}


def test_read_again_by_the_same_rules_nothing_changes(tmp_path):
    """Every record of the example pages is kept, and comes back as it was read."""
    with Diary(tmp_path / "all.db", today=date(2025, 2, 1)) as opened:
        for page in sorted(FOLDER.iterdir()):
            opened.add(page)
        again = list(opened.reread())
    assert len(again) > 15
    assert [r.before.article.title for r in again if r.changed or r.reason] == []
