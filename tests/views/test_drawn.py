"""Drawings: valid, without style of their own, escaped, and their tables say the same."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from legation.lexicon import load
from legation.model import ActKind, Engagement, Gap, Kind, Series, SeriesState, Session, When
from legation.views import drawn
from legation.views.drawn import Bucket, Drawing, Spot, Tie, earth
from legation.views.tone import Outcome, Tone, outcome_words, tone, tone_words

TODAY = date(2026, 11, 25)
HOSTILE = "<script>alert('1')</script> & \"quoted\" \x00\x1b"


def a_series(*, name: str = "annual talks", **more: object) -> Series:
    facts: dict[str, object] = {
        "id": "s1",
        "name": name,
        "participants": ("CHN", "JPN"),
        "kind": Kind.MEETING,
        "cadence": "P1Y",
        "state": SeriesState.LAPSED,
        "last_held": When("2018"),
        "next": None,
        "sessions": (
            Session(when=When("2016-05"), engagement=None),
            Session(when=When("2018"), engagement=None),
        ),
        "gaps": (Gap(since=When("2018"), until=None, years=7),),
        "evidence": (),
        "due": When("2019"),
    }
    return Series(**(facts | more))  # type: ignore[arg-type]


def drawings(words: str) -> dict[str, Drawing]:
    """One of each, with these words in every place for words."""
    return {
        "strip": drawn.strip(a_series(name=words), engagements={}, today=TODAY),
        "ledger": drawn.ledger(
            [Bucket(label=words, outcomes={Outcome.HELD: 2}, acts={ActKind.ACCUSE: 1})],
            title=words,
            span="month",
        ),
        "ties": drawn.ties(
            words,
            [
                Tie(
                    key=words,
                    code=words,
                    name=words,
                    count=2,
                    held=1,
                    latest=words,
                    href=f"/x?{words}",
                )
            ],
        ),
        "world": drawn.world([Spot(name=words, country="FRA", count=1, href=f"/x?{words}")]),
        "flow": drawn.flow({Outcome.HELD: 1, Outcome.OFF: 1}),
    }


@pytest.mark.parametrize("kind", sorted(drawings("")))
@pytest.mark.parametrize(
    "words", ["Tokyo", HOSTILE, "]]>", "--><!--", "' onload='x", "&#60;b&#62;"]
)
def test_a_drawing_is_sound_whatever_words_are_in_it(kind: str, words: str) -> None:
    """It parses, has a name and a description, and nothing that a strict policy would refuse."""
    svg = drawings(words)[kind].svg
    root = ElementTree.fromstring(svg)
    named = {one.get("id"): one.text for one in root if one.tag in ("title", "desc")}
    assert named[root.get("aria-labelledby")]
    assert named[root.get("aria-describedby")]
    allowed = {"svg", "title", "desc", "rect", "line", "circle", "text", "tspan", "path", "a"}
    for one in root.iter():
        assert one.tag in allowed
        assert not {name for name in one.attrib if name == "style" or name.startswith("on")}


@pytest.mark.parametrize("size", [0, 1, 2, 7, 40, 240])
def test_a_ledger_fits_its_room(size: int) -> None:
    """However many buckets, bars stay within the drawing and a label stands at the first."""
    buckets = [
        Bucket(label=f"m{n}", outcomes={Outcome.HELD: n % 9, Outcome.OFF: n % 3})
        for n in range(size)
    ]
    drawing = drawn.ledger(buckets, title="t", span="month")
    root = ElementTree.fromstring(drawing.svg)
    height = float(root.get("height") or 0)
    for bar in root.iter("rect"):
        assert float(bar.get("y") or 0) >= 0
        assert float(bar.get("y") or 0) + float(bar.get("height") or 0) <= height
    assert len(drawing.table.rows) == sum(one.height > 0 for one in buckets)


def test_a_gap_is_drawn_as_a_gap() -> None:
    """Every year from the first session to today has a row, and the silent ones are told apart."""
    drawing = drawn.strip(a_series(), engagements={}, today=TODAY)
    told = {str(year): what for year, what in drawing.table.rows}
    assert told["2016"] == told["2018"] == "held"
    assert told["2017"] == "nothing that a page reports"
    assert told["2019"] == "due"
    assert [told[str(year)] for year in range(2020, 2026)] == ["no session"] * 6
    assert "2026" in told
    assert "7 years silent so far" in drawing.svg
    assert "due 2019; now lapsed." in drawing.svg


def test_a_series_without_a_year_has_an_empty_strip() -> None:
    """Nothing dated is drawn as nothing, not as an error."""
    bare = a_series(sessions=(), gaps=(), last_held=None, due=None)
    assert drawn.strip(bare, engagements={}, today=TODAY).table.rows == ()


def test_the_strip_leads_to_the_sessions_the_diary_has(engagement: Engagement) -> None:
    """A session that is an engagement is a link to it."""
    session = Session(when=When("2024-05-29"), engagement=engagement.id)
    series = a_series(sessions=(session,), gaps=(), due=None)
    rows = drawn.strip(series, engagements={engagement.id: engagement}, today=TODAY).table.rows
    assert rows[0][1] == drawn.Link(engagement.status.value, f"/engagement/{engagement.id}")


@pytest.mark.parametrize("count", [0, 1, 3, 16, 60])
def test_a_ring_has_room_for_some_and_its_table_for_all(count: int) -> None:
    """More than sixteen are left to the table; no node stands outside the drawing."""
    found = [
        Tie(
            key=f"N{n:02}",
            code=f"N{n:02}",
            name=f"Land {n}",
            count=n + 1,
            held=n,
            latest="2024",
            href="/",
        )
        for n in range(count)
    ]
    drawing = drawn.ties("Here", found)
    root = ElementTree.fromstring(drawing.svg)
    nodes = [one for one in root.iter("circle") if one.get("class") == "node"]
    assert len(nodes) == min(count, 16)
    assert all(0 < float(one.get("cx") or 0) < 720 for one in nodes)
    assert [row[1] for row in drawing.table.rows] == sorted(range(1, count + 1), reverse=True)


def test_two_of_one_short_name_stand_apart() -> None:
    """Of two who are called alike where room is scarce, each has a place and its lines."""
    found = [
        Tie(key=name, code="EC", name=name, count=1, held=1, latest="2024", href="/")
        for name in ("European Commission", "European Council")
    ]
    between = {frozenset(one.key for one in found): 1}
    root = ElementTree.fromstring(drawn.ties("Japan", found, between=between).svg)
    nodes = [(one.get("cx"), one.get("cy")) for one in root.iter("circle")][1:]
    chords = [one for one in root.iter("line") if one.get("class") == "chord"]
    assert (len(set(nodes)), len(chords)) == (2, 1)


@pytest.mark.parametrize(
    ("place", "country", "city", "shown"),
    [
        ("Geneva", "CHE", True, "at the place"),
        ("Switzerland", "CHE", False, "at the country's middle"),
        ("A hamlet in no table", "CHE", True, "at the country's middle"),
        ("Atlantis", "", True, "not drawn: where it lies is not known"),
    ],
)
def test_the_map_tells_how_well_a_place_is_known(
    place: str, country: str, city: bool, shown: str
) -> None:
    """A circle at the place itself is told from one that only stands for its country."""
    drawing = drawn.world([Spot(name=place, country=country, count=1, href="/", city=city)])
    assert drawing.table.rows[0][3] == shown


@pytest.mark.parametrize(
    ("place", "country", "lat", "lon"),
    [
        ("Tokyo", "JPN", 35.7, 139.7),
        ("Sydney", "AUS", -33.9, 151.2),
        ("Honolulu", "USA", 21.3, -157.9),
        ("Reykjavik", "ISL", 64.1, -21.9),
        ("Panmunjom", "KOR", 38.0, 126.7),
    ],
)
def test_known_places_lie_where_they_lie(place: str, country: str, lat: float, lon: float) -> None:
    """The table agrees with what an atlas says, to a fifth of a degree."""
    found = earth.coordinates()[place, country]
    assert found == pytest.approx((lat, lon), abs=0.2)


def test_every_country_has_a_middle_and_every_place_a_country() -> None:
    """The table knows the lexicon's countries but the uninhabited ones, and no others."""
    table, lexicon = earth.coordinates(), load()
    codes = {land.code for land in lexicon.countries}
    assert codes - {country for place, country in table if not place} == {
        "ATA", "BVT", "HMD", "UMI",
    }  # fmt: skip
    cities = {(city.name, city.country) for city in lexicon.all_cities}
    assert {key for key in table if key[0]} <= cities
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in table.values())


