"""What one caller may ask for: of which host, how much at a time, how often."""

from __future__ import annotations

import ipaddress
import json
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1_000_000
"""The longest body of a request."""

_CALLERS = 10_000
_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second in the long run, and so many at once."""

    second: float
    burst: int


READS = Rate(20.0, 200)
WRITES = Rate(1.0, 30)
"""What one caller may ask for; who reads from this computer itself may do so without end."""


class Limits:
    """Refuses what goes beyond, with the reason as problem+json.

    The server may be called localhost, by its address in digits and by `names`. A page elsewhere
    whose name is made to lead to this computer is thereby refused (DNS rebinding).
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        names: tuple[str, ...] = (),
        reads: Rate = READS,
        writes: Rate = WRITES,
    ) -> None:
        self._app = app
        self._names = {"localhost", *(name.lower() for name in names)}
        self._reads, self._writes = _Buckets(reads), _Buckets(writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused:
            await _answer(send, *refused)
            return
        length = 0

        async def receiving() -> Message:
            nonlocal length
            message = await receive()
            length += len(message.get("body", b""))
            if length > MOST_BYTES:
                raise HTTPException(413, f"the request is longer than {MOST_BYTES} bytes")
            return message

        await self._app(scope, receiving, send)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str, str, int] | None:
        host = headers.get("host", "").lower()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        if name not in self._names and _address(name.strip("[]")) is None:
            return (
                421,
                "Another host is asked for",
                f"this server is not called {name[:60]!r}; wanted one of "
                f"{', '.join(sorted(self._names))}: give it the name with legation serve --name",
                0,
            )
        stated = headers.get("content-length", "0")
        if not stated.isdecimal() or int(stated) > MOST_BYTES:
            return (
                413,
                "That is too much",
                f"the request has {stated[:20]} bytes; wanted at most {MOST_BYTES}",
                0,
            )
        caller = scope["client"][0] if scope.get("client") else ""
        reads = scope["method"] in _SAFE
        if reads and _is_here(caller):
            return None
        wait = (self._reads if reads else self._writes).wait(caller)
        if wait > 0:
            return (
                429,
                "Too many requests",
                f"{caller} asks too often; wanted a pause: try again in {wait} seconds",
                wait,
            )
        return None


class _Buckets:
    """For each caller the requests left to them; a few thousand callers are remembered."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> int:
        """Take one request; the seconds to wait where none is left, 0 where one was."""
        now = time.monotonic()
        left, at = self._left.pop(caller, (float(self._rate.burst), now))
        left = min(float(self._rate.burst), left + (now - at) * self._rate.second)
        self._left[caller] = (max(left - 1, 0) if left >= 1 else left, now)
        if len(self._left) > _CALLERS:
            self._left.popitem(last=False)
        return 0 if left >= 1 else int((1 - left) / self._rate.second) + 1


def _is_here(caller: str) -> bool:
    address = _address(caller)
    return address is not None and address.is_loopback


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


async def _answer(send: Send, status: int, title: str, detail: str, wait: int) -> None:
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    body = json.dumps(told).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
    ]
    if wait:
        headers.append((b"retry-after", str(wait).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
