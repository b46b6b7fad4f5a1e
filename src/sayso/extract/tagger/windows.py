"""Cuts a text into windows for the model at places that depend on the words there, not on how far down they stand.

A copy with another beginning, or with a paragraph more, has the same windows again from the second cut or so on, and what was
found in those need not be looked for anew (content-defined chunking: Muthitacharoen, Chen and Mazieres 2001, LBFS).
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from sayso.extract.tagger.pieces import ROOM, Slice, Window, cut_long, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.extract.tagger.pieces import Pieces

LEAST = 60  # pieces in a window, before it may end
MOST = 128  # pieces and separators in a window of more than one paragraph: the longer, the more a change takes along


def split_windows(paragraphs: Sequence[Pieces]) -> Iterator[Window]:
    """Windows of whole paragraphs, each closed by a separator; only a paragraph longer than a window is cut.

    Of the places where a window could end, the one is taken before the paragraph whose hash is the smallest.
    """
    parts = [(number, low, high) for number, one in enumerate(paragraphs) for low, high in cut_long(one, ROOM - 1)]
    marks = [_mark(paragraphs[number].ids[low:high]) for number, low, high in parts]
    first = 0
    while first < len(parts):
        ends: list[int] = []  # where this window could end
        used, last = 0, first
        while last < len(parts) and (last == first or used + _size(parts[last]) <= MOST):
            used += _size(parts[last])
            last += 1
            if used >= LEAST:
                ends.append(last)
        if last < len(parts):
            last = min(ends, key=marks.__getitem__, default=last)
        slices, at = [], 1
        for number, low, high in parts[first:last]:
            slices.append(Slice(number, low, high, at))
            at += high - low + 1
        yield fill(paragraphs, slices, at)
        first = last


def _size(part: tuple[int, int, int]) -> int:
    """How much room a part takes, its separator included."""
    _, low, high = part
    return high - low + 1


def _mark(ids: Sequence[int]) -> bytes:
    return blake2b(np.array(ids, np.int32).tobytes(), digest_size=8).digest()
