"""Whose a thing is by a word joined to it with a hyphen."""

from __future__ import annotations

from legation.claims.acts.frames import words
from legation.claims.people import People
from legation.language import Sentence, Token


def run_by(thing: Token, sentence: Sentence, people: People) -> list[str]:
    """The country that owns or runs it: "American-owned mills", "an Indian-managed tanker"."""
    names = (
        people.register.at(sentence.at(owner))
        for verb in thing.children if verb.lemma_.lower() in words("owning", "verbs")
        for owner in verb.children if owner.i < verb.i
    )  # fmt: skip
    return [name.countries[0] for name in names if name is not None and name.countries][:1]
