"""How many of the ways to say it are read: sentences with places for names, by fresh writers.

usage: python bench/wordings.py [FILE...] [--names N] [--misses]

A line of a FILE (by default all of bench/wordings) is what a careful reader records, a tab and the
text. What is recorded is `GROUP STATUS SIDES` between semicolons, or `none`: the group of kinds
(visit, meeting, call), the status, and which of A, B and C take part. The text is read N times,
each time with other people of other countries in place of {A}, {B} and {C}; see README.md there.
Prints for each file how much of what is to be recorded was (recall), and how much of what was is
to be (precision). `--misses` prints every line that is not read as it should be.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation import claims, language, lexicon
from legation.claims.participants import poles
from legation.model import Article, Block, Label

HERE = Path(__file__).with_name("wordings")
DAY = date(2024, 5, 22)
"""The Wednesday on which every text is read."""
PAST = ("on Monday", "last week", "last month", "in March", "on May 3", "on Sunday")
AHEAD = ("on Friday", "next week", "next month", "in July", "on June 4", "on Saturday")


@dataclass(frozen=True)
class Person:
    """Somebody in office; `office` without name or nationality, as "foreign minister"."""

    office: str
    name: str
    surname: str
    land: str
    people: str
    capital: str
    code: str

    def forms(self, letter: str) -> Iterator[tuple[str, str]]:
        """What stands for each placeholder of a letter."""
        low = letter.lower()
        yield f"{{{letter}}}", f"{self.people} {self.office.title()} {self.name}"
        yield f"{{{low}}}", self.surname
        yield f"{{{low}O}}", self.office
        yield f"{{{low}N}}", self.name
        yield f"{{{low}Land}}", self.land
        yield f"{{{low}Adj}}", self.people
        yield f"{{{low}Cap}}", self.capital


PERSONS = [
    Person(*row.split("|"))
    for row in (
        "foreign minister|Stephane Sejourne|Sejourne|France|French|Paris|FRA",
        "chancellor|Olaf Scholz|Scholz|Germany|German|Berlin|DEU",
        "foreign minister|Hakan Fidan|Fidan|Turkey|Turkish|Ankara|TUR",
        "foreign minister|Wang Yi|Wang|China|Chinese|Beijing|CHN",
        "president|Abdel Fattah al-Sisi|Sisi|Egypt|Egyptian|Cairo|EGY",
        "prime minister|Narendra Modi|Modi|India|Indian|New Delhi|IND",
        "foreign minister|Mauro Vieira|Vieira|Brazil|Brazilian|Brasilia|BRA",
        "prime minister|Donald Tusk|Tusk|Poland|Polish|Warsaw|POL",
        "president|William Ruto|Ruto|Kenya|Kenyan|Nairobi|KEN",
        "defence minister|Minoru Kihara|Kihara|Japan|Japanese|Tokyo|JPN",
        "prime minister|Pham Minh Chinh|Chinh|Vietnam|Vietnamese|Hanoi|VNM",
        "foreign minister|Javier Gonzalez-Olaechea|Gonzalez-Olaechea|Peru|Peruvian|Lima|PER",
    )
]


@dataclass(frozen=True)
class Told:
    """How often what a line wants was read, and what else was, with one of its texts."""

    wanted: int
    missed: Counter[str]
    extra: Counter[str]
    text: str


def main() -> None:
    """Print a line for each file, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.tsv")))
    parser.add_argument("--names", type=int, default=3)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    every: list[Told] = []
    for file in given.files:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
        told = [tried(line, at, given.names) for at, line in enumerate(lines)]
        every += told
        print(row(file.stem, told))
        if given.misses:
            for one in told:
                if one.missed or one.extra:
                    print(f"  {one.text}\n    missed {dict(one.missed)} extra {dict(one.extra)}")
    print(row("all", every))


def row(name: str, told: list[Told]) -> str:
    """Recall and precision of some lines."""
    wanted = sum(one.wanted for one in told)
    missed = sum(one.missed.total() for one in told)
    extra = sum(one.extra.total() for one in told)
    found = wanted - missed
    right = found / max(1, found + extra)
    return f"{name:24} wanted {wanted:5}  recall {found / wanted:.3f}  precision {right:.3f}"


def tried(line: str, at: int, names: int) -> Told:
    """A line's text read with so many sets of names."""
    wanted, text = line.split("\t", 1)
    chance = random.Random(at)
    total, missed, extra, shown = 0, Counter[str](), Counter[str](), ""
    for _ in range(names):
        people = dict(zip("ABC", chance.sample(PERSONS, 3), strict=True))
        filled = fill(text, people, chance)
        want = Counter(
            " ".join((*item.split()[:2], "|".join(sorted(people[c].code for c in item.split()[2]))))
            for item in wanted.split(";")
            if len(item.split()) > 2
        )
        found = Counter(read(filled))
        total += want.total()
        missed += want - found
        extra += found - want
        shown = shown or (filled if want != found else "")
    return Told(total, missed, extra, shown)


def fill(text: str, people: dict[str, Person], chance: random.Random) -> str:
    """The text with names and times in place of what stands for them."""
    for letter, person in people.items():
        for placeholder, words in person.forms(letter):
            text = text.replace(placeholder, words)
    text = text.replace("{PAST}", chance.choice(PAST)).replace("{FUT}", chance.choice(AHEAD))
    text = text.replace("{pDay}", chance.choice(("Monday", "Sunday")))
    text = text.replace("{fDay}", chance.choice(("Friday", "Saturday")))
    text = re.sub(r"\b([Ii]n|[Oo]n|[Ff]or) (in|on|last|next) ", r"\2 ", text)
    return text[:1].upper() + text[1:]


def read(text: str) -> Iterator[str]:
    """Group, status and sides of each engagement that is read of a text."""
    article = Article(
        id="wording", page="0" * 64, text=text, blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=DAY,
    )  # fmt: skip
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    for claim in reading.claims:
        sides = "|".join(sorted(poles(claim.participants)))
        yield f"{claim.kind.group} {claim.status.value} {sides}"


if __name__ == "__main__":
    main()
