"""Where words of reporting stand, whose they are, and which words they vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    objects,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.sourcing import documents
from legation.claims.sourcing.idioms import reporting_word
from legation.claims.sourcing.reaches import reach_of
from legation.claims.sourcing.voices import Voice, is_outlet, speaks, vocabulary, voice
from legation.claims.sourcing.vouched import (
    Cue,
    answers,
    before_cue,
    clause_after,
    closing_speaker,
    cue_region,
    said_of_a_thing,
    stands_behind,
    without_background,
)
from legation.language import Sentence, Token
from legation.model import Span

_CITED = ("dobj", "ccomp", "nsubj", "oprd")


def find(sentence: Sentence, people: People) -> list[Cue]:
    """The cues of one sentence in the order of its text."""
    cues = list(_verbs(sentence, people))
    cues += _according(sentence, people)
    cues += documents.published(sentence, people)
    cues += documents.reports(sentence, people)
    cues += documents.news(sentence, people)
    cues = _cited(cues, sentence, people)
    return sorted(cues, key=lambda cue: cue.region)


def _verbs(sentence: Sentence, people: People) -> Iterator[Cue]:
    for token in sentence:
        lemma = reporting_word(token)
        if not _is_verb(token) or token.dep_ in ("amod", "compound"):
            continue
        if lemma in vocabulary("verbs", "citing") and (cue := _quoted(token, sentence, people)):
            yield cue
        elif (lemma in _reporting() or said_of_a_thing(token)) and not _within_quoting(token):
            found = _verb(token, sentence, people)
            if found is not None:
                yield found


def _is_verb(token: Token) -> bool:
    """ "Minutes show that …": the parser may take the verb for a noun with a subject."""
    parts = {c.dep_ for c in token.children}
    return token.pos_ in ("VERB", "AUX") or {"nsubj", "ccomp"} <= parts


def _within_quoting(verb: Token) -> bool:
    """The "saying" of "quoted X as saying"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "as"


def _reporting() -> frozenset[str]:
    return (
        vocabulary("verbs", "saying") | vocabulary("verbs", "telling")
        | vocabulary("verbs", "opinion") | vocabulary("verbs", "heard")
    )  # fmt: skip


def _verb(verb: Token, sentence: Sentence, people: People) -> Cue | None:
    """ "X said that …", "…, X said", "X confirmed the visit", "as reported by X"."""
    lemma = reporting_word(verb)
    if is_infinitive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return None
    if any(c.dep_ == "aux" and c.lower_ in vocabulary("voices", "unsaid") for c in verb.children):
        return None
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in vocabulary("voices", "unlike"):
        return None  # "a paper had said otherwise"
    first = verb.head if verb.dep_ == "conj" else verb
    subjects = [c for c in first.children if c.dep_ == "nsubj"]
    if any(c.lower_ == "neither" for t in (first, *subjects) for c in t.children):
        return None
    if is_passive(verb) and not any(c.dep_ == "nsubj" for c in verb.children):
        return _agent(verb, sentence, people)
    subject = _speaker(verb)
    if subject is None or subject.i == verb.i:
        return None
    speaker = voice(subject, sentence, people)
    if speaker is None or not _may(speaker, lemma):
        return None
    if subject.head != verb and not speaks(speaker):
        return None
    own = subject.head == verb or subject == closing_speaker(verb)
    content = clause_after(verb, sentence)
    if own and stands_behind(verb, subject, sentence, content):
        region = cue_region(verb, subject, sentence)
        content = reach_of(region, sentence, before_cue(region, sentence))
        return Cue(
            voices=(*_told(verb, sentence, people), speaker), region=region, content=content,
            token=verb, after=True,
        )  # fmt: skip
    if content is None and _aside(verb):
        content = sentence.span
    if content is None:
        return None
    if answers(verb):
        content = Span(sentence.span.start, content.end)
    if lemma in vocabulary("verbs", "opinion"):
        content = without_background(content, sentence)
    region = cue_region(verb, subject, sentence, content) if own else sentence.at(verb)
    return Cue(
        voices=(*_told(verb, sentence, people), speaker), region=region, content=content,
        token=verb, after=False,
    )  # fmt: skip


def _aside(verb: Token) -> bool:
    """ "As the paper first reported, they met": all the rest is what was reported."""
    opened = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.children)
    said = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)
    return verb.dep_ == "advcl" and opened and not said


def _told(verb: Token, sentence: Sentence, people: People) -> tuple[Voice, ...]:
    """The outlet that "X told broadcaster Y" was said to: the text has it from there."""
    if verb.lemma_.lower() not in vocabulary("verbs", "addressed"):
        return ()
    for thing in objects(verb):
        heard = voice(thing, sentence, people)
        if heard is not None and is_outlet(heard, thing, sentence, people):
            return (heard,)
    return ()


def _speaker(verb: Token) -> Token | None:
    """The subject; of two that the parser gives the verb, the nearer one.

    "… found no taker, a diplomat said" is read with the diplomat as an apposition of the taker.
    """
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    subject = own[-1] if own else surface_subject(verb)
    if subject is not None and subject.i > verb.i:
        return subject
    closing = closing_speaker(verb)
    if closing is None or closing == subject:
        return subject
    # "Y's leader, X, said": the name in commas is the leader's own.
    counted = any(c.dep_ in ("det", "nummod") and c.lower_ != "the" for c in closing.children)
    # "Baku after Kazan, Ankara-based X writes": the parser joins X to the words before.
    joined = closing.dep_ == "conj" and closing.head == subject
    return closing if subject is None or subject.head != verb or counted or joined else subject


