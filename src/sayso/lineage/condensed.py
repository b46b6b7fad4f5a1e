"""Whether one report is another in fewer words: almost no name or number of its own, whatever the order and the sentences."""

import math
from typing import NamedTuple

import numpy as np

from sayso.lineage.rewrites import FILLED, Outline, near_in_meaning, products

TAKEN, BY_CHANCE = (
    0.92,
    0.6,
)  # part of the names and numbers that a full report has of one made from it, and of any other on the event
SURE = 2.0  # logarithm of how much likelier it must be that they were taken
FEWEST = 12  # names and numbers in common
NEAR = 0.44  # mean cosine of its own sentences with the nearest of the other
LONGER = 4  # times as many words as it has, from which a report may well have all that any other says


class Condensed(NamedTuple):
    """Pairs of sentence indexes (each of the shorter report's with the nearest of the other); the share of its own sentences
    that have one, the share of its names and numbers that the other lacks, both the other way round, and how near they are.
    """

    pairs: tuple[tuple[int, int], ...]
    share: float
    new: float
    other_share: float
    other_new: float
    nearness: float


def condensed(one: Outline, other: Outline) -> Condensed | None:
    """What `one` has of `other` where it is that report in fewer words; `None` where nothing shows it.

    Whoever condenses adds no names and numbers, and whoever reports independently does. Counted are those outside
    quotations: two reports may quote one speech.
    """
    own = np.flatnonzero(~one.quoted)
    if not len(own) or len(other.text) > LONGER * len(one.text) or one.is_earlier(other):
        return None
    facts = frozenset().union(*(one.facts[at] for at in own.tolist()))
    shared = len(facts & other.all_facts)
    if shared < FEWEST or not other.sentences:
        return None
    odds = math.log(TAKEN / BY_CHANCE), math.log((1 - TAKEN) / (1 - BY_CHANCE))
    if shared * odds[0] + (len(facts) - shared) * odds[1] < SURE:
        return None
    cosines = products(one.vectors, other.vectors)
    nearness = float(cosines[own].max(axis=1).mean())
    if nearness < NEAR:
        return None
    scores = near_in_meaning(one, other)
    best = scores.argmax(axis=1)
    pairs = tuple(
        (at, int(best[at]))
        for at in range(len(one.sentences))
        if scores[at, best[at]] >= FILLED
        and (not one.facts[at] or not other.facts[best[at]] or one.facts[at] & other.facts[best[at]])
    )
    told = {place for _, place in pairs if not other.quoted[place]}
    left = len(other.all_facts - one.all_facts) / len(other.all_facts)
    return Condensed(
        pairs,
        sum(not one.quoted[at] for at, _ in pairs) / len(own),
        1 - shared / len(facts),
        len(told) / max(1, int((~other.quoted).sum())),
        left,
        nearness,
    )
