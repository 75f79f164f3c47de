"""When: which time of a sentence or story an engagement has, and which it has not."""

from __future__ import annotations

from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.model import Article, Block, Label, Status

WEDNESDAY = date(2024, 5, 22)


def whens(
    text: str, *, title: str = "", url: str | None = None
) -> dict[tuple[str, str], str | None]:
    """EDTF of each claim of `text` by group and status, told on Wednesday 22 May 2024."""
    parts, start = text.split("\n\n"), len(title)
    blocks = [Block(Label.TITLE, 0, start)] if title else []
    text = title + text
    for number, part in enumerate(parts):
        end = start + len(part) + (2 if number + 1 < len(parts) else 0)
        blocks.append(Block(Label.BODY, start, end))
        start = end
    article = Article(
        id="story", page="story", text=text, blocks=tuple(blocks), anchor_day=WEDNESDAY, url=url
    )
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    return {
        (claim.kind.group, claim.status.value): claim.when.when.edtf if claim.when else None
        for claim in reading.claims
    }


@pytest.mark.parametrize(
    ("text", "group", "status", "expected"),
    [
        ("Kenya and Ethiopia held talks in Nairobi to bring back their joint commission, which has "
         "not convened since 2018.", "meeting", Status.HELD, None),
        ("Tension grew last month, when Iraqi President Barham Salih flew to Tehran.",
         "visit", Status.HELD, "2024-04"),
        ("No summit was held between 2008 and 2019, when Japanese Prime Minister Shinzo Abe met "
         "South Korean President Moon Jae-in in Chengdu.", "meeting", Status.HELD, "2019"),
        ("Kenyan President William Ruto put off a visit to Uganda that was to have begun on "
         "Friday.", "visit", Status.POSTPONED, "2024-05-24"),
        ("A visit to Norway by Finnish President Alexander Stubb, which had been scheduled for "
         "June 3, has been cancelled.", "visit", Status.CANCELLED, "2024-06-03"),
        ("Finnish President Alexander Stubb was to fly to Oslo on Friday but the trip to Norway "
         "was called off.", "visit", Status.CANCELLED, "2024-05-24"),
        ("French President Emmanuel Macron came to Berlin on Monday to see German Chancellor "
         "Olaf Scholz.", "meeting", Status.HELD, "2024-05-20"),
        ("Peru and Chile signed the accord on Tuesday after Peruvian President Dina Boluarte met "
         "Chilean President Gabriel Boric.", "meeting", Status.HELD, "2024-05-21"),
        ("The accord comes two days after Peruvian President Dina Boluarte met Chilean President "
         "Gabriel Boric in Lima.", "meeting", Status.HELD, "2024-05-20"),
        ("Talks between Israel and Hamas are expected on Friday in Cairo.",
         "meeting", Status.PLANNED, "2024-05-24"),
        ("Talks between Israel and Hamas are scheduled to begin in Cairo on Friday.",
         "meeting", Status.PLANNED, "2024-05-24"),
        ("A new round of talks between Israel and Hamas is expected to start in Cairo on Friday.",
         "meeting", Status.PLANNED, "2024-05-24"),
        ("Egyptian officials on Tuesday prepared talks between Israel and Hamas in Cairo.",
         "meeting", Status.PLANNED, None),
        ("Jordanian King Abdullah was in Cairo on Tuesday. Later in the day he was to see Egyptian "
         "President Abdel Fattah al-Sisi.", "meeting", Status.PLANNED, "2024-05-21"),
        ("Plans for a meeting between Russia and Ukraine were announced on Monday.",
         "meeting", Status.PLANNED, None),
        ("Ecuador's President Daniel Noboa was due to leave for Lima on Monday.",
         "visit", Status.PLANNED, "2024-05-27"),
        ("After the collapse of a meeting in Kigali, the presidents of Rwanda and Uganda will meet "
         "in Luanda on June 5 under the eye of their Angolan host, Joao Lourenco.",
         "meeting", Status.PLANNED, "2024-06-05"),
        ("U.S. envoy Philip Habib shuttled between Beirut and Damascus on Tuesday.",
         "visit", Status.HELD, "2024-05-21"),
        ("British Foreign Secretary David Cameron left London on Tuesday for a tour of Egypt.",
         "visit", Status.UNDERWAY, "2024-05-21"),
        ("Chilean President Gabriel Boric begins a three-day visit to Peru on Friday.",
         "visit", Status.PLANNED, "2024-05-24/2024-05-26"),
        ("Chilean President Gabriel Boric ended a three-day visit to Peru on Monday.",
         "visit", Status.HELD, "2024-05-18/2024-05-20"),
        ("Chilean President Gabriel Boric will travel to Peru on Friday and stay through Sunday.",
         "visit", Status.PLANNED, "2024-05-24/2024-05-26"),
        ("Polish President Andrzej Duda went to Kyiv for talks with Ukrainian President "
         "Volodymyr Zelensky in March last year.", "visit", Status.HELD, "2023-03"),
        ("On Tuesday they signed it, and the day before that Chilean President Gabriel Boric met "
         "Peruvian President Dina Boluarte.", "meeting", Status.HELD, "2024-05-20"),
        ("A meeting of Chilean President Gabriel Boric with Peruvian President Dina Boluarte that "
         "was pencilled in for Monday will not take place.", "meeting", Status.CANCELLED,
         "2024-05-27"),
        ("Chilean President Gabriel Boric had left his hotel by a service door on Monday evening "
         "to see Peruvian President Dina Boluarte.", "meeting", Status.HELD, "2024-05-20"),
        ("Chilean President Gabriel Boric has been in the Chinese capital since Monday and flies "
         "home on Friday.", "visit", Status.UNDERWAY, "2024-05-20/2024-05-24"),
        ("Chilean President Gabriel Boric, who landed in Japan on Tuesday, is to go on to Seoul "
         "before flying home on Friday.", "visit", Status.UNDERWAY, "2024-05-21/2024-05-24"),
        ("Chilean President Gabriel Boric will attend the Pacific Alliance summit, set up in "
         "2011, in Peru on 11 August.", "meeting", Status.PLANNED, "2024-08-11"),
        ("Chilean President Gabriel Boric flew to Lima for a summit with Peruvian President Dina "
         "Boluarte that opens on Thursday.", "meeting", Status.PLANNED, "2024-05-23"),
        ("Chilean President Gabriel Boric will speak in Quito on Friday, tour a port over the "
         "weekend and hold talks with Peruvian President Dina Boluarte on Monday.", "meeting",
         Status.PLANNED, "2024-05-27"),
        ("Chilean President Gabriel Boric returned home on Tuesday from a three-day visit to Peru "
         "in which an accord was signed on Monday.", "visit", Status.HELD,
         "2024-05-19/2024-05-21"),
        ("Chilean President Gabriel Boric and Peruvian President Dina Boluarte signed the accord "
         "in Lima on Monday, a day after they met for the first time.", "meeting", Status.HELD,
         "2024-05-19"),
        ("Chilean President Gabriel Boric will arrive in Peru this evening, a week later than "
         "planned.", "visit", Status.PLANNED, "2024-05-22"),
        ("Chilean President Gabriel Boric will pay a three-day visit to Peru starting on Monday.",
         "visit", Status.PLANNED, "2024-05-27/2024-05-29"),
        ("On Friday Chilean President Gabriel Boric will speak in Quito. In the evening Boric will "
         "fly to Lima to meet Peruvian President Dina Boluarte.", "visit", Status.PLANNED,
         "2024-05-24"),
        ("Chilean President Gabriel Boric leaves for Peru tomorrow on a four-day official visit.",
         "visit", Status.PLANNED, "2024-05-23/2024-05-26"),
        ("Chilean President Gabriel Boric will stay in Quito until Friday and meet Peruvian "
         "President Dina Boluarte in Lima that evening.", "meeting", Status.PLANNED, "2024-05-24"),
    ],
)  # fmt: skip
def test_a_time_is_lent(text: str, group: str, status: Status, expected: str) -> None:
    """Where the engagement's own words tell no time, those that bind it to one do."""
    assert whens(text).get((group, status.value)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday Chilean President Gabriel Boric goes on to Peru and, in the evening, to "
         "Bolivia.", "2024-05-24"),
        ("Chilean President Gabriel Boric will fly to Peru on Friday and to Bolivia the day after.",
         "2024-05-25"),
        ("On Friday Chilean President Gabriel Boric begins a tour of Peru and Bolivia.", None),
    ],
)  # fmt: skip
def test_one_day_of_several_stops(text: str, expected: str | None) -> None:
    """A day told of several stops is each one's only where its hours are told apart."""
    assert whens(text)["visit", "planned"] == expected


