"""From what a user names to pages: files, folders, standard input, JSON Lines."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from legation.model import NotRead, RawPage
from legation.pages.records import records
from legation.pages.sniff import MAX_BYTES, media, refusal, too_large
from legation.pages.stated import check_stated

_RECORDS = (".jsonl", ".ndjson")


def discover(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    zone: str | None = None,
    url: str | None = None,
) -> Iterator[RawPage | NotRead]:
    """The pages that `inputs` name, in order; what cannot be brought in is a NotRead.

    An input is a file, a folder (its files and those of its folders, by name, hidden ones
    passed over), a `.jsonl` file with a page a line, or `-` for `stdin`. `published`, `zone`
    and `url` state what the pages' records do not. Raises PageError where `published` is not
    ISO 8601 or `zone` no time zone.
    """
    check_stated(published=published, zone=zone)
    return _discover(inputs, stdin, published, zone, url)


def _discover(
    inputs: Sequence[str],
    stdin: BinaryIO | None,
    published: str | None,
    zone: str | None,
    url: str | None,
) -> Iterator[RawPage | NotRead]:
    for name in inputs:
        if name == "-":
            stream = sys.stdin.buffer if stdin is None else stdin
            yield from _stream(stream, name, published, zone, url)
        elif "://" in name:
            yield NotRead(
                name,
                "it is an address, which this version does not fetch; wanted a file, a folder or "
                "-: save the page and give its path with --url",
            )
        else:
            for path in _files(name):
                if isinstance(path, NotRead):
                    yield path
                else:
                    yield from _file(path, published, zone, url)


def _files(name: str) -> Iterator[str | NotRead]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(name)
        elif path.exists():
            yield name
        else:
            yield NotRead(
                name, "there is no such file or folder; wanted a path, or - for standard input"
            )
    except OSError as error:
        yield NotRead(name, f"it is no path ({error}); wanted a file or a folder")


def _folder(name: str) -> Iterator[str | NotRead]:
    failed: list[OSError] = []
    found = 0
    for root, folders, files in os.walk(name, onerror=failed.append):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                found += 1
                yield str(Path(root) / file)
    for error in failed:
        yield NotRead(str(error.filename), f"the folder cannot be opened: {error.strerror}")
    if not found and not failed:
        yield NotRead(name, "the folder holds no files; wanted text, HTML or JSON Lines files")


def _file(
    name: str, published: str | None, zone: str | None, url: str | None
) -> Iterator[RawPage | NotRead]:
    path = Path(name)
    try:
        size = path.stat().st_size
        if path.suffix.lower() in _RECORDS:
            with path.open("rb") as lines:
                empty = not lines.peek(1)
                yield from records(lines, name, published=published, zone=zone, url=url)
            if empty:
                yield NotRead(name, "it is empty; wanted a page a line")
        elif size > MAX_BYTES:
            yield NotRead(name, too_large(size))
        else:
            with path.open("rb") as stream:
                yield from _stream(stream, name, published, zone, url)
    except OSError as error:
        yield NotRead(name, f"it cannot be opened: {error.strerror or error}")


def _stream(
    stream: BinaryIO | io.BufferedIOBase,
    name: str,
    published: str | None,
    zone: str | None,
    url: str | None,
) -> Iterator[RawPage | NotRead]:
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield NotRead(name, too_large(None))
        return
    reason = refusal(content)
    if reason is not None:
        yield NotRead(name, reason)
        return
    yield RawPage(
        id=name,
        content=content,
        media=media(content, name),
        url=url,
        published=published,
        zone=zone,
    )
