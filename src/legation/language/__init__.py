"""The spaCy pipeline, the gate and the words of each language."""

from legation.language.pipeline import Language, load
from legation.language.sentence import Sentence, Token
from legation.language.sentences import split
from legation.language.words import alternation, table

__all__ = ["Language", "Sentence", "Token", "alternation", "load", "split", "table"]
