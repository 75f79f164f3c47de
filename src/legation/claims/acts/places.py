"""The grammatical places around a word of an act that its frame names, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from legation.claims.acts import befalling
from legation.claims.acts.frames import Set, words
from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    objects_of_prepositions,
    possessor,
    surface_subject,
)
from legation.claims.people import People, titles
from legation.language import Sentence, Token, alternation
from legation.model import ActKind, Quote, Span

_LONGEST = 160
WHERE = ("in", "near", "of", "at", "outside", "inside", "around", "along", "off", "on", "across")
_CONDITIONAL = ("unless", "if", "should", "until")
_BEING = ("be", "stand", "remain", "stay", "become", "grow")
_FROM_INSIDE = frozenset({ActKind.RETREAT, ActKind.COOPERATE, ActKind.AID})
"""Of these "from" may hang on what a noun is of: "a grant of 60 million euros from the bank"."""
_CLAUSES = frozenset({"clause", "infinitive", "within", "itself", "opposite"})


def tokens(place: str, found: Set) -> Iterator[Token]:
    """The tokens at a grammatical place of the verb, its objects or the noun."""
    verb = found.token
    if place == "object":
        yield from found.things
    elif place == "whose":
        for thing in found.things:
            if thing.lemma_.lower() in words("ending", "nouns"):
                owned = objects_of_prepositions(thing, ("to", "of", "in"))
                yield from (o for inner in owned if (o := possessor(inner)) is not None)
    elif place == "dative":
        yield from (c for c in verb.children if c.dep_ == "dative" and c.i > verb.i)
        # "sold Chad six frigates": the parser joins "Chad" to them
        for thing in found.things:
            yield from (
                c for c in thing.children
                if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN"
                and c.i + 1 < thing.i and c.nbor().dep_ in ("nummod", "det")
            )  # fmt: skip
    elif place == "haver":
        # "had its envoys thrown out of Fiji"
        if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ == "have":
            who = surface_subject(verb.head)
            if who is not None:
                yield who
    elif place == "facing":
        yield from _faced(found)
    elif place == "befallen":
        yield from befalling.befallen(verb)
    elif place in ("keeper", "holder"):
        yield from befalling.held(verb, place)
    elif place == "posted":
        # "the last Danes in Chad sailed home"
        for who in (*((doer,) if (doer := surface_subject(verb)) is not None else ()),):
            yield from objects_of_prepositions(who, ("in", "on"))
    elif place == "kept":
        yield from befalling.kept(verb)
    elif place == "anti":
        yield from (c for c in verb.children if c.i < verb.i and _set_against(c))
    elif place == "undergoing":
        # "is labouring under a boycott"
        bearing = verb.dep_ == "pobj" and verb.head.lower_ in ("under", "from", "by")
        above = verb.head.head
        hurt = verb.head.lower_ == "under" or above.lemma_ in words("dying", "bearing")
        who = surface_subject(above) if bearing and hurt and above.pos_ in ("VERB", "AUX") else None
        yield from (who,) if who is not None else ()
    elif place == "ower":
        yield from befalling.owing(found)
    elif place == "voicing":
        # "marched in Oslo, denouncing A"
        for clause in (c for c in verb.subtree if c.dep_ in ("advcl", "xcomp", "acl", "conj")):
            if clause.lemma_.lower() in words("crowd", "voicing"):
                yield from (c for c in clause.children if c.dep_ == "dobj")
                yield from objects_of_prepositions(clause, ("against", "at"))
                # "demanding that French soldiers leave"
                wanted = (surface_subject(c) for c in clause.children if c.dep_ == "ccomp")
                yield from (t for t in wanted if t is not None)
    elif place == "angry":
        yield from befalling.angered_by(verb)
    elif place == "given":
        yield from befalling.given(verb)
    elif place == "wanted":
        yield from befalling.wanting(found)
    elif place in ("winner", "complainer", "bearer"):
        who = surface_subject(head) if (head := _undergoing(place, verb)) is not None else None
        if who is not None:
            yield who
    elif place in ("doer", "that"):
        for clause in complements(found):
            doer = surface_subject(clause)
            if doer is not None:
                yield doer
    elif place not in _CLAUSES:
        for inner in objects_of_prepositions(verb, (place,)):
            if not _of_border(inner):
                yield inner
        for said in verb.children:
            if said.dep_ == "acomp" and verb.lemma_ in _BEING:
                yield from objects_of_prepositions(said, (place,))  # "is furious at A"
            elif said.dep_ in ("advmod", "prt") and said.i > verb.i:
                yield from objects_of_prepositions(said, (place,))  # "flew close to A"
                for inner in objects_of_prepositions(said, ("in",)):
                    yield from objects_of_prepositions(inner, (place,))  # "is up in arms over"
        # "side by side with A"
        for abreast in (c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i):
            for twin in objects_of_prepositions(abreast, ("by", "in", "to")):
                yield from objects_of_prepositions(twin, (place,))
        if found.frame.part == "noun":
            yield from befalling.coming(verb, place)
        if place == "close":
            for said in (c for c in verb.children if c.lower_ == "close"):
                yield from objects_of_prepositions(said, ("to",))
        if place == "between":
            # "a deal on the border between A and B was reached"
            for host in (verb, *found.things):
                for inner in objects_of_prepositions(host, ("on", "over", "about", "for")):
                    yield from objects_of_prepositions(inner, (place,))
        if place == "by" and found.frame.part == "noun":
            # "a boycott ordered by A", "a mine laid by A"
            laid = words("ordering", "verbs") | words("ordering", "laying")
            for clause in (c for c in verb.children if c.dep_ == "acl" and c.tag_ == "VBN"):
                if clause.lemma_.lower() in laid:
                    yield from objects_of_prepositions(clause, ("by",))
            # "the recognition of B by A": the parser may hang "by A" on B
            for inner in objects_of_prepositions(verb, ("of",)):
                yield from objects_of_prepositions(inner, (place,))
        if place == "of" and found.frame.part == "noun":
            # "the seizure by A of a ship"
            for inner in objects_of_prepositions(verb, ("by",)):
                yield from objects_of_prepositions(inner, (place,))
        left = place == "from" and found.frame.kind in _FROM_INSIDE
        if (left or place in ("to", "against", "with")) and found.frame.part == "noun":
            # "the extradition of a banker to A": the parser hangs "to A" on the banker
            for inner in objects_of_prepositions(verb, ("of", "on")):
                yield from objects_of_prepositions(inner, (place,))
        if place == "from" and found.frame.kind is ActKind.AID:
            # "took delivery of two cutters, a gift from A"
            gifts = (t for thing in found.things for t in thing.subtree if t.dep_ == "appos")
            for gift in gifts:
                if gift.lemma_.lower() in words("offering", "presents"):
                    yield from objects_of_prepositions(gift, (place,))
        if place == "provoker" and verb.head.lemma_.lower() in words("provoking", "verbs"):
            # "fired at a plane, drawing a protest from Tokyo"
            who = surface_subject(verb.head)
            if who is not None:
                yield from agents(who)
                yield who
        if place == "near":
            # "within sight of A", "in the direction of A", "across from A"
            for inner in objects_of_prepositions(verb, ("within", "in", "to")):
                if inner.lemma_.lower() in words("where", "reach"):
                    yield from objects_of_prepositions(inner, ("of", "from"))
            yield from objects_of_prepositions(verb, ("across",))
        if place == "outside":
            # "clashed with guards outside the embassy"
            for inner in objects_of_prepositions(verb, ("with",)):
                yield from objects_of_prepositions(inner, (place,))
            for host in (verb, *found.things):
                yield from objects_of_prepositions(host, ("opposite", "before"))
        if place == "to":
            # "demanded in a letter to A"
            for inner in objects_of_prepositions(verb, ("in", "through")):
                if inner.lemma_.lower() in words("writing", "nouns"):
                    yield from objects_of_prepositions(inner, (place,))
        if place == "against":
            # "rallied against a union with A"
            for inner in objects_of_prepositions(verb, (place,)):
                yield from objects_of_prepositions(inner, ("with", "by"))
        if place in ("with", "against"):
            # "backed down in its quarrel with the bloc"
            for inner in objects_of_prepositions(verb, ("in", "over", "on", "into", "from")):
                yield from objects_of_prepositions(inner, (place,))
            # "left the shoal after a stand-off with A"
            for inner in objects_of_prepositions(verb, ("after", "amid", "during")):
                if inner.lemma_.lower() in words("facing", "feuds"):
                    yield from objects_of_prepositions(inner, (place,))
        if place == "against":
            # "took to the streets against A"
            for inner in objects_of_prepositions(verb, ("to", "into", "through")):
                yield from objects_of_prepositions(inner, (place,))
        behind = after(found)
        if behind is not None and behind.lower_ == place:
            yield from (c for c in behind.children if c.dep_ == "pobj")
        for thing in found.things:
            if thing != verb:
                yield from objects_of_prepositions(thing, (place,))
                # "a halt to fire on A", "gave its assent to a treaty with A"
                to = place == "with" or found.frame.kind is ActKind.RETREAT
                into = ("of", "in", "with", "to") if to else ("of", "in", "with")
                for inner in objects_of_prepositions(thing, into):
                    yield from objects_of_prepositions(inner, (place,))


def won(noun: Token) -> bool:
    """Whether a noun is what somebody gets: "won the backing of A"."""
    return _undergoing("winner", noun) is not None


def _undergoing(place: str, word: Token) -> Token | None:
    """The verb whose subject it is done to: "won A's consent", "left over A's ban"."""
    above = word.head
    if place == "bearer":
        return word
    if place == "winner":
        if word.dep_ == "pobj" and above.lower_ == "of":
            return _undergoing(place, above.head)  # "received a pledge of support"
        got = word.dep_ == "dobj" and above.lemma_.lower() in words("winning", "verbs")
        return above if got else None
    about = above.dep_ == "prep" and above.lower_ in ("over", "about", "at", "against")
    return above.head if about and above.head.pos_ == "VERB" else None


def _faced(found: Set) -> Iterator[Token]:
    """Whom arms or drills look at: "drills facing Taiwan", "missiles aimed at Seoul"."""
    doer = surface_subject(found.token) if found.frame.part == "verb" else None
    placed = objects_of_prepositions(found.token, ("for", "of"))
    where = objects_of_prepositions(found.token, (*WHERE, "to"))  # "a hill overlooking A"
    for host in (found.token, *found.things, *placed, *where, *((doer,) if doer else ())):
        for clause in host.children:
            if clause.dep_ in ("acl", "relcl", "advcl", "prep") and (
                clause.lemma_.lower() in words("facing", "verbs")
            ):
                yield from (c for c in clause.children if c.dep_ in ("dobj", "pobj"))
                yield from objects_of_prepositions(clause, ("at", "against", "to"))
        # "in the face of A", "with A in mind"
        for face in objects_of_prepositions(host, ("in",)):
            if face.lemma_.lower() in words("facing", "before"):
                yield from objects_of_prepositions(face, ("of", "to"))
        if any(t.lower_ == "mind" for t in host.subtree):
            yield from objects_of_prepositions(host, ("with",))
        # "a show of force aimed at A"
        for show in objects_of_prepositions(host, ("in", "as")):
            for clause in (t for t in show.subtree if t.lemma_.lower() in ("aim", "direct")):
                yield from objects_of_prepositions(clause, ("at", "against", "to"))
        # "with an eye on A"
        for eye in objects_of_prepositions(host, ("with",)):
            if eye.lemma_.lower() in words("facing", "looks"):
                yield from objects_of_prepositions(eye, ("on", "to", "at", "toward", "towards"))
        # "as tension with A rose"
        for feud in (t for t in host.subtree if t.lemma_.lower() in words("facing", "feuds")):
            yield from objects_of_prepositions(feud, ("with", "against"))
        # "as a warning to A", "in a message to A"
        for signal in objects_of_prepositions(host, ("as", "in")):
            if signal.lemma_.lower() in words("writing", "nouns"):
                yield from objects_of_prepositions(signal, ("to",))


def _set_against(modifier: Token) -> bool:
    """ "anti-Israeli", however the parser cuts it."""
    before = modifier.nbor(-1).lower_ if modifier.i else ""
    hyphen = before == "-" and modifier.i > 1 and modifier.nbor(-2).lower_ == "anti"
    return hyphen or modifier.lower_.startswith("anti-") or before == "anti"


def agents(noun: Token) -> Iterator[Token]:
    """Who did it: "the expulsion of three Danes by Chad", where "by" may hang on the Danes."""
    below = tuple(objects_of_prepositions(noun, ("of",)))
    deeper = (inner for host in below for inner in objects_of_prepositions(host, ("of",)))
    for host in (noun, *below, *deeper):
        yield from objects_of_prepositions(host, ("by",))


def _of_border(token: Token) -> bool:
    """Whether "with" stands right behind a border, which the parser hung on the verb."""
    with_ = token.head
    return with_.lower_ == "with" and with_.i > 0 and is_border(with_.nbor(-1))


def is_border(token: Token) -> bool:
    """A line between countries."""
    return token.lemma_.lower() in words("borders", "nouns")


def beyond(border: Token) -> list[Token]:
    """What lies beyond: "Azerbaijan" for "its border with Azerbaijan"."""
    behind = border.nbor() if border.i + 1 < len(border.doc) else border
    own = list(objects_of_prepositions(border, ("with",)))
    return own or [c for c in behind.children if behind.lower_ == "with" and c.dep_ == "pobj"]


def after(found: Set) -> Token | None:
    """The preposition right behind a noun, where the parser hung it on something else."""
    noun = found.token if found.frame.part == "noun" or not found.things else found.things[-1]
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    wanted = noun.pos_ == "NOUN" and behind is not None and behind.head != noun
    return behind if wanted and behind is not None and behind.dep_ == "prep" else None


def complements(found: Set) -> list[Token]:
    """Infinitives and clauses behind the verb, also where the parser hung them on its object."""
    verb = found.token
    hosts = [verb, *found.things]
    # "is ready to accept", "committed itself to delivering"
    hosts += [c for c in verb.children if c.i > verb.i and c.dep_ == "acomp"]
    hosts += [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "from")]
    # "was given 72 hours to leave"
    hosts += [c for c in verb.children if c.dep_ == "dobj" and c not in hosts and is_passive(verb)]
    # "promised on a visit that he would help"
    hosts += [
        t for t in objects_of_prepositions(verb, ("on", "during", "in", "at"))
        if t.lemma_.lower() in words("saying", "occasions")
    ]  # fmt: skip
    return [c for c in verb.children if fronted(c)] + [
        c for host in hosts for c in host.children
        if c.i > verb.i
        and (
            c.dep_ in ("xcomp", "ccomp", "pcomp")
            or clings(c) or (host.pos_ == "NOUN" and _says_that(c))
            or (c.dep_ in ("advcl", "acl", "relcl") and is_infinitive(c))
        )
    ]  # fmt: skip


def fronted(clause: Token) -> bool:
    """Whether what is said stands before who says it: "Chad must pay, the minister told it"."""
    saying = clause.head
    if clause.dep_ != "ccomp" or clause.i > saying.i:
        return False
    if saying.lemma_.lower() not in words("saying", "verbs"):
        return False
    return not any(t.text in (";", "?") for t in clause.doc[clause.i : saying.i])


def clings(clause: Token) -> bool:
    """Whether an "-ing" stands right behind its verb's small word: "ruled out sending"."""
    behind = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i > 0
    return behind and clause.nbor(-1).dep_ == "prt" and clause.nbor(-1).head == clause.head


