"""One story told of six pairs of countries: nothing may hang on its names, days and years."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from legation import articles, claims, language, lexicon
from legation.model import ActKind, Kind, Label, Media, RawPage, Reading, SeriesState, Side, Status

PAGE = """\
Half price for a year: the Saturday digest of {tv_country} affairs. Subscribe

{title}

Published {clock}
Updated {clock}

{CAPITAL} (Harbour Wire) - A senior {visitor_adj} {party} official is planning to visit {capital} \
this month to meet with leaders of {host}'s governing parties and talk about reviving regular \
dialogue between the parties for the first time since {last}, {host_adj} broadcaster {tv} \
reported on {weekday}.

Preparations are under way for {visitor}, who heads the {party}'s department for contacts with \
parties abroad, to travel to {host} for a meeting on {day_text}, {tv} said, citing sources.

{He} will meet {first_party} secretary-general {first} and {second}, the leader of its smaller \
coalition partner {second_party}, among others.

They are expected to discuss the resumption of regular consultations between senior officials of \
the two countries' governing parties, which used to be held about once a year but have not taken \
place since {last}, the broadcaster said.

Representatives of the {first_party} and {second_party} declined to comment. The {party} did not \
immediately respond to a request for comment.

Relations between the neighbours have been strained by {capital}'s concerns about \
{visitor_country}'s patrols in disputed waters, and {visitor_capital}'s protests against {host}'s \
new tariffs.

FILE PHOTO: Flags of the two countries hang outside a hotel in {capital}, March 2, {last}. \
Harbour Wire/R. Ostrander

{surname}'s trip would come just after a planned trilateral summit between leaders from \
{visitor_country}, {host} and {third}, expected to take place in {third} early next week, the \
first such summit since {summit_last}.

{surname} has had a full diary since taking up the post in {since}, meeting with officials from \
more than 90 countries, including holding talks with {partner_role} {partner} in {partner_city} \
this year.

Comments
summit_watcher: they should all meet in Geneva next month instead

