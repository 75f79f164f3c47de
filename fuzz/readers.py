"""Feed the readers of pages whatever leads to lines they have not run yet, and keep what breaks.

usage: python fuzz/readers.py {html,text,feed,warc} FOUND [--corpus FOLDER] [--minutes N]
       python fuzz/readers.py {html,text,feed,warc} --replay FILE...

    pip install -e '.[fuzz]'
    python fuzz/readers.py html build/fuzz/found --minutes 20

Each run makes one input up to 64 kB, reads it and checks: no error comes out but PageError (of a
page, so that a run over many goes on); the blocks of an article tile its text; what is given on
can be written as UTF-8 and its address be split; reading takes less than 5 s of the processor's
time. What fails is kept in FOUND, the shortest input for each place that fails, with the
traceback beside it; the exit status is then 1. A crash or endless loop outside Python stops the
run and leaves its input there too, named crash-… or timeout-….

The corpus, build/fuzz/READER unless told otherwise, begins with the pages of bench/pages and of
the examples, strings of the tests, and feeds and WARC files made of those pages. It grows with
every run, and the next run goes on from it. `--replay` reads files once, without atheris.

Under atheris the process grows by some 12 kB an input, which the readers alone do not: let a run
of HTML take an hour at most.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from seeds import LARGEST, ROOT, seeds, token, variants, words

READERS = ("html", "text", "feed", "warc")
SECONDS = 5.0
HANGS = 60


class TooSlow(Exception):  # an error of no reader, so that none of them catches it
    """One input took longer than `SECONDS` of the processor's time."""


def main() -> None:
    """Read the files given, or fuzz until the time is over."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("found", type=Path, nargs="?", default=Path("build/fuzz/found"))
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--replay", type=Path, nargs="+")
    given = parser.parse_args()
    if given.replay:
        read = reading(given.reader)
        for path in given.replay:
            read(path.read_bytes())
            tell(f"{path}: nothing found")
    else:
        fuzz(given.reader, given.found, given.corpus, given.minutes)


def fuzz(reader: str, found: Path, corpus: Path | None, minutes: float) -> None:
    """Run until `minutes` have gone by; the exit status is 1 where anything was found."""
    # Not installed where the checks run, and without types of its own.
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["legation.pages", "legation.articles"]):
        read = reading(reader)
    corpus = corpus or ROOT / "build" / "fuzz" / reader
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for seed in seeds(reader):
        (corpus / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
    tokens = corpus.with_name(f"{reader}.tokens")
    tokens.write_bytes(b"".join(map(token, sorted(words()))))
    began, runs, failed = time.monotonic(), 0, set[str]()

    def one(content: bytes) -> None:
        nonlocal runs
        if time.monotonic() - began > minutes * 60:
            tell(f"{reader}: {runs} inputs in {minutes:g} minutes, {len(failed)} findings")
            os._exit(1 if failed else 0)
        runs += 1
        for variant in variants(reader, content, runs):
            try:
                timed(read, variant)
            except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
                failed.add(kept(error, variant, reader, found))

    options = {
        "artifact_prefix": f"{found}/",
        "dict": tokens,
        "max_len": LARGEST,
        "len_control": 0,
        "timeout": HANGS,
        "report_slow_units": HANGS,
        "rss_limit_mb": 3000,
        "reload": 0,
    }
    command = [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)]
    atheris.Setup(command, one)
    atheris.Fuzz()


def reading(reader: str) -> Callable[[bytes], None]:
    """What reads bytes as `reader` does and raises whatever is wrong with the result."""
    # Imported only here, so that atheris sees it happen.
    from legation import articles, lexicon, pages  # noqa: PLC0415
    from legation.errors import PageError, UnreadablePage  # noqa: PLC0415
    from legation.model import Article, Media, NotRead, RawPage  # noqa: PLC0415
    from legation.pages.feeds import feed_pages  # noqa: PLC0415
    from legation.pages.stated import Stated  # noqa: PLC0415

    facts = lexicon.load()
    layout = articles.Layout(
        host="volta.example", title="h2", body="article p", published="time", updated="time + *"
    )

    def visit(link: str, published: str | None) -> Iterator[RawPage | NotRead]:
        yield NotRead(link, f"not visited, published {published}")

    def brought(content: bytes) -> Iterator[RawPage | NotRead]:
        match reader:
            case "feed":
                home = Stated(url="https://news.example/feed")
                yield from feed_pages(content, "feed", home, said=None, visit=visit)
                yield from feed_pages(content, "feed", Stated(), said=None, visit=None)
            case "warc":
                yield from pages.discover(["-"], stdin=io.BytesIO(content), fetching=None)
            case _:
                yield RawPage(id="page", content=content, media=Media(reader))

    def check(article: Article) -> None:
        ends = [0, *(block.end for block in article.blocks)]
        starts = [block.start for block in article.blocks]
        if starts != ends[:-1] or ends[-1] != len(article.text):
            raise AssertionError(f"blocks start at {starts} and end at {ends[1:]}")
        shown = (article.url, article.title, article.agency, article.byline, article.dateline)
        for text in (article.text, article.language, *shown, *article.warnings):
            (text or "").encode()
        urlsplit(article.url or "")

    def read(content: bytes) -> None:
        seen: set[bytes] = set()
        with contextlib.suppress(PageError):
            for page in brought(content):
                page.id.encode()
                if isinstance(page, NotRead):
                    page.reason.encode()
                elif page.content not in seen:
                    seen.add(page.content)
                    (page.url or "").encode()
                    with contextlib.suppress(UnreadablePage):
                        check(articles.make(page, lexicon=facts, layouts=[layout]))

    return read


def timed(read: Callable[[bytes], None], content: bytes) -> None:
    """Read; TooSlow where it is not done in time, wherever it is by then."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"{len(content)} bytes took more than {SECONDS:g} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        read(content)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def kept(error: Exception, content: bytes, reader: str, found: Path) -> str:
    """The name under which an input and its traceback are kept: the shortest for each place."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/legation/" in frame.filename or frame.name == "check"
    ]
    last = frames[-1] if frames else None
    at = f"{Path(last.filename).stem}-{last.name}" if last else "readers"
    line = f"-{last.lineno}" if last and not isinstance(error, TooSlow) else ""
    name = f"{reader}-{type(error).__name__}-{at}{line}".replace("<", "").replace(">", "")
    path = found / f"{name}.bin"
    if not path.exists() or path.stat().st_size > len(content):
        path.write_bytes(content)
        path.with_suffix(".txt").write_text(
            f"{datetime.now(UTC).isoformat(timespec='seconds')}, {len(content)} bytes\n"
            + "".join(traceback.format_exception(error)),
            encoding="utf-8",
            errors="backslashreplace",
        )
        tell(f"found {path}: {error!r}"[:300])
    return name


def tell(line: str) -> None:
    """Say something beside what the fuzzer itself says."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
