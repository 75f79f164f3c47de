"""An article's prose: the sentences of its body and captions, and who is named in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from legation.claims import captions, entries, gate, portals, quoting
from legation.claims.people import People, capitals, names
from legation.claims.people.memory import remember
from legation.claims.people.names import Register
from legation.language import Language, Sentence, split, table
from legation.lexicon import City, Lexicon
from legation.model import Actor, ActorType, Article, Label, Span
from legation.timings import stage

_CAPTION = -9
"""The paragraph of sentences that stand in captions, near to none of the body's."""

_LONGEST = 2000
"""The characters of the longest sentence that is parsed, five times those of a long one in news."""
_MOST = 60_000
"""The characters of a page's sentences that are parsed: those of a debate of an hour."""
_PIECES = 3_000
"""And so many sentences at most: of a few words each they are a list, which takes as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What is to be parsed of an article.

    `flat` is its text with breaks and odd spaces as plain ones, and in the usual case where all
    is in capitals, or a headline (`recased`); offsets stay as they are. `plans` are the sentences
    of the body with their paragraph's number, then those of the captions; `endless` are too long
    to be any, `beyond` are those that no page has time for. `filed` gives the cities that head
    numbered paragraphs of an agenda; `sporting` is whether the page is about sport.
    """

    article: Article
    flat: str
    recased: bool
    plans: tuple[tuple[Span, int], ...]
    endless: tuple[Span, ...] = ()
    beyond: tuple[Span, ...] = ()
    filed: Mapping[int, City] = field(default_factory=dict)
    sporting: bool = False

    @property
    def spans(self) -> list[Span]:
        return [span for span, _ in self.plans]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article's prose, parsed: `sentences` of the body, those `shown` in captions.

    Of a page about sport only those sentences are kept that may tell what those in office do.

    `lands` are the countries by the codes that the names of the article bear, `here` the city
    that it is filed from.
    """

    prose: Prose
    sentences: list[Sentence]
    shown: list[Sentence]
    people: People
    lands: dict[str, Actor]
    here: City | None


def of(article: Article, *, language: Language, lexicon: Lexicon) -> Prose:
    """The prose of an article; furniture is none."""
    # Line breaks and no-break spaces inside sentences are layout; offsets stay as they are.
    flat = quoting.flat(article.text)
    filed = entries.cities(article, lexicon)
    every = _plans(article, language, {number: start for number, (_, start) in filed.items()})
    fitting = [(span, n) for span, n in every if span.end - span.start <= _LONGEST]
    passed = list(accumulate(span.end - span.start for span, _ in fitting))
    plans = tuple(fitting[: min(bisect_right(passed, _MOST), _PIECES)])
    endless = tuple(span for span, _ in every if span.end - span.start > _LONGEST)
    spans = [span for span, _ in plans]
    shouted = capitals.capitals_only(flat, spans)
    loud = spans if shouted else [span for span in spans if capitals.headline(span.of(flat))]
    if loud:
        flat = capitals.cased(flat, loud, language=language, lexicon=lexicon, on=article.anchor_day)
    return Prose(
        article=article, flat=flat, recased=bool(loud), plans=plans, endless=endless,
        beyond=tuple(span for span, _ in fitting[len(plans) :]),
        filed={number: city for number, (city, _) in filed.items()},
        sporting=gate.sporting(" ".join(span.of(flat) for span in spans)),
    )  # fmt: skip


def engages(prose: Prose, *, lexicon: Lexicon) -> bool:
    """Whether the prose may tell what countries do with each other; of sport it does not."""
    sentences = [span.of(prose.flat) for span in prose.spans]
    if prose.sporting and not any(gate.official(sentence) for sentence in sentences):
        return False
    here = _filed_from(prose.article, lexicon)
    return gate.engages(sentences, lexicon=lexicon, on=prose.article.anchor_day, here=here)


def parse(prose: Prose, *, language: Language, lexicon: Lexicon) -> Parsed:
    """The prose, each sentence parsed once, and the people, countries and bodies named in it."""
    article, flat, spans = prose.article, prose.flat, prose.spans
    here = _filed_from(article, lexicon)
    with stage("names"):
        doubtful = [span for span in spans if names.unsettled(span.of(flat), lexicon)]
        register = names.register(
            flat, spans, lexicon=lexicon, entities=language.entities(flat, doubtful),
            on=article.anchor_day, home=here.country if here is not None else None,
            copy_of=_copy_of(article, lexicon),
        )  # fmt: skip
    with stage("parse"):
        parsed = language.parse(flat, prose.plans, merge=register.merged())
    lands = _lands(register, lexicon)
    # Whom a picture shows, the body does not look back to.
    told = [span for span, paragraph in prose.plans if paragraph != _CAPTION]
    people = People(
        flat if prose.recased else article.text,
        register,
        lexicon,
        remember(flat, register, told, parsed, lands=lands),
    )
    body = [sentence for sentence in parsed if sentence.paragraph != _CAPTION]
    if prose.sporting:
        body = [sentence for sentence in body if gate.official(sentence.span.of(flat))]
    return Parsed(
        prose=prose,
        sentences=body,
        shown=[sentence for sentence in parsed if sentence.paragraph == _CAPTION],
        people=people,
        lands=lands,
        here=here,
    )


def headings(parsed: Parsed, *, language: Language) -> list[Sentence]:
    """The sentences of titles and subheads, each a paragraph that is near to no other."""
    article = parsed.prose.article
    plans = [
        (span, 2 * _CAPTION - 2 * number)
        for number, block in enumerate(article.labelled(Label.TITLE, Label.SUBHEAD))
        for span in split(article.text, block.span, code=language.code)
    ]
    return language.parse(parsed.prose.flat, plans, merge={})


def _filed_from(article: Article, lexicon: Lexicon) -> City | None:
    here = lexicon.dateline_city(article.dateline) if article.dateline else None
    return lexicon.city_then(here, on=article.anchor_day) if here is not None else None


def _copy_of(article: Article, lexicon: Lexicon) -> str | None:
    """The country, as it was that day, whose national agency or own portal the article is of."""
    national = table("en", "titles")["national"]
    code = next((code for code, some in national.items() if article.agency in some), None)
    code = code or portals.state_of(article, lexicon)
    return lexicon.then(code, on=article.anchor_day) if code is not None else None


def _plans(
    article: Article, language: Language, starts: Mapping[int, int]
) -> list[tuple[Span, int]]:
    """The sentences with their paragraphs, which begin at `starts` where a city heads them."""
    numbered = [
        (Span(starts.get(n, block.start), block.end), n)
        for n, block in enumerate(article.labelled(Label.BODY))
    ]
    shown = article.labelled(Label.CAPTION)
    numbered += [(captions.told(article.text, block.span), _CAPTION) for block in shown]
    return [
        (span, paragraph)
        for whole, paragraph in numbered
        for span in split(article.text, whole, code=language.code)
    ]


def _lands(register: Register, lexicon: Lexicon) -> dict[str, Actor]:
    """The country itself for each code that names of the article bear."""
    found = {}
    for code in {code for name in register.names for code in name.countries}:
        country = lexicon.coded(code)
        if country is not None:
            found[code] = Actor(name=country.name, type=ActorType.COUNTRY, country=code)
    return found
