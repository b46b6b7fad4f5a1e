"""Lets Python's search for cyclic garbage wait while a document is read.

A document makes hundreds of thousands of objects and hardly a cycle; every search goes through all the models and word lists
besides, which is a fifteenth of what reading a copy takes. What is in no cycle is freed at once as ever.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While this is open, no search is begun; afterwards as before."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
