"""Boxes in, around and under a story that only its markup draws."""

import pytest

from legation.model import Label, Media

STORY = [
    "LOME (Andes Wire) - Foreign Minister Afi Kodjo received the Ghanaian envoy on Monday, her "
    "office said, two days after the ferry line closed.",
    "The envoy brought a letter from his president about the ferry and the tolls, the office said.",
    "Officials of both countries are to meet again in Accra on May 3, a spokesman told reporters.",
    'The ferry has carried traders for forty years. "It will again," the minister said.',
    "Traders at the port said that they had waited since Friday with fish and salt.",
    "The line carries two thousand people a week, and more when the market of Keta is held.",
]


def page(*lines, above=6, below=()):
    """A page of a headline, paragraphs, the lines of a box, and what stands below it."""
    head = ["Togo and Ghana talk of the ferry", "Published April 26, 2021, 14:05"]
    return "\n\n".join([*head, *STORY[:above], *lines, *below])


def held(read_page, words, lines, text):
    body = words(read_page(text), Label.BODY)
    return [line for line in lines if line in body]


READERS = [
    "Comments (2)",
    "Kofi A.",
    "April 26, 2021 15:10",
    "They should ask those who take the boat each day.",
    "Miss Lawson",
    "April 26, 2021 16:32",
    "Well said, and thank you. The tolls are the matter, not the ferry.",
    "Worth your time",
    "A baker of Keta wins the prize of the year",
    "She has baked since 1990 in an oven that her father built of clay.",
]


@pytest.mark.parametrize(
    "lines",
    [
        ["1 / 2", "Traders wait at the landing with their salt", "2 / 2"],
        ["Photo 1 of 2", "The envoy's car at the gate. It was washed twice.", "Photo 2 of 2"],
    ],
)
def test_pictures_that_are_counted_have_captions(read_page, words, lines):
    """What stands above the first number of a gallery, or below the last, is a picture's too."""
    shown = "The minister with the envoy's letter. The seal broke on the way."
    before = page(shown, *lines, above=3, below=STORY[3:])
    behind = page(*lines, shown, above=3, below=STORY[3:])
    for text in (before, behind):
        assert held(read_page, words, [shown, lines[1]], text) == []
        assert held(read_page, words, STORY[1:], text) == STORY[1:]


@pytest.mark.parametrize(
    "lines", [["1 / 2", "2 / 2"], ["1 / 3", "Next picture", "3 / 3"], ["4 of 9"]]
)
def test_numbers_alone_take_no_paragraph(read_page, words, lines):
    """Counters without a caption between each two leave the story whole."""
    text = page(*lines, above=3, below=STORY[3:])
    assert held(read_page, words, STORY[1:], text) == STORY[1:]


@pytest.mark.parametrize(
    "post",
    [
        "Show us the letter. We paid for the boat.",
        "The boat is ours, and we will have it back. Thank you all.",
    ],
)
def test_a_post_is_the_storys_where_it_is_introduced(read_page, words, post):
    """Over "— Name (@name) day" stands what a story quotes behind its colon, else a box."""
    signed = "— Ama Mensah (@amamensah) April 25, 2021"
    told = "Ama Mensah, who speaks for the traders, wrote:"
    quoted = page(told, post, signed, above=4, below=STORY[4:])
    assert held(read_page, words, [post], quoted) == [post]
    boxed = page(post, signed, above=4, below=STORY[4:])
    assert held(read_page, words, [post], boxed) == []
    assert held(read_page, words, STORY[1:], boxed) == STORY[1:]


@pytest.mark.parametrize("heading", ["Summary", "Key points", "At a glance"])
def test_a_summary_is_no_headline(read_page, heading):
    """Lines under the heading of a summary tell the story, and the headline stands above it."""
    text = "\n\n".join(
        [
            "Ferry talks in Lome: boats may sail by June",
            heading,
            "Ghanaian envoy brings a letter about the ferry and tolls",
            "Officials of both countries are to meet again in Accra",
            "Edited by Ama Mensah",
            "Posted at 17:05",
            *STORY[1:],
        ]
    )
    assert read_page(text).title == "Ferry talks in Lome: boats may sail by June"


@pytest.mark.parametrize(
    "links", [["Prev", "Next"], ["« Older post", "Newer post »"], ["Previous", "Next"]]
)
def test_nothing_goes_on_behind_the_next_article(read_page, words, links):
    """Under the links to the articles before and after a story stands what is of the site."""
    notice = "Desks of the paper: markets, ports, fishing and the courts."
    assert held(read_page, words, [notice], page(*links, notice)) == []


