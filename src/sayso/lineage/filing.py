"""Reports filed together under what they share: which pairs lie in one file, counted over millions of files at a time."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.texts import Hashes

Integers = NDArray[np.int64]
AT_ONCE = 4_000_000  # pairs that are held before they are counted


class Files(NamedTuple):
    """Files by their key: number n has the key `keys[n]` and its owners at `edges[n]` up to `edges[n + 1]`, in order, each once."""

    keys: Hashes
    owners: Integers
    edges: Integers

    @property
    def sizes(self) -> Integers:
        """How many owners each has."""
        return np.diff(self.edges)

    def owners_of(self, number: int) -> Integers:
        """The owners of one file."""
        return self.owners[self.edges[number] : self.edges[number + 1]]

    def choose(self, chosen: NDArray[np.bool_]) -> "Files":
        """Only the chosen files."""
        sizes = self.sizes
        return Files(
            self.keys[chosen],
            self.owners[np.repeat(chosen, sizes)],
            np.concatenate(([0], np.cumsum(sizes[chosen]))),
        )


def in_order(keys: Hashes, owners: Integers) -> tuple[Hashes, Integers]:
    """By key and then owner, each pair of them once."""
    order = np.argsort(keys)  # not stable, but many times as fast: owners are put in order after
    keys, owners = keys[order], owners[order]
    again = np.concatenate(([False], keys[1:] == keys[:-1]))
    if not again.any():
        return keys, owners
    shared = again.copy()
    shared[:-1] |= again[1:]
    first = np.cumsum(~again)[shared] * (owners.max() + 1)
    owners[shared] = np.sort(first + owners[shared]) - first
    fresh = ~again
    fresh[1:] |= owners[1:] != owners[:-1]
    return keys[fresh], owners[fresh]


def file_by(keys: Hashes, owners: Integers) -> Files:
    """Files of at least two owners, of what `in_order` gives."""
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[1:] != keys[:-1]
    edges = np.append(np.flatnonzero(starts), len(keys))
    files = Files(keys[starts], owners, edges)
    return files.choose(files.sizes >= 2)


def pairs_in(files: Files, whole: int, count: int) -> Iterator[tuple[Integers, Integers]]:
    """All pairs of small files; of one with more than `whole` owners, each with the first and with the one before it.

    In arrays of at most about AT_ONCE: the pairs as numbers `lower * count + higher`, and of which file each is.
    """
    sizes = files.sizes
    for size in np.unique(sizes[sizes <= whole]).tolist():
        numbers = np.flatnonzero(sizes == size)
        one, other = np.triu_indices(size, 1)
        step = max(1, AT_ONCE // len(one))
        for at in range(0, len(numbers), step):
            some = numbers[at : at + step]
            held = files.owners[files.edges[some][:, None] + np.arange(size)]
            yield (held[:, one] * count + held[:, other]).ravel(), np.repeat(some, len(one))
    large = np.flatnonzero(sizes > whole)
    if len(large):
        number = np.repeat(large, sizes[large])
        place = np.arange(len(number)) - np.repeat(np.cumsum(sizes[large]) - sizes[large], sizes[large])
        start = files.edges[number]
        held, first = files.owners[start + place], files.owners[start]
        before = files.owners[start + np.maximum(place - 1, 0)]
        yield (first * count + held)[place >= 1], number[place >= 1]
        yield (before * count + held)[place >= 2], number[place >= 2]


class Tally:
    """How often each pair was met."""

    def __init__(self) -> None:
        self._waiting: list[Integers] = []
        self._held = 0
        self._pairs = np.zeros(0, dtype=np.int64)
        self._counts = np.zeros(0, dtype=np.int64)

    def add(self, pairs: Integers) -> None:
        """Count these once more each."""
        self._waiting.append(pairs)
        self._held += len(pairs)
        if self._held > AT_ONCE:
            self._settle()

    def read(self) -> tuple[Integers, Integers]:
        """The pairs in order, and how often each was met."""
        self._settle()
        return self._pairs, self._counts

    def _settle(self) -> None:
        if not self._waiting:
            return
        pairs, counts = np.unique(np.concatenate(self._waiting), return_counts=True)
        self._waiting, self._held = [], 0
        if not len(self._pairs):
            self._pairs, self._counts = pairs, counts
            return
        both = np.concatenate([self._pairs, pairs])
        self._pairs, where = np.unique(both, return_inverse=True)
        self._counts = np.bincount(where, np.concatenate([self._counts, counts])).astype(np.int64)
