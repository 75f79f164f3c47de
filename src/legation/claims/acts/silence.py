"""Who would not comment and who did not answer: one act for each who is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims import sourcing
from legation.claims.acts import evading, parties
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    conjuncts,
    is_passive,
    objects,
    objects_of_prepositions,
    possessor,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.people.names import NameKind
from legation.language import Sentence, Token
from legation.model import Act, ActKind, Actor, Quote, Status

_WITHHOLDING = frozenset({"would", "wo", "will"})
_NONE = frozenset({"no", "nothing", "neither", "nobody", "none", "nor"})
_ASKING = frozenset({"WP", "WRB", "WDT"})
_LONGEST = 300
_NEAR = 300
_TURNING = (ActKind.REQUEST, ActKind.AGREE)


def find(index: int, scene: Scene, *, said: Sequence[sourcing.Said], text: str) -> Iterator[Act]:
    """The silences told in the sentence at `index`, one for each who is silent.

    Who "received no answer" had asked somebody; the ministry of the dateline's country speaks
    where nothing else is told.
    """
    sentence, people = scene.sentence, scene.people
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
            continue
        silence = _told(verb)
        if silence is None:
            continue
        kind, silent = silence
        here = any(
            c.lower_ == "here" and not parties.owners(token, sentence, people)
            for token in silent for c in token.children
        )  # fmt: skip
        actors = [] if here else list(_silent(silent, sentence, people))
        actors = actors or _at_home(silent, scene.home, sentence, people)
        for actor in actors if silent else _asked(verb, scene):
            yield Act(
                kind=kind, by=actor, toward=_unheard(kind, actor, verb, scene),
                about=_about(verb, sentence, text), when=None,
                status=Status.HELD,
                attribution=sourcing.chain_for(sentence.at(verb), index, said),
                evidence=(_evidence(verb, sentence, text),),
            )  # fmt: skip


def _told(verb: Token) -> tuple[ActKind, list[Token]] | None:
    """The kind of silence that a verb tells and the tokens that name who is silent."""
    lemma = verb.lemma_.lower()
    subject = surface_subject(verb)
    if subject is None and lemma != "be":
        return None
    if subject is not None and (evaded := evading.told(verb)) is not None:
        return evaded, [subject]
    if _declines(verb, lemma):
        return (ActKind.DECLINED_COMMENT, [subject]) if subject is not None else None
    quiet = any(c.lower_ in words("silence", "quiet") for c in verb.children if c.i > verb.i)
    if subject is not None and quiet and lemma in words("silence", "keeping"):
        return ActKind.NO_RESPONSE, [subject]
    if subject is not None and _silent_on(verb, lemma, subject):
        return ActKind.DECLINED_COMMENT, [subject]
    if lemma == "be" and subject is not None and _too_early(verb):
        speaker = surface_subject(verb.head) if verb.dep_ == "ccomp" else None
        return (ActKind.DECLINED_COMMENT, [speaker]) if speaker is not None else None
    if lemma in words("silence", "drawing"):
        return _nothing_drawn(verb)
    if subject is not None and lemma == "have" and _has_yet(verb):
        return ActKind.NO_RESPONSE, [subject]
    if subject is not None and _not_heard(verb, lemma):
        return ActKind.NO_RESPONSE, []
    if subject is not None and _not_taken_up(verb, lemma, subject):
        return ActKind.NO_RESPONSE, [subject]
    given = lemma in words("silence", "having") or lemma == "be"
    if given and (nothing := _nothing_given(verb, lemma, subject)) is not None:
        return nothing
    if subject is None:
        return None
    if lemma in words("silence", "reaching") and is_passive(verb) and _negated(verb, subject):
        return ActKind.NO_RESPONSE, [subject]
    if subject.lemma_.lower() in words("silence", "contacts") | words("silence", "offers"):
        return _unanswered(verb, subject)
    if not _negated(verb, subject) or is_passive(verb):
        return None
    helped = any(c.dep_ == "aux" and c.lemma_ in ("do", "have") for c in verb.children)
    if not helped and (verb.tag_ != "VBD" or not _negated(subject, subject)):
        return None  # "neither ministry replied" has no helping verb
    asked = any(
        t.lemma_.lower() in words("silence", "contacts")
        for c in verb.children if c.i > verb.i for t in c.subtree
    )  # fmt: skip
    if lemma in words("silence", "replying") or (lemma in words("silence", "returning") and asked):
        return ActKind.NO_RESPONSE, [subject]
    return None


def _has_yet(verb: Token) -> bool:
    """ "has yet to answer"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    yet = any(c.lower_ == "yet" for t in (verb, *below) for c in t.children)
    replying = words("silence", "replying")
    said = (c for c in below if c.lemma_ == "say" and any(t.lower_ == "yes" for t in c.subtree))
    return yet and (any(said) or any(c.lemma_.lower() in replying for c in below))


