"""The same proposition across documents: who affirms it, who denies it, and how many voices that really is."""

from datetime import date
from typing import Literal

from sayso.evidence.attributions import Certainty, Polarity
from sayso.evidence.intervals import Interval
from sayso.evidence.places import Place
from sayso.evidence.records import Record
from sayso.evidence.statements import StatementKind
from sayso.evidence.times import Bound


class CaseEntity(Record, frozen=True):
    """Somebody or something across the whole pile.

    `members` are pairs of document id and the id of the entity in that document's reading; `body` is the id of the case
    entity that this one speaks for; `reasons` say why the members were taken for one. `place` is where a place lies.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    named: bool = True
    plural: bool = False
    body: str | None = None
    reasons: tuple[str, ...] = ()
    place: Place | None = None


class Independence(Record, frozen=True):
    """How many independent origins: at least, and at most."""

    at_least: int
    at_most: int


class Origin(Record, frozen=True):
    """The source that vouches for statements (ids), with the occasion on which it did so (PROV `hadPrimarySource`)."""

    source: str
    entity: str | None
    occasion: str | None
    named: bool
    independent: Independence
    statements: tuple[str, ...]
    reasons: tuple[str, ...]


class Family(Record, frozen=True):
    """Origins (by the names of their sources) that are counted apart and yet belong together, and why."""

    sources: tuple[str, ...]
    reasons: tuple[str, ...]


class Position(Record, frozen=True):
    """One side of a claim: affirmed or denied, with its origins and the interval of how many are independent.

    `families` are origins that belong together though the count keeps them apart.
    """

    polarity: Polarity
    independent: Independence
    origins: tuple[Origin, ...]
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()


class Claim(Record, frozen=True):
    """One proposition across statements. `entities` are the ids of the case entities that it is about."""

    id: str
    kind: StatementKind
    text: str
    subject: str | None
    object: str | None
    measure: str | None
    entities: tuple[str, ...]
    positions: tuple[Position, ...]
    contested: bool
    first: date | None
    last: date | None


class Point(Record, frozen=True):
    """One estimate in a series: who gave it, as of when, in how many documents it is repeated."""

    statement: str
    low: float | None
    high: float | None
    bound: Bound
    approximate: bool
    unit: str | None
    as_of: Interval
    said: Interval
    source: str | None
    chain: tuple[str | None, ...]
    certainty: Certainty
    polarity: Polarity
    repeats: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Series(Record, frozen=True):
    """All estimates of one measure of one group at one place, each once, in order of their as-of date."""

    id: str
    measure: str
    of: str | None
    place: str | None
    entities: tuple[str, ...]
    points: tuple[Point, ...]


class Conflict(Record, frozen=True):
    """Statements (ids) that cannot all be right, or of which the later replaces the earlier; `reason` is a sentence."""

    kind: Literal["denial", "figures", "superseded", "events"]
    reason: str
    statements: tuple[str, ...]
    claims: tuple[str, ...] = ()


class Weighing(Record, frozen=True):
    """The result of WEIGH."""

    entities: tuple[CaseEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    series: tuple[Series, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
