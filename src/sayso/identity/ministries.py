"""Ministries by two forms of one name: the Emergencies Ministry is the Ministry for Emergency Situations."""

from collections.abc import Iterable
from itertools import combinations

from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.lexicon import lexicon
from sayso.identity.nodes import Node

MOST = 10  # names for one matter in the pile, at most
STEM = 4  # letters that a word keeps at least


def join_ministries(clusters: Clusters) -> None:
    """Join ministries of one matter in reports of one affair; where a report names both, or two lands theirs, they stay apart."""
    filed: dict[tuple[str, frozenset[str]], list[int]] = {}
    for index, node in enumerate(clusters.nodes):
        matter = _matter(node)
        if matter is not None:
            filed.setdefault(matter, []).append(index)
    context = Context(clusters)
    found = []
    for listed in filed.values():
        groups = {clusters.find(index): index for index in listed}
        if not 1 < len(groups) <= MOST or len(set(_lands(clusters, listed))) > 1:
            continue
        for one, other in combinations(sorted(groups.values()), 2):
            here, there = set(clusters.documents(one)), set(clusters.documents(other))
            if here & there:
                continue
            tie = context.tie(sorted(here), clusters.find(other), widely=True)
            if tie is not None:
                found.append((one, other, tie))
    for one, other, why in found:
        shown = [clusters.nodes[at].name.shown for at in (one, other)]
        clusters.join(one, other, f"“{shown[0]}” and “{shown[1]}”: the same matter, in reports that {why}")


def _matter(node: Node) -> tuple[str, frozenset[str]] | None:
    """What sort of office a body is, and of what matter, by the stems of its words; `None` of other bodies."""
    words, parts = lexicon(), node.name.parts
    if node.family != "thing" or node.plural or node.alone or len(parts) < 2 or parts[-1] not in words.turned:
        return None
    lands = words.adjectives | words.places
    stems = frozenset(_stem(part) for part in parts[:-1] if part not in words.small | words.matters | lands)
    return (parts[-1], stems) if stems else None


def _lands(clusters: Clusters, listed: Iterable[int]) -> Iterable[str]:
    """The lands that ministries are said to be of."""
    words = lexicon()
    for index in listed:
        yield from (part for part in clusters.nodes[index].name.parts if part in words.adjectives | words.places)


def _stem(word: str) -> str:
    """A word without the ending that tells one from many: "emergencies", "emergency"."""
    for ending in ("ies", "y", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word
