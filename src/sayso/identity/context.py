"""Whether two reports are of one affair, by the names that both use."""

from collections.abc import Iterable
from functools import cached_property

from sayso.identity.clusters import Clusters
from sayso.identity.lexicon import lexicon

SHARED = 2  # names that two reports of one affair share at least
COMMON = 200  # documents; a name in more of them tells nothing
LOOKED_AT = 40  # documents whose names are looked at


class Context:
    """The names in each document, as far as they tell what it is about."""

    def __init__(self, clusters: Clusters) -> None:
        self.clusters = clusters
        self._documents: dict[int, set[str]] = {}  # of those asked for

    @cached_property
    def _names(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        known = lexicon().places
        for group in self.clusters.groups():
            nodes = [self.clusters.nodes[at] for at in self.clusters.members(group)]
            documents = {document for node in nodes for document, _ in node.members}
            if len(documents) > COMMON or not any(node.named for node in nodes):
                continue
            if any(node.kinds["nationality"] or node.name.key in known for node in nodes):
                continue
            for document in documents:
                found.setdefault(document, set()).add(group)
        return found

    def is_in(self, person: int, document: str) -> bool:
        """Whether a document names somebody."""
        group = self.clusters.find(person)
        if group not in self._documents:
            members = (self.clusters.nodes[at].members for at in self.clusters.members(group))
            self._documents[group] = {each for listed in members for each, _ in listed}
        return document in self._documents[group]

    def named(self, groups: Iterable[int], documents: Iterable[str]) -> bool:
        """Whether one of `documents` names one of the groups."""
        wanted = set(groups)
        return any(wanted & self._names.get(document, set()) for document in sorted(set(documents))[:LOOKED_AT])

    def shared(self, document: str, person: int, documents: Iterable[str]) -> str | None:
        """What ties a document to one of `documents` on `person`, in words: they are named in it too, or it shares other names."""
        here = self._names.get(document, set())
        if self.is_in(person, document):
            return "name both"
        best: set[int] = set()
        for other in sorted(set(documents))[:LOOKED_AT]:
            best = max(best, here & self._names.get(other, set()) - {person}, key=len)
        if len(best) < SHARED:
            return None
        names = sorted(self.clusters.nodes[at].name.shown for at in best)
        return f"both speak of {names[0]} and {names[1]}"