def _not_heard(verb: Token, lemma: str) -> bool:
    """ "heard nothing back", "has had no answer": whoever asked."""
    things = [c for c in verb.children if c.dep_ == "dobj" and _empty(c, verb)]
    if lemma == "hear":
        return any(c.lower_ == "nothing" for c in things)
    had = lemma == "have" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    asking = verb.dep_ == "conj" and verb.head.lemma_.lower() in words("silence", "asking")
    had = had or (lemma == "have" and asking)
    return had and any(c.lemma_.lower() in words("silence", "answers") for c in things)


def _not_taken_up(verb: Token, lemma: str, subject: Token) -> bool:
    """ "has not taken up the offer"."""
    up = any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children)
    offers = words("silence", "offers") | {"it"}
    offered = any(c.dep_ == "dobj" and c.lemma_.lower() in offers for c in verb.children)
    return lemma == "take" and up and offered and _negated(verb, subject)


def _takes_questions(verb: Token) -> bool:
    asked = words("silence", "contacts")
    return verb.lemma_ == "take" and any(c.lemma_ in asked for c in verb.children)


def _declines(verb: Token, lemma: str) -> bool:
    """ "declined (to) comment", "would not say"."""
    if lemma in words("silence", "declining"):
        telling = words("silence", "refused" if lemma == "refuse" else "telling")
        return any(
            (c.dep_ in ("xcomp", "ccomp") and c.lemma_.lower() in telling and not is_passive(c))
            or (c.dep_ in ("dobj", "xcomp", "oprd") and c.lower_ == "comment")
            or (c.dep_ == "xcomp" and _takes_questions(c))
            for c in verb.children
            if c.i > verb.i
        )
    subject = surface_subject(verb)
    withholds = any(c.dep_ == "aux" and c.lower_ in _WITHHOLDING for c in verb.children)
    return (
        lemma in words("silence", "withheld")
        and subject is not None
        and withholds
        and _negated(verb, subject)
    )


def _silent_on(verb: Token, lemma: str, subject: Token) -> bool:
    """ "has not commented", "did not say whether", "did not want to comment"."""
    if not _negated(verb, subject):
        return False
    if lemma in words("silence", "unwilling"):
        below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
        return any(c.lemma_.lower() in words("silence", "refused") for c in below)
    if is_passive(verb):
        return False
    if lemma in words("silence", "comment"):
        return any(c.dep_ == "aux" and c.lemma_ in ("do", "have") for c in verb.children)
    asked = [c for c in verb.children if c.dep_ in ("ccomp", "advcl") and c.i > verb.i]
    return lemma in words("silence", "withheld") and any(
        (m.dep_ == "mark" and m.lower_ in ("whether", "if")) or m.tag_ in _ASKING
        for c in asked for m in c.children
    )  # fmt: skip


def _too_early(verb: Token) -> bool:
    """ "it was premature to comment"."""
    early = any(c.lower_ in words("silence", "early") for c in verb.children)
    return early and any(
        t.lemma_.lower() in words("silence", "comment") for t in verb.subtree if t.i > verb.i
    )


def _nothing_given(
    verb: Token, lemma: str, subject: Token | None
) -> tuple[ActKind, list[Token]] | None:
    """ "had no comment", "gave no immediate answer", "there was no reply from X"."""
    given = [c for c in verb.children if c.dep_ in ("dobj", "attr", "nsubj") and _empty(c, verb)]
    for noun in given:
        name = noun.lemma_.lower()
        if lemma == "be" or noun == subject:
            silent = list(objects_of_prepositions(noun, ("from",)))
            silent += objects_of_prepositions(verb, ("from",))
            for child in verb.children:
                silent += objects_of_prepositions(child, ("from",))
        elif subject is not None:
            silent = [subject]
        else:
            silent = []
        if not silent:
            continue
        came = lemma == "be" or noun == subject  # "there was no comment from X"
        if came and name in words("silence", "comment"):
            return ActKind.NO_RESPONSE, silent[:1]
        if name in words("silence", "comment") or _nothing_to_say(noun):
            return ActKind.DECLINED_COMMENT, silent[:1]
        if name in words("silence", "tidings") and _to_tell(noun):
            return ActKind.DECLINED_COMMENT, _speaking(silent[0], verb)
        if name in words("silence", "reply"):
            return ActKind.NO_RESPONSE, silent[:1]
    return None


