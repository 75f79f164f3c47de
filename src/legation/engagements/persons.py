"""Who is one person under several spellings, and why: by rule, or by the word of people?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from legation.engagements.corrections import Standing, name_subject, standing
from legation.engagements.names import folded, same_person, words
from legation.model import ActorType, Aspect, Correction, Engagement, Person, Spelling

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
    found = (_person(group, groups, counts, standing) for group in groups)
    return tuple(sorted(found, key=lambda person: (-person.count, person.name)))


def called_so(engagement: Engagement) -> tuple[Person, ...]:
    """The persons whom an engagement's claims name, with the number of claims of each name."""
    counts = Counter(
        (participant.name, participant.country)
        for claim in engagement.claims
        for participant in claim.participants
        if participant.type is ActorType.PERSON
    )
    return persons(counts, standing(engagement.corrections))


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
    if any(_called(other, standing) == called for other in group):
        return True
    # Whom a person put right is whom that person named, and nobody else.
    return _word(name, standing) is None and all(
        other[1] == name[1] and same_person(other[0], name[0], name[1]) for other in group
    )


def _word(name: Name, standing: Standing) -> Correction | None:
    return standing.get(name_subject(*name), {}).get(Aspect.NAME)


def _called(name: Name, standing: Standing) -> Name:
    word = _word(name, standing)
    return (word.value or name[0], name[1]) if word else name


def _person(
    group: Sequence[Name],
    groups: Sequence[Sequence[Name]],
    counts: Mapping[Name, int],
    standing: Standing,
) -> Person:
    put_right = (_called(name, standing) for name in group)
    said = next((called[0] for called in put_right if called not in group), None)
    best = said or max(group, key=lambda name: (len(words(name[0])) > 1, counts[name], name[0]))[0]
    country = group[0][1]
    return Person(
        name=best,
        country=country,
        spellings=tuple(
            Spelling(name=name[0], count=counts[name], reason=_reason(name, best, said, standing))
            for name in sorted(group, key=lambda name: (-counts[name], name[0]))
        ),
        apart=tuple(
            Spelling(name=name[0], count=counts[name], reason=why)
            for other in groups
            if other is not group
            for name in sorted(other, key=lambda name: (-counts[name], name[0]))
            if (why := _why_not(name, group, other, groups, standing))
        ),
        count=max(counts[name] for name in group),
    )


def _reason(name: Name, best: str, said: str | None, standing: Standing) -> str | None:
    """Why the name is the person's; None of the name itself."""
    if name[0] == best:
        return None
    if word := _word(name, standing):
        return by_hand(word)
    ours, theirs = words(name[0]), words(best)
    if folded(name[0]) == folded(best):
        return "the same letters"
    if set(ours) == set(theirs):
        return "the same words in another order"
    if set(ours) < set(theirs) or set(theirs) < set(ours):
        return "a shorter or longer form"
    return f"called so as {best} is" if said == best else "spelled alike"


def _why_not(
    name: Name,
    group: Sequence[Name],
    own: Sequence[Name],
    groups: Sequence[Sequence[Name]],
    standing: Standing,
) -> str | None:
    """Why a name that may be the person's is not; None where nothing speaks for it."""
    like = [o for o in group if o[1] == name[1] and same_person(o[0], name[0], name[1])]
    if not like:
        return None
    if word := _word(name, standing):
        return by_hand(word)
    others = [o for o in groups if o is not own and _fits(name, o, standing)]
    if len(others) > 1:
        return f"may be {' or '.join(sorted(one[0][0] for one in others))}"
    unlike = sorted(other[0] for other in group if other not in like)
    return f"like {like[0][0]}, but not like {unlike[0]}" if unlike else None


def by_hand(word: Correction) -> str:
    """Who put a name right, and why, as far as they told."""
    return f"put right by {word.by}" + (f": {word.reason}" if word.reason else "")
