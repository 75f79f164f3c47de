"""What is read as one: pieces of files whose readings are written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from legation import pages
from legation.articles import Layout
from legation.model import NotRead, content_id
from legation.pages import Piece

RECORDS = 2000
"""The most pages of a shard."""

SECONDS = 30.0
"""The most of its own time that a worker gives a page."""

_FULL = 64_000_000
_CHUNK = 1 << 20


class Failure(StrEnum):
    """Why a page has no reading."""

    REFUSED = "refused"
    SLOW = "slow"
    KILLED = "killed"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What holds of every page that is read: what its bringer states, how its site lays it out."""

    published: str | None = None
    zone: str | None = None
    url: str | None = None
    layouts: tuple[Layout, ...] = ()

    @property
    def id(self) -> str:
        """Digits that differ where pages may be read otherwise."""
        said = (self.published, self.zone, self.url, *self.layouts)
        return content_id(*map(repr, said)) if any(said) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Pieces of files that are read by one worker, one after the other, and written as one."""

    pieces: tuple[Piece, ...]
    name: str = field(init=False)

    def __post_init__(self) -> None:
        cut = (f"{piece.path}\x1e{piece.start}\x1e{piece.end}" for piece in self.pieces)
        object.__setattr__(self, "name", content_id(*cut))

    @property
    def inputs(self) -> tuple[str, ...]:
        """Its pieces as a person reads them: the path, and which bytes where it is not all."""
        return tuple(
            piece.path
            if piece.whole
            else f"{piece.path}[{piece.start}:{'' if piece.end is None else piece.end}]"
            for piece in self.pieces
        )

    def size(self) -> int:
        """How many bytes it has; OSError where a file is gone."""
        return sum(piece.size() for piece in self.pieces)

    def hash(self) -> str:
        """SHA-256 of its bytes, hexadecimal, each piece's after its length; OSError as `size`."""
        digest = hashlib.sha256()
        for piece in self.pieces:
            left = piece.size()
            digest.update(f"{left}\n".encode())
            with Path(piece.path).open("rb") as stream:
                stream.seek(piece.start)
                while left and (part := stream.read(min(left, _CHUNK))):
                    digest.update(part)
                    left -= len(part)
        return digest.hexdigest()


def shards(inputs: Sequence[str], *, most: int = RECORDS) -> Iterator[Shard | NotRead]:
    """The shards of files and folders, in order; what cannot be opened is a NotRead.

    The same inputs give the same shards: small files are put together in the order of their names
    until they are `most` or hold 64 MB, large WARC and JSON Lines files are cut after `most`
    records.
    """
    waiting: list[Piece] = []
    held = 0
    for name in inputs:
        for path in pages.files(name):
            if isinstance(path, NotRead):
                yield path
                continue
            try:
                size = Path(path).stat().st_size
                for piece in pages.pieces(path, most=most):
                    if not piece.whole:
                        yield Shard(pieces=(piece,))
                        continue
                    waiting.append(piece)
                    held += size
                    if len(waiting) == most or held >= _FULL:
                        yield Shard(pieces=tuple(waiting))
                        waiting, held = [], 0
            except OSError as error:
                yield NotRead(path, f"it cannot be opened: {error.strerror or error}")
        if waiting:
            yield Shard(pieces=tuple(waiting))
            waiting, held = [], 0


def size(inputs: Sequence[str]) -> int:
    """How many bytes the files that inputs name hold together; what cannot be opened holds none."""
    found = 0
    for name in inputs:
        for path in pages.files(name):
            if isinstance(path, str):
                try:
                    found += Path(path).stat().st_size
                except OSError:
                    continue
    return found
