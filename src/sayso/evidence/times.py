"""Words for times and amounts in a text, and what they come to."""

from datetime import date
from typing import Literal

from sayso.evidence.records import Record
from sayso.evidence.spans import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exact", "range", "at_least", "at_most"]


class TimeExpression(Record, frozen=True):
    """A TIMEX3: TimeML `type` and `value`, and the days `start` to `end` (both included) where it resolves."""

    span: Span
    type: TimeType
    value: str | None = None
    start: date | None = None
    end: date | None = None


class Quantity(Record, frozen=True):
    """An amount at `span`.

    `low` and `high` are equal for one number; an open end is `None`. `unit` is a singular noun ("percent", "dollar"),
    in a reading also the noun that is `counted` ("first-team player"); `change` says that the amount is a rise or a
    fall; `concept` are the words for what is counted or measured, which stand at `concept_span`, in a reading followed
    by a comma and whose the counted things are ("workers, the firm").
    """

    span: Span
    low: float | None
    high: float | None
    bound: Bound = "exact"
    approximate: bool = False
    unit: str | None = None
    change: Literal["up", "down"] | None = None
    concept: str | None = None
    concept_span: Span | None = None
    counted: bool = False
