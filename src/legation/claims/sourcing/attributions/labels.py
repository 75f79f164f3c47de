"""Labels that tell who speaks: "Study: …" and "… - source" in headlines, "His words: “…”"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.claims.clauses import objects_of_prepositions, possessor
from legation.claims.sourcing.attributions.listed import words
from legation.claims.sourcing.attributions.place import Attribution, Place
from legation.claims.sourcing.attributions.quotations import Quotation
from legation.model import Span

_LABEL = re.compile(r"[^\W\d_][\w.'’&-]*(?: [\w.'’&-]+){0,5}(?=: ?\S)")
_AFTER = re.compile(
    r"(?:\s[-–—]{1,2}\s*|\s\|\s*|\s?:\s+)(?P<who>[\w.'’&-]+(?: [\w.'’&-]+){0,4})\s*$"
)
_FEWEST = 3
_NEAR = 5
_PARTING = (":", ",", "-", "–", "—", "--")


def in_heading(place: Place) -> Iterator[Attribution]:
    """ "Study: whales lower their voices", "Launch put off - source": whose word a headline is."""
    whole = place.sentence.span
    told = whole.of(place.text)
    if (label := _LABEL.match(told)) is not None and _speaks(label[0], told[label.end() + 1 :]):
        source = Span(whole.start, whole.start + label.end())
        yield _labelled(source, Span(source.end + 1, whole.end), place)
    elif (after := _AFTER.search(told)) is not None and _speaks(after["who"], ""):
        source = Span(whole.start + after.start("who"), whole.start + after.end("who"))
        yield _labelled(source, Span(whole.start, whole.start + after.start()), place)
    elif (first := next(iter(place.quotations), None)) is not None:
        yield from _opening(first, place)


def _opening(quotation: Quotation, place: Place) -> Iterator[Attribution]:
    """ "'I will never sell': Duke hits back": whose word the quotation is, the story tells."""
    behind = place.text[quotation.span.end : place.sentence.span.end].lstrip()
    begins = quotation.span.start == place.sentence.span.start
    if not begins or quotation.words(place.text) < _FEWEST or behind[:1] not in _PARTING:
        return
    subject = next(
        (
            t for t in place.sentence
            if t.dep_ == "nsubj" and place.sentence.at(t).start >= quotation.span.end
        ),
        None,
    )  # fmt: skip
    source = (place.words((subject.left_edge.i, subject.i)),) if subject is not None else ()
    at = Span(quotation.span.end, quotation.span.end)
    yield Attribution(
        source=source, cue=(), content=(quotation.span,), region=at, sentence=place.index,
        behind=True, speech=False,
    )  # fmt: skip


def _speaks(label: str, told: str) -> bool:
    """Whether the label is somebody who speaks, by its words or because he is quoted."""
    parts = [part.casefold() for part in re.findall(r"\w+", label)]
    if not parts or set(parts) & words("nouns", "labels"):
        return False
    if set(parts) & words("nouns", "speaking"):
        return True
    quoted = told.strip()[:1] in tuple("\"“‘'")
    # "Hollis: I have no plans to quit" is his word; "Lima: a city of contrasts" is nobody's.
    first = bool({"i", "we", "my", "our"} & {w.casefold() for w in re.findall(r"\w+", told)[:6]})
    return quoted or first


def _labelled(source: Span, content: Span, place: Place) -> Attribution:
    return Attribution(
        source=(source,), cue=(), content=(place.trimmed(content),), region=source,
        sentence=place.index, behind=content.start < source.start, speech=False,
    )  # fmt: skip


def beside_quotation(place: Place) -> Iterator[Attribution]:
    """A noun for what is said with the quotation: before it ("His words: “…”"), or behind it."""
    yield from _before_quotation(place)
    yield from _behind_quotation(place)


def _behind_quotation(place: Place) -> Iterator[Attribution]:
    """ "“…,” was his verdict", "“…,” came the reply from X"."""
    for quotation in place.quotations:
        rest = [t for t in place.sentence if place.sentence.at(t).start >= quotation.span.end]
        rest = rest[1:] if rest and rest[0].text in _PARTING else rest
        if len(rest) < _FEWEST or rest[0].lemma_ not in words("verbs", "standing"):
            continue
        noun = next((t for t in rest[1:_NEAR] if t.lower_ in words("nouns", "words")), None)
        if noun is None or any(
            t.pos_ not in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "PART")
            for t in rest[1 : rest.index(noun)]
        ):
            continue
        owner = possessor(noun) or next(objects_of_prepositions(noun, ("from", "of", "by")), None)
        source = (place.words((owner.left_edge.i, owner.right_edge.i)),) if owner else ()
        yield Attribution(
            source=source, cue=(place.words((rest[0].i, noun.i)),), content=(quotation.span,),
            region=place.sentence.reach(rest[0].i, noun.i), sentence=place.index, behind=True,
            speech=True,
        )  # fmt: skip


def _before_quotation(place: Place) -> Iterator[Attribution]:
    """ "His words: “…”": a noun for what is said, a colon and the quotation."""
    for quotation in place.quotations:
        before = place.text[place.sentence.span.start : quotation.span.start].rstrip()
        if not before.endswith(":") or quotation.words(place.text) < _FEWEST:
            continue
        at = place.sentence.span.start + len(before) - 1
        nouns = [
            t for t in place.sentence
            if t.pos_ == "NOUN" and place.sentence.at(t).end <= at
            and t.lower_ in words("nouns", "words")
        ]  # fmt: skip
        if not nouns:
            continue
        noun = nouns[-1]
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        source = (place.words((owner.left_edge.i, owner.right_edge.i)),) if owner else ()
        yield Attribution(
            source=source, cue=(place.words((noun.i, noun.i)),), content=(quotation.span,),
            region=Span(place.sentence.span.start, at), sentence=place.index, behind=False,
            speech=True,
        )  # fmt: skip
