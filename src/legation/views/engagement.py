"""One engagement for a person: from rumour to handshake, each step with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.model import Article, Change, Claim, Decision, Engagement, Person, Status
from legation.views.calendar import said_words, when_words
from legation.views.decisions import because, correction_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.reading import quote_line
from legation.views.words import (
    ID_SHOWN,
    chain,
    named,
    plural,
    sides,
    state_piece,
    status_piece,
    who,
)

_BODY = 19
_APART = 3
_AHEAD = frozenset({Status.POSSIBLE, Status.PROPOSED, Status.PLANNED, Status.POSTPONED})


def engagement_lines(
    engagement: Engagement,
    *,
    articles: Mapping[str, Article],
    persons: Iterable[Person] = (),
    together: Mapping[str, Decision] | None = None,
    apart: Mapping[str, Decision] | None = None,
) -> Iterator[Line]:
    """What the engagement is, then who said what of it when, in the order it was said.

    `articles` gives the articles by id; one that is not among them is named by its id. `persons`
    are those whom its claims name, `together` what brought a page to those before, `apart` what
    parted another engagement from this one.
    """
    yield line(
        Piece(f"{engagement.kind}: ", Style.TITLE), *who(engagement.participants, engagement.kind)
    )
    planned = engagement.status is Status.PLANNED
    facts = [
        when_words(engagement.when) if engagement.when else "day not known",
        named(engagement.place.name, engagement.place.country) if engagement.place else None,
        "confirmed by a party to it" if engagement.confirmed and planned else None,
    ]
    yield line(state_piece(engagement), " · ", " · ".join(fact for fact in facts if fact))
    if engagement.topic:
        yield line(f"about {engagement.topic}")
    yield from _roles(engagement)
    yield from _names(persons)
    if engagement.voices > 1:
        yield line(
            Piece(f"{engagement.voices} voices, {engagement.confidence:.0%} sure", Style.DIM)
        )
    yield from _by_hand(engagement)
    claims = {claim.id: claim for claim in engagement.grounds}
    told_by: str | None = None
    for change in engagement.history:
        article = articles.get(change.article)
        if change.article != told_by:
            yield BLANK
            yield _page(change, article)
            if decision := (together or {}).get(change.article):
                yield _beside(Piece(f"here, for {because(decision)}", Style.DIM))
            told_by = change.article
        yield from _change(change, claims.get(change.claim), article)
    yield BLANK
    for other, decision in list((apart or {}).items())[:_APART]:
        yield line(
            Piece(because(decision), Style.DIM),
            lead=[Piece(f"  not {other[:ID_SHOWN]}", Style.DIM)],
            hang=_BODY,
        )
    yield line(Piece(f"engagement {engagement.id}", Style.DIM))


def _roles(engagement: Engagement) -> Iterator[Line]:
    for side in sides(engagement.participants):
        for participant in side:
            if participant.role:
                yield line(
                    Piece(named(participant.name, participant.country), Style.STRONG),
                    f", {participant.role}",
                    lead=["  "],
                    hang=2,
                )


def _names(persons: Iterable[Person]) -> Iterator[Line]:
    """By what other names pages call somebody, and which of them are not theirs, with reasons."""
    for person in persons:
        told = [f"{one.name} ({one.reason})" for one in person.spellings if one.reason]
        told += [f"not {one.name} ({one.reason})" for one in person.apart]
        if told:
            name = Piece(f"{person.name}: ", Style.DIM)
            yield line(name, "; ".join(told), lead=[Piece("  names", Style.DIM)], hang=12)


def _by_hand(engagement: Engagement) -> Iterator[Line]:
    """What people put right, and where pages contradict each other or them."""
    for correction in engagement.corrections:
        why = f": {correction.reason}" if correction.reason else ""
        told = f"{correction_words(correction)} · {correction.by}{why}"
        yield line(told, lead=[Piece("  by hand", Style.DIM)], hang=12)
    for conflict in engagement.conflicts:
        versions = [
            f"{version.value} ({version.by or plural(len(version.claims), 'claim')})"
            for version in conflict.versions
        ]
        yield line(
            f"{conflict.aspect}: ",
            " or ".join(versions),
            lead=[Piece("  disputed", Style.OPEN)],
            hang=12,
        )


def _page(change: Change, article: Article | None) -> Line:
    title = article.title if article else None
    return line(
        Piece(title or change.article, Style.DIM),
        lead=[Piece(said_words(change.said_on), Style.STRONG)],
        hang=_BODY,
    )


def _change(change: Change, claim: Claim | None, article: Article | None) -> Iterator[Line]:
    day = when_words(change.when) if change.when else "day not stated"
    ahead = "for " if change.when and change.status in _AHEAD else ""
    yield _beside(status_piece(change.status), f" · {ahead}{day}")
    agency = article.agency if article else None
    yield _beside(
        Piece("says ", Style.DIM),
        chain(change.attribution, agency=agency),
        Piece(f" · claim {change.claim[:ID_SHOWN]}", Style.DIM),
    )
    for quote in claim.evidence if claim else ():
        yield quote_line(quote, hang=_BODY)


def _beside(*body: Piece | str) -> Line:
    return line(*body, lead=[" " * _BODY], hang=_BODY)
