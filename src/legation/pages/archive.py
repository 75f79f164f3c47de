"""The archive: every page's bytes under their own hash, so that a quote outlives its link."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from legation.errors import DiaryError, PageError
from legation.model import RawPage


def keep(page: RawPage, folder: Path) -> Path:
    """The path under `folder` at which the page's bytes are kept, written if they were not.

    The path is the content's SHA-256, sharded by its first two digits, so the same bytes are
    kept once whatever they were called. A reader never sees a file half written. Raises DiaryError
    where the folder takes no more.
    """
    path = _place(page.hash, folder)
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, page.content)
    except OSError as error:
        raise DiaryError(
            f"the archive {folder} cannot keep a page ({error.strerror}): make room or check the "
            "folder, and add it again; what was added before it is safe"
        ) from error
    return path


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        try:
            # A fixed time keeps the compressed bytes the same on every writing.
            part.write(gzip.compress(content, mtime=0))
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except OSError:
            Path(part.name).unlink(missing_ok=True)
            raise


def kept(digest: str, folder: Path) -> bytes:
    """The bytes kept under a page's hash; PageError where they are missing or damaged."""
    path = _place(digest, folder)
    if not path.exists():
        raise PageError(
            f"the archive {folder} holds no page {digest[:12]}…; wanted {path.name}: "
            "add the page again"
        )
    try:
        content = gzip.decompress(path.read_bytes())
    except (gzip.BadGzipFile, EOFError) as error:
        raise PageError(f"{path} is damaged ({error}): delete it and add the page again") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise PageError(
            f"{path} holds other bytes than its name says: delete it and add the page again"
        )
    return content


def drop(digest: str, folder: Path) -> None:
    """Remove the bytes kept under a page's hash; nothing happens where there are none."""
    _place(digest, folder).unlink(missing_ok=True)


def copy(folder: Path, to: Path) -> int:
    """Copy the pages of one archive that another lacks; how many those were."""
    copied = 0
    for source in sorted(folder.glob("*/*.gz")):
        target = to / source.relative_to(folder)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(".part")
            shutil.copyfile(source, part)
            part.replace(target)
            copied += 1
    return copied


def _place(digest: str, folder: Path) -> Path:
    return folder / digest[:2] / f"{digest}.gz"
