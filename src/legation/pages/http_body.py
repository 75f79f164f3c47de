"""What an HTTP message carries, out of how it was carried."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.errors import PageError
from legation.model import Media
from legation.pages.gzipped import inflated, unzipped

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})\s*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 65_536
_MEDIA = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.TEXT,
}


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP response as it was kept: header names in lower case, the body as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


def message(block: bytes) -> Message:
    """The response that stands in a block of bytes; PageError where there is none."""
    end = _END.search(block, 0, _HEAD)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block[:_HEAD], b"")
    first, *lines = head.split(b"\n")
    status = _STATUS.match(first)
    if status is None:
        raise PageError(f"it begins with {first[:40]!r}; wanted an HTTP response")
    return Message(int(status[1]), fields(lines), body)


def fields(lines: list[bytes]) -> dict[str, str]:
    """Header lines as names in lower case and values; a name that comes twice keeps its first."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (b" ", b"\t") and name:
            found[name] += " " + line.strip().decode("utf-8", "replace")
            continue
        key, colon, value = line.partition(b":")
        if colon:
            name = key.strip().lower().decode("latin-1")
            found.setdefault(name, value.strip().decode("utf-8", "replace"))
    return found


def media_of(headers: dict[str, str]) -> Media | None:
    """How the message says its body is to be read; None where it is no page by its word."""
    return _MEDIA.get(type_of(headers))


def type_of(headers: dict[str, str]) -> str:
    """The media type the message states, in lower case; empty where it states none."""
    return headers.get("content-type", "").split(";")[0].strip().lower()


def charset_of(headers: dict[str, str]) -> str | None:
    """The encoding the message states of its body."""
    found = _CHARSET.search(headers.get("content-type", ""))
    return found[1] if found else None


def unchunked(body: bytes) -> bytes:
    """The body without its transfer chunks; PageError where the last chunk is missing."""
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK_SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        part = body[size.end() : size.end() + length]
        if len(part) < length:
            break
        parts.append(part)
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    raise PageError("its transfer chunks are cut short; wanted the last one")


def decoded(body: bytes, encoding: str, *, limit: int) -> bytes:
    """The body without the compressions that `encoding`, a Content-Encoding, names.

    A body that is not compressed though it says so stays as it is: many archives keep the header
    of what they have already unpacked. Raises PageError for a compression that is not read, a
    damaged body, and one that unpacks to more than `limit` bytes.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")][:4]):
        if name in ("", "identity", "none"):
            continue
        if name in ("gzip", "x-gzip"):
            if body.startswith(b"\x1f\x8b"):
                body = unzipped(body, limit=limit)
        elif name == "deflate":
            if body[:1] in (b"\x78", b"\x58", b"\x38"):
                body = inflated(body, limit=limit)
            elif not body.lstrip().startswith((b"<", b"\xef\xbb\xbf")):
                body = inflated(body, limit=limit, bare=True)
        elif not _looks_unpacked(body):
            raise PageError(
                f"its body is compressed with {name[:20]!r}, which this version does not unpack; "
                "wanted gzip or deflate"
            )
    return body


def _looks_unpacked(body: bytes) -> bool:
    try:
        body[:2000].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > 1990
    return b"\x00" not in body[:2000]
