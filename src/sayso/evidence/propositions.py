"""What is said, whoever says it: a tie, an event, a figure, or an assertion that has no finer shape."""

from typing import Literal

from sayso.evidence.attributions import Polarity
from sayso.evidence.intervals import UNKNOWN, Interval
from sayso.evidence.records import Record
from sayso.evidence.spans import Span
from sayso.evidence.times import Bound

Status = Literal["current", "ended", "future", "hypothetical"]


class Reference(Record, frozen=True):
    """Who or what is meant: the words, the id of the entity of the same reading, and where it stands in the text."""

    name: str
    entity: str | None = None
    span: Span | None = None


class Relation(Record, frozen=True):
    """A tie between two mentions as the text words it: argument spans, the words `cue` that express it, all in `span`."""

    kind: str
    source: Span
    target: Span
    span: Span
    cue: Span | None = None
    status: Status = "current"
    negation_used: bool = False


class Participant(Record, frozen=True):
    """Who takes part in an event, and as what (the kind table's roles)."""

    role: str
    name: str
    entity: str | None = None
    span: Span | None = None


class Event(Record, frozen=True):
    """Something that happens, as the text words it: `trigger` is the word that names it, all of it lies in `span`."""

    kind: str
    span: Span
    trigger: Span
    participants: tuple[Participant, ...] = ()
    place: Reference | None = None
    time: Interval = UNKNOWN
    status: Status = "current"


class Figure(Record, frozen=True):
    """An estimate or count as the text words it: the quantity's span, and all that belongs to it in `span`.

    `measure` names what is counted in what state ("people killed"); `of` is the group, `place` where; `as_of` the
    days for which it is given; `giver` who gives it by the verb's own meaning ("put the toll at 17"), `beside` the
    quantity of the count just told that it is another number for ("the police put the crowd at 300"). `contrast` is the
    side on which a number stands that is set against another ("12, not 30"), `compared` the bound that a comparison with
    what the giver said gives ("fewer than the 300 reported by the army").
    """

    span: Span
    quantity: Span
    measure: str
    of: Reference | None
    place: Reference | None
    low: float | None
    high: float | None
    bound: Bound
    approximate: bool
    unit: str | None
    as_of: Interval = UNKNOWN
    negation_used: bool = False
    giver: Reference | None = None
    revised_from: float | None = None
    beside: Span | None = None
    contrast: Polarity | None = None
    compared: Bound | None = None


class RelationProposition(Record, frozen=True, tag_field="form", tag="relation"):
    """`subject` stands in the tie `kind` to `object`; the kinds are those of the tables in `evidence/kinds`."""

    kind: str
    subject: Reference
    object: Reference
    status: Status = "current"


class EventProposition(Record, frozen=True, tag_field="form", tag="event"):
    """Something of `kind` happened to and by the `participants`."""

    kind: str
    participants: tuple[Participant, ...] = ()
    place: Reference | None = None
    status: Status = "current"


class FigureProposition(Record, frozen=True, tag_field="form", tag="figure"):
    """The `measure` of the group `of`, at `place`, lies between `low` and `high` as of the days `as_of`.

    `revised_from` is the number that its giver gave before, where the same sentence says so.
    """

    measure: str
    of: Reference | None
    place: Reference | None
    low: float | None
    high: float | None
    bound: Bound
    approximate: bool
    unit: str | None
    as_of: Interval = UNKNOWN
    revised_from: float | None = None


class AssertionProposition(Record, frozen=True, tag_field="form", tag="assertion"):
    """What is asserted has no finer shape than its words."""

    words: str


Proposition = RelationProposition | EventProposition | FigureProposition | AssertionProposition
