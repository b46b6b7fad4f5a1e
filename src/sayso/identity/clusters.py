"""Nodes put together pair by pair; two groups join only if no name of one contradicts a name of the other."""

from collections.abc import Callable, Sequence

from sayso.identity.nodes import Node

CHECKED = 40  # nodes of a group that a newcomer is checked against


class Clusters:
    """Groups of node indexes, the reasons why they were joined, and the pairs that must stay apart."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.apart: set[tuple[int, int]] = set()
        self._parent = list(range(len(nodes)))
        self._members = [[index] for index in range(len(nodes))]
        self._reasons: list[list[str]] = [[] for _ in nodes]

    def find(self, index: int) -> int:
        """The number of the group that the node is in."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def members(self, index: int) -> list[int]:
        """The nodes in the group of this one."""
        return self._members[self.find(index)]

    def documents(self, index: int) -> list[str]:
        """The documents (ids) that name one of the group of this node, once for each member there."""
        return [document for at in self.members(index) for document, _ in self.nodes[at].members]

    def reasons(self, index: int) -> list[str]:
        """Why the group of this node is one."""
        return self._reasons[self.find(index)]

    def note(self, index: int, reason: str) -> None:
        """Add to the reasons of the group of this node."""
        self._reasons[self.find(index)].append(reason)

    def groups(self) -> list[int]:
        """One node of each group."""
        return [index for index in range(len(self.nodes)) if self.find(index) == index]

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two nodes come into one group."""
        self.apart.add((min(one, other), max(one, other)))

    def join(self, one: int, other: int, reason: str, fits: Callable[[Node, Node], bool] | None = None) -> bool:
        """Make two groups one, unless a pair of them must stay apart or does not fit; whether it was done."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        if any({self.find(left), self.find(right)} == {first, second} for left, right in self.apart):
            return False
        if fits is not None:
            for left in self._members[first][:CHECKED]:
                for right in self._members[second][:CHECKED]:
                    if not fits(self.nodes[left], self.nodes[right]):
                        return False
        self._parent[second] = first
        self._members[first].extend(self._members[second])
        self._reasons[first].extend(self._reasons[second])
        self._reasons[first].append(reason)
        return True
