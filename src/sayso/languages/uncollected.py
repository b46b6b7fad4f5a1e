"""Lets Python's search for cyclic garbage wait while a document is read.

A document makes hundreds of thousands of objects and hardly a cycle; every search goes through all the models and word lists
besides, which is a fifteenth of what reading a copy takes. What is in no cycle is freed at once as ever. What stays of a
document, above all what is remembered of its paragraphs, stays long: it is put with what lives longest at once, instead of
being gone through three times on its way there, and all of it is searched once in a while.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

OFTEN = 1_000  # after how many times all is searched
_times = count(1)


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
        if not gc.get_freeze_count():  # nobody has set something aside: all that is set aside now comes back
            gc.freeze()
            gc.unfreeze()
            if not next(_times) % OFTEN:
                gc.collect()
        gc.enable()
