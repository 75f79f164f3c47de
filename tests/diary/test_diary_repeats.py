"""What a diary's pages of one site have in common, learnt as they are added."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation import store
from legation.diary import Diary
from legation.model import Label, Media, RawPage
from legation.pages import ahead

PAIRS = (
    ("Kenya", "Uganda", "Nairobi", "the waters of the lake"),
    ("Peru", "Bolivia", "Lima", "a road through the hills"),
    ("Norway", "Latvia", "Riga", "cables on the sea bed"),
    ("Malta", "Tunisia", "Tunis", "rescue at sea"),
    ("Ghana", "Togo", "Lome", "the ferry over the lagoon"),
)
NOTICE = "The president of our readers meets the editor of the Courier in room {n}04 on Fridays."


def page(number: int, *, url: str | None = "https://courier.example/{n}", copy: int = 0) -> RawPage:
    host, guest, city, topic = PAIRS[number]
    text = (
        f"{host} and {guest} speak of {topic}\n\n{number + 3} June 2024\n\n{city.upper()} - The "
        f"foreign ministers of {host} and {guest} met in {city} on Monday to speak of {topic}, "
        f"officials said.\n\n{NOTICE.format(n=number)}\n\nThe ministry of {guest} called the talks "
        f"with {host} useful and said that {topic} would need more of them.\n" + "\n" * copy
    )
    return RawPage(
        id=f"saved/{number}{copy}.txt",
        content=text.encode(),
        media=Media.TEXT,
        url=url and url.format(n=number),
    )


PAGES = [page(n) for n in range(5)]


@pytest.fixture
def open_diary(tmp_path):
    """Open the diary of this name; it is closed when the test is over."""
    opened = []

    def opening(name="legation.db"):
        opened.append(Diary(tmp_path / name))
        return opened[-1]

    yield opening
    for diary in opened:
        diary.close()


def sightings(diary):
    with store.opened(Path(diary.path)) as kept, kept.reading() as connection:
        return store.sightings(connection, "courier.example")


def reads_notice(diary, page):
    article = diary.reading(page.id).article
    return any("Courier" in article.text[b.start : b.end] for b in article.labelled(Label.BODY))


def test_one_by_one_or_at_once_the_same_pages_count(open_diary):
    """The counts are those of the pages, whichever way they came; a second time changes nothing."""
    one_by_one, at_once = open_diary("a.db"), open_diary("b.db")
    for one in (*PAGES[::-1], *PAGES[:2]):
        one_by_one.add(one)
    for one in ahead(PAGES, at_once.look):
        at_once.add(one)
    assert sightings(one_by_one) == sightings(at_once)
    assert sightings(at_once).keys() == {one.hash for one in PAGES}


def test_pages_added_at_once_know_each_other(open_diary):
    """Already the first page is read by what those behind it show."""
    diary = open_diary()
    for one in ahead(PAGES, diary.look):
        diary.add(one)
    assert [reads_notice(diary, one) for one in PAGES] == [False] * 5


def test_a_diary_remembers_a_site_in_another_session(open_diary):
    """Pages that come one a day are read by what the diary holds of their site."""
    for one in PAGES:
        open_diary().add(one)
    assert [reads_notice(open_diary(), one) for one in PAGES] == [True] * 3 + [False] * 2


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://courier.example/{n}", "https://herald.example/{n}"),
        (None, "https://courier.example/{n}"),
    ],
)
def test_other_sites_do_not_count(open_diary, url, other):
    """A page is compared with those of its own host; a folder is none that lasts."""
    for n in range(4):
        open_diary().add(page(n, url=url))
    last = page(4, url=other)
    open_diary().add(last)
    assert reads_notice(open_diary(), last)


def test_a_story_under_four_addresses_is_read_under_each(open_diary):
    """Copies of a story are no furniture, in one session or several."""
    for n in range(4):
        copy = page(0, url=f"https://courier.example/{n}/{{n}}", copy=n)
        added = open_diary().add(copy)
        assert added.reason is None
        assert reads_notice(open_diary(), copy)
        assert len(list(open_diary().reading(copy.id).article.labelled(Label.BODY))) == 3
