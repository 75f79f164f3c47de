"""Every name in an article, who or what it stands for, decided once for the whole article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from legation.claims import titles
from legation.claims.roles import Role, role_around
from legation.lexicon import Body, City, Country, Hit, HitKind, Lexicon
from legation.model import Actor, ActorType, Span


class NameKind(StrEnum):
    """What a name stands for in this article."""

    PERSON = "person"
    COUNTRY = "country"
    DEMONYM = "demonym"
    SEAT = "seat"
    CITY = "city"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One occurrence of a name. `whole` also covers the office words that stand before it."""

    span: Span
    whole: Span
    kind: NameKind
    actor: Actor
    countries: tuple[str, ...] = ()
    """The countries a demonym may mean; one for a country, a city or a seat."""
    capital: bool = False
    """Whether the city may stand for its country's government."""


@dataclass(frozen=True, slots=True)
class Register:
    """The names of one article in the order of its text."""

    names: tuple[Name, ...]

    def at(self, span: Span) -> Name | None:
        """The name whose own words overlap `span`, the longest first."""
        return max(
            (name for name in self.within(span)), key=lambda name: name.span.end - name.span.start,
            default=None,
        )  # fmt: skip

    def within(self, span: Span) -> list[Name]:
        """The names that overlap `span`."""
        first = bisect_right(self.names, span.start, key=lambda name: name.span.end - 1)
        found = []
        for name in self.names[max(0, first - 1) :]:
            if name.span.start >= span.end:
                break
            if name.span.overlaps(span):
                found.append(name)
        return found

    def merged(self) -> list[Span]:
        """What the parser should see as one token each."""
        return [
            name.whole for name in self.names
            if name.kind is not NameKind.DEMONYM or name.whole != name.span
        ]  # fmt: skip

    def persons(self) -> dict[str, Actor]:
        """Each person once, by full name, with country and role where some occurrence tells."""
        return {n.actor.name: n.actor for n in reversed(self.names) if n.kind is NameKind.PERSON}


