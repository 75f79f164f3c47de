"""What stands before the words of reporting ("…, X said"), and goes on behind them."""

from __future__ import annotations

from legation.claims.sourcing.attributions import speakers
from legation.claims.sourcing.attributions.listed import known, words
from legation.claims.sourcing.attributions.place import Attribution, Place, Reach
from legation.claims.sourcing.attributions.quotations import Quotation
from legation.language import Token
from legation.model import Span

_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„"})
_PARTING = frozenset({",", ";", ":", "—", "–", "--", "-"})
_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_FEWEST = 3
FAR = 12
"""How many tokens a speaker may stand from the word of saying."""


def region(verb: Token, source: Reach, after: Reach | None) -> Reach:
    """From the speaker to the verb with what hangs closely on it, or from verb to speaker."""
    if source[0] > verb.i:
        return verb.i, source[1]
    if verb.i - source[1] > FAR or source[1] >= verb.i:
        return verb.i, verb.i
    last = verb.i
    for token in verb.doc[verb.i + 1 :]:
        stop = token.text in _PARTING or token.text in _MARKS or token.text == "."
        if stop or (after is not None and token.i >= after[0]):
            break
        last = token.i
    return source[0], last


def stands(verb: Token, lemma: str, at: Reach, after: Reach | None, place: Place) -> bool:
    """Whether the words of reporting stand after what is reported."""
    thought = lemma in words("verbs", "saying") or lemma in words("verbs", "holding")
    if not thought or verb.tag_ not in _FINITE:
        return False
    related = verb.dep_ == "relcl" and at[0] < verb.i and speakers.between_commas(verb) is None
    before = closed(place.sentence.reach(*at), place)
    if before is not None and not related:
        # "Asked on “Sunday Table,” he said that …": a name in marks is no quotation.
        led = before.span.start > place.sentence.span.start
        return after is None or (opened(verb, place) is not None and not led)
    if lemma not in words("verbs", "trailing") or not speakers.behind_bound(at[0], verb):
        return False
    if any(q.span.start == place.sentence.spans[at[0] - 1].start for q in place.quotations):
        return False
    following = verb.doc[at[1] + 1].text if at[1] + 1 < len(verb.doc) else "."
    if following == ":" or (after is not None and following != ","):
        return False
    if following in (*_MARKS, ",") and after is None and opened(verb, place) is not None:
        return False
    if verb.dep_ in ("relcl", "acl", "pcomp") and speakers.between_commas(verb) is None:
        return False
    return following == "," or any(t.pos_ in ("VERB", "AUX") for t in verb.doc[: at[0]])


def closed(at: Span, place: Place) -> Quotation | None:
    """The quotation that ends right before the words of reporting, in their paragraph."""
    for quotation in place.quotations:
        between = place.text[quotation.span.end : at.start].strip(" ,-–—")
        if between or quotation.span.end > at.start:
            continue
        same = quotation.paragraph == place.sentence.paragraph
        # A quotation that ended its own sentence with a full stop is not what X then says.
        if quotation.span.end <= place.sentence.span.start and quotation.ended(place.text):
            continue
        if same and (quotation.stops(place.text) or quotation.words(place.text) > _FEWEST):
            return quotation
    return None


def opened(verb: Token, place: Place) -> Quotation | None:
    """The quotation that opens behind the verb, no other verb between them."""
    for token in verb.doc[verb.i + 1 :]:
        start = place.sentence.at(token).start
        found = next((q for q in place.quotations if q.span.start == start), None)
        if found is not None:
            near = token.i == verb.i + 1 or verb.doc[token.i - 1].text in (",", ":")
            return found if near or found.words(place.text) >= _FEWEST else None
        adding = token.tag_ == "VBG" and token.lemma_.lower() in words("verbs", "saying")
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.text == ";" or adding:
            return None
    return None


def attribution(
    verb: Token, source: Reach, at: Reach, place: Place, *, speech: bool
) -> Attribution | None:
    """What stands before "…, X said" and goes on behind it; None where nothing does."""
    where = place.sentence.reach(*at)
    spans = [_reported(verb, at, where, place), *_rest(verb, at, place)]
    content = tuple(part for s in spans if (part := place.trimmed(s)).end > part.start)
    if not content:
        return None
    return Attribution(
        source=(place.words(source),), cue=(place.words((verb.i, verb.i)),), content=content,
        region=where, sentence=place.index, behind=True, speech=speech,
    )  # fmt: skip


def _reported(verb: Token, at: Reach, where: Span, place: Place) -> Span:
    """The quotation alone, or the clause before the words of reporting, quotations in it too."""
    quotation = closed(where, place)
    start = place.sentence.span.start
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.i < at[0]), None)
    if clause is not None:
        others = [
            c.left_edge.i for c in verb.lefts
            if c.i < at[0] and c.dep_ not in ("cc", "punct", "conj", "nsubj")
        ]  # fmt: skip
        start = place.sentence.spans[min([clause.left_edge.i, *others])].start
    if quotation is not None:
        narrated = place.text[start : quotation.span.start].strip(" ,;:—–-")
        if quotation.span.start <= start or len(narrated.split()) < 2:
            return quotation.span
    return Span(min(start, where.start), where.start)


def _rest(verb: Token, at: Reach, place: Place) -> list[Span]:
    """ "…, he said, because …": what goes on behind the words of reporting."""
    doc = verb.doc
    here = at[1] + 1
    while here < len(doc) and doc[here].text in _PARTING:
        here += 1
    if here >= len(doc) or (here == at[1] + 1 and doc[here].text not in _MARKS):
        return []
    start = place.sentence.spans[here].start
    quotation = next((q for q in place.quotations if q.span.start == start), None)
    if quotation is not None:
        return [quotation.span]
    first = doc[here]
    # "This switch, he said, would come next year": the clause has its verb behind.
    if not any(t.tag_ in (*_FINITE[:3], "MD") for t in doc[: at[0]]):
        return [Span(start, place.sentence.span.end)]
    if doc[here - 1].text == ";" and verb.dep_ == "parataxis":
        return [Span(start, place.sentence.span.end)]
    if first.lower_ not in words("small", "onward") or first.tag_ == "VBG":
        return []
    told = next((t for t in doc[here:] if t.dep_ == "conj" and t.head == verb), None)
    if first.pos_ == "CCONJ" and told is not None:
        own = any(c.dep_ == "nsubj" for c in told.children)
        if told.lemma_.lower() in known() or not own:
            return []
    return [Span(start, place.sentence.span.end)]
