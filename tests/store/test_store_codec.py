"""The model as JSON and back."""

from __future__ import annotations

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import MADE_AT, claims, days

from legation.engagements import judge
from legation.errors import DiaryError
from legation.model import Act, Article, Claim, Decision, SeriesMention
from legation.store.codec import dumps, loads


@settings(deadline=None)
@given(st.sampled_from(claims(*stories.ALL)))
def test_a_claim_comes_back_as_it_went(claim):
    """Nothing is lost, and equal claims give equal text."""
    assert loads(Claim, dumps(claim)) == claim
    assert dumps(loads(Claim, dumps(claim))) == dumps(claim)


@pytest.mark.parametrize("reading", stories.ALL, ids=lambda reading: reading.article.id)
def test_articles_and_mentions_come_back(reading):
    """Blocks, days and quotes survive."""
    assert loads(Article, dumps(reading.article)) == reading.article
    for mention in reading.series:
        assert loads(SeriesMention, dumps(mention)) == mention


def test_decisions_come_back():
    """Instants keep their zone."""
    for decision in judge(claims(*stories.ALL), said=days(*stories.ALL), made_at=MADE_AT):
        assert loads(Decision, dumps(decision)) == decision


@pytest.mark.parametrize("text", ["3", '{"kind": 3}', "[]"])
def test_what_is_no_record_is_refused(text):
    """A damaged row is named, not guessed at."""
    with pytest.raises((DiaryError, TypeError)):
        loads(Act, text)
