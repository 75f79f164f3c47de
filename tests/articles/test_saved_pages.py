"""The pages saved with the bench: one article as HTML and as the text a reader copies."""

import csv
import json
import re
from pathlib import Path

import pytest

from legation.model import Label, Media

PAGES = Path(__file__).parents[2] / "bench" / "pages"
SAVED = sorted(PAGES.glob("*.html"))
CLOSE = 0.97
UNLIKE: dict[str, set[str]] = {}
with (Path(__file__).parent / "unlike_as_text.csv").open(encoding="utf-8") as table:
    for row in csv.DictReader(table):
        UNLIKE.setdefault(row["page"], set()).add(row["what"])


def four_word_runs(text):
    found = re.findall(r"\w+", text.lower())
    return set(zip(*(found[k:] for k in range(4)), strict=False))


def story(article, either):
    text = " ".join(" ".join(words.split()) for words in bodies(article))
    for part in either:
        text = text.replace(part, " ")
    return four_word_runs(text)


def bodies(article):
    return [article.text[block.start : block.end] for block in article.labelled(Label.BODY)]


@pytest.fixture(scope="module")
def pairs(read_page):
    made = {}
    for page in SAVED:
        either = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["either"]
        html = read_page(page.read_bytes(), media=Media.HTML)
        made[page.stem] = html, read_page(html.text.replace("\n", "\n\n")), either
    return made


def test_the_set_is_large_enough():
    """At least sixty pages, each with what it says, in less than 3 MB."""
    told = sorted(PAGES.glob("*.json"))
    assert len(told) >= 60
    assert sum(file.stat().st_size for file in PAGES.iterdir()) < 3_000_000


@pytest.mark.parametrize("name", [page.stem for page in SAVED])
def test_the_same_article_as_html_and_as_text(pairs, name):
    """Body, title and day do not lean on markup but where the table of known misses says so.

    A day that only markup states is none in the text. A miss that is mended leaves the table.
    """
    html, text, either = pairs[name]
    own, other = story(html, either), story(text, either)
    unlike = {
        "body": 2 * len(own & other) < CLOSE * (len(own) + len(other)),
        "title": html.title != text.title,
        "day": text.anchor_day not in (None, html.anchor_day),
    }
    assert {what for what, so in unlike.items() if so} == UNLIKE.get(name, set())


def test_few_pages_are_another_article_as_text(pairs):
    """Of four pages three are the same whole, and what is not is mostly one sentence of a box."""
    shares = []
    for html, text, either in pairs.values():
        own, other = story(html, either), story(text, either)
        shares.append(2 * len(own & other) / max(1, len(own) + len(other)))
    assert len(UNLIKE) * 4 <= len(pairs)
    assert sum(shares) / len(shares) >= 0.98
    assert sum(share >= 0.9 for share in shares) >= len(shares) * 0.95


def test_captions_are_no_body(read_page):
    """What stands under a picture is not read as the story: of fifty captions one at most is."""
    leaked, all_captions = [], 0
    for page in sorted(PAGES.glob("*.json")):
        captions = json.loads(page.read_text(encoding="utf-8"))["captions"]
        all_captions += len(captions)
        file = next(it for it in PAGES.glob(f"{page.stem}.*") if it.suffix != ".json")
        media = Media.HTML if file.suffix == ".html" else Media.TEXT
        article = read_page(file.read_bytes(), media=media)
        told = {" ".join(words.split()) for words in bodies(article)}
        leaked += [f"{page.stem}: {caption}" for caption in captions if caption in told]
    assert len(leaked) * 50 <= all_captions, leaked
