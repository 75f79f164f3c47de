"""Grammatical places: which words stand in the slots that a frame names."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims import coming, holders, nobody, relatives
from legation.claims.aboard import aboard
from legation.claims.asides import back_from, come_back, described, visiting
from legation.claims.borne_far import behind_its_place
from legation.claims.clauses import (
    is_passive,
    objects,
    objects_of_prepositions,
    possessor,
    subject,
    surface_subject,
)
from legation.claims.displaced import displaced
from legation.claims.frames import frames, words
from legation.claims.noun_phrases import at_venue, postmodifier
from legation.claims.triggers import Trigger, stands_between, way
from legation.claims.wording import stands_apart
from legation.language import Token, table
from legation.model import Kind


def tokens(trigger: Trigger, slot: str) -> list[Token]:
    """The heads of the phrases that stand in a slot of the trigger's frame."""
    found = [_himself(token, trigger) for token in _tokens(trigger, slot)]
    if slot == "subject" and trigger.kind is Kind.VISIT:
        found = [aboard(token) for token in found]
    return [one for token in found for one in (*_before_it(token), token)]


def _behind_the_name(found: Sequence[Token]) -> list[Token]:
    """ "between its deputy minister, X, and Peru's Y": Y, whom the parser puts below X."""
    return [
        other for noun in found for name in noun.children if name.dep_ == "appos"
        for other in name.children if other.dep_ == "conj"
    ]  # fmt: skip


def _before_it(noun: Token) -> list[Token]:
    """ "the Colombian government and ELN rebels": the first of two, which the parser puts below."""
    return [
        c for c in noun.children
        if c.dep_ == "nmod" and c.pos_ == "NOUN" and any(g.dep_ == "cc" for g in c.children)
    ]  # fmt: skip


