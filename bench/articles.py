"""How well and how fast pages become articles, side by side with trafilatura.

usage: python bench/articles.py [FOLDER ...] [--misses] [--rounds N] [--no-speed]

FOLDER holds pages with an expected JSON beside each (`bench/pages`, the default), or annotated
pages: `gold.jsonl` with `pages/` or `pages.jsonl`. In an expected JSON `either` names parts that
may be read as body or not (the printed dateline, subheads, a standfirst); a key that is missing is
not scored. Of annotated pages only where the body begins and ends is known: that is scored.

Body F1 is over runs of four words, the mean of the pages. A caption or a sentence of furniture has
leaked when half of its runs stand in the body. Speed is measured on the HTML pages padded to 200 kB
with menus, cards, styles and scripts that differ from page to page, best of the rounds; memory is
the highest of the process before the other extractor is imported.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from legation import articles, lexicon
from legation.articles.decoding import decoded
from legation.model import Label, Media, RawPage

HERE = Path(__file__).resolve().parent
SIZE = 200_000
SLOTS = ("published", "updated", "anchor_day", "dateline", "agency")


@dataclass(frozen=True)
class Expected:
    """A page and what it says; `facts` holds only what is to be scored."""

    page: RawPage
    facts: dict[str, Any]
    body: str
    captions: list[str]
    furniture: list[str]
    either: list[str]
    ends: tuple[str, str] | None = None


@dataclass(frozen=True)
class Found:
    """What an extractor makes of a page; facts it knows nothing of are left out."""

    body: str
    facts: dict[str, Any]
    dateline: str = ""


def main() -> None:
    """Print one line a figure, ours first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "pages"])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-speed", action="store_true")
    given = parser.parse_args()
    facts = lexicon.load()

    def ours(page: RawPage) -> Found:
        made = articles.make(page, lexicon=facts)
        filed, body = (
            " ".join(made.text[block.start : block.end] for block in made.labelled(label))
            for label in (Label.DATELINE, Label.BODY)
        )
        return Found(
            body,
            {
                "title": made.title,
                "published": made.published,
                "updated": made.updated,
                "anchor_day": made.anchor_day and made.anchor_day.isoformat(),
                "dateline": made.dateline,
                "agency": made.agency,
            },
            filed,
        )

    sets = {
        f"{folder.name}: {media.value} pages": [
            e for e in expected(folder) if e.page.media is media
        ]
        for folder in given.folders
        for media in Media
    }
    figures = {name: quality(pages, ours, misses=given.misses) for name, pages in sets.items()}
    html = [e.page for pages in sets.values() for e in pages if e.page.media is Media.HTML]
    padded = [] if given.no_speed else [pad(page, seed) for seed, page in enumerate(html)]
    speed = timed(padded, ours, given.rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worst = [] if given.no_speed else [(name, timed([page], ours, 1)) for name, page in quadratic()]
    peer = trafilatura()
    if peer is None:
        print("trafilatura is not installed whole: only our own figures; see the extra `bench`")
    for name, pages in sets.items():
        if pages:
            print(f"{len(pages)} of {name}")
            table(figures[name], quality(pages, peer) if peer else {})
    if padded:
        other = f"{timed(padded, peer, 1):14.1f}" if peer else f"{'-':>14s}"
        print(f"{'pages of 200 kB/s/core':24s}{speed:10.1f}{other}")
        print(f"{'peak memory':24s}{peak:7.0f} MB")
    for name, rate in worst:
        print(f"{name:24s}{1 / rate:8.2f} s")


def table(own: dict[str, str], other: dict[str, str]) -> None:
    """One line a figure, ours beside the other's."""
    print(f"{'':24s}{'legation':>10s}{'trafilatura':>14s}")
    for name, value in own.items():
        print(f"{name:24s}{value:>10s}{other.get(name, '-'):>14s}")


def expected(folder: Path) -> Iterator[Expected]:
    """The pages of a folder with what they say, whichever way the folder keeps it."""
    if (folder / "gold.jsonl").exists():
        yield from annotated(folder)
        return
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        page = next(p for p in sorted(folder.glob(f"{path.stem}.*")) if p.suffix != ".json")
        yield Expected(
            raw(page.name, page.read_bytes()),
            {key: told[key] for key in ("title", *SLOTS) if key in told},
            " ".join(told["body"]),
            told["captions"],
            told["furniture"],
            [*told["either"], *([told["title"]] if told["title"] else [])],
        )


def annotated(folder: Path) -> Iterator[Expected]:
    """Pages of which the first and the last words of the body are known."""
    records = {it["id"]: it for it in lines(folder / "pages.jsonl")}
    for told in lines(folder / "gold.jsonl"):
        name = told["id"]
        if name in records:
            record = records[name]
            page = raw(name, (record.get("text") or record["html"]).encode())
        else:
            page = raw(name, (folder / "pages" / name).read_bytes())
        facts = {key: told[key] for key in ("title", *SLOTS) if key in told}
        ends = (told["body_start"], told["body_end"])
        yield Expected(page, facts, "", told.get("captions", []), [], [], ends)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(it) for it in path.open(encoding="utf-8")] if path.exists() else []


