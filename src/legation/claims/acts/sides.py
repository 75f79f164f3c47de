"""Between whom an act is: who does it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.acts import parties, places
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    conjuncts,
    is_infinitive,
    is_passive,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token
from legation.model import ActKind, Actor, ActorType

_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}
_SIDES = (*parties.SIDES, NameKind.CITY)
_ADDRESSING = ("to", "with", "against", "from", "upon")
_MODIFYING = ("amod", "compound", "nmod")
_MISTAKEN = ("npadvmod", "dep", "nmod", "compound")
_WHERE = ("in", "near", "of", "at", "outside", "inside", "around", "along", "off", "on", "across")
_BODILY = frozenset(
    {
        ActKind.ASSAULT,
        ActKind.COERCE,
        ActKind.MOBILIZE,
        ActKind.AID,
        ActKind.SANCTION,
        ActKind.RETREAT,
    }
)
"""Acts that befall a place, and through it the country it lies in."""


def doers(found: Set, scene: Scene) -> list[Actor]:
    """Who does it: the subject, or whose the concern, ban or attack is."""
    sentence, people = scene.sentence, scene.people
    for place in found.frame.by:
        actors: list[Actor] = []
        if place == "opposite":
            other = _unnamed(found, scene)
            actors = [other] if other is not None else []
        elif place == "pair" and _agentless(found.token):
            actors = parties.foremost(people)
        for token in _by_places(place, found):
            if place == "possessor" and found.frame.mutual:
                before = sentence.reach(found.token.left_edge.i, found.token.i)
                actors = parties.named(before, people)
            elif place == "crowd":
                actors += _crowd(token, sentence, people)
            elif place in ("there", "left"):
                codes = _land_of(token, sentence, people)
                actors += [a for c in codes if (a := parties.country(c, people)) is not None]
            elif place in ("subject", "armed", "weapon"):
                actors += _subject(found.token, token, scene)
                if not actors and found.frame.mutual:
                    actors = _those(token, scene)
            else:
                own = parties.standing(token, sentence, people)
                actors += own or parties.owners(token, sentence, people)
        if actors:
            return actors
    return []


def _those(token: Token, scene: Scene) -> list[Actor]:
    """ "the presidents", "the parties": those last spoken of together, of two countries."""
    bare = {c.lower_ for c in token.children if c.i < token.i} == {"the"}
    if token.tag_ != "NNS" or not bare or token.lemma_.lower() not in words("pairs", "nouns"):
        return []
    several = scene.people.memory.several(scene.sentence.span.start)
    standing = [replace(a, span=None) for a in several if parties.stands(a, scene.people)]
    together = standing if len(parties.poles(standing)) > 1 else []
    return together or parties.foremost(scene.people)


def _unnamed(found: Set, scene: Scene) -> Actor | None:
    """Who does what a passive without agent tells: the side other than those it befalls."""
    if not _agentless(found.token):
        return None
    mine = [a for thing in found.things for a in _of_phrase(thing, (), scene)]
    return parties.opposite(parties.poles(mine), found.token, scene) if mine else None


def _agentless(verb: Token) -> bool:
    """Whether it is a passive of its own clause that names no agent: "was summoned"."""
    return (
        is_passive(verb)
        and verb.dep_ not in ("acl", "advcl")
        and not any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children)
    )


def _subject(verb: Token, token: Token, scene: Scene) -> list[Actor]:
    """The actors of a subject; "it" looks back, "a Russian jet" acts for Russia."""
    sentence, before, people = scene.sentence, scene.before, scene.people
    if _neighbouring(token):
        return []
    actors = parties.standing(token, sentence, people)
    counted = next((c.lower_ for c in token.children if c.dep_ == "nummod"), "")
    if counted in _COUNTED and len({a.country for a in actors}) not in (0, 1, _COUNTED[counted]):
        return []
    if not actors and token.lower_ == "we":
        return _speaker(token, scene)
    if not actors and token.lower_ == "it" and before is not None:
        return _same_as(before, people)
    unknown = not people.actors(token, sentence)
    if unknown and verb.dep_ == "conj" and verb.head.dep_ == "ccomp":
        # "Beijing said its crews were calm and accused X": the parser takes the crews to accuse.
        speaker = surface_subject(verb.head.head)
        actors = parties.standing(speaker, sentence, people) if speaker is not None else []
    if not actors and _fights(token):
        return [a for part in conjuncts(token) for a in _behind_arms(part, sentence, people)]
    if not actors and token.lemma_.lower() in words("family", "people"):
        return parties.bodies(token, sentence, people)
    if not actors and token.lemma_.lower() in words("organs", "nouns"):
        owner = possessor(token)
        own = parties.standing(owner, sentence, people) if owner is not None else []
        return own or parties.bodies(token, sentence, people) or _of_rebels(token, people)
    return actors


def _fights(token: Token) -> bool:
    """Whether a noun is of those that act for a state: "jets", "a carrier group"."""
    nouns = [token, *(c for c in token.children if c.dep_ == "compound")]
    return any(noun.lemma_.lower() in words("armed", "nouns") for noun in nouns)


def _behind_arms(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Whose troops, gunmen or rockets they are: "Hamas fighters", "rockets fired by Hezbollah"."""
    parts = (token, *objects_of_prepositions(token, ("of",)))
    for clause in (c for t in parts for c in t.children if c.dep_ in ("acl", "relcl")):
        for agent in objects_of_prepositions(clause, ("by",)):
            using = parties.standing(agent, sentence, people)
            using = using or parties.owners(agent, sentence, people)
            if using:
                return using
    owned = parties.owners(token, sentence, people) or parties.bodies(token, sentence, people)
    owned = owned or _of_rebels(token, people) or _led(token, sentence, people)
    if not owned and token.lemma_.lower() in words("seated", "nouns"):
        seats = (
            c
            for t in objects_of_prepositions(token, ("in",))
            for c in _land_of(t, sentence, people)
        )
        owned = [a for code in seats if (a := parties.country(code, people)) is not None]
    inner = (t for t in objects_of_prepositions(token, ("of", "from")) if t != token)
    return owned or next((own for t in inner if (own := _named_or_owned(t, sentence, people))), [])


