"""By which one name reports call those whom they also name in full: a surname alone is mostly that of whoever is called so."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.identity.clusters import Clusters
from sayso.identity.names import person_name


def called_so(clusters: Clusters) -> dict[int, Counter[str]]:
    """By person (group) how many of the reports that name them in full call them by one name alone."""
    found: dict[int, Counter[str]] = {}
    for index, node in enumerate(clusters.nodes):
        if node.family == "person" and node.named and len(node.name.parts) > 1:
            for shown, count in node.names.items():
                parts = person_name(shown).parts
                if len(parts) == 1:
                    found.setdefault(clusters.find(index), Counter())[parts[0]] += count
    return found


def usual_bearer(people: Sequence[int], name: str, known: dict[int, Counter[str]]) -> list[int]:
    """Of several people (groups) who bear a name those whom reports call by it alone; all, where they so call none."""
    return [person for person in people if known.get(person, Counter())[name]] or list(people)


def surnames(clusters: Clusters, people: Iterable[int]) -> set[str]:
    """The last words of the full names of people."""
    nodes = [clusters.nodes[at] for person in people for at in clusters.members(person)]
    return {node.name.parts[-1] for node in nodes if len(node.name.parts) > 1}
