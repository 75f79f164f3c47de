"""Who did what was just told of another: "as did Brazil", "Nicaragua followed suit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims import sourcing, tense
from legation.claims.acts import parties, places
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import conjuncts, is_infinitive, surface_subject
from legation.language import Sentence, Token
from legation.model import Act, ActKind, Actor, Quote, Status

_LONGEST = 300
_SILENT = (ActKind.DECLINED_COMMENT, ActKind.NO_RESPONSE)
_DOING = frozenset({"did", "has", "have", "had", "does", "do", "was", "were"})
_LIKENING = frozenset({"as", "so", "like"})


def find(
    index: int, scene: Scene, *, said: Sequence[sourcing.Said], text: str
) -> Iterator[tuple[Act, Token]]:
    """The acts that the sentence at `index` repeats of others, each with the word that says so."""
    for verb in scene.sentence:
        doers = _doers(verb, scene)
        last = _last(verb, doers, scene) if doers else None
        if last is None:
            continue
        for by in doers:
            at = scene.sentence.at(verb)
            yield (
                replace(
                    last, by=by, when=None, about=None,
                    attribution=sourcing.chain_for(at, index, said),
                    evidence=(_clause(verb, scene.sentence, text),),
                ),
                verb,
            )  # fmt: skip


def _doers(verb: Token, scene: Scene) -> list[Actor]:
    """The states and bodies that a verb of doing the same is told of."""
    if verb.pos_ not in ("VERB", "AUX") or is_infinitive(verb):
        return []
    if verb.lower_ in _DOING and verb.i > 0 and verb.nbor(-1).lower_ in _LIKENING:
        behind = [c for c in verb.children if c.i > verb.i and c.pos_ in ("PROPN", "NOUN")]
        who = behind[0] if behind else None
    elif _same(verb) and tense.of_verb(verb).status is Status.HELD:
        who = surface_subject(verb) or _right_before(verb)
    else:
        return []
    parts = conjuncts(who) if who is not None and not places.neighbouring(who) else []
    found = [a for part in parts for a in parties.standing(part, scene.sentence, scene.people)]
    return parties.poles(found)


def _right_before(verb: Token) -> Token | None:
    """The name that the parser joined to another: "condemned Iran, and Peru did likewise"."""
    before = verb.nbor(-1) if verb.i > 0 else verb
    return before if before.pos_ == "PROPN" else None


def _same(verb: Token) -> bool:
    """ "followed suit", "did the same", "did likewise", "followed its example"."""
    lemma, groups = verb.lemma_.lower(), ("following", "repeating", "replying")
    meant = [words(group, "same") for group in groups if lemma in words(group, "verbs")]
    after = (t.lower_ for c in verb.children if c.i > verb.i for t in c.subtree)
    return bool(meant) and not frozenset().union(*meant).isdisjoint(after)


def _last(verb: Token, doers: Sequence[Actor], scene: Scene) -> Act | None:
    """The last act told before the verb, in its sentence or the one before, of others."""
    start = (scene.before or scene.sentence).span.start
    at = scene.sentence.at(verb).start
    told = (
        act for act in reversed(scene.told)
        if act.kind not in _SILENT and start <= act.evidence[0].start < at
    )  # fmt: skip
    if verb.lemma_.lower() in words("replying", "verbs"):
        # "answered in kind": what was done to those who answer
        told = (a for a in told if a.toward and not parties.differs(a.toward, doers))
    last = next(told, None)
    likened = verb.lower_ in _DOING and verb.nbor(-1).lower_ == "as"
    if last is not None and likened:
        # "as did Brazil" stands beside the verb that it repeats.
        above = scene.sentence.at(verb.head)
        last = last if last.evidence[0].span.covers(above) else None
    if last is None or not all(parties.differs(last.by, [doer]) for doer in doers):
        return None
    if last.toward is None or all(parties.differs(last.toward, [doer]) for doer in doers):
        return last
    back = replace(last.by, span=None)
    return replace(last, toward=back) if len(doers) == 1 else None  # "Peru did the same"


def _clause(verb: Token, sentence: Sentence, text: str) -> Quote:
    under = sentence.under(verb)
    whole = under if under.end - under.start <= _LONGEST else sentence.at(verb)
    return Quote.cut(text, whole.start, whole.end)
