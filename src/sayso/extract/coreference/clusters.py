"""Sets of items that stand for one thing, joined step by step."""

from collections.abc import Iterable
from typing import NamedTuple

from sayso.extract.coreference.items import Item


class Traits(NamedTuple):
    """What the items of a set are together: `kinds` and `plural` go without their pronouns; `mostly_plural` asks most of them."""

    size: int
    kinds: frozenset[str]
    genders: frozenset[str]
    plural: bool
    any_plural: bool
    mostly_plural: bool


class Clusters:
    """Items joined into sets; pairs said to differ are never joined."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = {item.number: item for item in items}
        self._parent = {number: number for number in self.items}
        self._members: dict[int, list[int]] = {number: [number] for number in self.items}
        self._apart: set[tuple[int, int]] = set()
        self._traits: dict[int, Traits] = {}

    def find(self, number: int) -> int:
        """The number of the item that stands for the set of `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> list[Item]:
        """All items of the set of `number`, in text order."""
        return [self.items[n] for n in sorted(self._members[self.find(number)])]

    def traits(self, number: int) -> Traits:
        """What the items of the set of `number` are together, worked out once until the set grows."""
        root = self.find(number)
        if root not in self._traits:
            members = [self.items[n] for n in self._members[root]]
            spoken = [item for item in members if item.form != "pronoun"]
            self._traits[root] = Traits(
                len(members),
                frozenset(item.kind for item in spoken),
                frozenset(item.gender for item in members if item.gender),
                any(item.plural for item in spoken),
                any(item.plural for item in members),
                2 * sum(item.plural for item in spoken) > len(spoken),
            )
        return self._traits[root]

    def keep_apart(self, left: int, right: int) -> None:
        """The two items stand for different things."""
        self._apart.add((left, right))

    def may_join(self, left: int, right: int) -> bool:
        """Whether nothing says that the two sets differ."""
        first, second = self.find(left), self.find(right)
        return not any({self.find(a), self.find(b)} == {first, second} for a, b in self._apart)

    def join(self, left: int, right: int) -> bool:
        """Make one set of two, unless they are known to differ."""
        first, second = self.find(left), self.find(right)
        if first == second:
            return True
        if self._apart and not self.may_join(left, right):
            return False
        low, high = min(first, second), max(first, second)
        self._traits.pop(low, None)
        self._traits.pop(high, None)
        self._parent[high] = low
        self._members[low] = self._members[low] + self._members.pop(high)
        return True

    def roots(self) -> list[int]:
        """One number a set, in order of first appearance."""
        return sorted(self._members, key=lambda root: self.items[min(self._members[root])].span)
