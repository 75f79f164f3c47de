"""Full-text search over what claims say: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, text

_SQLITE = """
CREATE VIRTUAL TABLE IF NOT EXISTS claim_words
USING fts5(claim UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')
"""
_POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS claim_words (claim VARCHAR NOT NULL, words TSVECTOR NOT NULL)",
    "CREATE INDEX IF NOT EXISTS claim_words_by_words ON claim_words USING gin (words)",
    "CREATE INDEX IF NOT EXISTS claim_words_by_claim ON claim_words (claim)",
)


_ADD = text("INSERT INTO claim_words (claim, words) VALUES (:claim, :words)")
_ADD_TO_POSTGRESQL = text(
    "INSERT INTO claim_words (claim, words) VALUES (:claim, to_tsvector('simple', :words))"
)
_REMOVE = text("DELETE FROM claim_words WHERE claim = :claim")
_FOUND = text(
    "SELECT claim FROM claim_words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :most"
)
_FOUND_IN_POSTGRESQL = text(
    "SELECT claim FROM claim_words WHERE words @@ websearch_to_tsquery('simple', :asked) "
    "LIMIT :most"
)
_ALL = 2**62
"""More claims than there are: either database knows its own word for no limit."""


def create(connection: Connection) -> None:
    """Make the index where there is none."""
    for statement in (_SQLITE,) if _sqlite(connection) else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def add(connection: Connection, told: Mapping[str, str]) -> None:
    """Let the claims of these ids be found by these words."""
    if not told:
        return
    connection.execute(
        _ADD if _sqlite(connection) else _ADD_TO_POSTGRESQL,
        [{"claim": claim, "words": _folded(words)} for claim, words in told.items()],
    )


def remove(connection: Connection, claims: Iterable[str]) -> None:
    """Let nothing be found by these claims' words any more."""
    rows = [{"claim": claim} for claim in claims]
    if rows:
        connection.execute(_REMOVE, rows)


def found(connection: Connection, asked: str, *, most: int | None = None) -> frozenset[str]:
    """The claims whose words hold all words of `asked`; words in quotation marks stand together.

    Where there are more than `most`, those that the diary learned last, as far as its file tells.
    """
    if _sqlite(connection):
        statement, wanted = _FOUND, _fts5(_folded(asked))
    else:
        statement, wanted = _FOUND_IN_POSTGRESQL, _folded(asked)
    if not wanted.strip():
        return frozenset()
    asks = {"asked": wanted, "most": _ALL if most is None else most}
    return frozenset(connection.execute(statement, asks).scalars())


def _folded(words: str) -> str:
    """The words without marks, which only one of the two indexes takes off by itself."""
    marked = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _fts5(asked: str) -> str:
    """The question with every word or phrase quoted, so that none is read as an operator."""
    parts = asked.split('"')
    phrases = [
        phrase
        for number, part in enumerate(parts)
        for phrase in ([part] if number % 2 else part.split())
        if any(char.isalnum() for char in phrase)
    ]
    return " ".join(f'"{phrase}"' for phrase in phrases)


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
