"""What a file's bytes look like: a text, an HTML page, or something that is no page."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from legation.model import Media

MAX_BYTES = 20_000_000
"""The largest page that is read, in bytes; a newspaper page is a hundredth of it."""
LOOK = 8192
"""How many bytes are looked at to tell what an input is."""

_SUFFIXES = {
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
}
_LINES = (".jsonl", ".ndjson")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"wOF", "a font"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Atomic, so that a page of a thousand comments is not tried in all their groupings.
_PROLOG = (
    rb"(?>\s+|<\?[^>]{0,300}>|<!--.{0,2000}?-->|<!DOCTYPE(?!\s+html)[^>\[]{0,300}"
    rb"(?:\[[^\]]{0,2000}\])?\s*>)*+"
)
_HTML = re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<(?:div|p|h1|meta|article|table|title)\b[^<>]*>", re.IGNORECASE)
_FEED = re.compile(_PROLOG + rb"<(?:\w{1,9}:)?(?:rss|feed|RDF)\b", re.IGNORECASE | re.DOTALL)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\b')
_RECORD = re.compile(rb'\s*\{[^\n]*?"(?:text|html)"\s*:')
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class Kind(StrEnum):
    """What an input is, before it is known whether it can be read."""

    PAGE = "a page"
    FEED = "a feed"
    WARC = "a WARC file"
    RECORDS = "JSON Lines"
    GZIP = "gzip-compressed data"


def kind(start: bytes, name: str) -> Kind:
    """What bytes that begin with `start` are; the suffix of JSON Lines in `name` decides first."""
    if start.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if PurePath(name.lower().removesuffix(".gz")).suffix in _LINES:
        return Kind.RECORDS
    if re.match(rb"WARC/\d", start):
        return Kind.WARC
    plain = _narrow(start)
    if _FEED.match(plain):
        return Kind.FEED
    if plain.lstrip().startswith(b"{"):
        if _JSON_FEED.search(plain) or PurePath(name).suffix.lower() == ".json":
            return Kind.FEED
        if _RECORD.match(plain) and PurePath(name).suffix.lower() not in _SUFFIXES:
            return Kind.RECORDS
    return Kind.PAGE


def refusal(content: bytes) -> str | None:
    """Why these bytes are no page, as a user reads it; None where they may be one."""
    if not content:
        return "it is empty; wanted text or HTML"
    start = content[:LOOK]
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return f"it looks like {name}; wanted text or HTML: convert it to text first"
    if not start.startswith(_UTF16):
        control = len(start) - len(start.translate(None, _CONTROL))
        if b"\x00" in start or control > len(start) // 10:
            return "it looks like a binary file; wanted text or HTML: convert it to text first"
    return None


def too_large(size: int | None) -> str:
    """The refusal of a page over the limit; `size` in bytes, None where it was not counted."""
    found = f"{size / 1e6:.1f} MB" if size is not None else f"more than {MAX_BYTES / 1e6:.0f} MB"
    return f"it holds {found}, a page at most {MAX_BYTES / 1e6:.0f} MB: split it into pages"


def media(content: bytes, name: str) -> Media:
    """Text or HTML: the name's suffix decides, else the first bytes do."""
    by_suffix = _SUFFIXES.get(PurePath(name).suffix.lower())
    if by_suffix is not None:
        return by_suffix
    start = _narrow(content[:LOOK])
    tagged = len(_TAG.findall(start)) >= 3
    return Media.HTML if _HTML.match(start) or tagged else Media.TEXT


def _narrow(start: bytes) -> bytes:
    """The bytes as ASCII patterns find them: no byte order mark, one byte a character."""
    if start.startswith(_UTF16):
        return start.replace(b"\x00", b"")[2:]
    return start.removeprefix(b"\xef\xbb\xbf")
