import json
from datetime import datetime

import pytest

from legation.model import Media

BODY = """SUVA (Reef Wire) - Fiji's foreign minister met his Samoan counterpart on Thursday.

They agreed to meet again in Apia before the end of the year.
"""


def page(head):
    return f"Fiji, Samoa ministers meet\n\n{head}\n\n{BODY}"


def iso(at):
    if isinstance(at, datetime):
        return at.isoformat(timespec="minutes")
    return at.isoformat() if at else None


@pytest.mark.parametrize(
    ("head", "published", "updated", "zone", "anchor"),
    [
        ("Published 8 May 2025, 06:10 GMT", "2025-05-08T06:10+00:00", None, "UTC", "2025-05-08"),
        ("8 May 2025 1:10 am EDT", "2025-05-08T01:10-04:00", None, "-04:00", "2025-05-08"),
        ("7 May 2025 8:10 pm EDT", "2025-05-07T20:10-04:00", None, "-04:00", "2025-05-08"),
        ("7 May 2025, 8:10 pm", "2025-05-07T20:10", None, None, "2025-05-08"),
        (
            "9:05 p.m. May 8, 2025 (UTC+12)\nUpdated 1:15 a.m.",
            "2025-05-08T21:05+12:00",
            "2025-05-09T01:15+12:00",
            "+12:00",
            "2025-05-08",
        ),
        (
            "May 8, 2025 6:05 PM Suva time",
            "2025-05-08T18:05+12:00",
            None,
            "Pacific/Fiji",
            "2025-05-08",
        ),
        ("Thursday, May 8, 2025", "2025-05-08", None, None, "2025-05-08"),
        ("May 8, 2025\n18:05", "2025-05-08T18:05", None, None, "2025-05-08"),
        (
            "May 8, 2025Updated 6:05 p.m. NZST",
            None,
            "2025-05-08T18:05+12:00",
            None,
            "2025-05-08",
        ),
        ("Thu. May 8, 2025\nFiled at 6:05 pm, May 8", "2025-05-08T18:05", None, None, "2025-05-08"),
        ("8 May 2025 18:05 IST - SUVA", "2025-05-08T18:05+05:30", None, "+05:30", "2025-05-08"),
        ("8 May 2025, 6:05 pm CET", "2025-05-08T18:05+02:00", None, "+02:00", "2025-05-08"),
        ("", None, None, None, None),
    ],
)
def test_the_page_shows_its_clock(read_page, head, published, updated, zone, anchor):
    """Published and updated are instants where a zone is stated, else the bare clock."""
    article = read_page(page(head))
    assert (published, updated, zone, anchor) == (
        iso(article.published),
        iso(article.updated),
        article.zone,
        article.anchor_day.isoformat() if article.anchor_day else None,
    )


@pytest.mark.parametrize("said", ["2 hours ago", "Updated 35 minutes ago", "Yesterday, 18:40"])
def test_a_clock_seen_from_the_readers(read_page, said):
    """A page that tells its day only from the reader's own has none, and says so."""
    article = read_page(page(said))
    assert (article.published, article.anchor_day) == (None, None)
    assert any("none is told" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("stated", "published", "zone", "anchor"),
    [
        ({"published": "2025-05-06"}, "2025-05-06", None, "2025-05-06"),
        ({"published": "2025-05-07"}, "2025-05-07", None, "2025-05-07"),
        ({"published": "2025-05-07T20:00-04:00"}, "2025-05-07T20:00-04:00", "-04:00", "2025-05-08"),
        ({"zone": "Pacific/Fiji"}, "2025-05-08T09:00+12:00", "Pacific/Fiji", "2025-05-08"),
        (
            {"published": "2025-05-07T20:00", "zone": "-04:00"},
            "2025-05-07T20:00-04:00",
            "-04:00",
            "2025-05-08",
        ),
    ],
)
def test_what_is_stated_outranks_what_is_shown(read_page, stated, published, zone, anchor):
    """A record's or an option's word on the day, the instant and the zone stands."""
    article = read_page(page("8 May 2025, 09:00"), **stated)
    assert (published, zone, anchor) == (
        iso(article.published),
        article.zone,
        article.anchor_day.isoformat(),
    )


