"""Which articles are copies of one story, and which are states of one page?

Two bodies are compared by min-hashes of their runs of three words, and by those of their names
and numbers alone: "The minister received the ambassador of Peru" is told of many, with few words
changed. Both are symmetric and depend on the two articles only, so that any order of adding
gives the same copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from legation.engagements import scale
from legation.engagements.voices import Voices, page_of
from legation.model import Article, Label

_WORD = re.compile(r"\w+")
_WORDS = 64
_NAMES = 32
_RUN = 3
_SEED = 1
_STORED = "<u4"


class _Kept(Protocol):
    """An article's print as the store has it."""

    @property
    def article(self) -> str: ...
    @property
    def address(self) -> str | None: ...
    @property
    def clock(self) -> str: ...
    @property
    def said_on(self) -> date | None: ...
    @property
    def numbers(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What an article is known again by; `clock` orders the states of the page at `address`."""

    article: str
    address: str | None
    clock: str
    said_on: date | None
    numbers: bytes

    @classmethod
    def of(cls, kept: _Kept) -> Print:
        """The print that a diary keeps of an article."""
        return cls(
            article=kept.article,
            address=kept.address,
            clock=kept.clock,
            said_on=kept.said_on,
            numbers=kept.numbers,
        )


def fingerprint(article: Article, *, said_on: date | None) -> Print:
    """The print of an article, from its address, its clock and the words of its body."""
    body = " ".join(article.text[b.start : b.end] for b in article.labelled(Label.BODY))
    words = _WORD.findall(body)
    runs = [" ".join(words[n : n + _RUN]).casefold() for n in range(max(1, len(words) - _RUN + 1))]
    # A word that begins a sentence is no name, but the same in both copies.
    names = [word for word in words if not word.islower()]
    return Print(
        article=article.id,
        address=_address(article.url or article.id),
        clock=_clock(article.updated or article.published),
        said_on=said_on,
        numbers=np.array(_least(runs, _WORDS) + _least(names, _NAMES), dtype=_STORED).tobytes(),
    )


def one_story(one: Print, two: Print) -> bool:
    """Whether two articles are copies of one story, or states of one page."""
    return bool(_alike((one, two))[0, 1])


def voices(articles: Iterable[str], prints: Mapping[str, Print]) -> Voices:
    """Who among these articles speaks with one voice; one without a print speaks alone."""
    known = sorted(
        (prints[article] for article in set(articles) if article in prints), key=_earliest
    )
    if len(known) < 2:
        return Voices()
    alike = _alike(known)
    heads = list(range(len(known)))
    for later in range(len(known)):
        for earlier in range(later):
            if alike[earlier, later]:
                old, new = sorted((heads[earlier], heads[later]))
                heads = [old if head == new else head for head in heads]
    return Voices(
        first={known[n].article: known[head].article for n, head in enumerate(heads) if n != head},
        replaced=frozenset(_replaced(known)),
    )


def _alike(known: Sequence[Print]) -> NDArray[np.bool_]:
    table = np.stack([np.frombuffer(each.numbers, dtype=_STORED) for each in known])
    same = table[:, None, :] == table[None, :, :]
    words = same[:, :, :_WORDS].mean(axis=2)
    names = same[:, :, _WORDS:].mean(axis=2)
    addresses = [each.address for each in known]
    one_page = np.array([[a is not None and a == b for b in addresses] for a in addresses])
    limit = scale.threshold("copy")
    found: NDArray[np.bool_] = ((words >= limit) & (names >= limit)) | one_page
    return found


def _replaced(known: Sequence[Print]) -> Iterable[str]:
    latest: dict[str, Print] = {}
    for each in sorted(known, key=lambda each: (each.clock, each.article)):
        if each.address:
            latest[each.address] = each
    return (
        each.article
        for each in known
        if each.address and latest[each.address].article != each.article
    )


def _earliest(each: Print) -> tuple[date, str, str]:
    return each.said_on or date.max, each.clock, each.article


def _least(items: Sequence[str], functions: int) -> list[int]:
    """For each hash function the least value that it takes on the items."""
    sketch = RMinHash(functions, _SEED)
    sketch.update(items)
    least: list[int] = sketch.digest()
    return least


def _address(text: str) -> str | None:
    """An address as pages are told apart by it: host and path, no scheme, "www." or fragment."""
    parts = urlsplit(page_of(text))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}".casefold()


def _clock(instant: datetime | date | None) -> str:
    """The instant as text that sorts; a clock without zone is taken as it stands."""
    if isinstance(instant, datetime) and instant.tzinfo is not None:
        instant = instant.astimezone(UTC).replace(tzinfo=None)
    return instant.isoformat() if instant else ""
