"""Which reports are nearly the same: those that have most of their short word runs in common.

Of each report's runs the ones with the smallest hashes stand for all of them: the same ones in a report and its copy (a
sketch by hash value; Broder 1997, "On the resemblance and containment of documents"). Short reports keep all.
"""

from collections.abc import Sequence

import numpy as np

from sayso.lineage.filing import Integers, Tally, file_by, in_order, pairs_in
from sayso.lineage.texts import Hashes

SKETCH = 64  # runs, up to twice as many, that stand for a report
NEARLY_SAME = 0.8  # of the runs that one or the other of two reports has, that both must have
WHOLE_FILE = 12  # up to so many reports with one run, all are paired; of more, each with the first and the last
_ALL = np.uint64(2**64 - 1)


def near_copies(shingles: Sequence[Hashes]) -> tuple[tuple[int, int], ...]:
    """The pairs of indexes (lower first, in order) of reports that are nearly the same, given the hashes of their runs.

    Of many copies of one report not every pair is listed, but all are linked.
    """
    count = len(shingles)
    sizes = np.array([len(listed) for listed in shingles], dtype=np.int64)
    if not sizes.sum():
        return ()
    levels = np.maximum(0, np.floor(np.log2(np.maximum(sizes, 1) / SKETCH))).astype(np.uint64)
    keys = np.concatenate(shingles)
    # a run stands for its report with a chance of one in two to the level
    kept = keys <= np.repeat(_ALL >> levels, sizes)
    keys, owners = in_order(keys[kept], np.repeat(np.arange(count), sizes)[kept])
    halved = keys <= (_ALL >> (levels + np.uint64(1)))[owners]
    own, half = np.bincount(owners, minlength=count), np.bincount(owners[halved], minlength=count)
    tally = Tally()
    for some, _ in pairs_in(file_by(keys, owners), WHOLE_FILE, count):
        tally.add(some)
    pairs, shared = tally.read()
    one, other = pairs // count, pairs % count
    level = np.maximum(levels[one], levels[other])
    size = sum(np.where(levels[side] == level, own[side], half[side]) for side in (one, other))
    near = (shared >= NEARLY_SAME * (size - shared)) & (level - np.minimum(levels[one], levels[other]) <= 1)
    return tuple(zip(one[near].tolist(), other[near].tolist(), strict=True))


def find_families(count: int, pairs: Sequence[tuple[int, int]]) -> Integers:
    """For each of `count` reports the index of the first that is nearly the same, directly or by way of others."""
    parent = list(range(count))
    for one, other in pairs:
        first, second = _root(parent, one), _root(parent, other)
        parent[max(first, second)] = min(first, second)
    return np.array([_root(parent, index) for index in range(count)], dtype=np.int64)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
