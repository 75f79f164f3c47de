"""What newer rules make of a page that a diary has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from legation.model import Claim, Reading
from legation.views.calendar import when_words
from legation.views.json import Json, claim_dict
from legation.views.lines import Line, Piece, Style, line
from legation.views.words import chain, status_piece, who

_BODY = 8
_SIGNS = {"-": Style.OFF, "+": Style.DONE}


class Reread(Protocol):
    """A page read again (`legation.diary.Reread`)."""

    @property
    def before(self) -> Reading: ...
    @property
    def rules(self) -> str: ...
    @property
    def changed(self) -> bool: ...
    @property
    def gone(self) -> Sequence[Claim]: ...
    @property
    def new(self) -> Sequence[Claim]: ...
    @property
    def reason(self) -> str | None: ...


def reread_lines(one: Reread) -> Iterator[Line]:
    """The page, the claims that are gone, those that are new, and those of other details."""
    article = one.before.article
    yield line(
        Piece(article.title or article.id, Style.TITLE), Piece(f" · by {one.rules}", Style.DIM)
    )
    before, after = map(_shown, one.gone), [_shown(claim) for claim in one.new]
    redone = frozenset(before).intersection(after)
    for sign, claims in (("-", one.gone), ("+", one.new)):
        for claim in claims:
            if _shown(claim) not in redone:
                yield _claim(sign, claim)
            elif sign == "+":
                yield _claim("~", claim)
    if not (one.gone or one.new):
        yield line(Piece("other details of the same claims, acts or series", Style.DIM), hang=4)


def reread_dict(one: Reread) -> Json:
    """The same as `legation reread --json` prints it."""
    return {
        "article": one.before.article.id,
        "rules": one.rules,
        "changed": one.changed,
        "gone": [claim_dict(claim) for claim in one.gone],
        "new": [claim_dict(claim) for claim in one.new],
        "reason": one.reason,
    }


def _shown(claim: Claim) -> str:
    return "".join(piece.text for piece in _claim("", claim).body)


def _claim(sign: str, claim: Claim) -> Line:
    day = when_words(claim.when.when) if claim.when else "day not stated"
    return line(
        status_piece(claim.status),
        f" {claim.kind} · {day} · ",
        *who(claim.participants, claim.kind),
        Piece(
            f" · says {chain(claim.attribution, agency=None)}" if claim.attribution else "",
            Style.DIM,
        ),
        Piece(f" “{claim.evidence[0].text}”", Style.QUOTE),
        lead=[Piece(f"   {sign}", _SIGNS.get(sign, Style.DIM))],
        hang=_BODY,
    )