@pytest.mark.parametrize(
    ("head", "rest", "published", "doubt"),
    [
        ("Issued on: 08/05/2025 - 12:40", "", "2025-05-08T12:40", False),
        ("Issued on: 05/08/2025 - 12:40", "", "2025-05-08T12:40", False),
        ("03/04/2025 12:40 CEST", "The text says nothing of its day.", "2025-04-03T12:40+02:00", 0),
        ("03/04/2025 12:40 PM", "The text says nothing of its day.", "2025-03-04T12:40", False),
        ("03/04/2025 12:40", "The text says nothing of its day.", "2025-04-03T12:40", True),
        (
            "03/04/2025 12:40",
            "The text says nothing of its day.\n\nPHOTO: A pier in Apia, April 2, 2025. RW/Pool",
            "2025-04-03T12:40",
            False,
        ),
        ("03/04/2025 12:40", "APIA, April 3 (RW) - The text says little.", "2025-04-03T12:40", 0),
    ],
)
def test_day_and_month_in_numbers(read_page, head, rest, published, doubt):
    """What else the page says of its day tells the month from the day; nothing is a warning."""
    text = page(head) if not rest else f"Fiji, Samoa ministers meet\n\n{head}\n\n{rest}\n"
    article = read_page(text)
    assert published == iso(article.published)
    assert bool(doubt) == any("date in numbers" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("facts", "metas", "published", "warned"),
    [
        ({"datePublished": "2025-05-08T06:10:00Z"}, "", "2025-05-08T06:10+00:00", False),
        ({"datePublished": "2025-05-08T06:10:00.000Z"}, "", "2025-05-08T06:10+00:00", False),
        ({"datePublished": "2025-05-08"}, "", "2025-05-08T18:10+12:00", False),
        ({}, "2025-05-08T18:10:00+12:00", "2025-05-08T18:10+12:00", False),
        ({"datePublished": "2025-05-06T06:10:00Z"}, "", "2025-05-06T06:10+00:00", True),
        ({"datePublished": "soon"}, "", "2025-05-08T18:10+12:00", False),
    ],
)
def test_markup_and_page_are_weighed(read_page, facts, metas, published, warned):
    """Markup's instant stands, its bare day gives way to the page's clock, quarrels are told."""
    script = json.dumps({"@type": "NewsArticle", **facts})
    html = (
        f"<head><title>Ministers meet - Reef Wire</title>"
        f"<meta property='article:published_time' content='{metas}'>"
        f"<script type='application/ld+json'>{script}</script></head><h1>Ministers meet</h1>"
        f"<p>8 May 2025, 6:10 pm (UTC+12)</p><p>{BODY}</p>"
    )
    article = read_page(html, media=Media.HTML)
    assert published == iso(article.published)
    assert warned == any("the page shows" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("above", "opening", "below", "agency"),
    [
        ("", "SUVA (Reuters) - ", "", "Reuters"),
        ("", "SUVA (dpa) - ", "", "dpa"),
        ("By SALA VUKI, Reef Wire", "SUVA (RW) - ", "", "Reef Wire"),
        ("", "SUVA (RW) - ", "(c) Reef Wire Ltd 2025", "Reef Wire"),
        ("", "SUVA (Reef Wire) - ", "", "Reef Wire"),
        ("", "SUVA: ", "Source: Reef Wire/kb", "Reef Wire"),
        ("Source: Reef Wire Service | 8 May 2025", "SUVA (Reef Wire) - ", "", "Reef Wire Service"),
        ("KYODO NEWS - May 8, 2025 - 18:47 JST", "", "", "Kyodo"),
        ("AP | 8 May 2025 01:12 GMT", "", "", "AP"),
        ("", "(Reuters) - ", "", "Reuters"),
        ("", "", "© 2025 AFP", "AFP"),
        ("", "SUVA — ", "", None),
    ],
)
def test_agency(read_page, above, opening, below, agency):
    """The agency is read from dateline, source line, byline or copyright, in one spelling."""
    story = BODY.removeprefix("SUVA (Reef Wire) - ")
    text = f"Fiji, Samoa ministers meet\n\n{above}\n\n{opening}{story}\n{below}\n"
    assert agency == read_page(text).agency


