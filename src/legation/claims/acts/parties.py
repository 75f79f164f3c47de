"""The sides behind a phrase of an act: states, international bodies and movements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from legation.claims.acts import owning
from legation.claims.acts.frames import words
from legation.claims.clauses import conjuncts, objects_of_prepositions, possessor
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.claims.people.nations import opened_in
from legation.claims.sourcing.voices import holder_of
from legation.language import Sentence, Token, table
from legation.model import Act, Actor, ActorType, Span

_LANDS = (NameKind.COUNTRY, NameKind.SEAT, NameKind.DEMONYM)
SIDES = (NameKind.COUNTRY, NameKind.SEAT, NameKind.DEMONYM, NameKind.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence in which an act is sought, the one before it and the acts told so far.

    `home` is the code of the dateline's country.
    """

    sentence: Sentence
    before: Sentence | None
    people: People
    told: Sequence[Act]
    home: str | None = None


def standing(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The actors of a phrase that have a country or are international bodies or movements."""
    if token.lemma_.lower() in words("rebels", "nouns"):
        rebels = movement(people)
        if rebels is not None and not people.countries_of(token, sentence):
            return [replace(rebels, span=sentence.at(token))]
    if token.lemma_.lower() in words("bloc", "nouns") and _plainly(token):
        bloc = _the_bloc(token, sentence, people)
        if bloc is not None:
            return [replace(bloc, span=sentence.at(token))]
    if (realm := _realm(token, sentence, people)) is not None:
        return [replace(realm, span=sentence.at(token))]
    alone = _half(token, people) or _alias(token, sentence)
    if alone is not None:
        return [alone]
    if (paper := _paper(token, sentence, people)) is not None:
        return [paper]
    if several := joined(token.text, people):
        return several
    counted = (token, *objects_of_prepositions(token, ("of",)))
    both = any(_both(t) for t in counted) or _each(token)
    both = both or (_two(token) and not people.actors(token, sentence))
    if both and not (_both(token) and people.countries_of(token, sentence)):
        acting = token.dep_ in ("nsubj", "nsubjpass")
        late = lately(token, sentence, people) if acting else []
        kinds = _named_as(token)
        pair = foremost(people, kinds=kinds) or late
        pair = pair or foremost(people, clearly=False, kinds=kinds)
        if {key(actor) for actor in late} == {key(actor) for actor in pair}:
            pair = late  # in the order in which they were told last
        if len(pair) == 2:
            return pair
    found = []
    if _community(token, sentence, people):
        return []
    if (sitting := _sitting(token, sentence, people)) is not None:
        return [sitting]
    holder = holder_of(token, sentence, people)
    actors = people.actors(token, sentence) if holder is None else (holder,)
    for actor in actors:
        known = actor
        if actor.country is None and actor.body is None and actor.type is not ActorType.GROUP:
            codes = people.countries_of(token, sentence) or _seated(token, sentence, people)
            codes = codes or tuple(
                h.country for c in token.children if (h := _half(c, people)) and h.country
            )
            named = people.register.at(actor.span) if actor.span is not None else None
            if codes and (named is None or named.kind is not NameKind.BODY):
                known = replace(actor, country=codes[0])
        if stands(known, people):
            found.append(known)
    return found


def _community(token: Token, sentence: Sentence, people: People) -> bool:
    """A people of another state, or of none: "ethnic Serbs", "the Bosnian Serbs"."""
    if any(c.lower_ in words("communities", "words") for c in token.children):
        return True
    own = people.register.at(sentence.at(token))
    if own is None or own.kind is not NameKind.DEMONYM or token.pos_ == "ADJ":
        return False
    inner = (people.register.at(sentence.at(c)) for c in token.children if c.i < token.i)
    return any(
        name is not None and name.kind is NameKind.DEMONYM and name.countries != own.countries
        for name in inner
    )


def _alias(token: Token, sentence: Sentence) -> Actor | None:
    """The organisation that a name stands for where it acts: "Brussels" in no place."""
    aliases: dict[str, str] = table("en", "acts")["alias"]["names"]
    place = token.dep_ == "pobj" and token.head.lower_ in words("where", "prepositions")
    if token.text not in aliases or place:
        return None
    name = aliases[token.text]
    return Actor(name=name, type=ActorType.ORGANISATION, span=sentence.at(token))


def _paper(token: Token, sentence: Sentence, people: People) -> Actor | None:
    """The state that a paper or a station speaks for: "Pravda charged Peking with …"."""
    if token.dep_ not in ("nsubj", "nsubjpass", "pobj", "poss") or not token.text[0].isupper():
        return None
    codes: list[str] = table("en", "acts")["media"]["names"].get(
        sentence.at(token).of(people.text), []
    )
    named = {code for name in people.register.names for code in name.countries}
    code = next((c for c in codes if c in named), codes[-1] if codes else None)
    land = country(code, people) if code is not None else None
    return replace(land, span=sentence.at(token)) if land is not None else None


def _plainly(token: Token) -> bool:
    """Whether a noun stands with nothing but "the"."""
    return {c.lower_ for c in token.children if c.i < token.i} == {"the"}


def _realm(token: Token, sentence: Sentence, people: People) -> Actor | None:
    """ "the kingdom", "the sultanate": the last country named that is one."""
    realms: dict[str, list[str]] = table("en", "acts")["realms"]
    of = next(objects_of_prepositions(token, ("of",)), None)
    if token.lower_ in realms and of is not None:
        called = people.register.at(sentence.at(of))  # "the sultanate of Oman"
        land = called is not None and called.kind is NameKind.COUNTRY
        return country(called.countries[0], people) if called is not None and land else None
    if token.lower_ not in realms or not _plainly(token):
        return None
    named = (
        name.countries[0] for name in reversed(people.register.names)
        if name.span.start < sentence.at(token).start and name.countries and name.kind in SIDES
    )  # fmt: skip
    code = next((code for code in named if code in realms[token.lower_]), None)
    return country(code, people) if code is not None else None


def _the_bloc(token: Token, sentence: Sentence, people: People) -> Actor | None:
    """The international body last named, where a word of its name tells it: "the council"."""
    at = sentence.at(token).start
    before = [name for name in people.register.names if name.span.start < at]
    behind = [name for name in people.register.within(sentence.span) if name.span.start > at]
    for name in (*reversed(before), *behind):
        if name.kind is not NameKind.BODY:
            continue
        known = people.lexicon.body(name.actor.name)
        if known is None or not known.international:
            continue
        called = f"{name.actor.name} {known.name}".casefold()
        if token.lower_ in called or token.lower_ in words("bloc", "any"):
            return name.actor
    return None


def _half(token: Token, people: People) -> Actor | None:
    """ "the North": the country of the article whose name begins so."""
    return None if token.dep_ in ("compound", "amod") else half(token.text, people)


def joined(name: str, people: People) -> list[Actor]:
    """The countries that one name holds together: "the Koreas"."""
    codes = table("en", "recurrence")["phrases"]["several"].get(name, ())
    return [land for code in codes if (land := country(code, people)) is not None]


def half(name: str, people: People) -> Actor | None:
    """The country of the article whose name begins with "North" or "South", for that alone."""
    if name not in words("halves", "names"):
        return None
    codes = {
        each.countries[0] for each in people.register.names
        if each.kind in (*SIDES, NameKind.CITY) and each.countries
    }  # fmt: skip
    lands = [land for code in sorted(codes) if (land := country(code, people)) is not None]
    named = [land for land in lands if land.name.startswith(f"{name} ")]
    if not named:
        # "the North" where only the South is named
        across: dict[str, str] = table("en", "acts")["halves"]["across"][name]
        others = [country(across[code], people) for code in sorted(codes) if code in across]
        named = [land for land in others if land is not None]
    return named[0] if len(named) == 1 else None


def both_of(token: Token, by: Sequence[Actor], sentence: Sentence, people: People) -> list[Actor]:
    """The two that "both sides" means to one who is neither: "Australia urged both sides"."""
    if not _both(token) or people.countries_of(token, sentence):
        return []
    mine = frozenset(key(actor) for actor in by)
    return foremost(people, clearly=False, without=mine, kinds=_named_as(token))


def _named_as(token: Token) -> tuple[NameKind, ...]:
    """What names tell whom "the two countries" are: those of countries, not those of people."""
    lands = any(
        t.lemma_.lower() in words("pairs", "lands") and _both(t)
        for t in (token, *objects_of_prepositions(token, ("of",)))
    )
    return _LANDS if lands else SIDES


def _both(token: Token) -> bool:
    """ "the two sides", "both countries": those the article is about."""
    before = {c.lower_ for c in token.children}
    counted = before & {"two", "both"} if token.tag_ == "NNS" else before & {"each"}
    return bool(counted) and token.lemma_ in words("pairs", "nouns")


def lately(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The two sides that the text spoke of right before, in the sentence itself or in the last two.

    Nobody where it spoke of more, or of one alone.
    """
    start = sentence.span.start
    # Captions are noted last, wherever they stand.
    starts = [*sorted(n.start for n in people.memory.notes if n.start < start)[-2:], start]
    spans = [Span(start, sentence.at(token).start)]
    spans += [Span(first, then) for first, then in pairwise(starts)][::-1]
    for span in spans:
        sides = {
            name.countries[0] for name in people.register.within(span)
            if name.kind in SIDES and name.countries
        }  # fmt: skip
        if len(sides) > 1:
            told = [n for n in people.register.within(span) if n.countries[:1] and n.kind in SIDES]
            codes = list(dict.fromkeys(n.countries[0] for n in told))
            lands = [land for code in codes if (land := country(code, people)) is not None]
            return lands if len(lands) == 2 else []
    return []


def _each(token: Token) -> bool:
    """ "each accused the other", with no noun: each of the two."""
    alone = token.dep_ in ("nsubj", "nsubjpass") and not any(token.children)
    return token.lower_ in ("each", "both") and alone


def _two(token: Token) -> bool:
    """ "the two", with no noun."""
    alone = token.lower_ == "two" and token.dep_ in ("nsubj", "nsubjpass", "pobj")
    return alone and any(c.lower_ == "the" for c in token.children)


def _seated(token: Token, sentence: Sentence, people: People) -> tuple[str, ...]:
    """The country of "the foreign ministry in Niamey", "In Niamey, the ministry …"."""
    if token.lemma_.lower() not in words("seated", "nouns"):
        return ()
    names = [
        people.register.at(sentence.at(place)) for place in objects_of_prepositions(token, ("in",))
    ]
    seats = tuple(code for name in names if name is not None for code in name.countries[:1])
    here = None if seats or possessor(token) is not None else opened_in(people, sentence)
    if here is None and not seats and token.lemma_.lower() in words("regime", "nouns"):
        most = people.memory.lands(sentence.span.start, 1)
        return tuple(land.country for land in most if land.country)
    return (here,) if here is not None else seats


def _sitting(token: Token, sentence: Sentence, people: People) -> Actor | None:
    """The state of "officials in Jakarta", "the rulers in Hanoi": those at a seat of government."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    known = token.lemma_.lower() in words("seated", "nouns") or token.lower_ in words(
        "seated", "at"
    )
    if not known or behind.lower_ != "in" or possessor(token) is not None:
        return None
    name = next(
        (n for c in behind.children if (n := people.register.at(sentence.at(c))) is not None), None
    )
    seated = name is not None and people.lexicon.seat(name.actor.name) is not None
    if name is None or not seated or people.countries_of(token, sentence):
        return None
    land = country(name.countries[0], people) if name.countries else None
    return replace(land, span=sentence.at(token)) if land is not None else None


def stands(actor: Actor, people: People) -> bool:
    """Whether an actor can be a side: it has a country or acts for a body or a movement."""
    if actor.country is not None or actor.body is not None:
        return True
    if actor.type is not ActorType.ORGANISATION:
        return False
    return people.lexicon.body(actor.name) is not None


def owners(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The countries whose it is: "China" for "Chinese coastguard vessels"."""
    part = next((h for c in token.children if (h := _half(c, people))), None)
    if part is not None:
        return [part]
    if _community(token, sentence, people):
        return []
    name = people.register.at(sentence.at(token))
    bare = not any(token.children)
    if bare and name is not None and name.kind is NameKind.DEMONYM:
        codes = list(name.countries[:1])
    else:
        codes = list(people.countries_of(token, sentence))
    codes = codes or owning.run_by(token, sentence, people)
    if not codes and name is not None and name.kind is not NameKind.PERSON:
        codes = list(name.countries)
    return [actor for code in codes if (actor := country(code, people)) is not None]


def bodies(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """The international bodies whose it is: "an EU statement"."""
    found = []
    # "Hezbollah and Hamas fighters"
    for child in (part for c in token.children for part in (c, *conjuncts(c)[1:])):
        name = people.register.at(sentence.at(child)) if child.i < token.i else None
        if name is not None and name.kind is NameKind.BODY and not name.countries:
            found.append(name.actor)
        elif (alias := _alias(child, sentence)) is not None:
            found.append(alias)
    return [actor for actor in found if stands(actor, people)]


def country(code: str, people: People) -> Actor | None:
    """The country itself as an actor."""
    known = people.lexicon.coded(code)
    if known is None:
        return None
    return Actor(name=known.name, type=ActorType.COUNTRY, country=code)


def movement(people: People) -> Actor | None:
    """The one armed movement that the article names: "the rebels"."""
    found = {
        name.actor.name: name.actor
        for name in people.register.names
        if of_movement(name, people)
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def of_movement(name: Name, people: People) -> bool:
    if name.kind is not NameKind.BODY or name.countries:
        return False
    body = people.lexicon.body(name.actor.name)
    if body is None or body.country is not None:
        return False
    called = f"{name.actor.name} {body.name}".casefold()
    if any(part in called for part in words("rebels", "armed")):
        return True
    return not any(part in called for part in words("rebels", "unarmed"))


def key(actor: Actor) -> str:
    """What tells one side from another: the country, else the body or the name."""
    return actor.country or actor.body or actor.name


def poles(actors: Iterable[Actor]) -> list[Actor]:
    """One actor for each country or body among them."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(key(actor), actor)
    return list(found.values())


def differs(actor: Actor, others: Iterable[Actor]) -> bool:
    """Whether an actor is of another side than all `others`."""
    return all(actor.name != other.name and key(actor) != key(other) for other in others)


def foremost(
    people: People,
    *,
    clearly: bool = True,
    without: Set[str] = frozenset(),
    kinds: Collection[NameKind] = SIDES,
) -> list[Actor]:
    """The two sides that the article names most, the first named first; else none.

    `clearly`: any third is named at most half as often. `without`: countries that do not count.
    `kinds`: names of these tell a side.
    """
    told = Counter(
        name.countries[0] for name in people.register.names
        if name.kind in kinds and name.countries and name.countries[0] not in without
    )  # fmt: skip
    ranked = told.most_common(3)
    third = ranked[2][1] if len(ranked) > 2 else 0
    if len(ranked) < 2 or third * (2 if clearly else 1) >= ranked[1][1] + clearly:
        return []
    first = list(told)
    codes = sorted((code for code, _ in ranked[:2]), key=first.index)
    chosen = [country(code, people) for code in codes]
    return [actor for actor in chosen if actor is not None]


def land_of(place: Token, sentence: Sentence, people: People) -> list[str]:
    """The country where a place is: "in Peshawar", "in a dozen Chinese cities"."""
    name = people.register.at(sentence.at(place))
    if name is not None and name.kind in (*SIDES, NameKind.CITY) and name.countries:
        return list(name.countries[:1])
    owned = owners(place, sentence, people)
    return [actor.country for actor in owned if actor.country][:1]


def of_rebels(token: Token, people: People) -> list[Actor]:
    """The movement, for "a rebel ship"."""
    if not any(c.lemma_.lower() in words("rebels", "nouns") for c in token.children):
        return []
    rebels = movement(people)
    return [rebels] if rebels is not None else []
