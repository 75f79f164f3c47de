"""What people decide on a diary, and what it asks them."""

from __future__ import annotations

from legation import engagements, store
from legation.diary.asking import Asking
from legation.diary.opened import said_by
from legation.diary.tokens import Tokens
from legation.engagements import Ruling
from legation.model import Correction, Decision, Query, Unsure, Verdict


class Deciding(Asking):
    """Rulings are appended and outrank the rules; pairs the rules are unsure of are offered."""

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

    def decided(self) -> tuple[Ruling, ...]:
        """All that people decided, in the order they did."""
        with self._store.reading() as connection:
            found: list[Ruling] = [*store.decided(connection), *store.corrections(connection)]
        return tuple(sorted(found, key=lambda ruling: (ruling.made_at, ruling.id)))

    @property
    def tokens(self) -> Tokens:
        """Who may decide through the web pages and the API."""
        return Tokens(self._store)

    def unsure(self, query: Query) -> tuple[Unsure, ...]:
        """Pairs of engagements that may be one, of those that answer a question, likest first.

        The rules left them apart: what speaks for it weighs too little, and nothing contradicts.
        """
        asked = self.find(query)
        with self._store.reading() as connection:
            near: dict[str, store.ToldClaim] = {}
            for engagement in asked:
                for claim in engagement.claims:
                    said_on = store.said_on(connection, claim.article)
                    told = store.near(connection, engagements.facets(claim, said_on))
                    near |= {t.claim.id: t for t in told}
            ids = store.of_claims(connection, near)
            around = self._dated(store.load(connection, ids))
            parted = store.decided(connection)
        return engagements.unsure(
            asked,
            around,
            said=said_by(near.values()),
            parted=frozenset(d.pair for d in parted if d.verdict is Verdict.DIFFERENT),
        )
