"""Who does an act: whoever stands at the first place of its frame that names any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.acts import (
    befalling,
    behind,
    crowds,
    decisions,
    misread,
    others,
    parties,
    phrase,
    places,
    subjects,
    tellers,
    twins,
    whereabouts,
)
from legation.claims.acts.frames import Set, frames, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.passives import agentless
from legation.claims.clauses import (
    conjuncts,
    is_infinitive,
    is_passive,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.language import Token
from legation.model import ActKind, Actor

_ANSWERED_AT_HOME = (ActKind.REJECT, ActKind.ACCUSE, ActKind.SUPPORT)
_HARM = (ActKind.ASSAULT, ActKind.COERCE, ActKind.MOBILIZE)
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
        elif place == "pair" and agentless(found.token):
            here = parties.poles(others.beside((), found.token, scene))
            actors = here if len(here) == 2 else parties.foremost(people)
        elif place == "teller":
            actors = tellers.of_another(found, scene)
        elif place == "signer":
            actors = _signer(found, scene)
        elif place == "twins":
            actors = twins.of(found.token, scene)
        elif place == "leaving" and agentless(found.token):
            actors = _left(found, scene)
        elif place == "home" and agentless(found.token):
            actors = _at_home(found, scene)
        if place == "subject":
            actors = _in_capital(found, scene)
        for token in _by_places(place, found):
            if place == "possessor" and found.frame.mutual:
                before = sentence.reach(_left_of(found.token), found.token.i)
                actors = others.named(before, people)
            elif place == "crowd":
                alone = found.frame.kind is ActKind.ASSAULT and subjects.stateless(token)
                actors += crowds.actors_of(token, scene) if not alone else []
            elif place == "throng":
                actors += crowds.throng(token, scene)
            elif place == "marchers":
                actors += crowds.actors_of(token, scene)
            elif place in ("there", "left", "jailer", "prison"):
                codes = parties.land_of(token, sentence, people)
                actors += [a for c in codes if (a := parties.country(c, people)) is not None]
                if place == "prison" and not codes:
                    actors += parties.owners(token, sentence, people)
            elif place in ("subject", "armed", "weapon", "helpers"):
                actors += subjects.actors_of(found.token, token, scene)
                if not actors and token.tag_ == "JJ":  # "Russian, Serbian troops stage drills"
                    actors += parties.owners(token, sentence, people)
                if not actors and found.frame.mutual:
                    actors = _those(token, scene)
                if not actors and token.dep_ in _MODIFYING and decisions.behind(found.token):
                    actors = parties.standing(token, sentence, people)  # "a French decision to"
            elif not subjects.stateless(token):
                own = parties.standing(token, sentence, people)
                own = own or parties.owners(token, sentence, people)
                if found.frame.part == "noun" and place == "object":
                    # "the departure of a Russian regiment from Berlin"
                    own = own[:1] or parties.bodies(token, sentence, people)
                if place == "owner":  # "NATO jets were scrambled"
                    own = own or parties.bodies(token, sentence, people)
                actors += own
        if actors:
            return _told_once(actors, scene)
    return behind.find(found, scene) or tellers.announced(found, scene)


def _left_of(noun: Token) -> int:
    """Where those begin whose accord it is: "A, B ink trade pact", which the parser splits."""
    inked = noun.dep_ == "appos" and any(
        c.lower_ in words("ordering", "inking") for c in noun.children if c.i < noun.i
    )
    return (noun.head if inked else noun).left_edge.i


def _told_once(actors: list[Actor], scene: Scene) -> list[Actor]:
    """A movement once though it is named twice: "the Front, or FLN"."""
    known = (scene.people.lexicon.body(a.name) if a.country is None else None for a in actors)
    bodies = [body.name if body is not None else None for body in known]
    return [
        actor for at, actor in enumerate(actors)
        if bodies[at] is None or bodies[at] not in bodies[:at]
    ]  # fmt: skip


def not_oneself(found: Set, doing: list[Actor], scene: Scene) -> list[Actor]:
    """`doing`, or the other side where a pronoun cannot mean whom the object names.

    "Manama has a word to say to Iran: it accused Tehran …".
    """
    who = surface_subject(found.token)
    owner = possessor(who) if who is not None else None
    his = owner is not None and owner.lower_ in ("its", "his", "her")  # "its minister assured A"
    if who is None or not (his or who.lower_ in ("it", "he", "she")):
        return doing
    named = [t for t in found.things if t.pos_ == "PROPN"]
    struck = [a for t in named for a in phrase.of_phrase(t, (), scene)]
    if not struck or not doing or any(parties.differs(a, struck) for a in doing):
        return doing
    before = others.named(scene.sentence.reach(0, who.i), scene.people)
    here = parties.poles(a for a in before if parties.differs(a, struck))
    if len(here) == 1:
        return here
    speaker = others.speaker(struck, scene)
    return [speaker] if speaker is not None and not here else []


def _signer(found: Set, scene: Scene) -> list[Actor]:
    """Who acts under what was agreed with another: "will sail under a pact signed with Chad"."""
    verb = found.token
    with_ = next(objects_of_prepositions(verb, ("with",)), None)
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or with_ is None:
        return []
    owner = possessor(verb.head)
    above = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None)
    who = surface_subject(above) if above is not None and owner is None else owner
    if who is None:
        return []
    mine = parties.standing(who, scene.sentence, scene.people)
    mine = mine or parties.owners(who, scene.sentence, scene.people)
    return [a for a in mine if parties.differs(a, phrase.of_phrase(with_, (), scene))]


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
    if not agentless(found.token):
        return None
    mine = [a for thing in found.things for a in phrase.of_phrase(thing, (), scene)]
    return others.opposite(parties.poles(mine), found.token, scene) if mine else None


def _at_home(found: Set, scene: Scene) -> list[Actor]:
    """The dateline's country, where it is done to people of another: "two Thais were held"."""
    land = parties.country(scene.home, scene.people) if scene.home is not None else None
    mine = [a for thing in found.things for a in phrase.of_phrase(thing, (), scene)]
    return [land] if land is not None and mine and parties.differs(land, mine) else []


