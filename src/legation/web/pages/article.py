"""One page of the diary: its text with what was read from it marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.model import Article, Block, Claim, Label, Reading, Span
from legation.web.asking import Kept
from legation.web.marking import Piece, pieces
from legation.web.rendering import html

router = APIRouter()

_READ = frozenset(
    {
        Label.TITLE,
        Label.DATELINE,
        Label.BYLINE,
        Label.DATES,
        Label.BODY,
        Label.SUBHEAD,
        Label.CAPTION,
    }
)
"""What stands on the page for readers; the rest is furniture and is folded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks: of one label, or all of them furniture."""

    labels: tuple[Label, ...]
    folded: bool
    pieces: tuple[Piece, ...]
    length: int


@router.get("/article/{id:path}")
def article(request: Request, kept: Kept, id: str) -> Response:
    """The text with its evidence marked, and beside it what was made of it."""
    reading = kept.reading(id)
    spans, owners = _evidence(reading.claims)
    return html(
        request,
        "article.html",
        reading=reading,
        article=reading.article,
        stretches=list(_stretches(reading.article, spans)),
        owners=owners,
        firsts=_firsts(reading, owners),
        numbers={claim.id: number for number, claim in enumerate(reading.claims, 1)},
        stored=any(not char.isspace() for char in reading.article.text),
    )


def _evidence(claims: Iterable[Claim]) -> tuple[list[Span], list[str]]:
    """Where the claims' evidence stands, and whose each is."""
    told = [(quote.span, claim.id) for claim in claims for quote in claim.evidence]
    return [span for span, _ in told], [id for _, id in told]


def _firsts(reading: Reading, owners: list[str]) -> dict[int, list[str]]:
    """Which claims' first words begin at an offset: there a link to them leads."""
    found: dict[int, list[str]] = {}
    for claim in reading.claims:
        found.setdefault(claim.evidence[0].start, []).append(claim.id)
    return found


def _stretches(article: Article, spans: list[Span]) -> Iterator[Stretch]:
    for folded, some in groupby(article.blocks, key=lambda block: block.label not in _READ):
        blocks = list(some)
        if folded:
            yield _stretch(article, blocks, spans, folded=True)
        else:
            yield from (_stretch(article, [block], spans, folded=False) for block in blocks)


def _stretch(article: Article, blocks: list[Block], spans: list[Span], *, folded: bool) -> Stretch:
    within = Span(blocks[0].start, blocks[-1].end)
    return Stretch(
        labels=tuple(dict.fromkeys(block.label for block in blocks)),
        folded=folded,
        pieces=tuple(pieces(article.text, spans, within=within)),
        length=within.end - within.start,
    )
