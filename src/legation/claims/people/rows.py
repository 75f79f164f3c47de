"""Names in a row: "A, B and C", which the parser often takes apart."""

from __future__ import annotations

from legation.claims.people import titles
from legation.claims.people.names import NameKind, Register
from legation.language import Sentence


def row_of(register: Register, index: int, sentence: Sentence) -> list[int]:
    """Names of one kind in a row: "A, B and C", which the parser often takes apart."""
    kind = kind_at(register, index, sentence)
    if kind not in (NameKind.PERSON, NameKind.COUNTRY):
        return []
    both = kind is NameKind.COUNTRY and index and sentence.doc[index - 1].lower_ in ("two", "both")
    if both and kind_at(register, index - 1, sentence) is kind:
        return [index - 1, index]  # "the two Koreas": the numeral names the other
    found = [index]
    for step in (-1, 1):
        at = index
        while (after := _next(register, at, step, sentence)) is not None:
            if kind_at(register, after, sentence) is not kind:
                break
            found.append(after)
            at = after
    joined = any(sentence.doc[i].lower_ in ("and", "&") for i in range(min(found), max(found)))
    return found if joined or _headline(max(found), sentence) else [index]


def with_counterpart(register: Register, text: str, index: int, sentence: Sentence) -> list[int]:
    """The other of "A, head of B's council, and his Chadian counterpart C" by either's place.

    What stands between the commas hides from the parser that the two are a row.
    """
    if kind_at(register, index, sentence) is not NameKind.PERSON:
        return []
    master = _counterpart_of(register, text, index, sentence)
    if master is not None:
        return [master]
    return [
        other for other in sentence.names
        if other > index and _counterpart_of(register, text, other, sentence) == index
    ]  # fmt: skip


def _counterpart_of(register: Register, text: str, index: int, sentence: Sentence) -> int | None:
    """The place of A in "A, head of B's council, and his Chadian counterpart C", by that of C."""
    name = register.at(sentence.spans[index])
    if name is None or name.kind is not NameKind.PERSON:
        return None
    doc, at = sentence.doc, index - 1
    while at >= 0 and sentence.spans[at].end > name.whole.start:
        at -= 1
    if not titles.of_an_equal(name.whole.of(text)) or at < 2:
        return None
    at -= doc[at].lower_ in ("his", "her", "their")
    if doc[at].lower_ != "and" or doc[at - 1].text != ",":
        return None
    before = [
        i for i in range(at - 2)
        if i in sentence.names and kind_at(register, i, sentence) is NameKind.PERSON
        and doc[i + 1].text == ","
    ]  # fmt: skip
    return before[0] if len(before) == 1 else None


def _headline(last: int, sentence: Sentence) -> bool:
    """ "Zelensky, Macron, Starmer to meet in London": headlines save the "and"."""
    return last + 1 < len(sentence.doc) and sentence.doc[last + 1].lower_ == "to"


def _next(register: Register, index: int, step: int, sentence: Sentence) -> int | None:
    """The name beyond a comma or "and" from the name at `index`, either way."""
    doc, at, passed = sentence.doc, index + step, False
    while 0 <= at < len(doc):
        word = doc[at].lower_
        if word in (",", "and", "&"):
            passed = True
        elif _of_land(register, index, at, sentence):
            pass
        elif at in sentence.names:
            owner = at + 1 < len(doc) and doc[at + 1].tag_ == "POS"
            if passed and not owner:
                return at
            if not owner:
                return None
        elif doc[at].tag_ != "POS" and word != "the":
            return None
        at += step
    return None


def _of_land(register: Register, index: int, at: int, sentence: Sentence) -> bool:
    """ "A of Kenya and B of Uganda", "A for the EU": what tells a person's side parts no row."""
    if kind_at(register, index, sentence) is not NameKind.PERSON:
        return False
    doc = sentence.doc
    land = next((i for i in range(at, at + 3) if i in sentence.names), at)
    told = land - 1 - (doc[land - 1].lower_ == "the")
    return (
        doc[told].lower_ in ("of", "for")
        and land in sentence.names
        and kind_at(register, land, sentence) in (NameKind.COUNTRY, NameKind.BODY)
        and told > 0
        and kind_at(register, told - 1, sentence) is NameKind.PERSON
    )


def kind_at(register: Register, index: int, sentence: Sentence) -> NameKind | None:
    name = register.at(sentence.spans[index])
    return name.kind if name is not None else None
