from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.claims.times import (
    Bound,
    Direction,
    TimePhrase,
    find,
    guess_direction,
    mentions,
    resolve,
    timeline,
)
from legation.model import Article, Block, Label, Span, When


def table(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


ROWS, TOLD = table("times.csv"), table("times_told.csv")


def article_of(text: str, day: date) -> Article:
    return Article(
        id="a", page="p", text=text, blocks=(Block(Label.BODY, 0, len(text)),), anchor_day=day
    )


def only(text: str, words: str) -> TimePhrase:
    """The one phrase of `text` that reads `words`."""
    (phrase,) = [phrase for phrase in find(text) if phrase.text == words]
    return phrase


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text'][:60]} @{row['anchor']}")
def test_row(row):
    """Each wording of the table has its days; an empty phrase is one that must not be read."""
    if not row["phrase"]:
        assert find(row["text"]) == ()
        return
    resolved = resolve(
        only(row["text"], row["phrase"]),
        anchor=date.fromisoformat(row["anchor"]) if row["anchor"] else None,
        direction=Direction(row["direction"]),
        reference=When(row["reference"]) if row["reference"] else None,
    )
    assert (resolved.when.edtf if resolved.when else "") == row["edtf"], resolved.reason
    assert resolved.reason


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row['text'][:60]} {row['phrase']}")
def test_told_row(row):
    """A time is read by the clause it stands in and by what was told before it."""
    text = row["text"]
    listed = {
        mention.quote.text: mention.when and mention.when.edtf
        for mention in mentions(text, article_of(text, date.fromisoformat(row["anchor"])))
        if mention.quote.text == row["phrase"]
    }
    assert listed == {row["phrase"]: row["edtf"]}


def test_tables_hold_enough():
    """A weekday of a plan is what readers of news get wrong most often."""
    weekdays = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
    ahead = [r for r in ROWS if r["direction"] == "future"]
    ahead += [r for r in TOLD if r["edtf"][:10] >= r["anchor"]]
    assert len([r for r in ahead if any(day in r["phrase"] for day in weekdays)]) >= 80
    assert len(ROWS) + len(TOLD) >= 400


@pytest.mark.parametrize(
    "text",
    [
        "The minister may visit Hanoi.",
        "Theresa May was asked about it.",
        "The troops march on.",
        "Protesters joined the March on the ministry.",
        "Sun Yi met him and sat down.",
        "A second visit could fall through.",
        "The fall of the government surprised them.",
        "April Fuller spoke for the embassy.",
        "More than 2000 people came.",
        "Some 1,950 delegates came.",
        "It adopted Resolution 1973 and Agenda 2063.",
        "It costs $2024 or 1999 euros.",
        "The 27th round was the 45th parallel to it, on the 70th anniversary.",
        "They met a day after the vote.",
        "He is in his 70s.",
        "Good Friday Agreement guarantors agreed.",
        "The next round and the last session.",
        "Room 2012 and flight 1989.",
        "On the 20th floor they shook hands.",
        "May I ask the chair?",
    ],
)
def test_no_time(text):
    """Words that only look like time are left alone."""
    assert [phrase.text for phrase in find(text)] == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They met in 2006 and 2007.", ["2006", "2007"]),
        ("They met on Monday and on Thursday.", ["Monday", "Thursday"]),
        ("They met on Monday and Thursday.", ["Monday", "Thursday"]),
        ("It will be in Seoul on Sunday and Monday.", ["Sunday and Monday"]),
        ("They met in July and August 2021.", ["July", "August 2021"]),
        ("moved from Monday to Friday", ["Monday", "Friday"]),
        ("They met on Monday – Friday's round had failed.", ["Monday", "Friday"]),
        ("They met on May 10. Of the pacts between 11 and 15, they said, two fell.", ["May 10"]),
        (
            "It was put off earlier this month until March 27.",
            ["earlier this month", "March 27"],
        ),
        ("closed until Friday\nSeptember 18 , 2008", ["until Friday", "September 18 , 2008"]),
        ("She said on Tuesday she would go next week.", ["Tuesday", "next week"]),
        ("talks in May\n\n2024 was the year", ["May", "2024"]),
    ],
)
def test_phrases(text, phrases):
    """A text's times are told apart as it tells them."""
    assert [phrase.text for phrase in find(text)] == phrases


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("a two-day visit", "two-day", 2),
        ("a three day visit", "three day", 3),
        ("He stays for three days.", "for three days", 3),
        ("after two days of talks", "two days", 2),
        ("a week-long tour", "week-long", 7),
        ("a two-week tour", "two-week", 14),
        ("They spoke for about an hour.", "for about an hour", None),
        ("a 35-minute audience", "35-minute", None),
        ("for half an hour", "for half an hour", None),
        ("a 10-day-long tour", "10-day-long", 10),
        ("six months of talks", "six months", None),
    ],
)
def test_duration(text, words, days):
    """How long something takes is counted in days where it has some."""
    phrase = only(text, words)
    assert phrase.is_duration
    assert phrase.days == days
    assert not phrase.is_frequency


