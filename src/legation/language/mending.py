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
