"""A week's agenda: lines that tell the day of what follows, and cities that head each entry."""

from __future__ import annotations

import pytest

from legation import articles, claims, language, lexicon
from legation.claims.participants import poles
from legation.model import Media, RawPage

AGENDA = """AGENDA - Diplomacy next week

LONDON, May 17, 2024 (Harbour Wire) - The following visits and meetings are expected.

MONDAY, MAY 20

OSLO - Finnish Foreign Minister Elina Valtonen begins a visit. She meets Norwegian Prime Minister \
Jonas Gahr Stoere.

LIMA - Chilean President Gabriel Boric arrives.

WEDNESDAY, MAY 22

RABAT - Spanish Foreign Minister Jose Manuel Albares holds talks with Morocco's \
Nasser Bourita (1000).

CANCELLED

VIENNA - Visit by Slovak Prime Minister Robert Fico, due on Tuesday.
"""
CHRONICLE = """CHRONOLOGY - Summits of two neighbours

LONDON, May 17, 2024 (Harbour Wire) - These are the summits of Greece and Turkey.

June 3 and 5, 2010 - Greek Prime Minister George Papandreou meets Turkish Prime Minister Tayyip \
Erdogan in Athens.

May 2013 - Greek Prime Minister Antonis Samaras and Turkish Prime Minister Tayyip Erdogan hold \
talks in Istanbul.

December 7-8, 2017 - Turkish President Tayyip Erdogan becomes the first Turkish president in \
decades to visit Greece.
"""


def read(page: str) -> list[str]:
    """What is told on a page, in order: kind, status, sides, place and time."""
    words = lexicon.load()
    article = articles.make(
        RawPage(id="page", content=page.encode(), media=Media.TEXT), lexicon=words
    )
    made = claims.extract(article, language=language.load(), lexicon=words)
    return [
        f"{claim.kind} {claim.status} {'|'.join(sorted(poles(claim.participants)))} "
        f"{claim.place.name if claim.place else '-'} {claim.when.when.edtf if claim.when else '-'}"
        for claim in made.claims
    ]


@pytest.mark.parametrize(
    "told",
    [
        "visit planned FIN|NOR Oslo 2024-05-20",
        "meeting planned FIN|NOR Oslo 2024-05-20",
        "visit planned CHL|PER Lima 2024-05-20",
        "meeting planned ESP|MAR Rabat 2024-05-22",
    ],
)
def test_an_agenda_is_planned(told: str) -> None:
    """Each entry in the present tense is a plan for its day and its city."""
    assert told in read(AGENDA)


def test_a_line_of_another_kind_ends_a_day() -> None:
    """What stands below it has no day of the agenda's."""
    assert not [told for told in read(AGENDA) if "AUT" in told and "05-22" in told]


@pytest.mark.parametrize(
    "told",
    [
        "summit held GRC|TUR Athens 2010-06-03/2010-06-05",
        "summit held GRC|TUR Istanbul 2013-05",
        "visit held GRC|TUR Greece 2017-12-07/2017-12-08",
    ],
)
def test_a_chronology_is_done(told: str) -> None:
    """Each entry in the present tense is what was then, and none is another's."""
    assert told in read(CHRONICLE)


LATER = """Agenda of the week

Oslo (Harbour Wire) - May 17, 2024 - The main dates of the week to come.

MONDAY, MAY 20

LIMA - Chilean President Gabriel Boric meets Peruvian President Dina Boluarte before \
moving on to Bolivia the next day and to Ecuador on Thursday.

THURSDAY, MAY 23

QUITO - The city's fair opens.

FRIDAY, MAY 24

BANGKOK - Japanese Prime Minister Fumio Kishida meets Thai Prime Minister Srettha Thavisin before \
he flies on to Manila on Sunday.
"""


def test_an_entry_speaks_on_its_own_day() -> None:
    """The day behind the dateline's dash is the page's; weekdays in an entry follow its day."""
    assert read(LATER) == [
        "summit planned CHL|PER Lima 2024-05-20",
        "visit planned BOL|CHL Bolivia 2024-05-21",
        "visit planned CHL|ECU Ecuador 2024-05-23",
        "summit planned JPN|THA Bangkok 2024-05-24",
        "visit planned JPN|PHL Manila 2024-05-26",
    ]


DATED = """Dates to watch

GENEVA (Harbour Wire) - May 17, 2024 - These are some of the dates to watch in the weeks to come.

* May 20 - TUNIS: Libyan Prime Minister Abdulhamid Dbeibah visits.

* May 21 - WARSAW: Polish President Andrzej Duda receives Latvian President Edgars Rinkevics.

* May 23 - HANOI: The foreign ministers of Vietnam and Laos hold talks.
"""
PLAIN = """Dates to watch

GENEVA (Harbour Wire) - May 17, 2024 - These are some of the dates to watch in the weeks to come.

May 20: Libyan Prime Minister Abdulhamid Dbeibah visits Tunis.

May 21: Polish President Andrzej Duda meets Latvian President Edgars Rinkevics in Warsaw.

June 3: The foreign ministers of Vietnam and Laos meet in Hanoi.
"""
BANKS = """Dates to watch

GENEVA (Harbour Wire) - May 17, 2024 - These are some of the dates to watch in the weeks to come.

* May 20 - TUNIS: The central bank publishes its report on prices.

* May 21 - WARSAW: Teachers strike; the French ambassador opens a film festival.

* May 23 - HANOI: Vietnam Airlines reports its results for the year.
"""


@pytest.mark.parametrize("page", [DATED, PLAIN])
def test_items_of_a_list_have_their_day_and_city(page: str) -> None:
    """Behind a bullet too, and where the city stands behind the day or in the sentence."""
    assert [told.replace("2024-06-03", "2024-05-23") for told in read(page)] == [
        "visit planned LBY|TUN Tunis 2024-05-20",
        "summit planned LVA|POL Warsaw 2024-05-21",
        "meeting planned LAO|VNM Hanoi 2024-05-23",
    ]


def test_a_list_of_other_things_tells_no_engagement() -> None:
    """Banks, strikes and companies have dates too."""
    assert read(BANKS) == []
