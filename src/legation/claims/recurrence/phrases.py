"""Noun phrases that name a series or one of its sessions: what they are called, who takes part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.claims.clauses import conjuncts, objects, objects_of_prepositions
from legation.claims.frames import words as frame_words
from legation.claims.people import People, titles
from legation.claims.people.names import NameKind
from legation.claims.recurrence.named import is_code, joined, looked_back, sides_of, word_set, words
from legation.language import Sentence, Token
from legation.model import Kind

_BEFORE = ("det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod", "punct")
_WORD = re.compile(r"[\w’'+-]+")
_LONGEST = 110


@dataclass(frozen=True, eq=False, slots=True)
class Phrase:
    """A noun phrase in its sentence; `first` and `last` are its outer tokens.

    `sides` are the countries and organisations that the phrase itself names. `size` is how
    many it says take part, None where it does not. `telling` are the words of the name that
    tell this series from others, its countries left out.
    """

    sentence: Sentence
    token: Token
    first: int
    last: int
    name: str
    telling: frozenset[str]
    family: str
    kind: Kind
    sides: tuple[str, ...]
    size: int | None

    @property
    def lemma(self) -> str:
        return self.token.lemma_.lower()

    @property
    def before(self) -> list[str]:
        """The words before the noun, in lower case."""
        return [self.sentence.doc[i].lower_ for i in range(self.first, self.token.i)]

    @property
    def explicit(self) -> bool:
        """Whether it names by itself who takes part: two sides or an organisation."""
        return len(self.sides) > 1 or any(not is_code(side) for side in self.sides)

    def covers(self, token: Token) -> bool:
        return self.first <= token.i <= self.last


def phrases_in(sentence: Sentence, people: People, *, often: bool = False) -> list[Phrase]:
    """The phrases of a sentence whose noun can be a session's or a series', and first journeys.

    `often`: the sentence tells how often something happens, so that with no such noun its verb
    of meeting counts ("the four presidents meet every six months").
    """
    found = []
    for token in sentence:
        entry = _noun(token, sentence, people)
        if entry is not None and token.dep_ != "compound":
            found.append(_phrase(sentence, token, entry[0], Kind(entry[1]), people))
        elif token.lemma_ in word_set("phrases", "journeys") and token.pos_ in ("VERB", "AUX"):
            journey = _journey(sentence, token, people)
            found += [journey] if journey is not None else []
    if often and not found:
        habits = (_habit(sentence, token, people) for token in sentence)
        found = [habit for habit in habits if habit is not None]
    return found


def _noun(token: Token, sentence: Sentence, people: People) -> tuple[str, str] | None:
    nouns: dict[str, tuple[str, str]] = words("nouns")
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.lemma_.lower() in word_set("phrases", "groups"):
        # "a joint working group", "the Eminent Persons' Group": no group of people else.
        before = {t.lower_ for c in token.children if c.i < token.i for t in c.subtree}
        if token.i in sentence.names:
            before |= set(sentence.at(token).of(people.text).lower().split())
        return ("body", "meeting") if before & word_set("phrases", "grouping") else None
    return nouns.get(token.lemma_.lower()) or nouns.get(token.lower_.removesuffix("s"))


def _phrase(sentence: Sentence, token: Token, family: str, kind: Kind, people: People) -> Phrase:
    first = min(
        [token.i] + [c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in _BEFORE]
    )
    wanted = word_set("phrases", "visit_prepositions" if family == "visit" else "prepositions")
    last = reach(token, wanted)
    if _doubled(token, sentence):
        # "the Strategic and Economic Dialogue between A and B": all hangs on the first adjective.
        first, last = token.head.left_edge.i, max(last, reach(token.head, wanted))
    whole = sentence.reach(first, last)
    start, end = _named(sentence, token, first, last)
    inner = next(
        (
            t
            for t in sentence.doc[token.i + 1 : last + 1]
            if _noun(t, sentence, people) and t.dep_ != "compound"
        ),
        None,
    )
    within = _noun(inner, sentence, people) if inner is not None else None
    if family == "any" and inner is not None and within is not None:
        family = within[0]
        kind = Kind(within[1]) if family in ("body", "summit") else kind
        left = min([inner.i] + [c.left_edge.i for c in inner.children if c.dep_ in _BEFORE])
        low, high = _named(sentence, inner, left, last)
        if _telling(sentence, low, high, people):
            start, end = low, high
    sides = joined(sides_of(people.register.within(whole), people), whole.of(people.text))
    looked = looked_back(sentence, first, last, people) if len(sides) < 2 else ()
    size = _size(whole.of(people.text)) or len(looked) or None
    return Phrase(
        sentence, token, first, last,
        re.sub(r"\s+", " ", sentence.reach(start, end).of(people.text)).strip(" ,"),
        _telling(sentence, start, end, people), family, kind,
        tuple(dict.fromkeys((*sides, *looked))), size,
    )  # fmt: skip


def _doubled(token: Token, sentence: Sentence) -> bool:
    """Whether a name was parsed as two: "Strategic and Economic Dialogue"."""
    head = token.head
    return (
        token.dep_ == "conj"
        and token.text[0].isupper()
        and head.text[0].isupper()
        and head.i not in sentence.names
        and all(
            t.text[0].isupper() or t.lower_ in ("and", "&") for t in token.doc[head.i : token.i]
        )
    )


def _size(text: str) -> int | None:
    sizes: dict[str, int] = words("phrases")["sizes"]
    return next((n for word, n in sizes.items() if word in text.casefold()), None)


def reach(token: Token, prepositions: frozenset[str]) -> int:
    """The last token of the name: "of", "between" and the like, without clauses."""
    last = token.i
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "prep" and token.doc[child.i - 1].text == ",":
            # "Their annual council, with Russia high on the list" is no council with Russia.
            continue
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ != "NUM":
                    last = max(last, reach(noun, prepositions | {"from"}))
                elif noun.dep_ == "pcomp":
                    last = max(last, noun.i, *(reach(n, prepositions) for n in objects(noun)))
        elif child.dep_ == "conj" and token.dep_ in ("pobj", "conj"):
            last = max(last, reach(child, prepositions))
    return last


def _named(sentence: Sentence, token: Token, first: int, last: int) -> tuple[int, int]:
    """The tokens of the name: no article, no number, nothing that only orders sessions."""
    start = first
    if token.i in sentence.names and not _doubled(token, sentence):
        start = min([token.i] + [c.left_edge.i for c in token.children if c.dep_ == "compound"])
    while start < token.i and _dropped(sentence.doc[start].lower_):
        if sentence.doc[start + 1].text in ("-", "+"):
            break
        start += 1
    if _tens(sentence, start):
        start += 3
    end = last
    while end > token.i and sentence.spans[end].end - sentence.spans[start].start > _LONGEST:
        end -= 1
    return start, end


def _tens(sentence: Sentence, start: int) -> bool:
    """Whether an ordinal of three tokens begins: "twenty-fourth"."""
    parts = [token.lower_ for token in sentence.doc[start : start + 3]]
    return len(parts) == 3 and parts[0] in words("ordinals")["tens"] and parts[1] == "-"


def _dropped(word: str) -> bool:
    return (
        word in word_set("phrases", "dropped")
        or word in words("ordinals")["words"]
        or re.fullmatch(r"\d+(?:st|nd|rd|th)?|st|nd|rd|th", word) is not None
    )


def _telling(sentence: Sentence, first: int, last: int, people: People) -> frozenset[str]:
    whole = sentence.reach(first, last)
    said = whole.of(people.text)
    for name in people.register.within(whole):
        if name.countries or name.kind is NameKind.PERSON:
            low, high = max(0, name.span.start - whole.start), name.span.end - whole.start
            said = said[:low] + " " * (high - low) + said[high:]
    found = {word.strip("'’-").casefold() for word in _WORD.findall(said)}
    return frozenset(
        _singular(word)
        for word in found - word_set("phrases", "untelling") - set(words("ordinals")["words"])
        if word[:1].isalpha() or "+" in word.strip("+")
    )


def _singular(word: str) -> str:
    """A noun of sessions in the singular: "the councils" are the council's."""
    return word.removesuffix("s") if word.removesuffix("s") in words("nouns") else word


