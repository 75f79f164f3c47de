import pytest

from legation.articles.pictures import without_verb
from legation.model import Label

PAGE = """Members read first: our weekly map of the world. Try it free for a month. Join now

Nepal, Bhutan ministers to revive river talks shelved since 2017, radio says

Published 09/11/2023, 11:20 PM
Updated 09/11/2023, 11:41 PM

KATHMANDU (Reuters) - Bhutan's water minister plans to travel to Kathmandu next week to discuss \
reviving river talks that lapsed six years ago, Radio Nepal reported on Tuesday.

Officials are preparing for Dorji Wangmo to meet her Nepali counterpart on September 20, the radio \
said, citing people it did not name.

The two sides used to sit down once a year. They have not done so since 2017.

© Reuters. FILE PHOTO: A footbridge hangs over the Mechi river near Kakarbhitta, Nepal, June 4, \
2019.  REUTERS/Asha Rai/File Photo

Bhutan's foreign ministry declined to comment. Nepal's did not reply to a message.

"Water has no passport," said a retired engineer who sat on the commission until 2016.

Latest comments

Risk Disclosure: Trading in tokens involves high risks and may not be suitable for all investors.
Before you trade you should seek professional advice and consider the costs.
The data contained in this website is not necessarily real-time.
© 2009-2023 - Summit Quotes Limited. All Rights Reserved.
"""


@pytest.fixture(scope="module")
def article(read_page):
    return read_page(PAGE)


@pytest.mark.parametrize(
    ("label", "count", "start"),
    [
        (Label.PROMOTION, 1, "Members read first"),
        (Label.TITLE, 1, "Nepal, Bhutan ministers"),
        (Label.DATES, 2, "Published 09/11/2023"),
        (Label.DATELINE, 1, "KATHMANDU (Reuters) -"),
        (Label.BODY, 5, "Bhutan's water minister"),
        (Label.CAPTION, 1, "FILE PHOTO: A footbridge"),
        (Label.CREDIT, 2, "© Reuters."),
        (Label.COMMENTS, 1, "Latest comments"),
        (Label.DISCLOSURE, 3, "Risk Disclosure"),
        (Label.COPYRIGHT, 1, "© 2009-2023"),
    ],
)
def test_parts_of_a_wire_page(article, words, label, count, start):
    """Each part of a page with furniture around its story gets its own label."""
    found = words(article, label)
    assert count == len(found)
    assert found[0].startswith(start)


def test_a_caption_interrupts_the_body_and_the_body_goes_on(article):
    """After a picture's caption the story continues."""
    order = [block.label for block in article.blocks]
    last_body = len(order) - 1 - order[::-1].index(Label.BODY)
    assert order.index(Label.BODY) < order.index(Label.CAPTION) < last_body


def test_nothing_after_the_comments_is_body(article):
    """What follows the comments is furniture however long it runs."""
    order = [block.label for block in article.blocks]
    assert Label.BODY not in order[order.index(Label.COMMENTS) :]


STORY = """The envoys of Peru and Chile met in Tacna on Monday, a Peruvian official said.

They agreed to meet again in Arica before the end of the year, the official said.

Chile's government declined to comment on the talks.
"""


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Home | World | Americas | Sport | Log in", Label.NAVIGATION),
        ("Top Stories   Markets   Podcasts   My account", Label.NAVIGATION),
        ("Skip to main content", Label.NAVIGATION),
        ("SUMMER OFFER: two months of envoys' gossip for free. Subscribe", Label.PROMOTION),
        ("By Rosa Quispe in Lima", Label.BYLINE),
        ("Posted 4 June 2024, 18:05 PET", Label.DATES),
        ("FILE PHOTO: The border post at Santa Rosa, May 2, 2021. Andes Wire/Pool", Label.CAPTION),
    ],
)
def test_lines_above_the_story(read_page, words, line, label):
    """What stands above a story is told by its shape and its label words."""
    article = read_page(f"{line}\n\nPeru, Chile envoys meet at the border\n\n{STORY}")
    found = " ".join(words(article, label) + words(article, Label.CREDIT))
    assert " ".join(line.split()) in found
    assert len(words(article, Label.BODY)) == 3


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        ("READ NEXT\nLima summit ends without a text\nWhy Arica wants a tunnel", Label.RELATED),
        ("More from Andes Wire\n- Bolivia recalls consul\n- Quiz: who met whom", Label.RELATED),
        ("Tags: Peru, Chile, border", Label.RELATED),
        ("Comments (2)\npuno_77: they should meet in Cusco\nT. Rojas: Again?", Label.COMMENTS),
        ("JOIN THE CONVERSATION\nellie.b: Good for them, I say.", Label.COMMENTS),
        (
            "Disclaimer: The site accepts no liability for its readers' acts.",
            Label.DISCLOSURE,
        ),
        ("Copyright 2024 Andes Wire. All rights reserved.", Label.COPYRIGHT),
        ("(c) 2024 Andes Wire. It hosts a yearly forum for envoys.", Label.COPYRIGHT),
        ("(Reporting by Rosa Quispe; Editing by Juan Mamani)", Label.BYLINE),
        ("((rosa.quispe@andes.example))", Label.OTHER),
        ("About the author: Rosa Quispe lives in Tacna.", Label.BYLINE),
        ('READERS SAY\n"A fine pair of envoys," writes Jose from Puno.', Label.COMMENTS),
        ("Got a story? Write to our desk in Lima.", Label.PROMOTION),
        ("©2024 Andes Wire", Label.COPYRIGHT),
        ("Get our newsletter: envoys in your inbox every Friday", Label.PROMOTION),
        ("PHOTO: The two envoys in Tacna, June 3, 2024. (AW Photo/L. Soto)", Label.CAPTION),
    ],
)
def test_lines_below_the_story(read_page, words, lines, label):
    """What follows a story is never taken for it."""
    article = read_page(f"Peru, Chile envoys meet at the border\n\n{STORY}\n{lines}\n")
    last = [block.label for block in article.blocks if block.label is not Label.CREDIT][-1]
    assert (label, 3) == (last, len(words(article, Label.BODY)))


