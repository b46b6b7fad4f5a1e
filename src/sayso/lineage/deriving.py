"""Which document was made from which: candidates found, each pair verified, for each document the parents that explain it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from sayso.engine import Engine, in_groups
from sayso.evidence import Derivation, Document, Passage
from sayso.lineage.candidates import find_candidates
from sayso.lineage.comparing import Comparison, Side
from sayso.lineage.credited import with_credits
from sayso.lineage.direction import Direction, tell_direction
from sayso.lineage.grouped import Block, compare, compare_block
from sayso.lineage.outlets import same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.telling import kind_of, reasons_of, score_of
from sayso.lineage.texts import Text

FEWEST_WORDS = 6  # under which two equal texts prove nothing
MORE = 0.12  # share of a report's words that a further parent must explain beside the first
ALIKE = 0.1  # difference in words explained that tells nothing: then the earlier report is the parent
MOST_PARENTS = 4


class Edge(NamedTuple):
    """A verified pair, seen from the derived report: indexes of texts, what they share, which way and why."""

    derived: int
    parent: int
    comparison: Comparison
    direction: Direction


def derive(documents: Sequence[Document], *, engine: Engine | None = None) -> tuple[Derivation, ...]:
    """The derivations among `documents` and from reports that they name, sorted by document.

    The order of `documents` does not matter. Reports about one event, and such as quote one speech, are not derived from
    each other; a cluster is not closed: each pair given was compared. Empty and very short texts give none. With an
    `engine` pairs are compared there, in groups, and come to the same.
    """
    pile = Pile(documents)
    twins, firsts = _twins(pile.texts)
    blocks = find_candidates([pile.texts[index] for index in firsts])
    pairs = [(firsts[one], firsts[other]) for one, other in blocks.pairs]
    pile.standing = blocks.standing
    edges = _verify(pile, pairs, engine)
    found = [_twin(pile, first, index) for first, index in twins]
    found.extend(_write(pile, edge) for edge in _choose(edges))
    found = with_credits(pile, found, pairs)
    return tuple(sorted(found, key=lambda each: (each.document, each.parent or "", each.absent or "", each.kind)))


def _twins(texts: Sequence[Text]) -> tuple[list[tuple[int, int]], list[int]]:
    """Texts with the same words: pairs of the first of them and each other one; and the indexes of all firsts."""
    seen: dict[bytes, int] = {}
    pairs, firsts = [], []
    for index, text in enumerate(texts):
        first = seen.setdefault(text.keys.tobytes(), index)
        if first == index:
            firsts.append(index)
        elif len(text) >= FEWEST_WORDS:
            pairs.append((first, index))
    return pairs, firsts


def _twin(pile: Pile, first: int, index: int) -> Derivation:
    text, parent = pile.texts[index], pile.texts[first]
    side = Side(1.0, 1.0, 1.0, 0.0, len(text))
    whole = Comparison(side, side, (((0, len(text)), (0, len(text))),), verbatim=True, own_words=len(text))
    named = (pile.names_outlet_of(index, first), pile.names_outlet_of(first, index))
    return _write(pile, _edge(pile, index, first, whole, tell_direction(whole, text, parent, named)))


def _verify(pile: Pile, pairs: Sequence[tuple[int, int]], engine: Engine | None) -> list[Edge]:
    edges = []
    for (one, other), comparison in zip(pairs, _compare(pile, pairs, engine), strict=True):
        if comparison is None:
            continue
        named = (pile.names_outlet_of(one, other), pile.names_outlet_of(other, one))
        told = tell_direction(comparison, pile.texts[one], pile.texts[other], named)
        edges.append(_edge(pile, one, other, comparison, told))
    return edges


def _compare(pile: Pile, pairs: Sequence[tuple[int, int]], engine: Engine | None) -> Iterator[Comparison | None]:
    """What each pair has in common: here, or on an engine in groups of pairs that share their first report."""
    if engine is None:
        return (
            compare(
                pile.texts[one],
                pile.texts[other],
                pile.standing,
                partial(pile.outline, one),
                partial(pile.outline, other),
            )
            for one, other in pairs
        )
    groups = [list(group) for _, group in groupby(pairs, key=lambda pair: pair[0])]
    blocks = [
        Block(pile.texts[group[0][0]].document, tuple(pile.texts[other].document for _, other in group), pile.standing)
        for group in groups
    ]
    return chain.from_iterable(in_groups(engine, compare_block, blocks))


def _edge(pile: Pile, one: int, other: int, comparison: Comparison, direction: Direction) -> Edge:
    """The edge from the derived to the parent; where nothing tells, the parent is the one whose id sorts first."""
    derived = direction.first
    if derived is None:
        derived = pile.texts[one].document.id > pile.texts[other].document.id
    if derived:
        return Edge(one, other, comparison, direction)
    return Edge(other, one, comparison.turned(), direction)


def _choose(edges: Sequence[Edge]) -> list[Edge]:
    """For each derived report the parents that explain its words, best first, each explaining more than those before."""
    by_derived: dict[int, list[Edge]] = {}
    for edge in edges:
        by_derived.setdefault(edge.derived, []).append(edge)
    chosen = []
    for derived in sorted(by_derived):
        explained: set[int] = set()
        left = by_derived[derived]
        for _ in range(MOST_PARENTS):
            gains = {edge: _gain(edge, explained) for edge in left}
            most = max(gains.values(), default=0.0)
            if most < (MORE if explained else 1e-9):
                break
            near = [edge for edge in left if gains[edge] >= most - ALIKE]
            best = min(near, key=_preference)
            chosen.append(best)
            left = [edge for edge in left if edge is not best]
            explained |= _words(best)
    return chosen


def _preference(edge: Edge) -> tuple[float, float, float, int]:
    """Of parents that explain as much: the surest direction; by date the earliest, else the one with least besides."""
    side = edge.comparison.other
    near = 0.0 if edge.direction.strength >= 1 else round(max(side.covered, side.retold), 1)
    part = edge.comparison.own_words / max(1, edge.comparison.one.words)
    same = round(10 * part) if part >= 0.5 else 0
    return (-same, -edge.direction.strength, -near, edge.parent)


def _words(edge: Edge) -> set[int]:
    return {at for (start, end), _ in edge.comparison.passages for at in range(start, end)}


def _gain(edge: Edge, explained: set[int]) -> float:
    """The share of the derived report's words that the parent explains beside those explained already."""
    return len(_words(edge) - explained) / max(1, edge.comparison.one.words)


def _write(pile: Pile, edge: Edge) -> Derivation:
    text, parent = pile.texts[edge.derived], pile.texts[edge.parent]
    comparison = edge.comparison
    passages = tuple(Passage(text.span(*mine), parent.span(*theirs)) for mine, theirs in comparison.passages)
    shared = [
        credit.name
        for credit in pile.credits[edge.derived]
        if edge.direction.first is None and any(same_outlet(credit.key, each.key) for each in pile.credits[edge.parent])
    ]
    common = (f"both name {min(shared)} as a source, so that both may come from its report",) if shared else ()
    return Derivation(
        document=text.document.id,
        parent=parent.document.id,
        absent=None,
        kind=kind_of(comparison),
        score=round(score_of(comparison), 3),
        reasons=(*reasons_of(comparison, text, parent), *edge.direction.reasons, *common),
        passages=passages,
        directed=edge.direction.first is not None,
    )
