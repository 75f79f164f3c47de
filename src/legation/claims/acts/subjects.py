"""Whom the subject of an act stands for: a state, its arms and organs, a pronoun, a speaker."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.acts import naming, parties, places
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    conjuncts,
    objects_of_prepositions,
    possessor,
    surface_subject,
)
from legation.claims.people import People
from legation.language import Sentence, Token
from legation.model import Actor, ActorType

_PAIR = 2
_ACROSS = ("into", "at", "across", "over", "toward", "towards")
_BEARING = words("stateless", "bearing")
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5}


def actors_of(verb: Token, token: Token, scene: Scene) -> list[Actor]:
    """The actors of a subject; "it" looks back, "a Russian jet" acts for Russia."""
    sentence, before, people = scene.sentence, scene.before, scene.people
    of = objects_of_prepositions(token, ("of",))  # "a team of Swiss rescuers"
    coming = verb.lemma_.lower() in words("helper", "coming") and any(helps(t) for t in of)
    if places.neighbouring(token) or (stateless(token) and not coming):
        return []
    if (own := _itself(verb, token, scene)) is not None:
        return own
    if teller := _teller(verb, token, scene):
        return teller
    actors = _of_the_clause(verb, token, scene) or parties.standing(token, sentence, people)
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
    if not actors and token.lower_ == "it" and (own := _of_the_speaker(verb, scene)):
        return own
    if not actors and token.lower_ == "it" and before is not None:
        return _same_as(before, people)
    if not actors and token.lower_ in ("he", "she") and before is not None:
        return _official(before, people)
    if _by_the_speaker(verb):
        # "demanded that A's officers leave, and put divisions on alert"
        speaker = surface_subject(verb.head.head)
        return parties.standing(speaker, sentence, people) if speaker is not None else []
    if not actors and _the_ministry(token):
        return _of_the_story(scene)
    if not actors and (owners := _whose(verb, token)):
        return [a for owner in owners for a in parties.standing(owner, sentence, people)]
    unknown = not people.actors(token, sentence)
    if unknown and verb.dep_ == "conj" and verb.head.dep_ == "ccomp":
        # "Beijing said its crews were calm and accused X": the parser takes the crews to accuse.
        speaker = surface_subject(verb.head.head)
        actors = parties.standing(speaker, sentence, people) if speaker is not None else []
    if not actors and (fights(token) or helps(token)):
        armed = [a for part in conjuncts(token) for a in _behind_arms(part, sentence, people)]
        return armed or _who_would(verb, scene) or _shooting_across(verb, token, scene)
    if not actors and token.lemma_.lower() in words("family", "people"):
        return parties.bodies(token, sentence, people)
    if not actors and token.lemma_.lower() in words("organs", "nouns"):
        owner = possessor(token)
        own = parties.standing(owner, sentence, people) if owner is not None else []
        written = objects_of_prepositions(token, ("by", "from"))
        own = own or next((a for t in written if (a := actors_of(verb, t, scene))), [])
        own = own or parties.bodies(token, sentence, people) or parties.of_rebels(token, people)
        return own or parties.owners(token, sentence, people) or _writer(token, scene)
    return actors


def _whose(verb: Token, token: Token) -> list[Token]:
    """ "Kuwait, whose ruler cut off aid": Kuwait; of "A and B, whose ministers signed" both."""
    whose = next((c for c in token.children if c.lower_ == "whose"), None)
    if whose is None:
        return []
    before = whose.nbor(-2) if whose.i > 1 and whose.nbor(-1).text == "," else whose
    if before.pos_ != "PROPN":
        return [verb.head] if verb.dep_ == "relcl" else []
    several = before
    while token.tag_ == "NNS" and several.dep_ == "conj":
        several = several.head
    return conjuncts(several) if several != before else [before]


def _itself(verb: Token, token: Token, scene: Scene) -> list[Actor] | None:
    """Whose government says of itself what "it" will do: nobody else, even if that is unknown."""
    who = surface_subject(verb.head) if token.lower_ == "it" and verb.dep_ == "ccomp" else None
    if who is None or who.lemma_.lower() not in words("ministry", "selves"):
        return None
    return parties.standing(who, scene.sentence, scene.people)


def _of_the_speaker(verb: Token, scene: Scene) -> list[Actor]:
    """Whose officials or arms say what "it" will do: "Fijian officials said it would pay"."""
    who = surface_subject(verb.head) if verb.dep_ == "ccomp" else None
    if who is None or who.pos_ != "NOUN" or who.i > verb.i or stateless(who):
        return []
    if not (
        fights(who) or who.lemma_.lower() in words("organs", "nouns") | words("seated", "nouns")
    ):
        return []
    told = parties.standing(who, scene.sentence, scene.people)
    told = told or parties.owners(who, scene.sentence, scene.people)
    return [replace(a, span=None) for a in told if a.country][:1]


def _teller(verb: Token, token: Token, scene: Scene) -> list[Actor]:
    """Who tells another what "it" will do: "Austria told Hungary that it would take no more"."""
    would = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    telling = verb.head.lemma_.lower() in ("tell", "inform", "assure", "notify")
    if token.lower_ != "it" or token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not telling:
        return []
    who = surface_subject(verb.head) if would else None
    told = parties.standing(who, scene.sentence, scene.people) if who is not None else []
    return [replace(a, span=None) for a in told]


def _of_the_clause(verb: Token, token: Token, scene: Scene) -> list[Actor]:
    """Whom "it" means in what describes an object: "UNITA held on to towns it had seized"."""
    thing = verb.head
    if token.lower_ != "it" or verb.dep_ not in ("relcl", "acl") or thing.dep_ == "nsubj":
        return []
    above = next((t for t in thing.ancestors if t.pos_ == "VERB"), None)
    who = surface_subject(above) if above is not None and above.i < thing.i else None
    if who is None:
        return []
    told = parties.standing(who, scene.sentence, scene.people)
    poles = parties.poles(replace(a, span=None) for a in told if a.type is not ActorType.PERSON)
    return poles if len(poles) == 1 else []


def stateless(token: Token) -> bool:
    """Whether somebody speaks for no state: "the captain", "an opposition leader"."""
    if any(c.dep_ == "compound" or c.lower_ in _BEARING for c in token.children):
        return False  # "customs men", "armed men"
    if token.lower_ in words("stateless", "nouns") and token.text.islower():
        return True
    return any(c.lower_ in words("stateless", "modifiers") for c in token.children)


def _the_ministry(token: Token) -> bool:
    """ "the foreign ministry", which nothing tells the country of."""
    before = {c.lower_ for c in token.children if c.i < token.i}
    return (
        token.lemma_.lower() in words("ministry", "nouns")
        and "the" in before and before <= words("ministry", "modifiers")
        and not any(c.dep_ == "prep" for c in token.children)
    )  # fmt: skip


def _of_the_story(scene: Scene) -> list[Actor]:
    """The dateline's country where the article is about it and one other."""
    pair = parties.foremost(scene.people, clearly=False)
    return [replace(land, span=None) for land in pair if land.country == scene.home]


