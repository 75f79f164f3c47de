"""The pages saved with the bench: one article as HTML and as the text a reader copies."""

import json
import re
from pathlib import Path

import pytest

from legation.model import Label, Media

PAGES = Path(__file__).parents[2] / "bench" / "pages"
SAVED = sorted(PAGES.glob("*.html"))
CLOSE = 0.9


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
        made[page.name] = html, read_page(html.text.replace("\n", "\n\n")), either
    return made


def test_the_set_is_large_enough():
    """At least sixty pages, each with what it says, in less than 3 MB."""
    told = sorted(PAGES.glob("*.json"))
    assert len(told) >= 60
    assert sum(file.stat().st_size for file in PAGES.iterdir()) < 3_000_000


def test_the_same_day_as_html_and_as_text(pairs):
    """Where the text shows a day it is the day that the markup states, on 24 pages of 25."""
    other = [
        name
        for name, (html, text, _) in pairs.items()
        if text.anchor_day not in (None, html.anchor_day)
    ]
    assert len(other) * 25 <= len(pairs), other


def test_the_same_title_as_html_and_as_text(pairs):
    """Without tags the title is still found, on 24 pages of 25."""
    other = [name for name, (html, text, _) in pairs.items() if html.title != text.title]
    assert len(other) * 25 <= len(pairs), other


def test_the_same_body_as_html_and_as_text(pairs):
    """Without tags the body keeps to the same sentences; boxes that only markup tells stay in."""
    shares = []
    for html, text, either in pairs.values():
        own, other = story(html, either), story(text, either)
        shares.append(2 * len(own & other) / max(1, len(own) + len(other)))
    assert sum(shares) / len(shares) >= 0.975
    assert sum(share >= CLOSE for share in shares) >= len(shares) * 0.95


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
