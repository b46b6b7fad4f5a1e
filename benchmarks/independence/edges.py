"""How well the derivations found agree with those that were made."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.independence.truth import Edge, Pile
from sayso.evidence import Derivation


class Found(NamedTuple):
    """One derivation in the pile as the system gives it, by names of documents."""

    derived: str
    parent: str
    kind: str
    directed: bool


def score_edges(pile: Pile, derivations: Iterable[Derivation]) -> Counter[str]:
    """Counts from which `summary.py` makes the measures.

    A derivation is right where the parent given is the true one, an ancestor of it, a document that holds, in the very
    same words, all that was taken over, or one that nothing in the pile tells from the parent (`_as_near`). The counts
    marked "strict" leave the last out. Direction and kind are looked at beside that, each over the pairs found right.
    """
    names = {document.id: document.name for document in pile.documents}
    found = [
        Found(names[one.document], names[one.parent], one.kind, one.directed)
        for one in derivations
        if one.parent is not None
    ]
    counts: Counter[str] = Counter()
    right: dict[Edge, list[Found]] = {}
    for one in found:
        counts["given"] += 1
        edge, turned = _match(pile, one)
        strictly = edge is not None and _explains(pile, edge, one, strict=True)
        counts["given right"] += edge is not None
        counts["given right strict"] += strictly
        counts["given kin"] += bool(_line(pile, one.derived) & _line(pile, one.parent))
        counts[f"given {one.kind}"] += 1
        counts[f"given right {one.kind}"] += edge is not None
        if edge is not None:
            right.setdefault(edge, []).append(one)
            if strictly and not edge.others:  # of two children of one absent parent neither is the other's
                label = "told" if edge.told else "untold"
                counts[f"turn {label}"] += 1
                counts[f"turn right {label}"] += not turned
            named = one.kind == "credit" != edge.kind and edge.told  # it is a credit too
            if edge.parent in {one.parent, one.derived} and not named:
                counts["kind"] += 1
                counts["kind right"] += one.kind == edge.kind
                counts[f"kind {edge.kind} as {one.kind}"] += 1
    for edge in pile.edges:
        hit = edge in right or any(_explains(pile, edge, one) for one in found)
        for label in ("edges", f"edges {edge.kind}", *(f"edges by {name}" for name in set(edge.operations))):
            counts[label] += 1
            counts[label.replace("edges", "edges found", 1)] += hit
        counts["edges found strict"] += any(_explains(pile, edge, one, strict=True) for one in found)
    return counts


def _match(pile: Pile, found: Found) -> tuple[Edge | None, bool]:
    """The edge that a derivation stands for, and whether it is the wrong way round."""
    edges = [edge for edge in pile.edges if _explains(pile, edge, found)]
    edges.sort(
        key=lambda edge: (
            not _explains(pile, edge, found, strict=True),
            edge.derived != found.derived,
            edge.parent != found.parent,
        )
    )
    return (edges[0], edges[0].derived != found.derived) if edges else (None, False)


def _explains(pile: Pile, edge: Edge, found: Found, *, strict: bool = False) -> bool:
    """Whether a derivation, either way round, joins the edge's document with a right parent."""
    pair = {found.derived, found.parent}
    if edge.derived not in pair:
        return False
    (other,) = pair - {edge.derived}
    if other == edge.parent or other in edge.others or _stands_for(pile, edge, other):
        return True
    return not strict and found.derived == edge.derived and _as_near(pile, edge, other)


def _stands_for(pile: Pile, edge: Edge, other: str) -> bool:
    if other in pile.ancestors.get(edge.parent, ()):
        return _shares(pile, edge.taken, other)
    if edge.derived in pile.ancestors.get(other, ()) or not edge.taken:
        return False
    held, theirs = pile.held[edge.parent], pile.held[other]
    return all(theirs.get(origin) == held[origin] for origin in edge.taken)


def _as_near(pile: Pile, edge: Edge, other: str) -> bool:
    """Whether nothing in the pile tells `other` from the parent: it was not later than the derived report, was not made
    from it, has of the sentences taken over at least as many words as the parent has, and names the parent's outlet
    where the derived report does.

    Two rewrites of one report may choose the same words by chance: then the one looks made from the other.
    """
    documents = {document.name: document for document in pile.documents}
    derived, parent, given = documents[edge.derived], documents[edge.parent], documents[other]
    if edge.kind == "credit" or other == edge.derived or edge.derived in pile.ancestors.get(other, ()):
        return False
    start, end = given.published.start, derived.published.end
    if start is not None and end is not None and start > end:
        return False
    named = parent.outlet is not None and parent.outlet in derived.text
    if named and parent.outlet not in given.text:  # type: ignore[operator]  # named: it is not None
        return False
    return _in_common(pile, edge, other) >= _in_common(pile, edge, edge.parent)


def _in_common(pile: Pile, edge: Edge, other: str) -> int:
    """How many words of the sentences taken over stand in the same sentences of `other`."""
    mine, theirs = pile.held[edge.derived], pile.held[other]
    return sum(
        (Counter(mine[origin].split()) & Counter(theirs.get(origin, "").split())).total()
        for origin in edge.taken
        if origin in mine
    )


def _line(pile: Pile, name: str) -> set[str]:
    """A document and all that it goes back to."""
    return {name, *pile.ancestors.get(name, ())}


def _shares(pile: Pile, taken: Sequence[str], other: str) -> bool:
    return any(origin in pile.held[other] for origin in taken)
