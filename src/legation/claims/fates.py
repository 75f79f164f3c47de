"""What befell a plan, told by idioms: "is on ice", "went by the board", "never came off"."""

from __future__ import annotations

from legation.claims.clauses import negated
from legation.claims.nouns import top
from legation.claims.tense import Judged, flipped, lists
from legation.claims.triggers import Trigger
from legation.language import Token
from legation.model import Status

_STAYS = ("be", "stand", "remain", "lie")
_OFF = (Status.CANCELLED, Status.POSTPONED)


def fate(trigger: Trigger) -> Judged | None:
    """The status by what the noun's verb says became of it; None where it tells nothing such."""
    verb = trigger.carrier
    if trigger.frame.part != "noun":
        return _not_coming(trigger.token)
    outcome = _come_of(trigger.token)
    if outcome is not None:
        return outcome
    noun = top(trigger.token)
    if verb is None or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head != verb:
        return None
    begun = _begun(noun, verb)
    if begun is not None or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return begun
    if any(c.lower_ == "no" for c in noun.children):
        return None  # "no such visit is on the calendar"
    return _by_idiom(verb) or _by_participle(verb)


def _come_of(noun: Token) -> Judged | None:
    """ "approved the results of the visit": it is over, whatever is done with what it brought."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is None or above.lemma_ not in lists("outcomes"):
        return None
    verb = next((a for a in above.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.tag_ not in ("VBD", "VBN") or negated(verb):
        return None
    return Judged(Status.HELD, f"{above.text} of {noun.text}", (above,))


def _begun(noun: Token, verb: Token) -> Judged | None:
    """ "The talks, which began on Monday, are expected to last until Friday": they go on."""
    opened = next(
        (
            c for c in noun.children
            if c.dep_ in ("relcl", "acl") and c.tag_ in ("VBD", "VBN")
            and c.lemma_ in lists("opening")
        ),
        None,
    )  # fmt: skip
    while (below := next((c for c in verb.children if c.dep_ == "xcomp"), None)) is not None:
        verb = below
    ahead = verb.tag_ == "VB" or any(c.tag_ == "MD" for c in verb.children)
    if opened is None or not ahead or verb.lemma_ not in lists("going_on"):
        return None
    return Judged(Status.UNDERWAY, f"{opened.text}, and yet to {verb.text}", (opened, verb))


def _by_idiom(verb: Token) -> Judged | None:
    known = lists("fates")
    if verb.lemma_ in ("fail", "be"):
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        if below is not None and verb.lemma_ == "be" == below.lemma_ and negated(verb):
            return Judged(Status.CANCELLED, f"{verb.text} not to be", (verb, below))
        for short in (f"{below.lemma_} {c.lower_}" for c in below.children) if below else ():
            if verb.lemma_ == "fail" and short in lists("coming_off"):
                return Judged(lists("coming_off")[short], f"{verb.text} to {short}", (verb,))
    for particle in verb.children:
        short = f"{verb.lemma_} {particle.lower_}"
        if short in lists("coming_off") and negated(verb):
            return Judged(lists("coming_off")[short], f"not {verb.text} {particle.text}", (verb,))
        alone = particle.dep_ in ("prep", "prt", "advmod") and not [*particle.children]
        if alone and short in known and not negated(verb):
            return Judged(known[short], f"{verb.text} {particle.text}", (verb, particle))
        if particle.dep_ not in ("prep", "advmod"):
            continue
        # "out of the question", "up in the air"
        inner = [c for c in particle.children if c.dep_ == "prep"]
        for thing in (c for one in (particle, *inner) for c in one.children):
            told = known.get(f"{short} {thing.lower_}")
            if told is not None and not negated(verb):
                said = f"{verb.text} {particle.text} {thing.text}"
                longer = any(c.lower_ == "longer" for c in particle.doc[verb.i : particle.i])
                if longer and told is Status.PLANNED:
                    return Judged(Status.CANCELLED, f"no longer {said}", (verb, thing))
                return Judged(told, said, (verb, thing))
    return None


def _by_participle(verb: Token) -> Judged | None:
    """ "stands deferred", "remains cancelled", which the parser takes for a clause."""
    if verb.lemma_ not in _STAYS or verb.lemma_ == "be":
        return None
    for child in verb.children:
        told = lists("governors").get(child.lemma_)
        if child.tag_ == "VBN" and child.i == verb.i + 1 and told in _OFF:
            status = flipped(told) if negated(verb) else told
            return Judged(status, f"{verb.text} {child.text}", (verb, child))
    return None


def _not_coming(verb: Token) -> Judged | None:
    """ "is not, after all, coming": the parser hangs the participle on its auxiliary."""
    be = verb.head
    progressive = verb.tag_ == "VBG" and verb.dep_ == "advcl" and be.lemma_ == "be"
    if not progressive or not be.i < verb.i <= be.i + _NEAR:
        return None
    no = next((c for c in be.children if c.dep_ == "neg"), None)
    told = any(c.dep_ in ("attr", "acomp", "dobj", "prep", "xcomp") for c in be.children)
    if no is None or told or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    if "after all" in " ".join(t.lower_ for t in verb.doc[be.i : verb.i]):
        return Judged(Status.CANCELLED, f"not {verb.text} after all", (no, verb))
    return Judged(Status.DENIED, f"not {verb.text}", (no, verb))


_NEAR = 7