def _left(found: Set, scene: Scene) -> list[Actor]:
    """The country or body out of which somebody was put: "was expelled from Fiji"."""
    out = [c for c in found.token.children if c.lower_ in ("from", "out") and c.dep_ != "prt"]
    out += [c for t in out for c in t.children if c.lower_ == "of"]
    told = [
        t for prep in (found.token, *out) for t in objects_of_prepositions(prep, ("from", "of"))
    ]
    told += [t for prep in out for t in prep.children if t.dep_ == "pobj"]
    mine = [a for thing in found.things for a in phrase.of_phrase(thing, (), scene)]
    codes = (c for t in told for c in parties.land_of(t, scene.sentence, scene.people))
    lands = [a for c in codes if (a := parties.country(c, scene.people)) is not None]
    inner = [t for thing in told for t in (thing, *objects_of_prepositions(thing, ("of",)))]
    bodies = (a for t in inner for a in parties.standing(t, scene.sentence, scene.people))
    lands = lands or [a for a in bodies if a.country is None]
    return [a for a in lands[:1] if not mine or parties.differs(a, mine)]


def _in_capital(found: Set, scene: Scene) -> list[Actor]:
    """The government of the capital where it is done: "the offer was rebuffed in Dacca"."""
    if found.frame.kind not in _ANSWERED_AT_HOME or not agentless(found.token):
        return []
    sentence, people = scene.sentence, scene.people
    places_told = [*objects_of_prepositions(found.token, ("in",))]
    for thing in found.things if found.frame.kind is ActKind.ACCUSE else ():
        # "Tokyo's envoy in Beijing was called in"
        if thing.lemma_.lower() in words("organs", "nouns"):
            places_told += objects_of_prepositions(thing, ("in",))
    # "was called in to the Foreign Ministry in Seoul"
    for house in objects_of_prepositions(found.token, ("to", "at")):
        places_told += objects_of_prepositions(house, ("in",))
    seats = (
        name.countries[0] for where in places_told
        if (name := people.register.at(sentence.at(where))) is not None and name.countries
        and people.lexicon.seat(name.actor.name) is not None
    )  # fmt: skip
    return [land for code in seats if (land := parties.country(code, people)) is not None]


