"""Estimates over time as a picture: a bar from low to high, an arrow where an end is open, a colour for each source."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.evidence import Interval, Record

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 36
LONGEST = timedelta(days=370)  # longer intervals are no days
LABEL = 90  # the room that a day's label needs
COLOURS = ("#0b6e99", "#b3541e", "#3c7a3c", "#7a3c8a", "#8a6d1a", "#2f4b7c", "#a3324a", "#4d6a6d")


class Estimate(Record, frozen=True):
    """One estimate to draw; `link` is the fragment that its words are reached by; `said` counts where no `as_of` is known."""

    low: float | None
    high: float | None
    approximate: bool
    as_of: Interval
    source: str
    label: str
    link: str
    said: Interval = Interval()


class Mark(Record, frozen=True):
    """An estimate's place in the picture, in its units; `up` and `down` say which end is open.

    `tone` is the number of its source's colour; it is `hollow` where the day is the one on which it was said.
    """

    x: float
    top: float
    bottom: float
    colour: str
    dashed: bool
    up: bool
    down: bool
    label: str
    link: str
    hollow: bool = False
    tone: int = 0


class Tick(Record, frozen=True):
    """A line of an axis, at `at`, with its `label`."""

    at: float
    label: str


class Chart(Record, frozen=True):
    """A picture of estimates, ready for a template to write as SVG."""

    marks: tuple[Mark, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    legend: tuple[tuple[str, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def draw(estimates: Sequence[Estimate]) -> Chart | None:
    """The chart of the estimates whose day is known, or `None` where they are fewer than two or all of one day."""
    dated = [item for item in estimates if _day(item) is not None and _values(item)]
    days = [_day(item) or date.min for item in dated]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    step = _round_step(max(value for item in dated for value in _values(item)) * 1.15 / 4)
    ceiling = step * 4
    sources = list(dict.fromkeys(item.source for item in dated))
    colours = {source: COLOURS[at % len(COLOURS)] for at, source in enumerate(sources)}
    span = max(1, (last - first).days)

    def across(day: date) -> float:
        return LEFT + 24 + (day - first).days / span * (WIDTH - LEFT - RIGHT - 48)

    def upward(value: float) -> float:
        return HEIGHT - BOTTOM - value / ceiling * (HEIGHT - TOP - BOTTOM)

    seen: dict[date, int] = {}
    marks = []
    for item, day in zip(dated, days, strict=True):
        beside = seen.get(day, 0)
        seen[day] = beside + 1
        values = _values(item)
        marks.append(
            Mark(
                round(min(across(day) + 9 * beside, WIDTH - 8), 1),
                round(upward(max(values)), 1),
                round(upward(min(values)), 1),
                colours[item.source],
                item.approximate,
                item.high is None,
                item.low is None,
                item.label,
                item.link,
                not item.as_of.known,
                sources.index(item.source) % len(COLOURS),
            )
        )
    shown: list[date] = []
    for day in sorted(set(days)):
        if not shown or across(day) - across(shown[-1]) >= LABEL:
            shown.append(day)
    steps = [step * part for part in range(5)]
    return Chart(
        tuple(marks),
        tuple(Tick(round(across(day), 1), f"{day.day} {day:%b %Y}") for day in shown),
        tuple(Tick(round(upward(value), 1), f"{value:,.10g}") for value in steps),
        tuple(colours.items()),
    )


def _round_step(least: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= least)


def _values(item: Estimate) -> list[float]:
    return [value for value in (item.low, item.high) if value is not None]


def _day(item: Estimate) -> date | None:
    """The last day it holds for, or on which it was said; `None` where that is known to within years only."""
    interval = item.as_of if item.as_of.known else item.said
    if interval.start and interval.end and interval.end - interval.start > LONGEST:
        return None
    return interval.end or interval.start