Harbour Wire owns shares in companies that host conferences.
(c) {year} Harbour Wire. All rights reserved.
"""


@dataclass(frozen=True)
class Story:
    """What one telling puts into the page, and the values that must come out of it."""

    visitor: str
    visitor_code: str
    host_code: str
    anchor: str
    day: str
    month: str
    summit: str
    words: dict[str, str] = field(hash=False)

    @property
    def text(self) -> str:
        words = self.words | {"visitor": self.visitor, "surname": self.visitor.split()[-1]}
        words.setdefault("tv_country", words["host_adj"])
        words["surname"] = words.get("called", words["surname"])
        return PAGE.format(**words)


def story(days: tuple[str, str, str, str], codes: tuple[str, str], **words: str) -> Story:
    anchor, day, month, summit = days
    return Story(words.pop("visitor"), *codes, anchor, day, month, summit, words)


STORIES = {
    "Korea and Vietnam": story(
        ("2024-05-22", "2024-05-30", "2024-05", "2024-05-27/2024-05-28"), ("VNM", "KOR"),
        visitor="Pham Van Khoa", called="Khoa", He="He", party="Communist Party",
        visitor_adj="Vietnamese", visitor_country="Vietnam", visitor_capital="Hanoi",
        host="South Korea", host_adj="South Korean", capital="Seoul", CAPITAL="SEOUL",
        tv="Hanbit TV", first_party="People Power Party", first="Seo Min-kyu",
        second="Ryu Ji-ah", second_party="Reform Party", third="Mongolia",
        partner_role="French Foreign Minister", partner="Claire Aubrac", partner_city="Paris",
        title="Vietnam, South Korea parties to talk again after nine years", last="2015",
        summit_last="2017", since="2021", weekday="Wednesday", day_text="May 30", year="2024",
        clock="05/21/2024, 09:40 PM",
    ),
    "Germany and Turkey": story(
        ("2024-11-20", "2024-11-28", "2024-11", "2024-11-25/2024-11-26"), ("DEU", "TUR"),
        visitor="Nils Brandmeier", He="He", party="Social Democratic Party",
        visitor_adj="German", visitor_country="Germany", visitor_capital="Berlin",
        host="Turkey", host_adj="Turkish", capital="Ankara", CAPITAL="ANKARA",
        tv="Kanal Ufuk", first_party="AKP", first="Fatih Sahin", second="Selim Aydogan",
        second_party="MHP", third="Greece", partner_role="Indian External Affairs Minister",
        partner="Ravi Menon", partner_city="New Delhi",
        title="Germany, Turkey parties to talk again after eight years", last="2016",
        summit_last="2014", since="2020", weekday="Wednesday", day_text="November 28",
        year="2024", clock="November 20, 2024, 11:15",
    ),
    "Brazil and Argentina": story(
        ("2023-06-15", "2023-06-27", "2023-06", "2023-06-19/2023-06-20"), ("BRA", "ARG"),
        visitor="Marcela Pinto", He="She", party="Workers' Party",
        visitor_adj="Brazilian", visitor_country="Brazil", visitor_capital="Brasilia",
        host="Argentina", host_adj="Argentine", capital="Buenos Aires", CAPITAL="BUENOS AIRES",
        tv="Canal Sur", first_party="Justicialist Party", first="Carla Benitez",
        second="Jorge Olmos", second_party="Frente Amplio del Sur", third="Uruguay",
        partner_role="Portuguese Prime Minister", partner="Duarte Salgado",
        partner_city="Lisbon", title="Brazil, Argentina parties to talk again after a decade",
        last="2013", summit_last="2012", since="2019", weekday="Thursday", day_text="June 27",
        year="2023", clock="15 June 2023, 17:05",
    ),
    "Kenya and Ethiopia": story(
        ("2019-02-13", "2019-02-20", "2019-02", "2019-02-18/2019-02-19"), ("KEN", "ETH"),
        visitor="Wanjiru Kamau", He="She", party="Jubilee Party",
        visitor_adj="Kenyan", visitor_country="Kenya", visitor_capital="Nairobi",
        host="Ethiopia", host_adj="Ethiopian", capital="Addis Ababa", CAPITAL="ADDIS ABABA",
        tv="Abay Broadcasting", first_party="Prosperity Party", first="Dawit Tessema",
        second="Hirut Alemu", second_party="Unity League", third="Djibouti",
        partner_role="British Foreign Secretary", partner="Alan Thornbury",
        partner_city="London", title="Kenya, Ethiopia parties to talk again after five years",
        last="2014", summit_last="2011", since="2017", weekday="Wednesday",
        day_text="20 February", year="2019", clock="13 February 2019, 18:30",
    ),
    "Poland and Lithuania": story(
        ("2008-09-18", "2008-09-25", "2008-09", "2008-09-22/2008-09-23"), ("POL", "LTU"),
        visitor="Marek Zawadzki", He="He", party="Civic Platform",
        visitor_adj="Polish", visitor_country="Poland", visitor_capital="Warsaw",
        host="Lithuania", host_adj="Lithuanian", capital="Vilnius", CAPITAL="VILNIUS",
        tv="Baltijos Radijas", first_party="Homeland Union", first="Jonas Petrauskas",
        second="Ruta Kazlauskaite", second_party="Liberal Movement", third="Latvia",
        partner_role="U.S. Secretary of State", partner="Condoleezza Rice",
        partner_city="Washington", title="Poland, Lithuania parties to talk again after years",
        last="2003", summit_last="2002", since="2005", weekday="Thursday", day_text="Sept. 25",
        year="2008", clock="September 18, 2008, 16:20",
    ),
    "Cuba and Mexico": story(
        ("1996-04-17", "1996-04-24", "1996-04", "1996-04-22/1996-04-23"), ("CUB", "MEX"),
        visitor="Rosa Echevarria", He="She", party="Communist Party",
        visitor_adj="Cuban", visitor_country="Cuba", visitor_capital="Havana",
        host="Mexico", host_adj="Mexican", capital="Mexico City", CAPITAL="MEXICO CITY",
        tv="Televisora Anahuac", first_party="Institutional Revolutionary Party",
        first="Hector Lozano", second="Beatriz Urrutia", second_party="Green Party",
        third="Guatemala", partner_role="Spanish Foreign Minister", partner="Abel Matutes",
        partner_city="Madrid", title="Cuba, Mexico parties to talk again after six years",
        last="1990", summit_last="1989", since="1993", weekday="Wednesday",
        day_text="April 24", year="1996", clock="April 17, 1996, 19:00",
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=list(STORIES), ids=list(STORIES))
def told(request: pytest.FixtureRequest) -> tuple[Story, Reading]:
    one = STORIES[request.param]
    page = RawPage(id=request.param, content=one.text.encode(), media=Media.TEXT)
    facts = lexicon.load()
    article = articles.make(page, lexicon=facts)
    return one, claims.extract(article, language=language.load(), lexicon=facts)


def test_the_article_has_its_day(told: tuple[Story, Reading]) -> None:
    """The day is the dateline's, whatever clock the page shows."""
    one, reading = told
    assert str(reading.article.anchor_day) == one.anchor


