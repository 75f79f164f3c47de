"""On whose word: reporting words, whom they name, and how far their word reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from legation.claims.clauses import negated
from legation.claims.people import People
from legation.claims.sourcing import cues, going_on, later, quoted, turns
from legation.claims.sourcing.antecedents import Spoken, resolved
from legation.claims.sourcing.asides import asides
from legation.claims.sourcing.chains import Said, width
from legation.claims.sourcing.voices import vocabulary
from legation.claims.sourcing.vouched import Cue, without_background
from legation.language import Sentence
from legation.model import Actor, Source, Span


def find(sentences: Sequence[Sentence], *, people: People, agency: str | None) -> tuple[Said, ...]:
    """Who says what in `sentences`, in reading order; the publishing `agency` is left out."""
    spoken: list[Spoken] = []
    told = [_explicit(index, sentences, spoken, people, agency) for index in range(len(sentences))]
    known = later.named(spoken, sentences, people)
    told = [[_named(one, known) for one in own] for own in told]
    told = quoted.spread(told, sentences, spoken, people)
    found: list[Said] = []
    for index, own in enumerate(told):
        carried = None if own else _carried(index, sentences, told, found, people)
        found += own if carried is None else [carried]
    for index, speaker in enumerate(turns.speakers(sentences, people)):
        if speaker is not None:
            found = _in_turn(found, index, sentences[index], speaker)
    return tuple(found)


def _named(said: Said, known: Mapping[tuple[int, str], Actor]) -> Said:
    """With the name of whom an office or a country that speaks turns out to be."""
    chain = []
    for source in said.source:
        actor = known.get((said.sentence, source.name))
        chain.append(replace(source, name=actor.name) if actor is not None else source)
    return replace(said, source=tuple(chain))


def _in_turn(found: list[Said], index: int, sentence: Sentence, speaker: str) -> list[Said]:
    """The speaker of a briefing's turn stands outermost over all that the sentence says."""
    source = Source(name=speaker, span=None)
    told = [
        replace(one, source=(source, *one.source))
        if one.sentence == index and one.source[0].name != speaker else one
        for one in found
    ]  # fmt: skip
    at = Span(sentence.span.start, sentence.span.start)
    whole = Said(source=(source,), content=sentence.span, cue=at, sentence=index, carried=True)
    return [*told, whole]


def _explicit(
    index: int,
    sentences: Sequence[Sentence],
    spoken: list[Spoken],
    people: People,
    agency: str | None,
) -> list[Said]:
    """The cues of one sentence, inner ones with the chain of those they stand within."""
    sentence = sentences[index]
    here = _parted(cues.find(sentence, people), sentence)
    named: dict[int, tuple[Source, ...]] = {}
    for position, cue in enumerate(here):
        sources = []
        for voice in cue.voices:
            known = resolved(voice, index, sentences, spoken, people, after=cue.after)
            if _is_agency(known.name, agency):
                continue
            sources.append(Source(name=known.name, span=voice.span))
            spoken.append(Spoken(voice=known, sentence=index))
        named[position] = tuple(sources)
    said = []
    for position, cue in enumerate(here):
        chain: list[Source] = []
        outer = [
            other for other in range(len(here))
            if other != position and _within(cue, here[other]) and not _disowned(cue, here[other])
        ]  # fmt: skip
        for level in (*sorted(outer, key=lambda o: -width(here[o].content)), position):
            chain += [s for s in named[level] if all(s.name != known.name for known in chain)]
        if chain:
            said.append(
                Said(
                    source=tuple(chain), content=cue.content, cue=cue.region, sentence=index,
                    carried=False, asides=asides(cue, sentence),
                )
            )  # fmt: skip
    return said


def _within(inner: Cue, outer: Cue) -> bool:
    return outer.content.covers(inner.region) and not inner.content.covers(outer.region)


def _disowned(inner: Cue, outer: Cue) -> bool:
    """ "said he could not confirm reports that …": the reports are not the speaker's word."""
    if inner.token.lemma_.lower() not in vocabulary("documents"):
        return False
    above = [t for t in inner.token.ancestors if t.i > outer.token.i and t.i < inner.token.i]
    return any(negated(t) or t.lemma_.lower() in vocabulary("documents", "unowned") for t in above)


def _parted(found: list[Cue], sentence: Sentence) -> list[Cue]:
    """Where several cues follow what they report in one sentence, each takes what is before it."""
    start = sentence.span.start
    # "According to X, Y said …": what opens the sentence follows nothing.
    trailing = [c for c in found if c.after and c.content.start == start < c.region.start]
    parted = []
    for cue in found:
        content = cue.content
        if cue in trailing and len(trailing) > 1:
            place = trailing.index(cue)
            start = trailing[place - 1].region.end if place else content.start
            end = content.end if place == len(trailing) - 1 else cue.region.end
            content = Span(start, max(start, end))
        elif cue in trailing:
            later = [c.region.start for c in found if c.region.start > cue.region.end]
            content = Span(content.start, min([content.end, *later]))
        elif not cue.after:
            content = _until_others(cue, found)
        parted.append(replace(cue, content=content))
    return parted


def _until_others(cue: Cue, found: Sequence[Cue]) -> Span:
    """The content up to ", while the opposition said": another's word is not within it."""
    starts = [
        other.region.start for other in found
        if other.region.start > cue.region.end and cue.content.covers(other.region)
        and other.token.dep_ in ("conj", "advcl")
        and any(c.dep_ == "nsubj" for c in other.token.children)
    ]  # fmt: skip
    return Span(cue.content.start, min([cue.content.end, *starts]))


def _is_agency(name: str, agency: str | None) -> bool:
    return agency is not None and name.casefold().removeprefix("the ") == agency.casefold()


_AHEAD = 2
"""How many sentences on a source may speak again for what stands between to be its word."""


def _carried(
    index: int,
    sentences: Sequence[Sentence],
    told: Sequence[Sequence[Said]],
    found: Sequence[Said],
    people: People,
) -> Said | None:
    """The source of the sentence before, where this one goes on with what it said."""
    if index == 0:
        return None
    before = [said for said in found if said.sentence == index - 1]
    if not before:
        return None
    sentence, last = sentences[index], max(before, key=lambda said: width(said.content))
    following = next((own for own in told[index + 1 : index + 1 + _AHEAD] if own), [])
    resumed = any(said.source[0].name == last.source[0].name for said in following)
    if not going_on.continues(
        sentence, sentences[index - 1], last.content, people, resumed=resumed
    ):
        return None
    return Said(
        source=tuple(replace(source, span=None) for source in last.source),
        content=without_background(sentence.span, sentence),
        cue=last.cue,
        sentence=index,
        carried=True,
    )
