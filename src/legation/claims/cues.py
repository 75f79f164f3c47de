"""Where words of reporting stand, whose they are, and which words they vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    objects,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.voices import Voice, author_of, speaks, vocabulary, voice
from legation.language import Sentence, Token
from legation.model import Span

_QUOTES = frozenset("\"“”'‘’«»")
_BOUNDS = frozenset({",", ":", ";", "-", "--", "–", "—", "\"", "“", "”", "'", "’"})  # fmt: skip
_MODAL_NOT_SAID = frozenset({"should", "could", "might", "may", "must", "can"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Reporting words at `region`, spoken by `voices` (outermost first), and what they vouch for.

    `after` tells that they stand after what is said.
    """

    voices: tuple[Voice, ...]
    region: Span
    content: Span
    token: Token
    after: bool


def find(sentence: Sentence, people: People) -> list[Cue]:
    """The cues of one sentence in the order of its text."""
    cues = list(_verbs(sentence, people))
    cues += _according(sentence, people)
    cues += _published(sentence, people)
    cues = _cited(cues, sentence, people)
    return sorted(cues, key=lambda cue: cue.region)


def _verbs(sentence: Sentence, people: People) -> Iterator[Cue]:
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("amod", "compound"):
            continue
        if lemma in vocabulary("verbs", "citing") and (cue := _quoted(token, sentence, people)):
            yield cue
        elif lemma in _reporting():
            found = _verb(token, sentence, people)
            if found is not None:
                yield found


def _reporting() -> frozenset[str]:
    return (
        vocabulary("verbs", "saying") | vocabulary("verbs", "telling")
        | vocabulary("verbs", "opinion")
    )  # fmt: skip


def _verb(verb: Token, sentence: Sentence, people: People) -> Cue | None:
    """ "X said that …", "…, X said", "X confirmed the visit", "as reported by X"."""
    lemma = verb.lemma_.lower()
    if is_infinitive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return None
    if any(c.dep_ == "aux" and c.lower_ in _MODAL_NOT_SAID for c in verb.children):
        return None
    if is_passive(verb):
        return _agent(verb, sentence, people)
    subject = surface_subject(verb)
    if subject is None or subject.i == verb.i:
        return None
    speaker = voice(subject, sentence, people)
    if speaker is None or not _may(speaker, lemma):
        return None
    own = subject.head == verb and subject.dep_ in ("nsubj", "csubj")
    content = _right(verb, sentence, people) or (_left(verb, subject, sentence) if own else None)
    if content is None:
        return None
    region = _region(verb, subject, sentence, content) if own else sentence.at(verb)
    return Cue(
        voices=(speaker,), region=region, content=content, token=verb,
        after=content.start <= region.start,
    )  # fmt: skip


def _may(speaker: Voice, lemma: str) -> bool:
    if lemma in vocabulary("verbs", "opinion"):
        return speaker.kind == "described" and speaker.human
    return lemma not in vocabulary("verbs", "telling") or speaks(speaker)


