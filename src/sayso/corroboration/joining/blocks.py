"""Which statements stand together under two marks, or under several: the pairs worth comparing, found millions at a time.

Held in arrays of numbers: as tuples the pairs of a large pile took more memory than all of its readings.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
AT_ONCE = 4_000_000  # entries, or pairs, that are held before they are sorted
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Blocks:
    """Statements (by number) under two marks each; a block is all those under the same two, the order of these included."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(lambda: len(self._numbers))
        self._crossed: dict[tuple[int, int], array[int]] = {}
        self._paired: dict[int, array[int]] = {}

    def cross(self, statement: int, firsts: Iterable[str], seconds: Iterable[str]) -> None:
        """File a statement under each of `firsts` with each of `seconds` (none of which occurs twice)."""
        ours, theirs = [self._numbers[mark] for mark in firsts], [self._numbers[mark] for mark in seconds]
        if ours and theirs:
            self._crossed.setdefault((len(ours), len(theirs)), array("i")).extend((statement, *ours, *theirs))

    def pair(self, statement: int, marks: Sequence[str]) -> None:
        """File a statement under each two of `marks`, in their order (none of which occurs twice)."""
        if len(marks) > 1:
            numbers = [self._numbers[mark] for mark in marks]
            self._paired.setdefault(len(marks), array("i")).extend((statement, *numbers))

    def pairs(self, count: int, largest: int) -> Integers:
        """All pairs that share a block of at most `largest`, each once, in order, as numbers `lower * count + higher`.

        `count` is more than any statement's number.
        """
        found = np.zeros(0, dtype=np.int64)
        waiting: list[Integers] = []
        for keys, owners in self._parts():
            for pairs in _within(keys, owners, count, largest):
                waiting.append(pairs)
                if sum(map(len, waiting)) > AT_ONCE:
                    found, waiting = _once([found, *waiting]), []
        return _once([found, *waiting])

    def _parts(self) -> Iterator[tuple[Keys, Integers]]:
        """All entries, key and statement, in parts of about AT_ONCE: a block is never divided."""
        parts = 1 + sum(len(keys) for keys, _ in self._entries()) // AT_ONCE
        for part in range(parts):
            chosen = []
            for keys, owners in self._entries():
                kept = (keys * _MIX >> np.uint64(32)) % np.uint64(parts) == np.uint64(part)
                chosen.append((keys[kept], owners[kept]))
            if chosen:
                yield np.concatenate([keys for keys, _ in chosen]), np.concatenate([owners for _, owners in chosen])

    def _entries(self) -> Iterator[tuple[Keys, Integers]]:
        for (ours, theirs), listed in self._crossed.items():
            one, other = (side.ravel() for side in np.indices((ours, theirs)))
            yield from _keyed(listed, ours + theirs, one, other + ours)
        for size, listed in self._paired.items():
            yield from _keyed(listed, size, *np.triu_indices(size, 1))


def sharing(marked: Sequence[Collection[str]], *, least: int, largest: int) -> Iterator[tuple[int, int]]:
    """The pairs of indexes that have at least `least` marks in common, in order (lower first).

    `marked` has the marks of each, none twice; a mark of more than `largest` does not count.
    """
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    keys = np.fromiter((numbers[mark] for marks in marked for mark in marks), np.uint64)
    owners = np.repeat(np.arange(len(marked)), [len(marks) for marks in marked])
    pairs, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for some in _within(keys, owners, len(marked), largest):
        more, shared = np.unique(some, return_counts=True)
        pairs, where = np.unique(np.concatenate([pairs, more]), return_inverse=True)
        counts = np.bincount(where, np.concatenate([counts, shared])).astype(np.int64)
    one, other = np.divmod(pairs[counts >= least], max(1, len(marked)))
    yield from zip(one.tolist(), other.tolist(), strict=True)


def _keyed(listed: "array[int]", width: int, one: Integers, other: Integers) -> Iterator[tuple[Keys, Integers]]:
    """Of rows of a statement and `width` marks: the keys of its pairs of marks at the places `one` and `other`."""
    rows = np.frombuffer(listed, dtype=np.intc).reshape(-1, 1 + width)
    step = max(1, AT_ONCE // len(one))
    for at in range(0, len(rows), step):
        some = rows[at : at + step]
        marks = some[:, 1:].astype(np.uint64)
        keys = marks[:, one] << np.uint64(32) | marks[:, other]
        yield keys.ravel(), np.repeat(some[:, 0].astype(np.int64), len(one))


def _once(listed: Sequence[Integers]) -> Integers:
    """All numbers, each once, in order; several times as fast as `np.unique`, which files them by hash."""
    numbers = np.concatenate(listed)
    numbers.sort()
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers


def _within(keys: Keys, owners: Integers, count: int, largest: int) -> Iterator[Integers]:
    """The pairs in each block of two to `largest` statements, the blocks of one size together."""
    order = np.argsort(keys)
    keys, owners = keys[order], owners[order]
    edges = np.append(np.flatnonzero(np.append(True, keys[1:] != keys[:-1])), len(keys))
    sizes = np.diff(edges)
    for size in np.unique(sizes[(sizes > 1) & (sizes <= largest)]).tolist():
        starts = edges[:-1][sizes == size]
        one, other = np.triu_indices(size, 1)
        step = max(1, AT_ONCE // len(one))
        for at in range(0, len(starts), step):
            held = owners[starts[at : at + step, None] + np.arange(size)]
            left, right = held[:, one], held[:, other]
            yield (np.minimum(left, right) * count + np.maximum(left, right)).ravel()
