"""In which order was an engagement spoken of, and what changed each time?

One article may speak of an engagement in many claims: what it leads with, what was planned
before, what it repeats. Its history has each status once an article, and only what is news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from legation.engagements.days import OFF, PLANS
from legation.engagements.likeness import Said
from legation.engagements.voices import Voices
from legation.engagements.who import inferred
from legation.model import Change, Claim, Status

_LATER = {
    Status.HABITUAL: 0,
    Status.POSSIBLE: 1,
    Status.PROPOSED: 1,
    Status.POSTPONED: 3,
    Status.PLANNED: 4,
    Status.CANCELLED: 4,
    Status.DENIED: 5,
    Status.UNDERWAY: 6,
    Status.HELD: 7,
}
"""Of what is said on one day, the higher is the later word: a new plan answers a postponement,
a denial a plan, and what took place settles it."""

_BEFORE = 2
"""The place in that order of a plan that its own article tells was put off."""

_STEPS = (Status.POSSIBLE, Status.PROPOSED, Status.PLANNED, Status.UNDERWAY, Status.HELD)
"""How far an engagement has come; who tells of a step takes those before it for granted."""


def outspoken(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that rest on carried-over names in articles that have better.

    Such a claim ("the talks had been in doubt") is about the engagement its article tells of,
    and too uncertain to say who, when or what became of it.
    """
    found = tuple(claims)
    named = {claim.article for claim in found if not inferred(claim)}
    return tuple(claim for claim in found if claim.article not in named or not inferred(claim))


def in_order(claims: Iterable[Claim], *, said: Said) -> tuple[Claim, ...]:
    """The claims as they were said: by the articles' days, those of unknown day first.

    Of one day, the later word stands last (`_LATER`); of equal ones that which stands first
    in its text, for an article leads with what is new, and of one sentence that with a day.
    """
    found = tuple(claims)
    old = set(_old_plans(found, said))
    return tuple(
        sorted(
            found,
            key=lambda claim: (
                day(claim, said),
                _BEFORE if claim.id in old else _LATER[claim.status],
                -claim.evidence[0].start,
                claim.when is not None,
                claim.status is Status.CANCELLED,
                claim.id,
            ),
        )
    )


def day(claim: Claim, said: Said) -> date:
    """The day the claim's article spoke on, the first of the calendar where unknown."""
    return said.get(claim.article, date.min)


def changes(
    claims: Sequence[Claim], *, said: Said, voices: Voices | None = None
) -> tuple[Change, ...]:
    """What changed, in the order of `claims`, which is that of `in_order`.

    Copies of one story count as one article. Of an article's claims with one status and no
    different days, the fullest is told. Plans that the same article tells were carried out, and
    what it merely recalls of an earlier day's news, are no change.
    """
    speak = voices or Voices()
    news = [claim for claim in outspoken(claims) if not _recalled(claim, claims, said)]
    by_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in news or claims:
        by_voice[speak.of(claim.article)].append(claim)
    told = {
        claim.id
        for first, article in by_voice.items()
        for claim in _each_status(article, first)
        if not _taken_for_granted(claim, article)
    }
    return tuple(change(claim, said) for claim in claims if claim.id in told)


def _by_article(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.article].append(claim)
    return found


def _each_status(article: Sequence[Claim], first: str) -> Iterator[Claim]:
    """One claim for each status and stretch of days that no other has, the first copy's own."""
    kept: list[Claim] = []
    for claim in sorted(article, key=lambda claim: (claim.article != first, *_telling(claim))):
        if not any(claim.status is other.status and _may_agree(claim, other) for other in kept):
            kept.append(claim)
    yield from kept


def _telling(claim: Claim) -> tuple[bool, bool, int, int, str]:
    """Dated claims before others, the article's news before background, named words first."""
    voices = len(claim.attribution)
    return claim.when is None, not claim.main, -voices, claim.evidence[0].start, claim.id


def _taken_for_granted(claim: Claim, article: Iterable[Claim]) -> bool:
    """Whether the article tells of a further step of the same days."""
    return claim.status in _STEPS and any(
        other.status in _STEPS
        and _STEPS.index(other.status) > _STEPS.index(claim.status)
        and _may_agree(claim, other)
        for other in article
    )


def _may_agree(one: Claim, two: Claim) -> bool:
    return one.when is None or two.when is None or one.when.when.overlaps(two.when.when)


def _recalled(claim: Claim, claims: Sequence[Claim], said: Said) -> bool:
    """Whether a claim repeats a plan, or its end, that an article of an earlier day told.

    Background does, and what is not its article's last word: "on again, after it was put off".
    """
    if claim.status not in PLANS | OFF:
        return False
    last = [other for other in claims if other.article == claim.article][-1]
    if claim.main and claim is last:
        return False
    return any(
        other.status is claim.status
        and day(other, said) < day(claim, said)
        and (claim.status in OFF or _may_agree(claim, other))
        for other in claims
    )


def _old_plans(claims: Sequence[Claim], said: Said) -> Iterator[str]:
    """The plans that their own article tells were put off: "he had been due on Sunday".

    A plan that answers the postponement is dated, and for other days than were planned.
    """
    for article in _by_article(claims).values():
        off = [claim for claim in article if claim.status is Status.POSTPONED]
        for claim in article:
            if claim.status is Status.PLANNED and any(
                _old(claim, one, claims, said) for one in off
            ):
                yield claim.id


def _old(plan: Claim, off: Claim, claims: Iterable[Claim], said: Said) -> bool:
    if plan.evidence[0].start < off.evidence[0].start:
        return False
    if plan.when is None:
        return True
    when = plan.when.when
    before = [
        other.when.when
        for other in claims
        if other.status in PLANS and day(other, said) < day(plan, said) and other.when
    ]
    if any(planned.overlaps(when) for planned in before):
        return True
    if off.when is None:
        return False
    if off.when.when == when:
        # "Put off until Thursday" tells of both in one sentence, "had been due" in another.
        return not before and not _share_words(plan, off)
    first, last = when.first, off.when.when.last
    return first is not None and (last is None or first <= last)


def _share_words(one: Claim, two: Claim) -> bool:
    return any(a.span.overlaps(b.span) for a in one.evidence for b in two.evidence)


def change(claim: Claim, said: Said) -> Change:
    """What a claim gives its engagement."""
    spoke = said.get(claim.article)
    return Change(
        said_on=spoke.isoformat() if spoke else None,
        status=claim.status,
        when=claim.when.when if claim.when else None,
        attribution=claim.attribution,
        claim=claim.id,
        article=claim.article,
    )