def test_a_sign_off_is_cut_from_the_last_paragraph(read_page, words):
    """Who reported and edited is a byline even behind the last sentence."""
    article = read_page(f"{STORY.strip()} (Reporting by Rosa Quispe; Editing by Juan Mamani)\n")
    assert words(article, Label.BODY)[-1] == "Chile's government declined to comment on the talks."
    assert words(article, Label.BYLINE)[0].startswith("(Reporting by Rosa")


def test_an_inset_ends_where_the_story_goes_on(read_page, words):
    """Links between paragraphs do not end a story that goes on behind them."""
    article = read_page(
        f"Peru, Chile envoys meet\n\n{STORY}\nSee also\nWhy Arica wants a tunnel\n\n{STORY}"
    )
    assert (
        words(article, Label.RELATED),
        len(words(article, Label.BODY)),
    ) == (["See also", "Why Arica wants a tunnel"], 6)


def test_subheads_stay_inside_the_story(read_page, words):
    """A heading between paragraphs does not end the body."""
    article = read_page(f"Peru, Chile envoys meet\n\n{STORY}\nA LONG WAIT\n\n{STORY}")
    assert (words(article, Label.SUBHEAD), len(words(article, Label.BODY))) == (["A LONG WAIT"], 6)


def test_the_standfirst_is_not_the_story(read_page, words):
    """What stands before the dateline paragraph is no body, whatever it looks like."""
    article = read_page(
        "Peru, Chile envoys meet at the border\n\nThey had not met in a year, both sides say.\n\n"
        f"4 June 2024, 18:05 PET\n\nTACNA, June 4 (Andes Wire) - {STORY}"
    )
    assert words(article, Label.BODY)[0].startswith("The envoys of Peru")


def test_hard_wrapped_lines_are_one_paragraph(read_page, words):
    """Lines cut at a width are joined to the paragraphs they were cut from."""
    article = read_page(
        "PERU, CHILE ENVOYS MEET AT THE BORDER\n"
        "By Rosa Quispe\n"
        "TACNA, June 4 (Andes Wire) - The envoys of Peru and Chile met in Tacna\n"
        "on Monday and agreed to open a second crossing before the end of the\n"
        "year, a Peruvian official said.\n"
        "    They will meet again in Arica in September, the official said, to\n"
        "settle who pays for the road.\n"
        "    Chile's government declined to comment.\n"
        "(Reporting by Rosa Quispe)\n"
    )
    assert article.title == "PERU, CHILE ENVOYS MEET AT THE BORDER"
    assert len(words(article, Label.BODY)) == 3
    assert words(article, Label.BODY)[0].endswith("a Peruvian official said.")


@pytest.mark.parametrize(
    "odd",
    [
        "list of 2 items\nlist 1 of 2\nlist 2 of 2\nend of list",
        "page views\nof this story today",
        "print\nshare\nA+ A-",
    ],
)
def test_lines_of_buttons_join_no_paragraphs(read_page, words, odd):
    """Where paragraphs stand whole on their lines, a small letter begins no second half of one."""
    told = STORY.replace("\n\n", "\n")
    article = read_page(f"Skip to text\nPeru, Chile envoys meet\n4 June 2024\n{told}{odd}\n{told}")
    assert (article.title, len(words(article, Label.BODY))) == ("Peru, Chile envoys meet", 6)


