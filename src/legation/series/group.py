"""Which mentions and engagements make one series?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.lexicon import load
from legation.model import (
    Aspect,
    Claim,
    Engagement,
    Kind,
    Series,
    SeriesMention,
    SeriesState,
    Session,
    Side,
    Status,
    When,
    content_id,
)
from legation.series import gaps, names

_HELD = (Status.HELD, Status.UNDERWAY)
_AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the article `article`, which spoke on `said_on`, says of a series."""

    article: str
    said_on: date | None
    told: SeriesMention

    @property
    def moment(self) -> tuple[date, str, int]:
        return self.said_on or date.min, self.article, self.told.evidence[0].start

    @property
    def words(self) -> frozenset[str]:
        """The words of its name that tell it from others."""
        return names.distinctive(self.told.name, self.told.participants)


def group(
    mentions: Iterable[Mention],
    engagements: Iterable[Engagement],
    *,
    today: date,
    body: Callable[[str], str],
) -> tuple[Series, ...]:
    """The series that mentions and engagements tell of, by name.

    Mentions are of one series where the same countries and group of kinds take part and their
    names share a word that tells, or whose last session they date alike; a name without one
    ("round", "annual summit") belongs to the only series of these countries and this kind. The
    same for any order of what is given. `body` gives the one name of an organisation that has
    several, or acts through organs.
    """
    by_sides = defaultdict(list)
    placed = []
    for engagement in engagements:
        if _placed(engagement) is not None:
            placed.append(engagement)
            continue
        for sides in {_sides(engagement, body), _guests(engagement, body)}:
            by_sides[(sides, engagement.kind.group)].append(engagement)
    by_block = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.moment):
        by_block[(_told_sides(mention, body), mention.told.kind.group)].append(mention)
    found = (
        _series(one, by_sides.get(key, ()), placed, alone=_alone(one, series), today=today)
        for key, block in by_block.items()
        for series in (_split(block),)
        for one in series
    )
    return tuple(sorted(found, key=lambda series: (series.name.casefold(), series.id)))


def blocks(
    mentions: Iterable[Mention], *, body: Callable[[str], str]
) -> frozenset[tuple[frozenset[str], str]]:
    """The sets of sides, each with its group of kinds, among which sessions are looked for."""
    return frozenset((_told_sides(mention, body), mention.told.kind.group) for mention in mentions)


def _told_sides(mention: Mention, body: Callable[[str], str]) -> frozenset[str]:
    return frozenset(
        side if load().coded(side) else body(side) for side in mention.told.participants
    )


