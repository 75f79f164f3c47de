"""Verbs that the parser is known to take for another clause's, hung where they belong."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def rehang(doc: Doc) -> None:
    """Set right which verb a clause has, and whose subject is whose."""
    _verb_of_all(doc)
    _told_first(doc)
    for verb in doc:
        if verb.tag_ in ("VBD", "VBN"):
            _reduced(verb)
            _called_aside(verb)
            _denied(verb)
    _verb_behind_asides(doc)
    for word in doc[: max(0, len(doc) - 2)]:
        _aside_of_subject(word)


def _verb_of_all(doc: Doc) -> None:
    """ "Merkel held consultations" is no noun beside held ones: its participle is the verb."""
    for verb in doc:
        noun = verb.head
        participle = verb.tag_ in ("VBN", "VBD") and verb.dep_ == "amod"
        if not participle or noun.dep_ != "ROOT" or verb.i == 0:
            continue
        who = doc[verb.i - 1]
        if who.tag_ == "HYPH" and verb.i > 2:
            who = doc[verb.i - 3]  # "Merkel test-fired missiles"
        loose = who.dep_ in ("npadvmod", "nmod", "compound") and who.head in (verb, noun)
        if who.tag_ != "NNP" or not loose or noun.tag_ not in ("NN", "NNS"):
            continue
        finite = (t for t in doc if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t != verb)
        if any(t.head == noun for t in finite):
            continue
        verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
        who.dep_, who.head = "nsubj", verb
        for child in [c for c in noun.children if c.dep_ in ("punct", "nmod", "npadvmod")]:
            if child != verb:
                child.head = verb
        noun.dep_, noun.head = "dobj", verb


def _reduced(verb: Token) -> None:
    """ "The talks the two had planned were put off": the talks were, which they had planned."""
    if verb.dep_ not in ("nsubj", "nsubjpass", "csubj", "csubjpass") or verb.head.i < verb.i:
        return
    what = next((c for c in verb.lefts if c.dep_ == "dobj"), None)
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    main = verb.head
    if who is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in main.lefts if c != verb):
        return
    told = "nsubjpass" if any(c.dep_ == "auxpass" for c in main.children) else "nsubj"
    if what is not None and what.i < who.i:
        what.dep_, what.head = told, main
        verb.dep_, verb.head = "relcl", what
    elif not any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in verb.children):
        who.dep_, who.head = told, main  # "The round planned for Monday has been put off"
        verb.tag_, verb.dep_, verb.head = "VBN", "acl", who


def _called_aside(told: Token) -> None:
    """ "A gathering, called for Monday, was dropped": called stands in an aside."""
    main = told.head
    if told.dep_ != "advcl" or not told.i or told.nbor(-1).text != "," or main.i < told.i:
        return
    who = next((c for c in told.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or any(c.dep_ in ("aux", "auxpass", "mark") for c in told.children):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in main.children):
        return
    first = min([c.i for c in main.lefts if c.dep_ in ("aux", "auxpass", "neg")], default=main.i)
    if first < 1 or told.doc[first - 1].text != ",":
        return
    passive = any(c.dep_ == "auxpass" for c in main.children)
    who.dep_, who.head = "nsubjpass" if passive else "nsubj", main
    told.tag_, told.dep_, told.head = "VBN", "acl", who


_DENYING = ("denied", "dismissed", "rejected", "refuted", "discounted")


def _denied(verb: Token) -> None:
    """ "A spokesman denied on Sunday reports that …": he denied, and the reports are denied."""
    who, said = verb.head, verb.head.head
    if verb.lower_ not in _DENYING or verb.dep_ != "acl" or who.dep_ != "nsubj":
        return
    if said.tag_ != "VBZ" or said.dep_ not in ("ROOT", "ccomp") or said.i < verb.i:
        return
    clause = next((c for c in said.rights if c.dep_ == "ccomp"), None)
    if clause is None or not any(c.lower_ == "that" for c in clause.lefts):
        return
    verb.tag_, verb.dep_ = "VBD", said.dep_
    verb.head = verb if said.dep_ == "ROOT" else said.head
    who.head = verb
    for child in [c for c in said.children if c not in (clause, who)]:
        child.head = verb
    said.tag_, said.dep_, said.head = "NNS", "dobj", verb
    clause.dep_ = "acl"


def _told_first(doc: Doc) -> None:
    """ "Troops trained with Merkel, radio reports said": two cannot say so; the first did it."""
    for said in doc:
        if said.dep_ != "ROOT" or said.tag_ != "VBD":
            continue
        several = [c for c in said.lefts if c.dep_ == "nsubj"]
        if len(several) != 2:
            continue
        who, teller = several
        told = next((c for c in who.children if c.dep_ == "acl" and c.i == who.i + 1), None)
        if told is None or told.tag_ != "VBN" or doc[teller.left_edge.i - 1].text != ",":
            continue
        told.tag_, told.dep_, told.head = "VBD", "ccomp", said
        who.head = told
        for child in [c for c in who.children if c.i > told.i]:
            child.head = told


def _aside_of_subject(told: Token) -> None:
    """ "A meeting, agreed for April, never took place": agreed stands in an aside."""
    if told.dep_ != "ROOT" or told.tag_ not in ("VBD", "VBN") or not told.i:
        return
    who = next((c for c in told.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or told.nbor(-1).text != ",":
        return
    for verb in [c for c in told.children if c.dep_ in ("dep", "conj", "ccomp", "parataxis")]:
        subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        first = verb.i - (verb.i > 0 and verb.nbor(-1).dep_ == "neg")
        if (
            verb.tag_ not in ("VBD", "VBZ")
            or subject
            or first < 1
            or verb.doc[first - 1].text != ","
        ):
            continue
        verb.dep_, verb.head = "ROOT", verb
        told.tag_, told.dep_, told.head = "VBN", "acl", who
        who.dep_, who.head = "nsubj", verb
        for child in [c for c in told.children if c.i >= first - 1]:
            child.head = verb
        return


def _verb_behind_asides(doc: Doc) -> None:
    """ "Vance, the president's envoy, flew among three capitals": no envoy flown, but the verb."""
    if ":" in doc.text:
        return
    for who in doc:
        if who.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not (
            who.dep_ == "ROOT" or _joins_none(who)
        ):
            continue
        aside = [c for c in who.children if c.dep_ in ("appos", "relcl", "acl") and c.i > who.i]
        for verb in reversed(doc[who.i + 2 :]):
            if verb.head in (who, *aside) and _told_of(who, verb, bool(aside) and aside[0] != verb):
                break
        else:
            continue
        below = [c for head in (who, verb.head) for c in head.children if c.i > verb.i]
        before, late = doc[verb.i - 1], who.head
        verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
        if late != who:
            late.dep_, late.head = "conj", verb
        who.dep_, who.head = "nsubj", verb
        for child in (*below, before):
            if child.i > verb.i or child.dep_ == "punct":
                child.head = verb


def _joins_none(who: Token) -> bool:
    """A subject with an "and" that joins nothing to it: "Vance, …, flew there and is credited"."""
    own = {c.dep_ for c in who.children}
    sure = who.dep_ in ("nsubj", "nsubjpass") and who.head.dep_ == "ROOT"
    return sure and "cc" in own and "conj" not in own


def _told_of(who: Token, verb: Token, aside: bool) -> bool:
    """Whether a verb without a subject, behind a comma, tells what one did."""
    if verb.dep_ not in ("acl", "conj") or verb.tag_ not in ("VBD", "VBN"):
        return False
    held = {c.dep_ for c in verb.children}
    if "nsubj" in held or "nsubjpass" in held:
        return False
    if verb.dep_ == "conj":
        return verb.head == who and "aux" in held
    if "dobj" in held and verb.head == who:
        return True  # "A and B on Monday signed a pact": nothing signed itself has an object
    behind = verb.nbor(-1).text == ","
    return behind and "agent" not in held and (verb.tag_ == "VBD" or aside)
