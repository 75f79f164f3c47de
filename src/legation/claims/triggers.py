"""Where a sentence may speak of an engagement: tokens that set off a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from legation.claims.asides import PERSON, described, visiting
from legation.claims.carriers import carrier, noun_chain
from legation.claims.clauses import is_infinitive, is_passive, names_it, surface_subject, takes
from legation.claims.displaced import naming, summoned
from legation.claims.frames import Frame, frames, words
from legation.claims.judged import lists
from legation.claims.noun_kinds import kind_of_noun
from legation.claims.people import titles
from legation.claims.rumours import put_down
from legation.claims.wording import clause_words, own_words, right_words
from legation.language import Sentence, Token
from legation.model import Kind

ANOTHER = "another of a row"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Trigger:
    """A token that set off `frame`; `kind` is the frame's unless the words around tell another.

    `carrier` is the verb that carries a noun ("hold" in "held talks"), None for verbs and
    nouns that no verb of the clause carries.
    """

    token: Token
    frame: Frame
    kind: Kind
    carrier: Token | None
    sentence: Sentence


def find(sentence: Sentence, *, stands: Callable[[Trigger], bool]) -> Iterator[Trigger]:
    """The triggers of a sentence, left to right; a token sets off one frame at most.

    Of several frames it is the first for which `stands` finds what the frame needs.
    """
    nouns: set[Token] = set()
    for token in sentence:
        if token.i in sentence.names:
            yield from filter(stands, _gathering(token, sentence))
            continue
        if _convenes(token, nouns):
            continue
        found = (
            next(filter(stands, _verb(token, sentence)), None)
            or next(filter(stands, _visiting(token, sentence)), None)
            or next(filter(stands, _aside(token, sentence)), None)
            or next(filter(stands, _origin(token, sentence)), None)
            or next(filter(stands, _noun(token, sentence)), None)
            or _ordinal(token, sentence)
            or _pronoun(token, sentence)
            or _put_down(token, sentence)
        )
        if found is not None and stands(found):
            if found.frame.part == "noun":
                nouns.add(found.token)
            yield found


def _convenes(verb: Token, nouns: set[Token]) -> bool:
    """ "the talks reconvene in Lima on Monday": the verb but carries what its subject tells."""
    session = any(frame.session for frame in frames("verb").get(verb.lemma_.lower(), ()))
    return session and verb.pos_ == "VERB" and surface_subject(verb) in nouns


def _origin(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    """ "flew in from Lima", "who came via Lima", "came by way of Lima": he was there before.

    Of a journey that is yet to be made it tells no stay.
    """
    for frame in frames("origin").get(token.lower_, ()):
        verb = way(token)
        home = verb is not None and any(c.lower_ in ("home", "back") for c in verb.children)
        if verb is None or home or verb.lemma_ not in frame.only or verb.tag_ not in _PAST:
            continue
        if any(c.dep_ in ("aux", "auxpass") and c.lower_ not in _PERFECT for c in verb.children):
            continue
        yield Trigger(token=token, frame=frame, kind=frame.kind, carrier=None, sentence=sentence)


_PAST = ("VBD", "VBN")
_PERFECT = ("had", "has", "have")


def way(token: Token) -> Token | None:
    """The verb whose way a word tells of: "came" in "came via Lima", "came by way of Lima"."""
    leads = token.head if token.dep_ == "pobj" and token.head.lower_ == "by" else token
    above = leads.head
    while above.dep_ in ("prep", "prt", "advmod") and above.pos_ in ("ADP", "ADV"):
        above = above.head
    return above if leads.dep_ == "prep" and above.pos_ == "VERB" else None


def _visiting(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    """ "the visiting premier", "Visiting Premier X": who does it is what the word describes."""
    if visiting(token, sentence) is not None:
        (frame,) = frames("verb")["visiting"]
        yield Trigger(token=token, frame=frame, kind=frame.kind, carrier=None, sentence=sentence)


def _aside(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    """ "the minister, due in Oslo on Friday, said", "Back from Lima, he said"."""
    if token.pos_ in ("VERB", "AUX") or described(token) is None:
        return
    near = {word.lower_ for word in token.doc[max(0, token.i - 1) : token.i + _ASIDE]}
    for frame in frames("aside").get(token.lower_, ()):
        if "object" in frame.bars and token.head.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if not frame.only or frame.only & near:
            yield Trigger(
                token=token, frame=frame, kind=frame.kind, carrier=None, sentence=sentence
            )


_ASIDE = 6
"""So many words of an aside tell what it is."""


def _verb(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    between = stands_between(token, sentence)
    loose = token.dep_ in ("amod", "compound", "aux", "auxpass") and not between
    if token.pos_ not in ("VERB", "AUX") or loose:
        return
    met = token.i > 0 and token.doc[token.i - 1].pos_ == "VERB"
    if token.lower_ == "visiting" and met and token.doc[token.i + 1 : token.i + 2]:
        guest = token.doc[token.i + 1]
        if guest.i in sentence.names and guest.text in PERSON:
            return  # "met visiting Foreign Minister X"
    for frame in frames("verb").get(token.lemma_.lower(), ()):
        near = clause_words(token)
        if (frame.only and not frame.only & near) or frame.never & right_words(token, sentence):
            continue
        if frame.needs and not frame.needs & {c.lower_ for c in token.children}:
            continue
        if frame.purpose and not of_a_journey(token):
            continue
        if "infinitive" in frame.bars and _asks(token, frame):
            continue
        if "object" in frame.bars and any(c.dep_ == "dobj" for c in token.children):
            continue  # "began talks in Lima"
        if "occasion" in frame.bars and _is_of_an_occasion(token):
            continue
        if "ahead" in frame.bars and token.tag_ not in _PAST:
            continue
        if token.lemma_ == "be" and (_is_something(token) or _is_on(token, frame)):
            continue
        if frame.kind is Kind.CALL and (summoned(token) or naming(token)):
            continue
        if frame.kind is not Kind.VISIT and _in_writing(token):
            continue
        if "passive" in frame.bars and is_passive(token):
            continue
        if "thing" in frame.bars and not _is_somebody(surface_subject(token), sentence):
            continue
        if "quality" in frame.bars and _bears_quality(token):
            continue
        if frame.placed and frame.host and not _leads_there(token, frame):
            continue
        kind = frame.kind
        if kind is Kind.MEETING and words("call", "words") & own_words(token):
            kind = Kind.CALL
        yield Trigger(token=token, frame=frame, kind=kind, carrier=None, sentence=sentence)


def _in_writing(verb: Token) -> bool:
    """ "briefed him by letter": they did not meet."""
    leads = (c for c in verb.children if c.lower_ in ("by", "in", "via"))
    return any(g.lemma_ in words("call", "written") for c in leads for g in c.children)


def _is_somebody(who: Token | None, sentence: Sentence) -> bool:
    """Whether a name, a pronoun or an office, and no thing, does it."""
    if who is None:
        return False
    return who.i in sentence.names or who.pos_ == "PRON" or titles.names_office(who.text)


def _is_of_an_occasion(verb: Token) -> bool:
    """ "Talks are expected on Friday": the noun tells of it."""
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(c.lemma_.lower() in frames("noun") for c in subjects)


def _bears_quality(verb: Token) -> bool:
    """ "has been friendly to X", "called X a liar", "saw X as a threat"."""
    told = (c for c in verb.children if c.dep_ in ("acomp", "oprd"))
    if any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.children):
        return True
    return any(not names_it(c, verb) for c in told)


def _is_something(be: Token) -> bool:
    """ "is the guest of": another word tells the engagement."""
    return any(c.dep_ == "attr" and not c.lower_.endswith(_SELF) for c in be.children)


_SELF = ("self", "selves")  # "was himself in Lima"


def _is_on(be: Token, frame: Frame) -> bool:
    """ "has been on a visit to Egypt": told by the visit."""
    on = (g for c in be.children if c.lower_ == "on" for g in c.children)
    named = any(
        noun.dep_ == "pobj"
        and any(not (told.placed or told.never) for told in frames("noun").get(noun.lemma_, ()))
        for noun in on
    )
    return frame.kind is Kind.VISIT and named


def of_a_journey(verb: Token) -> bool:
    """ "flew to Bonn to explain his vote to the chancellor": what a journey is made for."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    above = verb.head
    if not is_infinitive(verb) or above == verb:
        return False
    part = "noun" if above.pos_ == "NOUN" else "verb"
    told = frames(part).get(above.lemma_.lower(), ())
    return any(f.kind is Kind.VISIT and (part == "noun" or "object" not in f.visitor) for f in told)


