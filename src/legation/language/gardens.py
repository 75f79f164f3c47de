"""Words of arms and crowds that lead the parser up a garden path, set right."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.language.words import table

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj")


def mend(doc: Doc) -> None:
    """Read as nouns and verbs what the words beside them show to be such."""
    words = table("en", "sentences")["gardens"]
    for token in doc:
        if token.i == 0 and token.tag_ in ("NNP", "NNPS") and token.lower_ in words["opening"]:
            _opens(token)
        if token.tag_ == "VBG" and token.dep_ in _NOMINAL:
            _deed(token)
        if token.lower_ in words["reached"] and token.tag_ in ("NNS", "NN", "VB"):
            _whither(token)
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            if any(c.dep_ == "agent" for c in token.children):
                token.tag_ = "VBN"  # "a priest, picked up by soldiers"
            _after_the_agent(token)
        if token.lower_ == "over" and token.dep_ == "prt":
            _over_a_line(token, words["pouring"])
        if token.tag_ == "VBZ" and token.lower_ in words["opening"]:
            _no_verb(token)
        seen = token.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in token.head.children)
        if seen and token.tag_ == "NN" and token.lower_.endswith("ing"):
            token.tag_ = "VBG"  # "was seen massing"


def _opens(first: Token) -> None:
    """ "Rebels of the Front killed six": no name."""
    if first.dep_ in ("nsubj", "nsubjpass", "ROOT"):
        first.tag_ = "NNS"


def _deed(noun: Token) -> None:
    """ "Shelling of a hilltop by gunners": what is "of" something is a noun; so is its "by"."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    if of is None:
        return
    noun.tag_, noun.dep_ = "NN", noun.dep_.replace("csubj", "nsubj")
    for by in [t for what in of.children for t in what.children if t.lower_ == "by"]:
        by.head = noun


def _whither(goal: Token) -> None:
    """ "sent a carrier to waters off Fiji": to which waters; nobody waters anything."""
    to = goal.nbor(-1) if goal.i else goal
    if to.lower_ != "to" or to.head != goal or to.dep_ != "aux" or goal.head == goal:
        return
    verb = goal.head if goal.head.tag_.startswith("V") else goal.head.head
    to.tag_, to.dep_, to.head = "IN", "prep", verb
    goal.tag_, goal.dep_, goal.head = "NNS", "pobj", to
    for off in [c for c in goal.children if c.dep_ in ("prt", "advmod") and c.i > goal.i]:
        off.tag_, off.dep_ = "IN", "prep"
        for where in [c for c in goal.children if c.i > off.i and c.tag_ == "NNP"]:
            where.dep_, where.head = "pobj", off


def _after_the_agent(verb: Token) -> None:
    """ "A bomb planted by the Front killed ten": it did, and nobody killed the Front."""
    agent = verb.head
    by = agent.head
    if agent.dep_ != "pobj" or by.dep_ not in ("agent", "prep") or by.lower_ != "by":
        return
    placed = by.head
    what = placed.head
    if placed.dep_ not in ("acl", "amod") or placed.tag_ != "VBN" or what.dep_ != "ROOT":
        return
    if not what.tag_.startswith("NN") or not any(c.dep_ == "dobj" for c in verb.children):
        return
    if any(t.tag_ in _FINITE and t.head == what for t in what.children):
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    what.dep_, what.head = "nsubj", verb
    for child in [c for c in what.children if c.i > verb.i]:
        child.head = verb


def _no_verb(who: Token) -> None:
    """ "Chinese vessels trained cannon on a boat": they did; nobody vessels trained ones."""
    verb = who.nbor(1) if who.i + 1 < len(who.doc) else who
    what = verb.head
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "amod" or what.head != who:
        return
    if what.dep_ != "dobj" or any(c.dep_ == "nsubj" for c in who.children):
        return
    verb.dep_, verb.head = who.dep_, who.head if who.head != who else verb
    for child in [c for c in who.children if c.i > verb.i]:
        child.head = verb
    verb.tag_, who.tag_, who.dep_, who.head = "VBD", "NNS", "nsubj", verb


def _over_a_line(over: Token, pouring: list[str]) -> None:
    """ "poured over the border": over what; nobody pours a border."""
    verb = over.head
    line = next((c for c in verb.children if c.dep_ == "dobj" and c.i > over.i), None)
    if verb.lower_ in pouring and line is not None and line.left_edge.i == over.i + 1:
        over.tag_, over.dep_ = "IN", "prep"
        line.dep_, line.head = "pobj", over