def _habit(sentence: Sentence, verb: Token, people: People) -> Phrase | None:
    """ "The ministers have met seven times since 2019": those who meet, as what recurs."""
    if verb.pos_ != "VERB" or not _gathers(verb) or _sports(sentence):
        return None
    own = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)  # "used to meet"
    who = next((c for above in own for c in above.children if c.dep_ == "nsubj"), None)
    if who is not None and who.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        who = verb.head
    if who is None:
        return None
    first, last = who.left_edge.i, max(who.i, reach(who, word_set("phrases", "prepositions")))
    if who.tag_ in ("NNP", "NNPS"):
        # "Cuba and the United States meet twice a year"
        last = max(part.i for part in conjuncts(who))
        names = people.register.within(sentence.reach(first, last))
        if len({n.countries[0] for n in names if n.kind is NameKind.COUNTRY and n.countries}) < 2:
            return None
    elif who.tag_ != "NNS" or not (
        titles.names_office(who.text) or who.lemma_ in word_set("phrases", "envoys")
    ):
        return None
    whole = sentence.reach(first, last)
    start, end = _named(sentence, who, first, last)
    sides = joined(sides_of(people.register.within(whole), people), whole.of(people.text))
    looked = looked_back(sentence, first, last, people) if len(sides) < 2 else ()
    return Phrase(
        sentence, verb, first, verb.i, sentence.reach(start, end).of(people.text).strip(" ,"),
        frozenset(), "any", Kind.MEETING, tuple(dict.fromkeys((*sides, *looked))), None,
    )  # fmt: skip