def _asks(token: Token, frame: Frame) -> bool:
    """ "called on the parties to act": the verb or whom it is about bears an infinitive.

    Of what callers do there themselves it tells no demand: "called on the minister to thank him".
    """
    about = [c for c in token.children if c.dep_ == "prep" and c.lower_ in frame.only]
    below = [t for c in about for t in c.subtree] + [c for c in token.children if c.dep_ != "conj"]
    visiting = words("calling_on", "verbs")
    return any(is_infinitive(t) and t.lemma_ not in visiting for t in below)


def stands_between(token: Token, sentence: Sentence) -> bool:
    """ "X hosted Y on Friday", which the parser reads as a hosted Y beside an X."""
    names = token.i - 1 in sentence.names and token.head.i in sentence.names
    names = names and token.lower_ != "left"
    return token.dep_ == "amod" and token.tag_ == "VBN" and names and token.head.i > token.i


def _noun(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod", "npadvmod"):
        return
    lemma = token.lemma_.lower()
    for frame in frames("noun").get(lemma, ()):
        if frame.pronoun or frame.named:
            continue
        if frame.session and token.dep_ == "poss" and token.head.tag_ == "NNS":
            continue  # "the forum's ministers" are those of a body
        near = {t.lower_ for t in (*token.subtree, *noun_chain(token))}
        near |= {t.lower_ for t in token.doc[token.i + 1 : token.i + 2]}
        if (frame.only and not frame.only & near) or frame.never & right_words(token, sentence):
            continue
        if "infinitive" in frame.bars and any(is_infinitive(c) for c in token.children):
            continue  # "an invitation to visit Lima": the visit tells of it
        if "occasion" in frame.bars and _came_on_it(token):
            continue
        if frame.never_beside & {c.lower_ for c in token.children if c.i < token.i}:
            continue
        single = lemma in frame.plural and token.tag_ == "NN" and not _takes_place(token)
        if single and not near & words("call", "words"):
            continue
        if frame.kind is Kind.CALL and near & words("call", "in_person"):
            continue
        yield Trigger(
            token=token, frame=frame, kind=kind_of_noun(frame, token), carrier=carrier(token),
            sentence=sentence,
        )  # fmt: skip


def _gathering(token: Token, sentence: Sentence) -> Iterator[Trigger]:
    """ "at the U.N. General Assembly", "the East Asia Summit opens": a gathering with a name."""
    for frame in frames("noun").get(token.lower_, ()):
        if frame.named and _is_occasion(token):
            yield Trigger(
                token=token, frame=frame, kind=frame.kind, carrier=carrier(token),
                sentence=sentence,
            )  # fmt: skip
            return


def _is_occasion(name: Token) -> bool:
    """Whether words around the name of a gathering speak of one that is held, not of a body."""
    above = name.head
    if name.dep_ == "nsubj":
        took = above.lemma_ != "take" or takes(above, "place")
        return took and above.lemma_ in words("gatherings", "course")
    if name.dep_ in ("nsubjpass", "dobj"):
        joined = above.lemma_ == "join" and name.lower_ in ("summit", "conference")
        return joined or above.lemma_ in words("gatherings", "held")
    if name.dep_ != "pobj":
        return False
    leads = above.lower_
    if leads == "of":
        return above.head.lemma_ in words("sidelines", "words")
    if leads in words("gatherings", "way"):
        return above.head.lemma_ in words("gatherings", "comes")
    return leads in words("gatherings", "at")


def _takes_place(noun: Token) -> bool:
    """ "a talk took place between X and Y", "was held"."""
    verb = noun.head
    held = noun.dep_ == "nsubjpass" and verb.lemma_ == "hold"
    return held or (noun.dep_ == "nsubj" and takes(verb, "place"))


def _came_on_it(invitation: Token) -> bool:
    """ "at the invitation of X", "accepted an invitation from X": the visit is told by others."""
    verb = carrier(invitation)
    led = invitation.dep_ == "pobj" and invitation.head.lower_ in words("invitation", "leads")
    return led or (verb is not None and verb.lemma_ in words("invitation", "verbs"))


def _ordinal(token: Token, sentence: Sentence) -> Trigger | None:
    """ "a sixth was put off", "the next one is due in May", "one set for May was put off".

    One more of a row spoken of before, as what is told of or what is held.
    """
    verb = token.head
    known = words("counted", "verbs")
    if token.dep_ == "dobj":
        known = words("pointed", "held") | words("pointed", "moved")
    elif token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    else:
        known = known | words("carriers", "verbs")
    if verb.lemma_ not in known or not _counts(token):
        return None
    return Trigger(
        token=token, frame=frames("noun")[ANOTHER][0], kind=Kind.MEETING, carrier=verb,
        sentence=sentence,
    )  # fmt: skip


def _counts(token: Token) -> bool:
    """Whether the word names no more than a number: "the third", "another", "an earlier one"."""
    if any(c.lower_ in ("of", "with", "between") for c in token.children):
        return False
    if token.lower_ in words("counted", "words"):
        return token.lower_ in words("counted", "alone") or any(
            c.lower_ in ("the", "a", "an") and c.dep_ == "det" for c in token.children
        )
    if token.lower_ not in words("counted", "one"):
        return False
    return any(
        c.lower_ in words("counted", "words")
        or (c.dep_ == "acl" and c.lemma_ in words("pointed", "held"))
        for c in token.children
    )


def _pronoun(token: Token, sentence: Sentence) -> Trigger | None:
    """ "it will take place in May", "they called it off": what was told just before."""
    frame = frames("noun").get(token.lower_, (None,))[0] if token.pos_ == "PRON" else None
    verb = token.head
    if frame is None or not frame.pronoun or verb.pos_ != "VERB":
        return None
    if any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in verb.children):
        return None  # "Algeria's return to the union, which suspended it"
    phrases = {f"{verb.lemma_} {c.lower_}" for c in verb.children}
    moved = verb.lemma_ in words("pointed", "moved") or phrases & words("pointed", "off")
    goes = phrases & words("pointed", "on")
    held = verb.lemma_ in words("pointed", "held")
    passive = token.dep_ == "nsubjpass" and (moved or held)
    hoped = held and token.dep_ == "dobj" and is_infinitive(verb)  # "hopes to hold it by May"
    if not (
        passive or hoped or (token.dep_ == "nsubj" and goes) or (token.dep_ == "dobj" and moved)
    ):
        return None
    return Trigger(
        token=token, frame=frame, kind=frame.kind, carrier=verb, sentence=sentence,
    )  # fmt: skip