HEADLINE = "Peru, Chile envoys meet in Tacna over a second crossing"


@pytest.mark.parametrize(
    "head",
    [
        f"News Opinion Sport Culture Travel\n\n{HEADLINE}\n\n4 June 2024",
        f"Camel race season ends in the north\n\n4 June 2024\n\n{HEADLINE}\n\nprint\n\nshare",
        f"{HEADLINE}\n\nPremium\n\nBoth will meet in Tacna in autumn, says Lima\n\n4 June 2024",
        f"16:20 Rain in the north\n\n16:05 Ponchos sell\n\n15:47 {HEADLINE}\n\n{HEADLINE}",
        f"Latest Peru {HEADLINE}\n\nForeign\n\n{HEADLINE}\n\n4 June 2024\n\nThe envoy, Juan Rojas",
        f"{HEADLINE}\n\n4 June 2024\n\nThe envoys of Peru and Chile in Tacna on Monday.—Andes Wire",
        f"Our cookies and their vendors need your consent.\n\nCookies Vendors Help\n\n{HEADLINE}",
    ],
)
def test_of_several_headlines_the_storys(read_page, head):
    """Menus, other stories, standfirsts and captions are no titles, whichever stands first."""
    assert read_page(f"{head}\n\n{STORY}").title == HEADLINE


def test_entries_without_bullets_belong_to_their_sentence(read_page, words):
    """A list that a sentence announces is body, though only semicolons mark it as one."""
    entries = "the crossing at Visviri;\n\nthe road to Arica; and\n\nthe customs house of Tacna."
    article = read_page(f"{HEADLINE}\n\n{STORY}\nThe two governments will open:\n\n{entries}")
    assert len(words(article, Label.BODY)) == 7


def test_a_note_on_the_writer_over_the_story_ends_nothing(read_page, words):
    """Who reported from where may stand under the headline as well as under the story."""
    note = "Rosa Quispe reported from Tacna, Peru, and Juan Rojas from Arica."
    intro = "The border has been shut since May.\n\nNobody says why it was shut at all."
    article = read_page(f"{HEADLINE}\n\n{intro}\n\n{note}\n\n4 June 2024\n\n{STORY}\n{STORY}")
    assert len(words(article, Label.BODY)) >= 6


def test_a_page_may_have_no_headline(read_page, words):
    """A story alone is all body and has no title."""
    article = read_page(f"LIMA (Andes Wire) - {STORY}")
    assert (
        article.title,
        len(words(article, Label.BODY)),
        article.dateline,
    ) == (None, 3, "LIMA")


MENU = "\n".join(["Ministry", "News", "Speeches", "Gallery", "Contacts", "Search", "Archive"])


def test_official_pages_with_long_menus(read_page, words):
    """A story between one-word lines is found, with its title, day and place."""
    article = read_page(
        f"Talks with the Speaker of Samoa • Office of the President\n{MENU}\nEvents\n"
        "Talks with the Speaker of Samoa\nThe President received the Speaker\nof Samoa at\n"
        "the invitation of Parliament.\nMarch 5, 2019\n16:40\nSuva\n"
        "The Speaker spoke of the fisheries accord and\nof plans for a joint patrol.\n"
        f"They agreed to meet in Apia in the autumn.\nTopics\nFisheries\n{MENU}\n"
        "Publication date:\nMarch 5, 2019, 16:40\n"
    )
    assert article.title == "Talks with the Speaker of Samoa"
    assert (article.dateline, article.published.isoformat()) == ("Suva", "2019-03-05T16:40:00")
    assert words(article, Label.BODY) == [
        "The President received the Speaker of Samoa at the invitation of Parliament.",
        "The Speaker spoke of the fisheries accord and of plans for a joint patrol.",
        "They agreed to meet in Apia in the autumn.",
    ]


def test_transcripts_speak_to_you(read_page, words):
    """Where speakers are named, "you" is no sign of a promotion."""
    article = read_page(
        "Remarks after the talks in Apia\nMarch 5, 2019\nThe President of Fiji:\n"
        "Thank you for your welcome. We hope to see you and your family in Suva.\n"
        "The Speaker of Samoa:\nWe thank you. Your visit does us honour.\n"
        "The President of Fiji:\nYou are very kind.\n"
    )
    assert len(words(article, Label.BODY)) == 6


@pytest.mark.parametrize(
    "text",
    [
        "Peru rejected a Chilean proposal for inspections.",
        "Two Danish warships called at Riga on Sunday.",
    ],
)
def test_a_page_of_one_sentence_is_its_story(read_page, text):
    """What stands alone is read, not taken for a disclosure or a caption of nothing."""
    article = read_page(text)
    assert text in "".join(block.span.of(article.text) for block in article.labelled(Label.BODY))


