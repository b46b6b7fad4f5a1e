"""Which pairs of reports are worth comparing: those that share runs of words, and those that share rare names and facts.

Never all pairs: reports are filed under hashes of short word runs and under their rarest names, numbers and words, and
only those filed together are compared; large files are thinned out, so that the work stays near linear.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.lexicon import lexicon
from sayso.lineage.texts import Hashes, Text

Integers = NDArray[np.int64]
PERMUTATIONS = 48  # of the MinHash signature (Broder 1997), in bands of BAND rows
BAND = 8  # so that two reports need about four fifths of their runs in common
WHOLE_BLOCK = 8  # up to so many reports under one word run, all are paired; of more, each with the first and the last
LARGEST_BLOCK = 60  # groups of reports that share one rare word at most; above, the word is not rare
RARE_KEYS = 30  # rare words and names of one report that it is filed under
PARTNERS = 12  # reports that share rare words with one report and are compared with it, best first
ALIKE = 0.12  # of the weight of the rare words, that two reports must share
COMMON_RUN = 6  # unlike reports that share one run of words: from here on it is taken for a standing phrase


class Blocks(NamedTuple):
    """`pairs` of text indexes (lower first) with reports to compare; `standing` hashes of runs that many reports share."""

    pairs: tuple[tuple[int, int], ...]
    standing: frozenset[int]


def find_candidates(texts: Sequence[Text]) -> Blocks:
    """The pairs among `texts`, which stand in order of time, that may derive one from the other."""
    if len(texts) < 2:
        return Blocks((), frozenset())
    shingles = [np.unique(text.shingles) for text in texts]
    families = _families(shingles)
    pairs, standing = _sharing_runs(shingles, families)
    pairs |= _sharing_rare_words(texts, families)
    return Blocks(tuple(sorted(pairs)), standing)


def _families(shingles: Sequence[Hashes]) -> Integers:
    """For each text the index of the first that is nearly the same; only used to count unlike texts."""
    generator = np.random.default_rng(20310502)
    factors = generator.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
    parent = list(range(len(shingles)))
    buckets: dict[tuple[int, bytes], int] = {}
    for index, listed in enumerate(shingles):
        if not len(listed):
            continue
        with np.errstate(over="ignore"):
            signature = np.array([(listed * factor).min() for factor in factors], dtype=np.uint64)
        for band in range(0, PERMUTATIONS, BAND):
            first = buckets.setdefault((band, signature[band : band + BAND].tobytes()), index)
            one, other = _root(parent, first), _root(parent, index)
            parent[max(one, other)] = min(one, other)
    return np.array([_root(parent, index) for index in range(len(shingles))], dtype=np.int64)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _sharing_runs(shingles: Sequence[Hashes], families: Integers) -> tuple[set[tuple[int, int]], frozenset[int]]:
    owners = np.repeat(np.arange(len(shingles)), [len(listed) for listed in shingles])
    runs = np.concatenate([np.asarray(listed) for listed in shingles])
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order]
    edges = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    ends = np.append(edges[1:], len(runs))
    counts: dict[tuple[int, int], int] = {}
    standing = []
    for start, end in zip(edges.tolist(), ends.tolist(), strict=True):
        if end - start < 2:
            continue
        filed = owners[start:end]
        unlike = len(np.unique(families[filed])) if end - start >= COMMON_RUN else 1
        if unlike >= COMMON_RUN:
            standing.append(int(runs[start]))
        if unlike > LARGEST_BLOCK:
            continue
        for pair in _pair(filed.tolist(), WHOLE_BLOCK):
            counts[pair] = counts.get(pair, 0) + 1
    return {pair for pair, count in counts.items() if count >= 4}, frozenset(standing)


def _sharing_rare_words(texts: Sequence[Text], families: Integers) -> set[tuple[int, int]]:
    contents = [_content(text) for text in texts]
    groups: dict[str, set[int]] = {}
    for index, words in enumerate(contents):
        for word in words:
            groups.setdefault(word, set()).add(int(families[index]))
    largest = max(LARGEST_BLOCK, int(math.sqrt(len(texts))))
    weights = {
        word: math.log((1 + len(texts)) / len(unlike)) + 0.1
        for word, unlike in groups.items()
        if 2 <= len(unlike) <= largest
    }
    files: dict[str, list[int]] = {}
    totals: list[float] = []
    for index, words in enumerate(contents):
        rarest = sorted((word for word in words if word in weights), key=lambda word: (-weights[word], word))
        totals.append(sum(weights[word] for word in rarest[:RARE_KEYS]))
        for word in rarest[:RARE_KEYS]:
            files.setdefault(word, []).append(index)
    shared: dict[tuple[int, int], float] = {}
    for word in sorted(files):
        for pair in _pair(files[word], LARGEST_BLOCK):
            if families[pair[0]] != families[pair[1]]:
                shared[pair] = shared.get(pair, 0.0) + weights[word]
    partners: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for pair, weight in shared.items():
        part = weight / max(1e-9, min(totals[pair[0]], totals[pair[1]]))
        if part >= ALIKE:
            for index in pair:
                partners.setdefault(index, []).append((-part, pair))
    return {pair for listed in partners.values() for _, pair in sorted(listed)[:PARTNERS]}


def _content(text: Text) -> set[str]:
    return {
        word
        for word in set(text.words)
        if word not in lexicon().common and (word in text.names or word[0].isdigit() or len(word) >= 5)
    }


def _pair(filed: Sequence[int], whole: int) -> list[tuple[int, int]]:
    """All pairs of a small file; of a large one, each report with the first and with the one before it."""
    if len(filed) <= whole:
        return [(one, other) for at, one in enumerate(filed) for other in filed[at + 1 :]]
    first = [(filed[0], other) for other in filed[1:]]
    return first + [(filed[at - 1], filed[at]) for at in range(2, len(filed))]
