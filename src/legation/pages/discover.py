"""From what a user names to pages: files, folders, standard input, addresses, and what they hold.

A file may hold one page, many (JSON Lines, WARC) or say where they are (a feed); gzip may be
around any of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

from legation.errors import PageError
from legation.model import Media, NotRead, RawPage
from legation.pages import http_body
from legation.pages.charset import readable
from legation.pages.feed_links import feeds_named
from legation.pages.feeds import Feed, feed_pages, read_feed
from legation.pages.fetch import Fetched, Fetcher, Fetching
from legation.pages.gzipped import Unpacked, unzipped
from legation.pages.pieces import Part, Piece
from legation.pages.records import records
from legation.pages.sniff import LOOK, MAX_BYTES, Kind, kind, media, refusal, too_large
from legation.pages.source import Readable, Source
from legation.pages.stated import Stated, check_stated
from legation.pages.warc import warc_pages

_WEB = Fetching()


def discover(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    zone: str | None = None,
    url: str | None = None,
    fetching: Fetching | None = _WEB,
) -> Iterator[RawPage | NotRead]:
    """The pages that `inputs` name, in order; what cannot be brought in is a NotRead.

    An input is a file, a folder (its files and those of its folders, by name, hidden ones
    passed over), an http(s) address, or `-` for `stdin`. Each may hold a page, JSON Lines with a
    page a line, a feed, or a WARC file, gzip-compressed or not. `published`, `zone` and `url`
    state what the pages' records do not. `fetching` says how addresses, named or in feeds, are
    fetched; with None none is. Raises PageError where `published` is not ISO 8601 or `zone` no
    time zone.
    """
    check_stated(published=published, zone=zone)
    fetcher = Fetcher(fetching) if fetching is not None else None
    return _discover(inputs, stdin, Stated(published, zone, url), fetcher)


def of_pieces(
    cut: Sequence[Piece],
    *,
    published: str | None = None,
    zone: str | None = None,
    url: str | None = None,
) -> Iterator[RawPage | NotRead]:
    """The pages of pieces of files, in order, named as `discover` names those of whole files.

    No address is fetched. What is stated is as for `discover`.
    """
    check_stated(published=published, zone=zone)
    given = Stated(published, zone, url)
    for piece in cut:
        try:
            with Path(piece.path).open("rb") as stream:
                yield from _guarded(Part(stream, piece), piece.path, given, None, piece=piece)
        except OSError as error:
            yield NotRead(piece.path, f"it cannot be opened: {error.strerror or error}")


def _discover(
    inputs: Sequence[str], stdin: BinaryIO | None, given: Stated, fetcher: Fetcher | None
) -> Iterator[RawPage | NotRead]:
    for name in inputs:
        if name == "-":
            stream = sys.stdin.buffer if stdin is None else stdin
            yield from _guarded(stream, name, given, fetcher)
        elif "://" in name:
            yield from _address(name, given, fetcher)
        else:
            for path in files(name):
                if isinstance(path, NotRead):
                    yield path
                else:
                    yield from _file(path, given, fetcher)


def files(name: str) -> Iterator[str | NotRead]:
    """The paths of the files that a path names: itself, or those of a folder by name."""
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


def _file(name: str, given: Stated, fetcher: Fetcher | None) -> Iterator[RawPage | NotRead]:
    try:
        with Path(name).open("rb") as stream:
            yield from _guarded(stream, name, given, fetcher)
    except OSError as error:
        yield NotRead(name, f"it cannot be opened: {error.strerror or error}")


def _guarded(
    stream: Readable,
    name: str,
    given: Stated,
    fetcher: Fetcher | None,
    *,
    piece: Piece | None = None,
) -> Iterator[RawPage | NotRead]:
    try:
        yield from _source(Source(stream), name, given, fetcher, piece=piece)
    except OSError as error:
        yield NotRead(name, f"it cannot be read on: {error.strerror or error}")


def _address(
    name: str, given: Stated, fetcher: Fetcher | None, *, linked: bool = False
) -> Iterator[RawPage | NotRead]:
    if fetcher is None:
        yield NotRead(
            name,
            "it is an address, and addresses may not be fetched here; wanted a file, a folder or "
            "-: save the page and give its path with --url",
        )
        return
    try:
        if linked:
            yield page_at(name, fetcher, given)
            return
        found = fetcher.fetch(name)
    except PageError as error:
        yield NotRead(name, str(error))
    except OSError as error:
        yield NotRead(name, f"what was fetched cannot be kept: {error.strerror or error}")
    else:
        yield from _source(
            Source.of(found.content), name, replace(given, url=found.url), fetcher, found=found
        )


def page_at(address: str, fetcher: Fetcher, given: Stated) -> RawPage:
    """The page at an address that a feed leads to; PageError says why there is none.

    Feeds that name feeds could go on for ever: they are not followed.
    """
    found = fetcher.fetch(address)
    source = Source.of(found.content)
    what = kind(source.look(LOOK), address)
    if what is not Kind.PAGE:
        raise PageError(f"a feed leads to it and it is {what.value}; wanted a page")
    page = _page(source, address, replace(given, url=found.url), found)
    if isinstance(page, NotRead):
        raise PageError(page.reason)
    return page


def fetched_feed(
    address: str, fetcher: Fetcher, *, etag: str | None, modified: str | None
) -> Feed | None:
    """The feed at an address, None where it is the one that came with this ETag or Last-Modified.

    Raises PageError where nothing came, or what came is no feed; a page's own feeds are named.
    """
    found = fetcher.fetch_changed(address, etag=etag, modified=modified)
    if found is None:
        return None
    content = found.content
    if content.startswith(b"\x1f\x8b"):
        content = unzipped(content, limit=MAX_BYTES)
    what = kind(content[:LOOK], address)
    if what is not Kind.FEED:
        named = [urljoin(found.url, link) for link in feeds_named(content)]
        other = f": the page names {', '.join(named)}" if named else ""
        raise PageError(f"it is {what.value}; wanted RSS, Atom or a JSON Feed{other}")
    feed = read_feed(content, address, url=found.url, said=http_body.charset_of(found.headers))
    headers = found.headers
    return replace(feed, etag=headers.get("etag"), modified=headers.get("last-modified"))


def _source(
    source: Source,
    name: str,
    given: Stated,
    fetcher: Fetcher | None,
    *,
    found: Fetched | None = None,
    packed: Unpacked | None = None,
    piece: Piece | None = None,
) -> Iterator[RawPage | NotRead]:
    start = source.look(LOOK)
    before = piece.before if piece is not None else 0
    # Within a file of lines a piece may begin with one that looks like anything.
    what = kind(start, name)
    match Kind.RECORDS if before and what is not Kind.GZIP and what is not Kind.WARC else what:
        case Kind.GZIP if packed is None:
            inner = Unpacked(source)
            yield from _source(
                Source(inner), name, given, fetcher, found=found, packed=inner, piece=piece
            )
            return
        case Kind.WARC:
            part = piece is not None and not piece.whole
            yield from warc_pages(source, name, given, packed=packed, before=before, part=part)
            return
        case Kind.RECORDS:
            yield from records(source, name, given, before=before)
            if not start:
                yield NotRead(name, "it is empty; wanted a page a line")
        case Kind.FEED:
            yield from _feed(source, name, given, fetcher, found)
        case _:
            page = _page(source, name, given, found)
            yield page if packed is None or packed.fault is None else NotRead(name, packed.fault)
            return
    if packed is not None and packed.fault is not None:
        yield NotRead(name, packed.fault)


def _feed(
    source: Source, name: str, given: Stated, fetcher: Fetcher | None, found: Fetched | None
) -> Iterator[RawPage | NotRead]:
    def visit(link: str, published: str | None) -> Iterator[RawPage | NotRead]:
        own = replace(given, published=published or given.published)
        return _address(link, own, fetcher, linked=True)

    content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield NotRead(name, too_large(None))
        return
    said = http_body.charset_of(found.headers) if found else None
    yield from feed_pages(
        content, name, given, said=said, visit=visit if fetcher is not None else None
    )


def _page(source: Source, name: str, given: Stated, found: Fetched | None) -> RawPage | NotRead:
    content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return NotRead(name, too_large(None))
    headers = found.headers if found else {}
    content = readable(content, said=http_body.charset_of(headers))
    reason = refusal(content)
    if reason is not None:
        return NotRead(name, reason)
    return RawPage(
        id=name,
        content=content,
        media=_media(content, name, headers),
        url=given.url,
        published=given.published,
        zone=given.zone,
    )


def _media(content: bytes, name: str, headers: dict[str, str]) -> Media:
    return http_body.media_of(headers) or media(content, name.removesuffix(".gz"))
