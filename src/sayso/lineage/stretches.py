"""Which words two reports have in common in the same order: the longest shared stretches, whatever their order."""

from typing import NamedTuple

import numpy as np

from sayso.lineage.texts import SHINGLE, Text

SHORTEST = 6  # words; a shorter run says nothing by itself
GAP = 6  # words that may differ inside one passage on either side
PLACES = 6  # places of one shingle that are tried


class Stretch(NamedTuple):
    """`length` words that stand at `first` in one text and at `second` in the other."""

    first: int
    second: int
    length: int


class Stretched(NamedTuple):
    """A passage: stretches that follow one another in both texts with only a few words between; ranges of words."""

    first: tuple[int, int]
    second: tuple[int, int]
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """How many words the two sides share."""
        return sum(stretch.length for stretch in self.stretches)


def shared_stretches(one: Text, other: Text) -> tuple[Stretch, ...]:
    """The runs of at least `SHINGLE` words that stand in both, in the order of `one`, without overlap there.

    Time grows with the sum of the lengths. A greedy tiling (Wise 1993, simplified: from left to right).
    """
    common = np.isin(other.shingles, one.shingles)
    if not common.any():
        return ()
    places: dict[int, list[int]] = {}
    for at in np.flatnonzero(common).tolist():
        listed = places.setdefault(int(other.shingles[at]), [])
        if len(listed) < PLACES:
            listed.append(at)
    found: list[Stretch] = []
    at = 0
    expected = -1
    shingles = one.shingles.tolist()
    starts = np.flatnonzero(np.isin(one.shingles, other.shingles))
    while at < len(shingles):
        if shingles[at] not in places:  # straight to the next word from which both go on alike
            nearest = int(np.searchsorted(starts, at))
            if nearest == len(starts):
                break
            expected += int(starts[nearest]) - at
            at = int(starts[nearest])
        best = Stretch(at, -1, 0)
        for place in places.get(shingles[at], ()):
            length = _extend(one.words, other.words, at, place)
            if (length, -abs(place - expected)) > (best.length, -abs(best.second - expected)):
                best = Stretch(at, place, length)
        if best.length >= SHINGLE:
            found.append(best)
            at += best.length
            expected = best.second + best.length
        else:
            at += 1
            expected += 1
    return tuple(found)


def join(stretches: tuple[Stretch, ...]) -> tuple[Stretched, ...]:
    """The passages that `stretches` make up; lone runs shorter than `SHORTEST` words are dropped."""
    passages: list[list[Stretch]] = []
    for stretch in stretches:
        if passages:
            last = passages[-1][-1]
            gap = stretch.first - last.first - last.length
            other_gap = stretch.second - last.second - last.length
            if gap <= GAP and 0 <= other_gap <= GAP:
                passages[-1].append(stretch)
                continue
        passages.append([stretch])
    joined = [
        Stretched(
            (passage[0].first, passage[-1].first + passage[-1].length),
            (passage[0].second, passage[-1].second + passage[-1].length),
            tuple(passage),
        )
        for passage in passages
    ]
    return tuple(passage for passage in joined if passage.words >= SHORTEST)


def _extend(one: list[str], other: list[str], at: int, place: int) -> int:
    length = 0
    while at + length < len(one) and place + length < len(other) and one[at + length] == other[place + length]:
        length += 1
    return length