def _says_that(clause: Token) -> bool:
    """Whether a clause says what its noun says: "the charge that Fiji was arming them"."""
    marks = (m.lower_ for m in clause.children if m.dep_ == "mark")
    return clause.dep_ == "acl" and "that" in marks


def conditions(found: Set) -> list[Token]:
    """What a threat hangs on: "unless Niamey sends …"."""
    return conditions_of(found.token)


def conditions_of(verb: Token) -> list[Token]:
    """The clauses of a verb that say on what it hangs."""
    return [
        c for c in verb.children
        if c.dep_ == "advcl" and any(m.lower_ in _CONDITIONAL for m in c.children)
    ]  # fmt: skip


def topic(found: Set, text: str, sentence: Sentence, people: People) -> Quote | None:
    """The words that say what the act is about, at the first place of the frame that is filled."""
    for place in found.frame.about:
        if place in ("clause", "infinitive"):
            spans = [
                sentence.under(c) for c in complements(found)
                if place == "clause" or is_infinitive(c)
            ]  # fmt: skip
        elif place == "itself":
            spans = [sentence.under(found.token)]
        else:
            spans = [
                _phrase(token, sentence) for token in tokens(place, found)
                if not _only_a_side(token, sentence, people)
            ]  # fmt: skip
        if spans:
            return _quote(spans[0], text)
    return None