def _gathers(verb: Token) -> bool:
    """Whether it is a verb of meeting: "meet", "compare notes", "see each other"."""
    if verb.lemma_ in word_set("phrases", "gathering"):
        return True
    mutual: dict[str, list[str]] = words("phrases")["mutual"]
    behind = [c for c in verb.children if c.dep_ in ("dobj", "prep", "advmod")]
    behind += [c for word in behind for c in word.children]
    return any(word.lemma_.lower() in mutual.get(verb.lemma_, ()) for word in behind)


def _sports(sentence: Sentence) -> bool:
    return any(token.lower_ in frame_words("sport", "words") for token in sentence)


def _journey(sentence: Sentence, verb: Token, people: People) -> Phrase | None:
    """ "no secretary of state had been to China", "the first king to visit Peru": an office's."""
    noun = verb.head if verb.dep_ in ("relcl", "acl") else None
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), noun)
    if who is None or not any(c.lower_ in ("no", "first") for c in who.children):
        return None
    places = [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "visit"]
    places += objects_of_prepositions(verb, ("to",))
    there = next(
        (p for p in places if (n := people.register.at(sentence.at(p))) and n.countries), None
    )
    if there is None or not titles.names_office(who.text):
        return None
    first, last = who.left_edge.i, max(there.i, verb.i)
    whole = sentence.reach(first, last).of(people.text)
    sides = [
        side
        for n in people.register.within(sentence.reach(first, last))
        for side in n.countries[:1]
    ]
    office = titles.country_of_office(whole)
    sides += [office] if office else []
    start, _ = _named(sentence, who, first, who.i)
    return Phrase(
        sentence, verb, first, last, sentence.reach(start, last).of(people.text), frozenset(),
        "visit", Kind.VISIT, tuple(dict.fromkeys(sides)), None,
    )  # fmt: skip
