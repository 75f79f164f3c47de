"""Frames read from the language's words: what may speak of an engagement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from legation.language import table
from legation.model import Kind, Status


class Leg(StrEnum):
    """The part of a journey that a frame of visits tells of."""

    OUTWARD = "outward"
    WAY = "way"
    ARRIVAL = "arrival"
    STAY = "stay"
    PRESENCE = "presence"
    LEAVING = "leaving"
    SENDING = "sending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How grammar around a word maps onto an engagement's slots; see frames.toml."""

    name: str
    part: str
    kind: Kind
    party: tuple[str, ...] = ()
    visitor: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    person: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    status: Status | None = None
    weak: bool = False
    placed: bool = False
    never_beside: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    leg: Leg | None = None
    flown: bool = False
    passive: bool = False
    purpose: bool = False
    session: bool = False
    mutual: bool = False
    row: bool = False
    elliptic: bool = False
    pronoun: bool = False
    in_person: bool = False
    receives: bool = False
    attribute: bool = False
    shaky: bool = False
    sited: bool = False
    seated: bool = False
    lands: bool = False
    named: bool = False
    implied: bool = False


@cache
def frames(part: str, code: str = "en") -> Mapping[str, tuple[Frame, ...]]:
    """The frames of verbs or nouns (`part`) by lemma."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for row in table(code, "frames")[part]:
        frame = _frame(part, row)
        for lemma in row["lemmas"]:
            found[lemma].append(frame)
    # The more particular first: "come back from" before "come to".
    return {
        lemma: tuple(sorted(several, key=lambda frame: not frame.only))
        for lemma, several in found.items()
    }


def _frame(part: str, row: Mapping[str, Any]) -> Frame:
    return Frame(
        name=row["name"],
        part=part,
        kind=Kind(row["kind"]),
        party=tuple(row.get("party", ())),
        visitor=tuple(row.get("visitor", ())),
        host=tuple(row.get("host", ())),
        place=tuple(row.get("place", ())),
        topic=tuple(row.get("topic", ())),
        person=frozenset(row.get("person", ())),
        body=frozenset(row.get("body", ())),
        only=frozenset(row.get("only", ())),
        never=frozenset(row.get("never", ())),
        status=Status(row["status"]) if "status" in row else None,
        weak=row.get("weak", False),
        placed=row.get("placed", False),
        never_beside=frozenset(row.get("never_beside", ())),
        needs=frozenset(row.get("needs", ())),
        bars=frozenset(row.get("bars", ())),
        plural=frozenset(row.get("plural", ())),
        alone=frozenset(row.get("alone", ())),
        leg=Leg(row["leg"]) if "leg" in row else None,
        flown=row.get("flown", False),
        passive=row.get("passive", False),
        purpose=row.get("purpose", False),
        session=row.get("session", False),
        mutual=row.get("mutual", False),
        row=row.get("row", False),
        elliptic=row.get("elliptic", False),
        pronoun=row.get("pronoun", False),
        in_person=row.get("in_person", False),
        receives=row.get("receives", False),
        attribute=row.get("attribute", False),
        shaky=row.get("shaky", False),
        sited=row.get("sited", False),
        seated=row.get("seated", False),
        lands=row.get("lands", False),
        named=row.get("named", False),
        implied=row.get("implied", False),
    )


@cache
def words(group: str, name: str, code: str = "en") -> frozenset[str]:
    """A set of words from one of the lists beside the frames ("carriers", "verbs")."""
    return frozenset(table(code, "frames")[group][name])
