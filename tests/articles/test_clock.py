import csv
from datetime import date, time
from pathlib import Path

import pytest

from legation.articles import clock, date_lines


@pytest.mark.parametrize(
    ("printed", "days", "told", "zone", "role"),
    [
        ("Published 05/21/2024, 10:56 PM", ["2024-05-21"], "22:56", None, "published"),
        ("Published 3 March 2025, 17:42 GMT", ["2025-03-03"], "17:42", "GMT", "published"),
        ("May 27, 2024 - 18:47 JST", ["2024-05-27"], "18:47", "JST", None),
        (
            "Issued on: 03/01/2025 - 12:40 CET",
            ["2025-03-01", "2025-01-03"],
            "12:40",
            "CET",
            "published",
        ),
        ("14 Jun 2023 02:20PM (GMT)", ["2023-06-14"], "14:20", "GMT", None),
        ("2024-05-31 20:06 (UTC+8)", ["2024-05-31"], "20:06", "UTC+8", None),
        ("2024-05-22T07:30:00+09:00", ["2024-05-22"], "07:30", "+09:00", None),
        ("Published 16:21 May 10, 2024 (KST)", ["2024-05-10"], "16:21", "KST", "published"),
        ("Updated 6:12 PM GMT+9, May 23, 2024", ["2024-05-23"], "18:12", "GMT+9", "updated"),
        ("11:58 AM EST, February 3, 2023", ["2023-02-03"], "11:58", "EST", None),
        ("July 12, 20244:38 PM EDT", ["2024-07-12"], "16:38", "EDT", None),
        ("Last changed 9:02 p.m. CEST", [], "21:02", "CEST", "updated"),
        ("08.04.2023 - 17:05", ["2023-04-08"], "17:05", None, None),
        ("Jan 14, 2025, 9:10 p.m. Beijing time", ["2025-01-14"], "21:10", "Beijing time", None),
        ("Tue 9th of July 2019", ["2019-07-09"], None, None, None),
        ("12:05 a.m. ET Sept. 1, 2020", ["2020-09-01"], "00:05", "ET", None),
        ("1430 GMT, 2 May 2011", ["2011-05-02"], "14:30", "GMT", None),
        ("Announcement, January 11, 2020", ["2020-01-11"], None, None, "announced"),
        ("입력2023.03.16. 오후 7:40", ["2023-03-16"], "19:40", None, "published"),
        ("최종수정 2023-03-16 08:12:44", ["2023-03-16"], "08:12", None, "updated"),
        ("2023年3月16日 午後7:40", ["2023-03-16"], "19:40", None, None),
        ("Transmitted: 96-06-10 07:12:44", ["1996-06-10"], "07:12", None, "published"),
        ("LB/MK 83-09-27 06H19 GMT", ["1983-09-27"], "06:19", "GMT", None),
        ("Jul 09, 2024, 16:05 PM IST", ["2024-07-09"], "16:05", "IST", None),
        ("May 3, 2024, at 6:41 pm (Paris)", ["2024-05-03"], "18:41", "Paris time", None),
        ("3 May 2024 21:14 Local Time 18:14 GMT", ["2024-05-03"], "21:14", "+03:00", None),
        ("3 May 2024 11:14 p.m. (1414 GMT)", ["2024-05-03"], "23:14", "+09:00", None),
        ("31/02/2024", None, None, None, None),
        ("Call 0800 555 010 for 2 days", None, None, None, None),
    ],
)
def test_printed_clocks(printed, days, told, zone, role):
    """A line's date, time, zone and what it is called are read in many English forms."""
    found = clock.stamps(printed)
    if days is None:
        assert not found
        return
    assert (
        tuple(map(date.fromisoformat, days)),
        told and time.fromisoformat(told),
        zone,
        role,
    ) == (found[0].days, found[0].clock, found[0].zone, found[0].role)


with (Path(__file__).parent / "clocks.csv").open(encoding="utf-8", newline="") as file:
    LINES = list(csv.DictReader(file))


@pytest.mark.parametrize("row", LINES, ids=[row["printed"] for row in LINES])
def test_lines_of_publishers(row):
    """Lines in which publishers of many lands print their clock are read, and are date lines."""
    stamp = clock.stamps(row["printed"])[0]
    assert row["day"] in ([day.isoformat() for day in stamp.days] or [""])
    assert (row["clock"], row["zone"].replace(" ", ""), row["role"]) == (
        stamp.clock.isoformat("minutes") if stamp.clock else "",
        (stamp.zone or "").replace(" ", ""),
        stamp.role or "",
    )
    assert date_lines.is_date_line(row["printed"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 05/21/2024, 10:56 PM", True),
        ("20:30", True),
        ("Tuesday 12 June 2018, 19:38 SGT", True),
        ("They met on May 3, 2024 in the capital of a third country.", False),
        ("Opinion: A year of talks", False),
    ],
)
def test_a_line_of_dates(line, expected):
    """A date line holds a date or a clock and little else."""
    assert expected == date_lines.is_date_line(line)


def test_published_and_updated_on_one_line():
    """Each date takes the word that stands before it."""
    glued = clock.stamps("June 3, 2025Updated 4:12 p.m. ET")
    assert [(stamp.role, bool(stamp.days)) for stamp in glued] == [(None, True), ("updated", False)]
    line = "Posted May 21, 2024, 9:18 p.m. EDT | Updated May 22, 2024, 1:05 a.m. EDT"
    assert [(stamp.role, stamp.days[0].day) for stamp in clock.stamps(line)] == [
        ("published", 21),
        ("updated", 22),
    ]


@pytest.mark.parametrize(
    ("line", "so"),
    [
        ("PM call with President Zelenskyy: 10 April 2021", True),
        ("Joint statement of the ministers, 10 April 2021", True),
        ("Noon press briefing from 10 April 2021", True),
        ("The Herald on the Web, Friday, 10 April 2021", False),
        ("Published on the website: 10 April 2021", False),
        ("News | Politics and the economy, 10 April 2021", False),
        ("Suva, 10 April 2021", False),
    ],
)
def test_a_headline_may_end_with_its_day(line, so):
    """A title that names its day is one; a masthead, a label and a dateline are none."""
    assert so == date_lines.headline_before_date(line)