@pytest.mark.parametrize(
    ("content", "text", "warned"),
    [
        ("Zürich".encode(), "Zürich", False),
        ("Zürich".encode("utf-8-sig"), "Zürich", False),
        ("Zürich".encode("utf-16"), "Zürich", False),
        ("Zürich".encode("cp1252"), "Zürich", True),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree", False),
        (b"one\x07two", "onetwo", False),
    ],
)
def test_bytes_become_characters(read_page, content, text, warned):
    """UTF-8, a byte order mark, else windows-1252 with a warning; line ends are line feeds."""
    article = read_page(content)
    assert (text, warned) == (
        article.text,
        "invalid UTF-8: read as windows-1252" in article.warnings,
    )


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset='iso-8859-2'><p>Łódź talks".encode("iso-8859-2"),
        "<meta charset='iso-8859-2'><p>Łódź talks<script>a</script>".encode("utf-16"),
        "<p>Łódź talks<script>'".encode() + b"\xb3\xf3'</script>",
        "<p>Łó\ufeffdź\x07 talks<!-- -->".encode(),
    ],
)
def test_html_tells_its_encoding(read_page, content):
    """What a reader sees and what is declared decide, not the bytes of a script."""
    article = read_page(content, media=Media.HTML)
    assert (article.text, article.warnings) == ("Łódź talks", ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the two countries met in the capital on Monday.", "en"),
        ("Les ministres des deux pays se sont rencontrés dans la capitale.", "fr"),
        ("Die Minister der beiden Länder trafen sich in der Hauptstadt.", "de"),
        ("Los ministros de los dos países se reunieron en la capital.", "es"),
        ("Министры двух стран встретились в столице и не сделали заявлений.", "ru"),
        ("両国の外相は月曜日に首都で会談した。", "ja"),
        ("两国外长周一在首都举行会谈。", "zh"),
        ("양국 외교장관이 월요일 수도에서 회담했다.", "ko"),
        ("التقى وزيرا خارجية البلدين في العاصمة يوم الاثنين.", "ar"),
        ("12345 67890", "und"),
        ("They met.", "en"),
        ("Macron visited Ankara.", "en"),
        (
            "Ursula von der Leyen was in Tirana on Monday. Edi Rama met von der Leyen on Tuesday.",
            "en",
        ),
    ],
)
def test_language(read_page, text, language):
    """Script and small words tell the language."""
    assert language == read_page(text).language


@pytest.mark.parametrize("address", ["http://[x", "//a]b", "http://a\u2100b"])
def test_an_address_that_is_none(read_page, address):
    """An address that cannot be taken apart is left out, with a warning, and ends no run."""
    page = f'<html><link rel=canonical href="{address}"><p>They met in Lome.'
    article = read_page(page, media=Media.HTML)
    assert (article.url, any("is none" in it for it in article.warnings)) == (None, True)


@pytest.mark.parametrize(
    "written",
    ["0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00", "0001-01-01", "1899-12-30T00:00:00"],
)
def test_a_date_that_nobody_filled_in(read_page, written):
    """The dates that systems print for "none" are none, and end no run."""
    page = (
        f'<html><meta property="article:published_time" content="{written}">'
        f'<meta property="article:modified_time" content="{written}"><p>They met in Lome on Monday.'
    )
    article = read_page(page, media=Media.HTML)
    assert (article.published, article.updated, article.anchor_day) == (None, None, None)


@pytest.mark.parametrize("zone", ["GMT+30", "(UTC+42)", "GMT-99"])
def test_a_zone_that_is_none(read_page, zone):
    """An offset that no place has leaves the clock without one, with a warning."""
    article = read_page(f"Published 8 May 2025, 09:00 {zone}\n\nThe envoys met in Lome on Monday.")
    assert article.published == datetime(2025, 5, 8, 9, 0)
    assert any("no zone on earth" in it for it in article.warnings)


def test_half_a_character(read_page):
    """What JSON spells and no file can hold is replaced."""
    page = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks \\ud800 open"}'
        "</script><p>They met in Lome."
    )
    assert read_page(page, media=Media.HTML).title == "Talks ? open"


@pytest.mark.parametrize(
    "element",
    [
        '<span property="dc:date dc:created" content="2013-08-27T14:12:00+12:00">{}</span>',
        '<span itemprop="datePublished" content="2013-08-27T14:12:00+12:00">{}</span>',
        '<time datetime="2013-08-27T14:12:00+12:00">{}</time>',
    ],
)
def test_an_element_states_the_zone_of_the_clock_it_shows(read_page, element):
    """The page prints no zone, its markup does for the same clock."""
    shown = element.format("14:12 | 27.08.2013")
    body = "".join(f"<p>{line}</p>" for line in BODY.splitlines() if line)
    html = f"<html><h1>Fiji, Samoa ministers meet</h1><div>{shown}</div><div>{body}</div>"
    assert iso(read_page(html, media=Media.HTML).published) == "2013-08-27T14:12+12:00"


def test_a_clock_behind_another_number(read_page):
    """A line may name its date behind what else it counts."""
    article = read_page(page("News Service: Politics News ID: 1355020 Date: 2011/07/09 - 11:37"))
    assert iso(article.published) == "2011-07-09T11:37"