def _nothing_drawn(verb: Token) -> tuple[ActKind, list[Token]] | None:
    """ "drew no response from X", "received no reply from X", "met with silence in X"."""
    with_ = (t.lower_ for t in objects_of_prepositions(verb, ("with",)))
    if "silence" in with_:
        mute = objects_of_prepositions(verb, ("in", "from"))
        silent = [*mute, *(t for c in verb.children for t in objects_of_prepositions(c, ("in",)))]
        return (ActKind.NO_RESPONSE, silent[:1]) if silent else None
    for noun in (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and _empty(c, verb)):
        if noun.lemma_.lower() in words("silence", "reply"):
            silent = [t for word in (noun, verb) for t in objects_of_prepositions(word, ("from",))]
            return ActKind.NO_RESPONSE, silent[:1]
    return None


def _empty(noun: Token, verb: Token) -> bool:
    return noun.lower_ == "nothing" or any(
        c.lower_ == "no" or (c.lower_ == "any" and _negated(verb, None)) for c in noun.children
    )


def _nothing_to_say(noun: Token) -> bool:
    return noun.lower_ == "nothing" and any(
        c.lemma_.lower() in words("silence", "telling") for c in noun.children
    )


def _to_tell(noun: Token) -> bool:
    """ "no update to share"."""
    return any(
        c.dep_ in ("relcl", "acl") and c.lemma_.lower() in words("silence", "telling")
        for c in noun.children
    )


def _speaking(silent: Token, verb: Token) -> list[Token]:
    """Who says so of himself: "the spokesman said he had no update"."""
    who = surface_subject(verb.head) if verb.dep_ == "ccomp" and silent.pos_ == "PRON" else None
    return [who if who is not None else silent]


def _unanswered(verb: Token, contact: Token) -> tuple[ActKind, list[Token]] | None:
    """ "calls to X went unanswered", "an email to X was not returned"."""
    silent = list(objects_of_prepositions(contact, ("to", "at", "with", "for")))
    if contact.lemma_.lower() in words("silence", "offers"):
        # "the offer has gone unanswered in Lima"
        silent = list(objects_of_prepositions(verb, ("in", "by"))) or silent
    below = {c.lower_ for c in verb.children} | {verb.lower_}
    returned = verb.lemma_.lower() in (words("silence", "returning") | words("silence", "replying"))
    if silent and (
        below & words("silence", "unanswered") or (returned and _negated(verb, contact))
    ):
        return ActKind.NO_RESPONSE, silent[:1]
    return None


def _negated(verb: Token, subject: Token | None) -> bool:
    if any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.children):
        return True
    return subject is not None and bool(_NONE & {t.lower_ for t in subject.subtree})


def _silent(tokens: Sequence[Token], sentence: Sentence, people: People) -> Iterator[Actor]:
    """Each one who is silent: "representatives for A and B" are A and B."""
    for token in tokens:
        named = people.register.at(sentence.at(token))
        person = named is not None and named.kind is NameKind.PERSON
        spoken_for = [
            actor
            for whole in objects_of_prepositions(token, ("for", "of", "at", "from"))
            for part in conjuncts(whole)
            for actor in parties.standing(part, sentence, people)
        ]
        if spoken_for and not person and token.lemma_.lower() in words("silence", "standing_for"):
            yield from spoken_for
        elif token.lower_ == "neither" and len(conjuncts(token)) == 1:
            yield from people.memory.pair(sentence.span.start) or parties.foremost(people)
        elif _neither(token, sentence, people):
            pair = parties.lately(token, sentence, people) or parties.foremost(people)
            yield from pair or people.memory.several(sentence.span.start, lands=True)
        else:
            yield from parties.standing(token, sentence, people)


