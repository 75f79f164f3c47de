import gzip

import pytest

from legation.errors import PageError
from legation.model import Media, RawPage
from legation.pages import keep, kept


@pytest.fixture
def page():
    return RawPage(id="a.txt", content="Zürich talks open".encode(), media=Media.TEXT)


def test_a_page_comes_back_as_it_went_in(page, tmp_path):
    """What is kept under a hash is the page's own bytes."""
    keep(page, tmp_path)
    assert page.content == kept(page.hash, tmp_path)


def test_place_is_the_hash_sharded_by_its_first_two_digits(page, tmp_path):
    """An archive of a million pages has no folder of a million files."""
    assert tmp_path / page.hash[:2] / f"{page.hash}.gz" == keep(page, tmp_path)


def test_keeping_twice_changes_nothing(page, tmp_path):
    """The same bytes under another name are already there."""
    path = keep(page, tmp_path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    again = keep(RawPage(id="copy", content=page.content, media=Media.HTML), tmp_path)
    assert (path, before) == (again, (path.read_bytes(), path.stat().st_mtime_ns))


def test_no_half_written_file_is_left(page, tmp_path):
    """Only finished files stand in the archive."""
    keep(page, tmp_path)
    assert [f"{page.hash}.gz"] == [path.name for path in tmp_path.rglob("*") if path.is_file()]


def test_missing_page_is_named(tmp_path):
    """A hash nobody kept is an error that says so."""
    with pytest.raises(PageError, match="add the page again"):
        kept("ab" * 32, tmp_path)


@pytest.mark.parametrize("damage", [lambda raw: raw[:10], lambda raw: gzip.compress(b"other")])
def test_damage_is_noticed(page, tmp_path, damage):
    """A file cut short or overwritten is never taken for the page."""
    path = keep(page, tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(PageError, match="delete it"):
        kept(page.hash, tmp_path)
