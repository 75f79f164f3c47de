"""Who in an article is a person, and what it tells of them: full name, country, office."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from legation.claims.people import titles
from legation.claims.people.roles import Role
from legation.lexicon import Holder, Lexicon
from legation.model import Actor, ActorType, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that may name a person, with the office words around it."""

    span: Span
    office: Span | None
    comma: bool
    honorific: bool
    role: Role | None
    several: bool = False
    """Whether the office words are of this person and of those named next."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the text: the tables and the article's day."""

    lexicon: Lexicon
    on: date | None


def persons(
    text: str,
    candidates: Sequence[Candidate],
    entities: Sequence[tuple[Span, str]],
    known: Known,
) -> dict[str, Actor]:
    """Who is a person: each written form with the actor it stands for.

    The text outranks the table of office-holders. The dateline tells nobody's country here:
    too many pages write of "President Xi" from elsewhere. Those who stay without one are
    weighed again in `homes`.
    """
    votes: Counter[str] = Counter()
    roles: dict[str, list[Role]] = defaultdict(list)
    for found in candidates:
        form = form_of(text, found.span)
        if found.role is not None:
            roles[form].append(found.role)
        votes[form] += 3 * (found.office is not None or found.honorific)
        votes[form] += 2 * (found.role is not None and found.office is None)
        votes[form] -= 4 * _behind_body(text, found.span)
        votes[form] += _entity_vote(found.span, entities)
        votes[form] += 3 * (known.lexicon.holder(form, on=known.on) is not None)
    for before, found in pairwise(candidates):
        # "their chiefs, A and B": whoever is named with one in office is a person too
        joined = text[before.span.end : found.span.start] in (", ", " and ", ", and ")
        if joined and votes[form_of(text, before.span)] > 0 and " " in form_of(text, found.span):
            votes[form_of(text, found.span)] += 3 if before.several else 1
    forms = [form for form in votes if not _is_body(form)]
    whole = [form for form in forms if " " in form and votes[form] > 0]
    shorter = {key for other in whole for key in _shortenings(other)}
    full = [form for form in whole if shorter.isdisjoint(_as_short(form))]

    def short(name: str) -> tuple[str, ...]:
        """The short names by which the table of office-holders knows somebody: "Lula"."""
        rows = known.lexicon.holders(name)
        return tuple(one for row in rows for one in (row.name, *row.names))

    def reigns(name: str) -> bool:
        """Whether it goes by a title that stands before a given name alone: "Pope Paul"."""
        styled = (set(role.words.casefold().split()) for role in roles[name] if role.office)
        return any(words & titles.word_set("regnal") for words in styled)

    called: dict[_Short, list[str]] = defaultdict(list)
    for name in full:
        told = (_given(name), *_tails(name), *short(name))
        for key in dict.fromkeys((*((one,) for one in told), *_shortenings(name))):
            called[key].append(name)

    def owner(form: str) -> str:
        """Whose name it is: the first whole one of the text that may be said so."""
        bearers = {name for key in ((form,), *_as_short(form)) for name in called.get(key, ())}
        apart = {name for name in bearers if form == _given(name) and reigns(form)}
        bearers -= {name for name in apart if not reigns(name)}
        return min(bearers, key=order.__getitem__, default=form)

    order = {name: at for at, name in enumerate(full)}
    owners = {form: owner(form) for form in forms if form not in order}
    said: dict[str, list[str]] = defaultdict(list)
    for form, name in owners.items():
        said[name].append(form)
    actors: dict[str, Actor] = {}
    for name in full:
        told_of = [role for form in (name, *said[name]) for role in roles[form]]
        told_as = _actor(name, told_of, known)
        actors[name] = replace(told_as, name=_as_written(told_as.name, text))
    for form, name in owners.items():
        if name in actors:
            actors[form] = actors[name]
            continue
        alone = _actor(form, roles[form], known)
        governs = any(role.office and titles.leads(role.words) for role in roles[form])
        sure = votes[form] >= (2 if governs else 3)
        if " " not in form and (sure or alone.country is not None):
            actors[form] = alone
    return actors


def _actor(name: str, roles: Sequence[Role], known: Known) -> Actor:
    """The person of that name, from the roles around its occurrences, then from the tables."""
    ranked = sorted(roles, key=lambda role: role.rank)
    country = next((role.country for role in ranked if role.country), None)
    body = next((role.body for role in ranked if role.body), None)
    holder = _holder(name, ranked, known)
    named = known.lexicon.holder(name, on=known.on)
    if named is not None and named.country and country not in (None, named.country):
        # An apposition may be another's: "A, President of France B and …"
        behind = all(role.rank > 0 for role in ranked if role.country == country)
        country = named.country if behind else country
    if country is None and body is None and holder is not None:
        body = holder.body
        country = holder.country and known.lexicon.then(holder.country, on=known.on)
    if country is None and body is None:
        told = (titles.country_of_office(role.words) for role in ranked)
        country = next((code for code in told if code), None)
    if any(titles.of_a_faction(role.words) for role in ranked):
        country = None  # a rebel leader acts for no state
    same = holder is not None and holder.country == country
    # The head of a ruling party leads the land where the tables say so.
    told_role = any(role.words and not titles.of_a_ruling_party(role.words) for role in ranked)
    # "Foreign Minister Amir X Y" has an office already: it is a name of his.
    first = name.split(maxsplit=1)[0].casefold()
    given = first in titles.word_set("given_too") and any(role.office for role in ranked)
    in_term = holder is not None and (not ranked or holder.held_on(known.on))
    return Actor(
        name=name if given else titles.plain(name),
        type=ActorType.PERSON,
        country=country,
        body=None if country else body,
        role=next((role.words for role in ranked if role.words), None),
        leads=(country is not None and any(titles.leads(role.words) for role in ranked))
        or (not told_role and same and holder is not None and holder.leads and in_term),
    )


