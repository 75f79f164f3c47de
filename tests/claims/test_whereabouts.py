"""Places and times that stand outside of the sentence: the dateline's city, an entry's own day."""

from __future__ import annotations

from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.model import Article, Block, Claim, Label, Side

MONDAY = date(2024, 5, 20)


def read(*paragraphs: str, dateline: str | None = None) -> tuple[Claim, ...]:
    text = "\n".join(paragraphs)
    starts = [text.index(words) for words in paragraphs]
    ends = [*starts[1:], len(text)]
    article = Article(
        id="page",
        page="page",
        text=text,
        blocks=tuple(Block(Label.BODY, a, b) for a, b in zip(starts, ends, strict=True)),
        anchor_day=MONDAY,
        dateline=dateline,
    )
    return claims.extract(article, language=language.load(), lexicon=lexicon.load()).claims


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Chilean Foreign Minister Alberto van Klaveren met Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea on Monday.", "Lima"),
        ("Chilean Foreign Minister Alberto van Klaveren will meet Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea on Friday.", None),
        ("Chilean Foreign Minister Alberto van Klaveren met Peruvian Foreign Minister Javier "
         "Gonzalez-Olaechea in March.", None),
        ("Chilean Foreign Minister Alberto van Klaveren met Bolivian Foreign Minister Celinda Sosa "
         "on Monday.", None),
        ("Chilean Foreign Minister Alberto van Klaveren spoke by phone with Peruvian Foreign "
         "Minister Javier Gonzalez-Olaechea on Monday.", None),
    ],
)  # fmt: skip
def test_a_meeting_of_the_day_is_where_it_is_filed_from(sentence: str, place: str | None) -> None:
    """If the dateline's country takes part; not what is to come, was long ago, or is a call."""
    (claim,) = read(sentence, dateline="LIMA")
    assert (claim.place.name if claim.place else None) == place


@pytest.mark.parametrize(
    ("story", "told", "place"),
    [
        # Formal gatherings that a story opens with.
        (("Angolan President Joao Lourenco and Rwandan President Kagame held talks on Monday.",),
         "summit", "Lima"),
        (("The day was quiet.", "Angolan President Joao Lourenco and Rwandan President Paul Kagame "
          "held talks on Monday."), "summit", None),
        # One of them is told to be elsewhere.
        (("Angolan President Joao Lourenco and Rwandan President Paul Kagame held talks on Monday.",
          "Lourenco, who is on a visit to Kigali, said little."), "summit", "Kigali"),
        # He arrived, and nothing says where.
        (("Japanese Foreign Minister Yoko Kamikawa, who flew in on Sunday, smiled.",),
         "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa arrived in Quito on Sunday.",
          "She will be received by Ecuadoran President Daniel Noboa on Tuesday."),
         "meeting", "Quito"),
        (("Japanese Foreign Minister Yoko Kamikawa arrived in Quito on Sunday.",
          "She will be received by Ecuadoran President Daniel Noboa in June."),
         "meeting", "Ecuador"),
        (("In Quito, Japanese Foreign Minister Yoko Kamikawa, who flew in on Sunday, met Ecuadoran "
          "President Daniel Noboa.",), "visit", "Quito"),
        (("Japanese Foreign Minister Yoko Kamikawa, who dropped in unannounced last week, told her "
          "Peruvian hosts that the talks were stuck.",), "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa slipped into town on Sunday.",),
         "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa will land on Friday evening.",),
         "visit", "Lima"),
        (("Ecuadoran President Daniel Noboa spoke to Chilean President Gabriel Boric, who cut "
          "short his stay here.",), "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa cut short her stay here on Sunday.",),
         "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa is due here on Sunday.",), "visit", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa and US Secretary of State Antony Blinken meet "
          "here Friday under the treaty.",), "meeting", "Lima"),
        (("Japanese Foreign Minister Yoko Kamikawa met Peruvian Foreign Minister Javier "
          "Gonzalez-Olaechea on Sunday and flew home the same evening.",), "visit", "Lima"),
        # Where the story is filed from many gather: what is told beside it is there.
        (("The APEC summit opened in Lima on Sunday.",
          "Canadian Foreign Minister Melanie Joly is to see Thailand's Maris Sangiampongsa "
          "on Tuesday."), "meeting", "Lima"),
        (("The APEC summit opened in Lima on Sunday.",
          "Canadian Foreign Minister Melanie Joly is to see Thailand's Maris Sangiampongsa "
          "in June."), "meeting", None),
        # At a gathering one meets anybody, on a visit those of the land.
        (("Japanese Foreign Minister Yoko Kamikawa attended the APEC summit in Arequipa on Sunday.",
          "Kamikawa met Canadian Foreign Minister Melanie Joly on Sunday."), "meeting", "Arequipa"),
        (("Japanese Foreign Minister Yoko Kamikawa visited Quito on Sunday.",
          "Kamikawa met Canadian Foreign Minister Melanie Joly on Sunday."), "meeting", None),
    ],
)  # fmt: skip
def test_whoever_is_told_to_be_somewhere_is_there(
    story: tuple[str, ...], told: str, place: str | None
) -> None:
    """What somebody does in those days he does there."""
    places = [
        claim.place.name if claim.place else None
        for claim in read(*story, dateline="LIMA")
        if claim.kind.value == told
    ]
    assert place in places


