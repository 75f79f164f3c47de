"""One person under many spellings, and namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import bearers, called_so, fold, persons, rulings, standing
from legation.model import Person


def known(*names: str, country="CHN", words=()) -> list[Person]:
    """The persons that pages which name one each tell of."""
    readings = [
        told(
            f"a{n}",
            f"2024-0{n + 1}-10",
            Line(
                f"{name} was in Paris.",
                "visit",
                "held",
                f"{name}/{country}/visitor, FRA/host",
                f"2024-0{n + 1}-10",
            ),
        )
        for n, name in enumerate(names)
    ]
    engagements = fold(claims(*readings), [], said=days(*readings), today=date(2025, 1, 1))
    counts = Counter(
        (bearer.written, bearer.country)
        for engagement in engagements
        for bearer in bearers(engagement)
        if bearer.facet.surname
    )
    return sorted(persons(counts, standing(words)), key=lambda person: person.name)


def found(*names: str, country="CHN", words=()) -> list[list[str]]:
    """Each person by the names it goes by."""
    return [
        sorted(spelling.name for spelling in person.spellings)
        for person in known(*names, country=country, words=words)
    ]


@pytest.mark.parametrize(
    ("country", "names", "people"),
    [
        ("CHN", ("Liu Jianchao", "Jianchao Liu"), 1),
        ("CHN", ("Liu Jianchao", "Liu"), 1),
        ("CHN", ("Liu Jianchao", "Liu Jian-chao"), 1),
        ("CHN", ("Wang Yi", "Wang Huning"), 2),
        ("CHN", ("Wang Yi", "Wang Huning", "Wang"), 3),
        ("UKR", ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy", "Vladimir Zelensky"), 1),
        ("RUS", ("Sergei Lavrov", "Sergey Lavrov", "Lavrov"), 1),
        ("GBR", ("David Cameron", "James Cameron"), 2),
        ("VNM", ("Nguyễn Phú Trọng", "Nguyen Phu Trong"), 1),
    ],
)
def test_spellings(country, names, people):
    """Marks, order, hyphens and transliterations are one person's; other given names are not."""
    assert len(found(*names, country=country)) == people


def test_a_persons_word_makes_one_of_two():
    """Whoever knows that two names are one person's says so."""
    names = ("Abu Mohammed al-Golani", "Ahmed al-Sharaa")
    assert len(found(*names, country="SYR")) == 2
    word = rulings.renamed(names[0], "SYR", names[1], by="Ada", reason="", made_at=MADE_AT)
    assert found(*names, country="SYR", words=[word]) == [sorted(names)]


@pytest.mark.parametrize(
    ("names", "person", "spellings", "apart"),
    [
        (("Liu Jianchao", "Liu Jian-chao"), "Liu Jianchao", {"Liu Jian-chao": "spelled alike"}, {}),
        (
            ("Liu Jianchao", "Jianchao Liu"),
            "Liu Jianchao",
            {"Jianchao Liu": "the same words in another order"},
            {},
        ),
        (("Liu Jianchao", "Liu"), "Liu Jianchao", {"Liu": "a shorter or longer form"}, {}),
        (
            ("Wang Yi", "Wang Huning", "Wang"),
            "Wang Yi",
            {},
            {"Wang": "may be Wang Huning or Wang Yi"},
        ),
        (("Wang Yi", "Li Qiang"), "Wang Yi", {}, {}),
    ],
)
def test_a_name_is_told_with_its_reason(names, person, spellings, apart):
    """By what rule it is the person's, and why one that looks like it is not."""
    (one,) = [each for each in known(*names) if each.name == person]
    assert {each.name: each.reason for each in one.spellings if each.reason} == spellings
    assert {each.name: each.reason for each in one.apart} == apart


def test_people_part_and_join_names_with_their_reasons():
    """Whom somebody put right is whom they named, and nobody else; who did it and why is told."""
    names = ("Zhang Wei", "Zhang Wei-min")
    word = rulings.renamed(
        names[1], "CHN", "Zhang Weimin", by="Ada", reason="a namesake", made_at=MADE_AT
    )
    liu = rulings.renamed("Liu", "CHN", "Liu He", by="Ada", reason="his deputy", made_at=MADE_AT)
    assert found(*names, words=[word]) == [["Zhang Wei"], ["Zhang Wei-min"]]
    (one, _) = known("Liu Jianchao", "Liu", words=[liu])[::-1]
    told_of = {each.name: each.reason for each in one.apart}
    assert told_of == {"Liu": "put right by Ada: his deputy"}
    (joined,) = known("Liu He", "Liu", words=[liu])
    assert [each.reason for each in joined.spellings] == ["put right by Ada: his deputy", None]


def test_the_names_in_one_engagement():
    """Its pages' names of one person are told as one, with the number of claims of each."""
    line = {"kind": "visit", "status": "held", "when": "2024-05-29"}
    one = told("a", "2024-05-29", Line("Liu flew.", who="Liu/CHN/visitor, JPN/host", **line))
    two = told("b", "2024-05-29", Line("He.", who="Liu Jianchao/CHN/visitor, JPN/host", **line))
    a, b = claims(one, two)
    same = rulings._same(a.id, b.id, by="Ada", reason="", made_at=MADE_AT)
    (engagement,) = fold([a, b], [same], said=days(one, two), today=date(2025, 1, 1))
    (person,) = called_so(engagement)
    assert (person.name, [each.name for each in person.spellings]) == (
        "Liu Jianchao",
        ["Liu", "Liu Jianchao"],
    )
