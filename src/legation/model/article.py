"""Pages as they were found and what they say once cut into labelled blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from legation.errors import EvidenceError
from legation.model.text import Span


class Media(StrEnum):
    """How a page's bytes are to be read."""

    TEXT = "text"
    HTML = "html"


class Label(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    DATES = "dates"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMOTION = "promotion"
    RELATED = "related"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    DISCLOSURE = "disclosure"
    COPYRIGHT = "copyright"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class RawPage:
    """A page's bytes and what its bringer states of it, which outranks what the page shows.

    `id` names the page in outputs: what a record states, else its path or address as given.
    `published` is ISO 8601, a bare date being the article's own day; `zone` an IANA name or
    a UTC offset such as "+09:00".
    """

    id: str
    content: bytes
    media: Media
    url: str | None = None
    published: str | None = None
    zone: str | None = None

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the bytes, hexadecimal: the page's name in the archive."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class NotRead:
    """A page that was found and could not be read, with the reason as a user reads it."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's text with one label; blocks tile the text."""

    label: Label
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What one page says: its visible text, cut into blocks, and its day.

    `published` and `updated` are instants where the zone is known, else the clock's reading
    without zone; `published` is a bare date where a day is all that is stated. `zone` is the
    zone the page or its bringer states, as an IANA name or a UTC offset, None where none is.
    `anchor_day` is the calendar day at the dateline on which the article speaks; None where it
    cannot be told. `dateline` is the city as the page prints it. `warnings` say what the page
    contradicts itself in and how a day was deduced.
    """

    id: str
    page: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    title: str | None = None
    published: datetime | date | None = None
    updated: datetime | None = None
    zone: str | None = None
    anchor_day: date | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str = "en"
    warnings: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.start != at or block.end <= block.start:
                raise EvidenceError(
                    f"{self.id}: blocks must tile the text; one runs from {block.start} to "
                    f"{block.end} where {at} was wanted"
                )
            at = block.end
        if at != len(self.text):
            raise EvidenceError(
                f"{self.id}: blocks end at {at}, the text at {len(self.text)} characters"
            )

    def labelled(self, *labels: Label) -> Iterator[Block]:
        """The blocks with one of these labels, in the order of the text."""
        return (block for block in self.blocks if block.label in labels)
