"""Statuses and acts in the few groups that a chart can tell apart."""

from __future__ import annotations

from enum import StrEnum

from legation.model import ActKind, Status


class Outcome(StrEnum):
    """What became of an engagement, for a chart: in the order in which bars are stacked."""

    HELD = "held"
    AHEAD = "ahead"
    UNRESOLVED = "unresolved"
    POSTPONED = "postponed"
    OFF = "off"


class Tone(StrEnum):
    """What an act is to the tie: PLOVER's quads, its verbal and material conflict first.

    A request is PLOVER's to conflict in words; here it is of neither, as silence is.
    """

    WORDS = "words"
    DEEDS = "deeds"
    GIVING = "giving"
    NEITHER = "neither"


_OUTCOMES = {
    Status.POSSIBLE: Outcome.AHEAD,
    Status.PROPOSED: Outcome.AHEAD,
    Status.PLANNED: Outcome.AHEAD,
    Status.UNDERWAY: Outcome.HELD,
    Status.HELD: Outcome.HELD,
    Status.HABITUAL: Outcome.HELD,
    Status.POSTPONED: Outcome.POSTPONED,
    Status.CANCELLED: Outcome.OFF,
    Status.DENIED: Outcome.OFF,
}

_OUTCOME_WORDS = {
    Outcome.HELD: "held or under way",
    Outcome.AHEAD: "ahead: planned, proposed or possible",
    Outcome.UNRESOLVED: "unresolved: its days passed with no report",
    Outcome.POSTPONED: "postponed",
    Outcome.OFF: "cancelled or denied",
}

_TONES = {
    ActKind.ACCUSE: Tone.WORDS,
    ActKind.REJECT: Tone.WORDS,
    ActKind.THREATEN: Tone.WORDS,
    ActKind.PROTEST: Tone.DEEDS,
    ActKind.SANCTION: Tone.DEEDS,
    ActKind.MOBILIZE: Tone.DEEDS,
    ActKind.COERCE: Tone.DEEDS,
    ActKind.ASSAULT: Tone.DEEDS,
    ActKind.AGREE: Tone.GIVING,
    ActKind.SUPPORT: Tone.GIVING,
    ActKind.CONCEDE: Tone.GIVING,
    ActKind.COOPERATE: Tone.GIVING,
    ActKind.AID: Tone.GIVING,
    ActKind.RETREAT: Tone.GIVING,
}

_TONE_WORDS = {
    Tone.WORDS: "tensions in words: accuse, reject, threaten",
    Tone.DEEDS: "tensions in deeds: protest, sanction, mobilise, coerce, attack",
    Tone.GIVING: "giving: agree, support, concede, cooperate, aid, retreat",
    Tone.NEITHER: "neither: requests and silence",
}


def outcome(status: Status, *, unresolved: bool) -> Outcome:
    """The group of an engagement of this status; one left open counts as that and nothing else."""
    return Outcome.UNRESOLVED if unresolved else _OUTCOMES[status]


def outcome_words(one: Outcome) -> str:
    """The group as a legend says it."""
    return _OUTCOME_WORDS[one]


def tone(kind: ActKind) -> Tone:
    """The tone of an act."""
    return _TONES.get(kind, Tone.NEITHER)


def tone_words(one: Tone) -> str:
    """The tone as a legend says it."""
    return _TONE_WORDS[one]
