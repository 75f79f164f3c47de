"""What a line looks like by its length, its signs and its capitals, as features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from legation.articles.credits import carries
from legation.articles.dateline import known_agencies
from legation.articles.words import (
    office,
    paper,
    word_set,
)

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]?[A-Z0-9]")


_WORD_BACK = re.compile(r"[\w.]*")


_LONGEST_WORD = 40


_SEPARATORS = re.compile(r"\s[|•·›»>/]\s|[|›»]")


_SIGN = re.compile(r"[|•·›»>/–—-]")


_DASHED = re.compile(r"(?<=\w)\s[-–—]\s(?=\w)")


_HANDLE = re.compile(
    r"^(?:[—-]\s)?(?:@\S{2,30}|(?=\S*[\d_])[\w.-]{3,30}|[a-z][\w.-]{1,25})"
    r"(?:\s?:\s|\s+\d+\s(?:hours?|minutes?|days?)\sago)"
)


_SLUG = re.compile(
    r"^(?:[A-Z]{2,}(?:-[A-Z0-9]{2,})+|[A-Z]{2,}\s[A-Z]{2,}-[A-Z]{2,}$|(?:[a-z]\s[a-z]\s[A-Z]{2,3}|BC|AM|PM)-\w|(?:[A-Z]\s){2}[A-Z]{3}\s|[A-Z]{2,3}-\S+.*\b(?:Writethru|Bjt|\d(?:st|nd|rd|th)\s?Ld)\b)"
)


_TIMED = re.compile(r"\d{1,2}[:.]\d\d\s+[A-Z\"“‘]")


_MASTHEAD = re.compile(r"^[A-Z]{2,}(?:\s[A-Z]{2,}){1,4}\s[-–—]\s[A-Z][a-z]")


_PERSON = re.compile(
    r"^[A-ZÀ-Þ][\w'’.À-ÿ-]+(?:\s[A-ZÀ-Þ][\w'’.À-ÿ-]*){1,3}(?:\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?)?$"
)


# "US" is a country; "I" is a writer, not a page.
_YOU = re.compile(
    r"[YyOouWwMm](?<!\w.)(?:(?<=[Yy])ou(?:rs?)?|(?<=Y)OUR?|(?<=[Oo])ur|(?<=O)UR"
    r"|(?<=u)s|(?<=[Ww])e|(?<=[Mm])y)(?![\w.])"
)


def quotes(words: str) -> bool:
    """Whether a quotation mark stands in a line that is no apostrophe."""
    return '"' in words or "“" in words or "”" in words


# A search that begins with a set of letters is far faster than one that begins by looking behind.
_SINGLE = re.compile(r"['‘](?<!\S.)[A-Z][^'’]{10,}(?:['’][a-z][^'’]*)*[,.!?]['’](?=\s|$)")


_SAYING = (
    "said",
    "says",
    "told",
    "reported",
    "according to",
    "announced",
    "added",
    "confirmed",
    "denied",
)


ATTRIBUTED = re.compile(rf"(?<!\w)(?:{'|'.join(_SAYING)})(?!\w)")


SPEAKER = re.compile(r"^(?P<name>[A-Z][^.!?:]{2,160}(?:\([^()]{2,30}\)\s?)?|[QA]):(?:\s|$)")


_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:['.-][A-Za-z]+)*")
"""The same where no other letters are: a set of letters is told far faster than a class."""


_SIGNED = re.compile(r"(?:[a-z]{2,4}(?:[/,][a-z]{2,4})*\s)?\(([^()]{2,70})\)")


_REACHED = re.compile(
    r"(?:[A-Za-z]+:\s)?(?:https?://|www\.)\S+(?:\s\([^()]*\))?|[@#]\w+(?:\s\S+[@.]\S+)*"
)


_ADDRESS = re.compile(r"\(?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?")


_CLOSES = re.compile(r"(?:_{2,}|-{3,}|—-+|\*{3,}|#{2,}|-30-|\(END\)|ENDS|<ends?>)", re.IGNORECASE)


_SHORT_MENU, _MENU = 5, 24


_LONGEST_HEADLINE = 170


_SAMPLE = 1200


_LONG = 28
"""Words of a paragraph that is long even if it is one sentence."""


_TELLING, _STEM = 5, 4


_LONGEST_NAME, _LONGEST_OFFICE = 5, 14
_LONGEST_LONE = 160
"""Characters of a line that is a name, or of one on who carries the story."""


def shaped(words: str, bare: str, *, ended: bool) -> Iterator[str]:
    sample = bare[:_SAMPLE]
    tokens = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample)
    function_words = word_set("function_words")
    small = sum(map(function_words.__contains__, map(str.lower, tokens)))
    quoted = quotes(words) or (("'" in words or "‘" in words) and _SINGLE.search(words) is not None)
    count = len(tokens)
    cased = count >= 4 and len(words) < _LONGEST_HEADLINE and _title_cased(tokens)
    asks = words.endswith("?")
    # Of a long paragraph nobody asks whether it is a headline, or a line of another kind.
    long = ended and count >= _LONG and not (cased or asks)
    # More than one is all that is asked.
    sentences = 1 if long else len(list(islice(_sentence_ends(words), 2))) + ended
    # "A Vote Is Promised. Nobody Says When."
    told_twice = cased and sentences > 1
    prosaic = count >= 7 and small * 6 >= count and not told_twice
    if bare != words:
        yield "numbered_sentence" if ended and not asks else "bulleted"
    question = count >= 4 and sentences == 1 and asks
    if (question or told_twice) and not quoted:
        yield "headline"
    elif prosaic and ended:
        yield "prose"
        if count >= _LONG or sentences >= 2:
            yield "long_prose"
    elif ended and ((count >= 2 and small) or (count >= _TELLING and _tells(tokens))):
        yield "sentence"
    elif prosaic and count >= 16 and not ended:
        yield "unended_prose"
    if count >= 1 and bare.isupper():
        yield "upper"
    if words.endswith(("!", ">>")):
        yield "exclaims"
    if asks:
        yield "asks"
    if not quoted and _YOU.search(words):
        yield "you"
    if _HANDLE.match(words):
        yield "handle"
    if cased:
        yield "title_cased"
    if _MASTHEAD.match(words):
        yield "masthead"
    if _SLUG.match(words):
        yield "slug"
    if ended and quoted:
        yield "quoted"
    if ended and any(map(words.__contains__, _SAYING)) and ATTRIBUTED.search(words):
        yield "attributed"
    if not ended:
        yield from _unended(words, tokens, small, sentences)
    if not long:
        yield from _lone(words)


def _unended(words: str, tokens: Sequence[str], small: int, sentences: int) -> Iterator[str]:
    """What a line looks like that no sentence ends."""
    count = len(tokens)
    if _is_menu(words, count) or _lists_sections(tokens[:_MENU]):
        yield "menu"
    elif count <= 3:
        yield "tiny"
    elif 4 <= count <= 24 and len(words) <= 170 and not words.endswith((":", ",", ";")):
        yield "two_sentences_unended" if sentences else "headline"
    if 3 <= count <= 12 and not small and all(it[0].isupper() for it in tokens):
        yield "names_alone"
    if words.endswith(":") and count >= 2 and SPEAKER.match(words):
        yield "introduces"
    if "//" in words and _REACHED.search(words):
        yield "address"
    if count > 2 and _TIMED.match(words):
        yield "timed_entry"
    if 1 < count <= _LONGEST_OFFICE and words[0].isupper():
        if office().fullmatch(words):
            yield "office"
        elif count <= _LONGEST_NAME and paper().fullmatch(words):
            yield "paper"


def _lone(words: str) -> Iterator[str]:
    """What a line is that holds nothing else: an address, a name, who carries the story."""
    if _CLOSES.fullmatch(words):
        yield "closes"
    if _REACHED.fullmatch(words):
        yield "address"
    if len(words) > _LONGEST_LONE:
        return
    if words.lower().strip("()-– ") in known_agencies():
        yield "agency"
    elif carries(words):
        yield "carried"
    elif len(words) < 80 and (_ADDRESS.fullmatch(words) or _signed(words)):
        yield "signed"
    if _PERSON.match(words) and not words.isupper():
        yield "person"


def _is_menu(words: str, count: int) -> bool:
    """Whether signs part the words: three dashes or two bars, in a short line fewer."""
    if _SIGN.search(words) is None:
        return False
    separators = len(_DASHED.findall(words)) // 2 + len(_SEPARATORS.findall(words))
    return separators >= 2 or (separators > 0 and count <= _SHORT_MENU)


def _tells(tokens: Sequence[str]) -> bool:
    """Whether a word says what was done: "Foreign Minister Ban briefed reporters."."""
    return any(len(token) > _STEM and token.islower() and token.endswith("ed") for token in tokens)


def _lists_sections(tokens: Sequence[str]) -> bool:
    """Whether most words of a line are what newspapers call their sections."""
    names = word_set("notes", "sections")
    found = len([token for token in tokens if token.lower() in names])
    return found > 2 and found * 2 >= len(tokens)


def _title_cased(tokens: Sequence[str]) -> bool:
    """Whether every longer word is written with a capital, as in headlines of some papers."""
    small = word_set("function_words")
    long = 0
    shouted = True
    for token in tokens:
        if len(token) > 3 and token.lower() not in small:
            if token[0].islower():
                return False
            long += 1
            shouted = shouted and token.isupper()
    return long > 2 and not shouted


def _signed(words: str) -> bool:
    """Whether a line says whose reports it was written from: "lb/rt (dpa, AFP)"."""
    found = _SIGNED.fullmatch(words)
    if found is None:
        return False
    names = re.split(r",\s*|\s+and\s+|/|\s+with\s+", found[1])
    return any(name.strip().lower() in known_agencies() for name in names)


def _sentence_ends(words: str) -> Iterator[int]:
    """Where sentences end that others follow."""
    for found in _SENTENCE_END.finditer(words):
        at = found.start()
        # Read backwards, for a search from the left tries each letter.
        last = _WORD_BACK.match(words[max(0, at - _LONGEST_WORD) : at][::-1])
        if last and len(last[0]) > 1 and last[0][::-1].lower() not in word_set("abbreviations"):
            yield at