def _holder(name: str, roles: Sequence[Role], known: Known) -> Holder | None:
    """Who of the tables bears the name: in full, by surname, with initials or behind a title."""
    tables, on = known.lexicon, known.on
    found = tables.holder(name, on=on) or _shorter(name, tables, on) or tables.surname(name, on=on)
    found = found or tables.initialled(name, on=on)
    if found is None and " " not in name:
        told = (tables.titled(name, role.words, on=on) for role in roles if role.office)
        found = next((one for one in told if one is not None), None)
    return found


def _shorter(name: str, tables: Lexicon, on: date | None) -> Holder | None:
    """Who is known by fewer of the words: "Agha Mohammed Yahya Khan", "Leonid I. Brezhnev"."""
    words = [word for word in name.split() if not _INITIAL.fullmatch(word)]
    parts = [words, words[-2:]] if len(words) > 1 else []
    known = (tables.holder(" ".join(part), on=on) for part in parts if part != name.split())
    return next((one for one in known if one is not None and one.held_on(on)), None)


_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_GENERATIONS = ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV")


_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Uu]l)-(?=\w)")


def _given(full: str) -> str:
    """The given name, by which Malays, Ethiopians and others go: honours before it left out."""
    words = full.split()
    honours = titles.word_set("honorifics")
    return next((word for word in words[:-1] if word.casefold() not in honours), words[0])


_Short: TypeAlias = tuple[str | int, ...]
"""A form, the words of one, or its ends and how many words it has."""


def _shortenings(full: str) -> Iterator[_Short]:
    """ "Syed Hamid", "Hsien Loong", "George Shultz", "M. Popsoi": two words of a longer name."""
    words = full.split()
    if len(words) > 1 and not _INITIAL.fullmatch(words[0]):
        yield "", f"{words[0][0]}.", words[-1]
    for size in range(2, len(words)):
        yield "", *words[:size]
        yield "", *words[-size:]
        yield "", _opening(words[-size]), *words[len(words) - size + 1 :]
    if len(words) > 2:
        yield words[0], words[-1], len(words) - 1


def _as_short(form: str) -> tuple[_Short, ...]:
    """What of a longer name the form may be."""
    words = form.split()
    if len(words) < 2:
        return ()
    return ("", *words), (words[0], words[-1], len(words))


def _tails(full: str) -> list[str]:
    """ "bin Salman", "al-Sudani", "Sudani": what a family name may be said by."""
    words = [word for word in full.split() if word not in _GENERATIONS]
    tails = [" ".join(words[i:]) for i in range(1, len(words))]
    bare = [bare for tail in tails if (bare := _ARTICLE.sub("", tail)) != tail]
    return [*tails, *bare, *(_opening(tail) for tail in tails if tail[:1].islower())]


def _opening(tail: str) -> str:
    """As a sentence begins with it: "Von der Leyen", "Al-Sudani"."""
    return tail[:1].upper() + tail[1:]


def form_of(text: str, span: Span) -> str:
    """The name as it is written, white space folded, initials parted from what follows them."""
    return _GLUED.sub(" ", re.sub(r"\s+", " ", span.of(text)))


# "G.Zorig"; not what ends in a point, nor "U.S.".
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_a-z][^\W\d_])")


def _as_written(name: str, text: str) -> str:
    """ "G.Zorig", where that is how the text has it."""
    glued = name.replace(". ", ".")
    return glued if glued != name and name not in text and glued in text else name


def _entity_vote(span: Span, entities: Sequence[tuple[Span, str]]) -> int:
    first = bisect_right(entities, span.start, key=lambda entity: entity[0].end)
    if first < len(entities) and entities[first][0].overlaps(span):
        return 1 if entities[first][1] == "PERSON" else -1
    return 0


def _behind_body(text: str, span: Span) -> bool:
    """ "the broadcaster X": a noun before the name says that it is none of a person."""
    before = text[max(0, span.start - 24) : span.start].split()
    return bool(before) and before[-1].casefold() in titles.word_set("before_bodies")


def _is_body(form: str) -> bool:
    words = [word.casefold() for word in form.split()]
    return any(word in titles.word_set("bodies") for word in words) or (
        form.isupper() and len(form) > 1 and " " not in form
    )