def test_a_lone_notice_is_still_no_story(read_page):
    """A copyright line on a page of its own tells nothing."""
    assert not list(read_page("Copyright 2024 Reuters. All rights reserved.").labelled(Label.BODY))


@pytest.mark.parametrize(
    "above",
    [
        "This is Google's cache of http://www.tacna.example/8 as retrieved on 9 Mar 2011 04:11 GMT."
        "\nThe page may have changed since that time. Click here for the current page.\n"
        "Google is neither affiliated with the authors of this page nor responsible for it.",
        "It is a snapshot of the page as it appeared on 9 Mar 2011 04:11:52 GMT.\nThe current page "
        "could have changed in the meantime.",
        "(Updates with comment by the governor of Tacna in the fourth paragraph.)",
    ],
)
def test_what_keeps_a_copy_speaks_of_it(read_page, words, above):
    """An archive's banner is no story, nor a wire's note on what is new in it; nor is its clock."""
    page = f"{HEADLINE}\n\n4 June 2024\n\n{STORY}"
    for copy in (f"{above}\n\n{page}", f"{HEADLINE}\n\n4 June 2024\n\n{above}\n\n{STORY}"):
        article = read_page(copy)
        assert (article.title, article.anchor_day.isoformat()) == (HEADLINE, "2024-06-04")
        assert len(words(article, Label.BODY)) == 3


def test_a_tables_buttons_are_no_part_of_the_headline(read_page):
    """Old portals print "PDF", "Print" and "E-mail" in the headline's row of a table."""
    article = read_page(f"{HEADLINE} \tPDF \tPrint \tE-mail\n4 June 2024\n\n{STORY}")
    assert article.title == HEADLINE


@pytest.mark.parametrize(
    "below",
    [
        "Comments (2) Closed\n\nAsad\n\nGood that they met, bad that nobody asked the fishermen.",
        "The harvest fair, held under the theme of water, will be opened on Thursday…",
        "NEXT STORY\n\nTigress walks into a barn and sleeps there\n\nBy Rosa Quispe\n\n"
        "4 June 2024\n\nA tigress that strayed into a village slept in a barn for ten hours.\n\n"
        "Forest officials ringed the barn with nets shortly after noon.",
        "Every weekday, for free, at 7am.",
        "Need a boat to Arica? Call Western Shipping on 30412",
    ],
)
def test_what_follows_a_story_is_none_of_it(read_page, words, below):
    """Readers, teasers cut off, the next story of a page that scrolls on, offers."""
    last = "Fishermen on both sides ask for buoys."
    article = read_page(f"{HEADLINE}\n\n4 June 2024\n\n{STORY}\n\n{last}\n\n{below}")
    assert words(article, Label.BODY)[-1] == last


def test_a_writers_page_names_its_day_beside_the_minutes(read_page, words):
    """Essays print "3 min read" beside their day, and below them the writer and other essays."""
    article = read_page(
        f"{HEADLINE}\n\nRosa Quispe\n\n3 min read · Jun 4, 2024\n\n{STORY}\n\n"
        "Written by Rosa Quispe\n\n1.2K Followers\n\nReporter. I write about the border.\n\n"
        "A ferry that does not wait\n\n5 min read · Mar 2, 2024"
    )
    assert article.anchor_day.isoformat() == "2024-06-04"
    assert len(words(article, Label.BODY)) == 3


def test_a_page_written_in_entries_keeps_its_own_headline(read_page):
    """An entry's headline is taken up by more of the page, and is not the page's."""
    head = "Andes live: envoys gather on the border – as it happened"
    article = read_page(
        f"{head}\n\n4 June 2024\n\n10:15\n\nPeru and Chile envoys meet in Tacna\n\n{STORY}"
    )
    assert article.title == head


def test_a_frame_in_another_language_is_no_story(read_page, words):
    """What a Spanish or French page says around an English story is furniture."""
    article = read_page(
        f"{HEADLINE}\n\n4 June 2024\n\n{STORY}\n\nNoticias recientes\n\n"
        "El consulado móvil atenderá a los compatriotas en la ciudad de Arica el sábado.\n\n"
        "Todos los derechos reservados."
    )
    assert len(words(article, Label.BODY)) == 3


def test_a_frame_in_another_script_is_no_story(read_page, words):
    """Menus in Greek or Japanese around an English story are furniture, whatever they say."""
    article = read_page(
        "ΑΡΧΙΚΗ  ΠΟΛΙΤΙΚΗ\nΗ κυβέρνηση ανακοίνωσε νέα μέτρα για τον τουρισμό\n"
        "Fiji and Samoa to sign pact\n3 March 2021\n"
        "The leaders of Fiji and Samoa will sign a pact in Apia on Friday, the palace said.\n"
        "They met last year in Suva.\nΌροι χρήσης και πολιτική απορρήτου της εφημερίδας\n"
    )
    assert article.title == "Fiji and Samoa to sign pact"
    assert len(words(article, Label.BODY)) == 2