def _right(verb: Token, sentence: Sentence, people: People) -> Span | None:
    """What is said after the verb: a clause, or the noun of "confirmed the visit"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.i <= verb.i:
            continue
        finite = child.dep_ in ("ccomp", "xcomp", "pcomp") and child.pos_ in ("VERB", "AUX")
        if finite and (not is_infinitive(child) or lemma in ("claim", "deny")):
            return _clause(child, verb, sentence)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i:
            said = [t for t in child.subtree if t.dep_ == "ccomp"]
            if said:
                return sentence.under(said[0])
        if child.i > verb.i and child.lower_ == ":" and child.i + 1 < len(sentence.doc):
            return sentence.reach(child.i + 1, len(sentence.doc) - 1)
    if lemma in vocabulary("verbs", "objects"):
        for thing in objects(verb):
            if thing.i > verb.i and thing.pos_ in ("NOUN", "PROPN"):
                return sentence.reach(thing.left_edge.i, thing.right_edge.i)
    return None


def _clause(said: Token, verb: Token, sentence: Sentence) -> Span:
    """The clause, and what the parser hung on the verb though it goes on with the clause."""
    last = said.right_edge.i
    for child in verb.children:
        goes_on = child.dep_ in ("advcl", "prep", "npadvmod") and child.i > said.i
        if goes_on and sentence.doc[child.left_edge.i - 1].text != ",":
            last = max(last, child.right_edge.i)
    return sentence.reach(max(said.left_edge.i, verb.i + 1), last)


def _left(verb: Token, subject: Token, sentence: Sentence) -> Span | None:
    """What stands before "…, X said", and what goes on after it."""
    if verb.lemma_.lower() not in vocabulary("after", "verbs"):
        return None
    first = min(verb.i, subject.left_edge.i)
    before = first - 1
    # "Ankara, he said, had shelved": adverbs may stand between the comma and the speaker.
    while before >= 0 and sentence.doc[before].pos_ in ("ADV", "CCONJ"):
        before -= 1
    if before < 1 or sentence.doc[before].text not in _BOUNDS:
        return None
    if verb.dep_ in ("relcl", "acl", "pcomp"):
        return None
    return sentence.span


def _region(verb: Token, subject: Token, sentence: Sentence, content: Span) -> Span:
    """Speaker, verb and what hangs on them, the words they vouch for left out."""
    first = min(verb.i, subject.left_edge.i)
    last = max(verb.i, subject.right_edge.i if subject.i > verb.i else verb.i)
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("npadvmod", "prep", "dobj", "dative", "advmod"):
            reach = sentence.under(child)
            if content == sentence.span or not content.overlaps(reach):
                if child.left_edge.i == last + 1:
                    last = max(last, child.right_edge.i)
    return sentence.reach(first, last)


def _agent(verb: Token, sentence: Sentence, people: People) -> Cue | None:
    """ "as reported by X", "it was announced by X that …"."""
    if verb.lemma_.lower() not in vocabulary("verbs", "reported"):
        return None
    for by in objects_of_prepositions(verb, ("by",)):
        speaker = voice(by, sentence, people)
        if speaker is None or not speaks(speaker):
            continue
        region = sentence.reach(verb.i, by.right_edge.i)
        content = _right(verb, sentence, people)
        if content is None and verb.dep_ in ("acl", "relcl"):
            continue
        return Cue(
            voices=(speaker,), region=region, content=content or sentence.span, token=verb,
            after=content is None,
        )  # fmt: skip
    return None


def _quoted(verb: Token, sentence: Sentence, people: People) -> Cue | None:
    """ "Y quoted X as saying …", "X was quoted (by Y) as saying …"."""
    saying = next(
        (
            t for child in verb.children if child.dep_ == "prep" and child.lower_ == "as"
            for t in child.children if t.dep_ == "pcomp"
        ),
        None,
    )  # fmt: skip
    if saying is None:
        return None
    if is_passive(verb):
        spoken, quoter = surface_subject(verb), next(objects_of_prepositions(verb, ("by",)), None)
    else:
        spoken, quoter = next(objects(verb), None), surface_subject(verb)
    inner = voice(spoken, sentence, people) if spoken is not None else None
    outer = voice(quoter, sentence, people) if quoter is not None else None
    voices = tuple(v for v in (outer, inner) if v is not None)
    if not voices:
        return None
    content = _right(saying, sentence, people)
    first = min(t.left_edge.i for t in (verb, *filter(None, [spoken, quoter])) if t != verb)
    region = sentence.reach(min(first, verb.i), saying.i)
    return Cue(
        voices=voices, region=region, content=content or sentence.span, token=verb,
        after=content is None,
    )  # fmt: skip


def _according(sentence: Sentence, people: People) -> Iterator[Cue]:
    for token in sentence:
        if token.lower_ != "according":
            continue
        named = next(objects_of_prepositions(token, ("to",)), None)
        speaker = voice(named, sentence, people) if named is not None else None
        if named is None or speaker is None:
            continue
        region = sentence.reach(token.i, max(named.right_edge.i, token.i))
        yield Cue(voices=(speaker,), region=region, content=sentence.span, token=token, after=True)


def _published(sentence: Sentence, people: People) -> Iterator[Cue]:
    """ "in a statement carried by X": the statement's author and who carried it."""
    for token in sentence:
        if token.dep_ != "pobj" or token.head.lower_ != "in":
            continue
        if token.lemma_.lower() not in vocabulary("documents"):
            continue
        carriers = [
            by
            for child in token.children
            if child.dep_ == "acl" and child.lemma_.lower() in vocabulary("verbs", "reported")
            for by in objects_of_prepositions(child, ("by",))
        ]
        voices = [v for by in carriers if (v := voice(by, sentence, people)) is not None]
        author = author_of(token, sentence, people)
        if author is not None:
            voices.append(author)
        if voices and speaks(voices[0]):
            yield Cue(
                voices=tuple(voices), region=sentence.under(token), content=sentence.span,
                token=token, after=True,
            )  # fmt: skip


def _cited(cues: list[Cue], sentence: Sentence, people: People) -> list[Cue]:
    """ "NHK reported citing sources": those cited stand behind the one who reports."""
    for token in sentence:
        if token.lemma_.lower() not in vocabulary("verbs", "citing") or token.tag_ != "VBG":
            continue
        spoken = [
            c
            for c in token.children
            if c.dep_ in ("dobj", "ccomp", "nsubj", "oprd") and c.i > token.i
        ]
        inner = voice(spoken[0], sentence, people) if spoken else None
        if inner is None or not speaks(inner):
            continue
        host = _host(token, cues)
        if host is None:
            continue
        index = cues.index(host)
        cues[index] = Cue(
            voices=(*host.voices, inner), region=host.region, content=host.content,
            token=host.token, after=host.after,
        )  # fmt: skip
    return cues


def _host(citing: Token, cues: list[Cue]) -> Cue | None:
    """The cue whose verb or speaker the participle hangs on, else the only cue."""
    heads = {citing.head.i, *(a.i for a in citing.ancestors)}
    for cue in cues:
        subjects = {c.i for c in cue.token.children if c.dep_ in ("nsubj", "nsubjpass")}
        if cue.token.i in heads or subjects & heads:
            return cue
    return cues[0] if len(cues) == 1 else None