def _put_down(token: Token, sentence: Sentence) -> Trigger | None:
    """ "The embassy denied the report", "dismissed the story": what was told just before.

    Not "the report that he would come", which tells itself what is denied.
    """
    frame = frames("noun").get(token.lemma_.lower(), (None,))[0]
    if frame is None or not frame.pronoun or token.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return None
    if token.pos_ == "PRON":
        scotched = token.dep_ == "dobj" and token.head.lemma_ in lists("scotching")
    else:
        bare = all(c.dep_ in ("det", "amod", "poss", "predet") for c in token.children)
        scotched = bare and put_down(token) is not None
    if not scotched:
        return None
    return Trigger(
        token=token, frame=frame, kind=frame.kind, carrier=token.head, sentence=sentence,
    )  # fmt: skip


def _leads_there(verb: Token, frame: Frame) -> bool:
    """Whether the clause has one of the prepositions by which the frame tells where to."""
    # "is due here": beside what is said of whoever comes.
    said = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
    back = {c.lower_ for one in said for c in one.children if c.dep_ == "advmod"}
    now = verb.lemma_ == "be" and verb.tag_ != "VBD"
    if (
        {"object", "subject", "here"} & {*frame.host}
        or "here" in back
        or ("there" in back and not now)
    ):
        return True
    borne = frame.only or "object" in frame.visitor  # "invited the premier of X to Lima"
    bearing = ("acomp", "advmod", "prep", "prt", *(("dobj",) if borne else ()))
    near = [verb, *(c for c in verb.children if c.dep_ in bearing)]
    near += [c for one in near[1:] for c in one.children if c.dep_ in ("advmod", "prep", "pobj")]
    return any(
        c.lower_ in frame.host and c.dep_ in ("prep", "prt", "agent", "conj", "dative")
        for one in near for c in one.children
    )  # fmt: skip
