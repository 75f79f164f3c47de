"""The international body that a phrase is short for, or that its people act for."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.people import nations, pronouns, titles
from legation.claims.people.names import NameKind
from legation.claims.people.nations import Phrases
from legation.language import Sentence, Token
from legation.model import Actor, ActorType, Span


def short_for(people: Phrases, token: Token, sentence: Sentence) -> Actor | None:
    """ "The bloc", "the Forum", "the council": the international body told of last."""
    if not nations.definite(token) or any(c.dep_ not in ("det", "case") for c in token.children):
        return None
    word, start = token.lower_, sentence.at(token).start
    for name in reversed(people.register.within(Span(0, start))):
        if name.kind is not NameKind.BODY or name.countries:
            continue
        last = name.actor.name.casefold().split()[-1]
        if word == last or word in titles.word_set("groupings"):
            return replace(name.actor, span=sentence.at(token))
    return None


def body_of(people: Phrases, token: Token, sentence: Sentence) -> str | None:
    """The international body that the phrase's people act for: "Houthi negotiators"."""
    for part in nations.modifiers(token):
        if part.dep_ == "poss" and (short := short_for(people, part, sentence)) is not None:
            return short.name
        name = people.register.at(sentence.at(part))
        if name is not None and name.kind is NameKind.BODY and not name.countries:
            return name.actor.name
        if part.dep_ == "poss" and part.pos_ in ("PRON", "DET"):
            for owner in pronouns.resolve(people, part, sentence):
                if owner.type is ActorType.ORGANISATION and owner.country is None:
                    return owner.name
    return None
