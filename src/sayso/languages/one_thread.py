"""Holds numpy's matrix multiplication to one thread while a document is read.

The matrices here are small: spread over several threads they take longer, on a busy machine three times as long. To use
more cores, read several documents at a time (`sayso.engine`).
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np


class _Threads(NamedTuple):
    """How many threads OpenBLAS uses: to ask and to set."""

    get: Callable[[], int]
    set: Callable[[int], None]


@contextmanager
def one_thread() -> Iterator[None]:
    """While this is open, numpy multiplies on one thread, if that can be arranged; afterwards as before."""
    threads = _openblas()
    before = threads.get() if threads else 1
    if threads is None or before == 1:
        yield
        return
    threads.set(1)
    try:
        yield
    finally:
        threads.set(before)


def can_be_held() -> bool:
    """Whether `one_thread` does what it says in this installation."""
    return _openblas() is not None or "1" in {os.environ.get("OMP_NUM_THREADS"), os.environ.get("OPENBLAS_NUM_THREADS")}


@lru_cache(maxsize=1)
def _openblas() -> _Threads | None:
    """The OpenBLAS that numpy's wheels bring, already loaded; `None` for a numpy that was built with something else."""
    package = Path(np.__file__).parent
    places = (package.with_name("numpy.libs"), package / ".dylibs")
    for path in (path for place in places for path in sorted(place.glob("*scipy_openblas*"))):
        try:
            library = ctypes.CDLL(str(path))
            get, put = library.scipy_openblas_get_num_threads64_, library.scipy_openblas_set_num_threads64_
        except (OSError, AttributeError):
            continue
        get.restype, put.argtypes, put.restype = ctypes.c_int, [ctypes.c_int], None
        return _Threads(get, put)
    return None