def _may(speaker: Voice, lemma: str) -> bool:
    if lemma in vocabulary("verbs", "opinion"):
        return speaker.kind == "described" and speaker.human
    if lemma in vocabulary("verbs", "heard"):
        return bool(speaker.words & vocabulary("outlets")) or speaker.kind == "body"
    return lemma not in vocabulary("verbs", "telling") or speaks(speaker)


def _agent(verb: Token, sentence: Sentence, people: People) -> Cue | None:
    """ "as reported by X", "it was announced by X that …"."""
    lemma = verb.lemma_.lower()
    if lemma not in vocabulary("verbs", "reported") | vocabulary("verbs", "heard"):
        return None
    heard = lemma in vocabulary("verbs", "heard")
    for by in objects_of_prepositions(verb, ("from",) if heard else ("by",)):
        speaker = voice(by, sentence, people)
        if speaker is None or not speaks(speaker):
            continue
        region = sentence.reach(verb.i, by.right_edge.i)
        content = clause_after(verb, sentence)
        if content is None and verb.dep_ in ("acl", "relcl"):
            content = _noun_before(verb, sentence)
            if content is None:
                continue
        return Cue(
            voices=(speaker,), region=region, content=content or sentence.span, token=verb,
            after=content is None,
        )  # fmt: skip
    return None


def _noun_before(verb: Token, sentence: Sentence) -> Span | None:
    """ "The visit, first reported by X, …": the noun phrase up to the participle's comma."""
    comma = verb.left_edge.i - 1
    if comma <= verb.head.left_edge.i or sentence.doc[comma].text != ",":
        return None
    return sentence.reach(verb.head.left_edge.i, comma - 1)


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
        spoken, quoter = next(objects(verb), None), _speaker(verb)
    inner = voice(spoken, sentence, people) if spoken is not None else None
    outer = voice(quoter, sentence, people) if quoter is not None else None
    voices = tuple(v for v in (outer, inner) if v is not None)
    if not voices:
        return None
    content = clause_after(saying, sentence)
    first = min(t.left_edge.i for t in (verb, *filter(None, [spoken, quoter])) if t != verb)
    region = sentence.reach(min(first, verb.i), saying.i)
    return Cue(
        voices=voices, region=region, content=content or sentence.span, token=verb,
        after=content is None,
    )  # fmt: skip


def _according(sentence: Sentence, people: People) -> Iterator[Cue]:
    for token in sentence:
        if token.lower_ == "according":
            named = next(objects_of_prepositions(token, ("to",)), None)
        elif token.lower_ == "per" and token.dep_ == "prep":
            named = next((c for c in token.children if c.dep_ == "pobj"), None)
        else:
            continue
        speaker = voice(named, sentence, people) if named is not None else None
        if named is None or speaker is None:
            continue
        if token.lower_ == "per" and not speaks(speaker):
            continue  # "twice per month"
        last = named.right_edge.i
        # "two aides to the minister": the parser hangs the second "to" on "according" as well.
        for more in token.children:
            if more.dep_ == "prep" and more.left_edge.i == last + 1 and speaker.human:
                last = more.right_edge.i
                span = Span(speaker.span.start, sentence.spans[last].end)
                speaker = replace(
                    speaker, span=span, name=f"{speaker.name} {_text(more, sentence, people)}"
                )
        region = sentence.reach(token.i, max(last, token.i))
        content = reach_of(region, sentence, sentence.span)
        yield Cue(voices=(speaker,), region=region, content=content, token=token, after=True)


def _text(token: Token, sentence: Sentence, people: People) -> str:
    return " ".join(sentence.under(token).of(people.text).split())


def _cited(cues: list[Cue], sentence: Sentence, people: People) -> list[Cue]:
    """ "NHK reported citing sources": those cited stand behind the one who reports."""
    for token in sentence:
        if token.lemma_.lower() not in vocabulary("verbs", "citing") or not _cites(token):
            continue
        spoken = [c for c in token.children if c.dep_ in _CITED and c.i > token.i]
        if token.dep_ == "amod" and token.head.i > token.i:
            # "NHK reported citing sources": read as if the sources were what cites.
            spoken = [token.head]
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


def _cites(token: Token) -> bool:
    """ "citing sources", ", which cited sources"; not "without citing sources"."""
    without = token.dep_ == "pcomp" and token.head.lower_ == "without"
    relative = token.dep_ == "relcl" and any(
        c.dep_ == "nsubj" and c.lower_ in vocabulary("voices", "relative") for c in token.lefts
    )
    return (token.tag_ == "VBG" and not without) or relative


def _host(citing: Token, cues: list[Cue]) -> Cue | None:
    """The cue whose verb or speaker the participle hangs on, else the only cue."""
    heads = {citing.head.i, *(a.i for a in citing.ancestors)}
    for cue in cues:
        subjects = {c.i for c in cue.token.children if c.dep_ in ("nsubj", "nsubjpass")}
        if cue.token.i in heads or subjects & heads:
            return cue
    return cues[0] if len(cues) == 1 else None
