"""What people decide on a diary, and what it asks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legation import engagements, store
from legation.diary.asking import Asking
from legation.diary.tokens import Tokens
from legation.engagements import Ruling, rulings
from legation.errors import DecisionError
from legation.model import (
    Aspect,
    Claim,
    Correction,
    Decision,
    Engagement,
    Query,
    Unsure,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What somebody decided in one act, as it was appended.

    `shown` is a claim whose engagement shows what changed; None where none is left.
    """

    rulings: tuple[Ruling, ...]
    shown: str | None

    @property
    def id(self) -> str:
        """The id by which the whole act is taken back."""
        return rulings.acts(self.rulings)[0][0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an engagement is one: what brought its pages together, what parted others from it.

    `together` is by article, `apart` by the id of another engagement, the firmest first.
    """

    together: Mapping[str, Decision]
    apart: Mapping[str, Decision]


class Deciding(Asking):
    """Rulings are appended and outrank the rules; pairs the rules are unsure of are offered.

    Engagements, claims and decisions are named by their ids or the beginning of them. All raise
    NotInDiary for what the diary does not hold and DecisionError for what cannot be decided; `by`
    is who decides.
    """

    def confirm(self, engagement: str, *, by: str, reason: str = "") -> Decided:
        """An engagement is right as it stands."""
        found = self.engagement(engagement)
        word = rulings.confirmed(found, by=by, reason=reason, made_at=self.moment())
        return self._decided([word], found.id)

    def correct(
        self, engagement: str, values: Mapping[Aspect, str], *, by: str, reason: str = ""
    ) -> Decided:
        """These aspects of an engagement have these values, typed as `engagements.values` reads."""
        found, made_at = self.engagement(engagement), self.moment()
        words = [
            rulings.corrected(found, aspect, value, by=by, reason=reason, made_at=made_at)
            for aspect, value in values.items()
        ]
        if not words:
            raise DecisionError(f"no value of {found.id} is put right; wanted one or more")
        return self._decided(words, found.id)

    def reject(self, claims: Iterable[str], *, by: str, reason: str = "") -> Decided:
        """These claims are none: their pages do not say so."""
        made_at = self.moment()
        gone: list[Claim] = []
        around: list[Claim] = []
        for prefix in claims:
            found = self.engagement(prefix)
            gone += _claims(found, [prefix])
            around += found.claims
        if not gone:
            raise DecisionError("no claim is named; wanted one or more")
        out = {claim.id for claim in gone}
        rest = [claim.id for claim in around if claim.id not in out]
        words = [rulings.rejected(claim, by=by, reason=reason, made_at=made_at) for claim in gone]
        return self._decided(words, rest[0] if rest else None)

    def merge(self, engagement: str, other: str, *, by: str, reason: str = "") -> Decided:
        """Two engagements are one."""
        one, two = self.engagement(engagement), self.engagement(other)
        standing = [told for told in self.decided() if isinstance(told, Decision)]
        words = rulings.merged(
            one, two, standing=standing, by=by, reason=reason, made_at=self.moment()
        )
        return self._decided(words, one.id)

    def part(self, engagement: str, other: str, *, by: str, reason: str = "") -> Decided:
        """Two engagements that look alike are two."""
        one, two = self.engagement(engagement), self.engagement(other)
        if one.id == two.id:
            raise DecisionError(f"{one.id} is one engagement; wanted two: split it by its claims")
        words = rulings.parted(one, two, by=by, reason=reason, made_at=self.moment())
        return self._decided(words, one.id)

    def split(
        self, engagement: str, claims: Iterable[str], *, by: str, reason: str = ""
    ) -> Decided:
        """Some claims of an engagement speak of another one, all of the same."""
        found = self.engagement(engagement)
        apart = _claims(found, claims)
        words = rulings.split(found, apart, by=by, reason=reason, made_at=self.moment())
        return self._decided(words, apart[0].id)

    def rename(
        self, name: str, to: str, *, country: str | None = None, by: str, reason: str = ""
    ) -> Decided:
        """Whoever pages call `name`, of this country by its code, is called `to`."""
        code = country.upper() if country else None
        word = rulings.renamed(name, code, to, by=by, reason=reason, made_at=self.moment())
        return self._decided([word], None)

    def place_in(self, engagement: str, series: str, *, by: str, reason: str = "") -> Decided:
        """An engagement is a session of the series of this id or name; "none" for of none."""
        found = self.engagement(engagement)
        word = rulings.placed_in(found, series, by=by, reason=reason, made_at=self.moment())
        return self._decided([word], found.id)

    def undo(self, decision: str, *, by: str, reason: str = "") -> Decided:
        """A decision is taken back, with all that was decided in the same act."""
        told = self.decided()
        acts = [
            act
            for act in rulings.acts(told)
            if any(ruling.id.startswith(decision) for ruling in act)
        ]
        if len(acts) != 1 or not decision:
            raise DecisionError(
                f"{len(acts)} decisions of {self.path} begin with {decision!r}; wanted one that "
                "legation decide list prints"
            )
        if not rulings.in_force(acts[0], told):
            raise DecisionError(
                f"{decision} is not in force any more; wanted one that is: see legation decide list"
            )
        words = rulings.undone(acts[0], told, by=by, reason=reason, made_at=self.moment())
        made = self._decided(words, _about(acts[0][0]))
        return made if self._holds(made.shown) else replace(made, shown=None)

    def decide(self, *rulings: Ruling) -> None:
        """Append what somebody decided; it outranks the rules (`engagements.rulings` makes it)."""
        with self._store.writing() as connection:
            store.add_decisions(connection, (r for r in rulings if isinstance(r, Decision)))
            store.add_corrections(connection, (r for r in rulings if isinstance(r, Correction)))
            touched = {claim for r in rulings if isinstance(r, Decision) for claim in r.pair}
            subjects = {r.subject for r in rulings if isinstance(r, Correction)}
            names = {s.partition("/")[2] for s in subjects if "/" in s}
            touched |= subjects | store.naming(connection, names)
            self._refold(connection, touched)

    def _decided(self, words: Iterable[Ruling], shown: str | None) -> Decided:
        made = Decided(rulings=tuple(words), shown=shown)
        self.decide(*made.rulings)
        return made

    def _holds(self, claim: str | None) -> bool:
        """Whether a claim is of an engagement; another decision may have left it out."""
        with self._store.reading() as connection:
            return claim is not None and bool(store.of_claims(connection, [claim]))

    def decided(self) -> tuple[Ruling, ...]:
        """All that people decided, in the order they did."""
        with self._store.reading() as connection:
            found: list[Ruling] = [*store.decided(connection), *store.corrections(connection)]
        return tuple(sorted(found, key=lambda ruling: (ruling.made_at, ruling.id)))

    def decided_on(self, engagement: Engagement) -> tuple[Ruling, ...]:
        """What people decided on an engagement that is in force, in the order they did."""
        with self._store.reading() as connection:
            pairs = store.decided(connection, {claim.id for claim in engagement.claims})
        told: list[Ruling] = [*engagement.corrections, *pairs]
        return tuple(
            ruling for act in rulings.acts(told) if rulings.in_force(act, told) for ruling in act
        )

    def why(self, engagement: Engagement) -> Why:
        """Why the pages of an engagement tell of one, and others that look alike of another."""
        with self._store.reading() as connection:
            made = store.reasoned(connection, {claim.id for claim in engagement.grounds})
            parted = engagements.apart(engagement, made)
            whose = store.whose(connection, parted)
        others = ((whose[claim], decision) for claim, decision in parted.items() if claim in whose)
        apart: dict[str, Decision] = {}
        for other, decision in others:
            if other != engagement.id:
                apart.setdefault(other, decision)
        return Why(together=engagements.together(engagement, made), apart=apart)

    @property
    def tokens(self) -> Tokens:
        """Who may decide through the web pages and the API."""
        return Tokens(self._store)

    def unsure(self, query: Query) -> tuple[Unsure, ...]:
        """Pairs of engagements that may be one, of those that answer a question, likest first."""
        return self.alike(self.find(query))

    def alike(self, asked: Sequence[Engagement]) -> tuple[Unsure, ...]:
        """Pairs of one of these and another that may be one, likest first.

        The rules left them apart: what speaks for it weighs too little, and nothing contradicts.
        """
        with self._store.reading() as connection:
            own = [claim for engagement in asked for claim in engagement.claims]
            clocks = store.clocks(connection, {claim.article for claim in own})
            found_by = {c.id: engagements.facets(c, clocks[c.article].said_on) for c in own}
            near = {
                facets: store.neighbours(connection, facets) for facets in set(found_by.values())
            }
            ids = store.of_claims(connection, {id for some in near.values() for id in some})
            around = self._dated(store.load(connection, ids))
            told_apart = store.decided(connection, {claim.id for claim in own})
        return engagements.unsure(
            asked,
            around,
            near={id: near[facets] for id, facets in found_by.items()},
            said={
                article: said_on
                for some in near.values()
                for article, said_on in some.values()
                if said_on
            },
            parted=_parted(told_apart),
        )


def _claims(engagement: Engagement, wanted: Iterable[str]) -> list[Claim]:
    found = []
    for prefix in wanted:
        named = [claim for claim in engagement.claims if claim.id.startswith(prefix)]
        if len(named) != 1:
            raise DecisionError(
                f"{len(named)} claims of {engagement.id} begin with {prefix!r}; wanted one that "
                f"legation show {engagement.id[:8]} prints"
            )
        found += named
    return found


def _parted(decided: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """The pairs of claims that people told apart and did not take back."""
    latest = {d.pair: d.verdict for d in sorted(decided, key=lambda d: (d.made_at, d.id))}
    return frozenset(pair for pair, said in latest.items() if said is Verdict.DIFFERENT)


def _about(ruling: Ruling) -> str | None:
    """The claim that a ruling is about; None where it is about a name."""
    if isinstance(ruling, Decision):
        return ruling.left
    return None if ruling.aspect is Aspect.NAME else ruling.subject
