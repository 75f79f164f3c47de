"""A sentence as one looks for series in it, and what a sign of a series is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.claims import times
from legation.claims.clauses import ascent, conjuncts, governor, surface_subject
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.claims.recurrence.named import word_set
from legation.claims.recurrence.phrases import Phrase
from legation.claims.times import Bound, Direction, TimePhrase
from legation.language import Sentence, Token
from legation.model import When


class Tells(StrEnum):
    """What a sign tells of a series."""

    RECURS = "recurs"
    NUMBER = "number"
    FIRST = "first"
    """The first since a day: sessions before it, a gap, and this one."""
    NONE = "none"
    """None held since a day."""
    STOPPED = "stopped"
    LAST = "last"
    REVIVED = "revived"
    ENDED = "ended"


@dataclass(frozen=True, eq=False, slots=True)
class Sign:
    """`phrase` is None where a number stands alone; `opens` tells a series without more."""

    tells: Tells
    token: Token
    phrase: Phrase | None
    opens: bool
    when: When | None = None
    cadence: str | None = None
    number: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A sentence with its phrases and its times."""

    sentence: Sentence
    phrases: Sequence[Phrase]
    phrased: Sequence[TimePhrase]
    people: People
    anchor: date | None

    @property
    def text(self) -> str:
        return self.sentence.span.of(self.people.text)

    def owner(self, token: Token) -> Phrase | None:
        """The phrase that the words at `token` speak of, by grammar."""
        came = token
        for above in ascent(token):
            for phrase in self.phrases:
                if phrase.covers(above):
                    return phrase
            if above.pos_ in ("VERB", "AUX"):
                held = self._of_verb(above, came)
                if held is not None:
                    return held
            came = above
        return None

    def _of_verb(self, verb: Token, came: Token) -> Phrase | None:
        for wanted in (("nsubjpass", "nsubj"), ("dobj", "attr"), ("advcl", "prep")):
            for child in verb.children:
                if child == came or child.dep_ not in wanted:
                    continue
                below = [child] if child.dep_ not in ("prep",) else list(child.children)
                if child.pos_ == "VERB" and child.dep_ == "nsubj":
                    # "The commission set up by A and B has met": the parser takes "set" for it
                    below += [c for c in child.children if c.dep_ == "nsubj"]
                for phrase in self.phrases:
                    if any(phrase.token in (one, *one.conjuncts) for one in below):
                        return phrase
        return None

    def time_after(self, token: Token, *, within: Token | None = None) -> When | None:
        """The first day told after `token`, in the subtree of `within` where given."""
        start = self.sentence.at(token).start
        end = self.sentence.under(within).end if within is not None else self.sentence.span.end
        for phrase in self.phrased:
            if not start <= phrase.start < end or not phrase.tells_when:
                continue
            if phrase.bound is None:
                return self.value(phrase)
        return None

    def value(self, phrase: TimePhrase) -> When | None:
        """The days of a time in the past; of "since 2018" the 2018."""
        found = times.resolve(phrase, anchor=self.anchor, direction=Direction.PAST).when
        if found is None or phrase.bound is not Bound.SINCE:
            return found
        return When(found.edtf.partition("/")[0])

    def in_time(self, token: Token) -> bool:
        at = self.sentence.at(token)
        return any(phrase.start < at.end and at.start < phrase.end for phrase in self.phrased)

    def personal(self, phrase: Phrase) -> bool:
        """Whether it is persons' own meeting or trip ("their first talks", "Liu's visit")."""
        inside = self.people.register.within(self.sentence.reach(phrase.first, phrase.last))
        owners = [c for c in phrase.token.children if c.dep_ == "poss" and c.lower_ != "its"]
        if [o.lower_ for o in owners] == ["their"] and self._of_states(phrase):
            return False
        return any(name.kind is NameKind.PERSON for name in inside) or any(
            o.pos_ == "PRON" or o.lemma_ in word_set("phrases", "people") for o in owners
        )

    def _of_states(self, phrase: Phrase) -> bool:
        """Whether "their" looks back to countries or bodies: "A and the union held their first"."""
        verb = governor(phrase.token)
        who = surface_subject(verb) if verb is not None else None
        names = [
            self.people.register.at(self.sentence.at(part))
            for part in (conjuncts(who) if who is not None else ())
        ]
        if (
            who is not None
            and who.tag_ == "NNS"
            and self.people.register.at(self.sentence.at(who)) is None
        ):
            # "the foreign ministers of A and B hold their tenth meeting"
            inside = self.people.register.within(self.sentence.under(who))
            return len({n.countries[0] for n in inside if n.countries}) > 1
        states = (NameKind.COUNTRY, NameKind.BODY, NameKind.SEAT, NameKind.CITY)
        return len(names) > 1 and all(name is not None and name.kind in states for name in names)


def of_its_kind(phrase: Phrase) -> bool:
    """Whether "of its kind" follows the noun."""
    doc, i = phrase.sentence.doc, phrase.token.i
    return [t.lower_ for t in doc[i + 1 : i + 4]] in (["of", "its", "kind"], ["of", "the", "kind"])
