"""A page's reading for a person: what happens, on whose word, how sure, with the quote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from legation.model import (
    Act,
    Article,
    Claim,
    Kind,
    OfficeFact,
    Participant,
    Quote,
    Reading,
    SeriesMention,
    Span,
    Status,
    Unread,
)
from legation.views.calendar import day_words, instant_words, when_words
from legation.views.lines import BLANK, Line, Piece, Style, line
from legation.views.words import (
    cadence,
    chain,
    does,
    named,
    ordinal,
    sides,
    status_piece,
)

_MARGIN = 9
_QUOTED = 5
_MARGINS = {(True, 0): "who", (True, 1): "to", (False, 0): "who", (False, 1): "with"}


def reading_lines(reading: Reading) -> Iterator[Line]:
    """The page's title and day, then its engagements, acts, series, offices and what stayed unread.

    What the page is about comes before its background.
    """
    article = reading.article
    yield from _head(article)
    told = _told(reading.claims)
    main = [claims for claims in told if any(claim.main for claim in claims)]
    background = [claims for claims in told if claims not in main]
    for heading, engagements in (("The news", main), ("Background", background)):
        if engagements:
            yield from _heading(heading)
        for number, claims in enumerate(engagements):
            if number:
                yield BLANK
            yield from _engagement(claims, article.agency)
    if not told:
        yield BLANK
        yield line(Piece("No engagement between countries was read here.", Style.DIM))
    if reading.acts:
        yield from _heading("Acts")
        for act in reading.acts:
            yield from _act(act)
    if reading.series:
        yield from _heading("Regular engagements")
        for mention in reading.series:
            yield from _series(mention)
    if reading.offices:
        yield from _heading("Offices")
        for fact in reading.offices:
            yield from _office(fact)
    if reading.unread:
        yield from _heading("Seen, not read")
        for words, reasons in _reasons(reading.unread).items():
            yield quote_line(words, hang=3)
            yield line(Piece("; ".join(reasons), Style.DIM), lead=["   "], hang=3)


def quote_line(quote: Quote, *, hang: int, keys: tuple[Span, ...] = ()) -> Line:
    """The quote in quotation marks at column `hang`, the words at `keys` set off."""
    return line(*_keyed(quote, keys), "”", lead=[" " * (hang - 1), "“"], hang=hang)


def _keyed(quote: Quote, keys: tuple[Span, ...]) -> Iterator[Piece]:
    at = quote.start
    for span in sorted(keys):
        if at <= span.start and span.end <= quote.end:
            yield Piece(quote.text[at - quote.start : span.start - quote.start], Style.QUOTE)
            yield Piece(span.of(" " * quote.start + quote.text), Style.KEY)
            at = span.end
    yield Piece(quote.text[at - quote.start :], Style.QUOTE)


def _head(article: Article) -> Iterator[Line]:
    yield line(Piece(article.title or article.id, Style.TITLE))
    host = urlsplit(article.url).hostname if article.url else None
    where = [words for words in (article.agency, article.dateline, host) if words]
    day = f"told on {day_words(article.anchor_day)}" if article.anchor_day else "day unknown"
    yield line(" · ".join([*where, day]))
    clock = [
        f"{word} {instant_words(instant)}"
        for word, instant in (("published", article.published), ("updated", article.updated))
        if instant
    ]
    if clock:
        bare = isinstance(article.published, datetime) and article.published.tzinfo is None
        zone = ["no zone stated"] if bare else []
        yield line(Piece(", ".join([*clock, *zone]), Style.DIM))
    for warning in article.warnings:
        yield line(Piece(warning, Style.DIM))


def _heading(words: str) -> Iterator[Line]:
    yield BLANK
    yield line(Piece(words.upper(), Style.HEADING))
    yield BLANK


def _told(claims: tuple[Claim, ...]) -> list[list[Claim]]:
    """The claims by the article's own engagement, in the order of the text."""
    engagements: dict[str, list[Claim]] = {}
    for claim in claims:
        engagements.setdefault(claim.engagement, []).append(claim)
    return list(engagements.values())


def _engagement(claims: list[Claim], agency: str | None) -> Iterator[Line]:
    first, *others = claims
    yield from _claim(first, agency)
    for other in others:
        when = f", {when_words(other.when.when)}" if other.when else ""
        yield _row("also", status_piece(other.status), f"{when}: {_said(other, agency)}")
        yield from _evidence(other)