def _split(block: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of one set of countries, by series."""
    series: list[list[Mention]] = []
    vague: list[Mention] = []
    for mention in block:
        words = mention.words
        if not words:
            vague.append(mention)
            continue
        kin = [
            one for one in series if any(words & m.words or _last_alike(m, mention) for m in one)
        ]
        series = [one for one in series if one not in kin]
        series.append([mention, *(member for one in kin for member in one)])
    for mention in vague:
        kin = [one for one in series if any(m.told.kind is mention.told.kind for m in one)]
        if len(kin) == 1:
            kin[0].append(mention)
        else:
            series.append([mention])
    return [sorted(one, key=lambda mention: mention.moment) for one in series]


def _last_alike(one: Mention, two: Mention) -> bool:
    """Whether both were last held in the same year or closer, and are of the very same kind."""
    last = (one.told.last_held, two.told.last_held)
    return (
        one.told.kind is two.told.kind
        and one.article != two.article
        and last[0] is not None
        and last[1] is not None
        and last[0].overlaps(last[1])
    )


def _alone(one: Sequence[Mention], series: Iterable[Sequence[Mention]]) -> bool:
    """Whether no other series of these countries is of this kind."""
    kind = one[-1].told.kind
    return sum(other[-1].told.kind is kind for other in series) == 1


def _placed(engagement: Engagement) -> str | None:
    """The series that a person put the engagement in; None where nobody did."""
    words = (c.value for c in engagement.corrections if c.aspect is Aspect.SERIES)
    return next(words, None)


def _series(
    mentions: Sequence[Mention],
    engagements: Iterable[Engagement],
    placed: Iterable[Engagement],
    *,
    alone: bool,
    today: date,
) -> Series:
    latest = mentions[-1].told
    id = content_id("series", *sorted(latest.participants), *map(str, mentions[0].moment))
    name = max((m.told.name for m in mentions), key=names.fullness)
    members = [e for e in engagements if _belongs(e, mentions, alone=alone)]
    members += [e for e in placed if names.called(_placed(e) or "", id=id, name=name)]
    sessions = _sessions(mentions, members)
    last = sessions[-1].when if sessions else None
    stated = [mention.told.cadence for mention in mentions if mention.told.cadence]
    cadence = stated[-1] if stated else gaps.estimated(sessions)
    upcoming = _next(mentions, members, last, today)
    left_out = gaps.gaps(sessions, cadence, today=today)
    spoke = mentions[-1].said_on
    over = latest.state is SeriesState.ENDED
    return Series(
        id=id,
        name=name,
        participants=tuple(sorted(latest.participants)),
        kind=latest.kind,
        cadence=cadence,
        state=gaps.state(
            latest.state,
            said_since_last=last is None or last.last is None or (spoke or date.min) > last.last,
            gaps=left_out,
            expected=upcoming is not None,
        ),
        last_held=last,
        next=upcoming,
        sessions=sessions,
        gaps=left_out,
        evidence=tuple((m.article, quote) for m in mentions for quote in m.told.evidence),
        estimated=not stated and cadence is not None,
        due=gaps.due(last, cadence) if upcoming is None and not over else None,
    )


def _belongs(engagement: Engagement, mentions: Sequence[Mention], *, alone: bool) -> bool:
    """Whether an engagement of the same countries is a session of the series.

    Its words name the series, and not as a thing to be brought back; or the series has no
    name that tells, is the only one, and is of this very kind.
    """
    telling = [words for mention in mentions if (words := mention.words)]
    if engagement.kind is Kind.VISIT and not _goes_there(engagement, mentions):
        return False
    if telling:
        return not any(_revives(claim) for claim in engagement.claims) and any(
            _names(claim, words) for claim in engagement.claims for words in telling
        )
    kinds = {mention.told.kind for mention in mentions}
    return alone and engagement.kind in kinds and engagement.kind is not Kind.MEETING


def _goes_there(engagement: Engagement, mentions: Iterable[Mention]) -> bool:
    """Whether a visit's hosts are those whom a name such as "trip to Beijing" names."""
    hosts = {p.country for p in engagement.participants if p.side is Side.HOST}
    named = {land for mention in mentions for land in names.lands(mention.told.name)}
    return not named or bool(hosts & named)


def _names(claim: Claim, words: frozenset[str]) -> bool:
    """Whether the claim's words, its topic left out, are half of the name, and two of it."""
    said = " ".join(quote.text for quote in claim.evidence)
    named = names.telling(said.replace(claim.topic.text, " ") if claim.topic else said)
    return len(words & named) >= max(min(2, len(words)), len(words) / 2)


def _revives(claim: Claim) -> bool:
    topic = (claim.topic,) if claim.topic else ()
    plain = " ".join(
        word for quote in (*topic, *claim.evidence) for word in names.words(quote.text)
    )
    return names.revival().search(plain) is not None


def _sessions(mentions: Sequence[Mention], members: Iterable[Engagement]) -> tuple[Session, ...]:
    """Sessions by day: those of the diary, and those that are only told of, each once."""
    kept = [
        Session(when=e.when, engagement=e.id, ordinal=_ordinal(e, mentions))
        for e in members
        if e.status in _HELD and e.when
    ]
    told = {mention.told.last_held for mention in mentions if mention.told.last_held}
    found: list[Session] = []
    for session in (
        *sorted(kept, key=lambda session: (_closest(session.when), session.engagement)),
        *(Session(when=when, engagement=None) for when in sorted(told, key=_closest)),
    ):
        if not any(session.when.overlaps(other.when) for other in found):
            found.append(session)
    return _numbered(sorted(found, key=lambda session: _closest(session.when)[1:]))


def _numbered(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions with each number once: "the ninth, the first since 2019" is the later's."""
    last = {session.ordinal: n for n, session in enumerate(sessions)}
    return tuple(
        session if last[session.ordinal] == n else replace(session, ordinal=None)
        for n, session in enumerate(sessions)
    )


def _ordinal(engagement: Engagement, mentions: Iterable[Mention]) -> int | None:
    """The number an article gives the session in the very words that tell of it."""
    quotes = {(claim.article, quote) for claim in engagement.claims for quote in claim.evidence}
    for mention in mentions:
        if _is_last_of_lapsed(engagement, mention.told):
            continue
        for article, quote in quotes:
            if mention.told.ordinal and article == mention.article:
                for mine in mention.told.evidence:
                    if mine.span.overlaps(quote.span):
                        return mention.told.ordinal
    return None


def _is_last_of_lapsed(engagement: Engagement, told: SeriesMention) -> bool:
    """Whether it was the last session before a gap: the number told is that of the one to come."""
    return (
        told.state in (SeriesState.LAPSED, SeriesState.RESUMING)
        and told.last_held is not None
        and engagement.when is not None
        and told.last_held.overlaps(engagement.when)
    )


def _next(
    mentions: Iterable[Mention], members: Iterable[Engagement], last: When | None, today: date
) -> When | None:
    """The next session's days, the nearest that is planned or thought possible."""
    planned = [e.when for e in members if e.status in _AHEAD and e.when]
    planned += [mention.told.next for mention in mentions if mention.told.next]
    ahead = [
        when
        for when in planned
        if (when.last or date.max) >= today and not (last and when.overlaps(last))
    ]
    return min(ahead, key=_closest, default=None)


def _sides(engagement: Engagement, body: Callable[[str], str]) -> frozenset[str]:
    return frozenset(p.country or body(p.body or p.name) for p in engagement.participants)


def _guests(engagement: Engagement, body: Callable[[str], str]) -> frozenset[str]:
    """The sides without the country that merely receives the others."""
    sides = _sides(engagement, body)
    host = engagement.place.country if engagement.place else None
    return sides - {host} if len(sides) > 2 and host else sides


def _closest(when: When) -> tuple[int, date, str]:
    """Narrow days before vague ones, then by day."""
    first, last = when.first or date.min, when.last or date.max
    return (last - first).days, first, when.edtf