def _by_places(place: str, found: Set) -> Iterator[Token]:
    verb = found.token
    if place in ("opposite", "pair", "home", "signer", "leaving", "twins", "teller"):
        return
    if place == "whose":
        for thing in found.things if agentless(verb) else ():
            owner = possessor(thing)
            # "its curbs were lifted", "U.S. duties were lifted"
            bare = [c for c in thing.children if c.dep_ in _MODIFYING]
            yield from bare if owner is None else [owner]
        return
    if place == "owner":
        for thing in found.things:
            owner = possessor(thing)
            yield owner if owner is not None else thing
        return
    if place == "giver":
        yield from _giver(found)
        return
    if place == "granter":
        # "won the backing of A"
        yield from objects_of_prepositions(verb, ("of",)) if places.won(verb) else ()
        return
    if place == "possessor":
        owner = possessor(verb)
        if owner is not None:
            yield from () if subjects.stateless(owner) else (owner,)
        elif not any(c.lower_ == "anti" for c in verb.subtree if c.i < verb.i):
            yield from (c for c in verb.children if c.dep_ in _MODIFYING)
            if verb.dep_ == "dobj" and verb.head.pos_ == "PROPN":
                yield verb.head  # "ECOWAS imposed sanctions": the parser takes the name for a verb
    elif place in ("subject", "crowd", "throng", "armed", "weapon", "helpers"):
        if misread.of_the_root(verb):
            if _fits(verb.head, place):
                yield verb.head
            return
        if place == "subject" and (begun := misread.misjoined(verb)):
            yield from begun
            return
        if place == "subject" and (decided := decisions.behind(verb)) is not None:
            whose = decisions.decider(decided)
            yield from () if whose is None else (whose,)
            return
        if (told := misread.behind_as(verb)) is not None:
            if _fits(told, place):
                yield told
            return
        passive = is_passive(verb) or any(c.dep_ == "agent" for c in verb.children)
        doer = _agent(verb) or _ordering(verb) if passive else _named_by(_own_subject(verb))
        doer = behind.bidder(verb) or doer
        if doer is not None and _fits(doer, place):
            yield from misread.before_the_comma(verb, doer)
            yield doer
        elif doer is None and place in ("subject", "armed") and verb.tag_ in ("VBD", "VBZ"):
            # "Beijing froze talks": the parser takes the capital for when or where.
            mistaken = [c for c in verb.children if c.i < verb.i and c.dep_ in _MISTAKEN]
            # "Peruvian shelling killed four": taken for how it was done.
            mistaken += [c for c in verb.children if c.i == verb.i - 1 and c.tag_ == "VBG"]
            mistaken += misread.behind_the_day(verb)
            # "Secretary of State X today broke off": the parser takes the name for the day's.
            mistaken += [c for day in mistaken for c in day.children if c.dep_ == "compound"]
            yield from mistaken or misread.right_before(verb)
    elif place == "marchers":
        # "a sit-in by Cypriot women", "the Cypriot students' march"
        owner = possessor(verb)
        yield from (owner,) if owner is not None else ()
        yield from objects_of_prepositions(verb, ("by", "of"))
    elif place == "left":
        for clause in places.complements(found):
            if clause.lemma_ in ("leave", "quit"):
                yield from (c for c in clause.children if c.dep_ == "dobj")
    elif place == "captor":
        yield from befalling.captor(verb)
    elif place in ("holding", "prison"):
        yield from befalling.in_hands(verb) if place == "holding" else befalling.jailed(verb)
    elif place == "fetched":
        # "their last battalion was flown home"
        yield from (t for t in found.things if agentless(verb) and subjects.fights(t))
    elif place == "lister":
        # "was taken off Washington's list"
        lists = [*found.things, *objects_of_prepositions(verb, ("from", "off", "to", "on"))]
        yield from (o for t in lists if (o := possessor(t)) is not None)
    elif place == "there":
        yield from whereabouts.of(found)
    elif place == "sent":
        # "American missiles were fired", "Swiss dogs were flown to A"
        for thing in found.things if agentless(verb) else ():
            if thing.lemma_.lower() in words("weapon", "nouns") | words("helper", "nouns"):
                yield thing
    elif place == "jailer":
        yield from befalling.jailer(found) if agentless(verb) else ()
    elif place == "of" and found.frame.part == "noun":
        # "the pullout of Vietnam's troops from Cambodia"
        for inner in places.tokens(place, found):
            owner = possessor(inner)
            yield owner if owner is not None else inner
    else:
        yield from places.tokens(place, found)