def test_a_date_may_stand_before_the_headline(read_page):
    """A ministry's line that gives number, day and title is its date and its title."""
    article = read_page(
        "Ministry of Foreign Affairs\n"
        "No: 12, 5 March 2019, Press Release on the Visit of the President of Samoa to Fiji\n"
        "The President of Samoa will pay a visit to Fiji at the invitation of the President.\n"
        "During the visit relations will be reviewed in all their aspects.\n"
    )
    assert article.title == "Press Release on the Visit of the President of Samoa to Fiji"
    assert article.anchor_day.isoformat() == "2019-03-05"


def test_the_entries_of_a_digest_name_no_page(read_page):
    """Numbered heads are parts of a newsletter, not its title."""
    entries = (
        "1. Samoa turns to Fiji\nThe leaders of the two states met in Apia on Monday, Suva said.\n"
        "2. Tonga waits for its ferry\nThe ferry that Australia gave is late, the king was told.\n"
    )
    assert read_page(f"Monday, March 4, 2019\n{entries}").title is None


def test_a_narrow_column_under_a_wide_masthead(read_page, words):
    """The width of a page is its columns'; its headline in capitals is one."""
    article = read_page(
        "The Pacific Courier (Suva : 1926 - 1995), Tuesday 28 March 1961, page 1\n"
        "FIJI AND SAMOA\nTO SIGN\nPACT\n"
        "APIA, Monday (A.A.P.).— The leaders of\nFiji and Samoa will meet here on\n"
        "Thursday to sign a pact on fish, Mr.\nMalietoa said today.\n"
        "The pact was drawn up in Suva by the\nlegal men of both islands over many\nmonths.\n"
    )
    assert article.title == "FIJI AND SAMOA TO SIGN PACT"
    assert (article.dateline, article.agency) == ("APIA", "AAP")
    assert article.anchor_day.isoformat() == "1961-03-27"
    assert len(words(article, Label.BODY)) == 2


PACT = (
    "The leaders of Fiji and Samoa will sign a pact in Apia on Friday, the palace said.\n"
    "They met last year in Suva, and will meet there again in the spring.\n"
    "The pact was drawn up by officials of both islands over many months.\n"
)


@pytest.mark.parametrize(
    "notice",
    [
        "Comments will be moderated. Keep comments to the subject and free of abuse.",
        "A version of this article appeared in the print edition of The Star, on page 2.",
        "Articles appear as they were originally printed and may not include corrections.",
        "www.pacific.example (No. 5)",
    ],
)
def test_what_speaks_of_the_page_is_no_story(read_page, words, notice):
    """A closing paragraph on the page, its print or its comments is none of the body."""
    article = read_page(f"Fiji and Samoa to sign pact\n3 March 2021\n{PACT}{notice}\n")
    assert len(words(article, Label.BODY)) == 3


@pytest.mark.parametrize(
    "head",
    [
        "Fiji and Samoa to sign pact\nNEWS PROVIDED BY\nEmbassy of the Republic of Fiji\n",
        "Senator the Hon Ana Leota\nMinister for Foreign Affairs\nFiji and Samoa to sign pact\n",
        "Fiji and Samoa to sign pact\nFrom:\nThe Prime Minister's Office and the Palace\n",
    ],
)
def test_offices_and_answers_are_no_titles(read_page, head):
    """Who issues a page, under its label or by its office, is not what it is called."""
    assert read_page(f"{head}3 March 2021\n{PACT}").title == "Fiji and Samoa to sign pact"


def test_one_label_makes_no_transcript(read_page, words):
    """A lone line that ends in a colon is no speaker, and what follows is no speech."""
    article = read_page(f"Fiji and Samoa to sign pact\n3 March 2021\nCopy the link below:\n{PACT}")
    assert len(words(article, Label.BODY)) == 3


def test_the_sentence_before_a_sign_off_is_told(read_page, words):
    """Who reported too is cut off the last paragraph, which stays the story's."""
    article = read_page(
        f"Fiji and Samoa to sign pact\n3 March 2021\n{PACT}"
        "The two have not met since May. -- Additional reporting by AFP\nCopyright 2021 Star\n"
    )
    assert words(article, Label.BODY)[-1] == "The two have not met since May."


