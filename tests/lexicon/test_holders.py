"""Whom a name meant on a day, by the table of office-holders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon import Holder, Lexicon, load
from legation.lexicon.holders import in_office
from legation.lexicon.tables import read

SUCCESSIONS = [
    {"SUN", "RUS"},
    {"SUN", "GEO"},
    {"CSK", "CZE"},
    {"YUG", "SRB"},
    {"YUG", "SCG"},
    {"SCG", "SRB"},
    {"YUG", "SCG", "SRB"},
    {"ZAR", "COD"},
    {"YMD", "YEM"},
    {"VDR", "VNM"},
    {"SDN", "SSD"},
]
HEADER = "name,names,country,body,office,leads,since,until"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("name", "on", "country", "office"),
    [
        ("Xi Jinping", "2015-05-01", "CHN", "president"),
        ("Xi Jinping", "2010-05-01", "CHN", "vice president"),
        ("Joe Biden", "2019-05-01", "USA", "vice president"),
        ("Joe Biden", "2021-01-25", "USA", "president"),
        ("Joe Biden", None, "USA", "president"),
        ("Donald Trump", "2022-03-01", "USA", "president"),
        ("George Bush", "1990-08-02", "USA", "president"),
        ("Vladimir Putin", "2010-06-01", "RUS", "prime minister"),
        ("Mikhail Gorbachev", "1987-12-08", "SUN", "party general secretary"),
        ("Eduard Shevardnadze", "1989-01-01", "SUN", "foreign minister"),
        ("Eduard Shevardnadze", "1999-01-01", "GEO", "president"),
        ("Ban Ki-moon", "2005-01-01", "KOR", "foreign minister"),
        ("Ban Ki Moon", "2010-01-01", None, "secretary-general"),
        ("Mark Rutte", "2020-01-01", "NLD", "prime minister"),
        ("Gerhard Schröder", "2003-02-01", "DEU", "chancellor"),
        ("Toshimitsu Motegi", "2024-05-22", "JPN", "party secretary-general"),
        ("Wang Yi", "2023-02-18", "CHN", "top diplomat"),
        ("Keir Starmer", "2020-06-01", "GBR", "prime minister"),
        ("Volodymyr Zelensky", "2022-03-01", "UKR", "president"),
        ("Recep Tayyip Erdoğan", "2010-03-01", "TUR", "prime minister"),
        ("Lula", "2024-03-01", "BRA", "president"),
        ("MBS", "2018-10-02", "SAU", "crown prince"),
        ("Abdel-Fattah el-Sissi", "2020-01-01", "EGY", "president"),
        ("Abbas Araghchi", "2025-06-01", "IRN", "foreign minister"),
        ("Liu Jianchao", "2024-05-22", "CHN", "party international department head"),
        ("Alexander Stubb", "2025-08-18", "FIN", "president"),
        ("Bill Hayden", "1985-01-01", "AUS", "foreign minister"),
        ("Nelson Mandela", "2005-01-01", "ZAF", "president"),
        ("Mobutu Sese Seko", "1990-01-01", "ZAR", "president"),
        ("Kaja Kallas", "2025-02-01", None, "foreign policy chief"),
        ("Omar el-Bashir", "2003-09-01", "SDN", "president"),
        ("Ali Abdallah Salih", "2001-05-01", "YEM", "president"),
        ("Sergey Lavrov", "2010-05-01", "RUS", "foreign minister"),
        ("Aleksandr Lukashenko", "2001-05-01", "BLR", "president"),
        ("Muhammad Khatami", "1999-05-01", "IRN", "president"),
        ("David Lee", "2017-06-13", "TWN", "foreign minister"),
    ],
)
def test_a_whole_name_leads_to_the_office_of_the_day(
    lexicon: Lexicon, name: str, on: str | None, country: str | None, office: str
) -> None:
    """It is the office in term, else the last before, else the first after."""
    holder = lexicon.holder(name, on=date.fromisoformat(on) if on else None)
    assert holder is not None
    assert (holder.country, holder.office) == (country, office)


@pytest.mark.parametrize(
    ("name", "year"), [("David Lee", 2010), ("David Lee", 2023), ("Keir Starmer", 2001)]
)
def test_a_name_counts_only_near_its_term_where_others_bear_it(
    lexicon: Lexicon, name: str, year: int
) -> None:
    """A common surname or a distant future tells of somebody else."""
    assert lexicon.holder(name, on=date(year, 1, 1)) is None


@pytest.mark.parametrize("name", ["Jane Nobody", "Jinping", "xi jinping", "", "Moon"])
def test_other_names_lead_to_nobody(lexicon: Lexicon, name: str) -> None:
    """A part of a name is not the name, nor is a word in small letters."""
    assert lexicon.holder(name, on=date(2018, 1, 1)) is None


@pytest.mark.parametrize(
    ("name", "on", "whole"),
    [
        ("Xi", "2020-01-01", "Xi Jinping"),
        ("Moon", "2018-04-27", "Moon Jae-in"),
        ("Moon", "2005-01-01", None),
        ("Yoon", "2023-08-18", "Yoon Suk Yeol"),
        ("Macron", "2024-06-01", "Emmanuel Macron"),
        ("Blinken", "2022-01-01", "Antony Blinken"),
        ("Blinken", "2015-01-01", None),
        ("von der Leyen", "2018-01-01", None),
        ("Merkel", "2022-06-01", "Angela Merkel"),
        ("Merkel", "2023-06-01", None),
        ("Merkel", None, None),
        ("Bush", "2003-03-01", None),
        ("May", "2018-03-01", None),
        ("Rice", "2006-03-01", None),
        ("Kishida", "2024-05-22", "Fumio Kishida"),
        ("Jinping", "2020-01-01", None),
        ("Han", "2023-01-01", None),
        ("Zelensky", "2022-03-01", "Volodymyr Zelenskiy"),
        ("Sisi", "2020-01-01", "Abdel Fattah al-Sisi"),
        ("al-Assad", "2013-09-01", "Bashar al-Assad"),
        ("Marcos", "2024-04-11", "Ferdinand Marcos Jr."),
        ("Modi", "2019-09-22", "Narendra Modi"),
        ("Netanyahu", "2015-03-03", "Benjamin Netanyahu"),
        ("Netanyahu", "2005-03-03", None),
        ("Aliyev", "2020-11-10", "Ilham Aliyev"),
        ("Mitsotakis", "2021-01-01", "Kyriakos Mitsotakis"),
        ("Landsbergis", "2022-01-01", "Gabrielius Landsbergis"),
        ("Barak", "2000-07-11", "Ehud Barak"),
        ("Salman", "2018-01-01", None),
        ("Ivanov", "2000-01-01", None),
    ],
)
def test_a_bare_surname_counts_when_one_bears_it(
    lexicon: Lexicon, name: str, on: str | None, whole: str | None
) -> None:
    """It means a leader or foreign minister in office within a year of the day, or nobody."""
    holder = lexicon.surname(name, on=date.fromisoformat(on) if on else None)
    assert (holder and holder.name) == whole


def test_rows_agree_with_the_other_tables(lexicon: Lexicon) -> None:
    """Countries are known, terms end after they begin, a body stands where no country does."""
    for holder in lexicon.all_holders:
        assert (holder.country is None) != (holder.body is None), holder
        assert holder.country is None or lexicon.coded(holder.country), holder
        assert not (holder.leads and holder.country is None), holder
        if holder.until:
            both = min(len(holder.since), len(holder.until))
            assert holder.since[:both] <= holder.until[:both], holder


def test_terms_lie_within_the_life_of_the_state(lexicon: Lexicon) -> None:
    """A former state's officials end with it, a new one's begin with it."""
    for holder in lexicon.all_holders:
        country = lexicon.coded(holder.country) if holder.country else None
        if country and country.until:
            assert holder.until and int(holder.until[:4]) <= country.until, holder
        if country and country.since and holder.leads:
            assert int(holder.since[:4]) >= country.since - 1, holder


def test_no_spelling_leads_to_two_countries(lexicon: Lexicon) -> None:
    """Only a state's successor may have had the same person in office."""
    for holder in lexicon.all_holders:
        for name in (holder.name, *holder.names):
            rows = lexicon.holders(name)
            assert holder in rows
            codes = {row.country for row in rows if row.country}
            assert len(codes) == 1 or codes in SUCCESSIONS or not codes, name
            assert {row.name for row in rows} == {holder.name}, name