def _who_would(verb: Token, scene: Scene) -> list[Actor]:
    """Whose arms a speaker says would act: "the minister said the air force would strike"."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "will") for c in verb.children)
    if verb.dep_ != "ccomp" or not would:
        return []
    who = surface_subject(verb.head)
    return parties.standing(who, scene.sentence, scene.people) if who is not None else []


def _shooting_across(verb: Token, token: Token, scene: Scene) -> list[Actor]:
    """From whose land arms shoot at another: "militants in Gaza fired rockets at Israel"."""
    if verb.lemma_.lower() not in words("armed", "shooting"):
        return []
    hosts = (verb, *(c for c in verb.children if c.dep_ == "dobj"))
    if not any(True for host in hosts for _ in objects_of_prepositions(host, _ACROSS)):
        return []
    where = objects_of_prepositions(token, ("in", "inside"))
    codes = [c for t in where for c in parties.land_of(t, scene.sentence, scene.people)]
    return [a for c in codes if (a := parties.country(c, scene.people)) is not None][:1]


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


def _writer(paper: Token, scene: Scene) -> list[Actor]:
    """Whose paper nothing tells but its verb: "broke off the plan in a letter that blamed B".

    So is a paper that somebody passes: "parliament adopted a resolution denouncing B".
    """
    if paper.dep_ == "dobj" and paper.head.lemma_.lower() in words("writing", "passing"):
        who = surface_subject(paper.head)
        return actors_of(paper.head, who, scene) if who is not None else []
    if paper.dep_ == "nsubjpass" and paper.head.lemma_.lower() in words("writing", "passing"):
        by = objects_of_prepositions(paper.head, ("by",))  # "was adopted by Danish deputies"
        return next((a for who in by if (a := actors_of(paper.head, who, scene))), [])
    if paper.dep_ != "pobj" or paper.head.lower_ not in ("in", "with", "through"):
        return []
    who = surface_subject(paper.head.head)
    return parties.standing(who, scene.sentence, scene.people) if who is not None else []


def _by_the_speaker(verb: Token) -> bool:
    """Whether a finite verb was joined to an infinite one in what is asked."""
    clause = verb.head
    finite = {c.tag_ for c in clause.children if c.dep_ == "aux"} | {clause.tag_}
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBD" and clause.dep_ in ("ccomp", "xcomp")
        and not finite & {"VBD", "VBZ", "VBP", "MD", "VBN"}
    )  # fmt: skip


def fights(token: Token) -> bool:
    """Whether a noun is of those that act for a state: "jets", "a carrier group"."""
    counted = token.pos_ == "NUM" or token.lower_ in words("light", "nouns")
    several = objects_of_prepositions(token, ("of",)) if counted else ()
    nouns = [token, *several, *(c for c in token.children if c.dep_ == "compound")]
    known = words("armed", "nouns")
    named = any(noun.lemma_.lower() in known or noun.lower_ in known for noun in nouns)
    return named or naming.is_machine(token)


def helps(token: Token) -> bool:
    """Whether a noun is of those that help for a state: "surgeons", "rescue workers"."""
    lemma = token.lemma_.lower()
    tasks = {c.lower_ for c in token.children if c.i < token.i} & words("helper", "tasks")
    return lemma in words("helper", "nouns") or bool(tasks and lemma in words("helper", "hands"))


def _behind_arms(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Whose troops, gunmen or rockets they are: "Hamas fighters", "rockets fired by Hezbollah"."""
    parts = (token, *objects_of_prepositions(token, ("of",)))
    for group in objects_of_prepositions(token, ("of", "from")):
        if named := _called(group, sentence, people):
            return named
    for agent in objects_of_prepositions(token, ("by",)):  # "a strike by the Americans killed"
        using = parties.standing(agent, sentence, people)
        if using := using or parties.owners(agent, sentence, people):
            return using
    for clause in (c for t in parts for c in t.children if c.dep_ in ("acl", "relcl")):
        bound = clause.lemma_.lower() in words("armed", "bound")
        by = ("by", "to", "with", "on") if bound else ("by",)  # "hackers tied to Iran"
        by = ("for",) if clause.lemma_ in ("work", "fight", "act") else by
        by = (*by, "from") if clause.lemma_ in ("launch", "fire") else by
        for agent in objects_of_prepositions(clause, by):
            # "launched from computers inside the Danish ministry"
            for host in (agent, *objects_of_prepositions(agent, ("in", "inside", "at"))):
                using = parties.standing(host, sentence, people)
                if using := using or parties.owners(host, sentence, people):
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
    mine = possessor(token)
    if not owned and mine is not None and mine.pos_ == "PRON":
        owned = parties.standing(mine, sentence, people)  # "the Front said its fighters had …"
    inner = [t for t in objects_of_prepositions(token, ("of", "from")) if t != token]
    first = next((t for t in inner if _named_or_owned(t, sentence, people)), None)
    if owned or first is None:
        return owned
    # "warships from India and Sri Lanka"
    return [a for t in conjuncts(first) for a in _named_or_owned(t, sentence, people)]


