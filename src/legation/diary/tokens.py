"""Who may decide from outside: made once, shown once, known again by a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from legation import store
from legation.errors import DecisionError
from legation.store import Token

_NOBODY = hashlib.sha256(b"").hexdigest()


class Tokens:
    """The tokens of one diary."""

    def __init__(self, kept: store.Store) -> None:
        self._store = kept

    def create(self, author: str) -> tuple[Token, str]:
        """A new token of an author, and its words, which are kept nowhere and shown only now.

        Raises DecisionError where the author has no name.
        """
        name = " ".join(author.split())
        if not name or name == "rules":
            raise DecisionError(
                f"{author!r} is nobody's name; wanted the name that decisions will carry"
            )
        id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        token = Token(id=id, author=name, hash=_hash(secret), made_at=datetime.now(UTC))
        with self._store.writing() as connection:
            store.add_token(connection, token)
        return token, f"{id}.{secret}"

    def all(self) -> tuple[Token, ...]:
        """Every token, those that hold no longer too, by when they were made."""
        with self._store.reading() as connection:
            return store.tokens(connection)

    def revoke(self, id: str) -> Token:
        """Let a token hold no longer, by its id or its author's name where that has one token.

        Raises DecisionError where none holds, or several do.
        """
        found = [t for t in self.all() if t.revoked_at is None and id in (t.id, t.author)]
        if len(found) != 1:
            raise DecisionError(
                f"{len(found)} tokens that hold are called {id!r}; wanted one: give an id that "
                "legation token list prints"
            )
        with self._store.writing() as connection:
            store.revoke_token(connection, found[0].id, at=datetime.now(UTC))
        return found[0]

    def called(self, id: str) -> Token | None:
        """The token of this id, if it holds."""
        return next((t for t in self.all() if t.id == id and t.revoked_at is None), None)

    def known(self, words: str) -> Token | None:
        """The token that these are the words of, if it holds."""
        id, _, secret = words.strip().partition(".")
        found = self.called(id)
        # Compared where there is none as well, so that the time taken tells nothing.
        same = hmac.compare_digest(found.hash if found else _NOBODY, _hash(secret))
        return found if same and secret else None


def _hash(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