def test_most_places_are_on_or_beside_the_land() -> None:
    """The dots of land and the table of places were made apart; they agree."""
    rows = {round(y / earth.STEP - 0.5): [] for _, _, y in earth.runs()}
    for begin, end, y in earth.runs():
        rows[round(y / earth.STEP - 0.5)].append((begin, end))
    reach = 1.6 * earth.STEP

    def on_land(lat: float, lon: float) -> bool:
        x, y = earth.placed(lat, lon)
        row = int(y / earth.STEP)
        return any(
            begin - reach <= x <= end + reach
            for near in (row - 1, row, row + 1)
            for begin, end in rows.get(near, [])
        )

    table = earth.coordinates()
    astray = [key for key, at in table.items() if not on_land(*at)]
    # Islands smaller than a dot have none.
    assert len(astray) < 0.1 * len(table), astray


def test_a_flow_shares_out_the_whole() -> None:
    """The parts are all of what was announced."""
    rows = drawn.flow({Outcome.HELD: 3, Outcome.POSTPONED: 1}).table.rows
    assert rows == (("held", 3, "75 %"), ("postponed", 1, "25 %"))
    assert "None was announced." in drawn.flow({}).svg


def test_every_group_of_a_chart_has_words() -> None:
    """A colour that no legend explains says nothing."""
    assert len({outcome_words(one) for one in Outcome}) == len(Outcome)
    assert len({tone_words(one) for one in Tone}) == len(Tone)
    assert {tone(kind) for kind in ActKind} == set(Tone)


@pytest.mark.parametrize("kind", ["strip", "ledger", "ties", "world", "flow"])
def test_the_style_sheet_knows_the_classes(kind: str) -> None:
    """A class that the style sheet lacks would be drawn black."""
    sheet = (earth.resources.files("legation.web") / "static/drawn.css").read_text("utf-8")
    styled = set(re.findall(r"\.([a-z][a-z-]*)", sheet))
    drawing = drawings("Tokyo")[kind]
    used = {name for told in re.findall(r'class="([^"]*)"', drawing.svg) for name in told.split()}
    assert used <= styled | {kind}, used - styled
