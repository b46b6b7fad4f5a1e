"""How much of one report another accounts for, sentence by sentence: from this its parents are chosen."""

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.rewrites import products
from sayso.lineage.texts import Text

Shares = NDArray[np.float32]


def explain(one: Text, other: Text) -> tuple[Shares, Shares]:
    """For each sentence of either text the most of its (different) words that one sentence of the other has.

    The order of words does not count, so that a sentence built otherwise is still explained by what it goes back to.
    """
    shared = np.intersect1d(one.keys, other.keys)
    sides = [_table(text, shared) for text in (one, other)]
    both = products(sides[0], sides[1])
    if not both.size:
        return np.zeros(len(one.sentences), np.float32), np.zeros(len(other.sentences), np.float32)
    return both.max(axis=1) / one.sizes, both.max(axis=0) / other.sizes


def _table(text: Text, words: NDArray[np.uint64]) -> Shares:
    """Which of `words` (sorted hashes) stand in which sentence: one row a sentence."""
    table = np.zeros((len(text.sentences), len(words)), dtype=np.float32)
    if len(words):
        places = np.minimum(np.searchsorted(words, text.keys), len(words) - 1)
        known = words[places] == text.keys
        table[text.rows[known], places[known]] = 1
    return table
