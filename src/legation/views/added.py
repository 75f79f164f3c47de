"""What a page changed in a diary, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.model import Engagement, Status, When
from legation.views.calendar import when_words
from legation.views.json import Json
from legation.views.lines import Line, Piece, Style, line
from legation.views.words import ID_SHOWN, named, plural, status_piece, who

_BODY = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An engagement that a page speaks of, and what the other pages had said of it last.

    `new` where no other page of the diary speaks of it; `before` and `day_before` are None then.
    """

    engagement: Engagement
    new: bool
    before: Status | None = None
    day_before: When | None = None

    @property
    def changed(self) -> bool:
        """Whether its status is another than before, or its day."""
        return not self.new and (self.before != self.engagement.status or self.moved)

    @property
    def moved(self) -> bool:
        """Whether it was set for days that do not fit those it is set for now."""
        when = self.engagement.when
        return bool(self.day_before and when and not self.day_before.overlaps(when))


def touched(engagement: Engagement, *, article: str) -> Touched:
    """What this article did to an engagement, told from the engagement's history."""
    others = [change for change in engagement.history if change.article != article]
    if not others:
        return Touched(engagement=engagement, new=True)
    last = others[-1]
    return Touched(engagement=engagement, new=False, before=last.status, day_before=last.when)


def added_lines(title: str, changes: Sequence[Touched], *, known: int) -> Iterator[Line]:
    """The page's title, then what is new, what changed and what was told again.

    `known` is how many of the page's claims the diary had already.
    """
    yield line(Piece(title, Style.TITLE))
    for change in changes:
        yield from _change(change)
    if not changes:
        told = (
            f"the diary has this page: {plural(known, 'claim')} known"
            if known
            else "no engagement between countries was read here"
        )
        yield _row("", Piece(told, Style.DIM))


def added_dict(
    page: str, article: str | None, title: str | None, changes: Sequence[Touched]
) -> Json:
    """What a page changed, as `legation add --json` prints it."""
    return {
        "page": page,
        "article": article,
        "title": title,
        "engagements": [
            {
                "id": change.engagement.id,
                "change": _word(change),
                "kind": change.engagement.kind.value,
                "before": change.before.value if change.before else None,
                "status": change.engagement.status.value,
                "when": change.engagement.when.edtf if change.engagement.when else None,
            }
            for change in changes
        ],
    }


def _change(change: Touched) -> Iterator[Line]:
    engagement = change.engagement
    before: list[Piece | str] = []
    if change.before and change.before != engagement.status:
        before = [status_piece(change.before), " → "]
    day = when_words(engagement.when) if engagement.when else "day not known"
    if change.moved and change.day_before:
        day = f"{when_words(change.day_before)} → {day}"
    place = (
        f" · {named(engagement.place.name, engagement.place.country)}" if engagement.place else ""
    )
    yield _row(
        _word(change),
        *before,
        status_piece(engagement.status),
        " ",
        Piece(engagement.kind, Style.STRONG),
        f" · {day}{place}",
    )
    yield _row(
        "",
        *who(engagement.participants, engagement.kind),
        Piece(f" · {engagement.id[:ID_SHOWN]}", Style.DIM),
    )


def _word(change: Touched) -> str:
    if change.new:
        return "new"
    return "changed" if change.changed else "known"


def _row(margin: str, *body: Piece | str) -> Line:
    return line(*body, lead=[Piece(f"  {margin}", Style.DIM)], hang=_BODY)
