import pytest

from legation.articles import make
from legation.lexicon import load
from legation.model import Media, RawPage


@pytest.fixture(scope="session")
def read_page():
    """Make an article of a string, with what its bringer states of it."""
    lexicon = load()

    def read(text, *, media=Media.TEXT, **stated):
        content = text if isinstance(text, bytes) else text.encode()
        return make(RawPage(id="page", content=content, media=media, **stated), lexicon=lexicon)

    return read


@pytest.fixture
def words():
    """The words of an article's blocks with a label, white space folded."""

    def words_of(article, label):
        return [
            " ".join(article.text[block.start : block.end].split())
            for block in article.labelled(label)
        ]

    return words_of
