import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Media, NotRead, RawPage
from legation.pages import discover
from legation.pages.charset import readable

WORDS = b"Ministers met in Vienna on Monday."


def one(content, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = discover([str(path)], fetching=None)
    return found


@pytest.mark.parametrize(
    ("name", "media"),
    [("a.txt.gz", Media.TEXT), ("a.html.gz", Media.HTML), ("a.gz", Media.TEXT), ("a", Media.TEXT)],
)
@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        lambda content: gzip.compress(content[:5]) + gzip.compress(content[5:]),
        lambda content: gzip.compress(content) + bytes(512),
    ],
    ids=["one member", "two members", "padded"],
)
def test_a_packed_page_is_the_page(tmp_path, name, media, pack):
    """Gzip around a page is taken off, whatever its name is."""
    page = one(pack(WORDS), tmp_path, name)
    assert (page.content, page.media) == (WORDS, media)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (gzip.compress(WORDS)[:-4], "cut short"),
        (gzip.compress(WORDS)[:12], "cut short"),
        (gzip.compress(WORDS) + b"more", "other bytes"),
        (gzip.compress(WORDS)[:-8] + bytes(8), "damaged"),
        (gzip.compress(bytes(30_000_000)), "more than 20 MB"),
        (gzip.compress(gzip.compress(WORDS)), "gzip"),
        (gzip.compress(b""), "empty"),
    ],
)
def test_a_packed_page_that_is_not_whole_is_refused(tmp_path, content, said):
    """What is cut, damaged or a bomb is never read as a short page."""
    found = one(content, tmp_path, "a.txt.gz")
    assert isinstance(found, NotRead)
    assert said in found.reason


def test_packed_json_lines(tmp_path):
    """JSON Lines may be packed; a cut file gives its lines and a reason for the rest."""
    lines = "".join(json.dumps({"text": f"Talks {n}. {n * 7919}"}) + "\n" for n in range(3000))
    packed = gzip.compress(lines.encode())
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(packed)
    assert len(list(discover([str(path)], fetching=None))) == 3000
    path.write_bytes(packed[: len(packed) // 2])
    *pages, cut, last = discover([str(path)], fetching=None)
    assert all(isinstance(page, RawPage) for page in pages) and len(pages) > 100
    assert "no JSON" in cut.reason and "cut short" in last.reason


def test_a_bomb_of_lines_ends(tmp_path):
    """A small file that unpacks without end is stopped."""
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 60_000_000))
    (found,) = discover([str(path)], fetching=None)
    assert "200 times its size" in found.reason


def test_json_lines_on_standard_input():
    """A pipe has no name: its first line tells that each line is a page."""
    stream = io.BytesIO(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    assert [page.id for page in discover(["-"], stdin=stream, fetching=None)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said", "read_as"),
    [
        ("Łódź".encode(), "iso-8859-1", "Łódź"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("“Łódź”".encode("utf-16"), "windows-1250", None),
        ("“quoted”".encode("windows-1252"), "latin1", "“quoted”"),
        ("東京で会談".encode("shift_jis"), "Shift_JIS", "東京で会談"),
        ("東京で会談".encode("iso2022_jp"), "iso-2022-jp", "東京で会談"),
        ("Talks in Vienna".encode("utf-16-le"), None, "Talks in Vienna"),
        ("Talks in Vienna".encode("utf-16-be"), None, "Talks in Vienna"),
        ("é".encode("latin1"), None, None),
        ("é".encode("latin1"), "utf-8", None),
        ("é".encode("latin1"), "zip", None),
        ("é".encode("latin1"), "unicode_escape", None),
        ("é".encode("latin1"), "no-such", None),
        ("東京".encode("shift_jis"), "euc-kr-\x00", None),
    ],
)
def test_encodings(content, said, read_as):
    """What only the header knows of the bytes is written into them; the rest stays as it is."""
    wanted = content if read_as is None else read_as.encode()
    assert readable(content, said=said) == wanted


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["-", "latin-1", "utf-16", "gb18030", "hz"]))
def test_any_bytes_stay_bytes(content, said):
    """No bytes break the reading of encodings, and UTF-8 is never changed twice."""
    once = readable(content, said=said)
    assert readable(once) == once or not once.isascii()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([gzip.compress(WORDS * 20), b"<html><p>Words", b'{"text": "Words"}\n']),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 9), st.binary(max_size=6)), min_size=1),
)
def test_mutated_inputs_never_crash(content, changes):
    """Whatever is done to a page, packed or not, it ends in pages and reasons."""
    raw = bytearray(content)
    for at, gone, new in changes:
        raw[at % (len(raw) + 1) : at % (len(raw) + 1) + gone] = new
    for page in discover(["-"], stdin=io.BytesIO(bytes(raw)), fetching=None):
        assert page.reason if isinstance(page, NotRead) else page.content