@pytest.mark.parametrize(
    "head",
    [
        "UPDATE 2-Fiji and Samoa to sign pact\n* Leaders met last year\n3 March 2021\n",
        "The Pacific Star (Suva)\nFiji and Samoa to sign pact\n3 March 2021\n",
        "PST 03 MAR 21 / Fiji and Samoa to sign pact in Apia\n",
    ],
)
def test_codes_outlets_and_dates_around_a_title(read_page, head):
    """A wire's "UPDATE 2-", the outlet over a headline and the day before it are no part of it."""
    article = read_page(f"{head}{PACT}Copyright 2021 The Pacific Star. All rights reserved.\n")
    assert article.title.startswith("Fiji and Samoa to sign pact")
    assert article.anchor_day.isoformat() == "2021-03-03"


def test_a_headline_in_capitals_over_its_deck(read_page):
    """Of a headline in capitals and the deck below it the first is the title."""
    article = read_page(
        "THE PACIFIC STAR, SUNDAY, OCTOBER 1, 1922.\n\nFIJI ASKS SAMOA TO SIGN PACT IN APIA\n\n"
        f"Leaders of Fiji and Samoa Met Twice\n\n{PACT}"
    )
    assert article.title == "FIJI ASKS SAMOA TO SIGN PACT IN APIA"


def test_a_name_may_end_a_caption(read_page, words):
    """Who took a picture stands behind its sentence, with no word that says so."""
    article = read_page(
        "Fiji and Samoa to sign pact\nPublished: March 3, 2021\n"
        f"The leaders of Fiji and Samoa with the envoy in Apia yesterday. Litia Qalo.\n{PACT}"
    )
    assert len(words(article, Label.BODY)) == 3


def test_questions_without_a_colon(read_page, words):
    """In a transcript "Q Mr. President, …" is as much spoken as what has its colon."""
    article = read_page(
        "Remarks in Apia\nMarch 5, 2019\nPRESIDENT LEOTA: We thank you for your welcome here.\n"
        "Q Mr. President, will you go to Suva?\nPRESIDENT LEOTA: I will, and soon, as I said.\n"
    )
    assert len(words(article, Label.BODY)) == 3


@pytest.mark.parametrize(
    "head",
    [
        "The Suva Courier",
        "DAILY PRESS REVIEW",
        "Consulate, Press Section",
    ],
)
def test_a_page_without_a_headline_has_no_title(read_page, head):
    """The name of a paper or an office over a story is not the story's."""
    assert read_page(f"{head}\nMarch 3, 2021\n{PACT}").title is None


def test_a_place_in_capitals_opens_a_paragraph(read_page, words):
    """In a narrow column the headline ends where the dateline begins."""
    article = read_page(
        "2  Suva Morning   Tuesday Jan. 26, 2016   National\n"
        "Leota to Naupoto: Time to make up for lost years\n"
        "APIA - The leaders of Fiji and Samoa will\nsign a pact here on Friday, the palace\nsaid.\n"
        "They met last year in Suva, and will meet\nthere again in the spring.\n"
    )
    assert article.title == "Leota to Naupoto: Time to make up for lost years"
    assert article.dateline == "APIA"
    assert len(words(article, Label.BODY)) == 2


@pytest.mark.parametrize(
    "last",
    [
        "Foreign Minister Talia Naupoto briefed reporters.",
        "'We are two islands that get on with the job,' Mr Leota said.",
        "The envoy leaves for Suva on Friday to see the president. (end/psn/97)",
    ],
)
def test_the_last_sentence_is_the_storys(read_page, words, last):
    """A sentence of names, one in single quotes and one with a wire's end are told."""
    article = read_page(f"Fiji and Samoa to sign pact\n3 March 2021\n{PACT}{last}\nShare this\n")
    assert len(words(article, Label.BODY)) == 4


@pytest.mark.parametrize(
    "last",
    [
        "Also present at the meeting were Minister U Kyaw Tin and officials.—MNA",
        "The French guest also met Prime Minister Abdelaziz Djerad. (APS)",
        "The ministers last met in Suva, on the night of the agreement of May. (pg)",
    ],
)
def test_a_story_may_be_signed_at_its_end(read_page, words, last):
    """An agency or initials behind the last sentence make it no caption."""
    article = read_page(f"Fiji and Samoa to sign pact\n3 March 2021\n{PACT}{last}\nShare this\n")
    assert len(words(article, Label.BODY)) == 4


def test_a_letters_head_of_three_lines(read_page):
    """From, Date and Subject at the head of a page are fields, and the subject its title."""
    head = "From: Desk <desk@star.example>\nDate: Thu, Mar 4, 2021\nSubject: Fiji and Samoa sign\n"
    assert read_page(f"{head}\n{PACT}").title == "Fiji and Samoa sign"


