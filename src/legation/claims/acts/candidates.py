"""The words of a sentence that may set off a frame, and what they are done to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legation.claims.acts import misread, naming, places
from legation.claims.acts.frames import ActFrame, Set, frames, words
from legation.claims.clauses import (
    ascent,
    conjuncts,
    is_infinitive,
    is_passive,
    negated,
    objects,
    objects_of_prepositions,
)
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token
from legation.model import ActKind

_JOINED = ("nmod", "compound")
_NOTHING = frozenset({"nothing", "none", "nobody", "neither"})
_ASIDE = ("punct", "cc", "conj", "npadvmod", "advmod")
_LANDS = (NameKind.DEMONYM, NameKind.PERSON, NameKind.COUNTRY, NameKind.SEAT)


def candidates(sentence: Sentence, people: People) -> Iterator[Set]:
    """The words of a sentence with each frame they may set off, left to right."""
    for token in sentence:
        if token.i in sentence.names:
            continue
        lemma = token.lemma_.lower()
        if _tells(token):
            known = frames("verb")
            for frame in known.get(_hyphened(token, lemma), ()) or known.get(lemma, ()):
                things = _things(token, frame, sentence, people)
                if things is not None:
                    yield Set(token=token, frame=frame, things=things)
        elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod"):
            known = frames("noun")
            for frame in known.get(_hyphened(token, token.lower_), ()) or known.get(lemma, ()):
                if _real(token) and _placed(token, frame):
                    owned = _owned(token, frame, sentence, people)
                    if owned is not None:
                        yield Set(token=token, frame=frame, things=owned)


def _hyphened(word: Token, form: str) -> str:
    """ "build-up" for the "up" behind a hyphen, "test-fire" for "test-fired"."""
    joined = word.i > 1 and word.nbor(-1).text == "-"
    return f"{word.nbor(-2).lower_}-{form}" if joined else ""


def _tells(token: Token) -> bool:
    """Whether a token is a verb of its own, or the "is" of "is ready to"."""
    if token.pos_ == "AUX":
        return token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass")
    if token.pos_ == "NOUN" and any(c.dep_ == "auxpass" for c in token.children):
        return True  # "was overrun"
    if token.pos_ == "VERB" and misread.before_its_object(token):
        return True
    return token.pos_ == "VERB" and token.dep_ not in ("amod", "compound")


def _placed(noun: Token, frame: ActFrame) -> bool:
    """Whether a noun has the modifier that the frame wants, and hangs where it wants it."""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if frame.only and not frame.only & before:
        return False
    if frame.particle and not any(c.lower_ == frame.particle for c in noun.children):
        return False  # "thumbs down"
    if frame.loose and not _done(noun):
        return False
    return not frame.under or noun.head.lower_ in frame.under or noun.head.lemma_ in frame.under


def _owned(
    noun: Token, frame: ActFrame, sentence: Sentence, people: People
) -> tuple[Token, ...] | None:
    """The noun itself, or what it is done to where its frame wants that: "seizure of a ship"."""
    near = _under(noun.head)
    if frame.unless & near or (frame.also and not frame.also & near):
        return None
    if not frame.objects:
        return (noun,)
    hosts = [noun, *objects_of_prepositions(noun, ("by",))]  # "ratification by A of a treaty"
    # "a halt to shelling", but not "deportation to A"
    whose = ("of", "on", "to", "in") if frame.kind is ActKind.RETREAT else ("of", "on")
    told = [part for host in hosts for t in objects_of_prepositions(host, whose)
            for part in conjuncts(t)]  # fmt: skip
    told += [c for c in noun.children if c.i < noun.i and c.dep_ == "compound"]
    counted = tuple(t for t in told if naming.names(t, sentence, people) & frame.objects)
    return counted or None


def _done(noun: Token) -> bool:
    """Whether no verb above a noun undoes it, wants it or only speaks of it."""
    above = [t for t in list(ascent(noun))[1:4] if t.pos_ in ("VERB", "AUX")][:1]
    return not any(
        t.lemma_.lower() in words("undoing", "verbs") or negated(t) or is_infinitive(t)
        or any(c.dep_ == "aux" and c.tag_ == "MD" for c in t.children)
        for t in above
    )  # fmt: skip


def _things(
    verb: Token, frame: ActFrame, sentence: Sentence, people: People
) -> tuple[Token, ...] | None:
    """The objects of the verb; None where the frame wants others or another small word."""
    small = {c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
    # "called for it to be scrapped"
    small |= {m.lower_ for c in verb.children if c.dep_ == "advcl" for m in _marks(c)}
    if frame.particle is not None and frame.particle not in small:
        return None
    if frame.only and not frame.only & _near(verb):
        return None
    if frame.also and not frame.also & _near(verb):
        return None
    if frame.unless and frame.unless & _under(verb):
        return None
    if frame.refused and not _refused(verb):
        return None
    if frame.judged and not frame.judged & _judged(verb):
        return None
    patients = [*objects(verb), *(c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i)]
    if not patients:
        # "has called it genocide, a charge Myanmar denies"
        patients = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    if not patients:
        # "condemned what it called coercion", "called home its ambassador"
        patients = [named for c in verb.children if (named := _named_so(c)) is not None]
    if not patients:
        patients = _behind_as(verb)
    if not patients:
        patients = [t for c in verb.children if (t := places.named_neighbour(c)) != c]
    if not patients and (late := _late(verb) or _cut_short(verb)) is not None:
        patients = [late]
    if not patients:
        # "threw open its border"
        opened = [c for c in verb.children if c.dep_ == "xcomp" and c.lower_ == "open"]
        patients = [t for c in opened for t in c.children if t.dep_ == "dobj"]
    if not patients:
        patients = _given_to_the_name(verb)
    if not patients and _passed_on(verb):
        patients = list(objects(verb.head))
    if not patients and _said_of_its_head(verb):
        patients = [verb.head]
    if not patients:
        patients = misread.before_the_teller(verb) or misread.named_as_a_clause(verb)
    patients = patients or misread.taken_for_a_verb(verb)
    patients = misread.offered(verb) or misread.before_its_object(verb) or patients
    # "fell back twenty kilometres"
    patients = [t for t in patients if t.lemma_.lower() not in words("borders", "measures")]
    patients = [_described(_unquoted(_so_called(thing, verb))) for thing in patients]
    things = tuple(
        {
            part.i: part for thing in patients for part in conjuncts(thing)
            if part == thing or not _misjoined(part, thing, sentence, people)
        }.values()
    )  # fmt: skip
    if any(naming.names(t, sentence, people) & frame.without for t in things) or (
        frame.bare and things
    ):
        return None
    if frame.lone and any(c.i > verb.i and c.dep_ not in _ASIDE for c in verb.children):
        return None
    if frame.transitive and not things:
        return None
    if not frame.objects:
        return things
    counted = tuple(t for t in things if naming.names(t, sentence, people) & frame.objects)
    if counted and counted[0].lemma_.lower() in words("family", "people"):
        # "expelled four Soviet diplomats and a Cuban student"
        counted = tuple(
            t for t in things if t in counted or t.lemma_.lower() in words("family", "people")
        )
    away = (c for c in verb.children if c.lower_ in ("out", "away", "back", "off"))
    given = tuple(
        part
        for host in (verb, *away, *things)
        for thing in objects_of_prepositions(host, frame.through)
        for part in conjuncts(thing)
        if naming.names(part, sentence, people) & frame.objects
    )
    if given and not counted:
        return things or given
    which = [c for c in verb.children if c.dep_ == "dobj" and c.tag_ == "WDT"]
    offers = frame.objects & words("family", "proposals")
    if which and not counted and frame.kind is ActKind.REJECT and offers:
        return tuple(which)  # "asked Manila to tow it away, which the ministry turned down"
    return counted or None


def _behind_as(verb: Token) -> list[Token]:
    """The object behind what it is called: 'condemned as "cruel" the expulsion of …'."""
    called = (t for c in verb.children if c.lower_ == "as" for t in c.children if t.dep_ == "pobj")
    # "dismissed as baseless the charge": the parser gives the charge to the adjective
    judged = [c for c in verb.children if c.dep_ == "advcl" and c.pos_ == "ADJ" and c.i > verb.i]
    if given := [t for c in judged for t in c.children if t.dep_ == "dobj"]:
        return given
    return [
        noun for noun in called
        for article in noun.children if article.dep_ in ("det", "poss")
        if any(c.dep_ == "amod" and c.i < article.i for c in noun.children)
    ]  # fmt: skip


def _late(verb: Token) -> Token | None:
    """The object behind to whom: "handed over to Chad two men wanted for murder".

    The parser takes it for the subject of the participle behind it.
    """
    if is_passive(verb) or any(c.dep_ in ("cc", "dobj", "ccomp") for c in verb.children):
        return None
    behind = ("conj", "ccomp", "advcl")
    for clause in (c for c in verb.children if c.dep_ in behind and c.tag_ == "VBD"):
        who = next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None)
        if who is None or who.tag_ not in ("NN", "NNS") or who.left_edge.i <= verb.i + 2:
            continue
        before = who.left_edge.nbor(-1)
        given = any(t.dep_ == "prep" and t.head == verb and t.i > verb.i for t in before.ancestors)
        if given and who.nbor() == clause:
            return who
    return None


def _given_to_the_name(verb: Token) -> list[Token]:
    """The object that the parser gave to whom it goes: "sent back to Chad the skulls of two"."""
    if is_passive(verb):
        return []
    goals = [c for c in verb.children if c.lower_ in ("to", "back")]
    names = [t for c in goals for t in c.children if t.dep_ == "pobj"]
    names += [t for c in goals for inner in c.children if inner.lower_ == "to"
              for t in inner.children if t.dep_ == "pobj"]  # fmt: skip
    names = [name for name in names if name.pos_ == "PROPN"]
    names += [c for c in verb.children if c.dep_ == "dative"]  # "gave the guard eight of its tanks"
    late = (c for name in names for c in name.children if c.i > name.i)
    return [
        c for c in late
        if c.dep_ == "dobj" or (c.dep_ in ("nummod", "appos") and c.left_edge.i == c.head.i + 1)
    ]  # fmt: skip


def _cut_short(verb: Token) -> Token | None:
    """The object that the parser gave to the participle behind it: "blew up boats caught fishing".

    So it does where a verb's small word stands before: "handed over a drug smuggler to Fiji".
    """
    if is_passive(verb) or verb.lemma_.lower() in words("saying", "verbs"):
        return None
    small = any(c.dep_ == "prt" for c in verb.children)
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i):
        if any(c.dep_ in ("mark", "aux", "auxpass") for c in clause.children):
            continue
        who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if who is None or who.i > clause.i or who.pos_ == "PRON" or clause.nbor(-1) != who:
            continue
        if clause.tag_ in ("VBN", "VBD") and who.tag_ in ("NN", "NNS"):
            return who
        if small and clause.tag_ not in ("VBZ", "VBP", "VB", "VBG"):
            return clause
    return None


def _described(thing: Token) -> Token:
    """ "trawler" for "a Chinese trawler fishing without a licence", which the parser joined.

    So it does with a flag: "burned the French tricolour".
    """
    called = [c for c in thing.children if c.dep_ == "appos" and c.i == thing.i + 1]
    if thing.tag_ == "JJ" and called and called[0].pos_ == "NOUN":
        return called[0]
    inner = thing.nbor(-1) if thing.i else thing
    joined = thing.tag_ == "NN" and inner.head == thing and inner.dep_ == "compound"
    if joined and thing.lower_.endswith("ing") and any(c.dep_ == "det" for c in inner.children):
        return inner
    return thing


def _passed_on(verb: Token) -> bool:
    """Whether a participle shares its patient: "were herded onto buses and expelled by Chad"."""
    agent = any(c.dep_ == "agent" for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and agent and is_passive(verb.head)


def _marks(clause: Token) -> list[Token]:
    return [m for m in clause.children if m.dep_ == "mark" and is_infinitive(clause)]


def _said_of_its_head(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "a charge Cotonou calls absurd"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return verb.dep_ in ("relcl", "acl") and who is not None and who.tag_ not in ("WDT", "WP")


def _so_called(thing: Token, verb: Token) -> Token:
    """ "hideouts" for "struck what it called militant hideouts"."""
    if thing.lower_ != "what":
        return thing
    names = (
        t for c in verb.children if c.dep_ == "ccomp" for t in c.children
        if t.dep_ in ("oprd", "dobj", "attr") and t.i > c.i
    )  # fmt: skip
    return next(names, thing)


def _named_so(child: Token) -> Token | None:
    """The noun of "what it called coercion", or one that the parser took for what it is called."""
    if child.dep_ == "oprd" and child.pos_ == "NOUN":
        return child
    if child.dep_ != "ccomp" or not any(t.lower_ == "what" for t in child.children):
        return None
    called = (t for t in child.children if t.dep_ in ("oprd", "attr", "dobj") and t.i > child.i)
    return next((t for t in called if t.pos_ in ("NOUN", "PROPN")), None)


def _unquoted(thing: Token) -> Token:
    """The object before a quoted noun that the parser joined: 'called the charge "nonsense"'."""
    quoted = thing.i > 0 and thing.nbor(-1).text in ('"', "“", "''", "``")
    joined = [c for c in thing.children if quoted and c.i < thing.i and c.dep_ in _JOINED]
    return joined[0] if joined and joined[0].pos_ == "NOUN" else thing


def _misjoined(part: Token, thing: Token, sentence: Sentence, people: People) -> bool:
    """Whether a country was joined to a thing: "demanded an apology, and Seoul asked …"."""
    named = people.register.at(sentence.at(part))
    if named is None or named.kind not in _LANDS or part.i < 2 or part.nbor(-1).lower_ != "and":
        return False
    then = part.nbor() if part.i + 1 < len(part.doc) else part
    if part.nbor(-2).text != ",":
        return False
    if then.pos_ in ("VERB", "AUX") and then.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True  # "condemned Iran, and Peru did likewise"
    return thing.pos_ == "NOUN" and thing.lemma_.lower() not in words("family", "people")


def _refused(verb: Token) -> bool:
    """Whether a verb is told not to be done: "will not accept", "does not recognise"."""
    helped = any(
        c.dep_ == "aux"
        and (c.tag_ == "MD" or (c.lemma_ == "do" and (c.tag_ != "VBD" or verb.dep_ == "ccomp")))
        for c in verb.children
    )
    never = (t.lower_ for c in verb.children if c.dep_ == "prep" for t in c.subtree)
    # "would take no more refugees", "will do nothing of the kind"
    none = any(
        c.dep_ == "dobj" and (c.lower_ in _NOTHING or any(t.lower_ == "no" for t in c.children))
        for c in verb.children
    )
    return (helped or _never(verb)) and (
        any(c.dep_ == "neg" for c in verb.children) or "no" in never or none
    )


def _never(verb: Token) -> bool:
    """Whether it stays refused: "has never recognised Chad", "is not recognised by Chad"."""
    if verb.lemma_.lower() not in words("refusing", "lasting"):
        return False
    aux = {c.lemma_ for c in verb.children if c.dep_ == "aux"}
    ever = any(c.lower_ == "never" for c in verb.children)
    return ("have" in aux and ever) or (is_passive(verb) and not aux)


def _judged(verb: Token) -> set[str]:
    """What is said to be so and so: "charges" for "said the charges were baseless"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    told = {t.lemma_.lower() for c in clauses for t in c.children if t.dep_ == "nsubj"}
    # "said there was nothing to discuss", "said there would be no talks"
    there = [c for c in clauses if any(t.dep_ == "expl" for t in c.children)]
    wanting = [t for c in there for t in c.children if t.dep_ in ("attr", "nsubj", "dobj")]
    told |= {t.lower_ for t in wanting if t.lower_ == "nothing"}
    without = (t for t in wanting if any(c.lower_ == "no" for c in t.children))
    return told | {f"no {t.lemma_.lower()}" for t in without}


