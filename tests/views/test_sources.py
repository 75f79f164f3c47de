"""Who reports first and who contradicts, told of a diary of a few pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legation.diary import Diary
from legation.model import Aspect, Conflict, Media, Query, RawPage, Version
from legation.views import sources
from legation.views.tone import Outcome

PAGES = {
    "https://www.fjord-letter.example/1": "OSLO, May 8, 2024 - Norway's Foreign Minister Espen "
    "Barth Eide will visit Ottawa on May 14, 2024, the Foreign Ministry said on Wednesday.",
    "https://rideau.example/2": "OTTAWA, May 14, 2024 - Norway's Foreign Minister Espen Barth Eide "
    "visited Ottawa on Tuesday.",
    "https://rideau.example/3": "PARIS, May 20, 2024 - French President Emmanuel Macron will meet "
    "German Chancellor Olaf Scholz in Berlin on May 21, 2024, a senior official said on Monday.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The engagements of these pages, and the pages."""
    with Diary(tmp_path_factory.mktemp("sources") / "diary.db") as diary:
        for url, text in PAGES.items():
            page = f"What happened\n\n{text}\n"
            diary.add(RawPage(id=url, url=url, content=page.encode(), media=Media.TEXT))
        found = diary.find(Query())
        return found, diary.articles({c.article for e in found for c in e.claims})


@pytest.mark.parametrize(
    ("name", "tells", "shared", "first", "against"),
    [("fjord-letter.example", 1, 1, 1, 0), ("rideau.example", 2, 1, 0, 0)],
)
def test_first_is_who_told_before_all_others(told, name, tells, shared, first, against):
    """Of what two publishers tell, the one of the earlier day was first."""
    one = next(house for house in sources.houses(*told) if house.name == name)
    assert (one.told, one.shared, one.first, one.against) == (tells, shared, first, against)


def test_a_source_stands_with_what_came_of_its_word(told):
    """Who announced what was held is told apart from whoever has no name."""
    found = {voice.name: voice for voice in sources.voices(told[0])}
    assert set(found) == {"Foreign Ministry", sources.UNNAMED}
    assert found["Foreign Ministry"].outcomes == {Outcome.HELD: 1}
    assert found[sources.UNNAMED].announced == 1


def test_who_has_it_otherwise_contradicts(told):
    """The publisher of the version that is not in force is against."""
    found, articles = told
    visit = next(one for one in found if len({c.article for c in one.claims}) == 2)
    by_page = {articles[claim.article].url: claim.id for claim in visit.claims}
    versions = (
        Version(value="Ottawa", claims=(by_page["https://rideau.example/2"],)),
        Version(value="Oslo", claims=(by_page["https://www.fjord-letter.example/1"],)),
    )
    disputed = replace(visit, conflicts=(Conflict(aspect=Aspect.PLACE, versions=versions),))
    against = {house.name: house.against for house in sources.houses([disputed], articles)}
    assert against == {"fjord-letter.example": 1, "rideau.example": 0}