def test_rows_of_your_own_outrank_ours(tmp_path: Path) -> None:
    """One row may end a term and another begin the next."""
    table = tmp_path / "mine.csv"
    table.write_text(
        f"{HEADER}\n"
        "Emmanuel Macron,,FRA,,president,1,2017-05,2027-05\n"
        "Ada Example,,FRA,,president,1,2027-05,\n",
        encoding="utf-8",
    )
    lexicon = load(table)
    (macron,) = lexicon.holders("Emmanuel Macron")
    assert macron.until == "2027-05"
    newcomer = lexicon.surname("Example", on=date(2028, 1, 1))
    assert newcomer and newcomer.office == "president"


def test_namesakes_of_two_countries_are_told_by_the_day_or_not_at_all() -> None:
    """Where both were in office the name tells nothing."""
    lines = [
        HEADER,
        "Ann Twin,,NOR,,president,1,2000,2010",
        "Ann Twin,,SWE,,president,1,2005,2015",
    ]
    rows = tuple(row for row in read(lines, where="mine.csv") if isinstance(row, Holder))
    assert [
        holder and holder.country
        for year in (2003, 2007, 2012)
        for holder in [in_office(rows, on=date(year, 1, 1))]
    ] == ["NOR", None, "SWE"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Ann Twin,,NOR,,president,yes,2000,", "leads 'yes'"),
        ("Ann Twin,,,,president,1,2000,", "no country and no body"),
        ("Ann Twin,,NOR,,president,1,,", "no since"),
        ("Ann Twin,,NOR,,president,1,2000-13,", "since '2000-13'"),
        ("Ann Twin,,NOR,,president,1,2000,now", "until 'now'"),
    ],
)
def test_a_malformed_holder_is_named(row: str, told: str) -> None:
    """The error tells the line and what it found there."""
    with pytest.raises(LexiconError, match=r"mine\.csv, line 2") as error:
        list(read([HEADER, row], where="mine.csv"))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("surname", "office", "on", "whole"),
    [
        ("Bush", "President", "1990-08-02", "George H.W. Bush"),
        ("Bush", "US President", "2003-03-20", "George W. Bush"),
        ("Bush", "former President", "1990-08-02", None),
        ("Bush", "Senator", "1990-08-02", None),
        ("Nobody", "President", "1990-08-02", None),
    ],
)
def test_a_title_tells_a_common_surname_apart(
    lexicon: Lexicon, surname: str, office: str, on: str, whole: str | None
) -> None:
    """The office must be the row's own, held around that day."""
    holder = lexicon.titled(surname, office, on=date.fromisoformat(on))
    assert (holder and holder.name) == whole


