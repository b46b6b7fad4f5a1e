"""Whether two reports are of one affair, by the names that both use."""

from collections import Counter
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
        self._near: dict[str, set[str]] = {}
        self._counts: dict[int, int] = {}

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

    def shared(self, document: str, person: int, documents: Iterable[str], *, widely: bool = False) -> str | None:
        """What ties a document to one of `documents` on `person`, in words: they are named in it too, or it shares other names.

        `widely` lets a third report tie them that shares names with both.
        """
        here = self._names.get(document, set())
        if self.is_in(person, document):
            return "name both"
        best: set[int] = set()
        others = sorted(set(documents))[:LOOKED_AT]
        for other in others:
            best = max(best, here & self._names.get(other, set()) - {person}, key=len)
        if len(best) < SHARED:
            return self._by_a_third(document, others) if widely else None
        names = sorted(self.clusters.nodes[at].name.shown for at in best)
        return f"both speak of {names[0]} and {names[1]}"

    def tie(self, here: Iterable[str], person: int, *, widely: bool = False) -> str | None:
        """What ties every one of the documents `here` to those that name somebody, in the words for the first (see `shared`)."""
        documents = self.clusters.documents(person)
        ties = [self.shared(document, person, documents, widely=widely) for document in here]
        return ties[0] if all(ties) else None

    def _by_a_third(self, document: str, others: Iterable[str]) -> str | None:
        """What ties a document to one of `others` by way of a third report that shares names with both, in words."""
        near = self.near(document)
        third = min((each for other in others for each in near & self.near(other)), default=None)
        return "share names with one and the same report" if third is not None else None

    def near(self, document: str) -> set[str]:
        """The documents that share names with this one."""
        found = self._near.get(document)
        if found is None:
            counts = self._sharing(document)
            found = {each for each, count in counts.items() if count >= SHARED and each != document}
            self._near[document] = found
        return found

    def names(self, document: str) -> set[int]:
        """The groups with a name in a document, but for those that tell nothing of what it is about."""
        return self._names.get(document, set())

    def reports(self, group: int) -> int:
        """How many documents speak of a group."""
        found = self._counts.get(group)
        if found is None:
            found = self._counts[group] = len(set(self.clusters.documents(group)))
        return found

    def closest(self, document: str, most: int) -> list[str]:
        """The documents that share most names with this one, at most so many."""
        counts = self._sharing(document)
        found = [each for each, count in counts.items() if count >= SHARED and each != document]
        return sorted(found, key=lambda each: (-counts[each], each))[:most]

    def _sharing(self, document: str) -> Counter[str]:
        """How many names each document shares with this one."""
        return Counter(
            each
            for group in sorted(self._names.get(document, ()))
            for each in sorted(set(self.clusters.documents(group)))[:LOOKED_AT]
        )

    def places_named(self, documents: Iterable[str]) -> set[str]:
        """The words of the places that documents name."""
        groups = {group for each in sorted(set(documents))[:LOOKED_AT] for group in self._places.get(each, ())}
        return {part for group in groups for part in self.clusters.nodes[group].name.parts}

    @cached_property
    def _places(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for index, node in enumerate(self.clusters.nodes):
            if node.named and node.kinds["place"] and node.name.key not in lexicon().adjectives:
                for document, _ in node.members:
                    found.setdefault(document, set()).add(index)
        return found
