"""What is known of an address from the last time: so that it is fetched again only if it changed.

Kept in the folder of the archive, under "fetched": one small JSON file an address, which names
the bytes that the archive keeps.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from legation.errors import PageError
from legation.model import Media, RawPage
from legation.pages.archive import keep, kept


@dataclass(frozen=True, slots=True)
class Known:
    """An address as it was last answered; `page` is the hash of the bytes the archive keeps."""

    url: str
    page: str
    content_type: str
    etag: str | None = None
    modified: str | None = None

    def asking(self) -> dict[str, str]:
        """The headers that ask for an answer only if it is another than this."""
        return asking(etag=self.etag, modified=self.modified)


def asking(*, etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers that ask for an answer only if it is another than the one these came with."""
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in told.items() if value}


def known(url: str, archive: Path) -> tuple[Known, bytes] | None:
    """What the last answer of an address was; None where it or its bytes are not kept."""
    try:
        told = json.loads(_place(url, archive).read_bytes())
        last = Known(**told)
        return (last, kept(last.page, archive)) if last.url == url else None
    except (OSError, ValueError, TypeError, PageError):
        # A damaged note only costs a full answer; it must never stop or colour a reading.
        return None


def remember(url: str, headers: dict[str, str], content: bytes, archive: Path) -> None:
    """Keep an answer's bytes and its ETag and Last-Modified, if it has any."""
    etag, modified = headers.get("etag"), headers.get("last-modified")
    if etag is None and modified is None:
        return
    page = RawPage(id=url, content=content, media=Media.TEXT)
    keep(page, archive)
    note = Known(url, page.hash, headers.get("content-type", ""), etag, modified)
    path = _place(url, archive)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(json.dumps(asdict(note)).encode())
    Path(part.name).replace(path)


def _place(url: str, archive: Path) -> Path:
    name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
    return archive / "fetched" / name[:2] / f"{name}.json"
