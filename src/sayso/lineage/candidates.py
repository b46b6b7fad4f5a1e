"""Which pairs of reports are worth comparing: those that share runs of words, and those that share rare names and facts.

Never all pairs: reports are filed under hashes of short word runs and under their rarest names, numbers and words, and
only those filed together are compared; large files are thinned out, so that the work stays near linear.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.filing import Files, Integers, Tally, file_by, in_order, pairs_in
from sayso.lineage.near_copies import WHOLE_FILE, find_families, near_copies
from sayso.lineage.sketches import Sketch, sketch
from sayso.lineage.texts import Hashes, Text

Floats = NDArray[np.float64]
AT_ONCE = 4_000_000  # runs of words that are sorted together
FEWEST = 4  # runs of words that two reports must share
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
    runs = [one.runs for one in sketches]
    families = find_families(len(runs), near_copies(runs))
    pairs, standing = _sharing_runs(runs, families)
    pairs |= _sharing_rare_words([one.content for one in sketches], families)
    return Blocks(tuple(sorted(pairs)), standing)


def _sharing_runs(shingles: Sequence[Hashes], families: Integers) -> tuple[set[tuple[int, int]], frozenset[int]]:
    """Pairs that share at least FEWEST runs, and the runs that many unlike texts share.

    The runs are gone through in parts of about AT_ONCE, by their hash, so that memory does not grow with the pile.
    """
    count = len(shingles)
    parts = 1 + sum(map(len, shingles)) // AT_ONCE
    tally = Tally()
    standing: list[Files] = []
    for part in range(parts):
        chosen = [listed[listed % np.uint64(parts) == part] if parts > 1 else listed for listed in shingles]
        owners = np.repeat(np.arange(count), [len(listed) for listed in chosen])
        files = file_by(*in_order(np.concatenate(chosen), owners))
        standing.append(_unlike(files, families))
        for pairs, _ in pairs_in(files, WHOLE_FILE, count):
            tally.add(pairs)
    pairs, counts = tally.read()
    phrases = frozenset(key for files in standing for key in _phrases(files, shingles, pairs, counts))
    enough = pairs[counts >= FEWEST]
    return set(zip((enough // count).tolist(), (enough % count).tolist(), strict=True)), phrases


def _unlike(files: Files, families: Integers) -> Files:
    """The files whose reports are of at least COMMON_RUN families."""
    files = files.choose(files.sizes >= COMMON_RUN)
    numbers = np.repeat(np.arange(len(files.keys)), files.sizes)
    kinds = np.unique(numbers * len(families) + families[files.owners]) // len(families)
    return files.choose(np.bincount(kinds, minlength=len(files.keys)) >= COMMON_RUN)


def _phrases(files: Files, shingles: Sequence[Hashes], pairs: Integers, counts: Integers) -> list[int]:
    """The runs that are all that their reports share: less than a quarter of the shorter, or too few words for an article."""
    if not len(files.keys):
        return []
    count = len(shingles)
    sizes = np.zeros(count, dtype=np.int64)
    for index in np.unique(files.owners).tolist():
        sizes[index] = len(shingles[index])
    within, numbers = _by_file(files, WHOLE_FILE, count)
    shared = counts[np.searchsorted(pairs, within)]
    shares = shared / np.maximum(1, np.minimum(sizes[within // count], sizes[within % count]))
    edges = np.searchsorted(numbers, np.arange(len(files.keys) + 1)).tolist()
    return [
        key
        for key, (first, last) in zip(files.keys.tolist(), pairwise(edges), strict=True)
        if _is_phrase(np.sort(shared[first:last]), np.sort(shares[first:last]))
    ]


def _by_file(files: Files, whole: int, count: int) -> tuple[Integers, Integers]:
    """All pairs in the files, in the order of these, and the number of the file of each."""
    listed = list(pairs_in(files, whole, count))
    if not listed:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    pairs, numbers = (np.concatenate(side) for side in zip(*listed, strict=True))
    order = np.argsort(numbers, kind="stable")
    return pairs[order], numbers[order]


def _is_phrase(shared: Integers, shares: Floats) -> bool:
    """Of one run: how many runs its pairs share, and in parts of the shorter report, both rising."""
    middle = len(shared) // 2
    even = shared[-1 - middle // 2] <= shared[middle // 2] + EVEN
    return bool(shared[middle] < (MANY_RUNS if even else FEW_RUNS) or shares[middle] < 0.25)


def _sharing_rare_words(contents: Sequence[Hashes], families: Integers) -> set[tuple[int, int]]:
    """Pairs of unlike texts that share much of their rarest words, for each text the PARTNERS best."""
    count = len(contents)
    owners = np.repeat(np.arange(count), [len(words) for words in contents])
    words, owners, weights = _rarest(np.concatenate(contents), owners, families, count)
    highest = math.log(1 + count) + 0.1
    totals = np.array([highest * max(1, min(RARE_KEYS, len(listed))) for listed in contents])
    alike = ALIKE if count > SMALL_PILE else 0.0
    files = file_by(*in_order(words, owners))
    known, first = np.unique(words, return_index=True)
    weight_of = weights[first][np.searchsorted(known, files.keys)]
    within, numbers = _by_file(files, LARGEST_BLOCK, count)
    pairs, where = np.unique(within, return_inverse=True)
    shared = np.bincount(where, weight_of[numbers], minlength=len(pairs))  # added up in the order of the words
    one, other = pairs // count, pairs % count
    part = shared / np.minimum(totals[one], totals[other])
    kept = (part >= alike) & (families[one] != families[other])
    partners: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for share, pair in zip(
        part[kept].tolist(), zip(one[kept].tolist(), other[kept].tolist(), strict=True), strict=True
    ):
        for index in pair:
            partners.setdefault(index, []).append((-round(share, 9), pair))
    return {pair for best in partners.values() for _, pair in sorted(best)[:PARTNERS]}


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
