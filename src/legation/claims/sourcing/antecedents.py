"""Who "he", "the official" or "the broadcaster" is, of those who spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.claims.clauses import surface_subject
from legation.claims.people import People
from legation.claims.sourcing.voices import Voice, vocabulary, voice
from legation.language import Sentence, Token
from legation.model import Actor, ActorType, Span

_REACH = 3
_OPENING, _CLOSING = '"“«', '"”»'


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice and the index of the sentence it spoke in."""

    voice: Voice
    sentence: int


def resolved(
    found: Voice,
    index: int,
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    people: People,
    *,
    after: bool,
) -> Voice:
    """The voice by the fuller name it had before; itself where it looks back to nobody."""
    if found.pronoun:
        known = _pronoun(found, index, sentences, spoken, people)
    elif found.definite:
        known = _definite(found, spoken)
    else:
        known = None
    return replace(found, name=known.name, kind=known.kind) if known is not None else found


def _definite(found: Voice, spoken: Sequence[Spoken]) -> Voice | None:
    """ "the official": the last one whose phrase has these words, "the broadcaster": an outlet.

    "The spokesman", whom nothing called so before, is "X, head of the press department".
    """
    if found.head in vocabulary("documents") and not found.asked:
        return spoken[-1].voice if spoken else None
    for earlier in reversed(spoken):
        known = earlier.voice
        same = found.head == known.head or found.head in known.words
        outlet = found.head in vocabulary("outlets") and (
            known.kind == "body" or bool(known.words & vocabulary("outlets"))
        )
        if (same or outlet) and found.asked <= known.words:
            return known
    if found.head not in vocabulary("voices", "speakers") or found.asked:
        return None
    told = (s.voice for s in reversed(spoken) if s.voice.words & vocabulary("voices", "press"))
    return next((known for known in told if known.kind == "person"), None)


def _pronoun(
    found: Voice,
    index: int,
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    people: People,
) -> Voice | None:
    single = found.head in vocabulary("voices", "single")
    for at in range(index, max(-1, index - _REACH), -1):
        here = [s.voice for s in spoken if s.sentence == at and _agrees(s.voice, found)]
        if here:
            return here[-1]
        if at < index:
            about = _subject(sentences[at])
            known = voice(about, sentences[at], people) if about is not None else None
            if known is not None and _agrees(known, found) and not known.pronoun:
                return known
    token = sentences[index].token_at(found.span.start)
    actors = people.one(token, sentences[index]) if token is not None else ()
    if token is not None and any(_quoted(a, token, sentences[index], people) for a in actors):
        return None
    if single and len(actors) == 1 and actors[0].type is ActorType.PERSON:
        return replace(found, name=actors[0].name, kind="person")
    if not single and actors:
        name = " and ".join(actor.name for actor in actors)
        return replace(found, name=name, kind="several" if len(actors) > 1 else "body")
    return None


def _quoted(actor: Actor, pronoun: Token, sentence: Sentence, people: People) -> bool:
    """ "“I will meet X,” he said": he is not the one whom he names."""
    before = Span(sentence.span.start, sentence.at(pronoun).start)
    named = [n.span for n in people.register.within(before) if n.actor.name == actor.name]
    words = before.of(people.text)
    return any(
        any(mark in words[: at.start - before.start] for mark in _OPENING)
        and any(mark in words[at.end - before.start :] for mark in _CLOSING)
        for at in named
    )


def _agrees(known: Voice, pronoun: Voice) -> bool:
    if pronoun.head in vocabulary("voices", "single"):
        return known.human and known.kind != "several"
    if pronoun.head in vocabulary("voices", "plural"):
        return known.kind == "several" or (known.kind == "described" and known.human)
    return not known.human


def _subject(sentence: Sentence) -> Token | None:
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    return surface_subject(root) if root is not None else None
