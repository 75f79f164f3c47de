"""The example pages: of both media, titled, dated, and without a quotation."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from legation import examples

PAGES = sorted(examples.folder().iterdir())
SPELLED = re.compile(
    r"(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]+) (?P<year2>\d{4})"
    r"|(?P<month3>\d\d)/(?P<day3>\d\d)/(?P<year3>\d{4})"
    r"|(?P<year4>\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
QUOTED = re.compile(r"[“\"«]\s*(?:[\w'’.,-]+\s+){2,}[\w'’.,-]+\s*[”\"»]")


def day_of(text: str) -> date:
    found = SPELLED.search(text)
    assert found, text
    parts = {name.rstrip("234"): value for name, value in found.groupdict().items() if value}
    month = parts["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    return date(int(parts["year"]), number, int(parts["day"]))


def paragraphs(page: Path) -> list[str]:
    """What a reader takes for the article: long lines of a text, paragraphs of an <article>."""
    if page.suffix == ".txt":
        return [line for line in page.read_text("utf-8").splitlines() if len(line) > 90]
    tree = LexborHTMLParser(page.read_text("utf-8"))
    return [node.text(strip=True) for node in tree.css("article p")]


def title(page: Path) -> str:
    if page.suffix == ".html":
        heading = LexborHTMLParser(page.read_text("utf-8")).css_first("h1")
        return heading.text(strip=True) if heading else ""
    before_date = re.split(r"\n(?:By |[^\n]*\d{4}[^\n]*\d\d)", page.read_text("utf-8"))[0]
    return before_date.strip().splitlines()[-1]


def stated_day(page: Path) -> date:
    text = page.read_text("utf-8")
    if page.suffix == ".html":
        stated = re.search(
            r"(?:datePublished|published_time|publish-date)\W+(?:content=)?\W*(\d{4}\S+)", text
        )
        assert stated
        return day_of(stated[1])
    return next(
        day_of(line)
        for line in text.splitlines()
        if re.search(r"\d{4}.*\d\d:\d\d|\d{4}.*\d:\d\d", line)
    )


def test_there_is_enough_to_read() -> None:
    """At least a dozen pages ship, in both media, and nothing else lies in the folder."""
    media = [page.suffix for page in PAGES]
    assert len(PAGES) >= 12
    assert set(media) == {".txt", ".html"}
    assert min(media.count(".txt"), media.count(".html")) >= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_has_a_title(page: Path) -> None:
    """A headline of several words stands above the article."""
    assert 5 <= len(title(page).split()) <= 16


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_states_the_day_of_its_file_name(page: Path) -> None:
    """The file's name and the page agree on the day, but for a clock without zone."""
    assert abs(stated_day(page) - day_of(page.stem)) <= timedelta(days=1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nobody_is_quoted(page: Path) -> None:
    """No words are put in a real person's mouth."""
    body = paragraphs(page)
    assert len(body) >= 5
    assert [line for line in body if QUOTED.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_can_be_read_in_a_minute_or_two(page: Path) -> None:
    """The article itself stays under 450 words."""
    assert sum(len(line.split()) for line in paragraphs(page)) <= 450


def test_each_page_says_where_to_check_it() -> None:
    """The list beside the pages names every one of them and no other."""
    listed = re.findall(
        r"^\| `([\w.-]+)`", (examples.folder().parent / "README.md").read_text("utf-8"), re.M
    )
    assert sorted(listed) == [page.name for page in PAGES]
