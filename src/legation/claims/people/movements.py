"""Fighters told of by what they are: the movement they fight for, or a side of no country."""

from __future__ import annotations

import re
from dataclasses import replace

from legation.claims.people import nations
from legation.claims.people.names import Name, NameKind
from legation.claims.people.nations import Phrases
from legation.language import Sentence, Token
from legation.model import Actor, ActorType, Span


def fighters(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "UNITA rebels", "guerrillas of the ELN", "the rebels": the movement they fight for."""
    for part in nations.modifiers(token):
        name = people.register.at(sentence.at(part))
        if name is not None and name.kind is NameKind.BODY and not name.countries:
            return (name.actor,)
    at = sentence.at(token).start
    told = [
        name for name in people.register.within(Span(0, at))
        if name.kind is NameKind.BODY and _is_movement(people, name)
    ]  # fmt: skip
    if not nations.definite(token) or len({name.actor.name for name in told}) != 1:
        return ()
    return (replace(told[-1].actor, span=sentence.at(token)),)


def of_no_name(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "Rebels from Darfur", "communist guerrillas": a side of no country, by what it is."""
    own = any(c.dep_ in ("amod", "compound", "nmod", "prep") for c in token.children)
    if token.tag_ != "NNS" or not (own or token.dep_ == "conj"):
        return ()
    # "The government and Darfur rebels": the parser hangs both on the last.
    words = re.split(r"\band\s", people.words(token, sentence))[-1]
    end = people.phrase(token, sentence).end
    return (Actor(name=words, type=ActorType.GROUP, span=Span(end - len(words), end)),)


def _is_movement(people: Phrases, name: Name) -> bool:
    body = people.lexicon.body(name.actor.name)
    return body is not None and body.land is not None
