from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.views.lines import Piece, Style, broken, cells, clean, line, plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(pieces=st.lists(TEXT, max_size=5), hang=st.integers(0, 20), width=st.integers(30, 90))
def test_rows_keep_to_the_width(pieces, hang, width):
    """No row is wider than asked for, whatever the words."""
    for row in broken(line(*pieces, hang=hang), width):
        assert cells("".join(piece.text for piece in row)) <= width


@given(pieces=st.lists(TEXT, max_size=5), width=st.integers(30, 90))
def test_no_word_is_lost(pieces, width):
    """The letters come out in order, whatever the breaks."""
    rows = broken(line(*pieces), width)
    out = "".join(piece.text for row in rows for piece in row)
    assert "".join(out.split()) == "".join(clean("".join(pieces)).split())


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\u202eb\u2066c", "abc"),
        ("lone \ud800 half", "lone  half"),
        ("soft\u00adhyphen", "softhyphen"),
        ("naïve 日本", "naïve 日本"),
    ],
)
def test_clean(given, left):
    """A page's words cannot steer the terminal that shows them."""
    assert clean(given) == left


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("ｱ", 1)])
def test_cells(text, wide):
    """Wide characters take two cells, combining ones none."""
    assert cells(text) == wide


def test_continuations_stand_under_the_body():
    """A paragraph with a lead keeps its body in one column."""
    paragraph = line("one two three four five six", lead=[Piece("say", Style.DIM)], hang=5)
    assert plain([paragraph], width=20) == "say  one two three\n     four five six\n"


def test_a_paragraph_without_lead_begins_at_the_margin():
    """`hang` alone indents what follows the first row."""
    assert plain([line("one two three four", hang=2)], width=15) == "one two three\n  four\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "● held – “Fuzhou”\n"), ("ascii", '* held - "Fuzhou"\n')],
)
def test_marks_in_a_narrow_encoding(encoding, shown):
    """Where the encoding has no such marks, ASCII ones stand for them."""
    assert plain([line("● held – “Fuzhou”")], width=40, encoding=encoding) == shown


def test_names_in_a_narrow_encoding():
    """A letter that the encoding lacks and we have no other for is a question mark."""
    assert plain([line("Łódź")], width=40, encoding="ascii") == "??d?\n"
