"""WARC files: the pages of a web archive, each record's length and digest checked.

The format is ISO 28500 (WARC 1.0 and 1.1). Records are read one at a time; one that is cut
short or damaged is named and the next one that can be found is read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.errors import PageError
from legation.model import NotRead, RawPage
from legation.pages import http_body
from legation.pages.charset import readable
from legation.pages.gzipped import Unpacked
from legation.pages.sniff import MAX_BYTES, refusal, too_large
from legation.pages.source import Source
from legation.pages.stated import Stated

_START = b"WARC/"
_NEXT = re.compile(rb"(?:(?<=\n)|\A)WARC/\d\.\d\r?\n")
_VERSION = re.compile(rb"WARC/\d+\.\d+\s*\Z")
_LONGEST_HEAD = 65_536
_CHUNK = 262_144
_MOST_RETURNED = 500_000_000
_ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_DAMAGE = "the record is damaged: "


@dataclass(frozen=True, slots=True)
class _Record:
    """A record whose length is right; its block is None where it is too large to be a page."""

    headers: dict[str, str]
    length: int
    block: bytes | None

    @property
    def uri(self) -> str:
        return self.headers.get("warc-target-uri", "").strip("<>")


@dataclass(frozen=True, slots=True)
class _Digest:
    algorithm: str
    value: bytes

    def of(self, content: bytes) -> bool:
        """Whether the digest is that of these bytes."""
        return hashlib.new(self.algorithm, content, usedforsecurity=False).digest() == self.value


def warc_pages(
    source: Source,
    name: str,
    given: Stated,
    *,
    packed: Unpacked | None = None,
    before: int = 0,
    part: bool = False,
) -> Iterator[RawPage | NotRead]:
    """The pages of a WARC stream called `name`, each named by the address it was saved from.

    A page is a response record with HTTP status 200 and media type text/html or text/plain;
    other records are passed over. A record that is cut short, damaged, or does not match its
    digest is a NotRead named by its place in the file. `packed` is what unpacks the stream, so
    that reading goes on after a damaged gzip member. The stream may be `part` of a file, with
    `before` records before it.
    """
    number = before
    pages = failed = 0
    while True:
        source.skip_breaks()
        if not source.look(1) and (packed is None or packed.fault is None):
            break
        number += 1
        try:
            page = _page(_record(source, packed), given)
        except PageError as error:
            failed += 1
            yield NotRead(f"{name}:{number}", str(error))
            if not _next(source, packed):
                break
        else:
            if page is not None:
                pages += 1
                yield page
    if not pages and not failed and not part:
        yield NotRead(
            name,
            f"it holds {number} records and no page among them; wanted responses with status 200 "
            "and type text/html or text/plain",
        )


def _next(source: Source, packed: Unpacked | None) -> bool:
    """Whether another record is found behind a damaged one."""
    if source.skip_to(_NEXT, longest=16):
        return True
    return packed is not None and packed.resume(_START)


def _record(source: Source, packed: Unpacked | None) -> _Record:
    headers = _head(source, packed)
    about = _about(headers)
    stated = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", stated):
        raise PageError(f"{_DAMAGE}{about}Content-Length is {stated[:20]!r}; wanted a number")
    length = int(stated)
    digest = _digest(headers.get("warc-block-digest"))
    running = hashlib.new(digest.algorithm, usedforsecurity=False) if digest else None
    parts: list[bytes] = []
    left = length
    while left and (part := source.read(min(_CHUNK, left))):
        left -= len(part)
        if running is not None:
            running.update(part)
        if length <= MAX_BYTES:
            parts.append(part)
    block = b"".join(parts) if length <= MAX_BYTES else None
    if left:
        reason = (packed.fault if packed else None) or "the length is wrong or the file cut short"
        _put_back(source, block)
        raise PageError(
            f"{_DAMAGE}{about}it holds {length - left} of the {length} bytes it states: {reason}"
        )
    source.skip_breaks()
    behind = source.look(len(_START))
    if packed is not None and packed.fault is not None and packed.member < source.position:
        raise PageError(f"{_DAMAGE}{about}{packed.fault}")
    if not _START.startswith(behind):
        _put_back(source, block)
        raise PageError(
            f"{_DAMAGE}{about}behind the {length} bytes it states stands {behind!r}; wanted the "
            "next record"
        )
    if digest is not None and running is not None and running.digest() != digest.value:
        raise PageError(
            f"{_DAMAGE}{about}its block does not match its digest; wanted the bytes that were saved"
        )
    return _Record(headers, length, block)


def _put_back(source: Source, block: bytes | None) -> None:
    """A length that is too large has swallowed the records behind it: they are still wanted.

    Only so much is read twice: a file made of such lengths alone would never end.
    """
    if block and source.returned < _MOST_RETURNED:
        source.back(block)


def _head(source: Source, packed: Unpacked | None) -> dict[str, str]:
    version = source.readline(_LONGEST_HEAD)
    if _START.startswith(version[: len(_START)]) and not version.endswith(b"\n"):
        fault = (packed.fault if packed else None) or "the file is cut short in its header"
        raise PageError(f"{_DAMAGE}{fault}")
    if not _VERSION.match(version):
        raise PageError(f"{_DAMAGE}it begins with {version[:40]!r}; wanted WARC/1.0 or WARC/1.1")
    lines: list[bytes] = []
    size = 0
    while size < _LONGEST_HEAD:
        line = source.readline(_LONGEST_HEAD)
        if not line.endswith(b"\n"):
            fault = (packed.fault if packed else None) or "the file is cut short in its header"
            raise PageError(f"{_DAMAGE}{fault}")
        if not line.strip():
            return http_body.fields(lines)
        size += len(line)
        lines.append(line)
    raise PageError(f"{_DAMAGE}its header holds more than {_LONGEST_HEAD} bytes")


def _about(headers: dict[str, str]) -> str:
    uri = headers.get("warc-target-uri", "").strip("<>")[:200]
    return f"{uri}: " if uri else ""


def _page(record: _Record, given: Stated) -> RawPage | None:
    if record.headers.get("warc-type", "").lower() != "response":
        return None
    if not record.uri.lower().startswith(("http://", "https://")):
        return None
    if record.block is None:
        raise PageError(f"{record.uri[:200]}: {too_large(record.length)}")
    try:
        return _response(record, record.block, given)
    except PageError as error:
        raise PageError(f"{record.uri[:200]}: {error}") from error


def _response(record: _Record, block: bytes, given: Stated) -> RawPage | None:
    found = http_body.message(block)
    media = http_body.media_of(found.headers)
    if found.status != 200 or media is None:
        return None
    cut = record.headers.get("warc-truncated")
    if cut is not None:
        raise PageError(f"whoever saved it cut it short ({cut[:40]!r}); wanted the whole page")
    stated = found.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 16 and len(found.body) < int(stated):
        raise PageError(
            f"it holds {len(found.body)} of the {stated} bytes its server sent; wanted the whole "
            "page"
        )
    content = _body(found, record.headers.get("warc-payload-digest"))
    content = readable(content, said=http_body.charset_of(found.headers))
    reason = refusal(content)
    if reason is not None:
        raise PageError(reason)
    return RawPage(
        id=record.uri,
        content=content,
        media=media,
        url=record.uri,
        published=given.published,
        zone=given.zone,
    )


def _body(found: http_body.Message, payload_digest: str | None) -> bytes:
    """The page's bytes; a payload digest may be of them or of any stage of how they came."""
    stages = [found.body]
    if "chunked" in found.headers.get("transfer-encoding", "").lower():
        try:
            stages.append(http_body.unchunked(found.body))
        except PageError:
            # Archives that store bodies unchunked often keep the header that says chunked.
            if re.match(rb"[0-9a-fA-F]{1,8}\s*\r\n", found.body):
                raise
    encoding = found.headers.get("content-encoding", "")
    stages.append(http_body.decoded(stages[-1], encoding, limit=MAX_BYTES))
    digest = _digest(payload_digest)
    if digest is not None and not any(map(digest.of, stages)):
        raise PageError(
            f"{_DAMAGE}its payload does not match its digest; wanted the bytes that were saved"
        )
    return stages[-1]


def _digest(stated: str | None) -> _Digest | None:
    """The digest that a header states; None where the algorithm is not one we know."""
    name, colon, written = (stated or "").partition(":")
    algorithm, written = name.strip().lower().replace("sha-", "sha"), written.strip()
    if not colon or algorithm not in _ALGORITHMS:
        return None
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    bare = written.rstrip("=")
    try:
        if len(written) == size * 2:
            value = bytes.fromhex(written)
        elif len(bare) == -(-size * 8 // 5):
            value = base64.b32decode(bare.upper() + "=" * (-len(bare) % 8))
        else:
            value = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except ValueError:
        # A value in no known form matches nothing: the record counts as damaged.
        value = b""
    return _Digest(algorithm, value)
