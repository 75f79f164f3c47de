"""What two countries had to do with each other over time: engagements above, tensions below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from legation.model import ActKind
from legation.views.drawn.drawing import Drawing, Table
from legation.views.drawn.svg import Svg, framed, percent, tag
from legation.views.tone import Outcome, Tone, outcome_words, tone, tone_words
from legation.views.words import plural

_UP, _DOWN = 120, 64
"""The room for bars above and below the line, in pixels."""
_TOP = 18
_MOST_UNIT = 14
_WIDE, _NARROW = 12, 5
_TENSIONS = (Tone.WORDS, Tone.DEEDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A month or a year, what became of its engagements, and the acts of either side."""

    label: str
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    acts: Mapping[ActKind, int] = field(default_factory=dict)

    def tensions(self, of: Tone) -> int:
        """How many acts of this tone it has."""
        return sum(count for kind, count in self.acts.items() if tone(kind) is of)

    @property
    def height(self) -> int:
        return sum(self.outcomes.values())

    @property
    def depth(self) -> int:
        return sum(self.tensions(each) for each in _TENSIONS)


def ledger(buckets: Sequence[Bucket], *, title: str, span: str, name: str = "ledger") -> Drawing:
    """Small bars, a bucket each: what was held, is ahead or fell through up, tensions down.

    One engagement is as high as one act is deep. `span` is what a bucket is, "month" or "year".
    """
    high = max((one.height for one in buckets), default=0)
    deep = max((one.depth for one in buckets), default=0)
    unit = min(_MOST_UNIT, _UP / max(high, 1), _DOWN / max(deep, 1))
    line = _TOP + max(unit * high, 24)
    floor = line + (max(unit * deep, 10) if deep else 4)
    svg = framed(
        name,
        "ledger",
        title,
        _told(buckets, span),
        *_scale(high, line=line, unit=unit),
        *_bars(buckets, line=line, unit=unit),
        tag("line", class_="axis", x1="0%", x2="100%", y1=line, y2=line),
        *_labels(buckets, y=floor + 18),
        height=floor + 26,
    )
    return Drawing(svg=svg, table=_table(buckets, title, span), legend=_legend(buckets))


def _bars(buckets: Sequence[Bucket], *, line: float, unit: float) -> Iterator[Svg]:
    wide = 1 / max(len(buckets), 1)
    for number, one in enumerate(buckets):
        x, width = percent((number + 0.14) * wide), percent(0.72 * wide)
        top = line
        for outcome in Outcome:
            count = one.outcomes.get(outcome, 0)
            if count:
                top -= unit * count
                yield _bar(f"bar {outcome}", x, width, top, unit * count)
        bottom = line
        for each in _TENSIONS:
            count = one.tensions(each)
            if count:
                yield _bar(f"bar {each}", x, width, bottom, unit * count)
                bottom += unit * count


def _bar(kind: str, x: str, width: str, y: float, height: float) -> Svg:
    return tag("rect", class_=kind, x=x, width=width, y=y, height=height)


def _scale(high: int, *, line: float, unit: float) -> Iterator[Svg]:
    if not high:
        return
    y = line - unit * high
    yield tag("line", class_="rule", x1="0%", x2="100%", y1=y, y2=y)
    yield tag("text", str(high), class_="scale", x="0%", y=y - 5)


def _labels(buckets: Sequence[Bucket], *, y: float) -> Iterator[Svg]:
    wide, narrow = (-(-len(buckets) // most) for most in (_WIDE, _NARROW))
    narrow += -narrow % max(wide, 1)
    for number, one in enumerate(buckets):
        if number % wide:
            continue
        yield tag(
            "text",
            one.label,
            class_="label minor" if number % narrow else "label",
            x=percent((number + 0.14) / len(buckets)),
            y=y,
        )


def _told(buckets: Sequence[Bucket], span: str) -> str:
    if not any(one.height or one.depth for one in buckets):
        return "Nothing that a page reports."
    first, last = buckets[0].label, buckets[-1].label
    all_ = sum(one.height for one in buckets)
    most = max(buckets, key=lambda one: one.height)
    told = f"{first} to {last}: {plural(all_, 'engagement')}"
    if all_:
        told += f", most of them in {most.label} ({most.height})"
    for each in _TENSIONS:
        count = sum(one.tensions(each) for one in buckets)
        told += f"; {count} {tone_words(each)}" if count else ""
    return f"{told}. One {span} a bar."


def _table(buckets: Iterable[Bucket], title: str, span: str) -> Table:
    outcomes = [o for o in Outcome if any(one.outcomes.get(o) for one in buckets)]
    kinds = [kind for kind in ActKind if any(one.acts.get(kind) for one in buckets)]
    return Table(
        caption=title,
        head=(span.capitalize(), *map(outcome_words, outcomes), *(kind.value for kind in kinds)),
        rows=tuple(
            (
                one.label,
                *(one.outcomes.get(outcome, 0) for outcome in outcomes),
                *(one.acts.get(kind, 0) for kind in kinds),
            )
            for one in buckets
            if one.height or one.acts
        ),
    )


def _legend(buckets: Sequence[Bucket]) -> tuple[tuple[str, str], ...]:
    told = [
        (f"bar {outcome}", outcome_words(outcome))
        for outcome in Outcome
        if any(one.outcomes.get(outcome) for one in buckets)
    ]
    told += [
        (f"bar {each}", tone_words(each))
        for each in _TENSIONS
        if any(one.tensions(each) for one in buckets)
    ]
    return tuple(told)
