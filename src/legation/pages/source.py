"""Bytes read in order, with a look ahead and a way back: what all readers of inputs share."""

from __future__ import annotations

import io
import re
from typing import Protocol

_CHUNK = 65_536
_BREAKS = re.compile(rb"[\r\n]+")


class Readable(Protocol):
    """Whatever bytes can be read from: a file, standard input, an unpacked file."""

    def read(self, size: int, /) -> bytes: ...


class Source:
    """A stream whose next bytes can be looked at before they are taken.

    It keeps no more in memory than what is asked for, and needs no stream that can go back.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._held = b""
        self._at = 0
        self.position = 0
        self.returned = 0

    @classmethod
    def of(cls, content: bytes) -> Source:
        return cls(io.BytesIO(content))

    def look(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end; they are still to be read."""
        while len(self._held) - self._at < size:
            chunk = self._stream.read(max(_CHUNK, size))
            if not chunk:
                break
            self._held = self._held[self._at :] + chunk
            self._at = 0
        return self._held[self._at : self._at + size]

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, taken; fewer only at the end."""
        parts: list[bytes] = []
        wanted = size
        while wanted > 0:
            part = self._held[self._at : self._at + wanted] if self._held else b""
            if part:
                self._at += len(part)
            else:
                self._held, self._at = self._stream.read(_CHUNK), 0
                if not self._held:
                    break
            parts.append(part)
            wanted -= len(part)
        taken = parts[0] if len(parts) == 1 else b"".join(parts)
        self.position += len(taken)
        return taken

    def readline(self, limit: int, /) -> bytes:
        """The bytes up to and with the next line feed, at most `limit` of them."""
        parts: list[bytes] = []
        length = 0
        while length < limit and self.look(1):
            end = self._held.find(b"\n", self._at)
            stop = len(self._held) if end < 0 else end + 1
            part = self._held[self._at : min(stop, self._at + limit - length)]
            self._at += len(part)
            length += len(part)
            parts.append(part)
            if part.endswith(b"\n"):
                break
        self.position += length
        return b"".join(parts)

    def skip_breaks(self) -> int:
        """Take line breaks, however many come; how many lines that were."""
        lines = 0
        while self.look(1) and (found := _BREAKS.match(self._held, self._at)) is not None:
            lines += self._held.count(b"\n", found.start(), found.end())
            self.position += found.end() - self._at
            self._at = found.end()
        return lines

    def back(self, content: bytes) -> None:
        """Put bytes that were read in front again; `returned` counts them all."""
        self.returned += len(content)
        self._held = content + self._held[self._at :]
        self._at = 0
        self.position -= len(content)

    def skip_to(self, wanted: re.Pattern[bytes], *, longest: int) -> bool:
        """Whether `wanted`, at most `longest` bytes long, comes; what stands before it is taken."""
        while True:
            window = self.look(_CHUNK)
            found = wanted.search(window)
            if found is not None:
                self.read(found.start())
                return True
            if len(window) < _CHUNK:
                self.read(len(window))
                return False
            self.read(len(window) - longest)
