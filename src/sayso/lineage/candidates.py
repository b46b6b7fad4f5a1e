"""Which pairs of reports are worth comparing: those that share runs of words, and those that share rare names and facts.

Never all pairs: reports are filed under hashes of short word runs and under their rarest names, numbers and words, and
only those filed together are compared; large files are thinned out, so that the work stays near linear.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.sketches import Sketch, sketch
from sayso.lineage.texts import Hashes, Text

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
AT_ONCE = 4_000_000  # runs of words that are sorted together
FEWEST = 4  # runs of words that two reports must share
WHOLE_BLOCK = 12  # up to so many reports under one word run, all are paired; of more, each with the first and the last
LARGEST_BLOCK = 60  # groups of reports that share one rare word at most; above, the word is not rare
RARE_KEYS = 30  # rare words and names of one report that it is filed under
PARTNERS = 12  # reports that share rare words with one report and are compared with it, best first
ALIKE = 0.12  # of the weight that RARE_KEYS words can have, that two reports must share
SMALL_PILE = 300  # reports; in fewer the best partners are compared however little they share
COMMON_RUN = 6  # unlike reports that share one run of words: from here on it is taken for a standing phrase
FEW_RUNS, MANY_RUNS = 25, 50  # runs in common that are too few for an article, the more where all share as many,
EVEN = 4  # give or take


class Blocks(NamedTuple):
    """`pairs` of text indexes (lower first) with reports to compare; `standing` hashes of runs that many reports share."""

    pairs: tuple[tuple[int, int], ...]
    standing: frozenset[int]


def find_candidates(texts: Sequence[Text]) -> Blocks:
    """The pairs among `texts`, which stand in order of time, that may derive one from the other."""
    return pair_up([sketch(text) for text in texts])


def pair_up(sketches: Sequence[Sketch]) -> Blocks:
    """`find_candidates` for texts of which there are `sketches`."""
    if len(sketches) < 2:
        return Blocks((), frozenset())
    families = _families(sketches)
    pairs, standing = _sharing_runs([one.runs for one in sketches], families)
    pairs |= _sharing_rare_words([one.content for one in sketches], families)
    return Blocks(tuple(sorted(pairs)), standing)


def _families(sketches: Sequence[Sketch]) -> Integers:
    """For each text the index of the first that is nearly the same; only used to count unlike texts."""
    parent = list(range(len(sketches)))
    buckets: dict[tuple[int, bytes], int] = {}
    for index, one in enumerate(sketches):
        for band, key in enumerate(one.bands):
            first, own = _root(parent, buckets.setdefault((band, key), index)), _root(parent, index)
            parent[max(first, own)] = min(first, own)
    return np.array([_root(parent, index) for index in range(len(sketches))], dtype=np.int64)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _sharing_runs(shingles: Sequence[Hashes], families: Integers) -> tuple[set[tuple[int, int]], frozenset[int]]:
    """Pairs that share at least FEWEST runs, and the runs that many unlike texts share.

    The runs are gone through in parts of about AT_ONCE, by their hash, so that memory does not grow with the pile.
    """
    parts = 1 + sum(map(len, shingles)) // AT_ONCE
    counts: dict[tuple[int, int], int] = {}
    standing: list[tuple[int, list[tuple[int, int]]]] = []
    for part in range(parts):
        chosen = [listed[listed % np.uint64(parts) == part] if parts > 1 else listed for listed in shingles]
        owners = np.repeat(np.arange(len(chosen)), [len(listed) for listed in chosen])
        for run, filed in _blocks(np.concatenate(chosen), owners):
            unlike = len(np.unique(families[filed])) if len(filed) >= COMMON_RUN else 1
            pairs = _pair(filed.tolist(), WHOLE_BLOCK)
            if unlike >= COMMON_RUN:
                standing.append((run, pairs))
            for pair in pairs:
                counts[pair] = counts.get(pair, 0) + 1
    sizes = [len(listed) for listed in shingles]
    phrases = frozenset(run for run, pairs in standing if _is_phrase(pairs, counts, sizes))
    return {pair for pair, count in counts.items() if count >= FEWEST}, phrases


def _is_phrase(pairs: Sequence[tuple[int, int]], counts: Mapping[tuple[int, int], int], sizes: Sequence[int]) -> bool:
    """Whether a run is all that its reports share: less than a quarter of the shorter, or too few words for an article."""
    shared = sorted(counts[pair] for pair in pairs)
    shares = sorted(counts[one, other] / max(1, min(sizes[one], sizes[other])) for one, other in pairs)
    middle = len(shared) // 2
    even = shared[-1 - middle // 2] <= shared[middle // 2] + EVEN
    return shared[middle] < (MANY_RUNS if even else FEW_RUNS) or shares[middle] < 0.25


def _blocks(keys: Hashes, owners: Integers) -> Iterator[tuple[int, Integers]]:
    """Each key that at least two own, with its owners in order."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    edges = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    shared = np.flatnonzero(np.diff(edges) >= 2)
    for start, end in zip(edges[shared].tolist(), edges[shared + 1].tolist(), strict=True):
        yield int(keys[start]), owners[start:end]