@pytest.mark.parametrize(
    ("text", "words", "cadence"),
    [
        ("the annual forum", "annual", "P1Y"),
        ("They meet annually.", "annually", "P1Y"),
        ("They meet every year.", "every year", "P1Y"),
        ("They meet once a year.", "once a year", "P1Y"),
        ("They meet twice a year.", "twice a year", "P6M"),
        ("They meet three times a year.", "three times a year", "P4M"),
        ("They meet every two years.", "every two years", "P2Y"),
        ("They meet once every two years.", "once every two years", "P2Y"),
        ("They meet every other month.", "every other month", "P2M"),
        ("They meet each spring.", "each spring", "P1Y"),
        ("They meet every Monday.", "every Monday", "P1W"),
        ("the biennial session", "biennial", "P2Y"),
        ("a weekly call", "weekly", "P1W"),
        ("quarterly consultations", "quarterly", "P3M"),
        ("They meet every six months.", "every six months", "P6M"),
    ],
)
def test_frequency(text, words, cadence):
    """How often is an ISO 8601 duration."""
    phrase = only(text, words)
    assert phrase.is_frequency
    assert phrase.cadence == cadence


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("on 29 May 2024", False),
        ("in October 2018", False),
        ("since 2022", False),
        ("in the 1990s", False),
        ("from May 3, 2023 to May 5", False),
        ("on May 29", True),
        ("last week", True),
        ("by 2030", True),
        ("the next day", True),
        ("in the autumn", True),
    ],
)
def test_relative(text, relative):
    """A time told in full needs no article's day."""
    (phrase,) = find(text)
    assert phrase.relative is relative


@pytest.mark.parametrize(
    ("text", "bound", "bare"),
    [
        ("since 2022", Bound.SINCE, "2022"),
        ("by the end of May", Bound.BY, "the end of May"),
        ("no later than Friday", Bound.BY, "Friday"),
        ("until March 27", Bound.UNTIL, "March 27"),
        ("before June", Bound.BEFORE, "June"),
        ("on Friday", None, "Friday"),
    ],
)
def test_bare(text, bound, bare):
    """A bound can be taken off, and the rest keeps its place in the text."""
    (phrase,) = find(text, base=100)
    assert phrase.bound is bound
    assert phrase.bare.text == bare == text[phrase.bare.start - 100 : phrase.bare.end - 100]


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("She will meet him on Monday.", "Monday", Direction.FUTURE),
        ("She met him on Monday.", "Monday", Direction.PAST),
        ("She is to fly to Hanoi on Monday.", "Monday", Direction.FUTURE),
        ("The trip is scheduled for Monday.", "Monday", Direction.FUTURE),
        ("She told reporters on Monday that he will come on Friday.", "Monday", Direction.PAST),
        ("She told reporters on Monday that he will come on Friday.", "Friday", Direction.FUTURE),
        ("He said so. On Monday she will leave.", "Monday", Direction.FUTURE),
        ("On Monday they arrived in Doha.", "Monday", Direction.PAST),
        ("The talks would be held on Friday.", "Friday", Direction.FUTURE),
        ("Envoy in Doha Friday", "Friday", Direction.NONE),
        ("They want markets to remain closed until Friday.", "until Friday", Direction.FUTURE),
    ],
)
def test_guess_direction(text, words, direction):
    """Without a parse the nearest verb tells which way a clause looks."""
    padded = "Before. " + text
    (phrase,) = [one for one in find(padded, base=7) if one.text == words]
    assert guess_direction(padded, phrase, 7) is direction