def _neither(token: Token, sentence: Sentence, people: People) -> bool:
    """ "neither side", "neither ministry", "neither man's office": both of those last told."""
    owner = possessor(token)
    nouns = [token] if owner is None else [token, owner]
    none = any(_NONE & {c.lower_ for c in noun.children} for noun in nouns)
    told = any(noun.lemma_.lower() in words("silence", "either") for noun in nouns)
    return none and told and not people.countries_of(token, sentence)


def _unheard(kind: ActKind, silent: Actor, verb: Token, scene: Scene) -> Actor | None:
    """Whose offer or demand of right before has no answer; nobody where reporters asked."""
    sentence, people = scene.sentence, scene.people
    press = {t.lemma_.lower() for t in sentence} & words("silence", "press")
    if (caller := evading.caller(verb)) is not None:
        return next(iter(parties.standing(caller, sentence, people)), None)
    if kind is not ActKind.NO_RESPONSE or press:
        return None
    offer = surface_subject(verb)
    if offer is not None and offer.lemma_.lower() in words("silence", "offers"):
        makers = [possessor(offer), *objects_of_prepositions(offer, ("by", "from", "of"))]
        named = [a for m in makers if m is not None for a in parties.standing(m, sentence, people)]
        named = named or parties.owners(offer, sentence, people)
        makers_of = [replace(a, span=None) for a in named if parties.differs(a, [silent])]
        if makers_of:
            return makers_of[0]
    near = (
        act for act in reversed(scene.told) if sentence.span.start - act.evidence[0].start < _NEAR
    )
    asking = (
        act.by for act in near
        if act.kind in _TURNING and act.toward is not None
        and parties.key(act.toward) == parties.key(silent)
    )  # fmt: skip
    first = next(asking, None) or _asking(verb, silent, scene)
    return replace(first, span=None) if first is not None else None


def _asking(verb: Token, silent: Actor, scene: Scene) -> Actor | None:
    """Who asks, offers or proposes something right before, in the sentence or the one before."""
    for within in (scene.sentence, scene.before):
        if within is None:
            continue
        asking = (t for t in within if t.lemma_.lower() in words("silence", "asking"))
        for word in (t for t in reversed(tuple(asking)) if t != verb):
            who = surface_subject(word) if word.pos_ == "VERB" else possessor(word)
            named = parties.standing(who, within, scene.people) if who is not None else []
            for actor in named[:1]:
                return actor if parties.differs(actor, [silent]) else None
    return None


def _asked(verb: Token, scene: Scene) -> list[Actor]:
    """Of whom the same sentence tells that something was asked: who gave no answer."""
    sentence, people = scene.sentence, scene.people
    asked = (
        act.toward for act in reversed(scene.told)
        if act.kind is ActKind.REQUEST and act.toward is not None
        and sentence.span.covers(act.evidence[0].span)
    )  # fmt: skip
    first = next(asked, None)
    if first is not None:
        return [replace(first, span=None)]
    whom = objects(verb.head) if verb.dep_ == "conj" else ()
    return [a for one in whom for a in parties.standing(one, sentence, people)][:1]


def _at_home(
    tokens: Sequence[Token], home: str | None, sentence: Sentence, people: People
) -> list[Actor]:
    """The dateline's country, for "the ministry's press department" with no other told."""
    whole = " ".join(sentence.under(token).of(people.text) for token in tokens)
    named = set(re.findall(r"[a-z]+", whole.lower()))
    own = bool(named & words("silence", "at_home")) and named <= words("silence", "of_home")
    land = parties.country(home, people) if own and home is not None else None
    return [land] if land is not None else []


def _about(verb: Token, sentence: Sentence, text: str) -> Quote | None:
    """What nobody would speak of: "on …", "whether …", the thing not discussed."""
    telling = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i)]
    for word in reversed(telling):
        for topic in objects_of_prepositions(word, ("on", "about")):
            return _short(topic, sentence, text)
    for word in telling[1:]:
        for child in word.children:
            if child.dep_ in ("dobj", "ccomp") and child.i > word.i:
                return _short(child, sentence, text)
    return None


def _short(token: Token, sentence: Sentence, text: str) -> Quote | None:
    span = sentence.under(token)
    return Quote.cut(text, span.start, span.end) if span.end - span.start <= _LONGEST // 2 else None


def _evidence(verb: Token, sentence: Sentence, text: str) -> Quote:
    whole = sentence.span
    span = whole if whole.end - whole.start <= _LONGEST else sentence.under(verb)
    end = min(span.end, span.start + _LONGEST)
    return Quote.cut(text, span.start, end)
