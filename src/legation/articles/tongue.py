"""A cheap guess at a text's language: its script, then its smallest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from legation.articles.words import small_letters, table

_ENOUGH = 0.08
_CLEAR = 0.25
_LOOKED_AT = 4_000
_FURTHER = re.compile(r"[^\W\d_\x00-\u024f]")
"""A letter of another script than Latin."""
_SHORTEST, _FEWEST = 6, 2
"""Words of a sentence, and small ones among them, by which it is told to be no English."""
_SHORT = 100
"""Of so few words the different small ones count, not how often each is said."""
_FEW, _LEAST = 20, 3
"""Of fewer words in Latin script than `_FEW`, `_LEAST` must be a language's small words."""


def language(text: str) -> str:
    """The ISO 639-1 code of the text's language as far as script and small words tell; "und"."""
    sample = text[:_LOOKED_AT]
    found = small_letters(sample)
    if not found:
        return "und"
    total, spoken = len(found), _small_words()
    small = Counter([word for word in found if word in spoken])
    latin = True
    if not sample.isascii():
        scripts = Counter(_script(char) for char in _FURTHER.findall(sample) if char.isalpha())
        letters = sum(map(len, found))
        if (scripts["HIRAGANA"] + scripts["KATAKANA"]) * 20 > letters:
            return "ja"
        for script, code in table("languages")["scripts"].items():
            if scripts[script] * 3 > letters:
                return str(code)
        latin = scripts.total() * 3 < letters
    shares = dict.fromkeys(table("languages")["small_words"], 0)
    for word, count in small.items():
        for code in spoken[word]:
            shares[code] += count
    best = max(shares, key=lambda code: shares[code])
    if best != "en" and total < _SHORT:
        # A name told twice ("von der Leyen") makes a note no German one.
        kinds = Counter(code for word in small for code in set(spoken[word]))
        best = "en" if kinds["en"] >= kinds[best] else best
    # A few lines of names and numbers say nothing; short English pages are the common case.
    if latin and total < _FEW and (shares[best] < _CLEAR * total or shares[best] < _LEAST):
        return "en"
    return best if shares[best] >= _ENOUGH * total else "und"


def is_no_english(words: str) -> bool:
    """Whether a sentence has several small words of one other language and none of English."""
    found = small_letters(words)
    if len(found) < _SHORTEST:
        return False
    spoken = [code for word in found for code in set(_small_words().get(word, ()))]
    counts = Counter(spoken)
    best = max(counts.values(), default=0)
    return not counts["en"] and best >= _FEWEST and best * 5 >= len(found)


@cache
def _small_words() -> Mapping[str, Sequence[str]]:
    """The languages that have a word among their small ones, as often as it is listed."""
    spoken: dict[str, list[str]] = {}
    for code, small in table("languages")["small_words"].items():
        for word in small.split():
            spoken.setdefault(word, []).append(code)
    return spoken


def named(code: str) -> str:
    """The language's English name with its code, "Japanese (ja)"."""
    name = table("languages")["names"].get(code)
    return f"{name} ({code})" if name else f"a language called {code!r}"


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ", 1)[0]
