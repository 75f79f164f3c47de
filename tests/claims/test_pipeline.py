"""What is done in place of spaCy's own steps does what they do."""

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from legation.language import load
from legation.language.encoders import quicken
from legation.language.pipeline import PIPELINES
from legation.language.products import Products, one_thread
from legation.language.token import tokens

SENTENCES = [
    "The ministers of both countries met in Lome on Tuesday and agreed once more to talk.",
    "There's been no meeting since 2019, and she isn't going to ask for one herself.",
    "Let's see what they've got: something that nobody wanted, he'd said, does matter.",
    "It was the president who had them do it, because you can't be there if I'm not.",
    "He gets nothin' and ain't gonna say that those were hers!",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_rules_are_applied_as_spacy_applies_them(text):
    """Parts of speech, forms and lemmas are those of the pipeline's own attribute ruler."""
    english = load()
    own, other = english.nlp.make_doc(text), english.nlp.make_doc(text)
    for doc in (own, other):
        for name in ("tok2vec", "tagger", "parser"):
            english.nlp.get_pipe(name)(doc)
    english.rules.apply(own)
    english.nlp.get_pipe("attribute_ruler")(other)
    assert [(t.pos_, str(t.morph), t.lemma_) for t in own] == [
        (t.pos_, str(t.morph), t.lemma_) for t in other
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_tokens_hang_together_as_spacys_do(text):
    """Each token bears the forms of spaCy's own, and leads to the same others."""
    parsed = load().nlp(text)
    for own, other in zip(tokens(parsed), parsed, strict=True):
        for form in (
            "i",
            "text",
            "lower_",
            "lemma_",
            "tag_",
            "pos_",
            "dep_",
            "is_punct",
            "like_num",
        ):
            assert getattr(own, form) == getattr(other, form)
        for one in ("head", "left_edge", "right_edge"):
            assert getattr(own, one).i == getattr(other, one).i
        for several in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
            assert [t.i for t in getattr(own, several)] == [t.i for t in getattr(other, several)]


@pytest.mark.parametrize("turned", [(False, False), (False, True), (True, False), (True, True)])
def test_products_are_those_of_thinc(turned):
    """A matrix product differs by rounding at most, whichever of the two is turned over."""
    draw = np.random.default_rng(7)
    left, right = (draw.random((16, 16), dtype=np.float32) for _ in range(2))
    first, second = turned
    with one_thread():
        made = Products().gemm(left, right, trans1=first, trans2=second)
    wanted = NumpyOps().gemm(left, right, trans1=first, trans2=second)
    assert np.allclose(made, wanted, atol=1e-4)


@pytest.mark.filterwarnings("ignore")
def test_encoders_are_those_of_the_pipeline():
    """Rows of words differ by rounding at most, whatever words were met before."""
    slow, quick = spacy.load(PIPELINES["en"]), spacy.load(PIPELINES["en"])
    quicken(quick)
    for name in ("tok2vec", "ner"):
        made = []
        for nlp in (slow, quick, quick):
            model = nlp.get_pipe(name).model
            encoder = model.get_ref("tok2vec").layers[0] if name == "ner" else model
            made.append(encoder.predict([nlp.make_doc(text) for text in ("", *SENTENCES, "")]))
            assert [node.name for node in encoder.layers] == ["encoder"] or nlp is slow
            quick.get_pipe(name).model.predict([quick.make_doc("A word not met before.")])
        for own, first, again in zip(*made, strict=True):
            assert np.allclose(own, first, atol=1e-4)
            assert np.array_equal(first, again)
