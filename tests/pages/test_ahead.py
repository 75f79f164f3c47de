"""Pages looked at ahead of being read."""

import pytest

from legation.model import Media, NotRead, RawPage
from legation.pages import ahead


def page(number, size=10):
    return RawPage(id=f"{number}", content=b"x" * size, media=Media.TEXT)


def told(found, **how):
    """What happened, in order: pages drawn, looked at and given on."""
    events = []

    def drawn():
        for one in found:
            events.append(f"draw {one.id}")
            yield one

    for one in ahead(drawn(), lambda one: events.append(f"look {one.id}"), **how):
        events.append(f"give {one.id}")
    return events


@pytest.mark.parametrize("count", [0, 1, 3, 7])
@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_every_page_is_looked_at_ahead(count, most):
    """Order stays, each page is looked at once, and before the `most` pages in front of it."""
    events = told([page(n) for n in range(count)], most=most)
    order = [f"{n}" for n in range(count)]
    for what in ("draw", "look", "give"):
        assert [it.split()[1] for it in events if it.startswith(what)] == order
    for n in range(count):
        last = min(n + most, count - 1)
        assert events.index(f"look {last}") < events.index(f"give {n}")
        assert f"draw {last + 1}" not in events[: events.index(f"give {n}")]


def test_what_could_not_be_brought_in_keeps_its_place():
    """A refusal is given on in order and not looked at."""
    events = told([page(0), NotRead("1", "gone"), page(2)], most=2)
    assert [it for it in events if it.startswith("give")] == ["give 0", "give 1", "give 2"]
    assert "look 1" not in events


def test_no_more_than_32_megabytes_wait():
    """Large pages are given on before there are many of them."""
    events = told(page(n, size=15_000_000) for n in range(4))
    assert events.index("give 0") < events.index("draw 3")
