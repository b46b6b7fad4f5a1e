"""Bodies called by the head of their name alone: "the bureau" of a report that names the Anti-Corruption Bureau as ACB."""

from sayso.identity.clusters import Clusters
from sayso.identity.names import thing_name
from sayso.identity.nodes import Node


def join_heads(clusters: Clusters) -> None:
    """Join "the bureau" with the one body of its document whose full name, told elsewhere in the pile, ends so.

    Where the document itself has a name that ends so, what the description means was settled when it was read.
    """
    described = {
        index: _head(node) for index, node in enumerate(clusters.nodes) if node.alone and not node.named and _head(node)
    }
    wanted = {document for index in described for document, _ in clusters.nodes[index].members}
    here: dict[str, dict[int, set[str]]] = {}
    for index, node in enumerate(clusters.nodes):
        if node.family == "thing" and node.named and not node.plural:
            for document, _ in node.members:
                if document in wanted:
                    here.setdefault(document, {}).setdefault(clusters.find(index), set()).update(_heads(node))
    full = {
        group: _heads(*(clusters.nodes[at] for at in clusters.members(group)))
        for each in here.values()
        for group in each
    }
    for index, head in described.items():
        document = clusters.nodes[index].members[0][0]
        bodies = here.get(document, {})
        fitting = [group for group in bodies if head in full[group]]
        if len(fitting) == 1 and head not in bodies[fitting[0]]:
            shown = clusters.nodes[fitting[0]].name.shown
            clusters.join(fitting[0], index, f"“the {head}” and “{shown}”: the only {head} that the report names")


def _head(node: Node) -> str:
    """The one word of a description like "the bureau", else nothing."""
    parts = node.name.parts
    definite = node.family == "thing" and len(parts) == 1 and not node.plural
    return parts[0] if definite and node.name.shown.casefold().startswith("the ") else ""


def _heads(*nodes: Node) -> set[str]:
    """The last words of the full names."""
    names = (thing_name(shown) for node in nodes for shown in node.names)
    return {name.parts[-1] for name in names if len(name.parts) > 1 and not name.short}
