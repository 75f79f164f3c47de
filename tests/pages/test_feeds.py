import io
import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Media, NotRead, RawPage
from legation.pages import discover
from legation.pages.feed_dates import iso

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="feed.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>News</title><link>https://news.example/</link>
<item>
  <title>Talks &amp;amp; tea in Vienna</title>
  <link>https://news.example/1</link>
  <media:title>A photograph</media:title>
  <dc:creator>Ada Roe</dc:creator>
  <pubDate>Wed, 22 May 2024 07:56:00 +0900</pubDate>
  <description>A teaser.</description>
  <content:encoded><![CDATA[<p>Ministers met &amp; talked on Monday.</p>]]></content:encoded>
</item>
<item><guid>https://news.example/2</guid><title>Only a title</title></item>
<item><title>Told&nbsp;short</title><link>/3</link>
  <description>They met &mdash; &lt;b&gt;briefly&lt;/b&gt; & left.</description>
</item>
<item><title>Nowhere</title><guid isPermaLink="false">https://news.example/4</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/world/">
<title>News</title><link href="https://news.example/"/>
<entry>
  <id>tag:news.example,2024:1</id>
  <title type="html">Talks &lt;em&gt;open&lt;/em&gt;</title>
  <link rel="edit" href="/edit"/><link href="1.html"/>
  <published>2024-05-22T07:56:00+09:00</published><updated>2024-05-22T08:10:00+09:00</updated>
  <author><name>Ada Roe</name><email>ada@news.example</email></author>
  <source><title>Elsewhere</title></source>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>Ministers &lt; presidents met.<br/>Twice.</p></div></content>
</entry>
<entry><id>urn:2</id><title>Plain</title><updated>2024-05-23T00:00:00Z</updated>
  <content>One line.
Another line.</content></entry>
</feed>"""


def read(content, **stated):
    if isinstance(content, str):
        content = content.encode()
    return list(discover(["-"], stdin=io.BytesIO(content), fetching=None, **stated))


def words(page):
    return page.content.decode("utf-8")


def test_rss_with_content():
    """An RSS entry that holds its words is a page under its own address, with its own offset."""
    page = read(RSS)[0]
    assert page == RawPage(
        id="https://news.example/1",
        content=page.content,
        media=Media.HTML,
        url="https://news.example/1",
        published="2024-05-22T07:56:00+09:00",
    )
    assert "<h1>Talks &amp; tea in Vienna</h1>" in words(page)
    assert "<p>Ministers met &amp; talked on Monday.</p>" in words(page)
    assert 'content="Ada Roe"' in words(page)
    assert "photograph" not in words(page) and "teaser" not in words(page)


def test_rss_without_content():
    """Offline, a summary is the page, an address alone a reason, and so is neither."""
    _, alone, short, nowhere = read(RSS)
    assert (type(alone), alone.id) == (NotRead, "https://news.example/2")
    assert "gives only its address" in alone.reason and "may not be fetched" in alone.reason
    assert short.id == "https://news.example/3"
    assert "Told short" in words(short)
    assert "They met — <b>briefly</b> & left." in words(short)
    assert (nowhere.id, "neither words nor an address" in nowhere.reason) == ("-:4", True)


def test_atom():
    """Atom's own types, bases and dates are kept to; an entry without an address has its name."""
    first, second = read(ATOM)
    assert (first.id, first.published) == (
        "https://news.example/world/1.html",
        "2024-05-22T07:56:00+09:00",
    )
    told = words(first)
    assert "<h1>Talks open</h1>" in told
    assert 'content="2024-05-22T08:10:00+09:00"' in told
    assert "<p>Ministers &lt; presidents met.<br>Twice.</p>" in told
    assert 'content="Ada Roe"' in told and "Elsewhere" not in told
    assert (second.id, second.published) == ("urn:2", "2024-05-23T00:00:00+00:00")
    assert "<p>One line.</p><p>Another line.</p>" in words(second)


def test_rss_1_and_prefixed_names():
    """Entries beside their channel and elements with a feed's own prefix are read."""
    rdf = """<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel/>
      <item rdf:about="x"><title>T</title><link>https://news.example/1</link>
      <description>They met.</description><dc:date>2024-05-22</dc:date></item></rdf:RDF>"""
    atom = """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>urn:1</a:id>
      <a:title>T</a:title><a:content>They met.</a:content></a:entry></a:feed>"""
    (first,), (second,) = read(rdf), read(atom)
    assert (first.id, first.published) == ("https://news.example/1", "2024-05-22")
    assert (second.id, "They met." in words(second)) == ("urn:1", True)


