"""Words that tell acts, each on a row of acts.csv with its PLOVER type and its two sides."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from test_acts import found, sides

from legation.claims import gate
from legation.language import table
from legation.lexicon import load
from legation.model import ActKind, Status

with (Path(__file__).parent / "acts.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="|"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["word"])
def test_a_word_tells_its_type_and_its_sides(row: dict[str, str]) -> None:
    """Active, passive and nominal forms tell the same kind of act and who does it to whom."""
    expected = (row["kind"], row["by"] or None, row["toward"] or None)
    assert expected in sides(row["text"])


def test_two_hundred_words_have_a_row() -> None:
    """The table covers every type of act that is not a silence."""
    silent = {ActKind.DECLINED_COMMENT, ActKind.NO_RESPONSE}
    assert len({row["word"] for row in ROWS}) >= 200
    assert {row["kind"] for row in ROWS} >= {kind.value for kind in set(ActKind) - silent}


def test_every_frame_is_documented_by_its_name_and_type() -> None:
    """Each frame of acts.toml has a name of its own, a type and its words."""
    rows = table("en", "acts")["verb"] + table("en", "acts")["noun"]
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(ActKind(row["kind"]) and row["lemmas"] and row["by"] for row in rows)
    assert len({lemma for row in rows for lemma in row["lemmas"]}) >= 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru, Chile and Bolivia denounced Spain's claim to the wreck.",
         {("ACCUSE", "PER", "ESP"), ("ACCUSE", "CHL", "ESP"), ("ACCUSE", "BOL", "ESP")}),
        ("Kenya summoned the Dutch and Belgian ambassadors.",
         {("ACCUSE", "KEN", "NLD"), ("ACCUSE", "KEN", "BEL")}),
        ("Thai and Cambodian troops exchanged fire.",
         {("ASSAULT", "THA", "KHM"), ("ASSAULT", "KHM", "THA")}),
        ("Sudan and Chad accused each other of arming rebels.",
         {("ACCUSE", "SDN", "TCD"), ("ACCUSE", "TCD", "SDN")}),
        ("Norway and Finland issued a joint statement condemning Belarus.",
         {("AGREE", "NOR", "FIN")}),
    ],
)  # fmt: skip
def test_several_sides(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each of several states does it to each other side; what both do to each other is two acts."""
    assert expected <= set(sides(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accused Chile of theft. Chile denied the charge.", ("REJECT", "CHL", "PER")),
        ("Oman and Yemen share a border. Oman accused its neighbour of smuggling.",
         ("ACCUSE", "OMN", "YEM")),
        ("Talks between Egypt and Sudan ended in Cairo. The two sides agreed to mark the border.",
         ("AGREE", "EGY", "SDN")),
        ("Angola blamed UNITA for the raid. The rebels rejected an Angolan offer.",
         ("REJECT", None, "AGO")),
        ("The Security Council met on Mali. The council imposed an embargo on Mali.",
         ("SANCTION", None, "MLI")),
        ("India met Nepal on trade. India's offer was welcomed, and Nepal accepted the proposal.",
         ("AGREE", "NPL", "IND")),
        ("North Korea and South Korea met. The South's defence ministry blamed the North.",
         ("ACCUSE", "KOR", "PRK")),
        ("Chile and Peru met. \"We urge Peru to free the crew,\" Chile's foreign minister said.",
         ("REQUEST", "CHL", "PER")),
        ("Chilean President Ana Rojas called Peruvian President Juan Soto. The parties confirmed "
         "their commitment to coordinate their fishing fleets.", ("AGREE", "CHL", "PER")),
        ("Chile and Peru held talks in Lima. The ministers agreed to share radar data.",
         ("AGREE", "CHL", "PER")),
        ("Serbia recognised Palestine, prompting Israel to sever ties with Serbia.",
         ("SANCTION", "ISR", "SRB")),
    ],
)  # fmt: skip
def test_sides_told_before(text: str, expected: tuple[str, str | None, str]) -> None:
    """Who answers, "the two sides", "its neighbour", "the rebels" look back in the text."""
    assert expected in sides(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru is to impose tariffs on Chile.", Status.PLANNED),
        ("Peru plans to expel two Chilean envoys.", Status.PLANNED),
        ("Peru is considering expelling two Chilean envoys.", Status.POSSIBLE),
        ("Peru might impose tariffs on Chile.", Status.POSSIBLE),
        ("Peru did not accuse Chile of theft.", Status.DENIED),
        ("Two Chilean envoys will be expelled by Peru.", Status.PLANNED),
    ],
)
def test_what_is_only_planned_is_not_done(text: str, status: Status) -> None:
    """Plans, possibilities and negations are told as such."""
    assert [status] == [act.status for act in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on lifting the ban between Peru and Chile go on.",
        "The premier of Norway rejected the budget.",
        "Kenya's president signed the finance bill.",
        "Sweden's minister expressed concern about inflation.",
        "The French president thanked the nurses of Lyon.",
        "Norway denied that its minister had met the premier of Iran.",
        "An opposition leader in Chile threatened a strike.",
        "The French parliament rejected the government's pension bill.",
        "Turkey's central bank said it would support the lira.",
        "India beat Australia by six wickets, and Kohli praised the bowlers.",
        "South Africa's health minister urged people to get vaccinated.",
        "German unions called for higher wages and threatened to strike.",
        "Kenya's opposition accused the government of rigging the vote.",
        "The Spanish police arrested three men in Valencia on Tuesday.",
        "Japan's industrial output rose, and analysts welcomed the result.",
        "The Brazilian president signed a decree on gold mining.",
        "A court in Italy released two bankers.",
        "Boeing agreed to pay a fine in the United States.",
        "The Indian government denied it had delayed the census.",
        "Mexico's president promised voters a new railway.",
        "Chinese shares fell after the United States reported weak jobs data.",
        "A French tourist was killed in Thailand.",
        "Canadian farmers demanded help from Ottawa.",
        "Toyota will supply batteries to a plant in Poland.",
        "The Pakistani army said it killed six militants near the border.",
    ],
)
def test_what_stays_at_home_is_no_act(text: str) -> None:
    """Domestic acts, aims of talks and denied meetings are not recorded."""
    assert sides(text) == []


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("Iran rejected a French proposal.", True),
        ("Rice was cheap in the market.", False),
        ("Mayor Ann Bell met farmers in Ohio.", False),
        ("Zambia rejected it. The minister said so.", False),
        ("Zambia rejected it. The ambassador was told so on Monday.", True),
        ("Zambia rejected it. Rice was cheap. The minister told Chile so.", True),
        ("Emmanuel Macron will see President Putin soon.", True),
        ("Inter-Korean talks will resume.", True),
        ("The Kremlin did not comment on the fire.", True),
        ("The United States has fifty states, and so we use a map of Europe.", False),
    ],
)
def test_an_article_is_read_where_two_sides_may_act(told: str, read: bool) -> None:
    """The gate opens for words of engagements and acts beside those who count, else stays shut."""
    sentences = told.replace(". ", ".|").split("|")
    assert gate.engages(sentences, lexicon=load(), on=date(2021, 5, 3)) is read


