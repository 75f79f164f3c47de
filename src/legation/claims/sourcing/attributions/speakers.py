"""Whose word it is: the noun phrase that a verb of saying, holding or wanting belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from legation.claims.clauses import surface_subject
from legation.claims.sourcing.attributions.extent import resumes
from legation.claims.sourcing.attributions.listed import known, words
from legation.claims.sourcing.attributions.place import Reach
from legation.claims.sourcing.vouched import before_relative
from legation.language import Token

_BOUNDS = frozenset([*",:;-–—\"“”'’‘•([…?!", "--", "''", "``"])
_CLOSERS = frozenset({'"', "”", "’", "'", "''"})
_CUTS = frozenset({'"', "“", "”", ";", ":"})
_RELATIVES = ("who", "which", "that", "whom")
_FINITE = ("VBD", "VBZ", "VBP")
_LONGEST = 30


def of_verb(verb: Token) -> Token | None:
    """Who says, holds or wants it: of two subjects the nearer, past a quotation who is named."""
    outer = resumes(verb) or _added_to(verb)
    if outer is not None:
        return of_verb(outer)
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in words("small", "days")]
    before = [c for c in own if c.i < verb.i]
    if before:
        relative = before[-1].lower_ in _RELATIVES and verb.dep_ in ("relcl", "acl")
        return verb.head if relative else before[-1]
    if own:
        return own[0]
    if verb.tag_ not in _FINITE:
        return surface_subject(verb)
    if verb.i > 0 and verb.doc[verb.i - 1].text in _CLOSERS:
        return _beside(verb, range(verb.i + 1, len(verb.doc)))
    found = between_commas(verb) or surface_subject(verb) or _behind_quotation(verb)
    return found if found is not None else _beside(verb, range(verb.i - 1, -1, -1))


def _added_to(verb: Token) -> Token | None:
    """ "said profits would fall, blaming X": the verb of saying, past what is said."""
    said, before = verb.head, verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or before.text != ",":
        return None
    own = said.dep_ == "ccomp" and said.head.lemma_.lower() in known() and said.head.i < said.i
    return said.head if own else None


def _beside(verb: Token, places: Iterable[int]) -> Token | None:
    """Who stands right beside the verb where the parser found it no subject."""
    found = None
    for token in (verb.doc[place] for place in places):
        named = token.pos_ in ("NOUN", "PROPN", "PRON") and token.lower_ not in words(
            "small", "days"
        )
        if named and token.i < verb.i:
            return token
        if named and not (found is not None and token.i > found.i + 1):
            found = token
        elif token.pos_ not in ("DET", "ADJ", "ADV", "NUM", "NOUN", "AUX"):
            break
    return found


def between_commas(verb: Token) -> Token | None:
    """ "…, a spokesman for the premier said": whom the parser hung on what was said."""
    if verb.tag_ not in _FINITE:
        return None
    return _from(_after(verb, _BOUNDS), verb)


def _behind_quotation(verb: Token) -> Token | None:
    """ "…," X, the head of Y, told Z: whom the parser hung on what is quoted."""
    return _from(_after(verb, _CLOSERS), verb)


def _after(verb: Token, bounds: Collection[str]) -> int:
    """The token behind the last of some marks before the verb; 0 where it stands too far."""
    first = verb.i
    while first > 0 and verb.doc[first - 1].text not in bounds:
        first -= 1
        if verb.i - first > _LONGEST:
            return 0
    return first


def _from(first: int, verb: Token) -> Token | None:
    """The head of what stands from `first` to the verb, no other verb among it."""
    chunk = before_relative(list(verb.doc[first : verb.i]))
    if first == 0 or not chunk or chunk[0].pos_ in ("CCONJ", "SCONJ", "ADP"):
        return None
    if any(t.tag_ in (*_FINITE, "MD", "WDT", "WP") for t in chunk):
        return None
    return next(
        (
            t for t in chunk
            if not first <= t.head.i < first + len(chunk) and t.pos_ in ("NOUN", "PROPN", "PRON")
        ),
        None,
    )  # fmt: skip


def phrase(speaker: Token, verb: Token) -> Reach:
    """The speaker's noun phrase with its appositions; never past the verb."""
    first, last = speaker.left_edge.i, speaker.right_edge.i
    if speaker.i < verb.i:
        last = max(speaker.i, min(last, verb.i - 1))
        for child in speaker.lefts:
            if child.i == first and child.dep_ in ("cc", "punct", "mark", "advmod", "prep"):
                first = child.right_edge.i + 1
        first = _past_what_is_said(speaker, first)
    else:
        first = max(first, verb.i + 1)
        last = _before_the_rest(verb, first, last)
    while last > first and verb.doc[last].is_punct and verb.doc[last].text not in (")", "]"):
        last -= 1
    while first < last and verb.doc[first].is_punct:
        first += 1
    return first, max(first, last)


def _past_what_is_said(speaker: Token, first: int) -> int:
    """Past a quotation or a clause that the parser put under the speaker."""
    start = first
    for token in speaker.doc[first : speaker.i]:
        told = any(t.tag_ in (*_FINITE, "MD") for t in speaker.doc[start : token.i])
        if token.text in _CLOSERS - {"'", "’"} or (token.text == "," and told):
            start = token.i + 1
    return start


def _before_the_rest(verb: Token, first: int, last: int) -> int:
    """The last token before a quotation, ", adding …" or ", and …" behind "said X"."""
    for token in verb.doc[first : last + 1]:
        following = verb.doc[token.i + 1] if token.i + 1 < len(verb.doc) else None
        rest = following is not None and (following.tag_ == "VBG" or following.pos_ == "CCONJ")
        if token.text in _CUTS or (token.text == "," and rest):
            return token.i - 1
    return last


def behind_bound(first: int, verb: Token) -> bool:
    """Whether a comma, a quotation mark or the like stands before the token at `first`."""
    place = first - 1
    while place >= 0 and verb.doc[place].pos_ == "ADV":
        place -= 1
    return place >= 0 and verb.doc[place].text in _BOUNDS