@pytest.mark.parametrize(
    ("name", "whole"),
    [("M. S. Gorbachev", "Mikhail Gorbachev"), ("R. Gorbachev", None), ("Gorbachev", None)],
)
def test_initials_stand_for_given_names(lexicon: Lexicon, name: str, whole: str | None) -> None:
    """ "M. S." is Mikhail, and nobody else's."""
    holder = lexicon.initialled(name, on=date(1987, 1, 1))
    assert (holder and holder.name) == whole


@pytest.mark.parametrize(
    ("code", "on", "was"),
    [
        ("UKR", "1986-04-26", "SUN"),
        ("UKR", "1992-04-26", "UKR"),
        ("SRB", "1999-03-24", "YUG"),
        ("SRB", "2004-03-24", "SCG"),
        ("FRA", "1986-04-26", "FRA"),
    ],
)
def test_a_land_belonged_to_the_state_of_that_day(
    lexicon: Lexicon, code: str, on: str, was: str
) -> None:
    """The earliest state whose end had not come."""
    assert lexicon.then(code, on=date.fromisoformat(on)) == was


@pytest.mark.parametrize("name", ["Amina Muhammad", "Muhammad", "sergey lavrov", "Sergey Ahmad"])
def test_other_spellings_tell_one_person_or_nobody(lexicon: Lexicon, name: str) -> None:
    """Not where two persons of the table would bear it, nor a name of one word."""
    assert lexicon.holder(name, on=date(2012, 5, 1)) is None
