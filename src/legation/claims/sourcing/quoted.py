"""Whose each quotation is: over its sentences, its paragraphs, and where it stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.clauses import surface_subject
from legation.claims.people import People
from legation.claims.sourcing.antecedents import Spoken, resolved
from legation.claims.sourcing.attributions import quotations
from legation.claims.sourcing.attributions.quotations import Quotation
from legation.claims.sourcing.chains import Said, width
from legation.claims.sourcing.voices import speaks, voice
from legation.language import Sentence, Token
from legation.model import Source, Span

_FEWEST = 4

Chain = tuple[Source, ...]


def spread(
    told: Sequence[Sequence[Said]],
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    people: People,
) -> list[list[Said]]:
    """What the cues of each sentence vouch for (`told`), and what is quoted where none stands.

    A quotation that goes on over sentences and paragraphs is one speaker's. One that stands
    alone is of the one who spoke last, in its paragraph or the one before; else of the one whom
    its own sentence up to a colon, or the sentence before, is about.
    """
    text = people.text
    marked = [q for q in quotations.among(sentences, text) if q.words(text) >= _FEWEST]
    chains = [_named_beside(quotation, told) for quotation in marked]
    for number in range(len(marked) - 2, -1, -1):
        one, following = marked[number], marked[number + 1]
        if not one.closed(text) and following.paragraph == one.paragraph + 1:
            chains[number] = chains[number] or chains[number + 1]
    found = [list(own) for own in told]
    for quotation, chain in zip(marked, chains, strict=True):
        within = [
            n for n, sentence in enumerate(sentences) if sentence.span.overlaps(quotation.span)
        ]
        if not within:
            continue  # what it quotes was not parsed
        source = chain or _alone(quotation, within, found, sentences, spoken, people)
        for number in within if source else ():
            found[number] = _quoted(found[number], quotation, source, sentences[number], number)
    return found


def _named_beside(quotation: Quotation, told: Sequence[Sequence[Said]]) -> Chain:
    """Who is given as its speaker by words of reporting beside it."""
    beside = [
        one for own in told for one in own
        if one.content.overlaps(quotation.span) and not quotation.span.covers(one.cue)
    ]  # fmt: skip
    outer = max(beside, key=lambda one: width(one.content), default=None)
    return outer.source if outer is not None else ()


def _alone(
    quotation: Quotation,
    within: Sequence[int],
    found: Sequence[Sequence[Said]],
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    people: People,
) -> Chain:
    """Whose a quotation is that no words of reporting stand beside."""
    first = within[0]
    led = people.text[sentences[first].span.start : quotation.span.start].rstrip()
    if led and not led.endswith(":"):
        return ()
    if led:
        return _about(sentences[first], first, quotation, sentences, spoken, people)
    for number in range(first - 1, -1, -1):
        if sentences[first].paragraph - sentences[number].paragraph not in (0, 1):
            break
        if found[number]:
            return max(found[number], key=lambda said: width(said.content)).source
    before = sentences[first - 1] if first else None
    if before is None or sentences[first].paragraph - before.paragraph not in (0, 1):
        return ()
    return _about(before, first - 1, quotation, sentences, spoken, people)


def _about(
    sentence: Sentence,
    index: int,
    quotation: Quotation,
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    people: People,
) -> Chain:
    """Whom a sentence that leads to a quotation is about, if it is one who speaks."""
    subject = _subject(sentence, quotation)
    found = voice(subject, sentence, people) if subject is not None else None
    if found is None:
        return ()
    known = resolved(found, index, sentences, spoken, people, after=False)
    unknown = found.pronoun and known.name == found.name
    # "The ministry put it so: “…”" is the ministry's word; a sentence before tells of it only.
    led = sentence.span.end > quotation.span.start and speaks(known)
    able = (known.human or led) and not unknown
    return (Source(name=known.name, span=found.span),) if able else ()


def _subject(sentence: Sentence, quotation: Quotation) -> Token | None:
    """The subject of the sentence, or of what it says before the quotation."""
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    subject = surface_subject(root) if root is not None else None
    if subject is not None and not quotation.span.covers(sentence.at(subject)):
        return subject
    return next(
        (
            t for t in sentence
            if t.dep_ == "nsubj" and sentence.at(t).end <= quotation.span.start
        ),
        None,
    )  # fmt: skip


def _quoted(
    own: Sequence[Said], quotation: Quotation, source: Chain, sentence: Sentence, index: int
) -> list[Said]:
    """What a sentence tells, with the one quoted in it, before those whom he names himself."""
    start = max(quotation.span.start, sentence.span.start)
    content = Span(start, min(quotation.span.end, sentence.span.end))
    known = any(one.content.covers(content) and not content.covers(one.cue) for one in own)
    outer = {s.name for s in source}
    inner = [
        replace(one, source=(*source, *(s for s in one.source if s.name not in outer)))
        if content.covers(one.cue) and one.source[: len(source)] != source else one
        for one in own
    ]  # fmt: skip
    if known:
        return inner
    carried = tuple(replace(one, span=None) for one in source)
    at = Span(content.start, content.start)
    return [
        *inner,
        Said(source=carried, content=content, cue=at, sentence=index, carried=True),
    ]
