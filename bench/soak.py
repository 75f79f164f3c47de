"""A diary of many claims: how long it takes to fill and to ask, from ten thousand claims on.

    python bench/soak.py [CLAIMS] [--folder FOLDER]

Claims are made up: countries, people, kinds, cities and days by a fixed chance, a few countries
having most of them, as in the news. Printed are, at each size, the time of adding an article, of
the questions that pages of a pair, an actor and a month ask, and of linking from scratch: seconds
of this process, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from legation.diary import Diary, Keep
from legation.lexicon import load
from legation.model import (
    ActorType,
    Article,
    Block,
    Claim,
    Dated,
    Kind,
    Label,
    Media,
    Participant,
    Place,
    Query,
    Quote,
    RawPage,
    Reading,
    Side,
    Source,
    Status,
    When,
)

FIRST = date(2004, 1, 1)
YEARS = 20
SIZES = (10_000, 100_000, 1_000_000)
_CLAIMS = 3
"""Claims of an article."""

_ADDED = 200
"""How many articles are added one by one to each size."""

_GIVEN = ("Anna", "Boris", "Chen", "Dalia", "Emil", "Fatou", "Goran", "Hana", "Ivan", "Julia")
_FAMILY = tuple(
    a + b for a in ("Bar", "Dol", "Fen", "Gar", "Hel", "Kor") for b in ("an", "esco", "ik")
)
_WORDS = ("trade", "borders", "fisheries", "energy", "grain", "arms control", "railways", "water")


def articles(claims: int, *, seed: int = 1, first: int = 0) -> Iterator[tuple[RawPage, Reading]]:
    """Made-up pages with so many claims in all, by day, numbered from `first` on."""
    chance = random.Random(seed)
    codes = [land.code for land in sorted(load().countries, key=lambda land: land.code)][:120]
    weights = [1 / (rank + 1) for rank in range(len(codes))]
    plans: list[tuple[date, Claim]] = []
    count = claims // _CLAIMS
    for number in range(count):
        day = FIRST + timedelta(int(number / count * YEARS * 365))
        yield _article(first + number, day, chance, codes, weights, plans)


def _article(
    number: int,
    day: date,
    chance: random.Random,
    codes: list[str],
    weights: list[float],
    plans: list[tuple[date, Claim]],
) -> tuple[RawPage, Reading]:
    id = f"soak/{number:07}"
    texts: list[str] = []
    made: list[Claim] = []
    at = 0
    for nth in range(_CLAIMS):
        due = [told for when, told in plans if 0 <= (day - when).days < 2]
        told = chance.choice(due) if due and chance.random() < 0.4 else None
        claim, text = _claim(id, f"e{nth}", day, at, chance, codes, weights, told)
        texts.append(text)
        at += len(text) + 1
        made.append(claim)
        if claim.status is Status.PLANNED and claim.when and claim.when.when.first:
            plans.append((claim.when.when.first, claim))
    del plans[:-400]
    body = " ".join(texts)
    page = RawPage(id=id, content=body.encode(), media=Media.TEXT)
    article = Article(
        id=id,
        page=page.hash,
        text=body,
        blocks=(Block(Label.BODY, 0, len(body)),),
        title=f"Report {number}",
        anchor_day=day,
    )
    return page, Reading(article=article, claims=tuple(made))


def _claim(
    article: str,
    name: str,
    day: date,
    at: int,
    chance: random.Random,
    codes: list[str],
    weights: list[float],
    told: Claim | None,
) -> tuple[Claim, str]:
    if told is not None:
        kind, participants, place, when = told.kind, told.participants, told.place, told.when
        status = chance.choice((Status.HELD, Status.HELD, Status.POSTPONED, Status.CANCELLED))
    else:
        one, two = _pair(chance, codes, weights)
        kind = chance.choice((Kind.MEETING, Kind.MEETING, Kind.VISIT, Kind.CALL, Kind.NEGOTIATION))
        ends = (Side.VISITOR, Side.HOST) if kind is Kind.VISIT else (None, None)
        participants = (
            _person(one, ends[0], chance),
            _person(two, ends[1], chance) if kind is not Kind.VISIT else _land(two, ends[1]),
        )
        status = chance.choice((Status.PLANNED, Status.HELD, Status.HELD))
        ahead = chance.randint(1, 20) if status is Status.PLANNED else -chance.randint(0, 1)
        when = Dated(when=When.day(day + timedelta(ahead)))
        place = None if kind is Kind.CALL else Place(name=f"{two} City", country=two)
    about = chance.choice(_WORDS)
    text = (
        f"{participants[0].name} of {participants[0].country} and {participants[1].name} of "
        f"{participants[1].country}: {status} {kind} about {about}, "
        f"told in {article}."
    )
    begin = at + text.index(f" {about},") + 1
    claim = Claim(
        article=article,
        engagement=name,
        kind=kind,
        status=status,
        main=True,
        participants=participants,
        place=place,
        when=when,
        topic=Quote(begin, begin + len(about), about),
        attribution=(Source(name="a ministry"),) if chance.random() < 0.5 else (),
        evidence=(Quote(at, at + len(text), text),),
        confidence=0.9,
    )
    return claim, text


def _pair(chance: random.Random, codes: list[str], weights: list[float]) -> tuple[str, str]:
    one, two = chance.choices(codes, weights, k=2)
    while one == two:
        two = chance.choice(codes)
    return one, two


def _person(code: str, side: Side | None, chance: random.Random) -> Participant:
    family = f"{chance.choice(_FAMILY)}{code.lower()}"
    name = f"{chance.choice(_GIVEN)} {family.capitalize()}"
    return Participant(name=name, type=ActorType.PERSON, country=code, side=side)


def _land(code: str, side: Side | None) -> Participant:
    land = load().coded(code)
    assert land
    return Participant(name=land.name, type=ActorType.COUNTRY, country=code, side=side)


def questions(diary: Diary) -> dict[str, Callable[[], object]]:
    """What pages and searches ask: of the busiest of each, and of rare ones."""
    codes = [land.code for land in sorted(load().countries, key=lambda land: land.code)]
    middle = FIRST + timedelta(YEARS * 183)
    latest = Query(last=100)
    month = replace(latest, since=middle, until=middle + timedelta(30))
    asked = {
        "a pair's page": replace(latest, countries=(codes[0], codes[1])),
        "a rare pair": replace(latest, countries=(codes[40], codes[60])),
        "an actor's page": replace(latest, people=(f"Anna Baran{codes[0].lower()}",)),
        "a month's diary": month,
        "a city": replace(latest, place=f"{codes[0]} City"),
        "a rare city": replace(latest, place=f"{codes[60]} City"),
        "a land's places": replace(latest, place=codes[0]),
        "a topic": replace(latest, topic="arms control"),
        "a month's topic": replace(month, topic="arms control"),
        "a common word": replace(latest, text="fisheries"),
        "a month's word": replace(month, text="fisheries"),
    }
    return {name: partial(diary.find, query) for name, query in asked.items()}


def timed(ask: Callable[[], object], *, times: int = 5) -> float:
    """Milliseconds of the median call."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        ask()
        taken.append(time.process_time() - begun)
    return sorted(taken)[len(taken) // 2] * 1000


def main() -> None:
    """Print the times of diaries of ten thousand claims, of ten times as many, up to so many."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", nargs="?", type=int, default=SIZES[-1])
    parser.add_argument("--folder", type=Path, help="keep the diary here")
    asked = parser.parse_args()
    sizes = [size for size in SIZES if size < asked.claims] + [asked.claims]
    with TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        soak(folder, sizes)


def soak(folder: Path, sizes: list[int]) -> None:
    """Fill a diary of each size, link it from scratch, and print what adding and asking take."""
    for size in sizes:
        made = articles(size + _ADDED * _CLAIMS)
        path = folder / f"soak{size}.db"
        with Diary(path, today=date(2025, 1, 1), keep=Keep.QUOTES) as diary:
            begun = time.process_time()
            written: list[float] = []
            diary.add_readings(_until_taken(islice(made, size // _CLAIMS), written))
            linked = time.process_time() - written[0]
            print(f"{size:>9,} claims written in {written[0] - begun:,.0f} s")
            print(f"{'':>10}linked from scratch {linked:8.1f} s", flush=True)
            added = sorted(
                timed(partial(diary.add_reading, *told), times=1) for told in islice(made, _ADDED)
            )
            print(
                f"{'':>10}adding an article   {added[len(added) // 2]:8.1f} ms, the slowest of "
                f"{_ADDED} {added[-1]:.1f} ms"
            )
            for name, ask in questions(diary).items():
                print(f"{'':>10}{name:<19} {timed(ask):8.1f} ms", flush=True)


def _until_taken(
    told: Iterable[tuple[RawPage, Reading]], written: list[float]
) -> Iterator[tuple[RawPage, Reading]]:
    """What is told; the time at which the last of it was taken is appended to `written`."""
    yield from told
    written.append(time.process_time())


if __name__ == "__main__":
    main()
