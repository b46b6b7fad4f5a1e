"""Who stands with whom in what is claimed, and who quotes, credits and copies whom?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from sayso.casefile import Case
from sayso.casefile.networking import owings, quotings, ties
from sayso.evidence import Record
from sayso.views.answers import Answer

Of = Literal["names", "sources"]
EdgeKind = Literal["tie", "quotes", "credits", "copies"]


class Node(Record, frozen=True):
    """Somebody or something in a network: `kind` is the entity's, or `outlet`;
    `entity` is its id where the case has it as one; `weight` adds up its edges.
    """

    id: str
    name: str
    kind: str | None
    weight: int
    entity: str | None = None


class Edge(Record, frozen=True):
    """`source` (a node's id) stands in one claim with `target`, or quotes, credits or copies it, `count` times.

    `statement` is the id of one that shows it; `document` and `parent` are two documents (names) that do.
    """

    source: str
    target: str
    kind: EdgeKind
    count: int
    statement: str | None = None
    document: str | None = None
    parent: str | None = None


class Network(Answer, frozen=True):
    """Nodes, those with most to do first, and their edges, the strongest first.

    Of `names`: named entities, tied by the claims about both. Of `sources`: outlets and named sources, by who quotes,
    credits and copies whom; unnamed sources are nobody that could be met twice, and left out.
    """

    of: Of
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(case: Case, of: Of = "names", *, about: str | None = None) -> Network:
    """The network of the case, or what lies around one name. Raises `InputError` where that is not in the case."""
    edges, outlets = (_ties(case), {}) if of == "names" else _citings(case)
    wanted = None if about is None else case.entity(about).id
    if wanted is not None:
        near = {wanted} | {end for edge in edges if wanted in _ends(edge) for end in _ends(edge)}
        edges = [edge for edge in edges if near.issuperset(_ends(edge))]
    return Network(of=of, nodes=_nodes(case, edges, outlets, wanted), edges=tuple(edges))


def strongest(whole: Network, most: int, *, around: bool = False) -> Network:
    """The part of a network that its strongest edges make, of at most `most` nodes; with `around`, those of its first
    node come before all others.
    """
    first = whole.nodes[0].id if around and whole.nodes else None
    kept: set[str] = set()
    for edge in sorted(whole.edges, key=lambda edge: first is not None and first not in _ends(edge)):
        if len(kept.union(_ends(edge))) <= most:
            kept.update(_ends(edge))
    edges = tuple(edge for edge in whole.edges if kept.issuperset(_ends(edge)))
    return Network(of=whole.of, nodes=tuple(node for node in whole.nodes if node.id in kept), edges=edges)


def _ties(case: Case) -> list[Edge]:
    return [Edge(tie.one, tie.other, "tie", tie.claims) for tie in ties(case)]


def _citings(case: Case) -> tuple[list[Edge], dict[str, str]]:
    """Who cites whom; and the outlets among them, by node: an outlet is the same as the entity that is called so."""
    owed, quoted = owings(case), quotings(case)
    outlets = {name for one in owed for name in (one.debtor, one.creditor)} | {
        one.quoting for one in quoted if one.is_outlet
    }
    node = {outlet: case.meant_by(outlet) or outlet for outlet in sorted(outlets)}
    documents = case.document_names(key for one in owed for key in (one.document, one.parent) if key)
    counts: Counter[tuple[str, str]] = Counter()
    sample: dict[tuple[str, str], str] = {}
    for quoting in quoted:
        ends = (node.get(quoting.quoting, quoting.quoting), node.get(quoting.quoted, quoting.quoted))
        counts[ends] += quoting.statements
        sample.setdefault(ends, quoting.statement)
    edges = [Edge(*ends, "quotes", count, sample[ends]) for ends, count in counts.items() if ends[0] != ends[1]]
    edges += [
        Edge(
            node[one.debtor],
            node[one.creditor],
            "credits" if one.kind == "credit" else "copies",
            one.documents,
            None,
            documents.get(one.document),
            documents.get(one.parent) if one.parent else None,
        )
        for one in owed
        if node[one.debtor] != node[one.creditor]
    ]
    edges = sorted(_merged(edges), key=lambda edge: (-edge.count, edge.kind, edge.source, edge.target))
    return edges, {key: outlet for outlet, key in node.items()}


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Copies, excerpts and rewrites of one outlet's reports by another as one edge."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = (edge.source, edge.target, edge.kind)
        before = found.get(key)
        found[key] = (
            edge
            if before is None
            else Edge(*key[:2], edge.kind, before.count + edge.count, before.statement, before.document, before.parent)
        )
    return list(found.values())


def _nodes(case: Case, edges: Sequence[Edge], outlets: Mapping[str, str], first: str | None) -> tuple[Node, ...]:
    weight = Counter({first: 0} if first else {})
    for edge in edges:
        weight.update(dict.fromkeys(_ends(edge), edge.count))
    entities = {one.id: one for one in case.entities_of_ids(weight)}
    nodes = []
    for key, count in weight.items():
        found = entities.get(key)
        name = outlets.get(key) or (found.name if found else key)
        kind = "outlet" if key in outlets else found.kind if found else None
        nodes.append(Node(key, name, kind, count, key if found else None))
    return tuple(sorted(nodes, key=lambda one: (one.id != first, -one.weight, one.name, one.id)))


def _ends(edge: Edge) -> tuple[str, str]:
    return (edge.source, edge.target)
