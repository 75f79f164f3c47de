"""How values of the codebook are said to a reader: marks, status, sources, who with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation import lexicon
from legation.model import (
    ActKind,
    Engagement,
    Kind,
    Participant,
    Side,
    Source,
    Status,
)
from legation.views.lines import Piece, Style

MARKS = {
    Status.POSSIBLE: "◌",
    Status.PROPOSED: "◇",
    Status.PLANNED: "○",
    Status.UNDERWAY: "◐",
    Status.HELD: "●",
    Status.POSTPONED: "⇢",
    Status.CANCELLED: "✕",
    Status.DENIED: "⊘",
    Status.HABITUAL: "↻",
}
"""One mark a status, the emptier the less certain; the word always stands beside it."""

UNRESOLVED = "?"
"""The mark of what was planned or under way, of which no page tells what came of it."""

_STYLES = {
    Status.POSSIBLE: Style.OPEN,
    Status.PROPOSED: Style.OPEN,
    Status.PLANNED: Style.COMING,
    Status.UNDERWAY: Style.DONE,
    Status.HELD: Style.DONE,
    Status.POSTPONED: Style.OPEN,
    Status.CANCELLED: Style.OFF,
    Status.DENIED: Style.OFF,
    Status.HABITUAL: Style.COMING,
}

_DOES = {
    ActKind.AGREE: "agrees with",
    ActKind.SUPPORT: "supports",
    ActKind.CONCEDE: "concedes to",
    ActKind.COOPERATE: "cooperates with",
    ActKind.AID: "aids",
    ActKind.RETREAT: "retreats from",
    ActKind.REQUEST: "asks",
    ActKind.ACCUSE: "accuses",
    ActKind.REJECT: "rejects",
    ActKind.THREATEN: "threatens",
    ActKind.PROTEST: "protests in the street against",
    ActKind.SANCTION: "sanctions",
    ActKind.MOBILIZE: "mobilises against",
    ActKind.COERCE: "coerces",
    ActKind.ASSAULT: "attacks",
    ActKind.DECLINED_COMMENT: "declined to comment",
    ActKind.NO_RESPONSE: "did not respond",
}

_UNITS = {
    "Y": ("yearly", "years"),
    "M": ("monthly", "months"),
    "W": ("weekly", "weeks"),
    "D": ("daily", "days"),
}

_NAMED = 6

ID_SHOWN = 8
"""How many of an id's sixteen digits are shown; any beginning that fits one will do."""


def status_piece(status: Status) -> Piece:
    """The status, mark before word."""
    return Piece(f"{MARKS[status]} {status}", _STYLES[status])


def state_piece(engagement: Engagement) -> Piece:
    """What became of an engagement as far as the diary knows."""
    if engagement.unresolved:
        return Piece(f"{UNRESOLVED} unresolved", Style.OPEN)
    return status_piece(engagement.status)


def does(kind: ActKind) -> str:
    """The act as a verb that can stand between who acts and toward whom."""
    return _DOES[kind]


def cadence(duration: str | None) -> str | None:
    """An ISO 8601 duration as a reader says it: `P1Y` is "yearly", `P6M` "every 6 months"."""
    if duration is None:
        return None
    found = re.fullmatch(r"P(\d+)([YMWD])", duration)
    if found is None:
        return f"every {duration}"
    often, plural = _UNITS[found[2]]
    return often if found[1] == "1" else f"every {found[1]} {plural}"


def chain(attribution: Sequence[Source], *, agency: str | None) -> str:
    """On whose word, outermost voice first; the page's own where it names no other."""
    voices = ", citing ".join(source.name for source in attribution)
    return voices or f"{agency or 'the page'} itself"


def named(name: str, country: str | None) -> str:
    """A name with its country's code; the country's own name needs none."""
    meant = lexicon.load().country(name)
    if country is None or (meant and meant.code == country):
        return name
    return f"{name} ({country})"


def sides(participants: Sequence[Participant]) -> list[list[Participant]]:
    """Who stands together: a visit's visitors before its hosts, else each country's people."""
    groups: dict[str, list[Participant]] = {}
    for participant in sorted(participants, key=lambda one: one.side is Side.HOST):
        key = participant.side or participant.country or participant.name
        groups.setdefault(key, []).append(participant)
    return list(groups.values())


def who(participants: Sequence[Participant], kind: Kind) -> Iterator[Piece]:
    """Everybody in one phrase: names by side, codes once, an arrow from visitor to host."""
    between = " → " if kind is Kind.VISIT else " – "
    for number, side in enumerate(sides(participants)):
        if number:
            yield Piece(between, Style.DIM)
        yield Piece(_together(side), Style.STRONG)


def _together(side: Sequence[Participant]) -> str:
    codes = {one.country for one in side}
    names = [one.name for one in side[:_NAMED]]
    if len(side) > _NAMED:
        names.append(f"{len(side) - _NAMED} others")
    if len(codes) == 1:
        return named(", ".join(names), side[0].country)
    return ", ".join(named(one.name, one.country) for one in side)


def ordinal(number: int) -> str:
    """The number in a row: "1st", "2nd", "11th"."""
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 page", "2 pages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