def raw(name: str, content: bytes) -> RawPage:
    media = Media.HTML if b"<html" in content[:2000].lower() else Media.TEXT
    return RawPage(id=name, content=content, media=media)


def quality(
    pages: list[Expected], extract: Callable[[RawPage], Found], *, misses: bool = False
) -> dict[str, str]:
    """Each figure of an extractor over a set, as it is printed."""
    scores: list[float] = []
    right, asked, leaked, could = Counter[str](), Counter[str](), Counter[str](), Counter[str]()

    def tell(page: RawPage, what: str) -> None:
        if misses:
            print(f"{page.id}: {what}")

    for it in pages:
        found = extract(it.page)
        if it.ends is None:
            f1, lost, extra = overlap(without(found.body, it.either), without(it.body, it.either))
            scores.append(f1)
            if f1 < 0.98:
                tell(it.page, f"body {f1:.3f}\n    lost  {lost[:300]}\n    extra {extra[:300]}")
        for slot, good in ended(found, it.ends):
            asked[slot] += 1
            right[slot] += good
            if not good:
                tell(it.page, f"{slot}: {found.body[:60]!r} ... {found.body[-60:]!r}")
        for slot in it.facts.keys() & found.facts.keys():
            # An instant is asked for where the page states one; anything else always.
            if it.facts[slot] is None and slot in ("published", "updated"):
                continue
            asked[slot] += 1
            right[slot] += (good := same(found.facts[slot], it.facts[slot]))
            if not good:
                tell(it.page, f"{slot} {found.facts[slot]} wanted {it.facts[slot]}")
        for kind, parts in (("captions", it.captions), ("furniture", it.furniture)):
            could[kind] += len(parts)
            for part in parts:
                if holds(found.body, it.body, part):
                    leaked[kind] += 1
                    tell(it.page, f"{kind} leaked: {part[:100]}")
    made = {"body F1": f"{sum(scores) / len(scores):.3f}"} if scores else {}
    for slot in ("body begins", "body ends", "title", *SLOTS):
        if asked[slot]:
            made[f"{slot} right"] = f"{right[slot] / asked[slot]:.3f}"
    instants = asked["published"] + asked["updated"]
    if instants:
        made["instants right"] = f"{(right['published'] + right['updated']) / instants:.3f}"
    return made | {f"{kind} leaked": f"{leaked[kind]}/{n}" for kind, n in could.items() if n}


def ended(found: Found, ends: tuple[str, str] | None) -> Iterator[tuple[str, bool]]:
    """Whether the body begins, with its dateline or without, and ends where it should."""
    if ends is not None:
        begins, stops = words(ends[0])[:3], words(ends[1])[-4:]
        opened = (words(found.body), words(found.dateline + found.body))
        yield "body begins", any(own[: len(begins)] == begins for own in opened)
        yield "body ends", words(found.body)[-len(stops) :] == stops


def same(found: object, wanted: object) -> bool:
    if isinstance(found, datetime) and isinstance(wanted, str):
        at = datetime.fromisoformat(wanted)
        # Pages print minutes; seconds stand in markup alone.
        at, found = (it.replace(second=0, microsecond=0) for it in (at, found))
        return (at.tzinfo is None) == (found.tzinfo is None) and at == found
    return found == wanted


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(zip(*(found[k:] for k in range(n)), strict=False))


def without(text: str, parts: list[str]) -> str:
    """The text without the first occurrence of each part, white space folded."""
    text = fold(text)
    for part in sorted(map(fold, parts), key=len, reverse=True):
        text = text.replace(part, " ", 1)
    return text


def overlap(found: str, wanted: str) -> tuple[float, str, str]:
    """F1 over runs of four words, and some of what was lost and what is too much."""
    own, other = runs(found), runs(wanted)
    both = sum((own & other).values())
    total = sum(own.values()) + sum(other.values())
    lost, extra = other - own, own - other
    return (
        2 * both / total if total else 1.0,
        " ".join(run[0] for run in lost),
        " ".join(run[0] for run in extra),
    )


def holds(body: str, rightly: str, part: str) -> bool:
    """Whether half of a part's runs stand in the body more often than they rightly do."""
    n = min(4, len(words(part)))
    wanted = runs(part, n)
    shared = (runs(body, n) - runs(rightly, n)).keys() & wanted.keys()
    return bool(wanted) and len(shared) * 2 >= len(wanted)