@pytest.mark.parametrize(
    ("meeting", "host"),
    [
        ("President Daniel Noboa received her in Quito on Monday.", "Daniel Noboa"),
        ("She met President Daniel Noboa in Quito on Monday.", "Ecuador"),
        ("President Daniel Noboa received her in Quito in March.", "Ecuador"),
        ("President Daniel Noboa will receive her in Quito in June.", "Ecuador"),
        ("Canadian Foreign Minister Melanie Joly received her in Quito on Monday.", "Ecuador"),
    ],
)
def test_whoever_receives_a_visitor_on_the_visit_is_the_host(meeting: str, host: str) -> None:
    """And not whoever only meets the visitor, or did or will at another time."""
    story = (
        "Japanese Foreign Minister Yoko Kamikawa paid a two-day visit to Ecuador on Sunday.",
        meeting,
    )
    (visit,) = (claim for claim in read(*story) if claim.kind.value == "visit")
    assert [p.name for p in visit.participants if p.side is Side.HOST] == [host]


def test_talks_told_by_their_own_clause_are_not_those_told_before() -> None:
    """ "The talks that X held with Y" point at nothing said before."""
    story = (
        "Iranian Foreign Minister Kamal Kharrazi will meet Colin Powell of the United States.",
        "He praised the talks that Malaysian Prime Minister Anwar Ibrahim held in Cairo on Sunday "
        "with Egyptian President Abdel Fattah al-Sisi.",
    )
    held = [claim for claim in read(*story) if claim.status.value == "held"]
    assert [{p.country for p in claim.participants} for claim in held] == [{"MYS", "EGY"}]


def test_a_stranger_s_talks_are_not_those_of_the_parties_told_before() -> None:
    """ "A team of inspectors continued its talks": who they are is not told."""
    story = (
        "Iranian Foreign Minister Kamal Kharrazi may hold talks with Colin Powell of the United "
        "States.",
        "A team of inspectors continued its talks with Iranian experts on Monday.",
    )
    assert [claim.status.value for claim in read(*story)] == ["possible"]


CHRONICLE = (
    "March 4, 2019 - Omani Foreign Minister Yusuf bin Alawi travels to Tehran.",
    "June 2020 - Iranian President Hassan Rouhani meets Omani Sultan Haitham bin Tariq in Muscat.",
    "May 23, 2024 - Iranian Foreign Minister Hossein Amir-Abdollahian visits Muscat.",
)


def test_entries_of_a_chronology_stand_under_their_own_time() -> None:
    """The present tense tells what was, in an entry of the past, and what is to be otherwise."""
    told = sorted(
        (claim.kind.value, claim.status.value, claim.when.when.edtf if claim.when else None)
        for claim in read(*CHRONICLE)
    )
    assert told == [
        ("summit", "held", "2020-06"),
        ("visit", "held", "2019-03-04"),
        ("visit", "planned", "2024-05-23"),
    ]


def test_two_paragraphs_with_a_date_make_no_chronology() -> None:
    """A page of entries has three of them at least."""
    (first, *_) = read(*CHRONICLE[:2])
    assert first.status.value == "planned"


def test_who_is_said_to_be_visiting_visits_the_place_of_the_dateline() -> None:
    """And not a third country that the page is not filed from."""
    told = "Japanese Foreign Minister Yoko Kamikawa met visiting Omani premier Fahd Said on Monday."
    home = {claim.kind.value for claim in read(told, dateline="TOKYO")}
    assert home == {"meeting", "visit"}
    assert {claim.kind.value for claim in read(told)} == {"meeting"}


@pytest.mark.parametrize(
    ("story", "claim"),
    [
        ("Cuban President Miguel Diaz-Canel is expected on Friday.", "visit planned CUB PER"),
        (
            "Cuban President Miguel Diaz-Canel is expected in Quito on Friday.",
            "visit planned CUB ECU",
        ),
        ("As expected, Cuban President Miguel Diaz-Canel sent no message.", ""),
        (
            "The visit of Omani Foreign Minister Badr al-Busaidi will go ahead in June.",
            "visit planned OMN PER",
        ),
        (
            "A trip by Czech Prime Minister Petr Fiala was postponed until July.",
            "visit planned CZE PER; visit postponed CZE PER",
        ),
        ("Technical talks with Ecuador were put off on Tuesday.", "meeting postponed ECU PER"),
        (
            "A session with Chilean President Gabriel Boric, set for Friday, was dropped.",
            "meeting cancelled CHL PER",
        ),
        # Where to, of whom or by whom is told, or he is known to be elsewhere.
        (
            "A trip by Czech Prime Minister Petr Fiala to Oslo was postponed until July.",
            "visit planned CZE NOR; visit postponed CZE NOR",
        ),
        ("The visit of Peruvian President Dina Boluarte will go ahead in June.", ""),
        (
            "Bolivian officials said that the talks with Ecuador will resume in June.",
            "negotiation planned BOL ECU",
        ),
    ],
)
def test_a_visit_without_a_host_and_talks_with_one_are_of_the_land_of_the_dateline(
    story: str, claim: str
) -> None:
    found = sorted(
        " ".join((c.kind.value, c.status.value, *sorted(str(p.country) for p in c.participants)))
        for c in read(story, dateline="LIMA")
    )
    assert "; ".join(found) == claim
