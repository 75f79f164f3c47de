"""How fast an archive becomes Parquet: a WARC file made of our own pages, one in five diplomatic.

    python bench/throughput.py [--pages N] [--folder FOLDER] [--peer N]

One in five is a page of bench/pages or of the examples, which are of diplomacy; the others are
the general news of bench/attributions. Each copy is changed in its words and set into the menus,
cards, styles and scripts of one of sixty made-up sites. They are read by one worker and by two.
Printed are pages a second of a core's own time, from bytes to claims to Parquet, how much two
workers do more than one, the memory of a worker, where the time goes, and the rate of trafilatura
alone on every N-th of the same pages.

A busy machine slows the clock and not a process's own time: both are told, with what others
took of the machine meanwhile.
"""

from __future__ import annotations

import argparse
import gzip
import html
import os
import random
import re
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation import cluster, pages
from legation.model import Media, RawPage

ROOT = Path(__file__).resolve().parent.parent
MARKS = re.compile(r"</?[scq]\d+>")
"""How bench/attributions marks who says what."""
SHARE = 0.2
"""Of the pages, those of diplomacy."""
SITES = 60
BARS = {"pages/s/core": 50.0, "two workers": 1.6, "MB a worker": 600.0}


@dataclass(frozen=True)
class Site:
    """What all pages of a site have around their stories."""

    host: str
    head: str
    top: str
    tail: str


@dataclass(frozen=True)
class Pass:
    """What one reading of the archive took: seconds of the clock and of the workers' own."""

    workers: int
    clock: float
    own: float
    stolen: float
    others: float
    pages: int
    claims: int
    memory: float
    stages: Counter[str]
    failures: Counter[str]


