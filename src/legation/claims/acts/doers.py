"""Who does an act: its subject, whose it is, the crowd or the arms of a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.acts import others, parties, places, sufferers
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
from legation.claims.people.nations import opened_in
from legation.language import Sentence, Token
from legation.model import ActKind, Actor, ActorType

_PAIR = 2
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}
_MODIFYING = ("amod", "compound", "nmod")
_MISTAKEN = ("npadvmod", "dep", "nmod", "compound")


def find(found: Set, scene: Scene) -> list[Actor]:
    """Who does it: the subject, or whose the concern, ban or attack is."""
    sentence, people = scene.sentence, scene.people
    for place in found.frame.by:
        actors: list[Actor] = []
        if place == "opposite":
            other = _unnamed(found, scene)
            actors = [other] if other is not None else []
        elif place == "pair" and _agentless(found.token):
            here = parties.poles(others.beside((), found.token, scene))
            actors = here if len(here) == 2 else parties.foremost(people)
        if place == "subject":
            actors = _in_capital(found, scene)
        for token in _by_places(place, found):
            if place == "possessor" and found.frame.mutual:
                before = sentence.reach(found.token.left_edge.i, found.token.i)
                actors = others.named(before, people)
            elif place == "crowd":
                actors += _crowd(token, scene)
            elif place in ("there", "left"):
                codes = parties.land_of(token, sentence, people)
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
    before = {c.lower_ for c in token.children if c.i < token.i}
    bare = "the" in before and before <= {"the", *words("pairs", "modifiers")}
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
    mine = [a for thing in found.things for a in sufferers.of_phrase(thing, (), scene)]
    return others.opposite(parties.poles(mine), found.token, scene) if mine else None


def _in_capital(found: Set, scene: Scene) -> list[Actor]:
    """The government of the capital where it is done: "the offer was rebuffed in Dacca"."""
    if found.frame.kind not in (ActKind.REJECT, ActKind.ACCUSE) or not _agentless(found.token):
        return []
    sentence, people = scene.sentence, scene.people
    seats = (
        name.countries[0] for where in objects_of_prepositions(found.token, ("in",))
        if (name := people.register.at(sentence.at(where))) is not None and name.countries
        and people.lexicon.seat(name.actor.name) is not None
    )  # fmt: skip
    return [land for code in seats if (land := parties.country(code, people)) is not None]


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
    if places.neighbouring(token):
        return []
    actors = parties.standing(token, sentence, people)
    counted = next((c.lower_ for c in token.children if c.dep_ == "nummod"), "")
    if counted in _COUNTED and len({a.country for a in actors}) not in (0, 1, _COUNTED[counted]):
        return []
    if token.lower_ == "they" and len({a.country for a in actors}) > 1:
        actors = _they(verb, scene) or actors
    if token.lower_ == "they" and verb.dep_ == "ccomp":
        several = _who_say(verb, scene)
        if len(parties.poles(several)) > 1 or len(parties.poles(actors)) > _PAIR:
            actors = several
    if not actors and token.lower_ == "we":
        return _speaker(token, scene)
    if not actors and token.lower_ == "it" and before is not None:
        return _same_as(before, people)
    if not actors and token.lower_ in ("he", "she") and before is not None:
        return _official(before, people)
    if _by_the_speaker(verb):
        # "demanded that A's officers leave, and put divisions on alert"
        speaker = surface_subject(verb.head.head)
        return parties.standing(speaker, sentence, people) if speaker is not None else []
    if not actors and any(c.lower_ == "whose" for c in token.children) and verb.dep_ == "relcl":
        # "Kuwait, whose ruler cut off aid"
        return parties.standing(verb.head, sentence, people)
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
        own = own or parties.bodies(token, sentence, people) or parties.of_rebels(token, people)
        return own or parties.owners(token, sentence, people) or _writer(token, sentence, people)
    return actors


def _they(verb: Token, scene: Scene) -> list[Actor]:
    """Those whom a plural before tells as one: "The ministers of the bloc met and … They urged"."""
    above = [surface_subject(t) for t in verb.ancestors if t.pos_ == "VERB"]
    root = next((t for t in scene.before or () if t.dep_ == "ROOT"), None)
    last = [surface_subject(root)] if root is not None and scene.before is not None else []
    for who, sentence in (
        *((t, scene.sentence) for t in above),
        *((t, scene.before or scene.sentence) for t in last),
    ):
        if who is not None and who.lower_ != "they" and who.tag_ == "NNS":
            actors = parties.standing(who, sentence, scene.people)
            return [replace(a, span=None) for a in actors if a.country is None]
    return []


def _who_say(verb: Token, scene: Scene) -> list[Actor]:
    """Those who say of themselves what "they" do: "A and B said they would not come"."""
    who = surface_subject(verb.head)
    parts = conjuncts(who) if who is not None else []
    return [a for p in parts for a in parties.standing(p, scene.sentence, scene.people)]


def _writer(paper: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Whose paper nothing tells but its verb: "broke off the plan in a letter that blamed B"."""
    if paper.dep_ != "pobj" or paper.head.lower_ not in ("in", "with", "through"):
        return []
    who = surface_subject(paper.head.head)
    return parties.standing(who, sentence, people) if who is not None else []


def _by_the_speaker(verb: Token) -> bool:
    """Whether a finite verb was joined to an infinite one in what is asked."""
    clause = verb.head
    finite = {c.tag_ for c in clause.children if c.dep_ == "aux"} | {clause.tag_}
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBD" and clause.dep_ == "ccomp"
        and not finite & {"VBD", "VBZ", "VBP", "MD", "VBN"}
    )  # fmt: skip