def test_json_feed():
    """A JSON Feed's items are pages; one that is none is named and the others are read."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "items": [
            {
                "id": 1,
                "url": "https://news.example/1",
                "title": "Talks",
                "content_html": "<p>They met.</p>",
                "date_published": "2024-05-22T07:56:00+09:00",
                "authors": [{"name": "Ada Roe"}, {"url": "x"}],
            },
            "an item",
            {"id": "3", "content_text": "One.\nTwo <3."},
        ],
    }
    first, bad, last = read(json.dumps(feed))
    assert (first.id, first.published) == ("https://news.example/1", "2024-05-22T07:56:00+09:00")
    assert (bad.id, "wanted an object" in bad.reason) == ("-:2", True)
    assert "<p>One.</p><p>Two &lt;3.</p>" in words(last)


@pytest.mark.parametrize("key", ["id", "url", "title", "content_text", "summary"])
def test_half_a_character_is_replaced(key):
    """What JSON escapes of half a character is no character that could be written."""
    item = {"id": "1", "content_text": "They met."} | {key: "http://a.example/\ud800"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    (page,) = read(json.dumps(feed))
    assert f"{page.id} {page.url} {words(page)}".isascii()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<rss><channel></channel></rss>", "holds no entries"),
        ("<rss><channel><title>", "breaks off after 0 entries"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 5}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "no JSON"),
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "entities"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "entities"),
        ("<rss>" + "<a>" * 100_000, "nests more than"),
    ],
)
def test_a_bad_feed_gives_its_reason(content, said):
    """A feed that is none, or is meant to harm, is one reason and no page."""
    (found,) = read(content)
    assert said in found.reason


@pytest.mark.parametrize(
    "part",
    ["<![CDATA[", "<!--", "&", "<i>", "<item>", "<item/>&lt;", " ", "<?xml"],
)
def test_a_feed_of_one_thing_takes_no_time(part):
    """A feed that repeats what never closes is done with at once."""
    begun = time.process_time()
    assert read("<rss>" + part * 40_000)
    assert time.process_time() - begun < 3


def test_a_feed_cut_short_keeps_its_whole_entries():
    """What stands before the break is read, and the break is told."""
    first, *_, fault = read(RSS[: RSS.index("<item><title>Nowhere")])
    assert first.id == "https://news.example/1"
    assert "breaks off after 3 entries" in fault.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-15"])
def test_a_feed_in_its_declared_encoding(encoding):
    """The XML declaration or the byte order mark says how a feed is read."""
    name = "Žofín €" if encoding == "iso-8859-15" else "Москва"
    feed = RSS.replace("UTF-8", encoding).replace("Ministers met", f"{name} met")
    assert f"{name} met" in words(read(feed.encode(encoding))[0])


def test_a_date_that_is_not_understood_is_shown():
    """A date in no form we read stays on the page, where it may be read as the page's text."""
    page = read(RSS.replace("Wed, 22 May 2024 07:56:00 +0900", "22 mai 2024"))[0]
    assert page.published is None
    assert "<time>22 mai 2024</time>" in words(page)


def test_a_date_to_come_is_not_believed():
    """Nothing was published tomorrow: such a page is dated by its own words, or by nobody."""
    for days, told in ((3, False), (0, True)):
        at = datetime.now(UTC) + timedelta(days=days)
        dates = RSS.replace("Wed, 22 May 2024 07:56:00 +0900", format_datetime(at))
        page = read(dates)[0]
        assert (page.published is not None) is told
        assert "<time>" not in words(page)


def test_options_stand_in_where_a_feed_says_nothing():
    """An entry's own date outranks the option; the option fills what is missing."""
    first, _, short, _ = read(RSS, published="2024-01-01", zone="+02:00")
    assert (first.published, short.published) == ("2024-05-22T07:56:00+09:00", "2024-01-01")
    assert {first.zone, short.zone} == {"+02:00"}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Wed, 22 May 2024 07:56:00 +0900", "2024-05-22T07:56:00+09:00"),
        ("22 May 2024 07:56 GMT", "2024-05-22T07:56:00+00:00"),
        ("Wed, 22 May 2024 07:56:00 EST", "2024-05-22T07:56:00-05:00"),
        ("Wed, 22 May 2024 07:56:00 -0000", "2024-05-22T07:56:00+00:00"),
        ("Wed, 22 May 2024 07:56:00 JST", "2024-05-22T07:56:00"),
        ("2024-05-22T07:56:00.123+09:00", "2024-05-22T07:56:00+09:00"),
        ("2024-05-22T07:56Z", "2024-05-22T07:56+00:00"),
        ("2024-05-22 07:56:00 +0530", "2024-05-22T07:56:00+05:30"),
        ("2024-05-22T07:56:00", "2024-05-22T07:56:00"),
        ("2024-05-22", "2024-05-22"),
        ("2024-05", None),
        ("2024-02-30", None),
        ("Wed, 32 May 2024 07:56:00 GMT", None),
        ("yesterday", None),
        pytest.param("22 May 2024 07:56 " + "GMT(" * 200_000, None, id="endless"),
        ("", None),
    ],
)
def test_dates_keep_their_offset(written, read_as):
    """A feed's date becomes ISO 8601 in the offset it was written in, or nothing."""
    assert iso(written) == read_as


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_date_is_read_or_not(written):
    """No string breaks the reading of dates."""
    assert iso(written) is None or len(iso(written)) >= 10


SEEDS = [RSS.encode(), ATOM.encode(), RSS.encode("utf-16")]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(
            st.integers(0, 3000),
            st.integers(0, 80),
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from([b"<item>", b"</item>", b"]]>", b"<![CDATA[", b"&", b"<entry>"]),
            ),
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_mutated_feeds_never_crash(content, changes):
    """Whatever is done to a feed, it ends in pages and reasons."""
    raw = bytearray(content)
    for at, gone, new in changes:
        raw[at % (len(raw) + 1) : at % (len(raw) + 1) + gone] = new
    for page in read(bytes(raw)):
        assert page.reason if isinstance(page, NotRead) else page.content