def _tokens(trigger: Trigger, slot: str) -> list[Token]:
    token, verb = trigger.token, trigger.carrier
    if slot in ("subject", "object") and stands_between(token, trigger.sentence):
        return [token.doc[token.i - 1]] if slot == "subject" else [token.head]
    if slot == "subject":
        found = subject(token) or holders.right_before(token, trigger)
        if found is None and trigger.frame.passive:
            found = surface_subject(token)  # "is expected in Vienna", "is bound for Lima"
        return [found] if found is not None else []
    if slot == "object":
        return list(objects(token)) or displaced(token, trigger.sentence)
    if slot == "sender":
        who = nobody.sender(token)
        return [who] if who is not None else []
    if slot in ("named", "styled"):
        return [token]
    if slot == "attended":
        return coming.within(token, verb)
    if slot == "itself":
        return [c for c in token.children if c.dep_ == "pobj"]
    if slot == "described":
        who = described(token)
        return [who] if who is not None else []
    if slot == "traveller":
        verb = way(token)
        who = subject(verb) if verb is not None else None
        return [who] if who is not None else []
    if slot == "modified":
        return [visited] if (visited := visiting(token, trigger.sentence)) is not None else []
    if slot == "recipient" and trigger.frame.part == "noun" and token.dep_ != "dobj" and verb:
        return []
    if slot == "recipient":
        giving = verb or token
        if verb is not None and is_passive(verb):
            if token.dep_ == "pobj" and token.head.head == verb:
                return []  # "was invited on a visit"
            return [c for c in verb.children if c.dep_ == "nsubjpass"]
        return [c for c in giving.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if slot == "possessor":
        owner = possessor(token)
        if owner is None and token.dep_ == "conj" and token.head.lemma_ in frames("noun"):
            owner = possessor(token.head)  # "his trip and the talks with X"
        return [owner] if owner is not None else come_back(token)
    if slot == "holder":
        return holders.of(trigger)
    if slot == "addressee":
        return _addressees(token, verb)
    if slot == "honour":
        verb = verb or token
        said = [c for c in (*token.children, *verb.children) if c.lower_ == "in"]
        words_of = [g for c in said for g in c.children if g.lemma_ in ("honour", "honor")]
        owned = [c for word in words_of for c in word.children if c.dep_ == "poss"]
        return owned + [o for word in words_of for o in objects_of_prepositions(word, ("of",))]
    if slot == "compound":
        level = [token, *(c for c in token.children if c.dep_ == "compound")]
        if token.dep_ == "pobj" and token.head.head.lemma_ in words("legs", "words"):
            level.append(token.head.head)  # "the Chilean leg of his trip"
        return [
            c for above in level for c in above.children
            if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ", "NOUN")
            and (c.text[:1].isupper() or c.i in trigger.sentence.names)
        ]  # fmt: skip
    found_in = list(objects_of_prepositions(token, (slot,)))
    for child in token.children:
        # "is due in London": the adjective bears the place.
        if child.dep_ == "acomp" and not (trigger.frame.only and trigger.frame.placed):
            found_in += objects_of_prepositions(child, (slot,))
    if trigger.frame.part == "noun":
        # "held talks in Geneva on Monday with X": the verb may bear the noun's preposition.
        own = verb is not None and any(slot in f.host for f in frames("verb").get(verb.lemma_, ()))
        borne = slot in ("with", "between", "among", "by") or slot in trigger.frame.person & {"for"}
        taken = verb is not None and verb.lemma_ in words("carriers", "taking")
        borne = borne or (slot == "from" and taken and token.dep_ == "dobj")
        # "on a visit by a king was received by X": X is no visitor.
        aside = bool(found_in) or token.dep_ == "pobj"
        borne = borne and not (slot == "by" and (aside or holders.is_arranged(verb)))
        if found_in and verb is not None and stands_apart(token, verb):
            borne = False
        if verb is not None and borne and not own:
            found_in += objects_of_prepositions(verb, (slot,))
        behind = postmodifier(token)
        own_by = slot == "by" and not holders.is_arranged(behind)
        if behind is not None and (slot in ("with", "between") or own_by):
            found_in += objects_of_prepositions(behind, (slot,))
        if slot in ("between", "among"):
            if at_venue(token):
                found_in += objects_of_prepositions(token.head.head, (slot,))
            found_in += _deeper(token, slot)
            found_in += _behind_the_name(found_in)
        if slot in ("of", "between", "among"):
            found_in += behind_its_place(trigger, slot)
        if slot == "with":
            found_in += _with_deeper(token, ("on", "about", "over", "of", "in", "at"))
            found_in += _with_measured(token)
            if (back := back_from(token)) is not None:
                found_in += objects_of_prepositions(back, (slot,))
        if slot in ("with", "to", "for"):
            found_in += relatives.led_to(token, slot)
            found_in += relatives.with_whom(verb, slot) if verb is not None else []
        on_visit = trigger.frame.kind.group == "visit" and slot in ("to", "in")
        if on_visit and verb is not None and verb.lemma_ in words("carriers", "phases"):
            found_in += objects_of_prepositions(verb, (slot,))
        elif trigger.frame.kind.group == "visit":
            found_in += borne_behind(token, verb, slot)
        given = trigger.frame.attribute or "recipient" in trigger.frame.visitor
        to = slot == "to" and verb is not None and verb.lemma_ == "be"  # "is host on Friday to X"
        if given and verb is not None and (to or slot in trigger.frame.host):
            # "was guest of honour at a parade in Lima", "was given a warm welcome in Lima"
            borne_by = list(objects_of_prepositions(verb, (slot,)))
            found_in += borne_by
            found_in += [o for at in borne_by for o in objects_of_prepositions(at, ("in",))]
        if trigger.frame.kind.group == "visit" and slot in ("to", "in"):
            for visitor in objects_of_prepositions(token, ("by", "of")):
                found_in += objects_of_prepositions(visitor, (slot,))
        if trigger.frame.kind.group == "visit" and slot in ("by", "of"):
            # "the visit to Harare of Vice-President X"
            for where in objects_of_prepositions(token, ("to",)):
                found_in += objects_of_prepositions(where, (slot,))
        return found_in
    if slot in ("with", "to", "from", "for"):
        # "conferred with his cabinet on trade with Japan": with whom is told already.
        through = [] if slot == "with" and found_in else _through_means(token, slot)
        found_in += through + relatives.with_whom(token, slot)
    if slot == "with":
        found_in += ([] if found_in else _with_deeper(token)) + _with_measured(token)
    if slot == "to" and "object" in trigger.frame.visitor:
        # "invited Spain's Pedro Sanchez to Rabat": the parser hangs the place on the name.
        named = (o for o in objects(token) if o.i in trigger.sentence.names)
        found_in += [where for one in named for where in objects_of_prepositions(one, ("to",))]
    idiom = trigger.frame.placed and (trigger.frame.only or trigger.frame.part == "company")
    if idiom or (slot == "with" and "object" in trigger.frame.topic):
        # "discussed the plans with X", "set foot in Peru", "are off to Lima": the parser hangs the
        # partner and the place on the object or the adverb.
        bearing = [*objects(token), *(c for c in token.children if c.dep_ in _ADVERBIAL)]
        if slot == "with":
            bearing += objects_of_prepositions(token, ("to",))  # "came face to face with X"
        if slot in _BESIDE:
            bearing += [c for p in token.children if p.dep_ == "prep" for c in p.children]
        for within in bearing:
            found_in += objects_of_prepositions(within, (slot,))
            # "exchanged views on gas with X"
            found_in += _with_deeper(within) if slot == "with" else []
    return found_in


_BESIDE = ("beside", "alongside", "opposite")


def borne_behind(noun: Token, verb: Token | None, slot: str) -> list[Token]:
    """ "scrapped a detour to Quito", "was on a swing last week through Peru": right behind it.

    The parser hangs on the verb what leads the journey on; nothing stands between but the
    noun's own words and a time ("on a swing early this month through Peru").
    """
    if verb is None or slot not in ("to", "through"):
        return []
    leads = next((c for c in verb.children if c.lower_ == slot and c.i > noun.i), None)
    if leads is None or leads.dep_ != "prep":
        return []
    own = set(noun.subtree)
    for time in verb.children:
        own |= set(time.subtree) if time.dep_ in ("npadvmod", "tmod") else set()
    if any(word not in own for word in noun.doc[noun.i + 1 : leads.i]):
        return []
    return [c for c in leads.children if c.dep_ == "pobj"]


_ADVERBIAL = ("advmod", "prt", "acomp")


def _himself(token: Token, trigger: Trigger) -> Token:
    """ "Maliki himself plans to go": the name right before the pronoun."""
    alone = token.lower_ in ("himself", "herself", "themselves", "itself")
    before = token.i - 1
    return token.doc[before] if alone and before in trigger.sentence.names else token


def _with_deeper(told: Token, about: Sequence[str] = ("on", "about", "over", "for")) -> list[Token]:
    """ "talks on a trade pact with Indonesia", "talked about gas with X": it hangs on the topic."""
    return [
        partner
        for topic in objects_of_prepositions(told, about)
        if topic.head.lower_ != "over" or not _is_meeting(topic)
        for partner in objects_of_prepositions(topic, ("with",))
    ]


def _is_meeting(noun: Token) -> bool:
    """Whether it is one by itself: "spoke over lunch with X", not "in a call with X"."""
    told = frames("noun").get(noun.lemma_, ())
    return bool(told) and all(frame.kind is not Kind.CALL for frame in told)


def _with_measured(told: Token) -> list[Token]:
    """ "conferred for an hour with X": it hangs on how long it took."""
    units = table("en", "times")["units"]
    return [
        partner
        for length in objects_of_prepositions(told, ("for", "over"))
        if length.lemma_ in units
        for partner in objects_of_prepositions(length, ("with",))
    ]


def _through_means(verb: Token, slot: str) -> list[Token]:
    """ "speaks by telephone with X": the partner hangs on the means.

    Not on what tells of an engagement itself: "spoke of trade in a meeting with X".
    """
    return [
        partner
        for means in objects_of_prepositions(verb, ("by", "over", "via", "on", "in", "down", "en"))
        if not _is_meeting(means)
        for partner in objects_of_prepositions(means, (slot,))
    ]


def _addressees(noun: Token, verb: Token | None) -> list[Token]:
    """ "told the minister in a call", "gave the news to X during talks": to whom it was said."""
    if (
        verb is None
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in ("in", "during", "by", "over", "to", "for", "at")
    ):
        return []
    if noun.head.lower_ in ("to", "for"):
        # "invited A and B to a summit": the one who asks and those who are asked.
        asks = subject(verb) if verb.lemma_ in ("invite", "join", "ask", "press") else None
        return [*([asks] if asks is not None else []), *objects(verb)] if asks else []
    if any(c.lower_ in ("with", "between") for c in noun.children):
        return []  # "called Taiwan a province in talks with X"
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    told += objects_of_prepositions(verb, ("to", "with"))
    if verb.lemma_ == "let":  # "let him know"
        known = (c for c in verb.children if c.dep_ == "ccomp")
        told += [g for c in known for g in c.children if g.dep_ == "nsubj" and g.i > verb.i]
    return [c for c in told if c.i != noun.i]


def _deeper(noun: Token, slot: str) -> list[Token]:
    """ "talks on reopening the border between A and B": the pair stands deeper in the phrase."""
    near = noun.doc[noun.i + 1 : noun.i + 7]
    return [
        inner for token in (*noun.subtree, *near)
        if token.lower_ == slot and token.dep_ == "prep" and token.i > noun.i
        for inner in token.children
        if inner.dep_ == "pobj" and any(c.dep_ == "conj" for c in inner.children)
    ]  # fmt: skip
