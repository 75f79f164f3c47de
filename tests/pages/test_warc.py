import base64
import gzip
import hashlib
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Media, NotRead, RawPage
from legation.pages import discover

HTML = "Content-Type: text/html; charset=utf-8"
STORY = b"<html><title>Talks</title><p>Ministers met in Vienna on Monday.</p></html>"


def sha1(content):
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def record(
    uri="http://news.example/1",
    body=STORY,
    *,
    http=HTML,
    status="200 OK",
    kind="response",
    more="",
    digest=sha1,
    length=None,
):
    head = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode()
    block = head + body
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {uri}",
        "WARC-Date: 2024-05-22T01:00:00Z",
        "WARC-Record-ID: <urn:uuid:1>",
        "Content-Type: application/http; msgtype=response",
        *([f"WARC-Block-Digest: {digest(block)}"] if digest else []),
        *([more] if more else []),
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + block + b"\r\n\r\n"


def three(**changed):
    """Three records of which the second is changed."""
    return [
        record("http://news.example/1"),
        record("http://news.example/2", **changed),
        record("http://news.example/3"),
    ]


def found_in(tmp_path, content, name="a.warc"):
    path = tmp_path / name
    path.write_bytes(content)
    return [
        page if isinstance(page, RawPage) else NotRead(page.id.removeprefix(f"{path}"), page.reason)
        for page in discover([str(path)], fetching=None)
    ]


def ids(found):
    return [page.id.rpartition("/")[2] for page in found]


@pytest.mark.parametrize(
    "pack",
    [
        b"".join,
        lambda records: b"".join(map(gzip.compress, records)),
        lambda records: gzip.compress(b"".join(records)),
    ],
    ids=["plain", "a member each", "one member"],
)
def test_pages_come_named_by_their_address(tmp_path, pack):
    """A WARC file gives its pages in order, however it is compressed."""
    found = found_in(tmp_path, pack(three()))
    assert ids(found) == ["1", "2", "3"]
    assert found[0] == RawPage(
        id="http://news.example/1",
        content=STORY,
        media=Media.HTML,
        url="http://news.example/1",
    )


def test_standard_input_may_be_a_warc_file():
    """What a pipe brings is told by its first bytes, as a file is."""
    stream = io.BytesIO(gzip.compress(record()))
    (page,) = discover(["-"], stdin=stream, published="2024-05-22", zone="+02:00", fetching=None)
    assert (page.id, page.published, page.zone) == ("http://news.example/1", "2024-05-22", "+02:00")


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "404 Not Found"},
        {"status": "301 Moved"},
        {"http": "Content-Type: image/png"},
        {"http": "Content-Type: application/json"},
        {"kind": "request"},
        {"kind": "metadata"},
        {"kind": "revisit"},
        {"uri": "dns:news.example"},
    ],
)
def test_only_pages_are_taken(tmp_path, changed):
    """What is no page with status 200 is passed over; it is no failure."""
    records = [record(), record(**{"uri": "http://news.example/2"} | changed)]
    assert ids(found_in(tmp_path, b"".join(records))) == ["1"]


def test_a_file_without_pages_says_so(tmp_path):
    """A file that holds records and no page is told apart from an empty one."""
    (found,) = found_in(tmp_path, record(kind="request") * 2)
    assert "2 records and no page" in found.reason


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"digest": lambda _: sha1(b"other")}, "block does not match its digest"),
        ({"digest": lambda _: "sha256:" + "0" * 64}, "block does not match its digest"),
        ({"digest": lambda _: "sha1:nonsense"}, "block does not match its digest"),
        ({"more": f"WARC-Payload-Digest: {sha1(b'x')}"}, "payload does not match its digest"),
        ({"more": "WARC-Truncated: length"}, "cut it short ('length')"),
        ({"http": f"{HTML}\r\nContent-Length: 4000"}, "of the 4000 bytes its server sent"),
        ({"http": f"{HTML}\r\nContent-Encoding: gzip", "body": b"\x1f\x8b\x08bad"}, "damaged"),
        ({"http": f"{HTML}\r\nContent-Encoding: br", "body": b"\x0b\x02\x80\xff"}, "'br'"),
        ({"http": f"{HTML}\r\nTransfer-Encoding: chunked", "body": b"ff\r\nshort"}, "chunks"),
        ({"body": b""}, "empty"),
        ({"body": b"%PDF-1.7"}, "a PDF"),
        ({"length": 90}, "wanted the next record"),
        ({"length": 50_000}, "bytes it states"),
        ({"length": "many"}, "Content-Length is 'many'"),
        ({"length": "-1"}, "Content-Length is '-1'"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_bad_record_is_named_and_the_others_are_read(tmp_path, changed, said, pack):
    """A record that is damaged or cut gives its number and reason; the next one is read."""
    first, bad, last = found_in(tmp_path, b"".join(map(pack, three(**changed))))
    assert (first.id[-1], bad.id, last.id[-1]) == ("1", ":2", "3")
    assert said in bad.reason


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(STORY)),
        ("Content-Encoding: deflate", zlib.compress(STORY)),
        ("Content-Encoding: gzip", STORY),
        ("Content-Encoding: gzip", gzip.compress(STORY[:9]) + gzip.compress(STORY[9:])),
        (
            "Transfer-Encoding: chunked",
            b"5\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (STORY[:5], len(STORY) - 5, STORY[5:]),
        ),
        ("Transfer-Encoding: chunked", STORY),
    ],
)
@pytest.mark.parametrize("digested", [lambda body: body, lambda body: STORY])
def test_what_the_wire_put_around_a_page_is_taken_off(tmp_path, http, body, digested):
    """Chunks and compression go; a payload digest may be of the page before or after."""
    raw = record(
        body=body, http=f"{HTML}\r\n{http}", more=f"WARC-Payload-Digest: {sha1(digested(body))}"
    )
    (page,) = found_in(tmp_path, raw)
    assert page.content == STORY


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("kept", [3, 40, 250, 400])
def test_a_cut_file_is_never_silently_short(tmp_path, pack, kept):
    """Wherever a file is cut, the record that lost bytes is named."""
    whole, last = pack(record()), pack(record("http://news.example/2"))
    first, cut = found_in(tmp_path, whole + last[: min(kept, len(last) - 5)])
    assert (first.id, cut.id) == ("http://news.example/1", ":2")
    assert "cut short" in cut.reason or "bytes it states" in cut.reason


