"""A story of a test, parsed as a body would be: an empty line parts its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation import language, lexicon
from legation.claims.people import People, names
from legation.claims.people.memory import remember
from legation.language import Sentence
from legation.model import Actor, ActorType, Article, Block, Label, Span

DAY = date(2024, 5, 22)


@dataclass(frozen=True)
class Story:
    """The parsed sentences of a text, its people and its article."""

    text: str
    sentences: list[Sentence]
    people: People
    article: Article

    def at(self, words: str) -> tuple[Span, int]:
        """Where `words` stand, and the index of their sentence."""
        start = self.text.index(words)
        span = Span(start, start + len(words))
        index = next(i for i, s in enumerate(self.sentences) if s.span.covers(span))
        return span, index


def story(text: str, *, agency: str | None = None) -> Story:
    """Parse all sentences of `text`."""
    reader, known = language.load(), lexicon.load()
    plans = []
    start = 0
    for paragraph, part in enumerate(text.split("\n\n")):
        span = Span(start, start + len(part))
        plans += [(sentence, paragraph) for sentence in language.split(text, span)]
        start = span.end + 2
    spans = [span for span, _ in plans]
    register = names.register(
        text, spans, lexicon=known, entities=reader.entities(text, spans), on=DAY
    )
    sentences = reader.parse(text, plans, merge=register.merged())
    lands = {
        code: Actor(name=land.name, type=ActorType.COUNTRY, country=code)
        for name in register.names
        for code in name.countries
        if (land := known.coded(code)) is not None
    }
    memory = remember(text, register, spans, sentences, lands=lands)
    article = Article(
        id="story", page="0" * 64, text=text, blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=DAY, agency=agency,
    )  # fmt: skip
    return Story(text, sentences, People(text, register, known, memory), article)
