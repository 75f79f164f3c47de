"""Statements, letters and reports that vouch for words without a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.clauses import is_passive, objects_of_prepositions, surface_subject
from legation.claims.people import People
from legation.claims.rumours import put_down
from legation.claims.sourcing.voices import author_of, is_outlet, speaks, vocabulary, voice
from legation.claims.sourcing.vouched import Cue
from legation.language import Sentence, Token


def published(sentence: Sentence, people: People) -> Iterator[Cue]:
    """ "in a statement carried by X": the statement's author and who carried it."""
    for token in sentence:
        if token.dep_ != "pobj" or token.head.lower_ not in ("in", "during"):
            continue
        lemma = token.lemma_.lower()
        if lemma not in vocabulary("documents") and lemma not in vocabulary("documents", "spoken"):
            continue
        spoken = lemma in vocabulary("documents", "spoken")
        carried = vocabulary("verbs", "reported") | vocabulary("verbs", "obtained")
        carriers = [
            by
            for child in token.children
            if child.dep_ == "acl" and child.lemma_.lower() in carried
            for by in objects_of_prepositions(child, ("by",))
        ]
        carriers += [
            outlet for outlet in objects_of_prepositions(token, ("with", "to", "on", "for"))
            if spoken and (v := voice(outlet, sentence, people)) is not None
            and is_outlet(v, outlet, sentence, people)
        ]  # fmt: skip
        voices = [v for by in carriers if (v := voice(by, sentence, people)) is not None]
        # "in an interview from Tripoli" tells where it was given.
        author = None if spoken else author_of(token, sentence, people, owners=False)
        if author is not None:
            voices.append(author)
        if voices and speaks(voices[0]):
            yield Cue(
                voices=tuple(voices), region=sentence.under(token.head), content=sentence.span,
                token=token, after=True,
            )  # fmt: skip


def reports(sentence: Sentence, people: People) -> Iterator[Cue]:
    """ "a magazine report that …", "under a joint communique, …": documents without a verb."""
    for token in sentence:
        lemma = token.lemma_.lower()
        rumour = lemma in vocabulary("documents", "rumours")
        # "Media reports that … were denied": the parser takes the noun for a verb.
        noun = token.pos_ == "NOUN" or token.dep_ in ("nsubj", "nsubjpass")
        if not noun or not (rumour or lemma in vocabulary("documents")):
            continue
        said = [
            c for c in token.children
            if c.dep_ in ("acl", "relcl", "ccomp") and c.i > token.i
            and c.left_edge.lower_ == "that" and c.left_edge.dep_ == "mark"
        ]  # fmt: skip
        denied = [a for a in token.ancestors if a.lemma_.lower() in vocabulary("verbs", "denying")]
        said = said or _far_clause(token)
        if denied and said:
            yield from _denied(token, said[0], denied[0], sentence, people)
        author = author_of(token, sentence, people)
        speaker = author if rumour else voice(token, sentence, people)
        if speaker is None or denied or put_down(token) is not None:
            continue
        above = token.head.head
        if token.head.lower_ == "in" and above.lemma_.lower() in vocabulary("verbs", "saying"):
            continue  # "X said in a statement that …" is X's word
        if said:
            yield Cue(
                voices=(speaker,), region=speaker.span, content=sentence.under(said[0]),
                token=token, after=False,
            )  # fmt: skip
        elif token.head.lower_ == "under" and token.head.i == 0:
            yield Cue(
                voices=(speaker,), region=sentence.under(token.head), content=sentence.span,
                token=token, after=False,
            )  # fmt: skip


def news(sentence: Sentence, people: People) -> Iterator[Cue]:
    """ "Word from X is that …", "the talk in X was that …": what is said is the predicate."""
    for token in sentence:
        if token.dep_ != "nsubj" or token.lemma_.lower() not in vocabulary("documents", "news"):
            continue
        said = [c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.head.i]
        speaker = voice(token, sentence, people)
        if token.head.lemma_ != "be" or not said or speaker is None:
            continue
        yield Cue(
            voices=(speaker,), region=speaker.span, content=sentence.under(said[0]),
            token=token, after=False,
        )  # fmt: skip


def _far_clause(document: Token) -> list[Token]:
    """ "A report in the daily, which cited aides, that …": the clause behind the inner one."""
    within = [c for t in document.subtree for c in t.children if c.dep_ == "relcl"]
    if not any(c.lemma_.lower() in vocabulary("verbs", "citing") for c in within):
        return []
    return [
        token.head
        for token in document.subtree
        if token.lower_ == "that" and token.dep_ == "mark" and token.nbor(-1).text == ","
    ]


def _denied(
    document: Token, said: Token, verb: Token, sentence: Sentence, people: People
) -> Iterator[Cue]:
    """ "X rejected reports that …", "reports that … were denied by X": it is for X to deny."""
    by = next(objects_of_prepositions(verb, ("by",)), None)
    if by is None and is_passive(verb):
        by = _seat(verb, sentence, people)
    denier = by if is_passive(verb) else surface_subject(verb)
    speaker = voice(denier, sentence, people) if denier not in (None, document) else None
    if speaker is not None and speaks(speaker):
        yield Cue(
            voices=(speaker,), region=speaker.span,
            content=sentence.under(said), token=verb, after=False,
        )  # fmt: skip


def _seat(verb: Token, sentence: Sentence, people: People) -> Token | None:
    """ "were dismissed in Colombo": the government that sits there."""
    for place in objects_of_prepositions(verb, ("in",)):
        named = people.register.at(sentence.at(place))
        if named is not None and named.countries and place.pos_ == "PROPN":
            return place
    return None
