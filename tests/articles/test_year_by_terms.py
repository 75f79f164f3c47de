"""A date without a year has the year in which those whom the story names were in office."""

from __future__ import annotations

import pytest

from legation import articles, lexicon
from legation.articles.terms import year_of
from legation.model import Article, Media, RawPage

TANG = "Tang Jiaxuan met Abdulaziz Kamilov"


@pytest.mark.parametrize(
    ("day", "story", "year"),
    [
        ((9, 18), f"{TANG} on Wednesday. Hu Jintao will see Kamilov.", 2002),
        ((9, 18), f"{TANG}. Hu Jintao will see Kamilov.", None),
        ((9, 18), f"{TANG}, who flew in on Tuesday, for lunch and left on Wednesday.", 2002),
        ((9, 18), f"{TANG} and agreed to go to Tashkent on Wednesday.", None),
        ((9, 18), f"{TANG} and returned to the table in Tashkent on Wednesday.", 2002),
        ((3, 25), "Marty Natalegawa phoned Kasit Piromya and Hor Namhong on Friday.", 2011),
        ((3, 25), "Marty Natalegawa was at home.", None),
        ((6, 8), "Moon Jae-in and Donald Trump spoke. Trump saw Kim Jong-un in 2019.", None),
        ((2, 14), "Yukihiko Ikeda telephoned Gong Ro-myung; Kim Young-sam was told.", 1996),
        ((2, 30), "Yukihiko Ikeda telephoned Gong Ro-myung; Kim Young-sam was told.", None),
        ((5, 20), "A hotel opened in Lima.", None),
    ],
)  # fmt: skip
def test_terms_tell_the_year(day: tuple[int, int], story: str, year: int | None) -> None:
    """One year fits, with its weekday where two do; none where they leave it open."""
    told = year_of(*day, story=[story], lexicon=lexicon.load())
    assert (told.year if told else None) == year


def test_a_page_says_that_its_year_was_deduced() -> None:
    """With the names that told it; a page that shows a year is not asked."""
    wire = (
        f"BEIJING, Sept. 18 (Xinhua) -- {TANG} here, spokesmen said on Wednesday. Hu Jintao "
        "will see him.\n"
    )

    def read(text: str) -> Article:
        page = RawPage(id="wire", content=text.encode(), media=Media.TEXT)
        return articles.make(page, lexicon=lexicon.load())

    undated = read(f"Ministers meet\n\n{wire}")
    assert str(undated.anchor_day) == "2002-09-18"
    assert any("Tang Jiaxuan" in warning for warning in undated.warnings)
    assert str(read(f"Ministers meet\n18 September 2019\n\n{wire}").anchor_day) == "2019-09-18"


@pytest.mark.parametrize("dated", ["SEOUL, Feb. 14 (Yonhap) -- ", "14 February, 09:30\n\n"])
def test_three_terms_weigh_more_than_a_weekday_of_the_lead(dated: str) -> None:
    """What was said on Monday may stand in Wednesday's story; dateline and clock agree on that."""
    told = "Yukihiko Ikeda telephoned Gong Ro-myung, officials said on Monday."
    text = f"Ministers speak\n\n{dated}{told} President Kim Young-sam was informed by them.\n"
    page = RawPage(id="wire", content=text.encode(), media=Media.TEXT)
    assert str(articles.make(page, lexicon=lexicon.load()).anchor_day) == "1996-02-14"
