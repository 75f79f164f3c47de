"""Lines that name their field, as archives, mail and news groups print a story's head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.articles.piece import Piece
from legation.articles.words import alternatives, table

_FEWEST = 4
_FEWEST_CODES = 5
_LONG = 200
_FEWEST_TOGETHER, _HEAD = 3, 2
_UNKNOWN = re.compile(r"[A-Za-z]\w*(?:[-_]\w+)*:\s*")
_LONGEST_NAME = 60


@cache
def _named() -> re.Pattern[str]:
    kinds = table("english")["fields"]
    order = sorted((kind for kind in kinds if kind != "codes"), key=lambda kind: kind != "other")
    named = (f"(?P<{kind}>{alternatives(kinds[kind])})" for kind in order)
    return re.compile(rf"(?:{'|'.join(named)})(?:\s?:(?:\s+|$)|=)", re.IGNORECASE)


@cache
def _coded() -> re.Pattern[str]:
    codes: dict[str, str] = table("english")["fields"]["codes"]
    named = (f"(?P<{kind}>{words.replace(' ', '|')})" for kind, words in codes.items())
    return re.compile(rf"(?:{'|'.join(named)})(?:\s+(?=\S)|$)")


def opens_field(words: str) -> bool:
    """Whether a line opens as fields do whose names only programs know: "X-Mailer:"."""
    found = _UNKNOWN.match(words)
    return found is not None and ("-" in found[0] or "_" in found[0])


def _may_be_named(words: str) -> bool:
    head = words[:_LONGEST_NAME]
    return ":" in head or "=" in head


def _may_be_coded(words: str) -> bool:
    return words[:2].isupper()


def field(words: str) -> tuple[str, int] | None:
    """The kind of field that a line opens with, and where its value begins."""
    found = _named().match(words) if _may_be_named(words) else None
    if found is None and _may_be_coded(words):
        found = _coded().match(words)
    return (found.lastgroup or "", found.end()) if found else None


def fields(pieces: Sequence[Piece]) -> dict[int, str]:
    """The numbers of the lines that are fields, with their kind; none where only a few are.

    A field's name may stand on a line of its own; then the next line is the field.
    """
    lines = [(i, piece.words) for i, piece in enumerate(pieces)]
    named = [it for it in lines if _may_be_named(it[1])]
    coded = [it for it in lines if _may_be_coded(it[1])]
    found = _all(named, _named(), _FEWEST) or _all(coded, _coded(), _FEWEST_CODES)
    if not found:
        return {}
    story = next((i for i, it in enumerate(pieces) if len(it.words) > _LONG), len(pieces))
    first, last = min(found), max((i for i in found if i < story), default=0)
    for i in range(first, last):
        # "X-Mailer:", "http_status:": between fields that are known stand others.
        if i not in found and opens_field(pieces[i].words):
            found[i] = "other", pieces[i].words.index(":") + 1
    # Under a story "Subject:" lists what it is about.
    made = {i: "other" if kind == "title" and i > story else kind for i, (kind, _) in found.items()}
    for i, (kind, end) in found.items():
        if end == len(pieces[i].words) and i + 1 < len(pieces):
            made[i] = "other"
            if kind != "text":
                made.setdefault(i + 1, kind)
    return made


def _all(
    lines: Sequence[tuple[int, str]], pattern: re.Pattern[str], fewest: int
) -> dict[int, tuple[str, int]]:
    found = {
        i: (match.lastgroup or "", match.end())
        for i, words in lines
        if (match := pattern.match(words))
    }
    # A letter's "From:", "Date:" and "Subject:" may be all, at the head of the page.
    together = bool(found) and max(found) - min(found) == len(found) - 1 and min(found) < _HEAD
    enough = len(found) >= (_FEWEST_TOGETHER if together else fewest)
    # The head of a letter sent on names nothing else: "From:", "Sent:", "To:", "Subject: FW:".
    several = len({kind for kind, _ in found.values()}) > 1 or (together and len(found) >= _FEWEST)
    return found if enough and several else {}
