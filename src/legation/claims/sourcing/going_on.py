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
    speech reported ("he would").
    """
    if sentence.paragraph - before.paragraph not in (0, 1):
        return False
    if sentence.span.of(people.text)[0] in _OPENING:
        return False  # whose a quotation is has been told
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    subject = surface_subject(root) if root is not None else None
    if root is None or subject is None or not ahead(root):
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
