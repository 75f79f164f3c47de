"""What fuzzing begins with and puts in: seeds, words, and variants of inputs."""

from __future__ import annotations

import ast
import base64
import gzip
import hashlib
import html
import json
import random
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

LARGEST = 65_536
"""The longest input that is made, in bytes."""
ROOT = Path(__file__).resolve().parent.parent

_SOURCES = ("src/legation/pages", "src/legation/articles", "tests/pages", "tests/articles")
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b|jsonfeed\.org")
_HARD = {
    rb"\ud800",
    b"&#xD800;",
    b"http://[",
    "http://a\u2100".encode(),
    b"0001-01-01T00:00:00+10:00",
    b"9999-12-31T23:59:59-10:00",
    b"GMT+99",
    b"9" * 60,
}
_GZIP = b"\x1f\x8b"
_RECORD = re.compile(rb"(?=WARC/1\.\d\r?\n)")


def seeds(reader: str) -> Iterator[bytes]:
    """What a run begins with, each at most as long as inputs are."""
    folders = (ROOT / "bench" / "pages", ROOT / "src" / "legation" / "examples" / "pages")
    files = [path for folder in folders for path in sorted(folder.iterdir())]
    pages = {path: path.read_bytes() for path in files if path.suffix in (".html", ".txt")}
    strings = [text for text in constants("tests") if len(text) > 20]
    match reader:
        case "html":
            made = [pages[path] for path in pages if path.suffix == ".html"]
            made += [text for text in strings if b"<" in text]
        case "text":
            made = [pages[path] for path in pages if path.suffix == ".txt"]
            made += [text for text in strings if b"<" not in text]
        case "feed":
            made = [
                feed for page in pages.values() for feed in feeds(page.decode("utf-8", "replace"))
            ]
            made += [text for text in strings if _FEED.search(text)]
        case _:
            made = [file for page in pages.values() for file in warcs(page)]
    yield from (seed for seed in made if len(seed) <= LARGEST)


def constants(*folders: str) -> set[bytes]:
    """The strings that stand in the code of the readers or their tests."""
    found: set[bytes] = set()
    for folder in _SOURCES:
        if folder.startswith(folders):
            for path in sorted((ROOT / folder).glob("*.py")):
                for node in ast.walk(ast.parse(path.read_bytes())):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                        text = node.value
                        found.add(text.encode(errors="replace") if isinstance(text, str) else text)
    return found


def words() -> set[bytes]:
    """Short strings of the readers and their tests, tags among them, to put into inputs."""
    strings = constants("src", "tests")
    tags = {tag for text in strings for tag in re.findall(rb"<[^<>\s]{1,30}>", text)}
    return tags | _HARD | {text for text in strings if 1 < len(text) <= 32}


def token(word: bytes) -> bytes:
    return b'"' + b"".join(b"\\x%02x" % byte for byte in word) + b'"\n'


def feeds(page: str) -> Iterator[bytes]:
    """A page as the entry of an RSS feed, an Atom feed and a JSON Feed."""
    link, day = "https://news.example/1", datetime(2024, 5, 22, 7, 56, tzinfo=UTC)
    escaped = html.escape(page)
    yield (
        '<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><link>/</link><item>'
        f"<title>Talks</title><link>{link}</link><dc:creator>Ada Roe</dc:creator>"
        f"<pubDate>{day:%a, %d %b %Y %H:%M:%S +0900}</pubDate><guid>{link}</guid>"
        f"<content:encoded><![CDATA[{page}]]></content:encoded></item></channel></rss>"
    ).encode()
    yield (
        f'<feed xml:base="{link}"><entry><id>urn:1</id><title type="html">Talks</title>'
        f'<link href="1.html"/><updated>{day.isoformat()}</updated><author><name>Ada Roe</name>'
        f'</author><content type="html">{escaped}</content></entry></feed>'
    ).encode()
    item = {"id": 1, "url": link, "title": "Talks", "date_published": day.isoformat()}
    item |= {"content_html" if "<p" in page else "content_text": page}
    told = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    yield json.dumps(told, ensure_ascii=len(page) % 2 == 0).encode()


def warcs(page: bytes) -> Iterator[bytes]:
    """Three records of a page, sent in several ways: plain, a gzip member each, all in one."""
    half = len(page) // 2
    chunks = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (
        half,
        page[:half],
        len(page) - half,
        page[half:],
    )
    ways = (
        (b"Content-Encoding: gzip", gzip.compress(page, mtime=0)),
        (b"Content-Encoding: deflate", zlib.compress(page)),
        (b"Transfer-Encoding: chunked", chunks),
        (b"Content-Length: %d" % len(page), page),
    )
    media = b"html; charset=windows-1252" if b"<p" in page else b"plain"
    records = [
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/%d\r\n"
        b"WARC-Block-Digest: sha1:\r\nContent-Length: 0\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Type: text/%b\r\n%b\r\n\r\n%b\r\n\r\n"
        % (number, media, way, body)
        for number, (way, body) in enumerate(ways[len(page) % 2 :][:3])
    ]
    whole = mended(b"".join(records))
    yield whole
    yield packed(whole, one=len(page) % 3 == 0)


def variants(reader: str, content: bytes, number: int) -> Iterator[bytes]:
    """What is read for an input: itself and, for every hundredth `number`, it stretched.

    Most WARC files are read with right lengths and digests again, half of these within gzip:
    changes of their bytes alone would end at these checks.
    """
    way = zlib.crc32(content) % 3
    if reader == "warc" and way and not content.startswith(_GZIP):
        content = mended(content)[:LARGEST]
        content = packed(content, one=len(content) % 4 == 0) if way == 1 else content
    yield content
    if content and number % 100 == 0:
        yield stretched(content, number)


def stretched(content: bytes, seed: int) -> bytes:
    """A few bytes repeated in their place: what takes a time in the square of it is found so."""
    draw = random.Random(seed)
    at = draw.randrange(len(content))
    part = content[at : at + draw.choice((1, 4, 16, 64, 256, len(content)))]
    times = draw.randint(1, max(1, (LARGEST - len(content)) // len(part)))
    return (content[:at] + part * times + content[at:])[:LARGEST]


def mended(content: bytes) -> bytes:
    """Records with the length and the digest of what they hold."""
    made: list[bytes] = []
    for record in _RECORD.split(content):
        head, between, block = record.partition(b"\r\n\r\n")
        block = block.removesuffix(b"\r\n\r\n")
        digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest())
        head = re.sub(rb"\nContent-Length:.*", b"\nContent-Length: %d\r" % len(block), head)
        head = re.sub(
            rb"\nWARC-Block-Digest: sha1:.*", b"\nWARC-Block-Digest: sha1:%b\r" % digest, head
        )
        made.append(head.removesuffix(b"\r") + between + block + between)
    return b"".join(made)


def packed(content: bytes, *, one: bool) -> bytes:
    """A WARC file as gzip, a member for each record or `one` for all."""
    records = [content] if one else [record for record in _RECORD.split(content) if record]
    return b"".join(gzip.compress(record, 1, mtime=0) for record in records)
