"""Which way a clause looks by its parsed verb, where the words around the time do not say."""

from __future__ import annotations

import pytest
from parsed import story

from legation.claims import looking
from legation.claims.times import mentions


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Judges hand down their verdict on Monday after a long trial.", ["2024-05-27"]),
        ("The comet passes closest to the planet on Monday.", ["2024-05-27"]),
        ("Tuesday's talks are aimed at ending the strike.", ["2024-05-28"]),
        ("The comet passed closest to the planet on Monday.", ["2024-05-20"]),
        ("The envoys have reason to remember Monday.", ["2024-05-20"]),
    ],
)
def test_present_tense_of_a_doing_looks_ahead(text, days):
    """What somebody does on a day is to come; how things stand tells no direction."""
    told = story(text)
    found = mentions(text, told.article, looks=looking.at(told.sentences))
    assert [mention.when and mention.when.edtf for mention in found] == days
