"""A large file cut into pieces that can be read apart, in any order, on any machine.

A file is walked once, from its beginning, so that no bytes within a page can pose as a record:
a cut stands where a record ends and the next begins. What is damaged ends the cutting; what is
left is one piece.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from legation.pages.sniff import LOOK, Kind, kind
from legation.pages.source import Source

_CHUNK = 1 << 20
_GZIP = 31
_LARGEST_MEMBER = 1 << 30
_LONGEST_HEAD = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The bytes of a file from `start` up to `end`, None for its last; `before` records precede."""

    path: str
    start: int = 0
    end: int | None = None
    before: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is all of the file."""
        return self.start == 0 and self.end is None

    def size(self) -> int:
        """How many bytes it has; OSError where there is no such file."""
        return (Path(self.path).stat().st_size if self.end is None else self.end) - self.start


class Part:
    """The bytes of a piece as a stream."""

    def __init__(self, stream: BinaryIO, piece: Piece) -> None:
        self._stream = stream
        self._left = None if piece.end is None else piece.end - piece.start
        if piece.start:
            stream.seek(piece.start)

    def read(self, size: int, /) -> bytes:
        """Up to `size` of its next bytes, none at its end."""
        if self._left is None:
            return self._stream.read(size)
        part = self._stream.read(min(size, self._left))
        self._left -= len(part)
        return part


def pieces(path: str, *, most: int) -> Iterator[Piece]:
    """The pieces of a file, each of `most` records but for the last.

    WARC and JSON Lines files are cut, and WARC files of a gzip member a record; every other file
    is one piece. Raises OSError where the file cannot be read.
    """
    size = Path(path).stat().st_size
    with Path(path).open("rb") as stream:
        start = stream.read(LOOK)
        stream.seek(0)
        ends: Iterator[int]
        match kind(start, path):
            case Kind.WARC:
                ends = _records(Source(stream))
            case Kind.RECORDS:
                ends = _lines(stream)
            case Kind.GZIP:
                ends = _members(stream)
            case _:
                ends = iter(())
        begun = before = 0
        for number, end in enumerate(ends, start=1):
            if number - before == most and end < size:
                yield Piece(path=path, start=begun, end=end, before=before)
                begun, before = end, number
        yield Piece(path=path, start=begun, before=before)


def _lines(stream: BinaryIO) -> Iterator[int]:
    """Where each line ends."""
    at = 0
    while chunk := stream.read(_CHUNK):
        found = chunk.find(b"\n")
        while found >= 0:
            yield at + found + 1
            found = chunk.find(b"\n", found + 1)
        at += len(chunk)


def _records(source: Source) -> Iterator[int]:
    """Where each record of a WARC file ends, until one is not as it says."""
    while source.look(5) == b"WARC/":
        length = None
        size = 0
        while (line := source.readline(_LONGEST_HEAD)).strip():
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                length = int(value)
            size += len(line)
            if size > _LONGEST_HEAD:
                return
        if not line.endswith(b"\n") or length is None:
            return
        while length and (part := source.read(min(length, _CHUNK))):
            length -= len(part)
        if length or source.look(4) not in (b"\r\n\r\n", b"\r\n", b"\n\n"):
            return
        source.skip_breaks()
        if source.look(5) == b"WARC/":
            yield source.position


def _members(stream: BinaryIO) -> Iterator[int]:
    """Where each gzip member ends behind which another WARC record begins, until one is damaged."""
    at = 0
    rest = stream.read(_CHUNK)
    while rest.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(_GZIP)
        made = 0
        first = True
        while not member.eof:
            if not rest and not (rest := stream.read(_CHUNK)):
                return
            try:
                out = member.decompress(rest, _CHUNK)
            except zlib.error:
                return
            left = member.unused_data if member.eof else member.unconsumed_tail
            at += len(rest) - len(left)
            rest = left
            made += len(out)
            if first and out:
                if not out.startswith(b"WARC/"[: len(out)]):
                    return
                first = False
            if made > _LARGEST_MEMBER:
                return
        rest = rest or stream.read(_CHUNK)
        if rest:
            yield at
