"""All of a statement that a comparison of gists looks at, in a hash: copies have one, and what two come to is noted under theirs.

Most pairs are told apart without a look at what their words weigh in the pile, and stay apart whatever is added to it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sayso.engine import Memory, key_of
from sayso.evidence import EventProposition, FigureProposition, Proposition, RelationProposition

SIZE = 8  # bytes: among millions of shapes two are not the same by chance

if TYPE_CHECKING:
    from sayso.corroboration.joining.told import Told


def shape_of(told: "Told") -> bytes:
    """The hash: everything but where the statement stands, and who told it to whom."""
    gist, statement = told.gist, told.item.statement
    return key_of(
        (gist.heads, gist.words, gist.numbers, gist.days, gist.status),
        (sorted(told.parties), told.actor, told.acted, sorted(told.speakers), told.bodies),
        (sorted(told.settings), sorted(told.described), told.parts, sorted(told.patients)),
        (statement.kind, statement.certainty, statement.polarity, statement.chain[-1].polarity, statement.holds),
        (told.limit, told.rate),
        _bare(statement.proposition),
    )[:SIZE]


def weights_of(told: "Told", weight: Mapping[str, float]) -> int:
    """A hash of what the words and parties of a statement weigh in the pile."""
    words = [weight[word] for word in (*told.gist.heads, *told.gist.words)]
    return int.from_bytes(key_of(words, [weight[f"@{party}"] for party in sorted(told.parties)])[:SIZE])


class Scored(NamedTuple):
    """What two shapes come to, and by which weights; `None` where it does not take these to tell that they are not one."""

    score: float | None
    weights: int | None


class Scores:
    """What pairs of shapes came to, in the last weighing or in this one."""

    def __init__(self, memory: Memory | None) -> None:
        self._notes = (memory or Memory()).notes("gists", dict[bytes, Scored])

    def find(self, left: bytes) -> Mapping[bytes, Scored]:
        """By the other shape, what that shape came to with it in the last weighing."""
        return self._notes.find(left) or {}

    def note(self, left: bytes, row: dict[bytes, Scored]) -> None:
        """Note what it came to with each of those that it was compared with in this one."""
        self._notes.note(left, row)


def _bare(proposition: Proposition) -> tuple[object, ...]:
    """A proposition with the names of its parts, and without where they stand."""
    if isinstance(proposition, RelationProposition):
        return (proposition.kind, proposition.status, proposition.subject.name, proposition.object.name)
    if isinstance(proposition, EventProposition):
        parts = [(one.role, one.name) for one in proposition.participants]
        return (proposition.kind, proposition.status, parts, proposition.place and proposition.place.name)
    if isinstance(proposition, FigureProposition):
        told = (proposition.measure, proposition.low, proposition.high, proposition.bound, proposition.approximate)
        names = [part and part.name for part in (proposition.of, proposition.place)]
        return (*told, proposition.unit, proposition.as_of, proposition.revised_from, names)
    return (proposition.words,)
