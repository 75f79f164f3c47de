"""Whether a sentence without a source goes on with what the one before reported."""

from __future__ import annotations

from legation.claims.clauses import surface_subject
from legation.claims.people import People
from legation.claims.sourcing.voices import vocabulary
from legation.language import Sentence, Token
from legation.model import Span

_OPENING = ('"', "“", "”", "'", "‘", "«")


def continues(
    sentence: Sentence, before: Sentence, content: Span, people: People, *, resumed: bool
) -> bool:
    """Whether the words at `content` of the sentence `before` are carried on in `sentence`.

    They must tell of what is planned or may be: of the same engagement ("the visit"), or of the
    same people where the source speaks again behind them (`resumed`) or the tense is that of
    speech reported ("he would"), or how the same journey goes on. Of the two who agreed
    something, that "the two met" is told on the same word.
    """
    if sentence.paragraph - before.paragraph not in (0, 1):
        return False
    if sentence.span.of(people.text)[0] in _OPENING:
        return False  # whose a quotation is has been told
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    subject = surface_subject(root) if root is not None else None
    if root is None or subject is None:
        return False
    if _goes_on(root) and (
        _known(subject, sentence, content, people) or _of_known(subject, sentence, content, people)
    ):
        return True
    if _they_met(root, subject, before, content):
        return True
    if not ahead(root):
        return False
    if _same_event(subject):
        return True
    return (resumed or _backshifted(root)) and _known(subject, sentence, content, people)


def _same_event(subject: Token) -> bool:
    """ "The visit", told by nothing else: a visit "of" somebody, or a second one, is another."""
    return (
        _definite(subject)
        and not any(
            c.dep_
            in ("prep", "amod", "nummod", "relcl", "acl", "appos", "compound", "poss", "nmod")
            and c.lower_ not in vocabulary("carry", "definite")
            for c in subject.children
        )
        and subject.lemma_.lower() in vocabulary("carry", "events")
    )


def _goes_on(root: Token) -> bool:
    """ "Goes on to Samoa and finishes in Fiji": another leg of the journey just told."""
    if root.lemma_.lower() not in vocabulary("carry", "journeys"):
        return False
    coming = ahead(root) or root.tag_ in ("VBZ", "VBP")
    return coming and any(
        c.lower_ in vocabulary("carry", "onward") and c.dep_ in ("advmod", "prt", "prep")
        for c in root.children
    )


def _of_known(subject: Token, sentence: Sentence, content: Span, people: People) -> bool:
    """ "Wang's party", where the journey was told of Wang."""
    owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    travels = subject.lemma_.lower() in vocabulary("carry", "parties")
    return travels and owner is not None and _known(owner, sentence, content, people)


def _they_met(root: Token, subject: Token, before: Sentence, content: Span) -> bool:
    """ "The two met for an hour", right behind what somebody said the two had agreed."""
    told = next(
        (t for t in before if t.dep_ in ("ROOT", "ccomp") and _within(t, before, content)), None
    )
    if told is None or not {told.tag_, root.tag_} <= {"VBD"}:
        return False
    together = subject.lower_ in vocabulary("carry", "both") and _is_both(subject)
    again = any(
        c.lower_ in vocabulary("carry", "again") for t in (root, subject) for c in t.children
    )
    return together and not again and told.lemma_.lower() in vocabulary("carry", "agreed")


def _within(token: Token, sentence: Sentence, content: Span) -> bool:
    return content.covers(sentence.at(token))


def _is_both(subject: Token) -> bool:
    """ "They", "both", "the two", "the two ministers"."""
    counted = any(c.lower_ in ("two", "both") for c in (subject, *subject.children))
    return subject.lower_ in ("they", "pair", "duo", "couple") or counted


def _backshifted(root: Token) -> bool:
    return any(
        c.dep_ == "aux" and c.lower_ in vocabulary("carry", "backshifted") for c in root.children
    )


def _known(subject: Token, sentence: Sentence, content: Span, people: People) -> bool:
    """A pronoun, "the visit", "the two", or somebody whom the reported words named."""
    if subject.lower_ in vocabulary("carry", "pronouns"):
        return True
    name = people.register.at(sentence.at(subject))
    if name is not None:
        return any(
            earlier.actor.name == name.actor.name for earlier in people.register.within(content)
        )
    return _definite(subject) and subject.lemma_.lower() in vocabulary("carry", "things")


def _definite(subject: Token) -> bool:
    determiner = next((c for c in subject.children if c.dep_ in ("det", "poss")), None)
    return determiner is not None and determiner.lower_ in vocabulary("carry", "definite")


def ahead(root: Token) -> bool:
    """Whether the verb tells what is planned or possible rather than what is past."""
    helpers = [c for c in root.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in vocabulary("carry", "modals") for c in helpers):
        return True
    if any(c.tag_ in ("VBD", "VBN") for c in (root, *helpers) if c.dep_ != "auxpass") and not any(
        c.tag_ in ("VBZ", "VBP") for c in helpers
    ):
        return False
    below = {root.lemma_.lower(), *(c.lemma_.lower() for c in root.children)}
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in root.children)
    return bool(below & vocabulary("carry", "plans")) or (root.lemma_ == "be" and infinitive)
