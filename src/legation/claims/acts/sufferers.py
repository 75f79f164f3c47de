"""To whom an act is done: the other sides in the places that its frame names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.acts import (
    others,
    parties,
    places,
    pointing,
    promises,
    reasons,
    victims,
    within,
)
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.acts.phrase import of_phrase
from legation.claims.clauses import objects_of_prepositions, possessor, surface_subject
from legation.language import Token
from legation.model import ActKind, Actor

_ADDRESSING = ("to", "with", "against", "from", "upon")
_MODIFYING = ("amod", "compound", "nmod")
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
_HOSTILE = frozenset({ActKind.ACCUSE, ActKind.SANCTION, ActKind.THREATEN})
_SAID = frozenset({ActKind.ACCUSE, ActKind.SUPPORT})
_ATTACKS = frozenset({ActKind.ASSAULT})
_DRILLS = frozenset({ActKind.COOPERATE, ActKind.MOBILIZE})
_ANSWERING = frozenset({ActKind.ACCUSE, ActKind.REJECT, ActKind.THREATEN})
"""Acts that answer what was done or asked right before."""


def find(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The other sides in the first place of the frame that names any.

    Two who do it to each other have another side only "with" somebody.
    """
    several = found.frame.mutual and len(by) > 1
    unknown = addressed(found, by, scene) or promises.for_a_purpose(found)
    if found.frame.kind in _SAID and pointing.of_oneself(found):
        return []
    against = pointing.against(found.token, scene)
    if against:
        return against
    if aimed := reasons.aimed_at(found, by, scene):
        return aimed
    if begun := _begun_with(found, by, scene):
        return [begun]
    private = found.frame.kind not in _BODILY and _private(found.things)
    private = private or _unknown(found, by, scene)
    moved = [] if several or private or unknown else reasons.find(found, by, scene)
    for place in ("with",) if several else found.frame.toward:
        if moved and place in ("opposite", "nearest", "asker"):
            return moved
        if place == "within" and (reacting := _reacting(found, by, scene)) is not None:
            return [reacting]
        if place == "within" and found.frame.part == "verb" and _author(found) is not None:
            continue  # "a charge by its newspapers that A had armed B"
        if place == "within":
            other = within.first_named(found, by, scene) if not private else None
            if other is not None:
                return [other]
        elif place == "pair":
            mine = frozenset(map(parties.key, by))
            if pair := parties.foremost(scene.people, clearly=False, without=mine):
                return pair
        elif place in ("opposite", "asker", "turner", "nearest") and not unknown and not private:
            other = _spoken_of(place, found, by, scene)
            if other is not None:
                return [other]
        if place == "beside":
            verb = _verb_of(found.token)
            here = others.beside(by, verb, scene)
            if verb.dep_ in ("advcl", "acl", "relcl"):  # "flew in since the invasion began"
                own = others.named(scene.sentence.under(verb), scene.people)
                here = [a for a in parties.poles(own) if parties.differs(a, by)]
            return here if len(here) == 1 else []
        if place == "object" and found.frame.deed and pointing.points(found):
            continue
        told: list[Actor] = []
        for token in places.tokens(place, found):
            if several and token.lemma_.lower() in words("mediation", "nouns"):
                continue  # "agreed with Indonesia's help"
            told += [a for a in of_phrase(token, by, scene) if parties.differs(a, by)]
            if told and place != "object":
                break
        if told:
            heard = place in ("to", "with") and all(a.country is None for a in told)
            if heard and _complains(found):
                told = _culprits(found, by, scene) or told
            return parties.poles(told)
    if moved:
        return moved
    if found.frame.kind is ActKind.AID and (home := _fled(found, by, scene)):
        return home
    if partner := _at_the_table(found, by, scene):
        return partner
    if like := _alike(found, by, scene):
        return [like]
    pointed = None if several or private or unknown else _pointed_to(found, by, scene)
    if pointed is not None:
        return [pointed]
    if found.frame.kind not in _BODILY or (unknown and found.frame.kind is ActKind.AID):
        return []
    if any(thing.lemma_.lower() in words("family", "talks") for thing in found.things):
        return []  # where talks were broken off
    return victims.guess(found, by, scene)