def timed(pages: list[RawPage], extract: Callable[[RawPage], Found], rounds: int) -> float:
    """Pages a second of the core's own time, the best round's."""
    best = 0.0
    for _ in range(rounds if pages else 0):
        # A page keeps its hash once it is computed: each round takes new ones.
        pages = [replace(page) for page in pages]
        mark = time.process_time()
        for page in pages:
            extract(page)
        best = max(best, len(pages) / (time.process_time() - mark))
    return best


def pad(page: RawPage, seed: int) -> RawPage:
    """The page with the menus, cards, styles and scripts of a real one, 200 kB in all.

    About 1,700 elements and 30 % of the bytes are markup, the rest scripts, styles and drawings.
    """
    draw = random.Random(seed)
    vocabulary = [
        "".join(draw.choices("abdeiklmnoprstu", k=draw.randint(3, 9))) for _ in range(900)
    ]

    def some(count: int) -> str:
        return " ".join(draw.choices(vocabulary, k=count)).capitalize()

    def link(count: int) -> str:
        return f'<a class="l-{draw.randint(1, 9)}" href="/{draw.random()}">{some(count)}</a>'

    menu = "".join(
        f'<li class="menu-item"><div class="menu-head">{link(1)}</div><ul class="sub">'
        + "".join(f"<li>{link(2)}</li>" for _ in range(14))
        + "</ul></li>"
        for _ in range(14)
    )
    cards = "".join(
        f'<div class="card"><div class="card__img"><img src="/{n}.jpg" loading="lazy"></div>'
        f'<h3 class="card__title">{link(9)}</h3><span class="card__time">{n} hours ago</span></div>'
        for n in range(60)
    )
    columns = "".join(
        f'<div class="foot-col"><h4>{some(1)}</h4><ul>'
        + "".join(f"<li>{link(2)}</li>" for _ in range(9))
        + "</ul></div>"
        for _ in range(7)
    )
    source, _ = decoded(page)
    top = f'<nav class="mega-menu"><ul>{menu}</ul></nav>'
    tail = f'<section class="more-stories"><h2>More stories</h2>{cards}</section>'
    tail += f'<footer class="foot">{columns}</footer>'
    room = SIZE - len(page.content) - len(top) - len(tail)
    rules = "".join(f".{w}-{n}{{margin:{n}px}}" for n, w in enumerate(vocabulary * 4))[: room // 5]
    state = json.dumps([{"id": n, "t": some(6)} for n in range(3000)])[: room * 7 // 10]
    drawing = "".join(f'<path d="M{n} {n}h{n}v{n}z"/>' for n in range(4000))[: room // 10]
    drawing = drawing[: drawing.rfind("<")]
    head = f"<style>{rules}</style><script>window.state='{state}'</script>"
    source = re.sub(
        r"(?i)(<body[^>]*>)", lambda m: f"{m[0]}{top}<svg>{drawing}</svg>", source, count=1
    )
    source = re.sub(r"(?i)(</head>|<body)", lambda m: head + m[0], source, count=1)
    source = re.sub(r"(?i)</body>|$", lambda m: tail + m[0], source, count=1)
    return RawPage(id=page.id, content=source.encode(), media=page.media)


def quadratic() -> Iterator[tuple[str, RawPage]]:
    """Pages that make a careless reader take minutes."""
    pages = {
        "deep nesting": "<div>" * 100_000 + "<p>The envoys met in Lome." + "</div>" * 100_000,
        "1 MB of unclosed tags": "<b><p><a href=x><i class=y>The envoys met. " * 24_000,
        "table of 100,000 rows": "<table>" + "<tr><td>a<td>1.2" * 100_000 + "</table>",
        "1 MB of attributes": "<p "
        + " ".join(f"a{n}=1" for n in range(120_000))
        + ">The envoys met.",
    }
    for name, source in pages.items():
        yield name, RawPage(id=name, content=f"<html>{source}".encode(), media=Media.HTML)


def trafilatura() -> Callable[[RawPage], Found] | None:
    """The other extractor; a text page is given to it as one paragraph a line.

    None where it is not installed with all it needs.
    """
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - not before our memory is measured
    except ImportError:
        return None

    def extract(page: RawPage) -> Found:
        source = page.content.decode("utf-8", "replace")
        if page.media is Media.TEXT:
            shown = "".join(f"<p>{line}</p>" for line in source.split("\n") if line.strip())
            source = f"<html><body><article>{shown}</article></body></html>"
        made = bare_extraction(source, include_comments=False, with_metadata=True)
        if made is None:
            return Found("", {"title": None})
        return Found(made.text or "", {"title": made.title})

    return extract


if __name__ == "__main__":
    main()
