"""Numbers over time: a picture, the same as a table, and what disagrees, in words."""

from collections.abc import Sequence
from typing import Any

import msgspec

from sayso.casefile.filtering import Filter, statement_ids
from sayso.casefile.standing import conflicts_by_series, series_ids, series_of_ids
from sayso.evidence import Record
from sayso.views.answers import ShownStatement
from sayso.views.figures import Figures, ShownConflict, ShownPoint, ShownSeries, figures, show_conflicts, show_series
from sayso.views.wording import count, days, estimate
from sayso.web.chart import Chart, Estimate, Repeat, draw
from sayso.web.pages.filters import offered, wanted
from sayso.web.pages.page import Ask, part_of

SIZE = 12  # series a page
POINTS = 60  # estimates of one series shown at first
REPEATS = 40  # of one estimate drawn
MARKS = 250  # in one picture: more could not be told apart


class Block(Record, frozen=True):
    """A series with its picture (`None` where a table says it all) and what disagrees in it."""

    series: ShownSeries
    chart: Chart | None
    conflicts: tuple[ShownConflict, ...]

    @property
    def disputed(self) -> bool:
        """Whether some of its figures cannot all be right."""
        return any(one.kind == "figures" for one in self.conflicts)


def answer(ask: Ask) -> Figures:
    """The series, or those about a name, with the estimates wanted. Raises `InputError` where a name is not in the case."""
    about, chosen = ask.asked.text("about"), _chosen(ask)
    whole = ask.memory.recall(ask.case, ("figures", about), lambda: figures(ask.case, about=about))
    if not chosen.narrows:
        return whole
    return ask.memory.recall(
        ask.case, ("figures", about, chosen), lambda: narrow(whole, set(statement_ids(ask.case, chosen)))
    )


def show(ask: Ask) -> dict[str, Any]:
    """A part of the series, those that disagree first; or the one that the address names."""
    about, chosen = ask.asked.text("about"), _chosen(ask)
    one = ask.asked.text("series")
    most = None if ask.asked.flag("all") else POINTS
    if chosen.narrows:
        view = answer(ask)
        blocks = ask.memory.recall(ask.case, ("blocks", about, chosen), lambda: _blocks(view))
        part = part_of([found for found in blocks if one in {None, found.series.id}], ask.asked, SIZE)
        drawn = [block(found.series, found.conflicts) for found in part.items]
        return {"part": part.of(drawn), "about": about, "one": one, "most": most, **offered(ask)}
    entity = ask.case.entity(about).id if about is not None else None
    keys = ask.memory.recall(ask.case, ("series", entity), lambda: series_ids(ask.case, about=entity))
    few = part_of([key for key in keys if one in {None, key}], ask.asked, SIZE)
    shown = show_series(ask.case, series_of_ids(ask.case, few.items))
    conflicts = ask.memory.recall(ask.case, "conflicts by series", lambda: conflicts_by_series(ask.case))
    drawn = [block(series, show_conflicts(ask.case, conflicts.get(series.id, ()))) for series in shown]
    return {"part": few.of(drawn), "about": about, "one": one, "most": most, **offered(ask)}


def _chosen(ask: Ask) -> Filter:
    return msgspec.structs.replace(wanted(ask), about=(), kind=None, contested=False)


def narrow(whole: Figures, statements: set[str]) -> Figures:
    """The figures without the estimates that none of those statements (ids) gives."""
    series = (
        msgspec.structs.replace(
            one, points=tuple(point for point in one.points if statements & set(_statements(point)))
        )
        for one in whole.series
    )
    conflicts = (one for one in whole.conflicts if any(told.id in statements for told in one.statements))
    return Figures(series=tuple(one for one in series if one.points), conflicts=tuple(conflicts))


def _blocks(view: Figures) -> list[Block]:
    """The series with their conflicts, those that disagree first; the pictures are drawn when they are shown."""
    where = {key: series.id for series in view.series for point in series.points for key in _statements(point)}
    conflicts: dict[str, list[ShownConflict]] = {}
    for conflict in view.conflicts:
        for key in dict.fromkeys(where[one.id] for one in conflict.statements if one.id in where):
            conflicts.setdefault(key, []).append(conflict)
    blocks = [Block(series, None, tuple(conflicts.get(series.id, ()))) for series in view.series if series.points]
    return sorted(blocks, key=lambda one: (not one.disputed, -len(one.series.points)))


def block(series: ShownSeries, conflicts: Sequence[ShownConflict]) -> Block:
    """One series, drawn."""
    return Block(series, draw_series(series), tuple(conflicts))


def draw_series(series: ShownSeries) -> Chart | None:
    """The picture of a series; a mark leads to its words. Of very many estimates, evenly chosen ones are drawn."""
    step = -(-len(series.points) // MARKS) or 1
    return draw(
        [
            Estimate(
                point.low,
                point.high,
                point.approximate,
                point.as_of,
                point.source or "no source named",
                _label(point),
                point.statement,
                said=point.said,
                repeats=tuple(_repeat(told) for told in point.repeats[:REPEATS]),
                denied=point.polarity == "denied",
            )
            for point in series.points[::step]
        ]
    )


def _repeat(told: ShownStatement) -> Repeat:
    when = told.published if told.published.known else told.said
    return Repeat(when, f"repeated by {told.outlet or told.document}: “{' '.join(told.words.split())}”", told.id)


def _label(point: ShownPoint) -> str:
    when = days(point.as_of) if point.as_of.known else f"said {days(point.said)}" if point.said.known else ""
    parts = (
        estimate(point),
        point.source or "no source named",
        when,
        point.certainty if point.polarity == "affirmed" else f"denied, {point.certainty}",
        f"repeated {count(len(point.repeats), 'time')}" if point.repeats else "",
        f"“{' '.join(point.words.split())}”",
    )
    return " · ".join(part for part in parts if part)


def _statements(point: ShownPoint) -> tuple[str, ...]:
    return (point.statement, *(one.id for one in point.repeats))