def _at_the_table(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """With whom, however deep: "walked away from years of talks on a treaty with the bloc"."""
    if "with" not in found.frame.toward or found.frame.part == "noun":
        return []
    if found.frame.kind not in (ActKind.AGREE, ActKind.SANCTION):
        return []
    common = words("family", "talks") | words("family", "accords") | words("family", "ties")
    for word in found.token.subtree:
        if word.lower_ == "with" and word.head.lemma_.lower() in common:
            told = (a for t in word.children for a in of_phrase(t, by, scene))
            if sides := parties.poles(a for a in told if parties.differs(a, by)):
                return sides[:1]
    return []


def _fled(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whose people are helped by what they left: "opened its door to those fleeing Chad"."""
    for verb in found.token.subtree:
        if verb.lemma_.lower() not in words("helper", "fleeing"):
            continue
        left = [c for c in verb.children if c.dep_ == "dobj"]
        left += objects_of_prepositions(verb, ("from",))
        for place in (
            t for thing in left for t in (thing, *objects_of_prepositions(thing, ("in",)))
        ):
            for code in parties.land_of(place, scene.sentence, scene.people):
                land = parties.country(code, scene.people)
                if land is not None and parties.differs(land, by):
                    return [land]
    return []


def _begun_with(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """To whom it is done in passing: "seized a Japanese boat, holding its crew"."""
    verb = found.token
    owners = (possessor(thing) for thing in found.things)
    owned = any(o is not None and o.lower_ in ("its", "their") for o in owners)
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not owned or found.frame.part == "noun":
        return None
    before = (a for a in reversed(scene.told) if scene.sentence.span.covers(a.evidence[0].span))
    last = next(before, None)
    same = last is not None and not parties.differs(last.by, by)
    if not same or last is None or last.toward is None:
        return None
    return replace(last.toward, span=None)


def _in_one_breath(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whom the verb before is done to: "accused Chad of fraud and threatened to shut the road"."""
    first = found.token.head
    if found.token.dep_ != "conj" or surface_subject(found.token) != surface_subject(first):
        return None
    before = (a for a in reversed(scene.told) if scene.sentence.span.covers(a.evidence[0].span))
    last = next(before, None)
    if last is None or last.toward is None or parties.differs(last.by, by):
        return None
    return replace(last.toward, span=None)


def _verb_of(noun: Token) -> Token:
    """The verb in whose clause a noun stands."""
    return next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), noun)


def _told_whom(found: Set) -> bool:
    """Whether a noun or name that is no side stands where the other would: "asked a court to"."""
    whom = "object" in found.frame.toward and "object" not in found.frame.about
    return whom and any(thing.pos_ != "PRON" for thing in found.things)


def _offers_help(found: Set) -> bool:
    """Whether help is offered: "offered to send troops", but not "to send an envoy"."""
    if found.token.lemma_.lower() not in words("offering", "verbs"):
        return False
    gifts = (c for c in places.complements(found) if c.lemma_.lower() in words("offering", "gifts"))
    things = (t.lemma_.lower() for c in gifts for t in c.children if t.dep_ == "dobj")
    return any(thing not in words("offering", "messengers") for thing in things)