def test_timeline_carries_the_last_time_told():
    """A time that leans on another takes the one before it, unless that was a bound."""
    text = (
        "They met on May 10. The next day he flew on, and two days later he was home. "
        "He had waited since 2019. That month nothing else came."
    )
    told = timeline(text, [Span(0, len(text))], anchor=date(2023, 6, 14))
    assert [(one.phrase.text, str(one.resolved.when)) for one in told] == [
        ("May 10", "2023-05-10"),
        ("The next day", "2023-05-11"),
        ("two days later", "2023-05-13"),
        ("since 2019", "2019/.."),
        ("That month", "2023-05"),
    ]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("They have met since 2019.", [("2019", "2019")]),
        ("It is due by the end of July.", [("the end of July", "2023-07-21/2023-07-31")]),
        ("They stay until Friday.", [("Friday", "2023-06-16")]),
        ("They met from 2009 to 2011.", [("2009", "2009"), ("2011", "2011")]),
        ("It fell between April and June.", [("April", "2023-04"), ("June", "2023-06")]),
        ("They met on Sunday and Monday.", [("Sunday", "2023-06-11"), ("Monday", "2023-06-12")]),
        (
            "They met on May 30, 2022 - June 2.",
            [("May 30, 2022", "2022-05-30"), ("June 2", "2022-06-02")],
        ),
        ("They met on May 26-27.", [("May 26-27", "2023-05-26/2023-05-27")]),
        ("They met for two days.", [("for two days", None)]),
        ("THE MINISTER MAY COME ON FRIDAY.", [("FRIDAY", "2023-06-16")]),
        ("TROOPS LEFT IN MARCH.", [("MARCH", "2023-03")]),
    ],
)  # fmt: skip
def test_mentions_name_their_own_days(text, listed):
    """What is listed are the times themselves: a bound or a range is made of them."""
    found = [
        (m.quote.text, m.when and m.when.edtf)
        for m in mentions(text, article_of(text, date(2023, 6, 14)))
    ]
    assert found == listed


def test_mentions_come_from_the_whole_article():
    """Headline, dates, dateline and captions are listed with the body; furniture is not."""
    parts = [
        (Label.TITLE, "Envoy due Friday\n"), (Label.DATES, "June 14, 2023\n"),
        (Label.DATELINE, "DOHA, June 14 "), (Label.BODY, "She met him on Monday.\n"),
        (Label.CAPTION, "She is seen on May 2.\n"), (Label.RELATED, "Talks of Thursday"),
    ]  # fmt: skip
    blocks, text = [], ""
    for label, words in parts:
        blocks.append(Block(label, len(text), len(text) + len(words)))
        text += words
    article = Article(
        id="a", page="p", text=text, blocks=tuple(blocks), anchor_day=date(2023, 6, 14)
    )
    found = [(m.quote.text, m.when and m.when.edtf) for m in mentions(text, article)]
    assert found == [
        ("Friday", "2023-06-16"),
        ("June 14, 2023", "2023-06-14"),
        ("June 14", "2023-06-14"),
        ("Monday", "2023-06-12"),
        ("May 2", "2023-05-02"),
    ]


def test_reason_tells_what_is_missing():
    """A time that cannot be placed says why."""
    phrase = only("They met last week.", "last week")
    assert "day is not known" in resolve(phrase, anchor=None).reason


