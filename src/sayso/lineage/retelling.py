"""Whether a part of one report retells another by another hand: other words, much the same order, and the other's rare details.

A rewriter of talent changes the words, leaves out, adds reporting of his own before and after. What he keeps is which details are
told, beside which others, and mostly in which order: so sentences are paired, each pair weighed, and the best stretch is looked for
(local alignment; Smith and Waterman 1981). Reports of one press conference share what was said to all, but between that each has
details of its own.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.details import Details
from sayso.lineage.rewrites import Outline, products

Scores = NDArray[np.float64]

# What speaks for a pair of sentences:
MEANING, MIDDLE = 4.0, 0.3  # nearness in meaning above the middle, beyond how near both are to all others,
SHARED = 0.6  # and each detail that both have, by its weight;
NEW = 2.0  # against it names and numbers that the other report lacks altogether.
MOST = 4.0  # No pair counts for more: one sentence proves nothing.
# What speaks against a stretch:
ADDED = 1.0  # a sentence of one's own between (quotations cost nothing: whoever retells may drop or keep them),
LEFT_OUT = 0.1  # a sentence of the other's left out,
ELSEWHERE = 1.5  # and going on at another place of the other, whatever the distance.
ENOUGH = 11.5  # what is left of the sum, from which a stretch is retold,
USUAL, LONGER = 400, 2.0  # in reports of twenty sentences; the more there are, the more is alike by chance
FEWEST = 4  # pairs of a stretch
ADDS = 0.05  # how much larger the share of names and numbers may be that it adds to what both tell than what it leaves out there
DETAILS = 8.0  # what rare details both have, by weight, under which no sentences need be compared
SHOWN = 6  # details that are named


class Retold(NamedTuple):
    """Pairs of sentence indexes (of the derived report's with the other's), how far they speak for it, and details that both have."""

    pairs: tuple[tuple[int, int], ...]
    score: float
    nearness: float
    details: tuple[str, ...]


def retold_stretch(one: Outline, other: Outline) -> Retold | None:
    """The best stretch of `one` that retells `other`; `None` where none is enough to conclude it."""
    if not one.sentences or not other.sentences:
        return None
    details = Details(one.details, other.details)
    if details.weight < DETAILS:
        return None
    cosines = products(one.vectors, other.vectors)
    scores = _scores(one, other, cosines, details)
    chance = LONGER * math.log(max(1.0, scores.size / USUAL))
    if np.maximum(scores.max(axis=1), 0).sum() < ENOUGH + chance:
        return None  # no way through can come to more
    total, pairs = _best_stretch(scores, one.quoted)
    if total < ENOUGH + chance or sum(not one.quoted[at] for at, _ in pairs) < FEWEST:
        return None
    if _added(one, other, [at for at, _ in pairs]) > _added(other, one, [place for _, place in pairs]) + ADDS:
        return None  # it is rather the other way round, or the fuller report of two that have it from elsewhere
    nearness = float(np.mean([cosines[pair] for pair in pairs]))
    return Retold(pairs, total - chance, nearness, details.shown(pairs, SHOWN))


def _scores(one: Outline, other: Outline, cosines: NDArray[np.float32], details: Details) -> Scores:
    """How far each pair of sentences speaks for it that the first retells the second."""
    usual = (cosines.mean(axis=1, keepdims=True) + cosines.mean(axis=0, keepdims=True)) / 2
    scores = MEANING * (cosines - usual - MIDDLE) + SHARED * details.shared - NEW * details.new[:, None]
    scores = np.minimum(scores, MOST)
    mute = np.outer(one.quoted, other.quoted)  # two reports may quote one speech,
    theirs = {other.told_words(place): place for place in range(len(other.sentences))}
    for at in range(
        len(one.sentences)
    ):  # and what is the same word for word is no retelling: a line of the site, most likely
        if (place := theirs.get(one.told_words(at))) is not None:
            mute[at, place] = True
    return np.asarray(np.minimum(scores, np.where(mute, 0.0, MOST)), dtype=np.float64)


def _added(one: Outline, other: Outline, sentences: Iterable[int]) -> float:
    """The share of the names and numbers in some sentences that the other report lacks."""
    facts = frozenset[str]().union(*(one.facts[at] for at in sentences))
    return len(facts - set(other.text.words)) / max(1, len(facts))


def _best_stretch(scores: Scores, quoted: NDArray[np.bool_]) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The best sum of pairs, less what speaks against the way from each to the next, and these pairs."""
    count, width = scores.shape
    places = np.arange(width)
    reached = np.zeros(width)  # the best that ends with the other's sentence at each place
    paired = np.zeros((count, width), dtype=bool)
    before = np.full((count, width), -1, dtype=np.int64)
    skipped = np.zeros((count, width), dtype=bool)
    best, end = 0.0, (-1, -1)
    for row in range(count):
        rising = reached + LEFT_OUT * places
        highest = np.maximum.accumulate(rising)
        source = np.maximum.accumulate(np.where(rising >= highest, places, 0))
        onward = np.full(width, -np.inf)
        onward[1:] = highest[:-1] - LEFT_OUT * places[:-1]
        top = int(reached.argmax())
        jump = reached[top] - ELSEWHERE
        come = np.maximum(onward, max(jump, 0.0))
        origin = np.full(width, -1)
        origin[1:] = source[:-1]
        before[row] = np.where(come == 0.0, -1, np.where(come == onward, origin, top))
        matched = come + scores[row]
        left = reached - (0.0 if quoted[row] else ADDED)
        paired[row] = (matched >= left) & (matched > 0)
        skipped[row] = ~paired[row] & (left > 0)
        reached = np.maximum(np.maximum(matched, left), 0.0)
        place = int(reached.argmax())
        if reached[place] > best:
            best, end = float(reached[place]), (row, place)
    return best, _way(end, paired, skipped, before)


def _way(
    end: tuple[int, int], paired: NDArray[np.bool_], skipped: NDArray[np.bool_], before: NDArray[np.int64]
) -> tuple[tuple[int, int], ...]:
    row, place = end
    pairs = []
    while row >= 0 and place >= 0:
        if paired[row, place]:
            pairs.append((row, place))
            row, place = row - 1, int(before[row, place])
        elif skipped[row, place]:
            row -= 1
        else:
            break
    return tuple(reversed(pairs))
