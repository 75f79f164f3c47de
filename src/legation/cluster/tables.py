"""Readings and errors as Parquet files, each written whole. Needs the extra `analysis`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from legation.errors import ExtraMissing
from legation.model import RawPage, Reading, Working
from legation.store import codec

Row: TypeAlias = "dict[str, str | int | float | bytes | None]"

READINGS = {
    "number": "int32",
    "page": "string",
    "hash": "string",
    "media": "string",
    "url": "string",
    "stated_published": "string",
    "stated_zone": "string",
    "article": "string",
    "title": "string",
    "published": "string",
    "day": "string",
    "agency": "string",
    "language": "string",
    "claims": "int32",
    "acts": "int32",
    "series": "int32",
    "offices": "int32",
    "unread": "int32",
    "reading": "string",
    "content": "binary",
}
"""The columns of a reading; the last two are null where a page says nothing."""

ERRORS = {"number": "int32", "page": "string", "failure": "string", "reason": "string"}
"""The columns of a page that was not read."""

_LARGE = ("reading", "content")
_GROUP = 32_000_000
_SMALL = 200


def reading_row(number: int, page: RawPage, reading: Reading) -> Row:
    """A reading as a row. A page's bytes and its reading are kept where it says something."""
    article = reading.article
    counted = {
        "claims": len(reading.claims),
        "acts": len(reading.acts),
        "series": len(reading.series),
        "offices": len(reading.offices),
        "unread": len(reading.unread),
    }
    says = any(counted.values())
    row: Row = {
        "number": number,
        "page": page.id,
        "hash": page.hash,
        "media": page.media.value,
        "url": article.url,
        "stated_published": page.published,
        "stated_zone": page.zone,
        "article": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "day": article.anchor_day.isoformat() if article.anchor_day else None,
        "agency": article.agency,
        "language": article.language,
        **counted,
        "reading": codec.dumps(replace(reading, working=Working())) if says else None,
        "content": page.content if says else None,
    }
    return {name: _text(value) if isinstance(value, str) else value for name, value in row.items()}


def error_row(number: int, page: str, failure: str, reason: str) -> Row:
    """A page that was not read as a row."""
    return {"number": number, "page": _text(page), "failure": failure, "reason": _text(reason)}


def _text(value: str) -> str:
    """The text as UTF-8 can hold it: half a surrogate pair stands as its escape."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")


class Table:
    """A Parquet file that is being written; rows wait until they are 32 MB."""

    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        arrow = parquet()[0]
        self._schema = arrow.schema(
            [(name, arrow.type_for_alias(of)) for name, of in columns.items()]
        )
        plain = [name for name in columns if name not in _LARGE]
        self._writer = parquet()[1].ParquetWriter(
            str(path), self._schema, compression="zstd", use_dictionary=plain
        )
        self._waiting: list[Row] = []
        self._held = 0

    def add(self, row: Row) -> None:
        """Write a row, now or later."""
        self._waiting.append(row)
        large = (row.get(name) for name in _LARGE)
        self._held += _SMALL + sum(len(it) for it in large if isinstance(it, str | bytes))
        if self._held > _GROUP:
            self._flush()

    def _flush(self) -> None:
        table = parquet()[0].Table.from_pylist(self._waiting, schema=self._schema)
        self._writer.write_table(table)
        self._waiting, self._held = [], 0

    def close(self) -> None:
        """Write what waits, and the file's end."""
        if self._waiting:
            self._flush()
        self._writer.close()


def write(path: Path, columns: dict[str, str], told: Iterable[Row]) -> int:
    """Write rows, as they come, to a file that is there once it is whole; how many there are."""
    count = 0
    with whole(path) as part:
        table = Table(part, columns)
        for count, row in enumerate(told, 1):  # noqa: B007 - the last is how many
            table.add(row)
        table.close()
    return count


def rows(path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a Parquet file, in order."""
    file = parquet()[1].ParquetFile(str(path))
    for batch in file.iter_batches(batch_size=256, columns=columns):
        yield from batch.to_pylist()


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """The path of a file beside `path` that takes its place once it is written and safe.

    Whatever fails or is killed meanwhile, `path` holds its former content or the new one whole.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def parquet() -> tuple[Any, Any]:
    """The modules pyarrow and pyarrow.parquet; ExtraMissing where they are not installed."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            "pyarrow is not installed, and readings are kept as Parquet: run "
            "pip install 'legation[analysis]'"
        ) from error
