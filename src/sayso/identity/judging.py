"""What a person has ruled about who is who: it goes before every comparison."""

from collections.abc import Sequence

from sayso.evidence import Judgement
from sayso.identity.clusters import Clusters
from sayso.identity.names import person_name, thing_name

ON_ENTITIES = frozenset(
    {"same_entity", "different_entity", "unsure_entity"}
)  # the kinds of judgement that are heard here


def keep_apart(clusters: Clusters, judgements: Sequence[Judgement]) -> None:
    """Forbid every pair of nodes of which one bears the one name and the other the other, save where they are one node."""
    bearing = _bearers(clusters)
    for judgement in lasting(judgements):
        if judgement.kind == "different_entity":
            for one in bearing(judgement.subject):
                for other in bearing(judgement.other or ""):
                    if one != other:
                        clusters.keep_apart(one, other)


def force_same(clusters: Clusters, judgements: Sequence[Judgement]) -> None:
    """Join all nodes that bear either name, also such as would stay alone."""
    bearing = _bearers(clusters)
    for judgement in lasting(judgements):
        if judgement.kind == "same_entity":
            listed = sorted({*bearing(judgement.subject), *bearing(judgement.other or "")})
            by = f" by {judgement.by}" if judgement.by else ""
            why = f": {judgement.reason}" if judgement.reason else ""
            ruled = f"“{judgement.subject}” and “{judgement.other}” were judged the same{by}{why}"
            for index in listed[1:]:
                if not clusters.join(listed[0], index, ruled):
                    barred = f"{ruled}: not heeded, since other rulings hold them to be two"
                    clusters.note(listed[0], barred)
                    clusters.note(index, barred)


def lasting(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of several rulings on one pair of names the last, in order of time."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda each: (each.at, each.id)):
        if judgement.kind in ON_ENTITIES and judgement.other is not None:
            last[frozenset({thing_name(judgement.subject).key, thing_name(judgement.other).key})] = judgement
    return sorted(last.values(), key=lambda each: (each.at, each.id))


class _bearers:  # noqa: N801  # reads as a function: bearing(name)
    """Looks up the nodes that bear a name, under any of its forms."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._primary: dict[tuple[str, str], list[int]] = {}
        self._any: dict[str, list[int]] = {}

    def _file(self) -> None:
        for index, node in enumerate(self._clusters.nodes):
            self._primary.setdefault(node.key, []).append(index)
            for shown in node.names:
                self._any.setdefault(thing_name(shown).key, []).append(index)

    def __call__(self, name: str) -> list[int]:
        if not self._primary:  # most piles have no rulings, and large ones many nodes
            self._file()
        found = {
            *self._primary.get(("thing", thing_name(name).key), ()),
            *self._primary.get(("person", person_name(name).key), ()),
        }
        return sorted(found or set(self._any.get(thing_name(name).key, ())))