# One verb is asked by its tens of frames in a row.
@lru_cache(maxsize=8)
def _under(token: Token) -> frozenset[str]:
    """The words of a token's clause."""
    return frozenset(t.lower_ for t in token.subtree)


@lru_cache(maxsize=8)
def _near(verb: Token) -> frozenset[str]:
    """The words of the verb's clause, and of the verb it hangs on."""
    return _under(verb) | {t.lower_ for t in verb.head.children} | {verb.head.lower_}


def _real(noun: Token) -> bool:
    """Whether a noun tells of something done: no "possible sanctions", no "threat of sanctions"."""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    doing = noun.dep_ == "nsubj"  # "the pullout ended a decade of war"
    closing = noun.dep_ == "pobj" and noun.head.lower_ == "with"  # "ended with a vow"
    above = [t.lemma_.lower() for t in list(ascent(noun))[1:3] if not (doing or closing)]
    if before & words("unreal", "modifiers") or words("unreal", "heads") & set(above):
        return False
    # "to lift sanctions", but "to lift its ban, imposed in August"; "drop its objections" ends them
    blamed = noun.lemma_.lower() in words("family", "reproaches")
    told = any(
        c.dep_ in ("acl", "relcl") or (c.dep_ == "poss" and not (blamed and c.pos_ == "PRON"))
        for c in noun.children
    )
    ended = noun.dep_ == "nsubjpass"  # "the duties that so angered Japan were dropped"
    return (told and not ended) or not words("unreal", "ending") & set(above)
