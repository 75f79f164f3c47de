"""One person under many spellings, and namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from telling import MADE_AT, Line, claims, days, told

from legation.engagements import bearers, fold, persons, rulings, standing


def found(*names: str, country="CHN", words=()):
    """The persons that pages which name one each tell of, each by the names it goes by."""
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
    return [
        sorted(spelling.name for spelling in person.spellings)
        for person in sorted(persons(counts, standing(words)), key=lambda p: p.name)
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