def test_an_agency_in_brackets_ends_a_caption(read_page, words):
    """Inside the story a line that quotes nobody and ends with its agency is a picture's."""
    article = read_page(
        "Fiji and Samoa to sign pact\n3 March 2021\n"
        "The leaders of Fiji and Samoa will sign a pact in Apia on Friday, the palace said.\n"
        "The leaders of Fiji and Samoa review a guard of honour in Suva in May. (Yonhap News)\n"
        "They met last year in Suva, and will meet there again in the spring.\n"
        "The pact was drawn up by officials of both islands over many months.\n"
    )
    assert len(words(article, Label.BODY)) == 3


def test_a_headline_that_begins_with_cities_is_no_dateline(read_page):
    """A place alone stands over the text of ministries; cities that confer are a headline's."""
    article = read_page(
        "3 March 2021\nSuva, Apia confer by video on winter ferries\n"
        "The leaders of Fiji and Samoa held a video conference on Wednesday, the palace said.\n"
    )
    assert article.title == "Suva, Apia confer by video on winter ferries"


QUESTIONS = [
    "You carried letters for thirty years. Who asked you?",
    "Did you see the envoys from Lima?",
    "What do you tell a young envoy?",
]
ANSWERS = [
    "The minister asked me in a hotel in Tacna, over soup.",
    "They came to Arica in the spring of that year and stayed for a week.",
    "Take your own notes, and be the last to leave the room.",
]


def test_an_interview_asks_without_bold_print(read_page, words):
    """Questions with their answers below are body, however short they are."""
    told = [line for pair in zip(QUESTIONS, ANSWERS, strict=True) for line in pair]
    article = read_page("\n\n".join([HEADLINE, "4 June 2024", *told]))
    assert words(article, Label.BODY) == told


def test_a_statement_stands_below_who_makes_it(read_page, words):
    """A line that ends "…, said:" belongs to the story, and what is said to its reader too."""
    said = [
        "The Prime Minister, Ana Quispe, said:",
        "As we have seen in Arica, what you do not repair in spring you pay for in winter.",
    ]
    article = read_page("\n\n".join([HEADLINE, "4 June 2024", STORY.strip(), *said]))
    assert words(article, Label.BODY)[-2:] == said


@pytest.mark.parametrize(
    "caption",
    [
        "The Samoan delegation outside Parliament House in Suva.",
        "Prime Minister Tavita Leota and his Fijian counterpart Jone Waqa in Nadi.",
        "The Fijian ferry at the quay in Apia. Behind it, the old customs house.",
    ],
)
def test_a_sentence_without_a_verb_is_a_caption(read_page, words, caption):
    """Who is where, and nothing done: so captions are written, and no paragraph."""
    article = read_page(
        f"Fiji and Samoa to sign pact\n\n3 March 2021\n\n{caption}\n\n{PACT}".replace("\n", "\n\n")
    )
    assert words(article, Label.CAPTION) == [caption]


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders of Fiji and Samoa meet in Apia.",
        "Samoa and Fiji want an answer from Wellington.",
        "Tavita Leota left for Suva with his Fijian counterpart.",
        "Fishermen to receive a letter in Fijian and English.",
    ],
)
def test_a_sentence_with_any_verb_is_none(sentence):
    """What a plural does looks like a noun: the commonest such words are known."""
    assert not without_verb(sentence)


def test_who_signs_with_a_note_says_we_for_himself(read_page, words):
    """In an opinion "our" is its writer's, and behind the note on him the page's."""
    article = read_page(
        "Sail to Suva\n\nBy Sione Taufa\n\n"
        "For nine years Apia has said that it would not sit at a table with Suva.\n\n"
        "The premier now says that he may send an envoy in the spring, and he should.\n\n"
        "Our own captains have met theirs at sea, and nobody's boat went down.\n\n"
        "You do not trade with your cousins alone. We learned that before anybody.\n\n"
        "Sione Taufa is a former harbour master and writes here every month.\n\n"
        "Our newsletter brings you the best of the islands every Friday.\n"
    )
    assert len(words(article, Label.BODY)) == 4


def test_a_wire_marks_a_head_line_before_a_gap(read_page):
    """The sign before a head line is no part of it, nor is the tab behind the sign."""
    article = read_page(
        "^\tEnvoys meet in Apia\n\nThe envoys met in Apia on Monday, an official said."
    )
    assert article.title == "Envoys meet in Apia"
    assert read_page("^\t0").text == "^\t0"


def test_a_letter_that_quotes_its_story(read_page, words):
    """The signs before the lines of a letter are not the story's, nor are its gaps paragraphs."""
    article = read_page(
        "From: Press desk\nSent: Monday, May 3, 2021 8:02 AM\nTo: All\n"
        "Subject: FW: Envoys meet in Apia\n\n> Envoys meet in Apia\n>\n"
        "> APIA, May 3 (Reef Wire) - The envoys of Samoa and Fiji met on Monday and\n"
        "> agreed to meet again, an official of the ministry said.\n>\n"
        "> They spoke of fish, the official told reporters.\n"
    )
    assert article.title == "Envoys meet in Apia"
    assert words(article, Label.BODY) == [
        "The envoys of Samoa and Fiji met on Monday and agreed to meet again, an official of the "
        "ministry said.",
        "They spoke of fish, the official told reporters.",
    ]


