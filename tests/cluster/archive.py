"""Made-up pages for the cluster's tests, in the files that archives come in."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

LANDS = ("Norway", "Peru", "Latvia", "Tunisia", "Togo", "Ecuador")
CITIES = ("Oslo", "Lima", "Riga", "Tunis", "Lome", "Quito")


def story(number: int) -> str:
    """A page that tells of one meeting, or every third of nothing that matters."""
    if number % 3 == 2:
        return f"Rain again\n\nIt rained for {number} hours and the harvest of plums is late.\n"
    one, two = number % 6, (number // 6 + number + 1) % 6
    day = date(2024, 3, 1) + timedelta(days=number // 2)
    return (
        f"Ministers meet, report {number}\n\n{CITIES[one].upper()}, {day:%B %-d, %Y} - The foreign "
        f"minister of {LANDS[one]} met the foreign minister of {LANDS[two]} in {CITIES[one]} on "
        f"{day:%A}, officials said.\n"
    )


def lines(path: Path, count: int, *, first: int = 0) -> Path:
    """JSON Lines of so many pages."""
    told = (
        {"id": f"https://news{n}.example/story", "text": story(n)}
        for n in range(first, first + count)
    )
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    return path


def record(address: str, body: bytes, media: str = "text/plain") -> bytes:
    """A page as a WARC record."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def warc(path: Path, count: int) -> Path:
    """A WARC file of so many pages, a gzip member each."""
    records = (
        record(
            f"https://news{n}.example/story",
            f"<h1>{story(n).replace(chr(10) * 2, '</h1><p>')}</p>".encode(),
            "text/html",
        )
        for n in range(count)
    )
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return path
