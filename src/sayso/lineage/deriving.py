"""Which document was made from which: candidates found, each pair verified, for each document the parents that explain it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby

import msgspec
import numpy as np

from sayso.engine import Engine, Memory, Notes, in_groups, key_of
from sayso.engine.released import release
from sayso.evidence import Derivation, Document, Passage
from sayso.languages import meaning
from sayso.lineage import texts
from sayso.lineage.bulletins import are_bulletins
from sayso.lineage.candidates import pair_up
from sayso.lineage.choosing import UNSURE, Edge, choose
from sayso.lineage.comparing import Comparison, Side
from sayso.lineage.credited import with_credits
from sayso.lineage.direction import UNTOLD, Direction, tell_direction
from sayso.lineage.explaining import explain
from sayso.lineage.grouped import Block, compare, compare_block
from sayso.lineage.outlets import same_outlet
from sayso.lineage.pile import Pile
from sayso.lineage.sketches import Sketch
from sayso.lineage.telling import kind_of, reasons_of, score_of

FEWEST_WORDS = 6  # under which two equal texts prove nothing
OWN = 0.2  # what it says for a parent, beside a credit, that it is the same outlet's
MANY = 1_000  # documents, of which the words and vectors are forgotten when their lineage is known


def derive(
    documents: Sequence[Document], *, engine: Engine | None = None, memory: Memory | None = None
) -> tuple[Derivation, ...]:
    """The derivations among `documents` and from reports that they name, sorted by document.

    The order of `documents` does not matter. Reports about one event, and such as quote one speech, are not derived from
    each other; a cluster is not closed: each pair given was compared. Empty and very short texts give none. With an
    `engine` pairs are compared there, in groups, and come to the same; so they do with a `memory` of earlier calls.
    """
    found = _derive(documents, engine, memory)
    if len(documents) >= MANY:
        texts.forget()
        meaning.forget()
        release()
    return found


def _derive(documents: Sequence[Document], engine: Engine | None, memory: Memory | None) -> tuple[Derivation, ...]:
    pile = Pile(documents, memory)
    twins, firsts = _twins(pile.sketches)
    blocks = pair_up([pile.sketches[index] for index in firsts])
    pairs = [(firsts[one], firsts[other]) for one, other in blocks.pairs]
    pile.standing = blocks.standing
    edges = _verify(pile, pairs, engine)
    notes = pile.memory.notes("written", Derivation)
    found = [_twin(pile, first, index, notes) for first, index in twins]
    found.extend(_write(pile, edge, notes) for edge in choose(edges, pile.sketches))
    found = with_credits(pile, found, pairs)
    return in_order(found)


def in_order(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """`derivations` as `derive` gives them: by document, then by what it was made from."""
    return tuple(sorted(derivations, key=lambda each: (each.document, each.parent or "", each.absent or "", each.kind)))


class _Seen(msgspec.Struct, array_like=True):
    """What comparing two reports came to: what they share, which way, how much of each sentence the other explains."""

    comparison: Comparison | None
    direction: Direction = UNTOLD
    shares: bytes = b""
    other_shares: bytes = b""


def _twins(sketches: Sequence[Sketch]) -> tuple[list[tuple[int, int]], list[int]]:
    """Texts with the same words: pairs of the first of them and each other one; and the indexes of all firsts."""
    seen: dict[bytes, int] = {}
    pairs, firsts = [], []
    for index, one in enumerate(sketches):
        first = seen.setdefault(one.same, index)
        if first == index:
            firsts.append(index)
        elif one.words >= FEWEST_WORDS:
            pairs.append((first, index))
    return pairs, firsts


def _twin(pile: Pile, first: int, index: int, notes: Notes[Derivation]) -> Derivation:
    named = (pile.names_outlet_of(index, first), pile.names_outlet_of(first, index))
    key = key_of(pile.keys[index], pile.keys[first], named, pile.credits[index], pile.credits[first])
    found = notes.find(key)
    if found is not None:
        return found
    words = pile.sketches[index].words
    side = Side(1.0, 1.0, 1.0, 0.0, words)
    whole = Comparison(side, side, (((0, words), (0, words)),), verbatim=True, own_words=words)
    seen = _see(pile, index, first, whole)
    best = min(_edges(index, first, seen, pile), key=lambda edge: pile.documents[edge.parent].id)
    return notes.note(key, _write(pile, best))


def _verify(pile: Pile, pairs: Sequence[tuple[int, int]], engine: Engine | None) -> list[Edge]:
    notes = pile.memory.notes("pairs", _Seen)
    keys = [_key(pile, one, other) for one, other in pairs]
    found = [notes.find(key) for key in keys]
    new = [at for at, seen in enumerate(found) if seen is None]
    for at, comparison in zip(new, _compare(pile, [pairs[at] for at in new], engine), strict=True):
        found[at] = notes.note(keys[at], _see(pile, *pairs[at], comparison))
    edges = []
    for (one, other), seen, key in zip(pairs, found, keys, strict=True):
        if seen is not None and seen.comparison is not None:
            edges.extend(_edges(one, other, seen, pile, key))
    return edges


def _key(pile: Pile, one: int, other: int) -> bytes:
    """A hash of all that comparing two reports rests on."""
    named = (pile.names_outlet_of(one, other), pile.names_outlet_of(other, one))
    return key_of(pile.keys[one], pile.keys[other], pile.touched(one), pile.touched(other), named)


def _see(pile: Pile, one: int, other: int, comparison: Comparison | None) -> _Seen:
    if comparison is None:
        return _Seen(None)
    named = (pile.names_outlet_of(one, other), pile.names_outlet_of(other, one))
    told = tell_direction(comparison, pile.texts[one], pile.texts[other], named)
    mine, theirs = explain(pile.texts[one], pile.texts[other])
    return _Seen(comparison, told, mine.tobytes(), theirs.tobytes())


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


def _edges(one: int, other: int, seen: _Seen, pile: Pile, key: bytes = b"") -> list[Edge]:
    """The edge from the derived to the parent; where nothing tells, both."""
    assert seen.comparison is not None
    if pile.one_outlet(one, other) and are_bulletins(pile.documents[one], pile.documents[other]):
        return []
    sizes = pile.sketches[one].sizes, pile.sketches[other].sizes
    mine, theirs = (np.frombuffer(shares, dtype=np.float32) for shares in (seen.shares, seen.other_shares))
    ways = [(one, other, seen.comparison, mine, sizes[0]), (other, one, seen.comparison.turned(), theirs, sizes[1])]
    direction = seen.direction
    unsure = direction.strength <= UNSURE
    found = []
    for first, (derived, parent, compared, shares, weights) in zip((True, False), ways, strict=True):
        told = direction if direction.first is first else UNTOLD
        if told is direction or direction.first is None or unsure:
            named = max(pile.credit_for(derived, parent), OWN if pile.one_outlet(derived, parent) else 0.0)
            found.append(Edge(derived, parent, compared, told, shares, weights, named, key))
    return found


def _write(pile: Pile, edge: Edge, notes: Notes[Derivation] | None = None) -> Derivation:
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
    key = key_of(edge.key, pile.keys[edge.derived], edge.direction, common)
    found = notes.find(key) if notes is not None else None
    if found is not None:
        return found
    text, parent = pile.texts[edge.derived], pile.texts[edge.parent]
    comparison = edge.comparison
    passages = tuple(Passage(text.span(*mine), parent.span(*theirs)) for mine, theirs in comparison.passages)
    written = Derivation(
        document=text.document.id,
        parent=parent.document.id,
        absent=None,
        kind=kind_of(comparison),
        score=round(score_of(comparison), 3),
        reasons=(*reasons_of(comparison, text, parent), *edge.direction.reasons, *common),
        passages=passages,
        directed=edge.direction.first is not None,
    )
    return notes.note(key, written) if notes is not None else written