@pytest.mark.parametrize(
    ("title", "body", "group", "status", "expected"),
    [
        ("On May 29, Gabriel Boric will visit Lima", "The President of Chile Gabriel Boric will "
         "hold talks with President of Peru Dina Boluarte.", "meeting", "planned", "2024-05-29"),
        ("On May 29-30, Gabriel Boric will visit Lima", "The President of Chile Gabriel Boric "
         "will pay an official visit to Peru.", "visit", "planned", "2024-05-29/2024-05-30"),
        ("Gabriel Boric will visit Lima", "The President of Chile Gabriel Boric will pay an "
         "official visit to Peru.", "visit", "planned", None),
        ("On May 2, Gabriel Boric was in Lima", "The President of Chile Gabriel Boric will pay "
         "an official visit to Bolivia.", "visit", "planned", None),
        ("Gabriel Boric in Lima", "The President of Chile Gabriel Boric met with President of "
         "Peru Dina Boluarte.", "meeting", "held", "2024-05-22"),
        ("Gabriel Boric in Lima", "President of Chile Gabriel Boric arrived in Peru on an "
         "official visit.", "visit", "underway", "2024-05-22"),
        ("Gabriel Boric in Lima", "President of Peru Dina Boluarte met with President of Chile "
         "Gabriel Boric, who was in Peru on a working visit.", "visit", "held", None),
    ],
)  # fmt: skip
def test_a_page_of_an_office_has_its_day(
    title: str, body: str, group: str, status: str, expected: str | None
) -> None:
    """What an office tells as done is of the page's day, what it announces of its headline's."""
    read = whens(body, title=title, url="http://www.presidencia.gob.cl/1")
    assert read.get((group, status), "unread") == expected


