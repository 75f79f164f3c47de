"""Who says, holds, wants or judges what in one sentence, by its parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legation.claims.sourcing.attributions import behind, labels, phrases, verbs
from legation.claims.sourcing.attributions.listed import words
from legation.claims.sourcing.attributions.place import Attribution, Place
from legation.language import Token
from legation.model import Span

_LEAST = 2
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_STOPS = (",", ".", ";", '"', "“", "”")


def find(place: Place, *, heading: bool) -> list[Attribution]:
    """The attributions of one sentence, in the order of their cues."""
    found = [one for token in place.sentence for one in _of(token, place)]
    if heading and not found:
        found += labels.in_heading(place)
    if not any(one.speech for one in found):
        found += labels.beside_quotation(place)
    found += _misread(found, place)
    return _parted(sorted(found, key=lambda one: one.region), place)


def _of(token: Token, place: Place) -> Iterator[Attribution]:
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        yield from phrases.according(token, place)
    elif token.lower_ in _minded() and (token.pos_ == "ADJ" or token.dep_ in ("acomp", "oprd")):
        yield from phrases.adjective(token, place)
    elif token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
        found = None
        if lemma in words("verbs", "citing"):
            found = verbs.quoted(token, place) or verbs.citing(token, place)
        found = found or verbs.of(token, lemma, place)
        if found is not None:
            yield found
    elif token.pos_ == "NOUN" and lemma in words("nouns", "telling"):
        yield from phrases.noun(token, lemma, place)
    if token.pos_ == "NOUN" and token.lower_ in words("nouns", "view"):
        yield from phrases.view(token, place)


def _minded() -> frozenset[str]:
    return words("adjectives", "holding") | words("adjectives", "willing")


def _misread(found: list[Attribution], place: Place) -> Iterator[Attribution]:
    """ "…," tweeted investor X; "…, figures show": a word of saying read as another word."""
    doc = place.sentence.doc
    for token in doc:
        lemma = token.lemma_.lower()
        spoken = token.tag_.startswith("VB") and lemma in words("verbs", "saying")
        noun = (
            token.tag_ in ("NN", "NNS", "VB")
            and lemma in words("verbs", "trailing")
            and _closes(token)
        )
        at = place.sentence.at(token)
        cued = any(s.overlaps(at) for one in found for s in one.cue)
        taken = spoken and any(one.speech for one in found)
        if not (spoken or noun) or cued or taken:
            continue
        first, last = _between_stops(token)
        quoted = behind.closed(place.sentence.reach(first, token.i), place) is not None
        told = noun and first > 1 and _has_verb(doc[:first])
        told = told and doc[first].pos_ != "ADP" and not _has_verb(doc[first : token.i])
        source = (first, token.i - 1) if first < token.i else (token.i + 1, last)
        verbal = any(t.tag_ in _TENSED for t in doc[first : token.i])
        if not (quoted or told) or verbal or source[1] < source[0]:
            continue
        one = behind.attribution(token, source, (first, last), place, speech=True)
        if one is not None:
            yield one
            return


def _has_verb(tokens: Iterable[Token]) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _closes(token: Token) -> bool:
    """Whether the word ends its sentence or a part of it between commas."""
    return token.i + 1 == len(token.doc) or token.nbor().text in (",", ".")


def _between_stops(token: Token) -> tuple[int, int]:
    """The first and last token of what stands between commas or marks around the token."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first - 1].text not in _STOPS and token.i - first < behind.FAR:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].text not in _STOPS:
        last += 1
    return first, last


def _parted(found: list[Attribution], place: Place) -> list[Attribution]:
    """Each content without the parts of the sentence that are another's."""
    parted = []
    for one in found:
        content = list(one.content)
        for other in found:
            if other is not one and other.region != one.region:
                content = [_without(span, one, other, place) for span in content]
        kept = tuple(s for s in (place.trimmed(c) for c in content) if s.end - s.start >= _LEAST)
        if kept:
            parted.append(replace(one, content=kept))
    return parted


def _without(span: Span, one: Attribution, other: Attribution, place: Place) -> Span:
    """The content up to another's words of reporting, or past them; whole where they are in it."""
    region = other.region
    if not span.overlaps(region) or region.covers(span):
        return span
    if one.behind and other.behind and region.end <= one.region.start:
        return Span(region.end, span.end)
    if one.behind and not other.behind and span.start >= one.region.end:
        return Span(span.start, max(span.start, region.start))
    if other.behind and not one.behind and span.start > one.region.end:
        inner = other.content[0].start >= span.start
        return span if inner else Span(span.start, max(span.start, region.start))
    token = place.sentence.token_at(other.cue[0].start) if other.cue else None
    adding = token is not None and token.tag_ == "VBG" and not one.behind
    for start in (s.start for s in (*other.cue, *other.source) if s.start > span.start):
        before = place.text[span.start : start].rstrip()
        if adding and before.endswith((",", ", with")):
            return Span(span.start, span.start + before.rindex(","))
    before = place.text[span.start : max(span.start, region.start)].rstrip()
    parting = next((w for w in words("small", "parting") if before.endswith(f", {w}")), None)
    if parting is not None and not one.behind and not other.behind:
        return Span(span.start, span.start + len(before) - len(parting))
    return span
