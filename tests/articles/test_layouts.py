from datetime import date

import pytest

from legation.articles import Layout, load_layouts, make
from legation.errors import LexiconError
from legation.lexicon import load
from legation.model import Label, Media, RawPage

OLD = Layout(host="volta.example", body="div.rest > p", until=date(2021, 3, 1))
NEW = Layout(
    host="volta.example",
    title="p.big",
    body="div.rest > span",
    published="b.when",
    since=date(2021, 3, 1),
)
PAGE = """<html><head><title>Volta Herald</title></head><body><p class=big>Ferry back</p>
<b class=when title="{day}T09:00:00+00:00">today</b><div class=rest>
<p>Officials of Ghana and Togo met on Thursday to speak of a ferry, both said.</p>
<p>They will meet again in Lome in the spring, one of the officials said.</p>
<span>The ferry is back.</span></div></body></html>"""


def body_of(text, layouts, **stated):
    page = RawPage(id="page", content=text.encode(), media=Media.HTML, **stated)
    article = make(page, lexicon=load(), layouts=layouts)
    return article, [
        article.text[block.start : block.end].strip() for block in article.labelled(Label.BODY)
    ]


@pytest.mark.parametrize(
    ("layouts", "url", "day", "sentences", "title"),
    [
        ((), "https://volta.example/a", "2024-05-02", 2, None),
        ((OLD, NEW), "https://volta.example/a", "2024-05-02", 1, "Ferry back"),
        ((OLD, NEW), "https://m.volta.example/a", "2024-05-02", 1, "Ferry back"),
        ((OLD, NEW), "https://volta.example/a", "2021-03-01", 1, "Ferry back"),
        ((OLD, NEW), "https://volta.example/a", "2020-05-02", 2, None),
        ((OLD, NEW), "https://avolta.example/a", "2024-05-02", 2, None),
        ((OLD, NEW), None, "2024-05-02", 2, None),
    ],
)
def test_a_layout_of_the_host_and_day_is_asked_first(layouts, url, day, sentences, title):
    """The first layout whose host and days fit tells what is title and body."""
    article, body = body_of(PAGE.format(day=day), layouts, url=url, published=day)
    assert len(body) >= sentences
    assert (body == ["The ferry is back."]) == (title is not None)
    if title is not None:
        assert article.title == title


def test_a_layout_tells_the_clock():
    """What its selectors find is read for machines first: an attribute, then the words."""
    article, _ = body_of(PAGE.format(day="2024-05-02"), [NEW], url="https://volta.example/a")
    assert article.published.isoformat() == "2024-05-02T09:00:00+00:00"


def test_prose_outside_of_a_layout_is_other():
    """Nobody says what it is: neither a caption nor a promotion."""
    article, _ = body_of(PAGE.format(day="2024-05-02"), [NEW], url="https://volta.example/a")
    outside = [article.text[block.start : block.end] for block in article.labelled(Label.OTHER)]
    assert sum(" spring, " in words or " Ghana " in words for words in outside) == 2


def test_layouts_are_read_from_toml(tmp_path):
    """A file holds one table a layout."""
    file = tmp_path / "sites.toml"
    file.write_text(
        '[[layout]]\nhost = "volta.example"\nbody = "div.rest > p"\nuntil = 2021-03-01\n\n'
        '[[layout]]\nhost = "volta.example"\ntitle = "p.big"\nbody = "div.rest > span"\n'
        'published = "b.when"\nfrom = 2021-03-01\n'
    )
    assert load_layouts(file) == (OLD, NEW)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[[layout]", "no TOML"),
        ("", r"no table of layouts; wanted \[\[layout\]\]"),
        ('[layout]\nhost = "a.example"', "no table of layouts"),
        ("layout = [1]", "no table of layouts"),
        ('[[layout]]\nbody = "p"', "no host"),
        ('[[layout]]\nhost = "a.example"\ntext = "p"', "'text'"),
        ('[[layout]]\nhost = "a.example"\nbody = "p["', "CSS"),
        ('[[layout]]\nhost = "a.example"\nbody = 3', "CSS"),
        ('[[layout]]\nhost = "a.example"\nuntil = "2021"', "a day"),
    ],
)
def test_a_malformed_layout_is_told(tmp_path, written, told):
    """An error says which layout is wrong, what was found and what was wanted."""
    file = tmp_path / "sites.toml"
    file.write_text(written)
    with pytest.raises(LexiconError, match=told):
        load_layouts(file)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_opened_is_told(tmp_path, name):
    """So is a path that leads to no file."""
    with pytest.raises(LexiconError, match="cannot be opened"):
        load_layouts(tmp_path / name)
