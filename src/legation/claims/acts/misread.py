"""Who acts where the parser took the doer for something else."""

from __future__ import annotations

from legation.claims.clauses import is_day
from legation.language import Token

_NOUNS = frozenset(
    {"offer", "plan", "request", "demand", "call", "bid", "proposal", "appeal", "draft"}
)
_OF_THEMSELVES = frozenset(
    {"train", "arrive", "sail", "patrol", "drill", "cooperate", "fly", "march", "land", "exercise"}
)


def of_the_root(verb: Token) -> bool:
    """Whether the parser took a main verb for a participle: "Germany, which lent, called on B"."""
    root = verb.head
    if _of_a_bare_root(verb) or _headed(verb):
        return True
    return (
        verb.dep_ == "acl" and verb.tag_ == "VBN" and root.dep_ == "ROOT" and root.pos_ == "PROPN"
        and verb.nbor(-1).text == ","
        and any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in root.children)
    )  # fmt: skip


def misjoined(verb: Token) -> list[Token]:
    """The name joined to the thing before it: "demanded an apology, and Seoul asked …"."""
    if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return []
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    return [
        t for t in verb.head.subtree
        if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.pos_ == "NOUN" and t.i < verb.i
        and [c.text for c in verb.doc[t.right_edge.i + 1 : verb.i]] in ([], [","])
    ]  # fmt: skip


def behind_the_day(verb: Token) -> list[Token]:
    """ "On Monday Peru froze …": the parser takes the day and the name for one."""
    timed = (t for c in verb.children if c.dep_ == "prep" and c.i < verb.i for t in c.children)
    return [
        t for t in timed
        if t.dep_ == "pobj" and t.pos_ == "PROPN" and t.right_edge.i < verb.i
        and any(is_day(c) and c.dep_ == "compound" for c in t.children)
    ]  # fmt: skip


def behind_as(verb: Token) -> Token | None:
    """ "as the last Danish battalion left Chad": the parser takes the battalion for a role."""
    noun = verb.head
    return noun if verb in told_behind_as(noun) else None


def told_behind_as(noun: Token) -> list[Token]:
    """The finite verbs of a clause whose subject the parser took for what "as" names."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return []
    return [
        c for c in noun.children
        if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBD", "VBZ", "VBP")
        and not any(t.tag_ in ("WDT", "WP", "WRB") for t in c.children)
        and noun.doc[c.left_edge.i - 1].text != ","
    ]  # fmt: skip


def right_before(verb: Token) -> list[Token]:
    """The names before a verb that the parser joined to a place: "in Rome, A and B agreed"."""
    if not any(c.i > verb.i and c.dep_ not in ("punct", "advmod") for c in verb.children):
        return []
    own = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
    at = min([verb.i, *(i for i in own if i < verb.i)]) - 1
    found: list[Token] = []
    while at >= 0 and verb.doc[at].pos_ == "PROPN" and verb.doc[at].head.pos_ != "ADP":
        found.insert(0, verb.doc[at])
        joined = at > 1 and verb.doc[at - 1].lower_ in ("and", ",")
        at = at - 2 if joined else -1
    return found


def _of_a_bare_root(verb: Token) -> bool:
    """Whether a sentence has no other verb: "Two Moroccan planes with food left Tangier."."""
    root = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or root.dep_ != "ROOT" or root.i > verb.i:
        return False
    if root.tag_ not in ("NNS", "NNPS") or root.right_edge.text != ".":
        return False
    active = verb.lemma_.lower() in _OF_THEMSELVES or any(
        c.dep_ == "dobj" and c.i > verb.i for c in verb.children
    )
    finite = ("VBD", "VBZ", "VBP", "MD")
    return active and not any(t.tag_ in finite for t in root.subtree)


def _headed(verb: Token) -> bool:
    """Whether it is a headline's plan: "Denmark to donate howitzers to Ukraine"."""
    root = verb.head
    first = root.i + 1 < len(root.doc) and not any(
        c.dep_ != "compound" for c in root.children if c.i < root.i
    )
    return (
        verb.dep_ in ("xcomp", "relcl", "acl") and root.dep_ == "ROOT" and root.pos_ == "PROPN"
        and first and root.nbor().lower_ == "to" and root.nbor().head == verb
    )  # fmt: skip


def before_the_teller(verb: Token) -> list[Token]:
    """The object that the parser took to speak: "is training Lao pilots, sources in Hue said"."""
    said = verb.head
    if verb.dep_ != "ccomp" or verb.i > said.i or verb.tag_ not in ("VBG", "VBD", "VBZ", "VBP"):
        return []
    if any(c.dep_ in ("dobj", "prep", "ccomp", "xcomp", "prt") for c in verb.children):
        return []
    who = next((c for c in said.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if who is None or who.left_edge.i != verb.i + 1:
        return []
    teller = any(c.dep_ in ("conj", "appos") and c.i > who.i for c in who.children)
    return [who] if teller and any(c.text == "," for c in who.children) else []


def named_as_a_clause(verb: Token) -> list[Token]:
    """Whom one helps to do what: the parser takes the name for a clause ("helped Togo build")."""
    return [
        c for c in verb.children
        if c.dep_ == "xcomp" and c.pos_ == "PROPN" and c.left_edge.i == verb.i + 1
    ]  # fmt: skip


def taken_for_a_verb(verb: Token) -> list[Token]:
    """The plural that the parser took for a verb: "practised anti-piracy drills"."""
    return [
        c for c in verb.children
        if c.dep_ == "ccomp" and c.tag_ == "VBZ" and c.i > verb.i and c.left_edge.i == verb.i + 1
        and any(t.dep_ in ("amod", "compound") for t in c.children)
        and not any(t.dep_ in ("nsubj", "nsubjpass", "aux") for t in c.children)
    ]  # fmt: skip


def before_its_object(verb: Token) -> list[Token]:
    """The thing that the parser took a main verb to describe: "Ana Paz banned imports of oil"."""
    thing = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or thing.dep_ != "ROOT":
        return []
    who = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    return [thing] if who and thing.i > verb.i and thing.pos_ == "NOUN" else []


def offered(verb: Token) -> list[Token]:
    """The noun that the parser took for a verb: "accepted a U.S. offer to resume talks"."""
    return [
        clause for clause in verb.children
        if clause.dep_ == "ccomp" and clause.tag_ in ("VB", "VBP") and clause.lower_ in _NOUNS
        and (named := clause.nbor(-1)).head == verb and named.dep_ in ("dobj", "dative")
        and named.pos_ == "PROPN" and any(c.dep_ == "det" for c in named.children)
    ]  # fmt: skip


def before_the_comma(verb: Token, doer: Token | None) -> list[Token]:
    """The first of two in a headline: "China, Mongolia hold drill"."""
    if doer is None or doer.dep_ != "nsubj" or verb.tag_ != "VBP":
        return []
    if doer.pos_ != "PROPN" and doer.doc[doer.left_edge.i].pos_ not in ("PROPN", "ADJ"):
        return []
    comma = doer.left_edge.i - 1
    first = [t for t in verb.subtree if t.i < comma]
    if not first or verb.doc[comma].text != "," or verb.dep_ != "ROOT":
        return []
    return first[-1:] if all(t.pos_ in ("PROPN", "ADJ") for t in first) else []
