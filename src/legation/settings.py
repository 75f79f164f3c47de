"""What holds for a diary unless somebody says otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

LANGUAGE = "en"
"""The language pages are read in."""

UNKNOWN_LANGUAGE = "und"
"""What ISO 639 calls a language that cannot be told."""


def archive_of(diary: Path | str) -> Path:
    """The folder that keeps a diary's pages: "legation.pages" beside "legation.db".

    Those of a database that is no file are kept in the current folder, under the database's name.
    """
    if isinstance(diary, Path):
        return diary.with_suffix(".pages")
    return Path(f"{urlsplit(diary).path.strip('/') or 'legation'}.pages")


_READING = ("articles", "claims", "language", "lexicon")
"""The folders whose words and code make a reading what it is."""


@cache
def rules() -> str:
    """The version of the rules that readings are made by: Legation's own, and their content's.

    Two installations with the same rules read a page alike; where any word of them differs, so
    does this.
    """
    return f"{version('legation')}+{_digest(_READING)}"


@cache
def folding() -> str:
    """The version of the rules by which claims become engagements."""
    return _digest(("engagements", "lexicon"))


def _digest(folders: tuple[str, ...]) -> str:
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv"):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
