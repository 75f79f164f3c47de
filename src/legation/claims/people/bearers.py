"""Who in an article holds the office that a phrase without a name tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.claims.people import titles
from legation.claims.people.names import NameKind, Register
from legation.lexicon import Lexicon
from legation.model import Actor

_RULERS = frozenset(
    {
        "president",
        "chancellor",
        "king",
        "queen",
        "emir",
        "amir",
        "ameer",
        "sultan",
        "taoiseach",
    }
)
_LEADERS = frozenset({"leader", "leaders", "chief"})


def bearer(register: Register, words: str, country: str) -> Actor | None:
    """The person of that country who is said to hold the office that `words` name."""
    head = _office(words)
    for actor in register.persons().values():
        if actor.country == country and actor.role:
            role = _office(actor.role)
            told = head and role and head[-1] in role and set(head[-2:]) <= set(role)
            if told and _same_rank(head, role):
                return actor
    if head and head[-1] in _RULERS and not titles.word_set("other_office") & set(head):
        alone = _leader(register, country)
        if alone is not None and not alone.role:
            return alone
    if head and head[-1] in _LEADERS and not titles.word_set("other_office") & set(head):
        # "The South African leader": the words of a people tell no other office.
        plain = [w for w in re.findall(r"[\w-]+", words) if w.islower() and w != "the"]
        return _leader(register, country) if len(plain) < 2 else None
    return None


def each(register: Register, words: str, countries: Sequence[str]) -> tuple[Actor, ...]:
    """The office's one bearer in each of the countries; nobody where one of them is unknown.

    "The leaders of A and B", once the text has named both.
    """
    office = re.split(r"\s(?:of|from|for)\s", words)[0]
    leaders = _office(office)[-1:] == ["leader"]
    found = [
        _leader(register, country) if leaders else bearer(register, office, country)
        for country in countries
    ]
    known = tuple(actor for actor in found if actor is not None)
    return known if len(known) == len(countries) else ()


_ANY = frozenset(
    {"official", "diplomat", "politician", "statesman", "visitor", "guest", "dignitary"}
)


def sole(register: Register, lemma: str, country: str, offset: int) -> Actor | None:
    """ "The Mongolian official": the one person of that country whom the text named before."""
    if lemma not in _ANY:
        return None
    named = {
        name.actor.name: name.actor
        for name in register.names
        if name.kind is NameKind.PERSON
        and name.span.start < offset
        and name.actor.country == country
    }
    return next(iter(named.values())) if len(named) == 1 else None


def lately(
    register: Register, words: str, lemma: str, offset: int, *, first: Actor | None = None
) -> Actor | None:
    """The person with that office whom the text before the offset last named: "the premier".

    `words` are those of the phrase, `lemma` its noun. He whom the text is about goes `first`.
    """
    before = [
        name.actor for name in reversed(register.names)
        if name.span.start < offset and name.kind is NameKind.PERSON
    ]  # fmt: skip
    persons = [first, *before] if first is not None else before
    told = set(_office(words)) - {"the"}
    known = {word for actor in persons for word in _office(actor.role or "")}
    # "the veteran minister": the word tells of no office.
    wanted = (told & (known | _domains())) | set(_office(lemma))
    for actor in persons:
        role = _office(actor.role or "")
        if wanted <= set(role) and _same_rank([lemma, *told], role):
            return actor
    return None


def by_table(register: Register, lexicon: Lexicon, words: str, offset: int) -> Actor | None:
    """ "The chancellor": the one person named before whom only the table knows to be one."""
    told = set(_office(words)) - {"the"}
    named = {
        name.actor.name: name.actor for name in register.names
        if name.span.start < offset and name.kind is NameKind.PERSON and not name.actor.role
    }  # fmt: skip
    found = [
        actor for actor in named.values()
        if any(
            row.country == actor.country and set(row.office.split()) == told
            for row in lexicon.holders(actor.name)
        )
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


@cache
def _domains() -> frozenset[str]:
    return frozenset(word for told in titles.word_set("domains") for word in told.split())


def _leader(register: Register, country: str) -> Actor | None:
    """The only head of state or government of that country whom the text names."""
    leading = [
        actor for actor in register.persons().values() if actor.country == country and actor.leads
    ]
    return leading[0] if len(leading) == 1 else None


def _office(words: str) -> list[str]:
    """The words of an office, a premier being a prime minister."""
    plain = re.sub(r"\b(?:premier|pm)\b", "prime minister", words.casefold())
    return re.findall(r"[\w-]+", plain)


def _same_rank(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both or none are a deputy's, a former holder's office."""
    changing = titles.word_set("other_office")
    return changing & set(one) == changing & set(other)
