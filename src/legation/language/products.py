"""Matrix products by numpy's library, in the calling thread.

The library that thinc brings is built for the least of processors; numpy's suits itself to the one
it runs on and takes a third of the time. Left alone it shares each product among all cores, which
costs more than it saves where products are as small as those of an article.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, get_current_ops, set_current_ops

_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")

Floats = NDArray[np.float32]


class _Threads(NamedTuple):
    """How many threads numpy's library uses, asked and set."""

    ask: Callable[[], int]
    limit: Callable[[int], None]


class Products(NumpyOps):  # type: ignore[misc]  # thinc's class has no types
    """thinc's operations, the matrix product among them numpy's."""

    def gemm(
        self,
        x: Floats,
        y: Floats,
        out: Floats | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats:
        """The product of two matrices, each turned over first where asked."""
        made: Floats = np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
        return made


@contextmanager
def chosen() -> Iterator[None]:
    """Pipelines loaded meanwhile use numpy's products, where they can be kept to a thread."""
    before = get_current_ops()
    if _threads() is not None:
        set_current_ops(Products())
    try:
        yield
    finally:
        set_current_ops(before)


@contextmanager
def one_thread() -> Iterator[None]:
    """Numpy's products are made in one thread meanwhile; then as before."""
    threads = _threads()
    if threads is None:
        yield
        return
    before = threads.ask()
    threads.limit(1)
    try:
        yield
    finally:
        threads.limit(before)


@cache
def _threads() -> _Threads | None:
    library: Any = ctypes.CDLL(importlib.import_module("numpy.linalg._umath_linalg").__file__)
    for prefix in _PREFIXES:
        for suffix in _SUFFIXES:
            ask = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
            limit = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
            if ask is not None and limit is not None:
                return _Threads(ask, limit)
    return None
