"""Estimates over time as a picture: a bar from low to high, an arrow where an end is open, a colour for each source."""

from collections.abc import Sequence
from datetime import date

from sayso.evidence import Interval, Record

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 36
COLOURS = ("#0b6e99", "#b3541e", "#3c7a3c", "#7a3c8a", "#8a6d1a", "#2f4b7c", "#a3324a", "#4d6a6d")


class Estimate(Record, frozen=True):
    """One estimate to draw; `link` is the fragment that its words are reached by."""

    low: float | None
    high: float | None
    approximate: bool
    as_of: Interval
    source: str
    label: str
    link: str


class Mark(Record, frozen=True):
    """An estimate's place in the picture, in its units; `up` and `down` say which end is open."""

    x: float
    top: float
    bottom: float
    colour: str
    dashed: bool
    up: bool
    down: bool
    label: str
    link: str


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
    """The chart of the estimates whose day is known, or `None` where there are fewer than two of them."""
    dated = [item for item in estimates if _day(item.as_of) is not None and _values(item)]
    if len(dated) < 2:
        return None
    days = [_day(item.as_of) or date.min for item in dated]
    first, last = min(days), max(days)
    ceiling = max(value for item in dated for value in _values(item)) * 1.15 or 1.0
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
                round(across(day) + 9 * beside, 1),
                round(upward(max(values)), 1),
                round(upward(min(values)), 1),
                colours[item.source],
                item.approximate,
                item.high is None,
                item.low is None,
                item.label,
                item.link,
            )
        )
    listed = sorted(set(days))
    shown = listed[:: max(1, len(listed) // 6)]
    steps = [ceiling * part / 4 for part in range(5)]
    return Chart(
        tuple(marks),
        tuple(Tick(round(across(day), 1), f"{day.day} {day:%b %Y}") for day in shown),
        tuple(Tick(round(upward(value), 1), f"{value:,.0f}" if ceiling >= 8 else f"{value:,.1f}") for value in steps),
        tuple(colours.items()),
    )


def _values(item: Estimate) -> list[float]:
    return [value for value in (item.low, item.high) if value is not None]


def _day(interval: Interval) -> date | None:
    return interval.end or interval.start