def _fights(token: Token) -> bool:
    """Whether a noun is of those that act for a state: "jets", "a carrier group"."""
    several = objects_of_prepositions(token, ("of",)) if token.pos_ == "NUM" else ()
    nouns = [token, *several, *(c for c in token.children if c.dep_ == "compound")]
    known = words("armed", "nouns")
    return any(noun.lemma_.lower() in known or noun.lower_ in known for noun in nouns)


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
    owned = owned or parties.of_rebels(token, people) or _led(token, sentence, people)
    if not owned and token.lemma_.lower() in words("seated", "nouns"):
        seats = (
            c
            for t in objects_of_prepositions(token, ("in",))
            for c in parties.land_of(t, sentence, people)
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
    if place == "whose":
        owners = (possessor(thing) for thing in found.things) if _agentless(verb) else ()
        yield from (owner for owner in owners if owner is not None)
        return
    if place == "owner":
        for thing in found.things:
            owner = possessor(thing)
            yield owner if owner is not None else thing
        return
    if place == "giver":
        yield from _giver(verb)
        return
    if place == "possessor":
        owner = possessor(verb)
        if owner is not None:
            yield owner
        else:
            yield from (c for c in verb.children if c.dep_ in _MODIFYING)
            if verb.dep_ == "dobj" and verb.head.pos_ == "PROPN":
                yield verb.head  # "ECOWAS imposed sanctions": the parser takes the name for a verb
    elif place in ("subject", "crowd", "armed", "weapon"):
        doer = _agent(verb) if is_passive(verb) else _named_by(_own_subject(verb))
        if doer is not None and _fits(doer, place):
            yield doer
        elif doer is None and place == "subject" and verb.tag_ in ("VBD", "VBZ"):
            # "Beijing froze talks": the parser takes the capital for when or where.
            mistaken = [c for c in verb.children if c.i < verb.i and c.dep_ in _MISTAKEN]
            mistaken += _misjoined(verb)
            # "Secretary of State X today broke off": the parser takes the name for the day's.
            mistaken += [c for day in mistaken for c in day.children if c.dep_ == "compound"]
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


def _agent(verb: Token) -> Token | None:
    """By whom it is done, also where a verb joined to it says so: "was stopped and searched by"."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN")
    agents = (agent for c in joined for agent in objects_of_prepositions(c, ("by",)))
    return subject(verb) or next(agents, None)


def _named_by(doer: Token | None) -> Token | None:
    """Whom a "which" behind a comma means where the parser hung its clause on the verb."""
    if doer is None or doer.tag_ != "WDT" or doer.i < 2 or doer.nbor(-1).text != ",":
        return doer
    before = doer.nbor(-2)
    return before if before.pos_ in ("PROPN", "NOUN") else doer


def _giver(noun: Token) -> Iterator[Token]:
    """Whose the noun is by its verb: "ended the talks with a promise", "repeated its threat"."""
    verb = (
        noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "by", "in")
        else noun.head
    )
    if verb.pos_ == "VERB" and (verb != noun.head or noun.dep_ == "dobj"):
        who = surface_subject(verb)
        if who is not None:
            yield from conjuncts(who)


def _fits(doer: Token, place: str) -> bool:
    """Whether a subject is one of those that a place wants."""
    if place == "weapon":
        return doer.lemma_.lower() in words("weapon", "nouns")
    return place != "armed" or _fights(doer)


def _misjoined(verb: Token) -> list[Token]:
    """The name joined to the thing before it: "demanded an apology, and Seoul asked …"."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return []
    return [
        t for t in verb.head.subtree
        if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.pos_ == "NOUN" and t.i < verb.i
        and [c.text for c in verb.doc[t.right_edge.i + 1 : verb.i]] in ([], [","])
    ]  # fmt: skip


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


def _crowd(token: Token, scene: Scene) -> list[Actor]:
    """Protesters, with the country they are of or, being called a crowd, the one they stand in.

    A crowd at an embassy stands in the dateline's country where no other is told.
    """
    sentence, people = scene.sentence, scene.people
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
        for near in (
            *objects_of_prepositions(token, places.WHERE),
            *objects_of_prepositions(token.head, places.WHERE),
        ):
            # An embassy stands in another country than its own.
            place = _in_front_of(near)
            seat = place.lemma_.lower() in words("legation", "nouns")
            stands = objects_of_prepositions(place, ("in",)) if seat else (place,)
            codes += [c for where in stands for c in parties.land_of(where, sentence, people)]
            if seat and not codes:
                here = opened_in(people, sentence) or scene.home
                codes += [here] if here is not None and here not in _owner(place, scene) else []
    if not codes:
        return []
    return [Actor(name=token.text, type=ActorType.GROUP, country=codes[0], span=sentence.at(token))]


def _owner(place: Token, scene: Scene) -> list[str | None]:
    return [a.country for a in parties.owners(place, scene.sentence, scene.people)]


def _in_front_of(place: Token) -> Token:
    return (
        place if place.lower_ != "front" else next(objects_of_prepositions(place, ("of",)), place)
    )


def _official(before: Sentence, people: People) -> list[Actor]:
    """Whom "he" means where the sentence before is of an official without a name."""
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    about = surface_subject(root) if root is not None else None
    if about is None or about.lemma_.lower() not in words("organs", "nouns"):
        return []
    return [replace(a, span=None) for a in parties.standing(about, before, people)][:1]


def _same_as(before: Sentence, people: People) -> list[Actor]:
    """Whom "it" at the head of a sentence means: the country that the one before was about."""
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    about = surface_subject(root) if root is not None else None
    actors = parties.standing(about, before, people) if about is not None else []
    return [replace(a, span=None) for a in actors if a.type is not ActorType.PERSON][:1]
