"""Surnames alone that several people of the pile bear: "Mayor Irbe" is the one of them who is mayor."""

from collections.abc import Sequence

from sayso.identity.clusters import Clusters
from sayso.identity.office_fits import Held, fits_office
from sayso.languages.spelling import skeleton

BEARERS = 20  # of one surname in one office at most, for one of them to be meant


def settle_surnames(clusters: Clusters, held: Sequence[Held]) -> None:
    """Join each surname alone that stays with its document with the one bearer of the name who held the same office."""
    bearing: dict[str, list[Held]] = {}
    alone: dict[int, list[Held]] = {}
    for each in held:
        node = clusters.nodes[each.node]
        if node.family != "person" or not node.named or node.plural:
            continue
        if len(node.name.parts) > 1 and not node.alone:
            bearing.setdefault(skeleton(node.name.parts[-1]), []).append(each)
        elif len(node.name.parts) == 1 and node.alone:
            alone.setdefault(each.node, []).append(each)
    for index, listed in sorted(alone.items()):
        others = bearing.get(skeleton(clusters.nodes[index].name.key), [])
        if len({clusters.find(each.node) for each in others}) > BEARERS:
            continue
        fitting = {
            clusters.find(other.node): (one, other)
            for one in listed
            for other in others
            if fits_office(clusters, one, other)
        }
        if len(fitting) == 1:
            one, other = next(iter(fitting.values()))
            shown, full = clusters.nodes[index].name.shown, clusters.nodes[other.node].name.shown
            clusters.join(
                other.node, index, f"“{shown}” and “{full}”: the only one of that surname as “{one.office.shown}”"
            )
