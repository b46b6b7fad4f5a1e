"""The first page: the pile at a glance, and what is solid, disputed, or rests on one voice."""

from datetime import date
from typing import Any

from sayso.evidence import Record
from sayso.views.overview import Day, Overview, conclusions, overview
from sayso.web.pages.figures import draw_series
from sayso.web.pages.page import Ask

WIDTH, HEIGHT = 360, 64
OUTLETS = 12
PROBLEMS = 6  # of what could not be read
CHARTS = 1  # of the figures that disagree


class Bar(Record, frozen=True):
    """A day's reports in the picture: `x` from the left, `high` in all, of which `grey` copies; `label` says it in words."""

    x: float
    high: float
    grey: float
    label: str


class Bars(Record, frozen=True):
    """Reports a day, ready for a template to write as SVG."""

    bars: tuple[Bar, ...]
    thick: float
    width: int = WIDTH
    height: int = HEIGHT


def answer(ask: Ask) -> Overview:
    """The case at a glance."""
    standing = ask.memory.recall(ask.case, "conclusions", lambda: conclusions(ask.case))
    return ask.memory.recall(ask.case, "overview", lambda: overview(ask.case, standing), growing=True)


def show(ask: Ask) -> dict[str, Any]:
    """The overview, with the days as bars."""
    view = answer(ask)
    return {
        "view": view,
        "bars": draw_days(view.days),
        "outlets": view.by_outlet[:OUTLETS],
        "more_outlets": max(0, len(view.by_outlet) - OUTLETS),
        "charts": {one.id: draw_series(one) for one in view.figures[:CHARTS]},
        "problems": ask.case.problems()[:PROBLEMS],
    }


def draw_days(days: tuple[Day, ...]) -> Bars | None:
    """The days as bars side by side in time, by weeks or months where they are many; `None` where there are fewer than two."""
    if len(days) < 2:
        return None
    first, last = days[0].day, days[-1].day
    length = (last - first).days + 1
    step = 1 if length <= 120 else 7 if length <= 840 else 30 if length <= 3650 else 365
    groups: dict[int, tuple[int, int]] = {}
    for day in days:
        at = (day.day - first).days // step
        before = groups.get(at, (0, 0))
        groups[at] = (before[0] + day.documents, before[1] + day.derived)
    slots = (length - 1) // step + 1
    most = max(documents for documents, _ in groups.values())
    wide = WIDTH / slots
    return Bars(
        tuple(
            Bar(
                round(at * wide, 2),
                round(documents / most * HEIGHT, 2),
                round(derived / most * HEIGHT, 2),
                _label(date.fromordinal(first.toordinal() + at * step), step, documents, derived),
            )
            for at, (documents, derived) in sorted(groups.items())
        ),
        round(max(wide * 0.8, 0.5), 2),
    )


def _label(day: date, step: int, documents: int, derived: int) -> str:
    """`5 May 2031: 3 reports, 1 of them a copy`."""
    when = f"{day.day} {day:%b %Y}" if step == 1 else f"{step} days from {day.day} {day:%b %Y}"
    words = f"{when}: {documents} report{'' if documents == 1 else 's'}"
    return words + (f", {derived} made from others" if derived else "")
