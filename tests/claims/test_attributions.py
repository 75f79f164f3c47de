"""Every attribution of a page: who says, holds, wants or judges what, whoever it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import story

from legation.claims.sourcing import attributions


def told(text: str, *, heading: bool = False) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of `text`, parts of one joined by "…"."""
    page = story(text)
    headings = [page.sentences[0].span] if heading else []
    return [
        (
            " … ".join(span.of(text) for span in one.source),
            " … ".join(span.of(text) for span in one.cue),
            " … ".join(span.of(text) for span in one.content),
        )
        for one in attributions.find(page.sentences, text, headings=headings)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the bridge would open in May.",
         [("The mayor", "said", "that the bridge would open in May")]),
        ("The bridge will open in May, the mayor said on Monday.",
         [("the mayor", "said", "The bridge will open in May")]),
        ("The bridge will open in May, according to the city's engineers.",
         [("the city's engineers", "according to", "The bridge will open in May")]),
        ("According to the city's engineers, the bridge will open in May.",
         [("the city's engineers", "According to", "the bridge will open in May")]),
        ("Bakers expect a bad harvest.", [("Bakers", "expect", "a bad harvest")]),
        ("Miners believe the pit is safe.", [("Miners", "believe", "the pit is safe")]),
        ("The union accused the company of hiding its profits.",
         [("The union", "accused", "the company of hiding its profits")]),
        ("The governor urged residents to leave their homes.",
         [("The governor", "urged", "residents to leave their homes")]),
        ("The company promised to pay its staff.",
         [("The company", "promised", "to pay its staff")]),
        ("Critics called the plan \"a gift to landlords\".",
         [("Critics", "called", "the plan \"a gift to landlords\"")]),
        ("The union's claim that wages had fallen was wrong.",
         [("The union's", "claim", "that wages had fallen")]),
        ("The chairman is confident that the club will survive.",
         [("The chairman", "confident", "that the club will survive")]),
        ("The minister was quoted as saying that taxes would rise.",
         [("The minister", "quoted … as saying", "that taxes would rise")]),
        ("The farm was described by its owner as a ruin.",
         [("its owner", "described", "The farm … as a ruin")]),
        ("In the view of the court, the law is void.",
         [("the court", "view", "the law is void")]),
        ("The mayor said the bridge was safe and warned drivers to slow down.",
         [("The mayor", "said", "the bridge was safe"),
          ("The mayor", "warned", "drivers to slow down")]),
        ("The mayor said taxes would rise, adding that wages would too.",
         [("The mayor", "said", "taxes would rise"),
          ("The mayor", "adding", "that wages would too")]),
        ("The mayor said taxes would rise, blaming a fall in rents.",
         [("The mayor", "said", "taxes would rise"),
          ("The mayor", "blaming", "a fall in rents")]),
        ("Divers fear for the reef.", [("Divers", "fear", "for the reef")]),
        ("The bridge, the mayor said, would open in May.",
         [("the mayor", "said", "The bridge … would open in May")]),
        ("The bridge is closed, figures from the council show.",
         [("figures from the council", "show", "The bridge is closed")]),
        ("Traders blamed the fall on a strike at the mines.",
         [("Traders", "blamed", "the fall on a strike at the mines")]),
        ("The envoy expressed regret over the delay.",
         [("The envoy", "expressed", "regret over the delay")]),
        ("The firm announced a strike fund, citing a letter from the union.",
         [("The firm", "announced", "a strike fund"),
          ("a letter from the union", "citing", "a strike fund")]),
        ("Firefighters put the damage at $4 million.",
         [("Firefighters", "put", "the damage at $4 million")]),
        ("The nurse put the child at ease.", []),
        ("The firm told staff late Tuesday the plant would close.",
         [("The firm", "told", "the plant would close")]),
        ("Neighbours described the row as heated.",
         [("Neighbours", "described", "the row as heated")]),
        ("The speaker pleaded with his party not to leave the hall.",
         [("The speaker", "pleaded", "with his party not to leave the hall")]),
        ("The minister did not say whether taxes would rise.", []),
        ("The minister declined to say whether taxes would rise.", []),
        ("Rain fell on the hills and the river rose.", []),
    ],
)  # fmt: skip
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Speech, belief, intent and judgement have a source, a cue and a content."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"We are late,\" said the driver. \"The road was closed.\"",
         [("the driver", "said", "\"We are late,\" … \"The road was closed.\"")]),
        ("The driver said: \"We are late. The road was closed.\"",
         [("The driver", "said", "\"We are late. The road was closed.\"")]),
        ("“We are late,” the driver said.\n\n“The road was closed.”",
         [("the driver", "said", "“We are late,” … “The road was closed.”")]),
        ("“We are late,” the driver said.\n\nHe stopped.\n\n“The road was closed.”",
         [("the driver", "said", "“We are late,”"), ("", "", "“The road was closed.”")]),
        ("The driver said the road was \"a disgrace\".",
         [("The driver", "said", "the road was \"a disgrace\"")]),
        ("‘It is the town’s road,’ the driver said.",
         [("the driver", "said", "‘It is the town’s road,’")]),
        ("“The road was closed.\n\nIt was late,” the driver said.",
         [("the driver", "said", "“The road was closed.\n\nIt was late,”")]),
        ("\"It is a good road,\" was the driver's verdict.",
         [("the driver's", "was the driver's verdict", "\"It is a good road,\"")]),
        ("“We are late,” the driver said.\n\n“It is far.\n\n“The road was closed.”",
         [("the driver", "said", "“We are late,” … “It is far.\n\n“The road was closed.”")]),
        ("\"It is about one thing: people of colour,\" Ann Lee, head of the Road Trust, told us.",
         [("Ann Lee, head of the Road Trust", "told",
           "\"It is about one thing: people of colour,\"")]),
        ("His words: \"The road was closed all night.\"",
         [("His", "words", "\"The road was closed all night.\"")]),
    ],
)  # fmt: skip
def test_quotations_are_whole(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A quotation goes on over sentences and paragraphs while nobody else speaks."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Study: Coffee keeps mice awake", [("Study", "", "Coffee keeps mice awake")]),
        ("Launch put off until May - source", [("source", "", "Launch put off until May")]),
        ("Hollis: I will not quit", [("Hollis", "", "I will not quit")]),
        ("'We will never sell': Duke hits back", [("Duke", "", "'We will never sell'")]),
        ("Lima: a city of contrasts", []),
    ],
)
def test_a_headline_tells_whose_word_it_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Before a colon or behind a dash stands who says what the headline tells."""
    assert told(text, heading=True) == expected


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([
    "Oslo said the envoys would meet.", "They met, an aide said.", "He left.", "\n\n",
    '"We will talk."', '"We will talk', "he said.", "according to", "“No,” said she, “not yet.",
    "NHK reported on Friday citing sources that talks would be held.", "‘", "It was said", ":",
]), min_size=1, max_size=6))  # fmt: skip
def test_every_span_holds_words(parts: list[str]) -> None:
    """Sources, cues and contents slice words out of the text, contents in reading order."""
    text = f"Lima. {' '.join(parts)}".strip()
    page = story(text)
    for one in attributions.find(page.sentences, text):
        for span in (*one.source, *one.cue, *one.content):
            assert span.of(text).strip()
        assert list(one.content) == sorted(one.content)
