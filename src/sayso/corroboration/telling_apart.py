"""Which two statements no likeness of words makes one claim, looked up where it was worked out before."""

from collections.abc import Mapping

from sayso.corroboration.clashing import differ
from sayso.corroboration.items import Directory, Item
from sayso.corroboration.shapes import SIZE, shape_of
from sayso.corroboration.told import Told
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
        left, right = self._name(one.statement.id), self._name(other.statement.id)
        if not left or not right:
            return True
        found = self._notes.find(left + right)
        if found is not None:
            return found
        told = self._told[one.statement.id], self._told[other.statement.id]
        return self._notes.note(left + right, differ(*told, self._kind_of))

    def _name(self, statement: str) -> bytes:
        """A hash of all that `differ` looks at: the statement as it is compared, its words, of what kind they are that it names.

        Empty for one that is not told.
        """
        name = self._named.get(statement)
        if name is None:
            told = self._told.get(statement)
            name = self._named[statement] = self._name_of(told) if told is not None else b""
        return name

    def _name_of(self, told: Told) -> bytes:
        kinds = [self._kind_of(party) for party in sorted(told.parties)]
        return key_of(shape_of(told), told.item.words, kinds)[:SIZE]