@pytest.mark.parametrize("line", ["12,406 followers", "41.2K subscribers", "318 members"])
def test_how_many_follow_is_no_headline(read_page, line):
    """A channel's entry has no title; what stands over it counts its readers."""
    article = read_page(
        f"{line}\n\nThe envoys of Samoa and Fiji met in Apia on Monday, an official said.\n\n"
        "They agreed to meet again before the end of the year, he told reporters.\n"
    )
    assert article.title is None


def test_a_crumb_copied_without_its_signs(read_page):
    """ "Home2021May3Envoys meet" leads to the headline and is none."""
    article = read_page(
        "News\nHome2021May3Samoan envoy calls on president\nNews\n"
        "Samoan envoy calls on president\nBy Sione Taufa 1 day ago\n"
        "The envoy of Samoa called on the president of Fiji in Suva on Monday, his office said.\n"
        "He brought a letter on the fisheries of both states, the office said.\n"
    )
    assert article.title == "Samoan envoy calls on president"


@pytest.mark.parametrize("card", ["May 5, 2016", None])
def test_a_card_under_a_heading_over_links(read_page, words, card):
    """Headline, sentence and day are another story's, and so is a sentence that shares no word."""
    teaser = (
        "Samoa and Fiji have kept the ferry of their envoys for one more year, sources say."
        if card
        else "Rugby, netball and sevens are what the islands watch at night, and more of it."
    )
    article = read_page(
        "\n\n".join(
            [
                "Envoys of Samoa and Fiji meet in Apia",
                "APIA - The envoys of Samoa and Fiji met in Apia on Monday, an official said.",
                "They agreed on the ferry and on fish, the official told reporters.",
                '"We shall meet again in Suva," the envoy of Fiji said after the talks.',
                "Related",
                "What else there is to know of the isles",
                teaser,
                *([card] if card else []),
            ]
        )
    )
    assert teaser not in words(article, Label.BODY)


@pytest.mark.parametrize("line", ["She then flew home to Apia. PTI KJR RD KJR RD"])
def test_who_wrote_it_stands_behind_the_last_sentence(read_page, words, line):
    """The initials behind an agency's name end no headline and open no offer."""
    article = read_page(
        "Envoy meets minister\n\nAPIA, May 3 (PTI) The envoy met the minister on Monday and spoke "
        f"of fish, an official said.\n\nThey are to meet again in Suva.\n\n{line}\n"
    )
    assert line in words(article, Label.BODY)


def test_a_speaker_is_presented_once(read_page, words):
    """ "Leota, Reef Wire:" is "Leota:" when he asks again."""
    article = read_page(
        "Press conference of the foreign minister\n\nFriday, May 3, 2024\n\n"
        "Minister Tuala: I will fly to Suva on Monday to meet my colleague of Fiji.\n\n"
        "Leota, Reef Wire: What do you expect of the talks, the first in three years?\n\n"
        "Minister Tuala: It is good that we meet at all, and we shall speak of fish.\n\n"
        "Leota: Will the ferry be taken up?\n\n"
        "Minister Tuala: I would not speak of that before we have met.\n"
    )
    assert "Leota: Will the ferry be taken up?" in words(article, Label.BODY)


@pytest.mark.parametrize("count", ["0 Comments", "No comments", "12 comments"])
def test_a_count_over_the_story_begins_no_comments(read_page, words, count):
    """The comments that a button under the headline counts stand below the story."""
    article = read_page(
        f"Samoan envoy calls on president\n\nMay 3, 2021\n\n{count}\n\n"
        "The envoy of Samoa called on the president in Suva on Monday to promote the ferry.\n\n"
        "She brought a letter of the premier on the fisheries.\n\nShare\n"
    )
    assert len(words(article, Label.BODY)) == 2


def test_a_headline_breaks_off_in_a_column(read_page):
    """Of a newspaper's column also the headline is wrapped."""
    article = read_page(
        "Envoy of Samoa confers with\nministers in Suva\n\nBy Staff Reporter\n\n"
        "SUVA, Friday (PNA) - The envoy of\nSamoa conferred here today for an\nhour on the ferry "
        "and the price of\nfish, an official said.\n\nHe flies home to Apia tomorrow, the\n"
        "official told reporters here, with\na letter of the premier.\n"
    )
    assert article.title == "Envoy of Samoa confers with ministers in Suva"
