"""Two engagements side by side, and why they may be one."""

from __future__ import annotations

from collections.abc import Iterator

from legation.model import Engagement, Unsure
from legation.views.diary import diary_lines
from legation.views.json import Json
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.reading import quote_line


def unsure_lines(pair: Unsure, *, number: int, of: int) -> Iterator[Line]:
    """The two with a sentence of each, and what speaks for and against."""
    yield BLANK
    yield line(
        Piece(f"{number} of {of}: one engagement or two?", Style.HEADING),
        f" {pair.likeness.score:.0%} alike",
    )
    for engagement in (pair.one, pair.two):
        yield from diary_lines([engagement])
        yield quote_line(engagement.claims[-1].evidence[0], hang=4)
    yield line("; ".join(pair.likeness.reasons), lead=[Piece("  because", Style.DIM)], hang=11)


def unsure_dict(pair: Unsure) -> Json:
    """One pair, as `legation review --json` prints it."""
    return {
        "engagements": [_brief(pair.one), _brief(pair.two)],
        "likeness": pair.likeness.score,
        "reasons": list(pair.likeness.reasons),
    }


def _brief(engagement: Engagement) -> Json:
    return {
        "id": engagement.id,
        "kind": engagement.kind.value,
        "status": engagement.status.value,
        "when": engagement.when.edtf if engagement.when else None,
        "participants": [participant.name for participant in engagement.participants],
    }
