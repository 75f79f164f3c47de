from __future__ import annotations

from dataclasses import replace

import pytest

from legation.model import Status, When
from legation.views.added import added_dict, added_lines, touched
from legation.views.lines import plain


@pytest.mark.parametrize(
    ("article", "change", "before"),
    [("later.html", "changed", "planned"), ("kanto.txt", "known", "held")],
)
def test_a_page_that_tells_of_a_known_engagement(engagement, article, change, before):
    """What a page changed is told from what the other pages had said last."""
    told = added_dict("page", article, None, [touched(engagement, article=article)])
    (row,) = told["engagements"]
    assert (row["change"], row["before"], row["status"]) == (change, before, "held")


def test_a_page_that_is_the_first(engagement):
    """An engagement that no other page tells of is new."""
    alone = replace(engagement, history=engagement.history[:1])
    change = touched(alone, article="kanto.txt")
    assert (change.new, change.changed, change.before) == (True, False, None)


@pytest.mark.parametrize(
    ("day", "moved"), [("2024-05", False), ("2024-05-29", False), ("2024-06-03", True)]
)
def test_a_day_that_moved(engagement, day, moved):
    """A day within the span that was told before is no move."""
    first, last = engagement.history
    later = replace(
        engagement,
        status=Status.PLANNED,
        when=When("2024-05-29"),
        history=(replace(first, when=When(day)), replace(last, status=Status.PLANNED)),
    )
    change = touched(later, article="later.html")
    assert (change.moved, change.changed) == (moved, moved)


def test_changes_in_words(engagement):
    """The old status stands before the new one."""
    change = touched(engagement, article="later.html")
    shown = plain(added_lines("They met", [change], known=0), width=80)
    assert shown.startswith("They met\n  changed  ○ planned → ● held meeting · Wed 29 May 2024")
    assert "3f2a9c1b" in shown


@pytest.mark.parametrize(
    ("known", "words"),
    [(2, "the diary has this page: 2 claims known"), (0, "no engagement between countries")],
)
def test_nothing_changed(known, words):
    """A page that changed nothing says why."""
    assert words in plain(added_lines("Title", [], known=known), width=80)