def _claim(claim: Claim, agency: str | None) -> Iterator[Line]:
    when = [when_words(claim.when.when)] if claim.when else ["day not stated"]
    place = [named(claim.place.name, claim.place.country)] if claim.place else []
    yield line(
        status_piece(claim.status),
        " ",
        Piece(claim.kind, Style.STRONG),
        " · ",
        " · ".join([*when, *place]),
        hang=2,
    )
    for number, side in enumerate(sides(claim.participants)):
        margin = _MARGINS.get((claim.kind is Kind.VISIT, number), "and")
        for participant in side:
            yield _row(margin, *_participant(participant))
            margin = ""
    if claim.topic:
        yield _row("about", claim.topic.text)
    yield _row("says", _said(claim, agency))
    yield from _evidence(claim)


def _said(claim: Claim, agency: str | None) -> str:
    return f"{chain(claim.attribution, agency=agency)} · {claim.confidence:.0%} sure"


def _evidence(claim: Claim) -> Iterator[Line]:
    keys = tuple(_keys(claim))
    for quote in claim.evidence:
        yield quote_line(quote, hang=_MARGIN, keys=keys)


def _keys(claim: Claim) -> Iterator[Span]:
    for participant in claim.participants:
        if participant.span:
            yield participant.span
    if claim.place and claim.place.span:
        yield claim.place.span
    if claim.when and claim.when.quote:
        yield claim.when.quote.span


def _participant(participant: Participant) -> Iterator[Piece]:
    yield Piece(named(participant.name, participant.country), Style.STRONG)
    if participant.role:
        yield Piece(f", {participant.role}")


def _row(margin: str, *body: Piece | str) -> Line:
    return line(*body, lead=[Piece(f"  {margin}", Style.DIM)], hang=_MARGIN)


def _act(act: Act) -> Iterator[Line]:
    pieces = [Piece(named(act.by.name, act.by.country), Style.STRONG), Piece(f" {does(act.kind)}")]
    if act.toward:
        toward = named(act.toward.name, act.toward.country)
        pieces += [Piece(" "), Piece(toward, Style.STRONG)]
    if act.status is not Status.HELD:
        pieces = [status_piece(act.status), Piece(" · "), *pieces]
    about = f": {act.about.text}" if act.about else ""
    tail = f" · {when_words(act.when.when)}" if act.when else ""
    if act.attribution:
        tail += f" · says {chain(act.attribution, agency=None)}"
    yield line(*pieces, about, tail, hang=2)
    for quote in act.evidence:
        yield quote_line(quote, hang=_QUOTED)


def _series(mention: SeriesMention) -> Iterator[Line]:
    facts = [
        cadence(mention.cadence),
        f"the {ordinal(mention.ordinal)}" if mention.ordinal else None,
        f"last held {when_words(mention.last_held)}" if mention.last_held else None,
        f"next {when_words(mention.next)}" if mention.next else None,
        mention.state.value,
    ]
    yield line(
        Piece(mention.name, Style.STRONG),
        f", {'–'.join(mention.participants)}: " if mention.participants else ": ",
        ", ".join(fact for fact in facts if fact),
        hang=2,
    )
    for quote in mention.evidence:
        yield quote_line(quote, hang=_QUOTED)


def _office(fact: OfficeFact) -> Iterator[Line]:
    code = f" ({fact.country})" if fact.country else ""
    facts = [
        fact.status.value if not fact.past else "past",
        when_words(fact.when) if fact.when else "undated",
    ]
    yield line(
        Piece(f"{fact.person}{code}", Style.STRONG),
        f": {fact.office} · ",
        ", ".join(facts),
        hang=2,
    )
    for quote in fact.evidence:
        yield quote_line(quote, hang=_QUOTED)


def _reasons(unread: tuple[Unread, ...]) -> dict[Quote, list[str]]:
    """Why each stretch of words stayed unread, each reason once."""
    reasons: dict[Quote, list[str]] = {}
    for one in unread:
        told = reasons.setdefault(one.quote, [])
        if one.reason not in told:
            told.append(one.reason)
    return reasons
