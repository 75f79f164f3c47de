"""Copy in capitals, as agencies sent it, and Headlines Written So: which words are names.

The text is rewritten letter for letter, so that offsets stay: names with their capital,
all other words in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from legation.claims.people import titles
from legation.language import Language
from legation.lexicon import Lexicon
from legation.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNING = re.compile(r"['’]S$")
_SHARE = 0.8
_SHORT = 4
"""Words up to so many letters may be small in a headline."""
_FEWEST = 4
_LONGEST = 4
"""How many words a name of the tables is sought by."""


def capitals_only(text: str, spans: Sequence[Span]) -> bool:
    """Whether nearly all letters of the spans are capitals."""
    letters = [letter for span in spans for letter in span.of(text) if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > _SHARE * len(letters)


def headline(words: str) -> bool:
    """Whether a line without a stop begins all but its short words with a capital."""
    told = _WORD.findall(words)
    if len(told) < _FEWEST or words.rstrip().endswith((".", "!", "?", ":", ";", ",")):
        return False
    small = [word for word in told if word[0].islower()]
    return all(len(word) <= _SHORT for word in small) and len(small) * 2 < len(told)


def cased(
    text: str, spans: Sequence[Span], *, language: Language, lexicon: Lexicon, on: date | None
) -> str:
    """The text with its spans in the case of running text.

    A name is what the tables know, what no dictionary has, and what follows a title.
    """
    raised: set[str] = set()
    kept: set[int] = set()
    for span in spans:
        for first, last in _known(text, span, lexicon, on):
            kept.update(range(first, last))
        for word in _WORD.finditer(text, span.start, span.end):
            if not language.has_word(word[0].casefold()) or _titled(text, span, word, language):
                raised.add(word[0].casefold())
    letters = list(text)
    for span in spans:
        shouted = capitals_only(text, [span])
        for word in _WORD.finditer(text, span.start, span.end):
            small = word[0].lower()
            short = _OWNING.sub("", word[0])
            if word.start() in kept and lexicon.bodies(short):  # an abbreviation
                letters[word.start() : word.end()] = short + small[len(short) :]
                continue
            names = word.start() in kept or word[0].casefold() in raised
            opens = word.start() == span.start
            named = _name(small) if shouted else word[0]
            written = named if names else small
            letters[word.start() : word.end()] = word[0][:1] + written[1:] if opens else written
    return "".join(letters)


def _name(small: str) -> str:
    """ "hans-dietrich" with the capitals of a name; a possessive's ending stays small."""
    return re.sub(r"(?<![^\W_])(?!(?<=['’])s\b)[^\W\d_]", lambda found: found[0].upper(), small)


def _known(text: str, span: Span, lexicon: Lexicon, on: date | None) -> Iterator[tuple[int, int]]:
    """Where the tables know a country, place, body or office-holder, and days and months."""
    written = "".join(letter for letter in span.of(text))
    for form in (written, _name(written.lower())):
        if len(form) == len(written):
            for hit in lexicon.scan(form):
                yield span.start + hit.start, span.start + hit.end
    words = list(_WORD.finditer(text, span.start, span.end))
    for index, first in enumerate(words):
        dated = re.match(r"\.?\s\d|\s\d", text[first.end() : first.end() + 3]) is not None
        if first[0].casefold() in titles.word_set("calendar" if not dated else "not_names"):
            yield first.span()
        for last in words[index : index + _LONGEST]:
            name = _name(text[first.start() : last.end()].lower())
            if " " in name and lexicon.holder(name, on=on) is not None:
                yield first.start(), last.end()


def _titled(text: str, span: Span, word: re.Match[str], language: Language) -> bool:
    """Whether the word stands right behind a title and is no verb: "PRESIDENT BUSH"."""
    title = titles.title_before(text, span.start, word.start())
    if title is None or title.several:
        return False  # "MINISTERS SAY"
    small = word[0].casefold()
    return small not in titles.word_set("not_names") and not language.has_verb(small)