def _led(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Who leads it: "a Saudi-led coalition"."""
    leading = (c for c in token.children if c.dep_ == "amod" and c.lemma_ == "lead")
    return [
        actor for verb in leading for c in verb.children
        for actor in parties.owners(c, sentence, people)
    ]  # fmt: skip


def _named_or_owned(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    return parties.standing(token, sentence, people) or parties.owners(token, sentence, people)


def _of_rebels(token: Token, people: People) -> list[Actor]:
    """The movement, for "a rebel ship"."""
    if not any(c.lemma_.lower() in words("rebels", "nouns") for c in token.children):
        return []
    rebels = parties.movement(people)
    return [rebels] if rebels is not None else []


def _speaker(token: Token, scene: Scene) -> list[Actor]:
    """Whoever says the words in which a "we" stands."""
    for above in token.ancestors:
        if above.dep_ in ("ccomp", "parataxis"):
            said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
            if said is not None and said.pos_ != "PRON":
                return parties.standing(said, scene.sentence, scene.people)[:1]
    return []


def _by_places(place: str, found: Set) -> Iterator[Token]:
    verb = found.token
    if place in ("opposite", "pair"):
        return
    if place == "possessor":
        owner = possessor(verb)
        if owner is not None:
            yield owner
        else:
            yield from (c for c in verb.children if c.dep_ in _MODIFYING)
    elif place in ("subject", "crowd", "armed", "weapon"):
        doer = subject(verb) if is_passive(verb) else _own_subject(verb)
        if doer is not None and _fits(doer, place):
            yield doer
        elif doer is None and place == "subject" and verb.tag_ in ("VBD", "VBZ"):
            # "Beijing froze talks": the parser takes the capital for when or where.
            mistaken = [c for c in verb.children if c.i < verb.i and c.dep_ in _MISTAKEN]
            yield from mistaken or _right_before(verb)
    elif place == "left":
        for clause in places.complements(found):
            if clause.lemma_ in ("leave", "quit"):
                yield from (c for c in clause.children if c.dep_ == "dobj")
    elif place == "there":
        for word in (verb, verb.head):
            yield from objects_of_prepositions(word, ("in", "across"))
    else:
        yield from places.tokens(place, found)


def _fits(doer: Token, place: str) -> bool:
    """Whether a subject is one of those that a place wants."""
    if place == "weapon":
        return doer.lemma_.lower() in words("weapon", "nouns")
    return place != "armed" or _fights(doer)


def _right_before(verb: Token) -> list[Token]:
    """The names before a verb that the parser joined to a place: "in Rome, A and B agreed"."""
    if not any(c.i > verb.i and c.dep_ not in ("punct", "advmod") for c in verb.children):
        return []
    own = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
    at = min([verb.i, *(i for i in own if i < verb.i)]) - 1
    found: list[Token] = []
    while at >= 0 and verb.doc[at].pos_ == "PROPN" and verb.doc[at].head.pos_ != "ADP":
        found.insert(0, verb.doc[at])
        joined = at > 1 and verb.doc[at - 1].lower_ in ("and", ",")
        at = at - 2 if joined else -1
    return found


def _own_subject(verb: Token) -> Token | None:
    """The subject; of what is brought about ("prompting X to …") the one made to do it."""
    head = verb.head
    if is_infinitive(verb) and head.lemma_.lower() in words("causing", "verbs"):
        patient = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
        if patient is not None:
            return patient
    return surface_subject(verb)


def _crowd(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Protesters, with the country they are of or, being called a crowd, the one they stand in."""
    counted = next(objects_of_prepositions(token, ("of",)), token)
    own = parties.owners(token, sentence, people) or parties.owners(counted, sentence, people)
    lemmas = {token.lemma_.lower(), counted.lemma_.lower()}
    called = lemmas & (words("crowd", "nouns") | words("crowd", "nationals"))
    named = people.register.at(sentence.at(counted))
    of_nation = named is not None and named.kind is NameKind.DEMONYM
    if not (called or of_nation):
        return []
    codes = [actor.country for actor in own if actor.country]
    if called and not codes:
        for place in (
            *objects_of_prepositions(token, _WHERE),
            *objects_of_prepositions(token.head, _WHERE),
        ):
            codes += _land_of(place, sentence, people)
    if not codes:
        return []
    return [Actor(name=token.text, type=ActorType.GROUP, country=codes[0], span=sentence.at(token))]


def _land_of(place: Token, sentence: Sentence, people: People) -> list[str]:
    """The country where a place is: "in Peshawar", "in a dozen Chinese cities"."""
    name = people.register.at(sentence.at(place))
    if name is not None and name.kind in _SIDES and name.countries:
        return list(name.countries[:1])
    owned = parties.owners(place, sentence, people)
    return [actor.country for actor in owned if actor.country][:1]


def _same_as(before: Sentence, people: People) -> list[Actor]:
    """Whom "it" at the head of a sentence means: the country that the one before was about."""
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    about = surface_subject(root) if root is not None else None
    actors = parties.standing(about, before, people) if about is not None else []
    return [replace(a, span=None) for a in actors if a.type is not ActorType.PERSON][:1]


def sufferers(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The other sides in the first place of the frame that names any.

    Two who do it to each other have another side only "with" somebody.
    """
    several = found.frame.mutual and len(by) > 1
    unknown = addressed(found)
    against = _against(found.token, scene)
    if against:
        return against
    for place in ("with",) if several else found.frame.toward:
        if place == "within":
            other = _within(found, by, scene)
            if other is not None:
                return [other]
        elif place in ("opposite", "asker") and not unknown:
            seen = place == "opposite"
            other = parties.opposite(by, found.token, scene) if seen else parties.asker(by, scene)
            if other is not None:
                return [other]
        for token in places.tokens(place, found):
            actors = _of_phrase(token, by, scene)
            others = [a for a in actors if parties.differs(a, by)]
            if others:
                return parties.poles(others)
    return _struck(found, by, scene) if found.frame.kind in _BODILY else []


def _against(noun: Token, scene: Scene) -> list[Actor]:
    """Whom a modifier is against: "anti-Japanese riots"."""
    sentence, people = scene.sentence, scene.people
    for child in noun.children:
        if child.lower_ == "anti" and child.i + 2 < noun.i + 1:
            return parties.owners(child.nbor(2), sentence, people)
    return []


def _struck(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The country in which what is attacked, seized or helped lies: "a raid on a base in Iraq"."""
    sentence, people = scene.sentence, scene.people
    for place in found.frame.toward:
        for token in places.tokens(place, found):
            for where in (token, *objects_of_prepositions(token, _WHERE)):
                for code in _land_of(where, sentence, people):
                    actor = parties.country(code, people)
                    if actor is not None and parties.differs(actor, by):
                        return [actor]
    return []


def addressed(found: Set) -> bool:
    """Whether the words say to whom it is done or whose its object is: then no other is meant."""
    told = (t for p in found.frame.toward if p in _ADDRESSING for t in places.tokens(p, found))
    owned = (possessor(thing) for thing in found.things if thing != found.token)
    return any(told) or any(o is not None and o.pos_ != "PRON" for o in owned)


def _of_phrase(token: Token, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The sides that a phrase names, or whose what it names is: one unless it counts several."""
    sentence, people = scene.sentence, scene.people
    owner = possessor(token)
    if _neighbouring(token) or (owner is not None and _neighbouring(owner)):
        other = parties.counterpart(by, people) or parties.opposite(by, token, scene)
        return [other] if other is not None else []
    actors = parties.standing(token, sentence, people)
    if actors:
        return actors
    if rebels := _of_rebels(token, people):
        return rebels
    if places.is_border(token):
        across = places.beyond(token)
        return [a for other in across for a in parties.standing(other, sentence, people)]
    owned = parties.owners(token, sentence, people) or parties.bodies(token, sentence, people)
    if not owned and owner is not None and owner.pos_ == "NOUN":
        return _of_phrase(owner, by, scene)
    owned = [actor for actor in owned if parties.differs(actor, by)] or owned
    return owned if token.tag_ in ("NNS", "NNPS") and _joined(token) else owned[:1]


def _joined(token: Token) -> bool:
    """Whether a plural's modifiers are a row: "the Dutch and Belgian ambassadors"."""
    return any(c.dep_ == "conj" for m in token.children if m.dep_ in _MODIFYING for c in m.children)


def _neighbouring(token: Token) -> bool:
    """ "its neighbour", "the other": whoever is not the one spoken of."""
    if token.tag_ in ("NNS", "NNPS"):
        return False
    owner = possessor(token)
    owned = owner is not None and owner.pos_ == "PRON"
    if any(c.lower_ == "other" for c in token.children if c.dep_ == "amod"):
        return True
    other = owned or token.lower_ == "other"
    return other and token.lemma_.lower() in words("neighbours", "nouns")


def _within(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """The first other country named in the object or the clause behind the verb."""
    sentence, people = scene.sentence, scene.people
    behind = places.after(found)
    hosts = [*found.things, *places.complements(found), *places.conditions(found)]
    hosts += [behind] if behind is not None else []
    for host in hosts:
        for name in people.register.within(sentence.under(host)):
            if name.kind not in _SIDES or not name.countries:
                continue
            actor = parties.country(name.countries[0], people)
            if actor is not None and parties.differs(actor, by):
                return actor
    return None
