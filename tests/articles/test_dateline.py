import pytest

from legation.articles.dateline import agency_opening, dateline, dateline_line

SENTENCE = "Ministers from both countries will meet next week for a third round of talks, he said."
CITIES = {"beijing", "vienna", "new delhi", "manila", "chisinau"}


def known(name):
    return name.casefold() in CITIES


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("TOKYO (Reuters) - ", "TOKYO", "Reuters", None),
        ("LOME, March 3 (Littoral Press) - ", "LOME", "Littoral Press", (3, 3)),
        ("BEIJING: ", "BEIJING", None, None),
        ("Vienna (AFP) – ", "Vienna", "AFP", None),
        ("SEOUL, May 27, Kyodo - ", "SEOUL", "Kyodo", (5, 27)),
        ("SEOUL, South Korea (HP) — ", "SEOUL, South Korea", "HP", None),
        ("KINGSTOWN, St. Vincent (AP) — ", "KINGSTOWN, St. Vincent", "AP", None),
        ("NUKU'ALOFA, Tonga (Islands Wire) — ", "NUKU'ALOFA, Tonga", "Islands Wire", None),
        ("SINGAPORE, 12 June 2018 (Corvane) — ", "SINGAPORE", "Corvane", (6, 12)),
        ("DUBAI/MUSCAT, May 1 (Reuters) - ", "DUBAI/MUSCAT", "Reuters", (5, 1)),
        ("BOGOTA, Nov. 9 (Cordillera Press) -- ", "BOGOTA", "Cordillera Press", (11, 9)),
        ("ASHGABAT, June 13 – ", "ASHGABAT", None, (6, 13)),
        ("MANILA, Philippines — ", "MANILA, Philippines", None, None),
        ("MANILA, Philippines, PNA – ", "MANILA, Philippines", "PNA", None),
        ("Chisinau, 24 September 2018. Nistru Inform. ", "Chisinau", "Nistru Inform", (9, 24)),
        ("Vienna, 04.07.2022 - ", "Vienna", None, (7, 4)),
        ("TOKYO (Jiji) _ ", "TOKYO", "Jiji", None),
        ("Chisinau, 24 September (MoldNord) – ", "Chisinau", "MoldNord", (9, 24)),
        ("MOSCOW, May 29. /TASS/. ", "MOSCOW", "TASS", (5, 29)),
        ("Bogotá, 3 May (EFE).- ", "Bogotá", "EFE", (5, 3)),
        ("BERLIN (dpa) - ", "BERLIN", "dpa", None),
        ("Vienna (dpa) - November 11, 2022 - ", "Vienna", "dpa", (11, 11)),
        ("Cidade da Praia, 16 Apr (Inforpress) – ", "Cidade da Praia", "Inforpress", (4, 16)),
        ("Baku, February 19, AZERTAG - ", "Baku", "AZERTAG", (2, 19)),
        ("(ANSA) - VIENNA, JUL 26 - ", "VIENNA", "ANSA", (7, 26)),
        ("(ANSA) - Vienna, July 26, 1999 - ", "Vienna", "ANSA", (7, 26)),
        ("Vienna. ", "Vienna", None, None),
        ("VIENNA -(Dow Jones)- ", "VIENNA", "Dow Jones", None),
        ("APA-Niamey (Niger) – ", "Niamey (Niger)", "APA", None),
        ("Vienna CNB — ", "Vienna", None, None),
        ("Vienna, IRNA – ", "Vienna", "IRNA", None),
        ("VIENNA DC — ", "VIENNA DC", None, None),
        ("VIENNA, Wednesday - ", "VIENNA", None, None),
        ("May 14, 2011 (KHARTOUM) - ", "KHARTOUM", None, (5, 14)),
        ("VIENNA, OCT. 16 (PAP) - ", "VIENNA", "PAP", (10, 16)),
        ("EUOBSERVERS / VIENNA – ", "VIENNA", None, None),
        ("VIENNA, OCTOBER 1, ARMENPRESS. ", "VIENNA", "ARMENPRESS", (10, 1)),
        ("MOSCOW October 14 TASS - ", "MOSCOW", "TASS", (10, 14)),
        ("Vienna, Sha'ban 3, 1439, April 19, 2018, SPA -- ", "Vienna", "SPA", (4, 19)),
        ("VIENNA, Tuesday, Oct. 3 (Reuters) - ", "VIENNA", "Reuters", (10, 3)),
        ("VIENNA, Austria, May 19. ", "VIENNA, Austria", None, (5, 19)),
    ],
)
def test_datelines(opening, place, agency, day):
    """Place, agency and date are read and the sentence begins behind them."""
    found = dateline(opening + SENTENCE, known=known)
    assert found is not None
    assert (place, agency, day) == (
        found.place,
        found.agency,
        (found.month, found.day) if found.month else None,
    )
    assert (opening + SENTENCE)[found.end :] == SENTENCE


@pytest.mark.parametrize(
    "opening",
    [
        "FILE - ",
        "BREAKING: ",
        "SPRING OFFER: ",
        "PHOTO: ",
        "Trump: ",
        "The minister - ",
        "China — ",
        "Mr. Keita (right) - ",
        "RISK DISCLOSURE - ",
        "President Aboud: ",
        "UPDATE 2: ",
        "NEWS.EXAMPLE - ",
        "TUESDAY, SEPTEMBER 27 - ",
    ],
)
def test_what_is_no_dateline(opening):
    """Labels, speakers and sentences with dashes are no datelines."""
    assert dateline(opening + SENTENCE, known=known) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tehran, Sept 2, IRNA", ("Tehran", "IRNA", (9, 2))),
        ("Vienna (AFP) –", ("Vienna", "AFP", None)),
        ("VIENNA, May 3", ("VIENNA", None, (5, 3))),
        ("VIENNA", None),
        ("Vienna, May 3 (AFP) - The", None),
        ("Talks in Vienna", None),
    ],
)
def test_a_dateline_may_have_its_own_line(line, told):
    """A line that is a place with its day or agency is a dateline; a place alone is none."""
    found = dateline_line(line, known=known)
    assert told == (
        found and (found.place, found.agency, (found.month, found.day) if found.month else None)
    )


def test_an_agency_may_stand_alone():
    """A story that opens with its agency and no place still names the agency."""
    opening = "(Reuters) - "
    assert ("Reuters", len(opening)) == agency_opening(opening + SENTENCE)
