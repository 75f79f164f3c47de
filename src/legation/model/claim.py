"""What one article says: claims, acts, series and offices, and what stayed unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from legation.model.actor import Actor, ActorType
from legation.model.article import Article
from legation.model.text import Quote, Span, content_id
from legation.model.when import When


class Kind(StrEnum):
    """Kinds of engagement (codebook, section 2)."""

    VISIT = "visit"
    MEETING = "meeting"
    SUMMIT = "summit"
    NEGOTIATION = "negotiation"
    CONFERENCE = "conference"
    CALL = "call"

    @property
    def group(self) -> str:
        """`visit`, `call` or `meeting`: kinds of one group may name the same engagement."""
        return self.value if self in (Kind.VISIT, Kind.CALL) else "meeting"


class Status(StrEnum):
    """What the text commits its source to (codebook, section 4)."""

    POSSIBLE = "possible"
    PROPOSED = "proposed"
    PLANNED = "planned"
    UNDERWAY = "underway"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    HABITUAL = "habitual"


class ActKind(StrEnum):
    """PLOVER event types other than CONSULT, and two kinds of silence (codebook, section 7)."""

    AGREE = "AGREE"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    DECLINED_COMMENT = "DECLINED_COMMENT"
    NO_RESPONSE = "NO_RESPONSE"


class SeriesState(StrEnum):
    """Whether a recurring engagement goes on (codebook, section 6)."""

    ACTIVE = "active"
    LAPSED = "lapsed"
    RESUMING = "resuming"
    ENDED = "ended"


class Side(StrEnum):
    """Which end of a visit a participant stands at."""

    VISITOR = "visitor"
    HOST = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part, by the fullest name in the text; `span` is None where inferred.

    `body` is the international organisation or movement that a person acts for; `leads` tells
    a head of state or of government.
    """

    name: str
    type: ActorType
    country: str | None = None
    body: str | None = None
    side: Side | None = None
    role: str | None = None
    leads: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The most specific place named; `span` is None where inherited."""

    name: str
    country: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time and the words it rests on; `quote` is None where inherited."""

    when: When
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One voice of an attribution chain; `span` is None where carried over."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One article says one thing, with one status, of one engagement, on one authority.

    `engagement` is the article's own name for the engagement ("e1"): claims of one
    engagement share it. `attribution` runs outermost first; empty is the article's own word.
    """

    article: str
    engagement: str
    kind: Kind
    status: Status
    main: bool
    participants: tuple[Participant, ...]
    place: Place | None
    when: Dated | None
    topic: Quote | None
    attribution: tuple[Source, ...]
    evidence: tuple[Quote, ...]
    confidence: float
    _id: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The same words read twice make the same claim."""
        # Linking asks for it hundreds of times.
        if self._id is None:
            object.__setattr__(self, "_id", self._made_id())
        return str(self._id)

    def _made_id(self) -> str:
        first = self.evidence[0]
        sides = ",".join(sorted(f"{p.country}:{p.name}" for p in self.participants))
        said = ">".join(source.name for source in self.attribution)
        # One sentence may tell of two meetings of the same sides, each on its own day.
        day = self.when.quote.start if self.when and self.when.quote else None
        return content_id(
            self.article, self.kind, self.status, sides, said, str(first.start), first.text,
            *([] if day is None else [str(day)]),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One party does something to another short of an engagement."""

    kind: ActKind
    by: Actor
    toward: Actor | None
    about: Quote | None
    when: Dated | None
    status: Status
    attribution: tuple[Source, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesMention:
    """An article says that an engagement recurs or used to; `cadence` is an ISO 8601 duration."""

    name: str
    participants: tuple[str, ...]
    kind: Kind
    cadence: str | None
    last_held: When | None
    ordinal: int | None
    next: When | None
    state: SeriesState
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFact:
    """A person holds, held or may hold an office; `when` is None where undated.

    `status` is `held` for offices that are or were held (`past` tells which), else `possible`
    or `planned`.
    """

    person: str
    country: str | None
    office: str
    when: When | None
    status: Status
    past: bool
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words that may speak of an engagement and did not become a claim, with the reason."""

    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One value of a claim and the ground it stands on; `words` are those it rests on."""

    name: str
    value: str | None
    reason: str
    words: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that set off a frame; `claim` is the claim's id, None where it stayed unread."""

    quote: Quote
    frame: str
    claim: str | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression and its value; None where it cannot be decided."""

    quote: Quote
    when: When | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSpan:
    """Who says what, by which cue: each a tuple of spans of the article's text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How a reading came about, for `explain`."""

    times: tuple[TimeMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[SaidSpan, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    acts: tuple[Trigger, ...] = ()
    series: tuple[Trigger, ...] = ()
    offices: tuple[Trigger, ...] = ()
    """What set off each act, series and office of the reading, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one article."""

    article: Article
    claims: tuple[Claim, ...] = ()
    acts: tuple[Act, ...] = ()
    series: tuple[SeriesMention, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    unread: tuple[Unread, ...] = ()
    working: Working = Working()

    def __post_init__(self) -> None:
        for quote in self.quotes():
            quote.check(self.article.text, where=self.article.id)

    def quotes(self) -> Iterator[Quote]:
        """Every quote that a record of this reading rests on."""
        for records in (self.claims, self.acts, self.series, self.offices):
            for record in records:
                yield from record.evidence
        for claim in self.claims:
            if claim.topic:
                yield claim.topic
            if claim.when and claim.when.quote:
                yield claim.when.quote
        yield from (unread.quote for unread in self.unread)
