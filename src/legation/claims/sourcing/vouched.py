"""Which words a verb of reporting vouches for: those after it, or those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.claims.clauses import (
    is_infinitive,
    objects,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.sourcing.idioms import end_of, reporting_word
from legation.claims.sourcing.voices import Voice, vocabulary
from legation.language import Sentence, Token
from legation.model import Span

_BOUNDS = frozenset({",", ":", ";", "-", "--", "–", "—", "\"", "“", "”", "'", "’"})  # fmt: skip
_FINITE = ("VBD", "VBZ", "VBP")
_LONGEST = 14
_BEHIND = ("npadvmod", "prep", "dobj", "dative", "advmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Reporting words at `region`, spoken by `voices` (outermost first), and what they vouch for.

    `after` tells that they stand after what is said.
    """

    voices: tuple[Voice, ...]
    region: Span
    content: Span
    token: Token
    after: bool


def said_of_a_thing(verb: Token) -> bool:
    """ "ruled out a meeting", "hinted at a visit"."""
    return any(
        f"{verb.lemma_.lower()} {c.lower_}" in vocabulary("verbs", "phrasal")
        for c in verb.children if c.dep_ in ("prt", "prep")
    )  # fmt: skip


def clause_after(verb: Token, sentence: Sentence) -> Span | None:
    """What is said after the verb: a clause, or the noun of "confirmed the visit"."""
    lemma = reporting_word(verb)
    if verb.i + 1 < len(verb.doc) and verb.nbor().text == ";":
        return None
    if (last := end_of(verb)) != verb:
        return _behind_idiom(last, verb, sentence)
    for child in verb.children:
        if child.i <= verb.i or child.lemma_.lower() in vocabulary("verbs", "citing"):
            continue
        finite = child.dep_ in ("ccomp", "xcomp", "pcomp") and child.pos_ in ("VERB", "AUX")
        if finite and (not is_infinitive(child) or lemma in vocabulary("verbs", "infinitives")):
            content = _clause(child, verb, sentence)
            things = [t for t in objects(verb) if verb.i < t.i < child.i]
            if things and lemma in vocabulary("verbs", "objects"):
                return Span(sentence.under(things[0]).start, content.end)
            return content
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i:
            said = [t for t in child.subtree if t.dep_ == "ccomp"]
            if said:
                return sentence.under(said[0])
    if (told := _told_in(verb)) is not None:
        return _clause(told, verb, sentence)
    if lemma in vocabulary("verbs", "addressed"):
        for thing in objects(verb):
            told = _told_to(thing) or _told_in(thing)
            if told is not None and thing.i > verb.i:
                return _clause(told, verb, sentence)
    hinted = said_of_a_thing(verb)
    if lemma in vocabulary("verbs", "objects") or hinted:
        at = objects_of_prepositions(verb, ("at",)) if hinted else ()
        for thing in (*objects(verb), *at):
            cited = any(c.lemma_ in vocabulary("verbs", "citing") for c in thing.children)
            denied = thing.pos_ == "PRON" and lemma in vocabulary("verbs", "denying")
            noun = thing.pos_ in ("NOUN", "PROPN") or denied
            if thing.i > verb.i and noun and not cited:
                return sentence.reach(thing.left_edge.i, thing.right_edge.i)
    for child in verb.children:
        if child.i > verb.i and child.lower_ == ":" and child.i + 1 < len(sentence.doc):
            return sentence.reach(child.i + 1, len(sentence.doc) - 1)
    return None


def _behind_idiom(last: Token, verb: Token, sentence: Sentence) -> Span | None:
    """The clause behind "let slip", wherever in the idiom the parser hangs it."""
    within = sentence.doc[verb.i : last.i + 1]
    for token in within:
        for child in token.children:
            clause = child.dep_ in ("ccomp", "acl", "relcl", "advcl", "xcomp")
            if clause and child.i > last.i and child.pos_ in ("VERB", "AUX"):
                return sentence.reach(max(child.left_edge.i, last.i + 1), child.right_edge.i)
    return None


