"""Who may decide from outside: tokens, of which only the hashes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from legation.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One author's leave to decide; `hash` is the SHA-256 of its secret, in hexadecimal."""

    id: str
    author: str
    hash: str
    made_at: datetime
    revoked_at: datetime | None = None


def add_token(connection: Connection, token: Token) -> None:
    """Keep a token that is new."""
    connection.execute(
        schema.tokens.insert().values(
            id=token.id, author=token.author, hash=token.hash, made_at=token.made_at.isoformat()
        )
    )


def tokens(connection: Connection) -> tuple[Token, ...]:
    """All tokens, those that were revoked too, by when they were made."""
    table = schema.tokens
    return tuple(
        Token(
            id=row.id,
            author=row.author,
            hash=row.hash,
            made_at=datetime.fromisoformat(row.made_at),
            revoked_at=datetime.fromisoformat(row.revoked_at) if row.revoked_at else None,
        )
        for row in connection.execute(select(table).order_by(table.c.made_at, table.c.id))
    )


def revoke_token(connection: Connection, id: str, *, at: datetime) -> None:
    """Let a token of this id hold no longer."""
    table = schema.tokens
    connection.execute(
        table.update()
        .where(table.c.id == id, table.c.revoked_at.is_(None))
        .values(revoked_at=at.isoformat())
    )
