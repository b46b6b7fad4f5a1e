"""A person's ruling, which always wins over the machine's."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from sayso.evidence.records import Record

JudgementKind = Literal[
    "same_entity",
    "different_entity",
    "unsure_entity",
    "same_claim",
    "different_claim",
    "unsure_claim",
    "same_origin",
    "different_origin",
    "unsure_origin",
    "wrong_statement",
    "rating",
]
PAIRED = frozenset(
    f"{answer}_{what}" for what in ("entity", "claim", "origin") for answer in ("same", "different", "unsure")
)
SOURCE_RATINGS, STATEMENT_RATINGS = tuple("ABCDEF"), tuple("123456")


class Judgement(Record, frozen=True):
    """`kind` says what is ruled, about `subject` and, for same, different and unsure, `other`.

    Unsure: somebody looked and could not tell, so what the machine concludes stays.

    Entities are named by any of their names in the pile, claims and statements by id; for an origin stands a statement
    that comes from it. `value` is a rating (Admiralty A-F for a source, 1-6 for a statement) and `reason` the person's
    own words. `anchors` are ids of statements of the claims `subject` and `other`: claims are found by them again when a
    later build gives them other ids.
    """

    id: str
    kind: JudgementKind
    subject: str
    other: str | None
    value: str | None
    reason: str | None
    by: str | None
    at: datetime
    anchors: tuple[str, ...] = ()


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The rulings by time, then id: the same whoever's case they were put into first."""
    return tuple(sorted(judgements, key=lambda one: (in_utc(one.at), one.id)))


def in_utc(at: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken to be in UTC already."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
