"""Phrases that give what the text tells as somebody's: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.clauses import objects_of_prepositions, possessor, surface_subject
from legation.claims.sourcing.attributions import contents, speakers
from legation.claims.sourcing.attributions.listed import words
from legation.claims.sourcing.attributions.place import Attribution, Place
from legation.language import Token
from legation.model import Span


def according(token: Token, place: Place) -> Iterator[Attribution]:
    """ "according to X": the rest of the sentence."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or named is None or place.quoted(token) is not None:
        return
    last = _end(named)
    cue, source = place.words((token.i, to.i)), place.words((named.left_edge.i, last))
    yield from _around(place.sentence.reach(token.i, last), source, cue, place)


def _end(named: Token) -> int:
    """The last token of the source named: a comma ends it where no apposition follows."""
    for comma in named.doc[named.i + 1 : named.right_edge.i + 1]:
        if comma.text != ",":
            continue
        following = comma.nbor()
        apposed = any(
            a.i > named.i and a.dep_ in ("appos", "relcl", "acl")
            for a in (following, *following.ancestors)
        )  # fmt: skip
        if not apposed:
            return comma.i - 1
    return named.right_edge.i


def view(noun: Token, place: Place) -> Iterator[Attribution]:
    """ "in X's view", "in the words of X": the rest of the sentence."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "by") or place.quoted(noun):
        return
    owner = possessor(noun)
    if owner is None and any(c.dep_ == "det" for c in noun.lefts):
        owner = next(objects_of_prepositions(noun, ("of",)), None)
    if owner is None:
        return
    source = place.words((owner.left_edge.i, owner.right_edge.i))
    yield from _around(
        place.sentence.under(noun.head), source, place.words((noun.i, noun.i)), place
    )


def _around(region: Span, source: Span, cue: Span, place: Place) -> Iterator[Attribution]:
    whole = place.sentence.span
    sides = (Span(whole.start, region.start), Span(region.end, whole.end))
    content = tuple(s for s in (place.trimmed(side) for side in sides) if s.end - s.start > 1)
    if content:
        yield Attribution(
            source=(source,), cue=(cue,), content=content, region=region, sentence=place.index,
            behind=content[0].start < region.start, speech=False,
        )  # fmt: skip


def adjective(token: Token, place: Place) -> Iterator[Attribution]:
    """ "is confident that …", "is keen to …"."""
    reach = contents.of_adjective(token)
    made = token.head.lemma_ == "make" and token.lower_ == "clear"
    if reach is None or not (made or token.dep_ in ("acomp", "oprd", "attr", "ROOT", "conj")):
        return
    speaker = surface_subject(token.head)
    if speaker is None or speaker.i > token.i or place.quoted(token) is not None:
        return
    if speaker.lower_ in words("small", "nobody") | words("small", "first"):
        return
    verb = token.head if token.head.i > speaker.i else token
    source = speakers.phrase(speaker, verb)
    region = place.sentence.reach(min(source[0], token.i), token.i)
    yield Attribution(
        source=(place.words(source),), cue=(place.words((token.i, token.i)),),
        content=(place.words(reach),), region=region,
        sentence=place.index, behind=False, speech=False,
    )  # fmt: skip


def noun(token: Token, lemma: str, place: Place) -> Iterator[Attribution]:
    """ "X's claim that …", "expressed the hope that …", "fears that …"."""
    reach = contents.of_noun(token)
    if reach is None or place.quoted(token) is not None:
        return
    owner = possessor(token) or next(objects_of_prepositions(token, ("by", "from", "of")), None)
    if token.dep_ == "dobj" and token.head.lemma_.lower() in words("verbs", "expressing"):
        return
    light = token.head.lemma_.lower() in words("nouns", "light")
    if owner is None and token.dep_ == "dobj" and light:
        owner = speakers.of_verb(token.head)
    if owner is None and lemma in words("nouns", "owned"):
        return
    if owner is not None and owner.lower_ in words("small", "nobody"):
        return
    source = (place.words(speakers.phrase(owner, token)),) if owner is not None else ()
    yield Attribution(
        source=source, cue=(place.words((token.i, token.i)),), content=(place.words(reach),),
        region=place.sentence.at(token), sentence=place.index, behind=False, speech=False,
    )  # fmt: skip