@pytest.mark.parametrize(
    ("text", "group", "status"),
    [
        ("The king has invited Iranian President Ebrahim Raisi to Riyadh, an Iranian aide said "
         "last month.", "visit", Status.PROPOSED),
        ("Chilean President Gabriel Boric went to Lima in April and later telephoned Peruvian "
         "President Dina Boluarte.", "call", Status.HELD),
        ("Chilean President Gabriel Boric is to travel to Peru before flying home on Friday.",
         "visit", Status.PLANNED),
    ],
)  # fmt: skip
def test_another_clause_keeps_its_time(text: str, group: str, status: Status) -> None:
    """The time of an announcement, of the next doing or of the way home is none of it."""
    assert whens(text).get((group, status.value), "unread") is None


@pytest.mark.parametrize(
    ("second", "group", "expected"),
    [
        ("He met Peruvian President Dina Boluarte the following day.", "meeting", "2024-05-21"),
        ("He telephoned Argentine President Javier Milei the same evening.", "call", "2024-05-20"),
        ("He met Peruvian President Dina Boluarte a day earlier.", "meeting", "2024-05-19"),
    ],
)
def test_a_time_leans_on_the_one_told_before(second: str, group: str, expected: str) -> None:
    """ "The same day" and "a day earlier" are counted from the last time that was told."""
    first = "Chilean President Gabriel Boric gave a speech on Monday on the price of copper."
    assert whens(f"{first}\n\n{second}").get((group, "held")) == expected


@pytest.mark.parametrize(
    "first",
    [
        "Chilean President Gabriel Boric will speak at a fair in Lima on Friday, his office told "
        "reporters on Wednesday.",
        "Chilean President Gabriel Boric is to speak at a fair in Lima on Friday, he confirmed "
        "today.",
        "A fair opens in Lima on Friday, Chilean President Gabriel Boric said in a statement late "
        "on Tuesday.",
    ],
)
def test_a_plan_leans_on_no_day_of_a_telling(first: str) -> None:
    """ "The same day" of what is planned is the day of the plan told before, not of the news."""
    second = "He will meet Peruvian President Dina Boluarte the same day."
    assert whens(f"{first} {second}").get(("meeting", "planned")) == "2024-05-24"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("agreed on Tuesday that experts will sit down on June 3", "2024-05-21"),
        ("agreed on Monday to end a feud that began on Tuesday", None),
        ("agreed last month to share a river", None),
        ("are to sign on Wednesday", None),
    ],
)
def test_a_meeting_told_behind_the_lead_is_of_its_day(lead: str, expected: str | None) -> None:
    """Those who did something together on a day met on it, where the story goes on so."""
    told = whens(
        "RIGA - Latvian Foreign Minister Baiba Braze and Estonian Foreign Minister Margus Tsahkna "
        f"{lead}, officials said.\n\nThe two met for an hour at a hotel in the Latvian capital."
    )
    assert told.get(("meeting", "held")) == expected


def test_a_day_of_return_is_no_meetings_day() -> None:
    """Whoever came back on Monday met people before it, on a day that is not told."""
    told = whens(
        "LIMA - Peruvian Foreign Minister Javier Gonzalez-Olaechea returned from Quito on Tuesday. "
        "Gonzalez-Olaechea met Ecuadorean Foreign Minister Gabriela Sommerfeld."
    )
    assert told["meeting", "held"] is None
    assert told["visit", "held"] == "2024-05-21"
