"""Gives memory that is no longer used back to the system.

The C library keeps the pages that are free for itself, and what Python's small objects leave free serves only others of their size.
After the lineage of 100,000 reports, when its words and vectors are forgotten, 1.7 GB become 0.7 GB.
"""

import ctypes
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _trim() -> Any:
    """The call that does it; `None` where the C library has none (only glibc's has)."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None


def release() -> None:
    """Give back what can be given back; takes milliseconds, and does nothing where that is not possible."""
    trim = _trim()
    if trim is not None:
        trim(ctypes.c_size_t(0))
