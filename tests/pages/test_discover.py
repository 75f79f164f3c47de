import io
import json
import os
import time

import pytest

from legation.errors import PageError
from legation.model import Media, NotRead, RawPage
from legation.pages import discover


def one(*inputs, **stated):
    (found,) = discover(inputs, **stated)
    return found


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", b"<html> is how a page begins.", Media.TEXT),
        ("a.html", b"Plain words in an HTML file.", Media.HTML),
        ("a.HTM", b"<p>Words</p>", Media.HTML),
        ("a", b"<!DOCTYPE html><p>Words</p>", Media.HTML),
        ("a.page", b"\n <!-- saved -->\n<html><p>Words</p>", Media.HTML),
        ("a.asp", b'<?xml version="1.0"?><html xmlns="x"><p>Words</p>', Media.HTML),
        ("a.php", b"<div><p>One</p><p>Two</p><p>Three</p></div>", Media.HTML),
        ("a.md", b"Talks open in Vienna.", Media.TEXT),
        ("a.u16", "<html><p>Words".encode("utf-16"), Media.HTML),
    ],
)
def test_media(tmp_path, name, content, media):
    """The suffix says how a page is read, else its first bytes do."""
    path = tmp_path / name
    path.write_bytes(content)
    assert RawPage(id=str(path), content=content, media=media) == one(str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG"),
        (b"PK\x03\x04rest", "a zip"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"text\x00text", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n", "the record"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "the feed breaks off"),
    ],
)
def test_what_is_no_page_is_said_to_be(tmp_path, content, said):
    """A file that holds no page is named with what it looks like and what was wanted."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    found = one(str(path))
    assert isinstance(found, NotRead)
    assert said in found.reason
    assert "wanted" in found.reason


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere/at/all.txt", "no such file"),
        ("a\x00b", "no such file"),
        ("x" * 5000, "no path"),
    ],
)
def test_what_is_not_there_is_said(name, said):
    """A path that leads nowhere gives its reason."""
    found = one(name)
    assert (name, True) == (found.id, said in found.reason)


def test_a_comment_trap_takes_no_time(tmp_path):
    """A page of nothing but comments is told at once, however they could be grouped."""
    path = tmp_path / "page"
    path.write_bytes(b"<!---->" * 200_000)
    begun = time.process_time()
    assert isinstance(one(str(path)), RawPage)
    assert time.process_time() - begun < 1


def test_a_huge_line_is_refused_unread(tmp_path):
    """Fifty megabytes on one line are refused by size, at once."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    begun = time.process_time()
    found = one(str(path))
    assert isinstance(found, NotRead)
    assert "more than 20 MB" in found.reason
    assert time.process_time() - begun < 1


def test_a_folder_is_walked_in_order(tmp_path):
    """A folder gives its files by name, hidden ones left out, and goes on past bad ones."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.html", ".git/d.txt", "z.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x89PNG" if name.endswith("png") else b"Words here.")
    found = [os.path.relpath(page.id, tmp_path) for page in discover([str(tmp_path)])]
    assert found == ["a.txt", "b.txt", "z.png", "sub/c.html"]


def test_an_empty_folder_says_so(tmp_path):
    """Nothing to read is a result, not silence."""
    assert "holds no files" in one(str(tmp_path)).reason


def test_standard_input_is_a_page():
    """A dash reads the stream it is given, under the name "-"."""
    page = one("-", stdin=io.BytesIO(b"<html><p>Words"), url="https://example.org/1")
    assert (page.id, page.media, page.url) == ("-", Media.HTML, "https://example.org/1")


def test_order_is_kept_and_failures_stop_nothing(tmp_path):
    """The pages come in the order they were named."""
    good = tmp_path / "good.txt"
    good.write_text("Words.")
    found = list(discover(["missing.txt", str(good), "-"], stdin=io.BytesIO(b"")))
    assert [NotRead, RawPage, NotRead] == [type(page) for page in found]


def test_json_lines(tmp_path):
    """Each line is a page with what it states; the options stand in where it states nothing."""
    path = tmp_path / "pages.jsonl"
    records = [
        {
            "id": "one",
            "url": "u",
            "published": "2024-05-22",
            "zone": "Asia/Tokyo",
            "text": "Talks.",
        },
        {"id": 7, "html": "<p>Words"},
    ]
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    first, second = discover([str(path)], published="2025-01-01", zone="+01:00")
    assert first == RawPage(
        id="one",
        content=b"Talks.",
        media=Media.TEXT,
        url="u",
        published="2024-05-22",
        zone="Asia/Tokyo",
    )
    assert second == RawPage(
        id="7", content=b"<p>Words", media=Media.HTML, published="2025-01-01", zone="+01:00"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "no JSON"),
        ("[1, 2]", "a list"),
        ('{"id": "x"}', "neither text nor html"),
        ('{"text": "a", "html": "b"}', "both"),
        ('{"text": 5}', "text is a number"),
        ('{"text": " "}', "empty"),
        ('{"text": "a", "published": "yesterday"}', "2024-05-22"),
        ('{"text": "a", "zone": "Tokyo time"}', "Asia/Tokyo"),
        ('{"text": "\\ud800"}', "text holds half a character"),
        ('{"text": "a", "id": "\\ud800"}', "id holds half a character"),
        ('{"text": "a", "url": "http://a.example/\\udc00"}', "url holds half a character"),
        ("[" * 5000, "no JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, line, said):
    """A line that is no page gives its number and reason; the next line is read."""
    path = tmp_path / "pages.jsonl"
    path.write_text(f'{{"text": "Good."}}\n{line}\n{{"text": "Good too."}}\n')
    first, bad, last = discover([str(path)])
    assert (f"{path}:1", f"{path}:2", f"{path}:3") == (first.id, bad.id, last.id)
    assert said in bad.reason


@pytest.mark.parametrize("stated", [{"published": "soon"}, {"zone": "Mars/Olympus"}])
def test_options_are_checked_before_anything_is_read(stated):
    """An option in no form we read fails at once, not once a page."""
    with pytest.raises(PageError, match="wanted"):
        discover(["a.txt"], **stated)