@pytest.mark.parametrize(
    ("text", "kind", "silent"),
    [
        ("Tajikistan has not commented.", "DECLINED_COMMENT", "TJK"),
        ("India said it was premature to comment.", "DECLINED_COMMENT", "IND"),
        ("Rome has kept silent on the matter.", "NO_RESPONSE", "ITA"),
        ("The Spanish government did not say whether it would pay.", "DECLINED_COMMENT", "ESP"),
        ("There was no immediate comment from Asmara.", "NO_RESPONSE", "ERI"),
        (
            "The ministers of Peru and Chile met in May. Neither government would confirm it.",
            "DECLINED_COMMENT",
            "CHL",
        ),
        (
            "France urged Iran to free a priest. Iran did not answer a request for comment.",
            "NO_RESPONSE",
            "IRN",
        ),
    ],
)
def test_silences_of_more_wordings(text: str, kind: str, silent: str) -> None:
    """Saying nothing yet, and saying that one says nothing, are silences."""
    assert (kind, silent, None) in sides(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France urged Iran to free a priest. Tehran has not replied.",
         ("NO_RESPONSE", "IRN", "FRA")),
        ("Nepal asked India for a treaty in June. There was no word from Delhi on the request.",
         ("NO_RESPONSE", "IND", "NPL")),
        ("A proposal by Bolivia for talks has gone unanswered in Santiago.",
         ("NO_RESPONSE", "CHL", "BOL")),
    ],
)  # fmt: skip
def test_a_silence_may_be_toward_whoever_asked(text: str, expected: tuple[str, str, str]) -> None:
    """Whose offer or demand has no answer is the other side; reporters are none."""
    assert expected in sides(text)
