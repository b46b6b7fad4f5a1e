"""Two places of one name ("Springfield, Illinois" and "Springfield, Missouri") stay two."""

from collections.abc import Sequence
from itertools import combinations

from sayso.identity.clusters import Clusters
from sayso.identity.gazetteer import Spot
from sayso.identity.locating import Atlas
from sayso.identity.nodes import Node, split
from sayso.identity.surroundings import bare_name


def places_apart(nodes: Sequence[Node], atlas: Atlas) -> list[Node]:
    """`nodes`, each name whose documents place it at two spots taken apart; documents that do not say stay by themselves."""
    found: list[Node] = []
    for node in nodes:
        spots = {}
        if node.family == "thing" and not node.alone and node.named and node.kinds["place"] and len(node.members) > 1:
            spots = {member: atlas.own(bare_name(node.name.shown), member) for member in node.members}
        different = sorted({spot for spot in spots.values() if spot is not None}, key=lambda spot: spot.number)
        if len(different) < 2:
            found.append(node)
            continue
        for spot in different:
            found.append(_part(node, [member for member in node.members if spots[member] == spot], spot))
        unsaid = [member for member in node.members if spots[member] is None]
        found.extend(split(_part(node, unsaid, None)))
    return found


def keep_namesakes_apart(clusters: Clusters) -> None:
    """Forbid that two spots of one name are joined again."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for index, node in enumerate(clusters.nodes):
        if node.spot is not None:
            by_key.setdefault(node.key, []).append(index)
    for listed in by_key.values():
        for one, other in combinations(listed, 2):
            clusters.keep_apart(one, other)


def _part(node: Node, members: list[tuple[str, str]], spot: Spot | None) -> Node:
    """The members of a node that are at one spot, called by it ("Springfield, Illinois")."""
    bare = node.name.shown.partition(",")[0]
    shown = f"{bare}, {spot.province or spot.country}" if spot is not None else node.name.shown
    part = Node(node.family, node.name._replace(shown=shown), members, spot=spot.number if spot else None)
    part.names.update({shown: len(members) + 1, bare: len(members)} if spot else {bare: len(members)})
    part.kinds.update({"place": len(members)})
    return part
