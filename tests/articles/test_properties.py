import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import UnreadablePage
from legation.model import Media

LINES = st.sampled_from(
    [
        "LIMA (Andes Wire) - The envoys met on Monday, an official said.",
        "© Reuters. FILE PHOTO: A bridge, May 4, 2021.  REUTERS/Asha Rai/File Photo",
        "Published 05/21/2024, 10:56 PM",
        "Updated 31/31/2024 25:61",
        "Comments (3)",
        "Read more",
        "Home | World |\xa0Sport",
        "PHOTO:",
        "© ",
        "the end of the line",
        "* * *",
        ":",
        "\u2028",
        "",
        "   ",
    ]
)
PAGES = st.lists(LINES | st.text(max_size=60), max_size=25).map("\n".join)
TAGS = st.sampled_from(
    re.findall(
        r"<[^>]*>|&[#\w;]*|<!--",
        """<p></p><div></div><b><i class=promo></i><br><h1></h1><figure><figcaption><ul><li><script>
        </script><table><td><article></article><aside hidden><!----><a href=x></a><pre><svg></svg>
        <title></title><time datetime=2024-05-22><template><select>&&#0;&lt;<meta name=date
        content=2024-13-45><script type=application/ld+json>""",
    )
)
SOUP = st.lists(TAGS | LINES | st.text(max_size=20), max_size=60).map("".join)


def tiles(article):
    ends = [0, *(block.end for block in article.blocks)]
    return ends[:-1] == [block.start for block in article.blocks] and ends[-1] == len(article.text)


@given(text=PAGES)
@settings(max_examples=150, deadline=None)
def test_any_text_is_tiled(read_page, text):
    """Whatever a text holds, no character is lost, or the page is unreadable."""
    with contextlib.suppress(UnreadablePage):
        article = read_page(text.encode("utf-8", "replace"))
        assert tiles(article)
        assert article.text.split() == "".join(c for c in article.text if c).split()


@given(html=SOUP)
@settings(max_examples=150, deadline=None)
def test_any_tag_soup_is_tiled(read_page, html):
    """Whatever tags come in whatever order, the blocks tile what is visible."""
    with contextlib.suppress(UnreadablePage):
        assert tiles(read_page(html.encode("utf-8", "replace"), media=Media.HTML))


@given(content=st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(read_page, content):
    """Bytes of any kind give an article or UnreadablePage, nothing else."""
    for media in Media:
        with contextlib.suppress(UnreadablePage):
            assert tiles(read_page(content, media=media))


@pytest.mark.parametrize("stated", [{"published": "soon"}, {"zone": "Mars/Olympus"}])
def test_what_is_stated_badly_makes_a_page_unreadable(read_page, stated):
    """A stated day or zone in no form we read is said, not passed over."""
    with pytest.raises(UnreadablePage, match="wanted"):
        read_page("Published 8 May 2025, 09:00\n\nThe envoys met.", **stated)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_nothing_to_read_is_unreadable(read_page, text):
    """A page of white space says what was wanted."""
    with pytest.raises(UnreadablePage, match="wanted"):
        read_page(text)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Lome on Monday. " * 150_000,
        "a\n" * 300_000,
        "Ab, " * 500_000,
        "(" * 10**6,
    ],
    ids=["sentences", "lines", "names", "brackets"],
)
def test_megabytes_of_text_end_soon(read_page, text):
    """No page takes time that grows with the square of its length."""
    assert tiles(read_page(text))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>The envoys met in Lome.",
        "<menu><p>" * 60_000 + "The envoys met in Lome.",
        "<tdx>" * 60_000 + "<p>The envoys met in Lome." * 60_000,
        "<b><p><a href=x><i class=y>The envoys met. " * 24_000,
        "<b id=1><b id=2>" * 9_000 + "<p>The envoys met." * 9_000,
        "<table>" + "<tr><td>a<td>1.2" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(120_000)) + ">The envoys met.",
        "<script>" * 50_000 + "The envoys met.",
        "<!--" * 200_000 + "The envoys met.",
        "<xmp>The envoys met. " + '<"' * 200_000,
        "The envoys met. " + "&lt;" * 200_000,
        "<p>The envoys met.<svg " * 50_000,
        "<p>The envoys met.<Script>a</SCRIPT>" * 40_000,
        "".join(f"<p class=c{n}>The envoys met." for n in range(100_000)),
        "".join(f"<h2>Envoys in city {n}</h2><p>They met in city {n}." for n in range(15_000)),
    ],
    ids=range(15),
)
def test_hostile_markup_ends_soon(read_page, html):
    """Nesting, unclosed tags, long tables and tags take no more than a time in their length."""
    with contextlib.suppress(UnreadablePage):
        assert tiles(read_page(f"<html>{html}", media=Media.HTML))