def test_links_to_other_articles_may_stand_over_the_story(read_page, words):
    """Behind "Next" at the head of a page the story follows, and quotes follow it anywhere."""
    text = page("Prev", "Next", above=0, below=STORY)
    assert held(read_page, words, STORY[1:], text) == STORY[1:]
    said = '"We sail when the tolls fall," the master of the ferry said.'
    carousel = page("Related articles", "Previous", "1", "Next", "Why goats swim", below=[said])
    assert held(read_page, words, STORY[1:], carousel) == STORY[1:]


def test_readers_are_known_by_name_and_clock(read_page, words):
    """Behind the heading of the comments a name, a clock and a sentence are a reader's."""
    text = page(*READERS)
    assert held(read_page, words, READERS, text) == []
    assert held(read_page, words, STORY[1:], text) == STORY[1:]


def test_a_button_for_comments_over_a_story_ends_nothing(read_page, words):
    """Under such a button and a byline with its clock the story begins."""
    text = page("Comments (2)", "Kofi Aidoo", "April 26, 2021 15:10", above=0, below=STORY)
    assert held(read_page, words, STORY[1:], text) == STORY[1:]


ANSWER = "Keta is a market on the lagoon. It was founded by fishermen three hundred years ago."


@pytest.mark.parametrize("question", ["What is Keta?", "What is the Keta market?"])
def test_a_lone_question_is_a_boxs(read_page, words, question):
    """A box explains a name that the story uses: its question and its answer are none of it."""
    text = page("Quick guide", question, ANSWER, above=3, below=STORY[3:])
    assert held(read_page, words, [ANSWER], text) == []
    assert held(read_page, words, STORY[1:], text) == STORY[1:]


@pytest.mark.parametrize(
    "lines",
    [
        ["What is Keta?", ANSWER, "Who are the Ewe?", "The Ewe live on both sides of the border."],
        ["What next?", ANSWER],
        ["Who is to pay?", ANSWER],
    ],
)
def test_a_story_may_be_told_in_questions(read_page, words, lines):
    """Several questions are the story's own, and so is one that asks for no name."""
    text = page(*lines, above=3, below=STORY[3:])
    assert held(read_page, words, [ANSWER], text) == [ANSWER]


def test_a_bare_paragraph_stands_among_the_others(read_page, words):
    """Old pages leave a paragraph bare in the element that holds the others in their own."""
    told = "".join(f"<p>{line}</p>" for line in STORY[1:])
    html = f"<html><table><tr><td><h1>Ferry talks</h1><p>Print</p>{STORY[0]}{told}</td></table>"
    found = words(read_page(html, media=Media.HTML), Label.BODY)
    assert found[0].startswith("Foreign Minister Afi Kodjo received")


LONGER = (
    "Thousands of traders marched to the port of Keta on Monday and asked that the ferry sail, a "
    "spokesman for the market said."
)


@pytest.mark.parametrize(
    "caption",
    [
        "Traders wait with their salt at the landing of Keta, Ghana.",
        "Two sailors sleep on the deck of the ferry in Lome.",
        "The minister shakes hands with the envoy outside the Palace of Governors.",
        "Women carry fish along the beach near Aflao.",
    ],
)
def test_a_caption_may_stand_over_the_first_paragraph(read_page, words, caption):
    """Between the date and the story one short sentence shows how people stand and wait."""
    text = page(caption, LONGER, above=0, below=STORY[1:])
    assert held(read_page, words, [caption], text) == []
    assert held(read_page, words, [LONGER, *STORY[1:]], text) == [LONGER, *STORY[1:]]


@pytest.mark.parametrize(
    "lead",
    [
        "Traders wait for a ferry on Monday in Keta.",
        "The foreign ministers of Togo and Ghana meet in Accra.",
        "A former captain of the ferry stands trial in Lome.",
        "Ghana and Togo have agreed to talk in Lome.",
        "Traders wait and the ferry does not come.",
    ],
)
def test_a_short_first_sentence_is_the_storys(read_page, words, lead):
    """What tells of a day, of talks or of no place is a lead, however short."""
    text = page(lead, LONGER, above=0, below=STORY[1:])
    assert held(read_page, words, [lead], text) == [lead]


def test_a_photographer_and_his_agency_stand_under_a_caption(read_page, words):
    """ "Yao Mensah / AP" is no writer where one sentence stands over it and the story below."""
    caption = "Foreign Minister Afi Kodjo speaks during a news conference in Lome on Monday."
    text = page(caption, "Yao Mensah / AP", LONGER, above=0, below=STORY[1:])
    assert held(read_page, words, [caption], text) == []
    assert held(read_page, words, [LONGER, *STORY[1:]], text) == [LONGER, *STORY[1:]]
