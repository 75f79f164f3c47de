"""Whom a pronoun stands for: first in its sentence, then in what the text spoke of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from legation.claims.clauses import conjuncts, subject
from legation.claims.people import rows, titles
from legation.claims.people.memory import Memory, distinct
from legation.claims.people.names import Name, NameKind, Register
from legation.language import Sentence, Token
from legation.lexicon import Lexicon
from legation.model import Actor, ActorType, Span

_COUNTS = {"two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words at `span` that `speaker` says, to `listener` where the text is a talk of two."""

    span: Span
    speaker: Actor
    listener: Actor | None


class Phrases(Protocol):
    """What resolving a pronoun asks of the reading of noun phrases."""

    @property
    def register(self) -> Register: ...
    @property
    def memory(self) -> Memory: ...
    @property
    def voiced(self) -> tuple[Voiced, ...]: ...
    @property
    def lexicon(self) -> Lexicon: ...
    def actors(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]: ...
    def described(self, token: Token, sentence: Sentence) -> tuple[Actor, ...]: ...
    def named(self, name: Name, token: Token | None = None) -> Actor | None: ...


def resolve(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """Whom the pronoun `token` stands for; nobody when the text leaves it open."""
    word, at = token.lower_, sentence.at(token).start
    if token.tag_ == "WP$":
        clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
        return people.actors(clause.head, sentence) if clause is not None else ()
    earlier = [n for n in people.register.within(sentence.span) if n.span.end <= at]
    if word in ("latter", "former"):
        return _of_those_told(people, word, sentence, earlier)
    if word in titles.word_set("i"):
        return _speaker(people, token, sentence)
    if word in titles.word_set("we"):
        return _we(people, token, sentence)
    if word in titles.word_set("you"):
        quoted = _voiced(people, sentence.at(token))
        listener = quoted.listener if quoted is not None else None
        return (replace(listener, span=None),) if listener is not None else ()
    if word in titles.word_set("he"):
        found = _he(people, token, sentence, earlier)
        return (found,) if found is not None else ()
    if word in titles.word_set("they"):
        together = people.memory.counted(sentence.span.start, _COUNTS.get(word, 0))
        if together and not earlier:
            return tuple(replace(actor, span=None) for actor in together)
        if saying := _saying(people, token, sentence):
            return saying
        here = _together(people, token, sentence)
        if not here and (lands := _lands(people, token, sentence, earlier)):
            return lands
        if not here and len(told := _plural(people, token, sentence)) > 1:
            return told
        if not here and _of_unnamed(token):
            return ()
        here = here or distinct(n.actor for n in earlier if n.kind is NameKind.PERSON)
        if 1 < _COUNTS.get(word, 0) < len(here):
            return two_of(people, token, sentence)
        if len(here) > 1:
            own = _own_subject(people, token, sentence)
            others = tuple(actor for actor in here if actor.name != own)
            return others if len(others) > 1 else here
        several = people.memory.several(sentence.span.start)
        persons = any(actor.type is ActorType.PERSON for actor in several)
        count = _COUNTS.get(word) or len(several)
        if len(several) > count or (persons and len(several) < count):
            return ()  # "the three", of whom two were told together
        return tuple(replace(actor, span=None) for actor in several)
    if word in titles.word_set("it"):
        bodies = (NameKind.COUNTRY, NameKind.BODY, NameKind.SEAT, NameKind.CITY)
        owner = next((n for n in reversed(earlier) if n.kind in bodies), None)
        named = people.named(owner) if owner is not None else None
        if named is None and _of_a_new_one(token):
            return ()
        known = named or people.memory.owner(sentence.span.start)
        return (replace(known, span=None),) if known is not None else ()
    return ()


def two_of(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """The two persons whom the sentence has named before, of more whom it is about and the last.

    "A, fresh from talks with B, will see C when the two men dine": A and C. Nobody, where the
    sentence is about none of them.
    """
    at = sentence.at(token).start
    names = [n for n in people.register.within(sentence.span) if n.span.end <= at]
    here = distinct(n.actor for n in names if n.kind is NameKind.PERSON)
    if len(here) == _PAIR:
        spans = {n.actor.name: n.span for n in names}
        return tuple(replace(actor, span=spans[actor.name]) for actor in here)
    clause = next((above for above in token.ancestors if above.dep_ == "advcl"), None)
    who = subject(clause.head) if clause is not None else None
    persons = (n for n in names if n.kind is NameKind.PERSON and who is not None)
    first = next((n for n in persons if who and sentence.at(who).covers(n.span)), None)
    if len(here) < _PAIR or first is None or first.actor.name == here[-1].name:
        return ()
    return (replace(first.actor, span=None), replace(here[-1], span=None))


_PAIR = 2


def _of_those_told(
    people: Phrases, word: str, sentence: Sentence, earlier: Sequence[Name]
) -> tuple[Actor, ...]:
    """ "the latter", "the former": the last or the first of those told together."""
    here = distinct(n.actor for n in earlier if n.kind is NameKind.PERSON)
    told = here if len(here) > 1 else people.memory.several(sentence.span.start)
    if not told or told[0].type is not ActorType.PERSON:
        return ()
    one = told[-1] if word == "latter" else told[0]
    return (replace(one, span=None),)


def _speaker(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """Whoever says the words in which an "I" stands: "I will meet him, the premier said"."""
    quoted = _voiced(people, sentence.at(token))
    if quoted is not None and quoted.speaker.type is ActorType.PERSON:
        return (replace(quoted.speaker, span=None),)
    for above in token.ancestors:
        if above.dep_ not in ("ccomp", "parataxis"):
            continue
        said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
        if said is not None and said.pos_ != "PRON":
            return tuple(replace(a, span=None) for a in people.actors(said, sentence)[:1])
    return ()


def _voiced(people: Phrases, at: Span) -> Voiced | None:
    """Whose words stand at `at`: of two, one within the other's, the inner."""
    over = [one for one in people.voiced if one.span.covers(at)]
    return min(over, key=lambda one: one.span.end - one.span.start, default=None)


def _we(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "We will receive X": the speaker's country; "we meet often", told to one: those two."""
    quoted = _voiced(people, sentence.at(token))
    if quoted is None:
        return ()
    with_whom = any(c.dep_ == "dobj" or c.lower_ == "with" for c in token.head.rights)
    mutual = token.dep_ == "nsubj" and token.head.lemma_ in titles.word_set("mutual")
    if mutual and not with_whom and quoted.listener is not None:
        return replace(quoted.speaker, span=None), replace(quoted.listener, span=None)
    land = quoted.speaker.country
    country = people.lexicon.coded(land) if land else None
    if country is None:
        return ()
    return (Actor(name=country.name, type=ActorType.COUNTRY, country=land),)


def _saying(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """ "Chadian officials said they would meet X": those who say so, where another is met."""
    said = next((above for above in token.ancestors if above.dep_ == "ccomp"), None)
    if said is None or token.dep_ != "nsubj":
        return ()
    who = next((c for c in said.head.children if c.dep_ == "nsubj"), None)
    met = any(
        t.dep_ == "dobj" or (t.lower_ in ("with", "to") and t.dep_ == "prep") for t in said.subtree
    )
    if who is None or who.i > token.i or who.tag_ != "NNS" or not met:
        return ()
    found = people.actors(who, sentence)
    own = len(found) == 1 and found[0].type is ActorType.GROUP and found[0].country
    return (replace(found[0], span=None),) if own else ()


def _together(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """The coordinated persons who are subject earlier in the sentence: "A and B … they"."""
    for earlier in sentence:
        if earlier.i >= token.i:
            break
        if earlier.dep_ in ("nsubj", "nsubjpass") and earlier.i in sentence.names:
            row = [
                rows.kind_at(people.register, i, sentence)
                for i in rows.row_of(people.register, earlier.i, sentence)
            ]
            joined = token in conjuncts(earlier)  # "A, B and they"
            if len(row) > 1 and row[0] is NameKind.PERSON and not joined:
                return people.actors(earlier, sentence)
    return ()


def _lands(
    people: Phrases, token: Token, sentence: Sentence, earlier: Sequence[Name]
) -> tuple[Actor, ...]:
    """The countries that are subject earlier: "Egypt and Sudan … their leaders"."""
    if token.dep_ != "poss" or any(name.kind is NameKind.PERSON for name in earlier):
        return ()
    for before in sentence:
        if before.i >= token.i:
            break
        if before.dep_ in ("nsubj", "nsubjpass") and before.i in sentence.names:
            row = people.actors(before, sentence)
            if len(row) > 1 and all(actor.type is ActorType.COUNTRY for actor in row):
                return row
    return ()


def _of_unnamed(token: Token) -> bool:
    """ "Border commissions held their meeting": it is theirs who are subject, named or not."""
    if token.dep_ != "poss":
        return False
    for above in token.ancestors:
        for child in above.children:
            if child.dep_ == "nsubj" and child.i < token.i:
                return child.tag_ == "NNS" and child.lemma_ not in titles.word_set("pairs")
    return False


def _of_a_new_one(token: Token) -> bool:
    """ "A team of inspectors continued its talks": its own, and it is new to the text."""
    for above in token.ancestors:
        for child in above.children:
            if child.dep_ == "nsubj" and child.i < token.i:
                return any(c.lower_ in ("a", "an") for c in child.children)
    return False


def _plural(people: Phrases, token: Token, sentence: Sentence) -> tuple[Actor, ...]:
    """The people without names who are subject earlier: "the ministers of A and B … they"."""
    for earlier in sentence:
        if earlier.i >= token.i:
            break
        if earlier.dep_ in ("nsubj", "nsubjpass") and earlier.tag_ == "NNS":
            # "delegations headed by their ministers": who they are is asked of the ministers.
            return () if earlier in token.ancestors else people.described(earlier, sentence)
    return ()


def _he(people: Phrases, token: Token, sentence: Sentence, earlier: Sequence[Name]) -> Actor | None:
    """The subject of the sentence so far, else whom the sentence before was about."""
    ahead = _named_behind(people, token, sentence)
    if ahead is not None:
        return ahead
    own = _own_subject(people, token, sentence)
    persons = [n for n in earlier if n.kind is NameKind.PERSON and n.actor.name != own]
    if len(persons) > 1 and _of_the_other_sex(token, sentence):
        return persons[-1].actor  # "spoke with his counterpart, X, ahead of her visit"
    for name in persons:
        word = sentence.token_at(name.span.start)
        if word is not None and word.dep_ in ("nsubj", "nsubjpass"):
            return name.actor
    if persons and token.dep_ not in ("nsubj", "nsubjpass"):
        return persons[-1].actor
    if len(persons) == 1 and _behind_a_colon(token, persons[0], sentence):
        return persons[0].actor
    officer = _in_office(people, token, sentence) or _main_subject(people, token, sentence)
    if officer is not None and not persons:
        return officer
    if not persons and _of_a_stranger(token):
        return None
    told = people.memory.single(sentence.span.start)
    if told is not None and told.name != own:
        return told
    if told is None and not persons:
        return by_office(people, sentence)
    if persons or own is None:
        return persons[-1].actor if persons else None
    return people.memory.another(sentence.span.start, own)


def _main_subject(people: Phrases, token: Token, sentence: Sentence) -> Actor | None:
    """ "The minister is to address the league, where he will see X": whom the subject means."""
    clause = next((a for a in token.ancestors if a.dep_ in ("relcl", "advcl")), None)
    for above in clause.ancestors if clause is not None else ():
        who = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if who is None:
            continue
        if who.i > token.i or who.pos_ != "NOUN" or not titles.names_office(who.text):
            return None
        found = people.actors(who, sentence)
        person = len(found) == 1 and found[0].type is ActorType.PERSON
        return replace(found[0], span=None) if person else None
    return None


def _of_a_stranger(token: Token) -> bool:
    """ "A lawyer for the families said he would travel": of one new to the text and no officer."""
    for above in token.ancestors:
        if above.dep_ not in ("ccomp", "parataxis"):
            continue
        said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
        if said is None or said.i > token.i or said.tag_ != "NN":
            return False
        new = any(c.lower_ in ("a", "an") for c in said.children)
        private = said.lemma_.lower() in titles.word_set("unofficial") | titles.word_set("laymen")
        return new and private
    return False


def _behind_a_colon(token: Token, name: Name, sentence: Sentence) -> bool:
    """ "Tokyo is sending X: he is to see the president": a colon leads from the name to him."""
    named = sentence.token_at(name.span.start)
    return named is not None and any(t.text == ":" for t in token.doc[named.i : token.i])


def by_office(people: Phrases, sentence: Sentence) -> Actor | None:
    """ "A Russian envoy flew in. He met X": whom the text has just told of by an office alone."""
    told = people.memory.officer(sentence.span.start)
    found = people.actors(*told) if told is not None else ()
    own = (
        len(found) == 1
        and found[0].type is ActorType.OFFICE
        and (found[0].country or found[0].body)
    )
    return replace(found[0], span=None) if own else None


def _of_the_other_sex(token: Token, sentence: Sentence) -> bool:
    """Whether "she" stands where the sentence has said "he" of its subject, or the other way."""
    for some, others in ((_HE, _SHE), (_SHE, _HE)):
        if token.lower_ in some:
            return any(t.lower_ in others for t in sentence if t.i < token.i)
    return False


_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def _in_office(people: Phrases, token: Token, sentence: Sentence) -> Actor | None:
    """ "Israel's prime minister said he would go": whoever says it, by no name but an office."""
    for above in token.ancestors:
        if above.dep_ not in ("ccomp", "parataxis"):
            continue
        said = next((c for c in above.head.children if c.dep_ == "nsubj"), None)
        if said is None or said.i > token.i or said.lemma_ not in titles.word_set("heads"):
            return None
        found = people.actors(said, sentence)
        office = len(found) == 1 and found[0].type is ActorType.OFFICE and found[0].country
        return replace(found[0], span=None) if office else None
    return None


def _own_subject(people: Phrases, token: Token, sentence: Sentence) -> str | None:
    """Who does to another what the verb tells: "Lavrov invited him" is not of Lavrov himself."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ == "poss" and token.head.lemma_ in ("honour", "honor"):
        # "gave a dinner in his honour": in that of another.
        verb = next((a for a in token.ancestors if a.pos_ == "VERB"), verb)
    elif token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB":
        return None
    who = subject(verb)
    if who is not None and who != token and who.lower_ in titles.word_set("he"):
        # "she had rung X and would see him on Sunday": another than she.
        found = resolve(people, who, sentence)
        return found[0].name if found else None
    # "His host, X, met him": another than X.
    apposed = [c for c in who.children if c.dep_ == "appos"] if who is not None else []
    told = (people.register.at(sentence.at(one)) for one in (who, *apposed) if one is not None)
    return next((name.actor.name for name in told if name is not None), None)


def _leads(phrase: Token) -> bool:
    """Whether the phrase opens its clause."""
    return phrase.head.pos_ in ("VERB", "AUX") and phrase.left_edge.i == phrase.head.left_edge.i


def _named_behind(people: Phrases, token: Token, sentence: Sentence) -> Actor | None:
    """ "In Lima, where he received X, Peru's Y said": the subject that the main verb has behind.

    So in a phrase as in a clause: "On his return from Lima, Y said".
    """
    inside = next((a for a in token.ancestors if a.dep_ in ("relcl", "advcl")), None)
    if inside is None and token.dep_ == "poss":
        inside = next((a for a in token.ancestors if a.dep_ == "prep" and _leads(a)), None)
    main = next(
        (a for a in inside.ancestors if a.pos_ in ("VERB", "AUX")), None
    ) if inside is not None else None  # fmt: skip
    if main is None or inside is None or main.i < token.i or main.dep_ not in ("ROOT", "ccomp"):
        return None
    for child in main.children:
        if (
            child.dep_ in ("nsubj", "nsubjpass")
            and child.i > inside.i
            and child.i in sentence.names
        ):
            name = people.register.at(sentence.at(child))
            return name.actor if name is not None and name.kind is NameKind.PERSON else None
    return None
