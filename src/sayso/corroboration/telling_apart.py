"""Which two statements no likeness of words makes one claim, looked up where it was worked out before."""

from collections.abc import Mapping

from sayso.corroboration.items import Directory, Item
from sayso.corroboration.sameness import Told, differ
from sayso.corroboration.shapes import SIZE, shape_of
from sayso.engine import Memory, key_of


class Apart:
    """Tells two statements apart, as `differ` does; what two came to is noted in the `memory`.

    `told` has the statements by id; one that is not there is told apart from every other.
    """

    def __init__(self, told: Mapping[str, Told], directory: Directory, memory: Memory | None = None) -> None:
        self._told = told
        self._kind_of = directory.kind_of
        self._notes = (memory or Memory()).notes("apart", bool)
        self._named: dict[str, bytes] = {}

    def __call__(self, one: Item, other: Item) -> bool:
        """Whether no likeness of words makes the two one claim."""
        left, right = self._told.get(one.id), self._told.get(other.id)
        if left is None or right is None:
            return True
        key = self._name(left) + self._name(right)
        found = self._notes.find(key)
        return found if found is not None else self._notes.note(key, differ(left, right, self._kind_of))

    def _name(self, told: Told) -> bytes:
        """A hash of all that `differ` looks at: the statement as it is compared, its words, of what kind they are that it names."""
        name = self._named.get(told.item.id)
        if name is None:
            kinds = [self._kind_of(party) for party in sorted(told.parties)]
            name = self._named[told.item.id] = key_of(shape_of(told), told.item.words, kinds)[:SIZE]
        return name
