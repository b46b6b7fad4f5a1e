"""Which numbers are given for the same thing, by whom, as of when, and do they agree?"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from sayso.casefile import Case
from sayso.evidence import Bound, Certainty, Conflict, Interval, Point, Polarity, Record, Series, Span
from sayso.views.answers import Answer, ShownStatement, show_statements


class ShownPoint(Record, frozen=True):
    """One estimate, with the words it rests on; `repeats` are the same estimate elsewhere, `notes` what changed in copying."""

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
    statement: str
    document: str
    span: Span
    words: str
    published: Interval = Interval()
    repeats: tuple[ShownStatement, ...] = ()
    notes: tuple[str, ...] = ()


class ShownSeries(Record, frozen=True):
    """All estimates of one measure of one group at one place, in order of their as-of date."""

    id: str
    measure: str
    of: str | None
    place: str | None
    points: tuple[ShownPoint, ...]
    entities: tuple[str, ...] = ()


class ShownConflict(Record, frozen=True):
    """Statements that cannot all be right, or of which the later replaces the earlier, and why, in a sentence."""

    kind: Literal["denial", "figures", "superseded", "events"]
    reason: str
    statements: tuple[ShownStatement, ...]
    claims: tuple[str, ...] = ()


class Figures(Answer, frozen=True):
    """Series, those with most estimates first, and the conflicts among their points."""

    series: tuple[ShownSeries, ...]
    conflicts: tuple[ShownConflict, ...]


def figures(case: Case, *, about: str | None = None) -> Figures:
    """All series, or those about a name. Raises `InputError` where it is not in the case."""
    found = sorted(case.series(about=about), key=lambda series: -len(series.points))
    return Figures(series=show_series(case, found), conflicts=show_conflicts(case, figure_conflicts(case, found)))


def latest(points: Sequence[ShownPoint]) -> ShownPoint:
    """The estimate for the latest day that is known; of several the one that stands last, where none is known too."""
    return max(reversed(points), key=lambda point: point.as_of.start or date.min)


def figure_conflicts(case: Case, found: Sequence[Series]) -> tuple[Conflict, ...]:
    """The conflicts that concern points of those series."""
    keys = {key for series in found for point in series.points for key in (point.statement, *point.repeats)}
    return tuple(
        conflict
        for conflict in case.conflicts()
        if conflict.kind in {"figures", "superseded"} and keys & set(conflict.statements)
    )


def show_series(case: Case, found: Sequence[Series]) -> tuple[ShownSeries, ...]:
    """The series as they are shown, in the order given."""
    points = [point for series in found for point in series.points]
    shown = show_statements(case, (key for point in points for key in (point.statement, *point.repeats)))
    return tuple(
        ShownSeries(
            series.id,
            series.measure,
            series.of,
            series.place,
            tuple(_point(point, shown) for point in series.points if point.statement in shown),
            series.entities,
        )
        for series in found
    )


def show_conflicts(case: Case, found: Sequence[Conflict]) -> tuple[ShownConflict, ...]:
    """The conflicts as they are shown, in the order given."""
    shown = show_statements(case, (key for conflict in found for key in conflict.statements))
    return tuple(
        ShownConflict(
            conflict.kind,
            conflict.reason,
            tuple(shown[key] for key in conflict.statements if key in shown),
            conflict.claims,
        )
        for conflict in found
    )


def _point(point: Point, shown: dict[str, ShownStatement]) -> ShownPoint:
    statement = shown[point.statement]
    return ShownPoint(
        point.low,
        point.high,
        point.bound,
        point.approximate,
        point.unit,
        point.as_of,
        point.said,
        point.source,
        point.chain,
        point.certainty,
        point.polarity,
        point.statement,
        statement.document,
        statement.span,
        statement.words,
        statement.published,
        tuple(shown[key] for key in point.repeats if key in shown),
        point.notes,
    )
