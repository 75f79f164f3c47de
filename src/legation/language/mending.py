"""Small words that the tagger and the parser are known to get wrong."""

from __future__ import annotations

from spacy.tokens import Doc


def mend(doc: Doc) -> None:
    """Set right what the words beside it show to be wrong, before lemmas are looked up.

    "offered to host talks": what follows "to" as its verb is no noun. "Following talks": a
    preposition, and the talks are its object.
    """
    for token in doc:
        if token.tag_ in ("NN", "NNP") and token.dep_ in ("xcomp", "advcl", "ROOT", "ccomp", "acl"):
            before = doc[token.i - 1] if token.i else token
            if before.tag_ == "TO" and before.head == token and before.dep_ == "aux":
                token.tag_ = "VB"
        if token.lower_ == "following" and token.tag_ == "VBG" and token.dep_ == "prep":
            token.tag_ = "IN"
            for child in token.children:
                if child.dep_ == "dobj":
                    child.dep_ = "pobj"
    _verb_of_all(doc)


def _verb_of_all(doc: Doc) -> None:
    """ "Merkel held consultations" is no noun beside held ones: its participle is the verb."""
    for verb in doc:
        noun = verb.head
        if verb.tag_ != "VBN" or verb.dep_ != "amod" or noun.dep_ != "ROOT" or verb.i == 0:
            continue
        who = doc[verb.i - 1]
        loose = who.dep_ in ("npadvmod", "nmod", "compound") and who.head in (verb, noun)
        if who.tag_ != "NNP" or not loose or noun.tag_ not in ("NN", "NNS"):
            continue
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.head == noun for t in doc):
            continue
        verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
        who.dep_, who.head = "nsubj", verb
        for child in [c for c in noun.children if c.dep_ in ("punct", "nmod", "npadvmod")]:
            if child != verb:
                child.head = verb
        noun.dep_, noun.head = "dobj", verb
