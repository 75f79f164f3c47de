"""Gzip unpacked as it is read: no bomb, no cut or damaged file taken for a whole one."""

from __future__ import annotations

import zlib

from legation.errors import PageError
from legation.pages.source import Source

MAGIC = b"\x1f\x8b"

_MEMBER = MAGIC + b"\x08"
_GZIP = 31
_CHUNK = 65_536
_LOOK = 512
_FREE = 50_000_000
_MOST_TIMES = 200


class Unpacked:
    """The unpacked bytes of a gzip file of one or many members.

    `fault` says, once reading has ended, why it ended early: a member that is cut short or
    damaged, or a file that unpacks to more than 200 times its size (text packs to a tenth).
    `member` is the unpacked byte at which the member being read begins.
    """

    def __init__(self, packed: Source) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._begun = False
        self._made = 0
        self._most_times = False
        self.fault: str | None = None
        self.member = 0

    def read(self, size: int, /) -> bytes:
        """Up to `size` unpacked bytes; none at the end or at a fault."""
        while self.fault is None:
            if not self._rest:
                self._rest = self._packed.read(_CHUNK)
                if not self._rest:
                    if self._begun:
                        self.fault = "the gzip data are cut short; wanted the rest of the file"
                    return b""
            if not self._begun and not self._rest.startswith(MAGIC[: len(self._rest)]):
                # Zeros after the last member are padding, as tape and block devices leave it.
                self.member = self._made
                if self._rest.strip(b"\x00"):
                    self.fault = "other bytes stand after the gzip data; wanted gzip data only"
                    return b""
                self._rest = b""
                continue
            if not self._begun:
                self._begun, self.member = True, self._made
            try:
                out = self._member.decompress(self._rest, size)
            except zlib.error as error:
                self.fault = f"the gzip data are damaged ({error}); wanted the file as it was saved"
                return b""
            self._rest = self._member.unused_data or self._member.unconsumed_tail
            self._made += len(out)
            if self._made > max(_FREE, _MOST_TIMES * self._packed.position):
                self._most_times = True
                self.fault = (
                    f"it unpacks to more than {_MOST_TIMES} times its size, which no text does"
                )
                return b""
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
                self._begun = False
            if out:
                return out
        return b""

    def resume(self, start: bytes) -> bool:
        """Whether reading goes on after a fault: at the next member that begins with `start`."""
        if self.fault is None or self._most_times:
            return False
        self._packed.back(self._rest)
        self._rest = b""
        # What failed stands at the front, so every attempt leaves one byte behind.
        while self._packed.read(1):
            window = self._packed.look(_CHUNK)
            at = window.find(_MEMBER)
            self._packed.read(at if at >= 0 else max(0, len(window) - len(_MEMBER)))
            if at >= 0 and _begins(self._packed.look(_LOOK), start):
                self._member = zlib.decompressobj(_GZIP)
                self._begun = False
                self.fault = None
                return True
        return False


def unzipped(content: bytes, *, limit: int) -> bytes:
    """All of a gzip stream, at most `limit` bytes; PageError where it is damaged, cut or larger."""
    members = Unpacked(Source.of(content))
    out = Source(members).read(limit + 1)
    if members.fault is not None:
        raise PageError(members.fault)
    return _within(out, limit)


def inflated(content: bytes, *, limit: int, bare: bool = False) -> bytes:
    """All of a zlib or `bare` deflate stream, at most `limit` bytes; PageError as for gzip."""
    stream = zlib.decompressobj(-15 if bare else 15)
    try:
        out = stream.decompress(content, limit + 1)
    except zlib.error as error:
        raise PageError(f"the deflate data are damaged ({error}); wanted them whole") from error
    if len(out) <= limit and not stream.eof:
        raise PageError("the deflate data are cut short; wanted the rest of them")
    return _within(out, limit)


def _within(out: bytes, limit: int) -> bytes:
    if len(out) > limit:
        raise PageError(f"it unpacks to more than {limit / 1e6:.0f} MB; wanted a page of less")
    return out


def _begins(member: bytes, start: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(member, len(start)).startswith(start)
    except zlib.error:
        return False
