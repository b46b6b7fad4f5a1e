"""What two statements of different reports have in common, and in what they differ: signs of whether they make one claim.

Each sign alone proves little: most pairs of one claim differ in whom they name or in what sort of thing they tell, as often as pairs of two claims.
What they come to together is weighed in `likelihood.py`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sayso.corroboration.items import Directory, Item
from sayso.corroboration.joining.clashing import (
    at_other_times,
    count_other_things,
    exclude,
    has_others,
    kinds_differ,
    share_numbers,
    sorts_differ,
    states_differ,
    turned_round,
)
from sayso.corroboration.joining.propositions import is_vague
from sayso.corroboration.joining.shapes import SIZE, shape_of
from sayso.corroboration.joining.substitution import count_otherwise, in_common, is_opposed, names_others
from sayso.corroboration.joining.told import Told
from sayso.engine import Memory, key_of
from sayso.evidence import FigureProposition, RelationProposition

MOST_SHARED = 2  # parties, beyond which more tell no more


class Likeness(NamedTuple):
    """The signs, each from 0 to 1."""

    common: float  # the share of the shorter wording's words that the other has, or others for them
    parties: float = 0.0  # how many both name, of `MOST_SHARED`
    numbers: float = 0.0  # one that both tell
    strangers: float = 0.0  # each names somebody whom the other does not, of one kind
    states: float = 0.0  # the one is, the other was, will or may be
    kinds: float = 0.0  # two kinds of ties or events
    turned: float = 0.0  # who does it in the one has it done in the other
    sorts: float = 0.0  # the one counts, denies or plans what the other only tells
    untold: float = 0.0  # one of them says too little for all this to be told


def compare(left: Told, right: Told, kind: Callable[[str], str]) -> Likeness | None:
    """The signs of two statements; `None` where they exclude each other in what they count, when it was, or what was known.

    Nor does one who denies something of somebody dispute what is told of another.
    """
    if exclude(left, right):
        return None
    strange = has_others(left, right) and has_others(right, left)
    sorts = [{kind(one) for one in names} for names in (left.parties - right.parties, right.parties - left.parties)]
    both = sorts[0] & sorts[1] if strange else set()
    if "person" in both and left.is_denied != right.is_denied:
        return None  # "Ana Roth failed the test" is not disputed by "Ben Roth failed none"
    return Likeness(
        common=in_common(left.item.words, right.item.words),
        parties=min(MOST_SHARED, len(left.parties & right.parties)) / MOST_SHARED,
        numbers=float(share_numbers(left, right)),
        strangers=float(bool(both)),
        states=float(states_differ(left, right)),
        kinds=float(kinds_differ(left, right)),
        turned=float(turned_round(left, right)),
        sorts=float(sorts_differ(left, right)),
    )


def _compare_words(one: Item, other: Item) -> Likeness | None:
    """The same of statements of which one says too little: "billions" are of no claim, nor is what the words exclude."""
    ours, theirs = one.statement.proposition, other.statement.proposition
    if any(isinstance(each, FigureProposition) and is_vague(each) for each in (ours, theirs)):
        return None
    if isinstance(ours, RelationProposition) and isinstance(theirs, RelationProposition) and ours.kind != theirs.kind:
        return None
    if any(differs(one.words, other.words) for differs in (is_opposed, names_others, count_otherwise)):
        return None
    if count_other_things((ours, frozenset()), (theirs, frozenset())):
        return None  # "two people" here and there
    return Likeness(in_common(one.words, other.words), untold=1.0)


class Comparer:
    """Compares the statements of a pile, each pair once; what two came to is noted in the `memory`.

    `told` has the statements by id; one that is not there says too little to be compared.
    """

    def __init__(self, told: Mapping[str, Told], directory: Directory, memory: Memory | None = None) -> None:
        self._told = told
        self._kind_of = directory.kind_of
        self._notes = (memory or Memory()).notes("likenesses", tuple[float, ...])
        self._named: dict[str, bytes] = {}

    def __call__(self, one: Item, other: Item) -> Likeness | None:
        """The signs of the two; `None` where they exclude each other."""
        left, right = self._name(one.statement.id), self._name(other.statement.id)
        if not left or not right:
            return _compare_words(one, other)
        told = self._told[one.statement.id], self._told[other.statement.id]
        if at_other_times(*told):
            return None
        found = self._notes.find(left + right)
        if found is None:
            found = self._notes.note(left + right, compare(*told, self._kind_of) or ())
        return Likeness(*found) if found else None

    def _name(self, statement: str) -> bytes:
        """A hash of all that `compare` looks at: the statement as it is compared, its words, of what kind they are that it names.

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
