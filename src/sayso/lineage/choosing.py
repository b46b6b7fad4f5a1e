"""For each report the parents that account for it: the one nearest in words, and those that it took other parts from."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.comparing import Comparison
from sayso.lineage.direction import Direction
from sayso.lineage.explaining import Shares
from sayso.lineage.sketches import Sketch

Mask = NDArray[np.bool_]
ALIKE = 0.015  # difference in what is explained that tells nothing: then the surer direction, then the earlier report
UNEXPLAINED, EXPLAINED = (
    0.45,
    0.6,
)  # share of a sentence's words below which it goes back to another report, and above which to this
MORE, FEWEST = 0.12, 15  # share of a report's words, and how many, that a further parent must explain beside the first
WHOLE = 0.95  # share of a report's words that the parent explains, from which it is hardly more than a copy
UNSURE = 0.5  # strength of a direction that other reports of the pile may overrule
MOST_PARENTS = 4
CREDITED, SURE = 0.3, 0.05  # what a credit and a sure direction add to the share of words explained


class Edge(NamedTuple):
    """A verified pair, seen from the report taken for derived: indexes of texts, what they share, which way and why.

    `shares` tells how much of each of its sentences the parent explains, `sizes` how many words these have; `key` is a
    hash of what the pair was verified by.
    """

    derived: int
    parent: int
    comparison: Comparison
    direction: Direction
    shares: Shares
    sizes: Shares
    named: float = 0.0
    key: bytes = b""

    @property
    def value(self) -> float:
        """What speaks for this parent beside others: the words that it explains, and the credits."""
        return self.explained + CREDITED * self.named + SURE * self.direction.strength

    @property
    def explained(self) -> float:
        """The share of the derived report's words that the parent explains."""
        return float(self.shares @ self.sizes) / max(1.0, float(self.sizes.sum()))


def choose(edges: Sequence[Edge], texts: Sequence[Sketch]) -> list[Edge]:
    """Of all `edges` those to the parents, for each derived report best first; no report goes back to itself.

    Where nothing tells the direction of a pair, both ways are among `edges`.
    """
    by_derived: dict[int, list[Edge]] = {}
    for edge in _oriented(edges):
        by_derived.setdefault(edge.derived, []).append(edge)
    ranked = {derived: _rank(listed) for derived, listed in sorted(by_derived.items())}
    first = _from_the_source(_without_cycles(ranked), ranked)
    chosen: list[Edge] = []
    above = {derived: [edge.parent] for derived, edge in first.items()}
    for derived, edge in first.items():
        further = _further(
            edge, [each for each in ranked[derived] if each is not edge], above, texts[derived].quotations
        )
        above[derived].extend(each.parent for each in further)
        chosen.extend((edge, *further))
    return chosen


def _oriented(edges: Sequence[Edge]) -> list[Edge]:
    """The edges less those to a report that surely has another parent, from one that has none beside it and could be the first.

    What was put together of two reports has a part of each; the one of them that nothing dates did not come after.
    """
    parents: dict[int, set[int]] = {}
    sure: dict[int, set[int]] = {}
    for edge in edges:
        parents.setdefault(edge.derived, set()).add(edge.parent)
        if edge.direction.strength > UNSURE:
            sure.setdefault(edge.derived, set()).add(edge.parent)
    return [
        edge
        for edge in edges
        if edge.direction.first is not None
        or parents[edge.derived] != {edge.parent}
        or not sure.get(edge.parent, set()) - {edge.derived}
        or edge.derived not in parents.get(edge.parent, ())
    ]


def _from_the_source(first: dict[int, Edge], ranked: dict[int, list[Edge]]) -> dict[int, Edge]:
    """`first` with the source of a copy in the place of the copy, where it explains as much of the report."""
    found = {}
    for derived, edge in first.items():
        best = edge
        while (above := first.get(best.parent)) is not None and above.explained >= WHOLE:
            source = next((one for one in ranked[derived] if one.parent == above.parent), None)
            if source is None or source.value < edge.value - ALIKE or source.parent == derived:
                break
            best = source
        found[derived] = best
    return found


def _rank(edges: Sequence[Edge]) -> list[Edge]:
    """The edges of one derived report, the best first; of those about as good, the surest way, then the earlier parent."""
    values = {id(edge): edge.value for edge in edges}
    return sorted(
        edges,
        key=lambda edge: (
            -round(values[id(edge)] / ALIKE),
            -edge.direction.strength,
            -round(values[id(edge)], 6),
            edge.parent,
        ),
    )


def _without_cycles(ranked: dict[int, list[Edge]]) -> dict[int, Edge]:
    """The best edge of each derived report; of a circle the one that costs least is replaced or dropped."""
    first = {derived: listed[0] for derived, listed in ranked.items()}
    safe: set[int] = set()  # whose way up ends at a root, or at one of these
    for start in ranked:
        while circle := _circle(first, start, safe):
            options = []
            for derived in circle:
                spare = next((e for e in ranked[derived] if not _reaches(first, e.parent, derived)), None)
                cost = first[derived].value - (spare.value if spare else 0.0)
                options.append((round(cost, 6), -derived, spare))
            _, negative, spare = min(options, key=lambda option: option[:2])
            if spare is None:
                del first[-negative]
            else:
                first[-negative] = spare
        at = start
        while at in first and at not in safe:
            safe.add(at)
            at = first[at].parent
    return first


def _circle(first: dict[int, Edge], start: int, safe: set[int]) -> list[int]:
    """The reports on the circle that the way up from `start` ends in; none where it ends at a root."""
    seen: dict[int, int] = {}
    at = start
    while at in first and at not in seen and at not in safe:
        seen[at] = len(seen)
        at = first[at].parent
    return list(seen)[seen[at] :] if at in seen else []


def _reaches(first: dict[int, Edge], start: int, goal: int) -> bool:
    seen = set()
    at = start
    while at in first and at not in seen and at != goal:
        seen.add(at)
        at = first[at].parent
    return at == goal


def _further(first: Edge, edges: Sequence[Edge], above: dict[int, list[int]], quoted: Mask) -> list[Edge]:
    """The parents of what the first does not explain at all."""
    shares = first.shares
    found: list[Edge] = []
    left = [edge for edge in edges if not _descends(edge.parent, first.derived, above)]
    while left and len(found) < MOST_PARENTS - 1:
        gains = [_gain(edge, shares, quoted) for edge in left]
        at = int(np.argmax(gains))
        if gains[at] < max(FEWEST, MORE * float(first.sizes.sum())):
            break
        found.append(left[at])
        shares = np.maximum(shares, left[at].shares)
    return found


def _gain(edge: Edge, shares: Shares, quoted: Mask) -> float:
    """The words of sentences that nothing explained before and this parent does."""
    new = (shares < UNEXPLAINED) & (edge.shares >= EXPLAINED) & ~quoted
    return float((edge.shares * edge.sizes)[new].sum())


def _descends(one: int, other: int, above: dict[int, list[int]]) -> bool:
    """Whether `one` goes back to `other`."""
    open_, seen = [one], set()
    while open_:
        at = open_.pop()
        if at == other:
            return True
        if at not in seen:
            seen.add(at)
            open_.extend(above.get(at, ()))
    return False
