"""First names alone, and surnames that several bear, where reports of one affair leave one person whom they can mean."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.evidence import Reading
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.nodes import Node
from sayso.identity.offices import day_of
from sayso.identity.short_names import called_so, surnames, usual_bearer

BEARERS = 20  # of one first name or surname at most, for one of them to be meant
LETTERS = 3  # that a first name alone has at least


def join_first_names(clusters: Clusters, readings: Sequence[Reading]) -> None:
    """Join a person called by one name with the one whom reports of the affair name in full by then, where the report names none of them.

    "Henrik" is nobody's where the affair has two of that name; "Vaal" is Henrik Vaal before any report of it names Tove Vaal.
    """
    days = {one.document.id: day for one in readings if (day := day_of(one)) is not None}
    bearing: dict[str, set[int]] = {}
    alone: list[int] = []
    for index, node in enumerate(clusters.nodes):
        if node.family != "person" or not node.named or node.plural:
            continue
        if len(node.name.parts) > 1 and not node.alone:
            for part in {node.name.parts[0], node.name.parts[-1]}:
                bearing.setdefault(part, set()).add(clusters.find(index))
        elif len(node.name.parts) == 1 and len(node.name.key) >= LETTERS and len(clusters.members(index)) == 1:
            alone.append(index)
    usual = called_so(clusters)
    bodies = {
        node.name.parts[0]
        for node in clusters.nodes
        if node.family == "thing" and len(node.name.parts) > 1 and node.named
    }
    context = Context(clusters)
    in_full = _InFull(clusters)
    found = []
    for index in alone:
        node = clusters.nodes[index]
        people = bearing.get(node.name.key, set())
        if not people or len(people) > BEARERS:
            continue
        here = sorted({document for document, _ in node.members})
        named = {person for person in people for document in here if context.is_in(person, document)}
        if (
            named
            and node.name.key not in surnames(clusters, named)
            and any(in_full.names(person, here) for person in named)
        ):
            continue  # who is meant was settled when the report was read, or cannot be
        if named and node.name.key not in surnames(clusters, named):
            named = set()  # "Selma", in a report that names Ms. Dunmore and nobody's first name
        if not named and len(people) > 1 and node.name.key in bodies:
            continue  # "Brandal" may be the Brandal Shipyard
        people = people - named  # "Vaal" of a report that tells him from Tove Vaal
        day = max((days[document] for document in here if document in days), default=None)
        near = {person: why for person in sorted(people) if (why := context.tie(here, person))}
        known = [person for person in near if _was_known(clusters, person, days, day)]
        known = usual_bearer(known, node.name.key, usual)
        if len(known) == 1:
            found.append((index, known[0], near[known[0]]))
    for index, person, why in found:
        short, long = clusters.nodes[index].name.shown, _full(clusters, person)
        clusters.join(person, index, f"“{short}” and “{long}”: the only one of that name in reports that {why}")


class _InFull:
    """Which reports name somebody by more than one word, looked up once."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters
        self._documents: dict[int, set[str]] = {}

    def names(self, person: int, documents: Iterable[str]) -> bool:
        """Whether one of the documents does."""
        if person not in self._documents:
            nodes = (self.clusters.nodes[at] for at in self.clusters.members(person))
            self._documents[person] = {
                document for node in nodes if len(node.name.parts) > 1 for document, _ in node.members
            }
        return not self._documents[person].isdisjoint(documents)


def _was_known(clusters: Clusters, person: int, days: Mapping[str, date], day: date | None) -> bool:
    """Whether a report of that day or before names somebody in full; where days are not known, they may have been."""
    named = [days.get(document) for document in clusters.documents(person)]
    return day is None or any(one is None or one <= day for one in named)


def _full(clusters: Clusters, person: int) -> str:
    nodes: list[Node] = [clusters.nodes[at] for at in clusters.members(person)]
    return max((node.name for node in nodes), key=lambda name: (len(name.parts), name.shown)).shown
