"""Gives memory that is no longer used back to the system.

What was made in between and is kept, one small thing here and there, holds on to the pages that it stands on; the C library keeps
such as are free for itself. After the lineage of 100,000 reports that is as much as a third of all their readings take.
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
