from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from legation import examples
from legation.diary import Diary
from legation.model import Query
from legation.web import make_app

HOSTILE = """Norwegian minister <script>alert(1)</script> to visit Ottawa

OSLO, May 8, 2024 - Norway's Foreign Minister Espen Barth Eide will visit \
<img src=x onerror=alert(2)> Ottawa on May 14, 2024 to meet Canadian Foreign Minister Melanie \
Joly, the ministry said on Wednesday.
"""


def meeting(database):
    with Diary(database) as diary:
        return max(diary.find(Query()), key=lambda one: len(one.history))


def words(text: str) -> str:
    """What a reader sees of a page: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/", ["What has been", "Espen Barth Eide NOR with Melanie Joly CAN", "● held", "Ottawa"]),
        ("/?month=2024-05", ["May 2024", "Espen Barth Eide NOR with Melanie Joly CAN"]),
        ("/?country=NOR&country=Canada", ["Espen Barth Eide"]),
        ("/?since=2024-05-14&until=2024-05-14", ["Espen Barth Eide", "Tue 14 May 2024"]),
        ("/?status=cancelled", ["Nothing before Mon 20 May 2024"]),
        ("/?since=2030", ["Nothing fits"]),
        ("/?before=OTk5OS0xMi0zMXw5OTk5LTEyLTMxfHo", ["Engagements", "Espen Barth Eide"]),
        ("/search", ["Words", "Search"]),
        ("/search?q=Eide", ["“Eide”", "Espen Barth Eide NOR with Melanie Joly CAN", "People"]),
        ("/search?q=joly+ottawa", ["Espen Barth Eide NOR"]),
        ("/search?q=norway", ["Countries", "Norway NOR"]),
        ("/search?q=Zeppelin", ["Nothing in the diary is called so"]),
        ("/actor/Eide", ["Espen Barth Eide", "A person · Norway", "Foreign Minister",
                         "Melanie Joly", "Tue 14 May 2024", "Called"]),
        ("/pair/CAN/NOR", ["Canada and Norway", "Last contact Tue 14 May 2024", "May 2024",
                           "What came of plans", "engagements held"]),
        ("/pair/Norway/Canada?by=year", ["Canada and Norway, year by year"]),
        ("/pair/NOR/FRA", ["France and Norway", "No page of the diary tells"]),
        ("/network", ["Canada", "Norway", "Engagements"]),
        ("/network/Norway", ["Norway", "With whom", "Who acts for it", "Espen Barth Eide 2"]),
        ("/network/FRA", ["No page of the diary tells of an engagement of it"]),
        ("/map", ["have a place that a page tells", "Ottawa", "no borders are drawn"]),
        ("/map?kind=call", ["Of 0 calls, 0 have a place"]),
        ("/sources", ["Who reports first", "On whose word", "unnamed sources",
                      "No two pages contradict"]),
        ("/why/2-met.txt", ["Why each value", "met", "participants", "its subject", "“Tuesday”",
                            "Tue 14 May 2024"]),
        ("/codebook", ["2. Kinds of engagement", "planned", "EDTF"]),
        ("/article/2-met.txt", ["Norwegian and Canadian ministers meet in Ottawa", "● held",
                                "What was read here", "Tue 14 May 2024"]),
    ],
)  # fmt: skip
def test_a_page_shows_what_the_diary_says(client, address, shown):
    """Who, when, where and what became of it stand on the page."""
    answer = client.get(address)
    assert answer.status_code == 200
    told = words(answer.text)
    assert [part for part in shown if part not in told] == []


def test_an_engagement_is_told_from_plan_to_handshake(client, database):
    """Each step stands with its day, its words and its page."""
    found = meeting(database)
    answer = client.get(f"/engagement/{found.id}")
    told = words(answer.text)
    assert "○ planned" in told and "● held" in told
    for claim in found.claims:
        assert f'href="/article/{claim.article}#{claim.id}"' in answer.text
    assert "says the ministry" in told
    assert f"legation-{found.id[:8]}" in answer.text


def test_a_step_leads_to_the_words_it_rests_on(client, database):
    """The link of a quote ends at the mark of these words in the page's text."""
    found = meeting(database)
    for claim in found.claims:
        page = client.get(f"/article/{claim.article}").text
        assert re.search(rf'id="{claim.id}"></span>(<span[^>]*></span>)*<mark>', page)


def test_an_engagement_is_found_by_the_beginning_of_its_id(client, database):
    """What the command line prints of an id leads there too."""
    found = meeting(database)
    assert client.get(f"/engagement/{found.id[:8]}").status_code == 200


