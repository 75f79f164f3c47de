"""The web pages under load: what each kind takes while articles come in, and when it is too much.

    python bench/serving.py DIARY [--rate 5] [--seconds 120] [--today 2023-12-25]

DIARY is one that bench/soak.py filled and kept (`--folder`); it is written to. A server process
serves it, another adds an article a second, and this one asks at a fixed rate, whether answers
come or not (an open loop): a time counts from when the question was due. Printed are, for each
kind of page, the median, the 95th in a hundred and the slowest; then what becomes of it at higher
and higher rates, until answers fall behind.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

import httpx
import uvicorn

from legation.diary import Diary, Keep
from legation.model import ActorType, Engagement, Query
from legation.web import make_app
from legation.web.cursors import cursor
from soak import FIRST, YEARS, articles

BAR = 150.0
"""Milliseconds that the 95th in a hundred of each kind of page may take."""

_TODAY = FIRST + timedelta(YEARS * 365 - 5)
"""Some days before the last articles speak: plans are ahead as they are in a diary of today."""

_SAMPLES = 60
_WRITTEN = 1.0
"""Articles that are added a second."""

_STEP = 1.5
"""By how much the rate grows from one try to the next."""

_GIVEN_UP = 30.0
"""Seconds after which an answer is waited for no longer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question went: milliseconds since it was due, and the status, 0 where none came."""

    kind: str
    taken: float
    status: int


def addresses(path: Path, today: date, chance: random.Random) -> dict[str, list[str]]:
    """Addresses of each kind of page, of engagements, people and countries at random."""
    with Diary(path, today=today) as diary:
        found: list[Engagement] = []
        for _ in range(_SAMPLES // 4):
            day = FIRST + timedelta(chance.randrange(YEARS * 365))
            found += diary.find(Query(since=day, first=4))
        near = diary.find(Query(until=today, last=_SAMPLES))
    people = [one for e in found for one in e.participants if one.type is ActorType.PERSON]
    codes = [sorted({p.country for p in e.participants if p.country}) for e in found]
    pairs = [(two[0], two[1]) for two in codes if len(two) == 2]
    lands = [land for pair in pairs for land in pair]
    months = [f"{e.when.first:%Y-%m}" for e in found if e.when and e.when.first]
    return {
        "diary": ["/"],
        "diary of a country": [f"/?country={land}" for land in lands],
        "diary of a kind": [f"/?kind={k}&status={s}" for k in ("visit", "call") for s in ("held",)],
        "month": [f"/?month={month}" for month in months],
        "further back": [f"/?before={cursor(one)}" for one in found],
        "engagement": [f"/engagement/{one.id}" for one in (*found, *near)],
        "article": [f"/article/{quote(e.claims[0].article, safe='')}" for e in found],
        "why": [f"/why/{quote(e.claims[0].article, safe='')}" for e in found],
        "actor": [f"/actor/{quote(one.name)}?country={one.country}" for one in people],
        "pair": [f"/pair/{one}/{two}" for one, two in pairs],
        "series": ["/series", *(f"/series?country={land}" for land in lands)],
        "countries": ["/network", "/network?kind=visit"],
        "network": [f"/network/{land}" for land in lands],
        "map": ["/map", *(f"/map?since={year}&until={year}" for year in range(2019, 2024))],
        "sources": ["/sources", *(f"/sources?country={land}" for land in lands)],
        "search": [f"/search?q={quote(one.name)}" for one in people]
        + [f"/search?q={word}" for word in ("trade", "fisheries", "arms+control", "railways")],
        "review": ["/review", *(f"/review?country={land}" for land in lands)],
        "decisions": ["/decisions"],
        "codebook": ["/codebook"],
        "api page": ["/api"],
        "api": [f"/api/engagements?country={a}&country={b}&first=50" for a, b in pairs],
        "calendar": [f"/feeds/diary.ics?country={a}&country={b}" for a, b in pairs],
        "changes": [f"/feeds/changes.atom?country={land}" for land in lands],
    }


def serve(path: Path, port: int, today: date) -> None:
    """Serve the diary until the process is ended."""
    uvicorn.run(make_app(path, today=today), port=port, log_level="warning")


def write(path: Path, today: date) -> None:
    """Add made-up articles to the diary, one after another, until the process is ended."""
    told = articles(300_000, seed=int(time.time()), first=int(time.time()) * 1000)
    with Diary(path, today=today, keep=Keep.QUOTES) as diary:
        for page, reading in told:
            begun = time.perf_counter()
            diary.add_reading(page, reading)
            time.sleep(max(0.0, 1 / _WRITTEN - (time.perf_counter() - begun)))


async def asked(
    home: str, pages: Iterator[tuple[str, str]], *, rate: float, seconds: float
) -> list[Answer]:
    """What became of questions asked at this rate for so long."""
    # A connection is let go of before the server, after five seconds, does.
    limits = httpx.Limits(max_connections=None, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=home, timeout=_GIVEN_UP, limits=limits) as client:

        async def one(kind: str, path: str, due: float) -> Answer:
            try:
                status = (await client.get(path)).status_code
            except httpx.HTTPError:
                status = 0
            return Answer(kind, (time.perf_counter() - due) * 1000, status)

        begun = time.perf_counter()
        going: list[asyncio.Task[Answer]] = []
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            going.append(asyncio.create_task(one(*next(pages), due)))
        return list(await asyncio.gather(*going))


def drawn(kinds: dict[str, list[str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """One kind after another, an address of it at random."""
    while True:
        for kind, some in kinds.items():
            yield kind, chance.choice(some)


def nth(taken: Iterable[float], part: float) -> float:
    """The value below which this part of them lies."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def table(answers: Iterable[Answer]) -> bool:
    """Print each kind's times; whether all answers came, and each kind within the bar."""
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.kind].append(answer)
    good = True
    print(f"{'':20}{'asked':>6}{'median':>9}{'p95':>9}{'slowest':>9}  ms")
    for kind, some in by_kind.items():
        taken = [one.taken for one in some]
        wrong = sum(one.status != 200 for one in some)
        slow = nth(taken, 0.95) > BAR
        good &= not (wrong or slow)
        print(
            f"{kind:20}{len(some):6}{nth(taken, 0.5):9.1f}{nth(taken, 0.95):9.1f}{max(taken):9.1f}"
            f"{'  slow' if slow else ''}{f'  {wrong} errors' if wrong else ''}"
        )
    return good


