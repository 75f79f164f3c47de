"""The Python door as the documents describe it, on a page that is really read."""

from __future__ import annotations

from datetime import date

import pytest

from legation import Diary, read
from legation.model import Query, Status

PAGE = """Macron to host Scholz in Paris

Published March 3, 2024, 10:00 GMT

PARIS, March 3 (Harbour Wire) - French President Emmanuel Macron will receive German Chancellor \
Olaf Scholz in Paris on Friday, the Elysee Palace said on Sunday.

The two leaders will discuss support for Ukraine, the palace said.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "macron_scholz.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_read_gives_a_reading(page):
    """One call from a file to claims with their quotes."""
    reading = read(str(page))
    (claim,) = [claim for claim in reading.claims if claim.status is Status.PLANNED]
    assert [p.country for p in claim.participants] == ["FRA", "DEU"]
    assert claim.when and claim.when.when.edtf == "2024-03-08"
    assert claim.evidence[0].text in reading.article.text


def test_a_diary_is_filled_and_asked(page, tmp_path):
    """Added by its path, found by a query, shown by its id, told with its series."""
    with Diary(tmp_path / "legation.db", today=date(2024, 3, 4)) as diary:
        added = diary.add(page)
        (summit,) = diary.find(Query(countries=("FRA", "DEU"), since=date(2024, 3, 1)))
        assert added.reason is None
        assert added.engagements == (summit.id,)
        assert diary.engagement(summit.id[:8]) == summit
        assert (summit.status, summit.confirmed) == (Status.PLANNED, True)
        assert diary.series() == ()


def test_what_cannot_be_added_is_told(tmp_path):
    """A missing file is a reason, not an end."""
    with Diary(tmp_path / "legation.db") as diary:
        missing = diary.add(tmp_path / "nowhere.txt")
        assert missing.reason and "nowhere.txt" in missing.reason
        assert diary.counts().articles == 0
