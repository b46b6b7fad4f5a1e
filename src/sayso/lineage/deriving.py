"""Which document was made from which: candidates found, each pair verified, for each document the parents that explain it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby

from sayso.engine import Engine, in_groups
from sayso.evidence import Derivation, Document, Passage
from sayso.lineage.candidates import find_candidates
from sayso.lineage.choosing import Edge, choose
from sayso.lineage.comparing import Comparison, Side
from sayso.lineage.credited import with_credits
from sayso.lineage.direction import UNTOLD, Direction, tell_direction
from sayso.lineage.explaining import explain
from sayso.lineage.grouped import Block, compare, compare_block
from sayso.lineage.outlets import same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.telling import kind_of, reasons_of, score_of
from sayso.lineage.texts import Text

FEWEST_WORDS = 6  # under which two equal texts prove nothing
UNSURE = 0.5  # strength of a direction that other reports of the pile may overrule


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
    found.extend(_write(pile, edge) for edge in choose(edges, pile.texts))
    found = with_credits(pile, found, pairs)
    return in_order(found)


def in_order(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """`derivations` as `derive` gives them: by document, then by what it was made from."""
    return tuple(sorted(derivations, key=lambda each: (each.document, each.parent or "", each.absent or "", each.kind)))


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
    direction = tell_direction(whole, text, parent, named)
    edges = _edges(index, first, whole, direction, pile)
    return _write(pile, min(edges, key=lambda edge: pile.texts[edge.parent].document.id))


def _verify(pile: Pile, pairs: Sequence[tuple[int, int]], engine: Engine | None) -> list[Edge]:
    edges = []
    for (one, other), comparison in zip(pairs, _compare(pile, pairs, engine), strict=True):
        if comparison is None:
            continue
        named = (pile.names_outlet_of(one, other), pile.names_outlet_of(other, one))
        told = tell_direction(comparison, pile.texts[one], pile.texts[other], named)
        edges.extend(_edges(one, other, comparison, told, pile))
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


def _edges(one: int, other: int, comparison: Comparison, direction: Direction, pile: Pile) -> list[Edge]:
    """The edge from the derived to the parent; where nothing tells, both."""
    sizes = pile.texts[one].sizes, pile.texts[other].sizes
    mine, theirs = explain(pile.texts[one], pile.texts[other])
    ways = [(one, other, comparison, mine, sizes[0]), (other, one, comparison.turned(), theirs, sizes[1])]
    unsure = direction.strength <= UNSURE
    found = []
    for first, (derived, parent, seen, shares, weights) in zip((True, False), ways, strict=True):
        told = direction if direction.first is first else UNTOLD
        if told is direction or direction.first is None or unsure:
            found.append(Edge(derived, parent, seen, told, shares, weights, pile.credit_for(derived, parent)))
    return found


def _write(pile: Pile, edge: Edge) -> Derivation:
    text, parent = pile.texts[edge.derived], pile.texts[edge.parent]
    comparison = edge.comparison
    passages = tuple(Passage(text.span(*mine), parent.span(*theirs)) for mine, theirs in comparison.passages)
    shared = [
        credit.name
        for credit in pile.credits[edge.derived]
        if edge.direction.first is None and any(same_outlet(credit.key, each.key) for each in pile.credits[edge.parent])
    ]
    common: tuple[str, ...] = (
        (f"both name {min(shared)} as a source, so that both may come from its report",) if shared else ()
    )
    version = pile.one_outlet(edge.derived, edge.parent)
    common += (f"both are by {version}, so that it may be a later version of the same article",) if version else ()
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