def main() -> None:
    """Make the archive, read it twice, and print the figures beside their bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--peer", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"pages{given.pages}.warc.gz"
        sizes = written(path, given.pages)
        mean = sum(sizes) / len(sizes) / 1000
        print(
            f"{len(sizes):,} pages, {mean:.0f} kB each, {path.stat().st_size / 1e6:.0f} MB packed"
        )
        one, two = (read(path, folder / f"out{n}", n) for n in (1, 2))
        for ran in (one, two):
            tell(ran)
        # Own time is what two workers would share out on a machine with two cores to itself.
        rate, scaling = one.pages / one.own, 2 * one.own / two.own
        figures = {
            "pages/s/core": rate,
            "two workers": scaling,
            "MB a worker": max(one.memory, two.memory),
        }
        for name, figure in figures.items():
            print(f"{name:<14}{figure:10.2f}   bar {BARS[name]:g}")
        print(f"two workers by the clock {one.clock / two.clock:.2f}")
        peer(path, given.peer)


def seeds() -> tuple[list[tuple[RawPage, str]], list[tuple[RawPage, str]]]:
    """Our own pages: those of diplomacy, and those of the rest of the news."""
    diplomacy = (ROOT / "bench" / "pages", ROOT / "src/legation/examples/pages")
    return texts(*diplomacy), texts(ROOT / "bench" / "attributions")


def texts(*folders: Path) -> list[tuple[RawPage, str]]:
    """The pages of folders and their text, without the marks of who says what."""
    return [
        (page, MARKS.sub("", page.content.decode("utf-8", "replace")))
        for page in pages.discover(list(map(str, folders)))
        if isinstance(page, RawPage) and not page.id.endswith((".json", ".md"))
    ]


def written(path: Path, count: int) -> list[int]:
    """Write the archive; the sizes of its pages."""
    draw = random.Random(count)
    sites = [site(number, draw) for number in range(SITES)]
    diplomacy, others = seeds()
    sizes = []
    with path.open("wb") as file:
        for number in range(count):
            page, text = draw.choice(diplomacy if draw.random() < SHARE else others)
            around = draw.choice(sites)
            body = varied(page, text, around, draw).encode()
            sizes.append(len(body))
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://{around.host}/"
                f"{number}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 1, mtime=0))
    return sizes


def varied(page: RawPage, text: str, around: Site, draw: random.Random) -> str:
    """A copy of a page as one of this site, some paragraphs left out and a sentence put in."""
    said = f"It was note {draw.randrange(10**6)} of {words(draw, 12)}."
    if page.media is Media.TEXT:
        title, *lines = [line for line in text.split("\n") if line.strip()]
        kept = [one for at, one in enumerate(lines) if at < 4 or draw.random() < 0.85]
        kept.insert(draw.randint(min(3, len(kept)), len(kept)), said)
        story = "".join(f"<p>{html.escape(one)}</p>" for one in kept)
        text = (
            f"<html><head><title>{html.escape(title)}</title></head><body><article>"
            f"<h1>{html.escape(title)}</h1>{story}</article></body></html>"
        )
    else:
        text = text.replace("</p>", f" {said}</p>", 1)
    text = re.sub(r"(?i)</head>", lambda m: around.head + m[0], text, count=1)
    text, begun = re.subn(r"(?i)<body[^>]*>", lambda m: m[0] + around.top, text, count=1)
    text, ended = re.subn(r"(?i)</body>", lambda m: around.tail + m[0], text, count=1)
    return (text if begun else around.top + text) + ("" if ended else around.tail)


def site(number: int, draw: random.Random) -> Site:
    """Menus, cards, styles and scripts, 20 to 150 kB of them."""

    def link(count: int) -> str:
        return f'<a class="l-{draw.randint(1, 9)}" href="/{draw.random()}">{words(draw, count)}</a>'

    large = draw.uniform(0.15, 1.0)
    menu = "".join(
        f"<li class='menu-item'>{link(1)}<ul>"
        + "".join(f"<li>{link(2)}</li>" for _ in range(int(14 * large)))
        + "</ul></li>"
        for _ in range(int(14 * large))
    )
    cards = "".join(
        f'<div class="card"><img src="/{n}.jpg" loading="lazy"><h3>{link(9)}</h3></div>'
        for n in range(int(60 * large))
    )
    rules = "".join(f".{words(draw, 1)}-{n}{{margin:{n}px}}" for n in range(int(1500 * large)))
    state = "".join(f'{{"id":{n},"t":"{words(draw, 5)}"}},' for n in range(int(1200 * large)))
    return Site(
        host=f"paper{number}.example",
        head=f"<style>{rules}</style>",
        top=f'<nav class="menu"><ul>{menu}</ul></nav>',
        tail=f'<section class="more-stories"><h2>More stories</h2>{cards}</section>'
        f"<footer>{''.join(link(2) for _ in range(int(60 * large)))}</footer>"
        f"<script>window.state=[{state}]</script>",
    )


def words(draw: random.Random, count: int) -> str:
    """Words of no language."""
    made = ("".join(draw.choices("abdeiklmnoprstu", k=draw.randint(3, 9))) for _ in range(count))
    return " ".join(made)


def read(path: Path, out: Path, workers: int) -> Pass:
    """Read the archive into an empty folder."""
    shutil.rmtree(out, ignore_errors=True)
    before, begun = machine(), time.monotonic()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = list(cluster.backfill([str(path)], out, workers=workers, most=1000))
    clock = time.monotonic() - begun
    after, uses = machine(), resource.getrusage(resource.RUSAGE_CHILDREN)
    own = uses.ru_utime + uses.ru_stime - used.ru_utime - used.ru_stime
    ticks = os.sysconf("SC_CLK_TCK")
    done = [row for row in rows if isinstance(row, cluster.Row)]
    stages, failures = Counter[str](), Counter[str]()
    for row in done:
        stages.update(row.stages)
        failures.update(row.failures)
    return Pass(
        workers=workers,
        clock=clock,
        own=own,
        stolen=(after["stolen"] - before["stolen"]) / ticks,
        others=max(0.0, (after["busy"] - before["busy"]) / ticks - own),
        pages=sum(row.pages for row in done),
        claims=sum(row.claims for row in done),
        memory=max(row.memory for row in done) / 1e6,
        stages=stages,
        failures=failures,
    )


def machine() -> dict[str, int]:
    """Ticks that the machine's cores were busy, and that were stolen from it."""
    told = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft, stolen = map(int, told[:8])
    return {"busy": user + nice + system + irq + soft, "stolen": stolen}


def tell(ran: Pass) -> None:
    """One reading's figures."""
    print(
        f"{ran.workers} worker(s): {ran.pages:,} pages, {ran.claims:,} claims in {ran.clock:.0f} s "
        f"by the clock and {ran.own:.0f} s of their own ({ran.pages / ran.clock:.1f} and "
        f"{ran.pages / ran.own:.1f} pages/s); stolen {ran.stolen:.0f} s, others took "
        f"{ran.others:.0f} s; {ran.memory:.0f} MB at most; not read {dict(ran.failures)}"
    )
    whole = sum(ran.stages.values())
    shares = ((name, spent) for name, spent in ran.stages.most_common())
    print("   " + ", ".join(f"{name} {spent / whole:.0%}" for name, spent in shares))


def peer(path: Path, nth: int) -> None:
    """The rate of trafilatura, text and metadata of every n-th page, of this process's own time."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - the extra `bench`
    except ImportError:
        print("trafilatura is not installed: see the extra `bench`")
        return
    some = list(every(path, nth))
    begun = time.process_time()
    for content in some:
        bare_extraction(content, include_comments=False, with_metadata=True)
    spent = time.process_time() - begun
    print(f"trafilatura alone, article text only: {len(some) / spent:.1f} pages/s/core")


def every(path: Path, nth: int) -> Iterator[bytes]:
    """The content of every n-th page."""
    for number, page in enumerate(pages.discover([str(path)])):
        if isinstance(page, RawPage) and number % nth == 0:
            yield page.content


if __name__ == "__main__":
    main()
