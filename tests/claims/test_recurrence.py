"""Series: engagements that recur, or used to."""

from __future__ import annotations

from datetime import date

import pytest
from parsed import DAY, story

from legation.claims import recurrence
from legation.model import Kind, SeriesMention, SeriesState


def found(text: str, on: date | None = DAY) -> tuple[SeriesMention, ...]:
    """The series of a story that its page dates `on`."""
    told = story(text)
    return recurrence.find(told.sentences, people=told.people, anchor=on, text=text)


def the_one(text: str) -> SeriesMention:
    """The only series of a story."""
    (only,) = found(text)
    return only


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("Peru and Chile held their annual consultations on migration in Lima.", "P1Y"),
        ("Spain and Morocco hold talks on fishing every six months.", "P6M"),
        ("The dialogue between India and France is held every two years.", "P2Y"),
        ("Envoys of Kenya and Somalia met for their quarterly talks in Nairobi.", "P3M"),
        ("Egypt and Sudan used to hold talks on the river once a year.", "P1Y"),
        ("The Peru-Chile Border Council, a once-a-year gathering, met in Arica.", "P1Y"),
        ("Finland and Norway opened a round of regular talks in Oslo.", None),
    ],
)
def test_how_often(text, cadence):
    """Adjectives and adverbs of frequency tell a series and its cadence."""
    assert the_one(text).cadence == cadence


@pytest.mark.parametrize(
    ("text", "last_held", "state"),
    [
        ("The talks between Egypt and Sudan have not been held since 2019.", "2019", "lapsed"),
        ("The coast guards of Peru and Chile used to hold talks every year, but none have taken "
         "place since March 2020.", "2020-03", "lapsed"),
        ("Negotiations between Serbia and Kosovo have been suspended since the last round was "
         "held in Brussels in May 2021.", "2021-05", "lapsed"),
        ("Negotiations between Serbia and Kosovo have been frozen since January.", None, "lapsed"),
        ("The annual dialogue between India and France was suspended after the incident.",
         None, "lapsed"),
        ("Greece and Turkey met on Monday for the first such summit since 2016.",
         "2016", "active"),
        ("Greece is to host the first summit between Greece and Turkey since 2016.",
         "2016", "resuming"),
        ("Canada will discuss resuming regular talks with Mexico for the first time since 2018.",
         "2018", "resuming"),
        ("The council of Brazil and Argentina, which meets once a year, fell dormant in 2015.",
         "2015", "lapsed"),
        ("The annual talks between Peru and Chile last took place in Lima in October 2023.",
         "2023-10", "active"),
        ("The annual talks between Peru and Chile last took place in Lima in October 2013.",
         "2013-10", "lapsed"),
        ("The annual talks between Peru and Chile were abolished on Monday.", None, "ended"),
    ],
)  # fmt: skip
def test_gaps(text, last_held, state):
    """The words of a gap tell when a session was last held, and whether one is to come."""
    told = the_one(text)
    assert (told.last_held.edtf if told.last_held else None, told.state) == (last_held, state)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("Spain and Morocco opened the ninth round of their security dialogue.", 9),
        ("Iran and Oman will hold the 16th session of their council in Muscat.", 16),
        ("Mali and Niger held three rounds of talks in Algiers.", 3),
        ("Peru and Chile met in Lima. Their talks, the fifth in the series, were short.", 5),
    ],
)
def test_which_number(text, ordinal):
    """Ordinals of rounds and sessions tell a series."""
    assert the_one(text).ordinal == ordinal


@pytest.mark.parametrize(
    "text",
    [
        "Juan Ortega's third visit to Chile this year will begin on Monday.",
        "It was the first meeting between Peru and Chile since Juan Ortega took office.",
        "It was their first conversation since 2022, the leaders of Peru and Chile said.",
        "The two men have not met since 2019, diplomats of Peru and Chile said.",
        "Peru's parliament opened its annual session on Monday.",
        "Chile beat Peru and won the second round on Sunday.",
        "Peru's lawmakers opened their annual session. Chile and Bolivia did not comment.",
        "The firm showed the telephone, which sells in Peru and Chile.\n\nIt spoke of it at its "
        "annual conference.",
        "The annual report said that trade between Peru and Chile grew.",
    ],
)
def test_no_series(text):
    """What persons do again, what one country does, sport and papers are no series."""
    assert found(text) == ()


def test_one_series_in_several_sentences_is_one():
    """Mentions by other words are joined: the cadence of one, the gap of another."""
    told = the_one(
        "A Laotian party official plans to visit Hanoi this month to meet leaders of Vietnam's "
        "ruling party and discuss resuming regular talks between the parties for the first time "
        "since 2017, radio reported.\n\nThey want to revive consultative meetings between senior "
        "officials of the two countries' ruling parties, which used to be held around once a year "
        "but have not taken place since 2017."
    )
    assert set(told.participants) == {"LAO", "VNM"}
    assert (told.cadence, told.last_held.edtf, told.state) == ("P1Y", "2017", SeriesState.RESUMING)
    assert "ruling parties" in told.name
    assert len(told.evidence) == 2


def test_two_series_of_one_article_stay_two():
    """A summit and negotiations of the same countries are apart."""
    summit, trade = found(
        "Kenya, Uganda and Rwanda held their first trilateral summit in four and a half years.\n\n"
        "Negotiations between Kenya, Uganda and Rwanda on a customs treaty have been frozen since "
        "the 16th round was held in Kigali in November 2019."
    )
    assert (summit.kind, summit.ordinal) == (Kind.SUMMIT, None)
    assert (trade.kind, trade.ordinal, trade.last_held.edtf) == (Kind.NEGOTIATION, 16, "2019-11")


def test_the_next_session():
    """A session ahead is told with its days."""
    told = the_one("Spain and Morocco will hold the ninth round of talks in Rabat on June 4.")
    assert told.next.edtf == "2024-06-04"


def test_an_organisation_is_a_side_by_itself():
    """A session of an international organisation needs no second side."""
    told = the_one("The annual summit of the African Union opened in Addis Ababa on Saturday.")
    assert told.participants == ("African Union",)


def test_a_visit_by_an_office_recurs():
    """An office's visits may be a series, where no person's would be."""
    told = the_one("It was the first visit to Cuba by a French foreign minister since 2015.")
    assert set(told.participants) == {"CUB", "FRA"}
    assert (told.kind, told.last_held.edtf) == (Kind.VISIT, "2015")


def test_without_a_day_nothing_relative_is_resolved():
    """An article whose day cannot be told leaves "since last year" undated."""
    text = "The annual talks between Peru and Chile have not been held since last year."
    assert [told.last_held for told in found(text, on=None)] in ([None], [])


def test_evidence_slices_out_of_the_text():
    """Each piece of evidence stands in the text where it says, line breaks and all."""
    text = "The annual talks\nbetween Egypt and Sudan used\nto be held in Cairo."
    for quote in the_one(text).evidence:
        quote.check(text, where="story")
