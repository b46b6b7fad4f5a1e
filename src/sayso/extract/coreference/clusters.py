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
    offices: frozenset[str]  # the nouns by which a person is called, but for those of a deputy
    deputies: frozenset[str]


_DEPUTIES = frozenset(["vice", "deputy"])
# Deputies act for their chiefs, and come to be chiefs.
_PASSING = frozenset(
    ["acting", "interim", "former", "ex", "then", "new", "next", "future", "incoming", "outgoing", "elect"]
)


class Clusters:
    """Items joined into sets; pairs said to differ are never joined."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = {item.number: item for item in items}
        self._parent = {number: number for number in self.items}
        self._members: dict[int, list[int]] = {number: [number] for number in self.items}
        self._apart: set[tuple[int, int]] = set()
        self._traits: dict[int, Traits] = {}
        self._in_full: set[int] | None = None

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
                frozenset(noun for item in spoken for noun in _offices(item, deputy=False)),
                frozenset(noun for item in spoken for noun in _offices(item, deputy=True)),
            )
        return self._traits[root]

    def keep_apart(self, left: int, right: int) -> None:
        """The two items stand for different things."""
        self._apart.add((left, right))

    def settle_names(self) -> None:
        """From now on no two persons are one of whom each is named in full: their names have been compared."""
        full = (one for one in self.items.values() if one.form == "name" and one.kind == "person" and " " in one.key)
        self._in_full = {self.find(one.number) for one in full}

    def _are_two(self, first: int, second: int) -> bool:
        """Whether two sets are two persons with full names, or somebody and his deputy."""
        if self._in_full is None:
            return False
        one, other = self.traits(first), self.traits(second)
        if (one.offices - one.deputies) & (other.deputies - other.offices):
            return True
        if (other.offices - other.deputies) & (one.deputies - one.offices):
            return True
        return first in self._in_full and second in self._in_full

    def may_join(self, left: int, right: int) -> bool:
        """Whether nothing says that the two sets differ."""
        first, second = self.find(left), self.find(right)
        return not any({self.find(a), self.find(b)} == {first, second} for a, b in self._apart)

    def join(self, left: int, right: int) -> bool:
        """Make one set of two, unless they are known to differ."""
        first, second = self.find(left), self.find(right)
        if first == second:
            return True
        if (self._apart and not self.may_join(left, right)) or self._are_two(first, second):
            return False
        low, high = min(first, second), max(first, second)
        if self._in_full is not None and high in self._in_full:
            self._in_full.add(low)
        self._traits.pop(low, None)
        self._traits.pop(high, None)
        self._parent[high] = low
        self._members[low] = self._members[low] + self._members.pop(high)
        return True

    def roots(self) -> list[int]:
        """One number a set, in order of first appearance."""
        return sorted(self._members, key=lambda root: self.items[min(self._members[root])].span)


def _offices(item: Item, *, deputy: bool) -> tuple[str, ...]:
    """The nouns by which a description or a title calls a person, where it is (not) that of a deputy: "the vice president"."""
    if item.kind != "person" or item.plural:
        return ()
    said = set(item.titles if item.form == "name" else item.core.lower().split())
    if bool(said & _DEPUTIES) != deputy or said & _PASSING:
        return ()
    return tuple(sorted(said - _DEPUTIES)) if item.form == "name" else (item.noun,)
