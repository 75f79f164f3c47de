"""Whether an act was done, is planned, may be or was not: the words of its own clause."""

from __future__ import annotations

from legation.claims import tense
from legation.claims.acts import behind, decisions
from legation.claims.acts.frames import Set, words
from legation.claims.clauses import ascent, is_infinitive, negated
from legation.language import Token
from legation.model import ActKind, Status

_AS_DONE = (Status.HELD, Status.UNDERWAY, Status.HABITUAL)
_AS_TOLD = (Status.PLANNED, Status.POSSIBLE, Status.DENIED)
_SAID = frozenset(
    {ActKind.SUPPORT, ActKind.CONCEDE, ActKind.ACCUSE, ActKind.REQUEST, ActKind.REJECT}
)
_HELPING = frozenset({ActKind.AID, ActKind.COOPERATE, ActKind.SUPPORT})
_PERHAPS = frozenset({"may", "might", "could", "can", "should", "must"})
_OPEN = frozenset({"if", "whether", "unless"})
_INVERTED = frozenset({"should", "had", "were"})


def status_of(found: Set) -> Status | None:
    """What was done, is planned, may be or was not; None where the words commit to nothing."""
    noun = found.frame.part == "noun"
    if is_infinitive(found.token) and found.token.head.lemma_.lower() in words("wishing", "verbs"):
        return None
    if any(_doubted(above) for above in ascent(found.token)):
        return None
    if noun:
        # "the aid, suspended since the vote"
        ended = (c for c in found.token.children if c.dep_ == "acl" and c.tag_ == "VBN")
        helped = found.frame.kind in _HELPING
        if helped and any(c.lemma_.lower() in words("undoing", "verbs") for c in ended):
            return None
        return _of_noun(found.token)
    if (decided := decisions.behind(found.token)) is not None and not found.frame.refused:
        return Status.HELD if decisions.taken(decided) else None
    if found.frame.refused or _says_no(found):
        return Status.HELD
    if _to_say_so(found):
        judged = tense.of_verb(found.token.head)
        return Status.HELD if judged.status in _AS_DONE else None
    first = found.token
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head  # "prompting Canberra to cancel the forum and ban the minister"
    managed = _managed(found.token)
    if managed is not None:
        judged = tense.of_verb(managed)
        return Status.HELD if judged.status in _AS_DONE else None
    caused = is_infinitive(first) and first.head.lemma_.lower() in words("causing", "verbs")
    caused = caused or behind.bidder(first) is not None
    judged = tense.of_verb(first.head if caused else found.token)
    if found.token.dep_ == "pcomp" and judged.status not in _AS_DONE:
        return None  # "talks on reopening the border"
    if judged.status in _AS_DONE:
        return Status.HELD
    if judged.status is Status.DENIED and _beside(found.token):
        return Status.HELD
    if judged.status is Status.DENIED and not _flat_denial(found.token):
        return None
    return judged.status if judged.status in _AS_TOLD else None


def _managed(verb: Token) -> Token | None:
    """The verb that tells it was done: "was quick to salute", "hastened to thank"."""
    head = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    if head.lemma_.lower() in words("managing", "verbs") and verb.dep_ == "xcomp":
        return head
    glad = head.dep_ == "acomp" and head.lower_ in words("managing", "adjectives")
    return head.head if glad and head.head.lemma_ == "be" else None


def _says_no(found: Set) -> bool:
    """Whether the no is what is told: "said no to", "wants no part of it"."""
    modal = any(c.dep_ == "aux" and c.lower_ in _PERHAPS for c in found.token.children)
    denied = any(c.dep_ == "neg" for c in found.token.children)
    told = found.frame.kind is ActKind.REJECT and {"no", "none", "nothing"} & found.frame.only
    return bool(told) and not denied and not modal


def _of_noun(noun: Token) -> Status | None:
    """What its verb tells of an act told by a noun: "the patrols are to start in June"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return Status.HELD
    goes = verb
    if verb.lemma_ == "be":
        goes = next((c for c in verb.children if c.dep_ in ("xcomp", "acomp")), verb)
    if goes.lemma_.lower() not in words("going", "verbs"):
        return Status.HELD
    judged = tense.of_verb(goes if goes.pos_ == "VERB" else verb)
    if judged.status in _AS_DONE:
        return Status.HELD
    return judged.status if judged.status in _AS_TOLD else None


def _to_say_so(found: Set) -> bool:
    """Whether somebody wrote, called or spoke to say it: "telephoned to thank A"."""
    verb = found.token
    purpose = is_infinitive(verb) and verb.dep_ in ("advcl", "xcomp")
    return (
        purpose and found.frame.kind in _SAID
        and verb.head.lemma_.lower() in words("writing", "verbs")
    )  # fmt: skip


def _doubted(token: Token) -> bool:
    """Whether a word opens a condition or an indirect question: "if", "should A say"."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    doer = next((c.i for c in token.children if c.dep_ == "nsubj"), 0)
    return any(
        (c.dep_ in ("mark", "advmod") and c.lower_ in _OPEN)
        or (c.dep_ == "aux" and c.lower_ in _INVERTED and c.i < doer)
        for c in token.children
    )


def _beside(verb: Token) -> bool:
    """Whether a verb stands apart from a denial: "A accused B; B denied it"."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not negated(verb):
        return True  # "did not follow, accusing B"
    between = verb.doc[verb.i : verb.head.i] if verb.i < verb.head.i else ()
    # "A accused B, a charge B denies"
    apart = (t for t in between if t.text == ";" or (t.dep_ == "dobj" and t.head == verb.head))
    return verb.dep_ == "ccomp" and any(apart)


def _flat_denial(verb: Token) -> bool:
    """ "did not sign", "has not agreed": said not to be; "should not", "will not" are no denial."""
    return any(c.dep_ == "aux" and c.lemma_ in ("do", "have") for c in verb.children)
