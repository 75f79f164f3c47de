"""Who is called how in the engagements, and in which of them they take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, or_, select

from legation.store import schema
from legation.store.chunks import chunks
from legation.store.wanted import beginning

_BEGINNING = 3
"""Letters of a family name by which other spellings of it are looked for."""


def met(
    connection: Connection, names: Collection[str], country: str | None
) -> dict[tuple[str, str | None], int]:
    """Who takes part beside somebody of these folded names who acts for a country.

    Each as written and with the country acted for, with the number of engagements. Those of the
    same side are left out.
    """
    own, other = (schema.engagement_sides.alias().c for _ in range(2))
    asked = (
        select(other.written, other.country, func.count(own.engagement.distinct()))
        .where(other.engagement == own.engagement, other.side != own.side, other.here.is_(True))
        .where(own.country == country if country else own.country.is_(None), own.here.is_(True))
        .group_by(other.written, other.country)
    )
    counts = Counter[tuple[str, str | None]]()
    for some in chunks(names):
        for written, land, many in connection.execute(asked.where(own.name.in_(some))):
            counts[written, land] += many
    return dict(counts)


def names_like(
    connection: Connection, name: str, *, side: str | None = None
) -> tuple[tuple[str, str], ...]:
    """The folded names, each with its side, that may be other spellings of a folded name.

    Those whose family name begins alike, of one side where it is given.
    """
    known = schema.engagement_names.c
    parts = {part[:_BEGINNING] for part in name.split()}
    begins = [beginning(known.surname, part, connection) for part in sorted(parts)]
    if not begins:
        return ()
    asked = select(known.name, known.side).where(or_(*begins)).distinct()
    if side is not None:
        asked = asked.where(known.side == side)
    return tuple((name, side) for name, side in connection.execute(asked).all())


def named_so(connection: Connection, names: Iterable[str]) -> dict[tuple[str, str | None], int]:
    """The persons' names that are folded so, as written and with the country acted for.

    Each with the number of engagements in which somebody bears it.
    """
    side = schema.engagement_sides.c
    asked = (
        select(side.written, side.country, func.count(side.engagement.distinct()).label("many"))
        .where(side.surname != "")
        .group_by(side.written, side.country)
    )
    return {
        (row.written, row.country): row.many
        for some in chunks(names)
        for row in connection.execute(asked.where(side.name.in_(some)))
    }
