"""The names by which a diary may call whoever is asked for."""

from __future__ import annotations

from legation import engagements, store


def spellings(connection: store.Connection, *asked: str, side: str | None = None) -> list[str]:
    """The folded names of the diary by which whoever was asked for, by any name, may be called."""
    alike = store.names_like(connection, " ".join(map(engagements.folded, asked)), side=side)
    return engagements.called(asked, alike)