def test_a_search_for_an_id_leads_to_what_it_names(client, database):
    """Who pastes what the command line prints wants that engagement."""
    found = meeting(database)
    answer = client.get(f"/search?q={found.id[:8]}")
    assert answer.url.path == f"/engagement/{found.id}"


@pytest.mark.parametrize(
    "address",
    [
        "/engagement/0000",
        "/article/none.txt",
        "/why/none.txt",
        "/actor/Nobody",
        "/actor/Eide?country=FRA",
    ],
)
def test_what_the_diary_does_not_hold_is_told(client, address):
    """An id that nothing has is a page that says so."""
    answer = client.get(address)
    assert answer.status_code == 404 and "wanted" in answer.text


def test_the_front_page_tells_what_changed(client):
    """A plan that was carried out is news, with its reason."""
    told = words(client.get("/").text)
    assert "What changed" in told
    assert "status planned → held" in told


def test_a_question_goes_on_elsewhere(client):
    """The calendar, the feeds and the table ask what the page asks."""
    page = client.get("/?country=NOR&kind=meeting").text
    for address in ("/feeds/diary.ics", "/feeds/changes.atom", "/api/engagements"):
        assert f'href="{address}?country=NOR&amp;kind=meeting' in page


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("pair", "/pair/CAN/NOR", "of the latest 1"),
        ("network", "/network/NOR", "1 engagement and more"),
        ("map", "/map", "Of the latest 1 engagements"),
        ("sources", "/sources", "By the latest 1 engagements"),
    ],
)
def test_what_is_left_out_is_told(client, monkeypatch, name, address, told):
    """Where there are more engagements than a page adds up, it says of how many it is made."""
    monkeypatch.setattr(f"legation.web.pages.{name}.LATEST", 1)
    assert told in words(client.get(address).text)


def test_a_session_leads_to_its_series(tmp_path):
    """The page of an engagement names the regular talks that it is a session of."""
    path = tmp_path / "diary.db"
    with Diary(path) as diary:
        for page in sorted(examples.folder().glob("trilateral*")):
            diary.add(page)
        series = next(one for one in diary.series() if any(s.engagement for s in one.sessions))
        session = next(s.engagement for s in series.sessions if s.engagement)
    with TestClient(make_app(path), base_url="http://localhost") as client:
        page = client.get(f"/engagement/{session}").text
        assert "A session of" in page and f'href="/series/{series.id}"' in page
        assert f'href="/engagement/{session}"' in client.get(f"/series/{series.id}").text


def test_a_country_has_no_pair_with_itself(client):
    """Who asks for one is told so."""
    answer = client.get("/pair/NOR/Norway")
    assert answer.status_code == 400 and "wanted two" in answer.text


def test_one_of_several_of_a_name_is_not_guessed(tmp_path):
    """A surname that two bear leads to what either of them took part in."""
    with Diary(tmp_path / "diary.db") as diary:
        for name, text in enumerate(
            (
                "OSLO, May 8, 2024 - Norway's Foreign Minister Anna Berg met Canadian Foreign "
                "Minister Melanie Joly in Oslo on Wednesday.",
                "PARIS, May 9, 2024 - Norway's Prime Minister Jonas Berg met French President "
                "Emmanuel Macron in Paris on Thursday.",
            )
        ):
            page = tmp_path / f"{name}.txt"
            page.write_text(f"Talks\n\n{text}\n", encoding="utf-8")
            diary.add(page)
    with TestClient(make_app(tmp_path / "diary.db"), base_url="http://localhost") as client:
        answer = client.get("/actor/Berg")
        assert answer.url.path == "/"
        assert "Anna Berg" in answer.text and "Jonas Berg" in answer.text


@pytest.mark.parametrize(
    "address", ["/", "/?month=2024-05", "/network", "/map", "/sources", "/series"]
)
def test_an_empty_diary_says_what_to_do(empty, address):
    """A newcomer reads how pages come in."""
    answer = empty.get(address)
    assert answer.status_code == 200
    assert "legation add" in answer.text


def test_what_a_page_says_is_text_and_nothing_else(tmp_path):
    """Words that would be markup, in a title or in a sentence, are shown as they were written."""
    page = tmp_path / "<b>hostile.txt"
    page.write_text(HOSTILE, encoding="utf-8")
    with Diary(tmp_path / "diary.db") as diary:
        article = diary.add(page).article
        assert article
        ids = [one.id for one in diary.find(Query())]
    assert ids
    with TestClient(make_app(tmp_path / "diary.db"), base_url="http://localhost") as client:
        for address in ["/", *(f"/engagement/{id}" for id in ids), f"/article/{quote(article)}"]:
            answer = client.get(address)
            assert answer.status_code == 200
            assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
            assert "<b>hostile" not in answer.text
        assert escape("<script>alert(1)</script>") in answer.text