def _dreaded(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who threatened what is warned of or refused: "is opposed to any attack"."""
    if found.frame.kind not in (ActKind.THREATEN, ActKind.REJECT):
        return None
    told = [t for p in ("to", "against", "doer") for t in places.tokens(p, found)]
    feared = words("pointing", "attacks") | words("pointing", "feared")
    attacks = (t for t in told if t.lemma_.lower() in feared)
    if not any(c.lower_ in words("pointing", "any") for t in attacks for c in t.children):
        return None
    return others.agent(by, scene, near=True, kinds=_ATTACKS | _DRILLS | {ActKind.THREATEN})


def _alike(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whom "a similar appeal" is addressed to: whoever was asked or charged so last."""
    alike = words("pointing", "likening")
    if found.frame.kind not in _ANSWERING | {ActKind.REQUEST, ActKind.SANCTION}:
        return None
    if not any(c.lower_ in alike for thing in found.things for c in thing.children):
        return None
    told = (a.toward for a in reversed(scene.told) if a.kind is found.frame.kind and a.toward)
    last = next(told, None)
    return replace(last, span=None) if last is not None and parties.differs(last, by) else None


def _private(things: Sequence[Token]) -> bool:
    """Whether an object is people of no country: "accused the exiles", "urged others"."""
    return any(
        t.lemma_.lower() in words("family", "people") or t.lower_ in words("strangers", "words")
        for t in things if possessor(t) is None
    )  # fmt: skip


def _culprits(found: Set, by: Sequence[Actor], scene: Scene) -> list[Actor]:
    """Whom a complaint to others is about: "protested to the United Nations about a Thai raid"."""
    deeds = (t for place in ("about", "over", "at", "against") for t in places.tokens(place, found))
    for deed in deeds:
        if blamed := [a for a in of_phrase(deed, by, scene) if parties.differs(a, by)]:
            return blamed
    culprit = others.asker(by, scene)
    return [culprit] if culprit is not None else []


def _complains(found: Set) -> bool:
    """Whether those it is told to only hear of it: "complained to the Security Council"."""
    return found.frame.kind is ActKind.ACCUSE and found.frame.part == "verb"


def _unknown(found: Set, by: Sequence[Actor], scene: Scene) -> bool:
    """Whether the one accused, asked or threatened is named, and nobody knows: "the West"."""
    if found.frame.kind not in _ANSWERING | {ActKind.REQUEST}:
        return False
    named = (
        t for t in found.things
        if t.pos_ == "PROPN" and t.lower_ not in words("audience", "nouns")
    )  # fmt: skip
    return any(not of_phrase(t, by, scene) for t in named)


def _spoken_of(place: str, found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whoever is answered, or the other side that the text speaks of."""
    if place == "turner":
        return others.asker(by, scene)
    if place == "nearest":
        if _told_whom(found):
            return None
        return _in_one_breath(found, by, scene) or others.nearest(by, found.token, scene)
    if place == "asker" and not pointing.described(found.token):
        return others.asker(by, scene) or others.counterpart(by, scene.people)
    pointed = _pointed_to(found, by, scene)
    step = pointing.step(found)
    if step is not None and (pointed is not None or step.lemma_ in words("pointing", "attacks")):
        return pointed  # who attacked is never guessed
    heard = _addressed(found.token, by, scene)
    if heard is not None:
        return heard
    going_on = _in_one_breath(found, by, scene) or _dreaded(found, by, scene)
    if going_on is not None:
        return going_on
    helping = found.frame.kind is ActKind.AID or _offers_help(found)
    if helping and (needy := others.in_need(by, scene)) is not None:
        return needy
    punished = found.frame.kind is ActKind.SANCTION
    shared = others.alongside(by, scene) if punished else None
    if shared is not None:
        return shared
    here = others.beside(by, found.token, scene)
    if here:
        return here[0] if len(here) == 1 else others.counterpart(by, scene.people)
    if pointed is not None or (found.frame.kind is ActKind.REJECT and pointing.points(found)):
        return pointed
    turned = others.asker(by, scene) if found.frame.kind in _ANSWERING else None
    if found.frame.kind is ActKind.MOBILIZE:
        turned = others.counterpart(by, scene.people)
    ways = words("borders", "nouns") | words("borders", "ways")
    shut = any(t.lemma_.lower() in ways for t in found.things)
    if turned is None and punished:
        turned = others.struck_by(by, scene) or (None if shut else others.speaker(by, scene))
    other = turned or others.opposite(by, found.token, scene)
    # "China expressed concern", and nothing tells about what
    if other is None and _goes_on(found.token):
        other = others.as_before(by, scene)
    kind = found.frame.kind
    if other is None and kind in _HOSTILE:
        other = others.foe(by, scene)
    if other is None and kind in _ANSWERING:
        other = others.charged(by, scene)
    if other is None and kind in (ActKind.AID, ActKind.SUPPORT):
        other = others.helped(by, scene)
    return other or (others.agent(by, scene, near=True) if found.frame.alone else None)


def _pointed_to(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who did what "it", "the decision" or "such a step" points back to."""
    answering = found.frame.kind is ActKind.REJECT
    if answering and pointing.described(found.token):
        return others.just_now(by, scene)
    if pointing.points(found):
        return others.speaker(by, scene) if answering else others.agent(by, scene, near=True)
    step = pointing.step(found)
    if step is None:
        return None
    if any(c.lower_ == "such" for c in step.children):
        return others.speaker(by, scene)
    if step.lemma_.lower() in words("pointing", "drills"):
        return others.agent(by, scene, near=True, kinds=_DRILLS)
    armed = step.lemma_.lower() in words("pointing", "attacks")
    culprit = others.charged(by, scene) if found.frame.kind is ActKind.ACCUSE else None
    if culprit is not None and not armed:
        return culprit
    moved = found.frame.kind in (ActKind.REJECT, ActKind.SUPPORT) and not armed
    lately = others.just_told(by, scene) if moved else None
    return lately or others.agent(by, scene, near=False, kinds=_ATTACKS if armed else None)


def _goes_on(verb: Token) -> bool:
    """Whether a pronoun or "also" carries on with whoever acted before."""
    who = surface_subject(verb)
    also = any(c.lower_ in ("also", "then", "too", "moreover") for c in verb.children)
    return also or (who is not None and who.lower_ in ("it", "he", "she", "they"))


def _addressed(verb: Token, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whom the one who acts tells so: "told the envoy that his country would not yield"."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.lemma_.lower() not in words("threatening", "telling"):
        return None
    told = (c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i)
    heard = (a for c in told for a in of_phrase(c, by, scene))
    return next((a for a in heard if parties.differs(a, by)), None)


def _reacting(found: Set, by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who does the main deed after a refusal: "A expelled him after B refused to apologise"."""
    verb = found.token
    after = any(m.lower_ in ("after", "because", "since", "when", "as") for m in verb.children)
    if verb.dep_ != "advcl" or not after or found.frame.kind is not ActKind.REJECT:
        return None
    who = surface_subject(verb.head)
    told = parties.standing(who, scene.sentence, scene.people) if who is not None else []
    return next((replace(a, span=None) for a in told if parties.differs(a, by)), None)


def _author(found: Set) -> Token | None:
    """Whoever the object is by: "a charge by Pravda"."""
    return next(
        (t for thing in found.things for t in objects_of_prepositions(thing, ("by",))), None
    )


def addressed(found: Set, by: Sequence[Actor], scene: Scene) -> bool:
    """Whether the words say to whom it is done or whose its object is: then no other is meant.

    What `by` themselves own tells nobody: "conveyed their country's concern".
    """
    told = [t for p in found.frame.toward if p in _ADDRESSING for t in places.tokens(p, found)]
    told += [c for c in found.token.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN")]
    if found.frame.kind is ActKind.AID:
        placed = words("family", "people") | words("family", "targets")
        told = [t for t in told if t.lemma_.lower() not in placed]
    if any(t.lemma_.lower() not in words("where", "nouns") for t in told):
        return True
    owned = (possessor(thing) for thing in found.things if thing != found.token)
    return any(o.pos_ != "PRON" and not _mine(o, by, scene) for o in owned if o is not None)


def _mine(owner: Token, by: Sequence[Actor], scene: Scene) -> bool:
    actors = parties.standing(owner, scene.sentence, scene.people)
    return bool(actors) and not any(parties.differs(actor, by) for actor in actors)
