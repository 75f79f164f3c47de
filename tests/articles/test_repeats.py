"""What a site's pages have in common is furniture; what they share by nature or copy is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles import Opener, Sighting, Sightings, make
from legation.articles.piece import Piece
from legation.articles.repeats import SAMPLE, repeated
from legation.articles.signatures import signatures
from legation.lexicon import load
from legation.model import Label, Media, RawPage

STORIES = (
    (
        "Ministers meet on ferry",
        "Ministers of Ghana and Togo met in Geneva on Monday to speak of a ferry, officials said.",
        "They will meet again in Lome in the spring, one of the officials said.",
        "The ferry has not run since 2019, when its engine failed near Keta.",
    ),
    (
        "Chad sends envoy to Niamey",
        "An envoy of Chad arrived in Niamey on Tuesday with a letter from his president.",
        "Neither side said what the letter holds, and no talks were announced for the week.",
        "The two countries closed their border for a month last year after a raid.",
    ),
    (
        "Kenya to host water talks",
        "Kenya will host talks on the waters of the lake in June, its foreign ministry said.",
        "Uganda and Tanzania have agreed to come, a spokesman told reporters in Nairobi.",
        "Levels of the lake have risen by half a metre in three years.",
    ),
    (
        "Peru calls home its ambassador",
        "Peru recalled its ambassador to Bolivia on Friday after a quarrel over a road.",
        "La Paz called the step hasty and said its door stays open to the neighbours.",
        "Trade between the two has doubled since the bridge was opened to lorries.",
    ),
    (
        "Norwegian minister in Riga",
        "Norway's foreign minister met her Latvian counterpart in Riga on Wednesday.",
        "They spoke of cables on the sea bed and of joint patrols, the Latvian ministry said.",
        "A third meeting this year is planned for the autumn in Oslo.",
    ),
    (
        "Malta and Tunisia sign accord",
        "Malta and Tunisia signed an accord on rescue at sea in Tunis on Thursday.",
        "It lets coastguards of either country enter the other's waters when lives are at risk.",
        "Aid groups welcomed the accord and asked who would pay for the boats.",
    ),
)
SLOGAN = "The lagoon and the world beyond it"
PROMOTION = (
    "The newsroom of the Courier is free for all. Last month {n},204 readers in Keta paid for it "
    "so that others can read."
)
NOTICE = "Letters to the editor are read aloud on Sundays in the harbour hall."
MENU = ("Home", "World", "The harbour and its people", "Tide tables for the week")


def as_text(number, story):
    title, first, second, third = story
    lines = (
        *MENU, SLOGAN, title, "By Ama Mensah", "GENEVA (Reuters) -", first,
        PROMOTION.format(n=number + 3), second, third, NOTICE, "Read more",
    )  # fmt: skip
    return "\n".join(lines)


def as_html(number, story):
    title, first, second, third = story
    return f"""<html><head><title>{title} | Keta Courier</title></head><body>