def test_body_is_the_story_alone(told: tuple[Story, Reading]) -> None:
    """Promotion, caption, comments and disclosure are no body."""
    _, reading = told
    body = [block.span.of(reading.article.text) for block in reading.article.labelled(Label.BODY)]
    assert len(body) == 8
    assert not any(word in "".join(body) for word in ("digest", "FILE PHOTO", "Geneva", "shares"))


def test_five_claims(told: tuple[Story, Reading]) -> None:
    """A visit, the meeting it is made for, a summit, a meeting held and a habit: no more."""
    one, reading = told
    found = {(c.kind, c.status, c.when.when.edtf if c.when else None) for c in reading.claims}
    year = one.anchor[:4]
    assert found == {
        (Kind.VISIT, Status.PLANNED, one.month),
        (Kind.MEETING, Status.PLANNED, one.day),
        (Kind.SUMMIT, Status.PLANNED, one.summit),
        (Kind.MEETING, Status.HELD, year),
        (Kind.MEETING, Status.HABITUAL, f"{one.words['since']}/.."),
    }
    assert len(reading.claims) == 5


def test_visit_has_visitor_and_host(told: tuple[Story, Reading]) -> None:
    """The official of the lead is the person whom the next paragraph names."""
    one, reading = told
    visit = next(c for c in reading.claims if c.kind is Kind.VISIT)
    assert [(p.name, p.country, p.side) for p in visit.participants] == [
        (one.visitor, one.visitor_code, Side.VISITOR),
        (one.words["host"], one.host_code, Side.HOST),
    ]
    assert visit.place is not None and visit.place.name == one.words["capital"]


def test_meeting_has_its_people(told: tuple[Story, Reading]) -> None:
    """The party leaders of the lead yield to those whom the third paragraph names."""
    one, reading = told
    meeting = next(
        c for c in reading.claims if c.kind is Kind.MEETING and c.status is Status.PLANNED
    )
    assert {(p.name, p.country) for p in meeting.participants} == {
        (one.visitor, one.visitor_code),
        (one.words["first"], one.host_code),
        (one.words["second"], one.host_code),
    }
    assert meeting.place is not None and meeting.place.name == one.words["capital"]
    assert meeting.topic is not None and "resumption" in meeting.topic.text


def test_plan_rests_on_the_broadcaster_and_its_sources(told: tuple[Story, Reading]) -> None:
    """The longer of two chains that begin alike stands; the summit rests on no other's word."""
    one, reading = told
    chains = {(c.kind, c.status): [source.name for source in c.attribution] for c in reading.claims}
    assert chains[Kind.VISIT, Status.PLANNED] == [one.words["tv"], "unnamed sources"]
    assert chains[Kind.MEETING, Status.PLANNED] == [one.words["tv"], "unnamed sources"]
    assert chains[Kind.SUMMIT, Status.PLANNED] == []


def test_two_series_resume(told: tuple[Story, Reading]) -> None:
    """Talks not held since a year, and the first summit since another."""
    one, reading = told
    found = {
        (frozenset(s.participants), s.cadence, str(s.last_held), s.state) for s in reading.series
    }
    pair = frozenset({one.visitor_code, one.host_code})
    talks = (pair, "P1Y", one.words["last"], SeriesState.RESUMING)
    assert talks in found
    (summit,) = found - {talks}
    assert pair < summit[0]
    assert summit[2:] == (one.words["summit_last"], SeriesState.RESUMING)


def test_concern_and_protest_are_acts(told: tuple[Story, Reading]) -> None:
    """One government's concern and the other's protest accuse each other."""
    one, reading = told
    accused = [
        (act.by.country, act.toward.country)
        for act in reading.acts
        if act.kind is ActKind.ACCUSE and act.toward
    ]
    assert accused == [(one.host_code, one.visitor_code), (one.visitor_code, one.host_code)]


def test_evidence_is_a_sentence_at_most(told: tuple[Story, Reading]) -> None:
    """Every record's quote slices out of the article's text and is no page."""
    _, reading = told
    for quote in reading.quotes():
        assert quote.text == reading.article.text[quote.start : quote.end]
        assert len(quote.text) <= 350
