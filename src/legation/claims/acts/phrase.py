"""The sides that a phrase of an act names, or whose what it names is."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.acts import others, parties, places
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import is_day, objects_of_prepositions, possessor
from legation.language import Token
from legation.model import Actor

_MODIFYING = ("amod", "compound", "nmod")


def of_phrase(token: Token, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The sides that a phrase names, or whose what it names is: one unless it counts several."""
    sentence, people = scene.sentence, scene.people
    if is_day(token):
        return []
    if token.tag_ == "WP":
        # "X, with whom he signed a treaty"
        clause = next((t for t in token.ancestors if t.dep_ in ("relcl", "acl")), None)
        token = clause.head if clause is not None else token
    token = places.named_neighbour(token)
    owner = possessor(token)
    if places.neighbouring(token) or (owner is not None and places.neighbouring(owner)):
        other = others.counterpart(by, people) or others.foremost(by, people)
        return [other] if other is not None else []
    if token.pos_ == "NOUN" and (doing := _done_by(token, scene)):
        return doing
    both = parties.both_of(token, by, sentence, people)
    actors = both or _it(token, by, scene) or parties.standing(token, sentence, people)
    if actors:
        return actors
    if rebels := parties.of_rebels(token, people):
        return rebels
    owned_line = owner is not None and owner.pos_ != "PRON"  # "Chad's borders"
    if places.is_border(token) and not owned_line:
        across = places.beyond(token)
        over = [a for other in across for a in parties.standing(other, sentence, people)]
        if over or across:
            return over
    owned = _own(token, scene)
    if not owned and owner is not None and owner.pos_ == "NOUN":
        return of_phrase(owner, by, scene)
    inner = next(objects_of_prepositions(token, ("of",)), None)
    if not owned and inner is not None and inner != token:
        return of_phrase(inner, by, scene)
    if not owned and token.pos_ in ("NOUN", "PROPN"):
        owned = _claimed_by(token, scene)
    if not owned and token.pos_ == "NOUN":
        made = (a for t in places.agents(token) for a in parties.standing(t, sentence, people))
        owned = [a for a in made if parties.differs(a, by)][:1]  # "a declaration by Riga"
    owned = [actor for actor in owned if parties.differs(actor, by)] or owned
    return owned if token.tag_ in ("NNS", "NNPS") and _joined(token) else owned[:1]


def _own(token: Token, scene: Scene) -> list[Actor]:
    """Whose it is: a body's where a country stands only behind: "a NATO plan for Fiji"."""
    sentence, people = scene.sentence, scene.people
    before = [c for c in token.children if c.i < token.i and c.dep_ in (*_MODIFYING, "poss")]
    bodies = parties.bodies(token, sentence, people)
    if token.lemma_.lower() in words("pointing", "attacks") and (led := _led_by(token, scene)):
        return led  # "the U.S.-led invasion of Iraq"
    if bodies and not any(parties.owners(c, sentence, people) for c in before):
        return bodies
    return parties.owners(token, sentence, people) or bodies or _led_by(token, scene)


def of_staff(host: Token, scene: Scene) -> list[Actor]:
    """The body whose people something is about: "to let IAEA inspectors return"."""
    staff = (t for t in host.subtree if t.lemma_.lower() in words("staff", "nouns"))
    owned = (
        parties.bodies(t, scene.sentence, scene.people)
        or [a for of in objects_of_prepositions(t, ("of", "from"))
            for a in parties.standing(of, scene.sentence, scene.people)]
        for t in staff
    )  # fmt: skip
    return next((found for found in owned if found), [])


def _led_by(token: Token, scene: Scene) -> list[Actor]:
    """Who leads or pays for it: "the U.S.-led war", "a Chinese-backed mine"."""
    made = (c for c in token.children if c.dep_ == "amod" and c.tag_ == "VBN" and c.i < token.i)
    return [
        actor for verb in made if verb.lemma_.lower() in words("owning", "behind")
        for c in verb.children if c.dep_ in ("npadvmod", "compound", "nsubj")
        for actor in parties.standing(c, scene.sentence, scene.people)
        or parties.owners(c, scene.sentence, scene.people)
    ]  # fmt: skip


def _claimed_by(place: Token, scene: Scene) -> list[Actor]:
    """Who has it or says so: "an island claimed by Chad", "the reef that Manila holds"."""
    for clause in (c for c in place.children if c.dep_ in ("acl", "relcl")):
        if clause.lemma_.lower() not in words("owning", "claims"):
            continue
        who = [*objects_of_prepositions(clause, ("by", "with"))]  # "disputed with A"
        if clause.lemma_.lower() in words("owning", "holding"):
            who += objects_of_prepositions(clause, ("in",))  # "marbles held in A"
        if clause.dep_ == "relcl":
            who += [c for c in clause.children if c.dep_ == "nsubj" and c.tag_ != "WDT"]
        for holder in who:
            told = parties.standing(holder, scene.sentence, scene.people)
            if told := told or parties.owners(holder, scene.sentence, scene.people):
                return told  # "a mill owned by A's state bank"
    return []


def _done_by(deed: Token, scene: Scene) -> list[Actor]:
    """Whose deed it is: "the expulsion of 14 of its diplomats by Peru"."""
    if deed.lemma_.lower() not in words("family", "deeds"):
        return []
    for agent in places.agents(deed):
        told = parties.standing(agent, scene.sentence, scene.people)
        if told := told or parties.owners(agent, scene.sentence, scene.people):
            return told
    return []


def _it(token: Token, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whom "it" means after one other side: "A recalled its envoy after B charged it …"."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return []
    before = scene.sentence.reach(0, max(token.i - 1, 0))
    found = {parties.key(a): a for a in others.named(before, scene.people)}
    told = [actor for actor in found.values() if parties.differs(actor, by)]
    if not told:
        said = others.speaker(by, scene) if token.dep_ == "pobj" else None
        return [said] if said is not None else []
    return told if len(told) == 1 else []


def _joined(token: Token) -> bool:
    """Whether a plural's modifiers are a row: "the Dutch and Belgian ambassadors"."""
    return any(c.dep_ == "conj" for m in token.children if m.dep_ in _MODIFYING for c in m.children)