def _only_a_side(token: Token, sentence: Sentence, people: People) -> bool:
    """Whether a phrase just names an actor or a day, or is a pronoun, and so is no topic."""
    if token.lower_ in titles.word_set("calendar") and token.tag_ == "NNP":
        return True  # "signed a pact on Friday"
    if token.lemma_.lower() in words("family", "proposals"):
        return False  # "stood firm against Danish demands"
    last = sentence.at(token).of(people.text).split()[-1].casefold()
    if last in words("family", "accords"):
        return False  # "a Joint Statement", which looks like a name
    return token.pos_ == "PRON" or bool(people.one(token, sentence))


def _phrase(token: Token, sentence: Sentence) -> Span:
    """What hangs on the token, relative clauses behind a comma and coordination left out."""
    last = token.right_edge.i
    for child in token.children:
        behind = child.dep_ in ("relcl", "acl", "appos") and child.i > token.i
        if behind and sentence.doc[child.left_edge.i - 1].text == ",":
            last = min(last, child.left_edge.i - 2)
    return sentence.reach(token.left_edge.i, max(last, token.i))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{alternation(words('tail', 'words'))})\b")


def _quote(span: Span, text: str) -> Quote | None:
    """The words at `span` without ", which …", cut at a comma where they are too many."""
    tail = _tail().search(span.of(text))
    if tail is not None:
        span = Span(span.start, span.start + tail.start())
    words_at = span.of(text)
    if len(words_at) > _LONGEST:
        comma = re.search(r",\s", words_at)
        if comma is None or not 10 < comma.start() <= _LONGEST:
            return None
        span = Span(span.start, span.start + comma.start())
    found = span.of(text).strip(" \n,;")
    start = text.index(found, span.start) if found else span.start
    return Quote.cut(text, start, start + len(found)) if found else None


def named_neighbour(token: Token) -> Token:
    """ "Chad" for "accused neighbouring Chad", which the parser takes for a clause."""
    if token.lower_ not in ("neighbouring", "neighboring") or token.pos_ != "VERB":
        return token
    return next((c for c in token.children if c.dep_ == "dobj"), token)


def neighbouring(token: Token) -> bool:
    """ "its neighbour", "the other": whoever is not the one spoken of."""
    if token.tag_ in ("NNS", "NNPS"):
        return False
    owner = possessor(token)
    owned = owner is not None and owner.pos_ == "PRON"
    if any(c.lower_ == "other" for c in token.children if c.dep_ == "amod"):
        return True
    other = owned or token.lower_ == "other"
    return other and token.lemma_.lower() in words("neighbours", "nouns")
