"""Acts: what one side does to another short of an engagement."""

from __future__ import annotations

import pytest
from parsed import DAY, story

from legation.claims import acts, sourcing
from legation.model import Act, ActKind, Status


def found(text: str) -> tuple[Act, ...]:
    """The acts of a story."""
    told = story(text)
    said = sourcing.find(told.sentences, people=told.people, agency=None)
    return acts.find(
        told.sentences, people=told.people, said=said, article=told.article, anchor=DAY
    )


def sides(text: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, by and toward of each act of a story, by their countries."""
    return [
        (act.kind.value, act.by.country, act.toward.country if act.toward else None)
        for act in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ties suffer from Ottawa's concerns about India's fishing fleets in the north.",
         ("ACCUSE", "CAN", "IND")),
        ("There were also New Delhi's protests against Canada's sale of old reactors.",
         ("ACCUSE", "IND", "CAN")),
        ("Peru accused Chile of moving the border stones.", ("ACCUSE", "PER", "CHL")),
        ("Hungary summoned the Ukrainian ambassador on Monday.", ("ACCUSE", "HUN", "UKR")),
        ("Kenya lodged a protest with Somalia over the arrest of two fishermen.",
         ("ACCUSE", "KEN", "SOM")),
        ("Greece condemned Turkey's drilling off Crete.", ("ACCUSE", "GRC", "TUR")),
        ("Hungary called the Romanian decision a provocation.", ("ACCUSE", "HUN", "ROU")),
        ("Beijing said its crews had kept calm and accused Manila of trespassing.",
         ("ACCUSE", "CHN", "PHL")),
        ("A Russian jet shot down a Polish drone.", ("ASSAULT", "RUS", "POL")),
        ("The foreign ministers of Greece and Egypt met in Cairo. They agreed on a sea border.",
         ("AGREE", "GRC", "EGY")),
        ("Egypt and Sudan agreed to share the water of the new canal.", ("AGREE", "EGY", "SDN")),
        ("Japan signed a defence pact with the Philippines.", ("AGREE", "JPN", "PHL")),
        ("Germany urged Serbia to open the archive.", ("REQUEST", "DEU", "SRB")),
        ("Norway asked Russia for a list of the missing sailors.", ("REQUEST", "NOR", "RUS")),
        ("Poland called on Belarus to free the two students.", ("REQUEST", "POL", "BLR")),
        ("Iran rejected a French proposal for inspections.", ("REJECT", "IRN", "FRA")),
        ("Cuba turned down an American offer of grain.", ("REJECT", "CUB", "USA")),
        ("Moscow threatened to cut gas supplies to Moldova.", ("THREATEN", "RUS", "MDA")),
        ("The European Union imposed sanctions on Myanmar.", ("SANCTION", None, "MMR")),
        ("Mali expelled two French diplomats.", ("SANCTION", "MLI", "FRA")),
        ("Bolivia severed ties with Israel.", ("SANCTION", "BOL", "ISR")),
        ("Traders complain about Beijing's ban on Lithuanian beef.", ("SANCTION", "CHN", "LTU")),
        ("Brussels watched Ankara's military drills around Cyprus.", ("MOBILIZE", "TUR", "CYP")),
        ("Iran seized a Greek tanker in the strait.", ("COERCE", "IRN", "GRC")),
        ("Russia shelled Ukrainian villages overnight.", ("ASSAULT", "RUS", "UKR")),
        ("Australia lifted its ban on timber from Indonesia.", ("CONCEDE", "AUS", "IDN")),
        ("Russia withdrew its troops from Georgia.", ("RETREAT", "RUS", "GEO")),
        ("Norway sent medicine and food to Lebanon.", ("AID", "NOR", "LBN")),
        ("India voiced support for Nepal.", ("SUPPORT", "IND", "NPL")),
    ],
)  # fmt: skip
def test_an_act_has_its_kind_and_two_sides(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    """The words tell the kind, the grammar who does it to whom."""
    assert expected in sides(text)


@pytest.mark.parametrize(
    ("text", "kind", "silent"),
    [
        ("Representatives for the LDP and Komeito declined comment.",
         "DECLINED_COMMENT", ["LDP", "Komeito"]),
        ("The Swedish foreign ministry declined to say who would travel.",
         "DECLINED_COMMENT", ["SWE"]),
        ("Austria's embassy would not comment.", "DECLINED_COMMENT", ["AUT"]),
        ("The Pentagon had no comment.", "DECLINED_COMMENT", ["USA"]),
        ("Peru's Ana Rojas met Chile's Luis Vega in Lima. Neither would say what was agreed.",
         "DECLINED_COMMENT", ["PER", "CHL"]),
        ("The CCP did not immediately respond to a request for comment.", "NO_RESPONSE", ["CHN"]),
        ("The Kenyan foreign ministry could not be reached.", "NO_RESPONSE", ["KEN"]),
        ("Calls to the Chilean embassy went unanswered.", "NO_RESPONSE", ["CHL"]),
        ("There was no immediate response from Tehran.", "NO_RESPONSE", ["IRN"]),
        ("The Peruvian foreign ministry gave no explanation.", "DECLINED_COMMENT", ["PER"]),
        ("Peru's president dodged questions about the treaty.", "DECLINED_COMMENT", ["PER"]),
        ("Peru's president left without telling reporters anything.",
         "DECLINED_COMMENT", ["PER"]),
        ("The Kenyan ministry left questions sent by e-mail without an answer.",
         "NO_RESPONSE", ["KEN"]),
        ("The Kenyan ambassador was not available for comment.", "NO_RESPONSE", ["KEN"]),
        ("Kenya has yet to give an answer.", "NO_RESPONSE", ["KEN"]),
    ],
)  # fmt: skip
def test_each_who_is_silent_makes_an_act(text: str, kind: str, silent: list[str]) -> None:
    """One act for each who would not comment or did not answer."""
    quiet = [act for act in found(text) if act.kind == ActKind(kind)]
    assert len(silent) == len(quiet)
    assert all(
        name in (act.by.name, act.by.country) for name, act in zip(silent, quiet, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Opposition leader Paul Mbeki accused the government of theft.",
        "The French president accused the French senate of delay.",
        "Would Peru accuse Chile?",
        "It is unclear whether Peru will accuse Chile of anything.",
        "Spain fears the threat of Moroccan sanctions on its fruit.",
        "Sweden and Norway agreed to meet again in June.",
        "Japan asked the Dutch minister to visit Tokyo.",
        "A company accused Chile of breach of contract.",
        "A goal by Peru struck the crowd in Chile as lucky.",
    ],
)
def test_what_moves_no_relations_is_no_act(text: str) -> None:
    """Domestic quarrels, questions, mere possibilities of nouns and engagements are no acts."""
    assert sides(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile expelled two Peruvian diplomats.", Status.HELD),
        ("Chile will expel two Peruvian diplomats.", Status.PLANNED),
        ("Chile may expel two Peruvian diplomats.", Status.POSSIBLE),
        ("Chile has not expelled the Peruvian diplomats.", Status.DENIED),
    ],
)
def test_status_of_an_act(text: str, status: Status) -> None:
    """The verb group tells whether an act was done, is planned, may be or was not."""
    assert [status] == [act.status for act in found(text)]


def test_what_an_act_is_about_when_and_on_whose_word() -> None:
    """About, when and attribution rest on the words of the act's own clause."""
    text = "Kenya protested to Somalia on Monday over the arrest of two fishermen, an aide said."
    (act,) = found(text)
    assert act.about is not None
    assert act.about.text == "the arrest of two fishermen"
    assert act.when is not None
    assert act.when.when.edtf == "2024-05-20"
    assert [source.name for source in act.attribution] == ["an aide"]


def test_evidence_slices_out_of_the_text() -> None:
    """Every act keeps a clause or a sentence of at most three hundred characters."""
    text = (
        "Greece, which has its own quarrel with Albania, condemned Turkey's drilling off Crete, "
        + "as ministers from many countries and their advisers looked on in the hall, " * 4
        + "and said so twice."
    )
    for act in found(text):
        for quote in act.evidence:
            quote.check(text, where="story")
            assert len(quote.text) <= 300