def _agent(verb: Token) -> Token | None:
    """By whom it is done, also where a verb joined to it says so: "was stopped and searched by"."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"]
    # "was called a lie by Sofia"
    joined += [c for c in verb.children if c.dep_ in ("oprd", "attr", "dobj") and c.i > verb.i]
    # "were let go by Iran"
    joined += [c for c in verb.children if c.dep_ == "xcomp" and not is_passive(c)]
    # "was towed to port with its passengers by the navy"
    joined += [t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    # "was arrested on spying charges by the police"
    joined += [
        t for c in verb.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pcomp"
    ]
    agents = (agent for c in joined for agent in objects_of_prepositions(c, ("by",)))
    return subject(verb) or next(agents, None)


def _ordering(verb: Token) -> Token | None:
    """On whose orders it is done: "were moved up on orders from Caracas"."""
    for order in objects_of_prepositions(verb, ("on", "at", "under", "upon")):
        if order.lemma_.lower() in words("ordering", "nouns"):
            by = next(objects_of_prepositions(order, ("of", "from", "by")), None)
            return by or possessor(order)
    return None


def _named_by(doer: Token | None) -> Token | None:
    """Whom a "which" behind a comma means where the parser hung its clause on the verb."""
    if doer is None or doer.tag_ != "WDT" or doer.i < 2 or doer.nbor(-1).text != ",":
        return doer
    before = doer.nbor(-2)
    return before if before.pos_ in ("PROPN", "NOUN") else doer


def _speaks_of(verb: Token) -> bool:
    """Whether a verb tells what somebody thinks of a deed: "condemned", "defended"."""
    return any(frame.kind in _ANSWERED_AT_HOME for frame in frames("verb").get(verb.lemma_, ()))


def _giver(found: Set) -> Iterator[Token]:
    """Whose the noun is by its verb: "ended the talks with a promise", "repeated its threat"."""
    noun = found.token
    if noun.dep_ == "pobj" and noun.head.head.lower_ in words("light", "nouns"):
        noun = noun.head.head  # "with a wave of raids"
    verb = (
        noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "by", "in")
        else noun.head
    )
    won = noun.dep_ == "dobj" and verb.lemma_ in words("winning", "verbs")  # "won praise"
    if won or (found.frame.kind in _HARM and _speaks_of(verb)):
        return  # "justified the invasion"
    if verb.pos_ == "VERB" and (verb != noun.head or noun.dep_ == "dobj"):
        who = surface_subject(verb)
        if who is not None:
            yield from conjuncts(who)


def _fits(doer: Token, place: str) -> bool:
    """Whether a subject is one of those that a place wants."""
    if place == "weapon":
        return doer.lemma_.lower() in words("weapon", "nouns")
    if place == "helpers":
        return subjects.helps(doer)
    return place != "armed" or subjects.fights(doer)


def _own_subject(verb: Token) -> Token | None:
    """The subject; of what is brought about ("prompting X to …") the one made to do it."""
    head = verb.head
    if is_infinitive(verb) and head.lemma_.lower() in words("causing", "verbs"):
        patient = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
        if patient is not None:
            return patient
    if is_infinitive(verb) and verb.dep_ in ("acl", "relcl") and head.dep_ == "attr":
        return surface_subject(head.head)  # "was the first to recognise"
    return surface_subject(verb)