def _led(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Who leads it: "a Saudi-led coalition"."""
    leading = (c for c in token.children if c.dep_ == "amod" and c.lemma_ == "lead")
    return [
        actor for verb in leading for c in verb.children
        for actor in parties.owners(c, sentence, people)
    ]  # fmt: skip


def _called(group: Token, sentence: Sentence, people: People) -> list[Actor]:
    """Whom a noun introduces by name: "the Somali group al-Shabaab"."""
    names = (c for c in group.children if c.dep_ == "appos" and c.i == group.i + 1)
    return [a for c in names for a in parties.standing(c, sentence, people)]


def _named_or_owned(token: Token, sentence: Sentence, people: People) -> list[Actor]:
    return parties.standing(token, sentence, people) or parties.owners(token, sentence, people)


def _speaker(token: Token, scene: Scene) -> list[Actor]:
    """Whoever says the words in which a "we" stands."""
    for above in token.ancestors:
        if above.dep_ in ("ccomp", "parataxis"):
            said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
            if said is not None and said.pos_ != "PRON":
                told = parties.standing(said, scene.sentence, scene.people)
                organ = said.lemma_.lower() in words("organs", "nouns") | words("seated", "nouns")
                told = told or (parties.owners(said, scene.sentence, scene.people) if organ else [])
                return told[:1]
    return []


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