_WORD = r"(?:(?:[A-Z]\.)+|[^\W\d_a-z][^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*)"
_PARTICLES = "|".join(sorted(titles.word_set("particles"), key=len, reverse=True))
_NAME_WORD = rf"(?:(?:al|el|ul)-)?{_WORD}"
_SEQUENCE = re.compile(rf"(?<![\w-]){_NAME_WORD}(?:[ \n](?:(?:{_PARTICLES})[ -])*{_NAME_WORD})*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    office: Span | None
    comma: bool
    honorific: bool
    role: Role | None


def register(
    text: str,
    sentences: Sequence[Span],
    *,
    lexicon: Lexicon,
    entities: Sequence[tuple[Span, str]],
    home: str | None = None,
) -> Register:
    """Find and type the names in `sentences` of `text`.

    `entities` are the pipeline's guesses, which lexicon, titles and repeated surnames
    outrank. `home` is the country of the dateline: that of an office named without one.
    """
    persons_seen = [span for span, label in entities if label == "PERSON"]
    hits = [
        hit for sentence in sentences for hit in _hits(text, sentence, lexicon)
        if not _inside_person(hit, persons_seen, text)
    ]  # fmt: skip
    candidates = [found for sentence in sentences for found in _candidates(text, sentence, hits)]
    dossiers = _persons(text, candidates, entities, hits, home)
    names = [_of_hit(hit) for hit in hits]
    names += [_of_candidate(text, found, dossiers) for found in candidates]
    return Register(tuple(sorted(names, key=lambda name: name.span)))


def _hits(text: str, sentence: Span, lexicon: Lexicon) -> list[Hit]:
    found = lexicon.scan(sentence.of(text))
    return [
        replace(hit, start=hit.start + sentence.start, end=hit.end + sentence.start)
        for hit in found
    ]


def _inside_person(hit: Hit, persons: Iterable[Span], text: str) -> bool:
    """ "Jordan" in "Jordan Bardella": a longer person's name that begins or ends with it."""
    span = Span(hit.start, hit.end)
    return hit.kind is not HitKind.DEMONYM and any(
        person.covers(span)
        and person != span
        and not text[person.start : hit.start].strip().endswith(("'s", "’s"))
        and len(person.of(text).split()) > len(hit.text.split())
        for person in persons
    )


def _candidates(text: str, sentence: Span, hits: Sequence[Hit]) -> list[_Candidate]:
    """Capitalised sequences that the lexicon does not know, office words taken off them."""
    taken = [Span(hit.start, hit.end) for hit in hits if hit.end > sentence.start]
    offices = titles.offices(text, sentence.start, sentence.end)
    found = []
    for match in _SEQUENCE.finditer(text, sentence.start, sentence.end):
        for span in _free(text, Span(*match.span()), taken, offices, sentence):
            before = titles.office_before(text, sentence.start, span.start)
            office, comma = before or (None, False)
            if comma and office and office.of(text)[0].isupper() and not _possessed(text, office):
                office = None
            role = role_around(text, sentence, span, office, comma, hits)
            courtesy = titles.honorific_before(text, sentence.start, span.start)
            found.append(_Candidate(span, office, comma, courtesy, role))
    return found


def _possessed(text: str, office: Span) -> bool:
    return text[: office.start].rstrip().endswith(("'s", "’s", "s'", "s’"))


def _free(
    text: str, span: Span, taken: Sequence[Span], offices: Sequence[Span], sentence: Span
) -> list[Span]:
    """What is left of a sequence without lexicon names, offices and sentence openers."""
    words = [
        Span(span.start + m.start(), span.start + m.end())
        for m in re.finditer(r"\S+", span.of(text))
    ]
    runs: list[list[Span]] = [[]]
    for index, word in enumerate(words):
        folded = word.of(text).casefold()
        office = next((o for o in offices if o.overlaps(word)), None)
        follows_name = bool(runs[-1]) and office is not None and index == len(words) - 1
        opener = not runs[-1] and folded in titles.word_set("not_names")
        honorific = not runs[-1] and folded in titles.word_set("honorifics")
        in_office = office is not None and not follows_name
        if any(t.overlaps(word) for t in taken) or opener or honorific or in_office:
            runs.append([])
        else:
            runs[-1].append(word)
    return [Span(run[0].start, run[-1].end) for run in runs if run]


def _persons(
    text: str,
    candidates: Sequence[_Candidate],
    entities: Sequence[tuple[Span, str]],
    hits: Sequence[Hit],
    home: str | None,
) -> dict[str, Actor]:
    """Who is a person: each written form with the actor it stands for."""
    votes: Counter[str] = Counter()
    roles: dict[str, list[Role]] = defaultdict(list)
    for found in candidates:
        form = _form(text, found.span)
        if found.role is not None:
            roles[form].append(found.role)
        votes[form] += 3 * (found.office is not None or found.honorific)
        votes[form] += 2 * (found.role is not None and found.office is None)
        votes[form] += _entity_vote(found.span, entities)
    forms = list(dict.fromkeys(_form(text, c.span) for c in candidates))
    full = [f for f in forms if " " in f and votes[f] > 0 and not _is_body(f)]
    actors = {form: _person(form, roles[form], home) for form in full}
    for form in forms:
        if " " in form or form in actors:
            continue
        owner = next(
            (f for f in reversed(full) if form in (f.split()[-1], f.split()[0], *_tails(f))), None
        )
        if owner is not None:
            actors[owner] = actors[form] = _enriched(actors[owner], roles[form], home)
        elif votes[form] >= 3 and not _is_body(form):
            actors[form] = _person(form, roles[form], home)
    return {form: actors.get(actor.name, actor) for form, actor in actors.items()}


def _tails(full: str) -> list[str]:
    """ "bin Salman", "al-Sudani", "Salman": what a family name may be said by."""
    words = full.split()
    return [" ".join(words[i:]) for i in range(1, len(words))]


def _form(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", span.of(text))


def _entity_vote(span: Span, entities: Sequence[tuple[Span, str]]) -> int:
    for at, label in entities:
        if at.overlaps(span):
            return 1 if label == "PERSON" else -1
    return 0


def _is_body(form: str) -> bool:
    words = [word.casefold() for word in form.split()]
    return any(word in titles.word_set("bodies") for word in words) or (
        form.isupper() and len(form) > 1 and " " not in form
    )


def _person(form: str, roles: Sequence[Role], home: str | None) -> Actor:
    return _enriched(Actor(name=form, type=ActorType.PERSON), roles, home)


def _enriched(actor: Actor, roles: Sequence[Role], home: str | None) -> Actor:
    ranked = sorted(roles, key=lambda role: role.rank)
    role = actor.role or next((r.words for r in ranked), None)
    country = actor.country or next((r.country for r in ranked if r.country), None)
    if country is None and any(r.office for r in ranked):
        told = (titles.country_of_office(r.words) for r in ranked)
        country = next((code for code in told if code), home)
    return replace(actor, role=role, country=country)


def _of_candidate(text: str, found: _Candidate, dossiers: dict[str, Actor]) -> Name:
    form = _form(text, found.span)
    actor = dossiers.get(form)
    if actor is None:
        kind, actor = NameKind.OTHER, Actor(name=form, type=ActorType.ORGANISATION)
        whole = found.span
    else:
        kind = NameKind.PERSON
        joined = found.office is not None and not found.comma
        whole = Span(found.office.start, found.span.end) if joined and found.office else found.span
        if joined and found.role is not None and found.role.adjacent is not None:
            whole = Span(found.role.adjacent, found.span.end)
    return Name(
        span=found.span, whole=whole, kind=kind, actor=replace(actor, span=found.span),
        countries=(actor.country,) if actor.country else (),
    )  # fmt: skip


def _of_hit(hit: Hit) -> Name:
    span = Span(hit.start, hit.end)
    entry = hit.entry
    kind = NameKind(hit.kind.value)
    if isinstance(entry, Body):
        actor = Actor(name=hit.text, type=entry.type, country=entry.country, span=span)
        return Name(
            span=span, whole=span, kind=kind, actor=actor,
            countries=(entry.country,) if entry.country else (),
        )  # fmt: skip
    code = entry.country if isinstance(entry, City) else entry.code
    name = hit.text if isinstance(entry, City) else entry.name
    actor = Actor(name=name, type=ActorType.COUNTRY, country=code, span=span)
    return Name(span=span, whole=span, kind=kind, actor=actor, countries=(code,))


def country_actor(country: Country, span: Span | None) -> Actor:
    """The country itself as an actor."""
    return Actor(name=country.name, type=ActorType.COUNTRY, country=country.code, span=span)
