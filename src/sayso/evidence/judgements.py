"""A person's ruling, which always wins over the machine's."""

from datetime import datetime
from typing import Literal

from sayso.evidence.records import Record

JudgementKind = Literal["same_entity", "different_entity", "same_claim", "different_claim", "wrong_statement", "rating"]


class Judgement(Record, frozen=True):
    """`kind` says what is ruled, about `subject` and, for same and different, `other`.

    Entities are named by any of their names in the pile, claims and statements by id; `value` is a rating (Admiralty
    A-F for a source, 1-6 for a statement) and `reason` the person's own words.
    """

    id: str
    kind: JudgementKind
    subject: str
    other: str | None
    value: str | None
    reason: str | None
    by: str | None
    at: datetime
