import pytest

from legation.model import Label, Media

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ghana and Togo reopen ferry talks | Volta Herald</title>
<link rel="canonical" href="https://volta.example/ferry">
<meta property="article:published_time" content="2024-02-08T09:15:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Volta Herald"},
{"@type": "NewsArticle", "headline": "Ghana and Togo reopen ferry talks",
"datePublished": "2024-02-08T09:15:00Z", "dateModified": "2024-02-08T11:00:00Z",
"author": {"@type": "Person", "name": "Efua Mensah"}}]}</script>
<style>.x{color:red}</style></head><body>
<div id="cookie-consent">We use cookies. <button>Accept</button></div>
<header><a href="/">Volta Herald</a>
<nav><a href="/w">World</a> <a href="/s">Summits</a></nav></header>
<article><h1>Ghana and Togo reopen ferry talks</h1>
<p class="byline">By Efua Mensah</p>
<p><time datetime="2024-02-08T09:15:00Z">8 February 2024, 09:15 GMT</time></p>
<figure><img src="f.jpg" alt="A ferry"><figcaption>The ferry at Aflao, January 9, 2024.
<span class="credit">Photo: Kofi Badu</span></figcaption></figure>
<p><b>ACCRA (Volta Herald)</b> &ndash;
Officials from Ghana&nbsp;and Togo met on <a href="/t">Thursday</a>
 to revive a ferry line, <em>both governments</em> said.</p>
<div class="promo-box"><p>Get envoys in your inbox. <a href="/n">Sign up</a></p></div>
<h2>A narrow river</h2>
<p>They will meet again in Lome in March, a Togolese official said.
<script>track("Lome")</script></p>
<p style="display: none">Xi to visit Accra</p><noscript>Turn on scripts</noscript>
<aside class="related"><h3>Read also</h3>
<ul><li><a href="/1">Benin to host river summit</a></li></ul></aside>
<p>The line has been idle since 2020.</p></article>
<section id="comments"><h3>Comments (1)</h3><p>kweku: They met in 2019 too.</p></section>
<footer><p>&copy; 2024 Volta Herald. All rights reserved.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def article(read_page):
    return read_page(PAGE, media=Media.HTML)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (Label.TITLE, ["Ghana and Togo reopen ferry talks"]),
        (Label.BYLINE, ["By Efua Mensah"]),
        (Label.DATES, ["8 February 2024, 09:15 GMT"]),
        (Label.CAPTION, ["The ferry at Aflao, January 9, 2024."]),
        (Label.CREDIT, ["Photo: Kofi Badu"]),
        (Label.DATELINE, ["ACCRA (Volta Herald) –"]),
        (
            Label.BODY,
            [
                "Officials from Ghana and Togo met on Thursday to revive a ferry line, "
                "both governments said.",
                "They will meet again in Lome in March, a Togolese official said.",
                "The line has been idle since 2020.",
            ],
        ),
        (Label.PROMOTION, ["Get envoys in your inbox. Sign up"]),
        (Label.SUBHEAD, ["A narrow river"]),
        (Label.RELATED, ["Read also", "Benin to host river summit"]),
        (Label.COMMENTS, ["Comments (1)", "kweku: They met in 2019 too."]),
        (Label.COPYRIGHT, ["© 2024 Volta Herald. All rights reserved."]),
    ],
)
def test_parts_of_an_html_page(article, words, label, expected):
    """Structure and words together label what a reader sees."""
    assert expected == words(article, label)


def test_only_visible_text_is_kept(article):
    """Scripts, styles, hidden elements and attributes are no part of the text."""
    for unseen in ("track", "color", "Xi to visit", "Turn on scripts", "A ferry at", "@graph"):
        assert unseen not in article.text


