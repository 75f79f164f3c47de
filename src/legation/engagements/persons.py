"""Who is one person under several spellings, and what offices were they named in?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from legation.engagements.corrections import Standing, name_subject
from legation.engagements.names import folded, same_person, words
from legation.model import Aspect, Person, Spelling

Name = tuple[str, str | None]
"""A name as written and the country its bearer acts for."""


def persons(counts: Mapping[Name, int], standing: Standing) -> tuple[Person, ...]:
    """The persons who bear these names, each with its number of engagements; the oftenest first.

    Two full names are one person's only where each fits every spelling that person has already:
    likeness does not chain. A name of one word belongs to the only person of its country whom
    it fits; where it fits several, it stays by itself. People's word outranks both.
    """
    groups: list[list[Name]] = []
    for name in sorted(counts, key=lambda name: (len(words(name[0])) == 1, -counts[name], name[0])):
        fitting = [group for group in groups if _fits(name, group, standing)]
        if len(fitting) == 1 or (fitting and len(words(name[0])) > 1):
            fitting[0].append(name)
        else:
            groups.append([name])
    found = (_person(group, counts, standing) for group in groups)
    return tuple(sorted(found, key=lambda person: (-person.count, person.name)))


def renamed(names: Collection[str], standing: Standing) -> frozenset[str]:
    """The folded names that people said are those of somebody who bears one of these."""
    same = (
        {subject.partition("/")[2], folded(words[Aspect.NAME].value or "")}
        for subject, words in standing.items()
        if Aspect.NAME in words
    )
    return frozenset(name for both in same if not both.isdisjoint(names) for name in both)


def _fits(name: Name, group: Sequence[Name], standing: Standing) -> bool:
    called = _called(name, standing)
    return any(_called(other, standing) == called for other in group) or all(
        other[1] == name[1] and same_person(other[0], name[0], name[1]) for other in group
    )


def _called(name: Name, standing: Standing) -> Name:
    word = standing.get(name_subject(*name), {}).get(Aspect.NAME)
    return (word.value or name[0], name[1]) if word else name


def _person(group: Sequence[Name], counts: Mapping[Name, int], standing: Standing) -> Person:
    put_right = (_called(name, standing) for name in group)
    said = next((called[0] for called in put_right if called not in group), None)
    best = said or max(group, key=lambda name: (len(words(name[0])) > 1, counts[name], name[0]))[0]
    country = group[0][1]
    return Person(
        name=best,
        country=country,
        spellings=tuple(
            Spelling(name=name, count=counts[(name, land)], reason=_reason(name, best, said))
            for name, land in sorted(group, key=lambda name: (-counts[name], name[0]))
        ),
        count=max(counts[name] for name in group),
    )


def _reason(name: str, best: str, said: str | None) -> str | None:
    """Why the name is the person's; None of the name itself."""
    if name == best:
        return None
    ours, theirs = words(name), words(best)
    if folded(name) == folded(best):
        return "the same letters"
    if set(ours) == set(theirs):
        return "the same words in another order"
    if set(ours) < set(theirs) or set(theirs) < set(ours):
        return "a shorter or longer form"
    if said == best:
        return "put right by hand"
    return "spelled alike"
