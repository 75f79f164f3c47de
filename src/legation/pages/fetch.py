"""Addresses fetched as a guest would: asking first, one at a time, and no more than needed."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from legation.errors import PageError
from legation.pages import http_body, robots, validators
from legation.pages.connection import Answer, ask, cleaned
from legation.pages.sniff import MAX_BYTES

AGENT = "Legation"
"""The name by which robots.txt may address this robot."""

_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60.0
_MOVED = (301, 302, 303, 307, 308)
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
    """Fetches addresses and remembers, for one run, what each host asked for."""

    def __init__(self, how: Fetching) -> None:
        self._how = how
        self._rules: dict[str, robots.Rules | str] = {}
        self._next: dict[str, float] = {}

    def fetch(self, address: str) -> Fetched:
        """What stands at an address; PageError says why nothing came."""
        url = cleaned(address)
        for _ in range(_MOST_REDIRECTS + 1):
            rules = self._asked_of(url)
            if not rules.allow(url):
                raise PageError(
                    f"{urlsplit(url).netloc} asks robots not to fetch it (robots.txt): save the "
                    "page and give its path"
                )
            last = validators.known(url, self._how.archive) if self._how.archive else None
            answer = self._get(url, validators.asking(last[0]) if last else {}, rules.delay)
            if answer.status == 304 and last is not None:
                return Fetched(url, last[1], {"content-type": last[0].content_type})
            if answer.status not in _MOVED or "location" not in answer.headers:
                return self._whole(url, answer)
            url = cleaned(_joined(url, answer.headers["location"]))
        raise PageError(f"it leads on more than {_MOST_REDIRECTS} times: give its last address")

    def _whole(self, url: str, answer: Answer) -> Fetched:
        if answer.status != 200:
            why = _WHY.get(answer.status, "it failed")
            raise PageError(
                f"{urlsplit(url).netloc} answered {answer.status}: {why}; wanted the page: open "
                "it in a browser, save it and give its path"
            )
        encoding = answer.headers.get("content-encoding", "")
        content = http_body.decoded(answer.body, encoding, limit=MAX_BYTES)
        if self._how.archive is not None:
            validators.remember(url, answer.headers, content, self._how.archive)
        return Fetched(url, content, answer.headers)

    def _asked_of(self, url: str) -> robots.Rules:
        """What the host of an address asks of robots; a host in trouble is not asked again."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            try:
                self._rules[origin] = self._robots(origin)
            except PageError as error:
                self._rules[origin] = f"{error} (asked for robots.txt)"
        found = self._rules[origin]
        if isinstance(found, str):
            raise PageError(found)
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
            elif 400 <= answer.status < 500:
                return robots.Rules()
            else:
                # RFC 9309, 2.3.1.4: a server in trouble is a closed door.
                raise PageError(f"{urlsplit(url).netloc} answered {answer.status}: try again later")
        return robots.Rules()

    def _get(self, url: str, headers: dict[str, str], delay: float | None) -> Answer:
        host = urlsplit(url).netloc
        wait = self._next.get(host, 0.0) - time.monotonic()
        if wait > _LONGEST_WAIT:
            raise PageError(f"{host} asks to be left alone for {math.ceil(wait)} seconds")
        if wait > 0:
            time.sleep(wait)
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
        finally:
            pause = max(self._how.pause, min(delay or 0.0, _LONGEST_WAIT))
            self._next[host] = time.monotonic() + pause
        if answer.status in (429, 503):
            later = _later(answer.headers.get("retry-after", ""))
            self._next[host] = max(self._next[host], time.monotonic() + later)
        return answer


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise PageError(f"it leads on to no address ({error})") from error


def _later(stated: str) -> float:
    """The seconds that a Retry-After asks for, whether it names seconds or an instant."""
    if stated.isdecimal():
        return float(stated[:9])
    try:
        at = parsedate_to_datetime(stated)
    except (ValueError, IndexError):
        return 0.0
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return (at - datetime.now(UTC)).total_seconds()