def test_markup_states_the_facts(article):
    """JSON-LD and meta elements give the clock, the author and the address."""
    assert article.published.isoformat() == "2024-02-08T09:15:00+00:00"
    assert article.updated.isoformat() == "2024-02-08T11:00:00+00:00"
    assert (article.byline, article.url) == ("Efua Mensah", "https://volta.example/ferry")
    assert (
        article.agency,
        article.dateline,
        article.anchor_day.isoformat(),
    ) == ("Volta Herald", "ACCRA", "2024-02-08")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<p>Two", "One\nTwo"),
        ("<p>One<br>Two</p>", "One\nTwo"),
        ("<p>A<b>B</b> C\n  D</p>", "AB C D"),
        ("<ul><li>One<li>Two</ul>tail", "One\nTwo\ntail"),
        ("<p>a &lt; b &amp;amp; c</p>", "a < b &amp; c"),
        ("<p>One</p><p aria-hidden=true>Not</p><div hidden>Nor</div>", "One"),
        ("<table><tr><td>One<td>Two</table>", "One\nTwo"),
    ],
)
def test_visible_text(read_page, html, text):
    """Blocks stand on lines of their own, inline runs join, white space folds."""
    assert text == read_page(html, media=Media.HTML).text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "<p>Deep words here.",
        "".join(f"<font size={i}><p>Words" for i in range(20_000)),
        "<select>" + "<option>One" * 100_000 + "</select><p>Words after.",
        f"<div {' '.join(f'a{i}=1' for i in range(100_000))}><p>Words.",
        "<b>" * 300_000 + "Words.",
    ],
    ids=["div", "font", "option", "attributes", "b"],
)
@pytest.mark.timeout(30)
def test_a_megabyte_of_unclosed_tags_ends_soon(read_page, html):
    """Markup that a parser reads in quadratic time is cut back before it is parsed."""
    assert "ords" in read_page(html, media=Media.HTML).text


STORY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The envoys of Peru and Chile met in Tacna on Monday, a Peruvian official said.",
        "They agreed to meet again in Arica before the end of the year, the official said.",
        "Chile's government declined to comment on the talks that were held at the border.",
    )
)
LAST = "<p>The next round is to be held in Arica in the spring.</p>"


@pytest.mark.parametrize(
    "box",
    [
        "<div class=xyz><p>The border is as old as the treaty of 1929 between the two.</p></div>",
        "<div class=fact-box><h4>The treaty</h4><p>It was signed in Lima in 1929.</p></div>",
        "<section class=donate><p>For five soles a month you keep us at the border.</p></section>",
        "<blockquote class=tweet><p>Where are they. Show us the paper.</p></blockquote>",
    ],
)
def test_a_box_among_the_paragraphs_is_no_body(read_page, words, box):
    """A box's sentences differ in markup from the paragraphs that share their element."""
    html = f"<html><h1>Peru, Chile envoys meet</h1><div class=text>{STORY}{box}{LAST}</div>"
    article = read_page(html, media=Media.HTML)
    assert len(words(article, Label.BODY)) == 4


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misstated the month.",
        "(This story has not been edited by our staff.)",
        "Rosa Quispe is a columnist and writes here every second week.",
        "Do you have feedback on this text? Write to us.",
        "lb/rt (dpa, AFP)",
        "For further information please contact the spokesperson of the ministry.",
    ],
)
def test_a_note_under_the_story_is_no_body(read_page, words, note):
    """Notes on the text, its writers and its readers end a story without being part of it."""
    html = f"<html><h1>Peru, Chile envoys meet</h1><div>{STORY}{LAST}<p>{note}</p></div>"
    assert len(words(read_page(html, media=Media.HTML), Label.BODY)) == 4


def test_what_wraps_the_whole_page_tells_nothing(read_page, words):
    """A form or a class around the page is no sign that its story is a form or an offer."""
    html = f"<html><form class=subscription><div><b>Envoys meet</b></div>{STORY}{LAST}</form>"
    assert len(words(read_page(html, media=Media.HTML), Label.BODY)) == 4


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a>One</a><a>Two</a>", "One Two"),
        ("<span>10:56 PM</span><span>Updated 11:02 PM</span>", "10:56 PM Updated 11:02 PM"),
        (
            "<strong>Read more</strong><a>How a bridge was lost</a>",
            "Read more How a bridge was lost",
        ),
        ("<span>U</span>kraine", "Ukraine"),
        ("<b>A</b><b>B</b>", "AB"),
        ("<xmp>a <b> c</xmp>", "a <b> c"),
    ],
)
def test_style_sheets_set_words_apart(read_page, html, text):
    """Elements side by side are two words on the screen; a large initial is not."""
    assert text == read_page(f"<html><p>{html}</p>", media=Media.HTML).text


def test_a_story_goes_on_below_its_fold(read_page, words):
    """What a blog calls "more" of an entry is no other story."""
    html = (
        f"<html><h3>Peru, Chile envoys meet</h3><div class=entry-body>{STORY}</div>"
        f"<div class=entry-more>{LAST}</div>"
    )
    assert len(words(read_page(html, media=Media.HTML), Label.BODY)) == 4


def test_what_a_page_shows_past_the_most_pieces(read_page):
    """Of a table without end each line is kept, as it is shown."""
    rows = "<tr><td>a&amp;b<td>1 <i>2</i>" * 5000
    text = read_page(f"<html><table>{rows}</table>", media=Media.HTML).text
    assert text == "\n".join(["a&b", "1 2"] * 5000)
