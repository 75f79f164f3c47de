"""What a diary is asked of persons: who somebody is, whom they met, what they were."""

from __future__ import annotations

from dataclasses import replace

from legation import engagements, store
from legation.diary.asking import Asking, cut
from legation.diary.spellings import spellings
from legation.errors import NotInDiary
from legation.model import Counterpart, Engagement, Person, Query


class Persons(Asking):
    """The questions that doors ask of persons, answered out of the store."""

    def actor(self, name: str, *, country: str | None = None) -> Person:
        """The person of this name, under all their spellings.

        Raises NotInDiary where the diary has none, or several: by the country they act for, or by
        more of the name, one is told from another.
        """
        with self._store.reading() as connection:
            standing = engagements.standing(store.corrections(connection, ()))
            known = spellings(connection, name, side=country)
            near = set(spellings(connection, *known, side=country)) if known else set()
            near |= engagements.renamed(near | set(known), standing)
            counts = store.named_so(connection, near | set(known))
        found = [
            person
            for person in engagements.persons(counts, standing)
            if (country is None or person.country == country)
            and any(engagements.is_called(name, s.name, person.country) for s in person.spellings)
        ]
        match found:
            case [one]:
                return one
            case []:
                raise NotInDiary(
                    f"nobody called {name!r} takes part in an engagement of {self.path}; wanted a "
                    "surname or full name: run legation diary"
                )
            case several:
                names = ", ".join(f"{p.name} ({p.country or 'no country'})" for p in several[:8])
                raise NotInDiary(
                    f"{len(several)} persons are called {name!r}: {names}; wanted one: give the "
                    "full name, or --country"
                )

    def taking_part(
        self, person: Person, query: Query, *, claims: bool = True
    ) -> tuple[Engagement, ...]:
        """The engagements of a person under any of their spellings that answer a question.

        `claims` as `find` takes it.
        """
        asked = query
        sessions = self._sessions(query.series) if query.series else None
        names = {spelling.name for spelling in person.spellings} | {person.name}
        folded = frozenset(map(engagements.folded, names))
        if person.country:
            asked = replace(query, countries=(*query.countries, person.country))
        with self._store.reading() as connection:
            found = self._answers(connection, asked, sessions, bearing=(folded,), claims=claims)
        own = (
            engagement
            for engagement in found
            if any(
                p.country == person.country and engagements.is_one_of(p.name, names, p.country)
                for p in engagement.participants
            )
        )
        return cut(own, query)

    def counterparts(self, person: Person) -> tuple[Counterpart, ...]:
        """With whom of other sides a person dealt, the oftenest first.

        By name as told: two spellings of one counterpart that are not of the same letters are two.
        """
        names = {engagements.folded(spelling.name) for spelling in person.spellings}
        with self._store.reading() as connection:
            found = store.met(connection, names, person.country)
        alike: dict[tuple[str, str | None], list[tuple[int, str]]] = {}
        for (written, land), many in found.items():
            alike.setdefault((engagements.folded(written), land), []).append((many, written))
        counted = (
            Counterpart(name=max(same)[1], country=land, count=sum(many for many, _ in same))
            for (_, land), same in alike.items()
        )
        return tuple(sorted(counted, key=lambda one: (-one.count, one.name)))

    def offices(self, person: Person) -> tuple[store.ToldOffice, ...]:
        """What articles say of a person's offices, in the order they said it."""
        names = {engagements.folded(spelling.name) for spelling in person.spellings}
        with self._store.reading() as connection:
            told = store.offices(connection, names)
        return tuple(t for t in told if t.fact.country in (None, person.country))
