from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from legation.views.json import (
    dumps,
    engagement_dict,
    explain_dict,
    reading_dict,
    series_dict,
)

CLAIM = [
    "id",
    "engagement",
    "kind",
    "status",
    "main",
    "participants",
    "place",
    "when",
    "topic",
    "attribution",
    "evidence",
    "confidence",
]


def keys(value: object) -> list[str]:
    assert isinstance(value, dict)
    return list(value)


def test_reading_has_the_documented_keys(reading):
    """Others' tools lean on these keys and their order."""
    told = json.loads(dumps(reading_dict(reading)))
    assert keys(told) == [
        "id",
        "url",
        "article",
        "claims",
        "acts",
        "series",
        "offices",
        "unread",
    ]
    assert keys(told["article"]) == [
        "title",
        "published",
        "updated",
        "zone",
        "anchor_day",
        "agency",
        "dateline",
        "text",
        "blocks",
    ]
    assert keys(told["claims"][0]) == CLAIM
    assert keys(told["acts"][0]) == [
        "kind",
        "by",
        "toward",
        "about",
        "when",
        "status",
        "attribution",
        "evidence",
    ]
    assert keys(told["series"][0]) == [
        "name",
        "participants",
        "cadence",
        "last_held",
        "ordinal",
        "next",
        "state",
        "evidence",
    ]
    assert keys(told["offices"][0]) == [
        "person",
        "country",
        "office",
        "when",
        "status",
        "evidence",
    ]
    assert keys(told["unread"][0]) == ["start", "end", "text", "reason"]


def test_values_of_a_claim(reading):
    """Slots carry the words they rest on; an inferred place carries none."""
    told = json.loads(dumps(reading_dict(reading)))
    text = told["article"]["text"]
    meeting = told["claims"][2]
    when = meeting["when"]
    assert meeting["place"] == {"name": "Tokyo", "country": "JPN"}
    assert (when["edtf"], when["first"], when["last"]) == ("2024-05-29",) * 3
    assert text[when["start"] : when["end"]] == when["text"] == "May 29"
    assert meeting["attribution"][1] == {"name": "unnamed sources"}
    assert [quote["text"] for quote in meeting["evidence"]] == [
        text[quote["start"] : quote["end"]] for quote in meeting["evidence"]
    ]
    assert keys(meeting["participants"][0]) == [
        "name",
        "type",
        "country",
        "side",
        "role",
        "start",
        "end",
    ]


def test_inherited_time_has_no_words(reading):
    """A time that no words give has its value only."""
    assert json.loads(dumps(reading_dict(reading)))["acts"][1]["when"] == {
        "edtf": "2024-05-22",
        "first": "2024-05-22",
        "last": "2024-05-22",
    }


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        (datetime(2024, 5, 21, 22, 56), "2024-05-21T22:56"),
        (datetime(2024, 5, 21, 22, 56, 31), "2024-05-21T22:56"),
        (datetime(2024, 5, 21), "2024-05-21T00:00"),
        (
            datetime(2024, 5, 21, 22, 56, 0, 999, tzinfo=timezone(timedelta(hours=9))),
            "2024-05-21T22:56:00+09:00",
        ),
        (datetime(2024, 5, 21, tzinfo=UTC), "2024-05-21T00:00:00+00:00"),
        (None, None),
    ],
)
def test_instants(reading, instant, printed):
    """A clock with its zone is RFC 3339, one without is to the minute, a bare date is a date."""
    page = replace(reading, article=replace(reading.article, published=instant))
    article = reading_dict(page)["article"]
    assert isinstance(article, dict)
    assert article["published"] == printed


def test_working(reading):
    """`explain` gives every trigger with its frame, claim and slots."""
    told = json.loads(dumps(explain_dict(reading)))
    text = reading.article.text
    assert keys(told) == [
        "id",
        "times",
        "actors",
        "attributions",
        "triggers",
        "acts",
        "series",
        "offices",
    ]
    assert keys(told["times"][0])[:4] == ["start", "end", "text", "edtf"]
    assert told["times"][1]["edtf"] is None
    assert told["actors"][0]["text"] == "Beijing"
    assert keys(told["actors"][0]) == ["start", "end", "text", "name", "type", "country"]
    (start, end), *_ = told["attributions"][0]["cue"]
    assert text[start:end] == "reported"
    assert [trigger["claim"] for trigger in told["triggers"]] == [reading.claims[2].id, None]
    assert keys(told["triggers"][0]["slots"][0]) == ["name", "value", "reason", "words"]


def test_engagement(engagement):
    """An engagement has its history and its claims, each with its article."""
    told = json.loads(dumps(engagement_dict(engagement)))
    assert told["id"] == engagement.id
    assert told["history"][0]["attribution"] == ["Kanto TV", "unnamed sources"]
    assert keys(told["claims"][0]) == ["article", *CLAIM]


def test_series(series):
    """A series has its sessions and gaps."""
    told = json.loads(dumps(series_dict(series)))
    assert told["gaps"] == [{"since": "2018", "until": "2025-01-14", "years": 6}]
    assert [session["engagement"] for session in told["sessions"]] == [
        None,
        None,
        "3f2a9c1b5d6e7f80",
    ]


@pytest.mark.parametrize("words", ["日本", "line\nbreak", "half \ud800", "\u2028"])
def test_any_text_survives(words):
    """One line of UTF-8, whatever a page's words hold."""
    printed = dumps({"text": words})
    assert printed.count(b"\n") == 1
    assert json.loads(printed) == {"text": words}
