"""Estimates over time as a picture: a bar from low to high, an arrow where an end is open, a colour and, where colours
run out, a shape for each source; what only repeats an estimate stands faded on the day on which it did.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.evidence import Interval, Record

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 36
LONGEST = timedelta(days=370)  # longer intervals are no days
LABEL = 90  # the room that a day's label needs
STEPS = 5  # lines of the scale, or one more
SHAPES = 3
FADED = 200  # repetitions drawn in one picture; where there are more, their number alone is told
BESIDE = 9  # between marks of one day
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
    repeats: tuple["Repeat", ...] = ()
    denied: bool = False


class Repeat(Record, frozen=True):
    """A report that only repeats an estimate: the day on which it did, its `label` and `link`."""

    said: Interval
    label: str
    link: str


class Faded(Record, frozen=True):
    """A repetition's place in the picture."""

    x: float
    y: float
    label: str
    link: str


class Mark(Record, frozen=True):
    """An estimate's place in the picture, in its units; `up` and `down` say which end is open.

    `tone` is the number of its source's colour, `shape` that of its form; it is `hollow` where the day is the one on which
    it was said, and `said` is where that day stands, if it is another one. `count` says how many reports repeat it.
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
    shape: int = 0
    said: float | None = None
    denied: bool = False
    count: int = 0
    faded: tuple[Faded, ...] = ()


class Tick(Record, frozen=True):
    """A line of an axis, at `at`, with its `label`."""

    at: float
    label: str


class Entry(Record, frozen=True):
    """A source in the legend, with its colour, the number of that, and the number of its shape."""

    source: str
    colour: str
    tone: int
    shape: int


class Chart(Record, frozen=True):
    """A picture of estimates, ready for a template to write as SVG."""

    marks: tuple[Mark, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    legend: tuple[Entry, ...]
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
    told = [
        day for item in dated for one in (item.said, *(repeat.said for repeat in item.repeats)) if (day := _end(one))
    ]
    first, last = min(days), max((*days, *told))
    first = min((first, *told))
    most = max(value for item in dated for value in _values(item))
    step = _round_step(most / STEPS)
    ceiling = step * max(1, math.ceil(most * 1.04 / step))
    sources = list(dict.fromkeys(item.source for item in dated))
    legend = {
        source: Entry(source, COLOURS[at % len(COLOURS)], at % len(COLOURS), at // len(COLOURS) % SHAPES)
        for at, source in enumerate(sources)
    }
    span = max(1, (last - first).days)

    def across(day: date) -> float:
        return round(LEFT + 24 + (day - first).days / span * (WIDTH - LEFT - RIGHT - 48), 1)

    def upward(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / ceiling * (HEIGHT - TOP - BOTTOM), 1)

    crowded = sum(len(item.repeats) for item in dated) > FADED
    seen: dict[date, int] = {}
    marks = []
    for item, day in zip(dated, days, strict=True):
        beside = seen.get(day, 0)
        seen[day] = beside + 1
        top, bottom = upward(max(_values(item))), upward(min(_values(item)))
        entry, said = legend[item.source], _end(item.said) if item.as_of.known else None
        marks.append(
            Mark(
                round(min(across(day) + BESIDE * beside, WIDTH - 8), 1),
                top,
                bottom,
                entry.colour,
                item.approximate,
                item.high is None,
                item.low is None,
                item.label,
                item.link,
                not item.as_of.known,
                entry.tone,
                entry.shape,
                across(said) if said and said != day else None,
                item.denied,
                len(item.repeats),
                tuple(
                    Faded(across(when), top, one.label, one.link)
                    for one, when in ([] if crowded else _later(item, day))
                ),
            )
        )
    shown: list[date] = []
    for day in sorted(set(days)):
        if not shown or across(day) - across(shown[-1]) >= LABEL:
            shown.append(day)
    steps = [step * part for part in range(round(ceiling / step) + 1)]
    return Chart(
        tuple(marks),
        tuple(Tick(across(day), f"{day.day} {day:%b %Y}") for day in shown),
        tuple(Tick(upward(value), f"{value:,.10g}") for value in steps),
        tuple(legend.values()),
    )


def _later(item: Estimate, day: date) -> list[tuple[Repeat, date]]:
    """The repetitions on other days than the estimate's own, one for each day."""
    found = {when: repeat for repeat in reversed(item.repeats) if (when := _end(repeat.said)) and when != day}
    return [(repeat, when) for when, repeat in sorted(found.items())]


def _end(when: Interval) -> date | None:
    """The last day of it, or `None` where that is known to within years only."""
    if when.start and when.end and when.end - when.start > LONGEST:
        return None
    return when.end or when.start


def _round_step(least: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= least)


def _values(item: Estimate) -> list[float]:
    return [value for value in (item.low, item.high) if value is not None]


def _day(item: Estimate) -> date | None:
    """The last day it holds for, or on which it was said."""
    return _end(item.as_of if item.as_of.known else item.said)