def _sharing_rare_words(contents: Sequence[Hashes], families: Integers) -> set[tuple[int, int]]:
    """Pairs of unlike texts that share much of their rarest words, for each text the PARTNERS best."""
    owners = np.repeat(np.arange(len(contents)), [len(words) for words in contents])
    words = np.concatenate(contents) if contents else np.zeros(0, dtype=np.uint64)
    words, owners, weights = _rarest(words, owners, families, len(contents))
    highest = math.log(1 + len(contents)) + 0.1
    totals = [highest * max(1, min(RARE_KEYS, len(listed))) for listed in contents]
    alike = ALIKE if len(contents) > SMALL_PILE else 0.0
    weight_of = dict(zip(words.tolist(), weights.tolist(), strict=True))
    shared: dict[tuple[int, int], float] = {}
    for word, filed in _blocks(words, owners):
        weight = weight_of[word]
        for pair in _pair(filed.tolist(), LARGEST_BLOCK):
            shared[pair] = shared.get(pair, 0.0) + weight
    partners: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for pair, weight in shared.items():
        part = weight / min(totals[pair[0]], totals[pair[1]])
        if part >= alike and families[pair[0]] != families[pair[1]]:
            for index in pair:
                partners.setdefault(index, []).append((-round(part, 9), pair))
    return {pair for listed in partners.values() for _, pair in sorted(listed)[:PARTNERS]}


def _rarest(words: Hashes, owners: Integers, families: Integers, size: int) -> tuple[Hashes, Integers, Floats]:
    """Of all words with their owners those that are rare but not alone, RARE_KEYS for each owner, with their weights."""
    largest = max(LARGEST_BLOCK, int(math.sqrt(size)))
    pairs = np.unique(np.stack([words, families[owners].astype(np.uint64)], axis=1), axis=0)[:, 0]
    known, unlike = np.unique(pairs, return_counts=True)
    counts = unlike[np.searchsorted(known, words)]
    kept = (counts >= 2) & (counts <= largest)
    words, owners, counts = words[kept], owners[kept], counts[kept]
    weights = np.log((1 + size) / counts) + 0.1
    order = np.lexsort((words, -weights, owners))
    words, owners, weights = words[order], owners[order], weights[order]
    first = np.searchsorted(owners, owners)
    rare = np.arange(len(owners)) - first < RARE_KEYS
    return words[rare], owners[rare], weights[rare]


def _pair(filed: Sequence[int], whole: int) -> list[tuple[int, int]]:
    """All pairs of a small file; of a large one, each report with the first and with the one before it."""
    if len(filed) <= whole:
        return [(one, other) for at, one in enumerate(filed) for other in filed[at + 1 :]]
    first = [(filed[0], other) for other in filed[1:]]
    return first + [(filed[at - 1], filed[at]) for at in range(2, len(filed))]