def _told_in(verb: Token) -> Token | None:
    """ "said in a statement that …": the clause is read as one about the statement.

    Or as one about the call in "told reporters on a call that …", of which `verb` is the listener.
    """
    for child in verb.children:
        if child.dep_ != "prep" or child.i < verb.i:
            continue
        for token in child.subtree:
            opened = token.left_edge.lower_ == "that" and token.left_edge.dep_ != "nsubj"
            clause = token.dep_ in ("acl", "ccomp", "relcl") and token.pos_ in ("VERB", "AUX")
            if clause and opened and any(c.dep_.startswith("nsubj") for c in token.lefts):
                return token
    return None


def _told_to(listener: Token) -> Token | None:
    """ "told a news conference that he could …": the clause is read as one about the listener."""
    for child in listener.children:
        if child.dep_ not in ("relcl", "acl", "ccomp") or child.i < listener.i:
            continue
        subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.lower_ not in vocabulary("voices", "relative"):
            return child
    return None


def answers(verb: Token) -> bool:
    """ "Asked whether they would meet, X said …": what was asked is answered by X's word.

    Of "asked about the invitation, X said he had seen the reports" it is not, unless the answer
    is about the same thing ("it stood", "the visit was on").
    """
    asked = next(
        (
            child for child in verb.children
            if child.dep_ == "advcl" and child.i < verb.i and child.lemma_.lower() == "ask"
            and child.tag_ == "VBN"
        ),
        None,
    )  # fmt: skip
    if asked is None:
        return False
    if any(c.dep_ in ("ccomp", "advcl") for c in asked.children):
        return True
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    subject = surface_subject(said) if said is not None else None
    return subject is not None and (
        subject.lower_ in vocabulary("carry", "pronouns") - vocabulary("voices", "single")
        or subject.lemma_.lower() in vocabulary("carry", "events") | vocabulary("carry", "settled")
    )


def closing_speaker(verb: Token) -> Token | None:
    """ "…, a spokesman for the premier said": who stands between comma and verb, by the words.

    The parser often hangs the speaker on what was said.
    """
    if reporting_word(verb) not in vocabulary("after", "verbs") or verb.tag_ not in _FINITE:
        return None
    end = verb.i
    if verb.i and verb.nbor(-1).text == "," and not any(c.dep_ == "nsubj" for c in verb.lefts):
        end -= 1  # "…, the spokeswoman, X, said"
    first = _after_bound(verb.doc[end])
    if not 0 < first < end or verb.doc[first].pos_ in ("CCONJ", "SCONJ", "ADP", "PRON"):
        return None
    chunk = before_relative(list(verb.doc[first:end]))
    if any(t.tag_ in (*_FINITE, "MD", "WDT", "WP") for t in chunk):
        return None
    return next(
        (
            t for t in chunk
            if t.pos_ in ("NOUN", "PROPN") and not first <= t.head.i < first + len(chunk)
        ),
        None,
    )  # fmt: skip


def before_relative(chunk: Sequence[Token]) -> Sequence[Token]:
    """The words before the relative clause of "two lawmakers who were there"; all without one."""
    for place, token in enumerate(chunk):
        if token.tag_ in ("WP", "WDT") and place:
            told = any(t.tag_ in (*_FINITE, "MD") for t in chunk[place + 1 :])
            return chunk[:place] if told else chunk
    return chunk


def _closes(subject: Token, verb: Token) -> bool:
    """Whether the subject stands between comma and verb, as a closing speaker does."""
    return closing_speaker(verb) is not None and _after_bound(verb) <= subject.i < verb.i


def _after_bound(verb: Token) -> int:
    """The first token behind the comma or quote before the verb; 0 where it stands too far."""
    first = verb.i
    while first > 0 and not _bounds(verb.doc[first - 1]):
        first -= 1
        if verb.i - first > _LONGEST:
            return 0
    return first


def _bounds(token: Token) -> bool:
    """A comma, dash or quote; the hyphen of "Ankara-based" is none."""
    return token.text in _BOUNDS and token.tag_ != "HYPH"