def kept_up(some: list[Answer], *, rate: float) -> bool:
    """Print how all kinds together fared at a rate; whether answers came, and not ever later."""
    taken = [one.taken for one in some]
    wrong = sum(one.status != 200 for one in some)
    print(
        f"{rate:5.0f} a second: median {nth(taken, 0.5):7.1f} ms, p95 {nth(taken, 0.95):8.1f} ms, "
        f"{wrong} errors",
        flush=True,
    )
    return not wrong and nth(taken, 0.95) < 2000


def main() -> None:
    """Print what each kind of page takes at the rate, then at higher ones until it is too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("diary", type=Path)
    parser.add_argument("--rate", type=float, default=5.0, help="questions a second")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--today", type=date.fromisoformat, default=_TODAY)
    given = parser.parse_args()
    chance = random.Random(1)
    kinds = addresses(given.diary, given.today, chance)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = get_context("spawn")
    helpers = [
        context.Process(target=serve, args=(given.diary, port, given.today), daemon=True),
        context.Process(target=write, args=(given.diary, given.today), daemon=True),
    ]
    for helper in helpers:
        helper.start()
    home = f"http://127.0.0.1:{port}"
    try:
        _wait(home)
        questions = drawn(kinds, chance)
        asyncio.run(asked(home, questions, rate=given.rate, seconds=2 * len(kinds) / given.rate))
        some = asyncio.run(asked(home, questions, rate=given.rate, seconds=given.seconds))
        print("within the bar" if table(some) else "NOT within the bar", flush=True)
        rate = given.rate
        while kept_up(
            asyncio.run(asked(home, questions, rate=rate * _STEP, seconds=15)), rate=rate * _STEP
        ):
            rate *= _STEP
        print(f"keeps up with {rate:.0f} questions a second")
    finally:
        for helper in helpers:
            helper.terminate()


def _wait(home: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{home}/codebook", timeout=5)
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
