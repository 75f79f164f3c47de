"""Bare titles of guests: whoever is told to come to a land holds no office of it."""

from __future__ import annotations

import re

from legation.claims.people.roles import country_of
from legation.claims.people.scenes import Scene, Told
from legation.lexicon import HitKind

_CAME = re.compile(
    r"(?:,\swho|,)?\s(?:(?:was|is|will\sbe|has\sbeen|had\sbeen|was\sto\sbe|is\sto\sbe)"
    r"(?:\s(?:due|expected|also|last|himself|herself|back))*|arrived|arrives|landed|lands|came|comes|flew|flies"
    r"|jetted|stopped|is\s(?:coming|arriving|visiting|flying)|visited|visits|toured|tours)"
    r"(?:\s(?:unannounced|briefly|quietly))?\s"
)
_HERE = re.compile(r"here\b|in\stown\b")
_IN = re.compile(r"(?:(?:in|to|into|at)\s)?(?:the\s)?")


def visits(seen: Scene, one: Told, home: str) -> bool:
    """ "Home Minister X was here in July": whoever is told to be in a land is of another."""
    came = _CAME.match(seen.text, one.candidate.span.end, one.sentence.end)
    if came is None:
        return False
    if seen.home == home and _HERE.match(seen.text, came.end()):
        return True
    return any(
        country_of(hit) == home
        and hit.kind in (HitKind.CITY, HitKind.COUNTRY)
        and _IN.fullmatch(seen.text[came.end() : hit.start])
        for hit in seen.within(came.end(), one.sentence.end)
    )