def _clause(said: Token, verb: Token, sentence: Sentence) -> Span:
    """The clause, and what the parser hung on the verb though it goes on with the clause."""
    last = said.right_edge.i
    for child in verb.children:
        goes_on = child.dep_ in ("advcl", "prep", "npadvmod") and child.i > said.i
        if goes_on and sentence.doc[child.left_edge.i - 1].text != ",":
            last = max(last, child.right_edge.i)
    first = max(said.left_edge.i, verb.i + 1)
    return sentence.reach(first, _until_background(sentence, first, last))


def _until_background(sentence: Sentence, first: int, last: int) -> int:
    """Where ", hours after X called it off" begins: the writer's reminder, not what is said."""
    for comma in range(first + 1, last):
        if sentence.doc[comma].text != ",":
            continue
        for token in sentence.doc[comma + 1 : min(comma + 5, last + 1)]:
            if token.pos_ in ("VERB", "AUX", "PUNCT"):
                break
            if token.lower_ in vocabulary("background", "words") and token.dep_ == "mark":
                return comma - 1
    return last


def before_cue(region: Span, sentence: Sentence) -> Span:
    """What stands before "…, X said", with what goes on behind it unless it is a reminder."""
    behind = [t for t in sentence if sentence.at(t).start >= region.end]
    if behind and behind[0].text == ";":
        return Span(sentence.span.start, region.end)
    rest = next((t for t in behind if not t.is_punct), None)
    if rest is None:
        return sentence.span
    top = rest
    while top.head != top and top.head.left_edge.i >= rest.i:
        top = top.head
    if top.dep_ in ("advcl", "prep", "npadvmod", "acl", "mark"):
        return Span(sentence.span.start, region.end)
    return sentence.span


def without_background(content: Span, sentence: Sentence) -> Span:
    """The content up to an inner clause of time: that is no opinion."""
    for token in sentence.tokens_in(content):
        if token.dep_ == "mark" and token.lower_ in vocabulary("background", "words"):
            at = sentence.at(token).start
            return Span(content.start, at) if at > content.start else content
    return content


def stands_behind(verb: Token, subject: Token, sentence: Sentence, right: Span | None) -> bool:
    """Whether the words of reporting stand after what is reported ("…, X said")."""
    if reporting_word(verb) not in vocabulary("after", "verbs"):
        return False
    if verb.dep_ == "pcomp":
        return False
    if verb.dep_ in ("relcl", "acl") and _told_of(subject, verb):
        return False
    if right is not None and not any(t.text == "," for t in sentence.doc[verb.i + 1 : verb.i + 3]):
        return False
    if _closes(subject, verb):
        return True
    before = min(verb.i, subject.left_edge.i) - 1
    # "…, he said" with an adverb between: "…, later he said" does not look back.
    while before >= 0 and sentence.doc[before].pos_ in ("ADV", "CCONJ"):
        before -= 1
    return before >= 1 and sentence.doc[before].text in _BOUNDS


def _told_of(subject: Token, verb: Token) -> bool:
    """ "one of the islands Tokyo claims"; of "…, the newspaper X reported" the words close."""
    kind = verb.head
    inside = _after_bound(verb) <= kind.i
    named = kind.lemma_.lower() in vocabulary("outlets") and subject.left_edge.i == kind.i + 1
    if inside and named:
        return False
    return closing_speaker(verb) != subject or (inside and kind.i < subject.i)


def cue_region(
    verb: Token, subject: Token, sentence: Sentence, content: Span | None = None
) -> Span:
    """Speaker, verb and what hangs closely on them, up to the words they vouch for."""
    first = min(verb.i, subject.left_edge.i)
    if _closes(subject, verb):
        first = max(first, _after_bound(verb))
    last = max(verb.i, subject.right_edge.i if subject.i > verb.i else verb.i)
    for child in verb.children:
        reach = sentence.under(child)
        if (
            child.i > verb.i
            and child.dep_ in _BEHIND
            and child.left_edge.i == last + 1
            and (content is None or not content.overlaps(reach))
        ):
            last = max(last, child.right_edge.i)
    return sentence.reach(first, last)