WORDINGS = sorted({row["phrase"] for row in [*ROWS, *TOLD] if row["phrase"]})
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OF_WEEKDAYS = [row for row in TOLD if row["phrase"] in DAYS]
SHIFTING = [
    "Monday", "last Friday", "next Tuesday", "this Sunday", "this coming Thursday", "next week",
    "last week", "early next week", "late this week", "this weekend", "last weekend", "tomorrow",
    "yesterday", "three days ago", "in the coming days", "Sunday and Monday", "two weeks ago",
    "Friday of next week", "by Friday", "until Sunday", "earlier this week", "next Sunday",
    "a week from Monday", "two weeks from today", "Friday at 10 a.m.", "3 p.m. on Tuesday",
]  # fmt: skip
DIRECTIONS = st.sampled_from(list(Direction))
REFERENCES = st.dates().map(When.day) | st.sampled_from(
    [
        When(edtf)
        for edtf in ("2024/..", "../2024", "199X", "2023-24", "9999-12", "0001", "2024-05~")
    ]
)


@given(
    words=st.sampled_from(WORDINGS),
    anchor=st.sampled_from([date.min, date.max]) | st.dates(),
    direction=DIRECTIONS,
    reference=st.none() | REFERENCES,
)
def test_no_time_ends_before_it_begins(words, anchor, direction, reference):
    """Whatever the day, even at the ends of the calendar, a value is in order or has a reason."""
    for phrase in find(f"They met on {words}."):
        when = resolve(
            phrase,
            anchor=anchor,
            direction=direction,
            reference=reference,
        ).when
        if when and when.first and when.last:
            assert when.first <= when.last


@given(
    words=st.sampled_from(SHIFTING),
    anchor=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    direction=DIRECTIONS,
)
def test_a_week_later_everything_is_a_week_later(words, anchor, direction):
    """Weekdays and weeks move with the article's day."""
    (phrase,) = find(f"They meet {words}.")
    week = timedelta(days=7)
    now = resolve(phrase, anchor=anchor, direction=direction).when
    then = resolve(phrase, anchor=anchor + week, direction=direction).when
    assert now
    assert then
    assert (then.first, then.last) == (
        now.first and now.first + week,
        now.last and now.last + week,
    )


@given(row=st.sampled_from(OF_WEEKDAYS), weeks=st.integers(-500, 500))
def test_a_sentence_of_weekdays_moves_with_its_article(row, weeks):
    """The clause tells which weekday is meant, whatever the week it is told in."""
    moved = timedelta(weeks=weeks)
    anchor = date.fromisoformat(row["anchor"]) + moved
    found = [
        mention.when
        for mention in mentions(row["text"], article_of(row["text"], anchor))
        if mention.quote.text == row["phrase"]
    ]
    assert found == [When.day(date.fromisoformat(row["edtf"]) + moved)]


@given(
    pieces=st.lists(st.sampled_from(WORDINGS) | st.text(max_size=8), max_size=8),
    base=st.integers(0, 1000),
)
def test_spans_slice_out(pieces, base):
    """Every phrase is a part of the text, in order and apart from the next."""
    text = " ".join(pieces)
    end = base
    for phrase in find(text, base=base):
        assert phrase.start >= end
        assert phrase.text == text[phrase.start - base : phrase.end - base]
        end = phrase.end
        assert phrase.end > phrase.start


@given(anchor=st.dates(date(2, 1, 1), date(9990, 1, 1)), direction=DIRECTIONS)
def test_a_weekday_keeps_to_its_side(anchor, direction):
    """A past weekday is never after the article's day, a future one never before, none far off."""
    when = resolve(find("Thursday")[0], anchor=anchor, direction=direction).when
    assert when
    assert when.first
    assert when.first.isoweekday() == 4
    away = (when.first - anchor).days
    assert {Direction.PAST: -6, Direction.FUTURE: 0, Direction.NONE: -3}[direction] <= away
    assert away <= {Direction.PAST: 0, Direction.FUTURE: 6, Direction.NONE: 3}[direction]
