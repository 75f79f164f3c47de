"""spaCy's attribute rules, remembered: what tag, word and relation make of a token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from spacy.language import Language as Pipeline
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis

_ASKED = {"TAG", "LOWER", "DEP"}
_PLAIN = "x"
"""A word that no rule names."""

Pattern = Mapping[str, Any]


@dataclass(frozen=True, eq=False, slots=True)
class Rules:
    """The rules of a pipeline's attribute ruler, applied as it applies them.

    Most are of one token by its tag, its relation and, for a few `words`, the word: these are
    looked up once for each kind of token. The `joint` ones look at more and are matched.
    """

    alone: AttributeRuler
    joint: AttributeRuler
    words: frozenset[int]
    known: dict[tuple[int, int, int], tuple[int, MorphAnalysis, int]] = field(default_factory=dict)

    def apply(self, doc: Doc) -> Doc:
        """Set parts of speech, forms and lemmas of a tagged and parsed text."""
        for token in doc:
            word = token.lower if token.lower in self.words else 0
            key = token.tag, word, token.dep
            made = self.known.get(key)
            if made is None:
                made = self.known[key] = self._made(doc, *key)
            part, form, lemma = made
            if part:
                token.pos = part
            if form:
                token.morph = form
            if lemma:
                token.lemma = lemma
        return self.joint(doc)

    def _made(self, doc: Doc, tag: int, word: int, dep: int) -> tuple[int, MorphAnalysis, int]:
        probe = Doc(doc.vocab, words=[doc.vocab.strings[word] if word else _PLAIN])
        token = probe[0]
        token.tag, token.dep = tag, dep
        self.alone(probe)
        return token.pos, token.morph, token.lemma


def rules(nlp: Pipeline) -> Rules:
    """The rules of this pipeline."""
    given = cast(AttributeRuler, nlp.get_pipe("attribute_ruler"))
    alone, joint = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
    words: set[int] = set()
    patterns = cast(list[dict[str, Any]], given.patterns)
    for pattern in patterns:
        for tokens in pattern["patterns"]:
            named = list(_words(tokens))
            one = len(tokens) == 1 and tokens[0].keys() <= _ASKED and None not in named
            ruler = alone if one else joint
            ruler.add([tokens], pattern["attrs"], pattern["index"])
            words |= {nlp.vocab.strings.add(word) for word in named if one and word}
    return Rules(alone, joint, frozenset(words))


def _words(tokens: Sequence[Pattern]) -> Iterator[str | None]:
    """The words that a pattern asks for; None for one that is told otherwise than by listing."""
    for token in tokens:
        told = token.get("LOWER")
        if isinstance(told, str):
            yield told
        elif told is not None:
            yield from told["IN"] if told.keys() == {"IN"} else (None,)