<h2>{SLOGAN}</h2><h1>{title}</h1><div><p>GENEVA (Reuters) - {first}</p>
<p>{PROMOTION.format(n=number + 3)}</p><p>{second}</p><p>{third}</p><p>{NOTICE}</p></div></body>
</html>"""


def page(content, *, name="1", media=Media.TEXT, url="https://www.courier.example/1"):
    return RawPage(id=name, content=content.encode(), media=media, url=url)


def the_site(form, stories=STORIES, **stated):
    media = Media.HTML if form is as_html else Media.TEXT
    return [page(form(n, story), media=media, **stated) for n, story in enumerate(stories)]


def seen(pages):
    found = Sightings()
    for one in pages:
        found.note(Opener().sighting(one))
    return found


def blocks(one, repeats=None):
    article = make(one, lexicon=load(), repeats=repeats)
    return {article.text[block.start : block.end].strip(): block.label for block in article.blocks}


def bodies(one, repeats=None):
    return [words for words, label in blocks(one, repeats).items() if label is Label.BODY]


@pytest.mark.parametrize("form", [as_text, as_html])
def test_what_a_site_repeats_is_not_its_story(form):
    """Promotions and notices laid out as paragraphs are told from the story by other pages."""
    pages = the_site(form)
    repeats = seen(pages)
    for one, (title, *story) in zip(pages, STORIES, strict=True):
        assert bodies(one, repeats) == story
        assert [w for w, label in blocks(one, repeats).items() if label is Label.TITLE] == [title]
    assert NOTICE in bodies(pages[0])


def test_a_site_is_learnt_page_by_page():
    """The first pages are read by themselves; from the fourth on the others are known."""
    repeats = Sightings()
    found = [NOTICE in bodies(one, repeats) for one in the_site(as_text)]
    assert found == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("line", "label"),
    [("By Ama Mensah", Label.BYLINE), ("GENEVA (Reuters) -", None), ("May 8, 2025", Label.DATES)],
)
def test_what_pages_share_by_nature_keeps_its_label(line, label):
    """Who wrote where and when is the same on many pages and no furniture."""
    pages = [
        page(as_text(n, story).replace("GENEVA", "May 8, 2025\nGENEVA"))
        for n, story in enumerate(STORIES)
    ]
    alone = blocks(pages[0])[line]
    assert label in (None, alone)
    assert blocks(pages[0], seen(pages))[line] is alone


@pytest.mark.parametrize("added", [False, True])
@pytest.mark.parametrize("strangers", [0, 2, 5])
def test_a_story_under_several_addresses_stays_a_story(added, strangers):
    """Copies and later states of one story do not make it furniture."""
    title, *story = STORIES[0]
    longer = [*story, "The harbour master of Keta was at the table, officials of both said."] * 2
    copies = [
        page(
            "\n\n".join((title, *longer, f"The {word} paragraph of this story is new and ours."))
            if added
            else f"{'  ' * n}\n\n".join((title, *longer))
        )
        for n, word in enumerate(("first", "second", "third", "fourth", "fifth"))
    ]
    repeats = seen([*copies, *the_site(as_text, STORIES[1 : strangers + 1])])
    for one in copies:
        assert bodies(one, repeats) == bodies(one)


def test_what_several_states_of_a_story_say_counts_once():
    """A paragraph that a follow-up takes from a story with five addresses is its own."""
    title, *story = STORIES[0]
    copies = [page("\n\n".join((title, *story)) + "\n" * n) for n in range(1, 6)]
    other, *told = STORIES[1]
    follow_up = page("\n\n".join((other, *told, story[2])))
    assert story[2] in bodies(follow_up, seen([*copies, follow_up]))


@pytest.mark.parametrize(("count", "told"), [(8, True), (9, True), (10, True), (11, False)])
def test_what_few_pages_of_a_site_share_is_their_own(count, told):
    """A background paragraph that less than a third of the other stories use stays body."""
    background = "The strait has been closed to ships since the war began three years ago."
    stories = [
        [f"{word} {word}en {word}ish met {word}s on the {word} of {word}land today."] * 2
        for word in ("bal", "col", "dun", "fer", "gil", "hom", "jan", "kip", "lar", "mun", "nor")
    ]
    pages = [
        signatures([Piece(0, 9, it) for it in ([background, *story] if n < 4 else story)])
        for n, story in enumerate(stories[:count])
    ]
    assert (0 in repeated(pages[0], [it.stored() for it in pages[1:]])) is told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Read more", "READ  MORE »", True),
        ("12 comments", "3 Comments", True),
        ("Read more", "Read on", False),
        (PROMOTION.format(n=1), PROMOTION.format(n=77), True),
        (PROMOTION, PROMOTION.replace("month", "week"), True),
        (PROMOTION, PROMOTION.replace("Last month", "In May"), False),
        (f"Since May {PROMOTION}", f"Since June {PROMOTION}", True),
        (PROMOTION, PROMOTION.replace("Keta", "Lome"), False),
        (
            "On Monday the minister received the ambassador of Peru to the republic.",
            "On Friday the minister received the ambassador of Chad to the republic.",
            False,
        ),
        (STORIES[0][1], STORIES[4][1], False),
        (
            "The two sides spoke of trade and of fishing, the ministry of Togo said.",
            "The two sides spoke of visas and of the border, the ministry of Chad said.",
            False,
        ),
        ("* * *", "* * *", False),
    ],
)
def test_a_piece_is_known_again_where_it_varies_little(one, other, same):
    """Numbers and signs do not count, nor does a word or two of a long piece; names do."""
    own, *others = (
        signatures([Piece(0, len(it), it) for it in (words, *story)])
        for words, story in zip((one, other, other, other), STORIES, strict=False)
    )
    assert (0 in repeated(own, [it.stored() for it in others])) is same


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([{"url": "https://courier.example/1"}] * 4, True),
        ([{"url": "https://www.courier.example/1"}, {"url": "https://courier.example"}] * 2, True),
        ([{"url": None, "name": "https://courier.example/1"}] * 4, True),
        ([{"url": f"https://{name}.example/1"} for name in "abcdef"], False),
        ([{"url": "https://[bad"}] * 3, False),
        ([{"url": None, "name": f"saved/{n}.txt"} for n in range(4)], False),
        ([{"url": None, "name": f"saved/{n}.txt"} for n in range(5)], True),
        ([{"url": None, "name": f"{n}/page.txt"} for n in range(6)], False),
    ],
)
def test_what_a_site_is(places, told):
    """Pages of one host, or of a folder with more than four pages that have no address."""
    pages = [
        page(as_text(n, story), **{"name": f"{n}", **place})
        for n, (story, place) in enumerate(zip(STORIES, places, strict=False))
    ]
    assert (NOTICE not in bodies(pages[0], seen(pages))) is told


def test_a_page_names_its_host_itself():
    """Without a stated address the canonical link counts."""
    pages = [
        page(
            as_html(n, story).replace(
                "<head>", f"<head><link rel=canonical href='https://courier.example/{n}'>"
            ),
            media=Media.HTML, url=None, name=f"{n}/page.html",
        )
        for n, story in enumerate(STORIES)
    ]  # fmt: skip
    assert {Opener().sighting(one).site for one in pages} == {"courier.example"}


@pytest.mark.parametrize("content", ["", " \n "])
def test_a_page_without_text_is_not_compared(content):
    """What cannot be read is no sighting."""
    assert Opener().sighting(page(content)) is None


@given(order=st.permutations(range(90)), doubled=st.lists(st.integers(0, 89), max_size=20))
@settings(max_examples=30, deadline=None)
def test_the_order_of_pages_does_not_matter(order, doubled):
    """Whichever way pages come, and come again, the same ones of a large site are compared."""
    found = [Sighting("courier.example", f"{n * 37 % 90:02d}", b"") for n in range(90)]
    wanted, other = Sightings(), Sightings()
    for one in found:
        wanted.note(one)
    for n in (*order, *doubled):
        other.note(found[n])
    assert other.pages("courier.example") == wanted.pages("courier.example")
    assert len(other.pages("courier.example")) == SAMPLE


def test_memory_is_bounded():
    """Of many sites those that were met last are remembered."""
    repeats = Sightings()
    for n in range(1005):
        repeats.note(Sighting(f"{n}.example", "a", b""))
    assert [n for n in range(1005) if repeats.pages(f"{n}.example")] == list(range(5, 1005))


def test_furniture_in_the_midst_of_a_story_parts_nothing():
    """What is labelled by itself draws no neighbour along: a headline between menus stays one."""
    menu = ("Courier of Keta", "Events", "Letters", "Tides")
    pages = [
        page("\n".join((f"{title} | Courier of Keta", *menu, title, menu[0], *story, *menu)))
        for title, *story in STORIES
    ]
    found = blocks(pages[0], seen(pages))
    assert found[STORIES[0][0]] is Label.TITLE
    assert {found[words] for words in menu[:1]} <= {Label.NAVIGATION, Label.PROMOTION}


LINES = st.sampled_from([NOTICE, *MENU, "GENEVA (Reuters) -", *STORIES[0], "©", "Comments (3)"])


@given(lines=st.lists(LINES | st.text(max_size=40), max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_page_of_a_site_is_tiled(lines):
    """Whatever the others of its site show, no character of a page is lost."""
    pages = [page("\n".join((*lines, *story))) for story in STORIES]
    article = make(pages[0], lexicon=load(), repeats=seen(pages))
    ends = [0, *(block.end for block in article.blocks)]
    assert ends[:-1] == [block.start for block in article.blocks]
    assert ends[-1] == len(article.text)
