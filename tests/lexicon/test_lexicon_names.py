"""What a name stands for, looked up and found in running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.lexicon import City, HitKind, Lexicon, load


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("Scotland", "GBR"),
        ("Holland", "NLD"),
        ("the Netherlands", "NLD"),
        ("The Gambia", "GMB"),
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("East Timor", "TLS"),
        ("Czechia", "CZE"),
        ("Türkiye", "TUR"),
        ("Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Republic of the Congo", "COG"),
        ("DR Congo", "COD"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("Holy See", "VAT"),
        ("Palestine", "PSE"),
        ("Soviet Union", "SUN"),
        ("West Germany", "DEU"),
        ("East Germany", "DDR"),
        ("Zaire", "ZAR"),
        ("Kosovo", "XKX"),
        ("Atlantis", None),
        ("us", None),
    ],
)
def test_countries_by_name(lexicon: Lexicon, name: str, code: str | None) -> None:
    """A country goes by all its names, in their case, whatever article stands before."""
    country = lexicon.country(name)
    assert (country and country.code) == code


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Korean", ("KOR", "PRK")),
        ("North Korean", ("PRK",)),
        ("South Koreans", ("KOR",)),
        ("Congolese", ("COD", "COG")),
        ("Dominican", ("DMA", "DOM")),
        ("Britons", ("GBR",)),
        ("Turks", ("TUR",)),
        ("Iranians", ("IRN",)),
        ("Dutch", ("NLD",)),
        ("Swiss", ("CHE",)),
        ("Emirati", ("ARE",)),
        ("Nigerien", ("NER",)),
        ("Soviet", ("SUN",)),
        ("West German", ("DEU",)),
        ("polish", ()),
    ],
)
def test_demonyms(lexicon: Lexicon, word: str, codes: tuple[str, ...]) -> None:
    """Adjectives and peoples lead to their countries: one, several or none."""
    assert tuple(country.code for country in lexicon.demonym(word)) == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tokyo", "JPN"),
        ("the Kremlin", "RUS"),
        ("White House", "USA"),
        ("Washington", "USA"),
        ("Downing Street", "GBR"),
        ("Élysée", "FRA"),
        ("Quai d’Orsay", "FRA"),
        ("Blue House", "KOR"),
        ("Nagatacho", "JPN"),
        ("Taipei", "TWN"),
        ("Ramallah", "PSE"),
        ("The Hague", "NLD"),
        ("Brussels", None),
        ("Osaka", None),
    ],
)
def test_seats(lexicon: Lexicon, name: str, code: str | None) -> None:
    """Capitals and buildings stand for governments, other cities do not."""
    country = lexicon.seat(name)
    assert (country and country.code) == code


@pytest.mark.parametrize(
    ("name", "country", "zone"),
    [
        ("Geneva", "CHE", "Europe/Zurich"),
        ("Birmingham", "GBR", "Europe/London"),
        ("Nusa Dua", "IDN", "Asia/Makassar"),
        ("Mar-a-Lago", "USA", "America/New_York"),
        ("Sharm el-Sheikh", "EGY", "Africa/Cairo"),
        ("Crimea", "UKR", "Europe/Simferopol"),
        ("Gaza", "PSE", "Asia/Gaza"),
        ("Panmunjom", "KOR", "Asia/Seoul"),
    ],
)
def test_cities(lexicon: Lexicon, name: str, country: str, zone: str) -> None:
    """A place has a country and a clock; of namesakes the best known is meant."""
    city = lexicon.city(name)
    assert city
    assert (city.country, city.zone) == (country, zone)


def test_namesakes_are_all_told(lexicon: Lexicon) -> None:
    """All places of one name, the most prominent first."""
    assert [city.country for city in lexicon.cities("Valencia")] == ["ESP", "VEN"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TOKYO", ("Tokyo", "JPN")),
        ("Tokyo", ("Tokyo", "JPN")),
        ("MALE", ("Malé", "MDV")),
        ("BRASILIA", ("Brasília", "BRA")),
        ("WASHINGTON, D.C.", ("Washington", "USA")),
        ("ST PETERSBURG", ("St. Petersburg", "RUS")),
        ("TRIPOLI", ("Tripoli", "LBY")),
        ("TRIPOLI, Lebanon", ("Tripoli", "LBN")),
        ("AUSTIN, Texas", ("Austin", "USA")),
        ("GENEVA, Switzerland", ("Geneva", "CHE")),
        ("SEOUL/TOKYO", ("Seoul", "KOR")),
        ("UNITED NATIONS", ("United Nations", "USA")),
        ("SANA’A", ("Sanaa", "YEM")),
    ],
)
def test_dateline_cities(lexicon: Lexicon, name: str, expected: tuple[str, str]) -> None:
    """Datelines are written in capitals, without accents, with country or state after."""
    city = lexicon.dateline_city(name)
    assert city
    assert (city.name, city.country) == expected


@pytest.mark.parametrize("name", ["", "ATLANTIS", "TOKYO, France", "LONDON, Ontario", "It rained"])
def test_no_dateline_city(lexicon: Lexicon, name: str) -> None:
    """What is no place we know, or is put in a country where it is not, gives none."""
    assert lexicon.dateline_city(name) is None


@pytest.mark.parametrize(
    ("name", "country", "international"),
    [
        ("LDP", "JPN", False),
        ("Komeito", "JPN", False),
        ("State Department", "USA", False),
        ("Knesset", "ISR", False),
        ("the UN", None, True),
        ("U.N. Security Council", None, True),
        ("Hezbollah", None, True),
        ("Foreign Office", None, None),
    ],
)
def test_bodies(
    lexicon: Lexicon, name: str, country: str | None, international: bool | None
) -> None:
    """A body of a country, an international one, or None where several share the name."""
    body = lexicon.body(name)
    if international is None:
        assert body is None
    else:
        assert body
        assert (body.country, body.international) == (country, international)


def test_shared_names_of_bodies(lexicon: Lexicon) -> None:
    """A name that several bodies share gives all of them."""
    countries = {body.country for body in lexicon.bodies("Communist Party")}
    assert {"CHN", "JPN", "VNM", "SUN"} <= countries


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Japan’s envoy met China's.", "country Japan, country China"),
        (
            "Japan-China talks on Sino-Russian trade",
            "country Japan, country China, demonym Sino, demonym Russian",
        ),
        ("He told us the US and the U.S.-led bloc", "country US, country U.S."),
        ("It left the U.S. Japan stayed.", "country U.S., country Japan"),
        ("the U.S.S. Pegasus and US$5 million", ""),
        (
            "Guinea-Bissau, Equatorial Guinea and Papua New Guinea",
            "country Guinea-Bissau, country Equatorial Guinea, country Papua New Guinea",
        ),
        ("North Korean and South Korean envoys", "demonym North Korean, demonym South Korean"),
        ("Côte d’Ivoire and Sana’a", "country Côte d’Ivoire, city Sana’a"),
        ("Bosnia–Herzegovina and Timor‑Leste", "country Bosnia–Herzegovina, country Timor‑Leste"),
        ("Polish ministers polish turkey", "demonym Polish"),
        ("North\n\nKorea", "country Korea"),
        ("North\nKorea", "country North\nKorea"),
        ("The Kremlin and Washington spoke", "seat Kremlin, city Washington"),
        ("the Washington Post on the South China Sea", ""),
        ("The Australian premier told The Australian", "demonym Australian"),
        ("The Australian reported a loss", ""),
        ("Khmer troops, the Khmer Rouge", "demonym Khmer, body Khmer Rouge"),
        ("Singapore hosts ASEAN", "country Singapore, body ASEAN"),
        ("al-Qaeda, P5+1, OPEC+ and the G-7", "body al-Qaeda, body P5+1, body OPEC+, body G-7"),
        ("Usage in Chinatown", ""),
        ("Nice talk in Nice, France", "city Nice, France"),
        ("Australia and Austria", "country Australia, country Austria"),
    ],
)
def test_scan(lexicon: Lexicon, text: str, hits: str) -> None:
    """Longest match, whole words, in their case, possessives and decoys apart."""
    assert ", ".join(f"{hit.kind} {hit.text}" for hit in lexicon.scan(text)) == hits


def test_scan_tells_the_others_of_a_shared_name(lexicon: Lexicon) -> None:
    """A hit on a shared name carries every entry."""
    (hit,) = lexicon.scan("Korean")
    assert hit.kind is HitKind.DEMONYM
    assert [entry.name for entry in (hit.entry, *hit.others)] == ["South Korea", "North Korea"]


PIECES = st.sampled_from(
    ["Japan", "China", "U.S.", "US", "’s", "'s", "-", " ", "\n", "\n\n", ".", "North", "Korea",
     "Guinea", "Bissau", "Sino-", "The Hague", "é", "İ", "$", "Foreign Office", "x", "G", "7"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_hits_slice_out_of_the_text_in_order(text: str) -> None:
    """Whatever the text, hits lie in it, follow one another and are what they say."""
    at = 0
    for hit in load().scan(text):
        assert at <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        at = hit.end


def test_own_tables_outrank_ours(tmp_path: Path) -> None:
    """A user's rows replace ours of the same key, and come first among namesakes."""
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,names,country,zone\nGeneva,Geneva,USA,America/Chicago\nOslo,Oslo,NOR,Etc/UTC\n",
        encoding="utf-8",
    )
    mine = load(table)
    geneva, oslo = mine.city("Geneva"), mine.city("Oslo")
    assert geneva == City(name="Geneva", names=("Geneva",), country="USA", zone="America/Chicago")
    assert oslo
    assert oslo.zone == "Etc/UTC"
    assert [city.country for city in mine.cities("Geneva")] == ["USA", "CHE"]


def test_our_tables_are_read_once() -> None:
    """Loading without tables of one's own costs nothing the second time."""
    assert load() is load()
