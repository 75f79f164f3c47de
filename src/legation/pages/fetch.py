"""Addresses fetched as a guest would: asking first, one at a time, and no more than needed."""

from __future__ import annotations

import math
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from legation.errors import PageError, TryLater
from legation.pages import http_body, robots, validators
from legation.pages.connection import Answer, ask, cleaned
from legation.pages.sniff import MAX_BYTES

AGENT = "Legation"
"""The name by which robots.txt may address this robot."""

_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60.0
_MOST_FAILURES = 3
_LONGEST_LEAVE = 7 * 86_400.0
_MOVED = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429)
_WHY = {
    401: "it asks to sign in",
    402: "it asks to pay",
    403: "it refuses",
    404: "it is not there",
    410: "it is gone",
    429: "it was asked too often",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How addresses may be fetched.

    `archive` is the folder in which ETag and Last-Modified are kept between runs; None asks for
    every page in full. `private` also allows hosts that are not of the open internet. `pause` is
    the least seconds between two requests to one host, `patience` the most for one request.
    """

    archive: Path | None = None
    private: bool = False
    pause: float = 1.0
    patience: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes that an address led to; `url` is where it led, after redirects."""

    url: str
    content: bytes
    headers: dict[str, str]


class Fetcher:
    """Fetches addresses and remembers, for one run, what each host asked for.

    Threads may share it: one host is asked by one of them at a time. `alone` are hosts that asked
    in an earlier run to be left alone, and until when.
    """

    def __init__(self, how: Fetching, *, alone: Mapping[str, datetime] | None = None) -> None:
        self._how = how
        self._rules: dict[str, robots.Rules | str] = {}
        self._locks: dict[str, threading.RLock] = defaultdict(threading.RLock)
        self._failures: dict[str, int] = defaultdict(int)
        self._next: dict[str, float] = {}
        self.alone: dict[str, datetime] = {}
        """The hosts that asked to be left alone, and until when."""
        for host, until in (alone or {}).items():
            self._leave(host, (until - datetime.now(UTC)).total_seconds())

    def fetch(self, address: str) -> Fetched:
        """What stands at an address; PageError says why nothing came."""
        found = self._follow(address, None)
        assert found is not None
        return found

    def fetch_changed(
        self, address: str, *, etag: str | None, modified: str | None
    ) -> Fetched | None:
        """What stands at an address, None where it is what came with this ETag or Last-Modified.

        Nothing of it is kept in the archive.
        """
        return self._follow(address, validators.asking(etag=etag, modified=modified))

    def _follow(self, address: str, last: dict[str, str] | None) -> Fetched | None:
        url = cleaned(address)
        archive = self._how.archive
        for _ in range(_MOST_REDIRECTS + 1):
            rules = self._asked_of(url)
            if not rules.allow(url):
                raise PageError(
                    f"{urlsplit(url).netloc} asks robots not to fetch it (robots.txt): save the "
                    "page and give its path"
                )
            kept = validators.known(url, archive) if archive and last is None else None
            answer = self._get(url, kept[0].asking() if kept else last or {}, rules.delay)
            if answer.status == 304 and kept is not None:
                return Fetched(url, kept[1], {"content-type": kept[0].content_type})
            if answer.status == 304 and last is not None:
                return None
            if answer.status not in _MOVED or "location" not in answer.headers:
                return self._whole(url, answer, keep=last is None)
            url = cleaned(_joined(url, answer.headers["location"]))
        raise PageError(f"it leads on more than {_MOST_REDIRECTS} times: give its last address")

    def _whole(self, url: str, answer: Answer, *, keep: bool) -> Fetched:
        if answer.status != 200:
            host = urlsplit(url).netloc
            if answer.status >= 500 or answer.status in _LATER:
                why = _WHY.get(answer.status, "it is in trouble")
                raise TryLater(f"{host} answered {answer.status}: {why}: try again later")
            why = _WHY.get(answer.status, "it failed")
            raise PageError(
                f"{host} answered {answer.status}: {why}; wanted the page: open "
                "it in a browser, save it and give its path"
            )
        encoding = answer.headers.get("content-encoding", "")
        content = http_body.decoded(answer.body, encoding, limit=MAX_BYTES)
        if keep and self._how.archive is not None:
            validators.remember(url, answer.headers, content, self._how.archive)
        return Fetched(url, content, answer.headers)

    def _asked_of(self, url: str) -> robots.Rules:
        """What the host of an address asks of robots; a host in trouble is not asked again."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._locks[parts.netloc]:
            if origin not in self._rules:
                try:
                    self._rules[origin] = self._robots(origin)
                except PageError as error:
                    self._rules[origin] = f"{error} (asked for robots.txt)"
            found = self._rules[origin]
        if isinstance(found, str):
            raise TryLater(found)
        return found

    def _robots(self, origin: str) -> robots.Rules:
        url = f"{origin}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._get(url, {}, None)
            if answer.status in _MOVED and "location" in answer.headers:
                url = cleaned(_joined(url, answer.headers["location"]))
            elif answer.status == 200:
                encoding = answer.headers.get("content-encoding", "")
                return robots.rules(
                    http_body.decoded(answer.body, encoding, limit=MAX_BYTES), AGENT
                )
            elif 400 <= answer.status < 500 and answer.status not in _LATER:
                return robots.Rules()
            else:
                # RFC 9309, 2.3.1.4: a server in trouble is a closed door.
                raise TryLater(f"{urlsplit(url).netloc} answered {answer.status}: try again later")
        return robots.Rules()

    def _get(self, url: str, headers: dict[str, str], delay: float | None) -> Answer:
        host = urlsplit(url).netloc
        with self._locks[host]:
            self._wait(host)
            try:
                answer = ask(
                    url,
                    {
                        "User-Agent": f"{AGENT}/{version('legation')} (the diplomatic diary)",
                        "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
                        "Accept-Encoding": "gzip, deflate",
                        "Accept-Language": "en, *;q=0.5",
                        "Connection": "close",
                        **headers,
                    },
                    private=self._how.private,
                    patience=self._how.patience,
                )
            except TryLater:
                self._failures[host] += 1
                raise
            finally:
                pause = max(self._how.pause, min(delay or 0.0, _LONGEST_WAIT))
                self._next[host] = time.monotonic() + pause
            self._failures[host] = 0
            if answer.status in (429, 503):
                self._leave(host, later(answer.headers.get("retry-after", "")))
        return answer

    def _wait(self, host: str) -> None:
        """Keep to the host's pause; TryLater where it asked for a longer one, or keeps failing."""
        if self._failures[host] >= _MOST_FAILURES:
            raise TryLater(f"{host} failed {_MOST_FAILURES} times in a row and is not asked again")
        wait = self._next.get(host, 0.0) - time.monotonic()
        if wait > _LONGEST_WAIT:
            raise TryLater(f"{host} asks to be left alone for {math.ceil(wait)} seconds")
        if wait > 0:
            time.sleep(wait)

    def _leave(self, host: str, seconds: float) -> None:
        if seconds > 0:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)
            self.alone[host] = datetime.now(UTC) + timedelta(seconds=seconds)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise PageError(f"it leads on to no address ({error})") from error


def later(stated: str) -> float:
    """The seconds that a Retry-After asks for, whether it names seconds or an instant."""
    if stated.isdecimal():
        return min(float(stated[:9]), _LONGEST_LEAVE)
    try:
        at = parsedate_to_datetime(stated)
    except (ValueError, IndexError):
        return 0.0
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return min((at - datetime.now(UTC)).total_seconds(), _LONGEST_LEAVE)
