"""Which words a verb, an adjective or a noun gives as somebody's: those that depend on it."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.clauses import is_passive
from legation.claims.sourcing.attributions.extent import onward
from legation.claims.sourcing.attributions.listed import charging, words
from legation.claims.sourcing.attributions.place import Reach
from legation.language import Token

_CLAUSES = ("ccomp", "xcomp", "pcomp", "advcl", "relcl", "acl")
_OPENERS = ("that", "whether", "if", "how", "why", "what", "who", "when", "where", "which")
_RELATIVE = ("who", "whom", "whose", "which", "where", "when", "that")
_MARKS = frozenset({'"', "“", "‘", "'", "``"})
_NAMED = ("dobj", "oprd", "ccomp", "xcomp", "prep", "acomp", "nsubj", "dative", "advcl")


def of_verb(verb: Token) -> Reach | None:
    """What is said, held, wanted or judged behind the verb; None where nothing is."""
    lemma = verb.lemma_.lower()
    found = None
    if lemma in words("verbs", "saying") | words("verbs", "holding"):
        found = _clause(verb)
    if found is None and lemma in words("verbs", "ordering"):
        found = _asked(verb)
    if found is None and lemma in words("verbs", "willing"):
        found = _wanted(verb)
    if found is None and lemma in words("verbs", "naming"):
        found = _named(verb)
    if found is None and lemma in charging():
        found = _charged(verb)
    if found is None and lemma in words("verbs", "things"):
        found = _thing(verb)
    return found


def to_do(clause: Token) -> bool:
    """Whether the clause is an infinitive: "to leave", "to have left"."""
    if any(c.dep_ in ("aux", "auxpass") for c in clause.children):
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return clause.dep_ == "conj" and clause.tag_ == "VB" and to_do(clause.head)


def _clause(verb: Token) -> Reach | None:
    """ "said that …", "told reporters the talks had failed", "asked whether …"."""
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"):
            continue
        opener = child.left_edge.lower_ if child.left_edge != child else None
        if any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            opener = "that"
        asked = opener in _OPENERS and opener != "that" and child.dep_ in ("ccomp", "pcomp")
        said = child.dep_ == "ccomp" and _finite(child, verb)
        if opener == "that" or asked or said:
            return onward(verb, child)
    if verb.lemma_.lower() in words("verbs", "naming"):
        return None
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative", "prep"):
            for told in child.subtree:
                if told != child and _told_to(told, child):
                    return onward(verb, told)
    return None


def _finite(clause: Token, verb: Token) -> bool:
    """Whether the clause has a tense: "saw prices rise" says nothing."""
    helpers = {c.tag_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if clause.tag_ == "VB" and "TO" not in helpers:
        return verb.lemma_.lower() not in words("verbs", "sensing")
    return not to_do(clause) and (clause.tag_ not in ("VBG", "VBN") or bool(helpers))


def _told_to(clause: Token, listener: Token) -> bool:
    """ "told a news conference that …", "said in a letter that …": read as of the listener."""
    if clause.dep_ not in ("relcl", "acl", "ccomp") or clause.pos_ not in ("VERB", "AUX"):
        return False
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return True
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    bare = subject is not None and clause.left_edge.lower_ not in _RELATIVE
    return bare and listener.dep_ in ("dobj", "dative") and not to_do(clause)


def _wanted(verb: Token) -> Reach | None:
    """ "wants to …", "promised not to …"; "considering …ing", "denied having …"."""
    for child in verb.rights:
        if child.dep_ not in ("xcomp", "ccomp", "acl", "relcl"):
            continue
        gerund = child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp")
        if to_do(child) or (gerund and verb.lemma_.lower() in words("verbs", "gerunds")):
            if any(c.lower_ == "for" and c.i < child.i for c in verb.rights):
                return None
            things = [c for c in verb.rights if c.dep_ == "dobj" and c.i < child.i]
            start = min([child.left_edge.i, *(c.left_edge.i for c in things)])
            return max(start, verb.i + 1), onward(verb, child)[1]
    return None


def _asked(verb: Token) -> Reach | None:
    """ "urged residents to leave", "called on the minister to resign", "called for X to go"."""
    on = any(c.dep_ == "prt" and c.lower_ in ("on", "upon") for c in verb.children)
    called = verb.lemma_.lower() in words("verbs", "calling") or (verb.lemma_ == "call" and not on)
    for child in verb.rights:
        heard = (child.dep_ in ("dobj", "dative") and not called) or _asking(child)
        if child.dep_ in _CLAUSES and to_do(child):
            between = [
                c for c in verb.rights
                if c.i < child.i and ((c.dep_ in ("dobj", "dative") and not called) or _asking(c))
            ]  # fmt: skip
            if between or child.left_edge.lower_ == "for":
                return (between or [child])[0].left_edge.i, child.right_edge.i
        if heard:
            for below in child.subtree:
                if below.dep_ in _CLAUSES and to_do(below):
                    return child.left_edge.i, max(child.right_edge.i, below.right_edge.i)
    return None


def _asking(child: Token) -> bool:
    return child.dep_ in ("prep", "dative") and child.lower_ in ("on", "upon", "to", "with")


def _named(verb: Token) -> Reach | None:
    """ "called the plan "a disaster"", "described it as unfair"."""
    rights = [c for c in verb.rights if c.dep_ in _NAMED and c.i > verb.i]
    if not rights:
        return None
    reach = min(c.left_edge.i for c in rights), max(c.right_edge.i for c in rights)
    inside = verb.doc[reach[0] : reach[1] + 1]
    quoted = any(t.text in _MARKS for t in inside)
    if verb.lemma_.lower() in words("verbs", "named_as"):
        named = quoted or any(t.lower_ == "as" and _names(t) for t in inside)
        return reach if named else None
    named = any(c.dep_ in ("oprd", "acomp") for c in rights) or quoted
    named = named or any(c.dep_ in ("ccomp", "xcomp") and not to_do(c) for c in rights)
    return reach if named else None


def _names(as_: Token) -> bool:
    """Whether "as" leads to a name, or to a participle read as a clause ("as heated")."""
    bare = not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in as_.head.children)
    return as_.dep_ == "prep" or (as_.dep_ in ("advmod", "mark") and bare)


def _charged(verb: Token) -> Reach | None:
    """ "accused the union of fraud", "blamed the rise on oil", "warned of a shortage"."""
    wanted = charging()[verb.lemma_.lower()]
    rights = [c for c in verb.rights if c.dep_ in ("dobj", "prep", "dative", "agent")]
    deep = verb.lemma_.lower() in words("verbs", "laying")
    laid = [
        t for c in rights for t in (c, *(c.subtree if deep or c.dep_ == "agent" else c.children))
        if t.dep_ == "prep" and t.lower_ in wanted and t.i > verb.i
    ][:1]  # fmt: skip
    if not laid:
        return None
    counted = verb.lemma_.lower() in words("verbs", "counting")
    if counted and not any(t.like_num for p in laid for t in p.subtree):
        return None
    first = laid if is_passive(verb) else [*laid, *(c for c in rights if c.dep_ == "dobj")]
    return min(c.left_edge.i for c in first), max(p.right_edge.i for p in laid)


def _thing(verb: Token) -> Reach | None:
    """ "announced a strike", "denied the charges"."""
    for child in verb.rights:
        phrase = child.pos_ in ("NOUN", "PROPN") or any(c.dep_ == "det" for c in child.lefts)
        if child.dep_ == "dobj" and phrase:
            if verb.lemma_.lower() in words("verbs", "expressing"):
                return _felt(child)
            return child.left_edge.i, max(child.right_edge.i, onward(verb, child)[1])
    return None


def _felt(noun: Token) -> Reach | None:
    """ "expressed regret over …", "voiced hope that …"."""
    if noun.lemma_.lower() not in words("nouns", "telling") | words("nouns", "felt"):
        return None
    clause = of_noun(noun)
    more = any(c.dep_ in ("prep", "acl", "relcl", "conj") for c in noun.rights)
    return clause or ((noun.left_edge.i, noun.right_edge.i) if more else None)


def of_adjective(adjective: Token) -> Reach | None:
    """ "is confident that …", "is keen to …"."""
    lemma = adjective.lower_
    behind = [c for c in adjective.head.rights if c.i > adjective.i and lemma == "clear"]
    for child in (*adjective.rights, *behind):
        if child.dep_ not in _CLAUSES:
            continue
        if to_do(child):
            if lemma in words("adjectives", "willing"):
                return child.left_edge.i, child.right_edge.i
        elif lemma in words("adjectives", "holding") and child.dep_ in ("ccomp", "advcl", "xcomp"):
            return child.left_edge.i, child.right_edge.i
    return None


def of_noun(noun: Token) -> Reach | None:
    """ "the claim that …": the clause of a noun of saying or holding."""
    for child in _clauses(noun):
        mark = child.left_edge
        if mark.lower_ == "that" and (mark.dep_ in ("mark", "complm") or mark.tag_ == "IN"):
            return mark.i, child.right_edge.i
    return None


def _clauses(noun: Token) -> Iterator[Token]:
    return (c for c in noun.rights if c.dep_ in ("acl", "relcl", "ccomp"))