def test_a_damaged_gzip_member_costs_only_itself(tmp_path):
    """Reading goes on at the next member that begins a record."""
    one, two, three_ = map(gzip.compress, three())
    hurt = two[:60] + bytes(40) + two[100:]
    first, bad, last = found_in(tmp_path, one + hurt + three_, "a.warc.gz")
    assert (first.id[-1], bad.id, last.id[-1]) == ("1", ":2", "3")
    assert "damaged" in bad.reason


def test_a_page_in_an_encoding_only_its_header_names(tmp_path):
    """The encoding that HTTP states is not lost with its header."""
    body = "<p>Москва: министры встретились</p>".encode("windows-1251")
    (page,) = found_in(tmp_path, record(body=body, http="Content-Type: text/html; charset=cp1251"))
    assert "Москва" in page.content.decode("utf-8")


def test_a_record_too_large_to_be_a_page_is_refused(tmp_path):
    """A page over the limit is named with its size, and the next one read."""
    huge = record("http://news.example/1", b" " * 21_000_000)
    refused, page = found_in(tmp_path, huge + record("http://news.example/2"))
    assert "at most 20 MB" in refused.reason
    assert page.id == "http://news.example/2"


def test_lengths_that_swallow_the_file_end():
    """A file of records that each claim all the rest is given up, not read for ever."""
    head = b"WARC/1.0\r\nContent-Length: 15000000\r\n\r\n"
    begun = time.process_time()
    found = list(discover(["-"], stdin=io.BytesIO(head * 200_000), fetching=None))
    assert all(isinstance(page, NotRead) for page in found)
    assert time.process_time() - begun < 10


PLAIN = b"".join(three())
PACKED = b"".join(map(gzip.compress, three()))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([PLAIN, PACKED]),
    st.lists(
        st.tuples(st.integers(0, len(PLAIN)), st.integers(0, 60), st.binary(max_size=8)),
        min_size=1,
        max_size=4,
    ),
)
def test_mutated_bytes_never_crash(content, changes):
    """Whatever is done to a WARC file, it ends in pages and reasons."""
    raw = bytearray(content)
    for at, gone, new in changes:
        raw[at % (len(raw) + 1) : at % (len(raw) + 1) + gone] = new
    for page in discover(["-"], stdin=io.BytesIO(bytes(raw)), fetching=None):
        assert page.reason if isinstance(page, NotRead) else page.content


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([PLAIN, PACKED]), st.data())
def test_a_cut_loses_nothing_silently(content, data):
    """A file cut inside its last record gives the whole ones and a reason for the rest."""
    end = data.draw(st.integers(20, len(content) - 1))
    found = list(discover(["-"], stdin=io.BytesIO(content[:end]), fetching=None))
    pages = [page for page in found if isinstance(page, RawPage)]
    if content is PLAIN:
        starts = [content.find(b"WARC/1.0", at) for at in (1, len(PLAIN) // 2)]
        whole = end in (*starts, *(start - cut for start in starts for cut in (1, 2, 3, 4)))
        whole = whole or end >= len(content) - 4
    else:
        sizes = [len(gzip.compress(one)) for one in three()]
        whole = end in (sizes[0], sizes[0] + sizes[1])
    assert whole or any(isinstance(page, NotRead) for page in found)
    assert all(page.content == STORY for page in pages)
