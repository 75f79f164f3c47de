"""Cutting a file changes nothing: its pieces hold the pages of the whole."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model import NotRead, RawPage
from legation.pages import Piece, discover, of_pieces, pieces

STORY = "<html><title>Talks {n}</title><p>Ministers met in Vienna on Monday, {n}.</p></html>"


def record(number: int, kind: str = "response", body: bytes | None = None) -> bytes:
    body = STORY.format(n=number).encode() if body is None else body
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://news.example/{number}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def line(number: int) -> bytes:
    told = {"id": f"p{number}", "text": f"Ministers met in Vienna, {number}."}
    if number % 3 == 0:
        del told["id"]
    return json.dumps(told).encode() + b"\n" + b"\n" * (number % 2)


WAYS = {
    "a.warc": lambda n: b"".join(map(record, range(n))),
    "b.warc.gz": lambda n: b"".join(gzip.compress(record(i)) for i in range(n)),
    "c.warc.gz": lambda n: gzip.compress(b"".join(map(record, range(n)))),
    "d.jsonl": lambda n: b"".join(map(line, range(n))),
    "e.jsonl.gz": lambda n: gzip.compress(b"".join(map(line, range(n)))),
    "f.html": lambda n: STORY.format(n=n).encode(),
    "g.txt": lambda n: b"Ministers met.\n" * n,
}


def told(found):
    return [one if isinstance(one, NotRead) else (one.id, one.content, one.url) for one in found]


@pytest.mark.parametrize("name", WAYS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 9), most=st.integers(1, 9), cut=st.integers(0, 60))
def test_pieces_hold_what_the_file_holds(tmp_path, name, count, most, cut):
    """Wherever it is cut, also where the file itself is cut short."""
    path = tmp_path / name
    content = WAYS[name](count)
    path.write_bytes(content[: len(content) - cut] or content)
    whole = told(discover([str(path)], fetching=None))
    made = list(pieces(str(path), most=most))
    assert [told_of for piece in made for told_of in told(of_pieces([piece]))] == whole
    assert made[0].start == 0
    assert made[-1].end is None
    assert [one.end for one in made[:-1]] == [one.start for one in made[1:]]


@pytest.mark.parametrize(("name", "number"), [("a.warc", 4), ("b.warc.gz", 4), ("d.jsonl", 5)])
def test_what_can_be_cut_is_cut(tmp_path, name, number):
    """Plain WARC files, gzip ones of a member a record, and lines."""
    path = tmp_path / name
    path.write_bytes(WAYS[name](10))
    assert len(list(pieces(str(path), most=3))) == number


def test_a_page_cannot_pose_as_a_record(tmp_path):
    """A record written within a page is that page's text, wherever the file is cut."""
    false = record(666, body=b"<p>Never said.</p>")
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(n, body=b"<p>Told.</p>\r\n\r\n" + false) for n in range(6)))
    for most in range(1, 7):
        found = list(of_pieces(list(pieces(str(path), most=most))))
        assert [page.id for page in found if isinstance(page, RawPage)] == [
            f"http://news.example/{n}" for n in range(6)
        ]


def test_a_file_that_is_gone_is_told(tmp_path):
    """One whose file went away is no error of the others."""
    found = list(of_pieces([Piece(path=str(tmp_path / "none.warc"))]))
    assert [type(one) for one in found] == [NotRead]
