"""Rows as an Arrow table: Parquet files, pandas and polars frames. Needs the extra `analysis`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from legation.errors import ExtraMissing
from legation.views.export.rows import Row

_DATES = frozenset({"first", "last", "first_said", "last_said", "said_on"})
_FLAGS = frozenset({"unresolved", "confirmed", "main"})
_COUNTS = frozenset({"pages", "voices"})
_LISTS = frozenset(
    {
        "countries",
        "participants",
        "visitors",
        "hosts",
        "roles",
        "sources",
        "disputed",
        "by_hand",
    }
)


def parquet(rows: Iterable[Row], columns: Sequence[str], path: Path) -> None:
    """Write the rows to a Parquet file: days as dates, several values as lists."""
    table = _table(rows, columns)
    extra("pyarrow.parquet").write_table(table, str(path), compression="zstd")


def frame(rows: Iterable[Row], columns: Sequence[str], *, library: str) -> Any:
    """The rows as a frame of "pandas" or "polars"; ExtraMissing where that is not installed."""
    table = _table(rows, columns)
    if library == "polars":
        return extra("polars").from_arrow(table)
    extra("pandas")
    return table.to_pandas()


def _table(rows: Iterable[Row], columns: Sequence[str]) -> Any:
    arrow = extra("pyarrow")
    schema = arrow.schema([(column, _type(arrow, column)) for column in columns])
    listed = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
        for row in rows
    ]
    return arrow.Table.from_pylist(listed, schema=schema)


def _type(arrow: Any, column: str) -> Any:
    if column in _LISTS:
        return arrow.list_(arrow.string())
    if column in _DATES:
        return arrow.date32()
    if column in _FLAGS:
        return arrow.bool_()
    if column in _COUNTS:
        return arrow.int32()
    return arrow.float64() if column == "confidence" else arrow.string()


def extra(name: str) -> Any:
    """A module of the extra `analysis`; ExtraMissing where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            f"{name.partition('.')[0]} is not installed, and this needs it: run "
            "pip install 'legation[analysis]'"
        ) from error
