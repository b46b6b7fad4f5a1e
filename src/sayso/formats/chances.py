"""How likely each month is to be the one in which a text was written, given the clues in it.

Each clue becomes an argument: a weight (a logarithm) for each month, with the words it rests on. Arguments add up. The weights
were set by hand and checked on dated news (docs/how-to/add-a-format.md says how to measure): what matters is their order.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sayso.evidence import Span
from sayso.formats.clues import Clue

Month = int
"""Months since the year 0: 12 × year + month - 1."""

_SAME = 2.0  # what two expressions in one sentence, taken for one time, are worth
_LATE = 0.0005  # how likely, a month, news is to be about long ago
_NEXT_TO = 1.0  # and in neighbouring sentences


@dataclass(frozen=True, slots=True)
class Argument:
    """Why some months are likelier than others: in words, where in the text, and by how much."""

    says: str
    spans: tuple[Span, ...]
    weigh: Callable[[Month], float]


def month_of(day: date) -> Month:
    """The month that the day lies in."""
    return 12 * day.year + day.month - 1


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: Month) -> date:
    """The last day of a month."""
    return date.fromordinal(first_day(month + 1).toordinal() - 1)


def _between(first: Month, last: Month, worth: float) -> Callable[[Month], float]:
    """So much for each month from `first` to `last`, nothing for the others."""
    return lambda month: worth if first <= month <= last else 0.0


def _in_season(season: int, worth: float) -> Callable[[Month], float]:
    """So much for each month of the year (0 to 11), nothing for the others."""
    return lambda month: worth if month % 12 == season else 0.0


def arguments(text: str, clues: Sequence[Clue]) -> tuple[Argument, ...]:
    """The arguments that the clues make, singly and together."""
    dates = _past_dates(clues)
    return (
        *_not_before(text, dates, clues),
        *_recent(text, dates),
        *_not_after(text, clues),
        *_seasons(text, clues),
        *_weekdays(text, clues),
        *_months_beside(text, clues),
        *_years_beside(text, clues, dates),
        *_holders(text, clues),
        *_events(text, clues),
    )


def _past_dates(clues: Sequence[Clue]) -> list[Clue]:
    """The absolute dates spoken of as past, latest last; one lone year far beyond all others is no past."""
    dates = sorted(
        (clue for clue in clues if clue.kind == "date" and clue.tense == "past"),
        key=lambda clue: (clue.first or date.min, clue.last),
    )
    while (
        len(dates) > 1
        and dates[-1].exact == 366
        and (dates[-1].first or date.min).year > (dates[-2].last or date.max).year + 8
    ):
        dates.pop()
    return dates


def _quote(text: str, *clues: Clue) -> str:
    return " and ".join(f"“{' '.join(clue.span.words(text).split())}”" for clue in clues)


def _not_before(text: str, dates: list[Clue], clues: Sequence[Clue]) -> Iterator[Argument]:
    """A text is not older than what it reports as past."""
    for clue in dates[-4:]:
        if clue.first:
            yield _bound(clue, month_of(clue.first), -3.0, f"it speaks of {_quote(text, clue)} as past")
    for clue in clues:
        if clue.kind == "event" and clue.first:
            months = next((near.number for near in _of_kind(clues, "relative") if _tells_distance(near, clue)), None)
            yield _bound(clue, month_of(clue.first) + (months or 0), -3.0, f"it names {clue.name}")


def _bound(clue: Clue, first: Month, cost: float, says: str) -> Argument:
    return Argument(says, (clue.span,), _between(0, first - 1, cost))


def _recent(text: str, dates: list[Clue]) -> Iterator[Argument]:
    """News speaks of recent things: the latest date is likely not long past, the more so the more dates lie close to it.

    The chances are rounded from how long ago the latest date lay in dated news (PolNeAR, BASIL, TimeBank).
    """
    fine = [clue for clue in dates if clue.exact <= 92 and clue.first and clue.last]
    years = sorted({clue.first.year: clue for clue in dates if clue.exact == 366 and clue.first}.items())
    if years and fine and years[-1][0] > (fine[-1].last or date.max).year + 1:
        fine = []
    if fine:
        latest = fine[-1]
        near = {
            (clue.first, clue.last) for clue in fine if (clue.first or date.min).year == (latest.first or date.min).year
        }
        share, mean, tail = (0.15, 18.0, 80.0) if len(near) == 1 else (0.35, 9.0, 36.0)
        yield Argument(
            f"the latest date it gives is {_quote(text, latest)}, and news speaks of recent dates",
            (latest.span,),
            _since_date(month_of(latest.last or date.min), share, mean, tail),
        )
    if years and not (fine and (fine[-1].first or date.min).year > years[-1][0]):
        year, clue = years[-1]
        close = sum(1 for other, _ in years if other >= year - 6) + (
            1 if fine and (fine[-1].first or date.min).year >= year - 2 else 0
        )
        yield Argument(
            f"the latest year it gives is {_quote(text, clue)}, and news speaks of recent years",
            (clue.span,),
            _since_year(year, _SINCE_YEAR[min(close, 3) - 1]),
        )
        if clue.name == "attributive":
            yield _not_in_year(clue, year, f"it would hardly say {_quote(text, clue)} of the year it is written in")


_SINCE_YEAR = (
    (0.10, 0.08, 0.08, 0.06, 0.08, 0.05, 0.05, 0.05, 0.02),
    (0.15, 0.15, 0.17, 0.12, 0.12, 0.05, 0.04, 0.03, 0.012),
    (0.20, 0.25, 0.22, 0.12, 0.06, 0.05, 0.02, 0.01, 0.005),
)
"""How likely a text was written 0, 1, … years after the latest year it gives: where it gives one year, two, or more."""


def _not_in_year(clue: Clue, year: int, says: str) -> Argument:
    return Argument(says, (clue.span,), _between(12 * year, 12 * year + 11, -1.2))


def _since_date(at: Month, share: float, mean: float, tail: float) -> Callable[[Month], float]:
    def weigh(month: Month) -> float:
        gone = max(0, month - at)
        rest = (0.97 - share) * (0.65 / mean * math.exp(-gone / mean) + 0.35 / tail * math.exp(-gone / tail))
        return math.log((share if gone == 0 else share / 3 if gone == 1 else 0.0) + rest + _LATE)

    return weigh


def _since_year(year: int, chances: Sequence[float]) -> Callable[[Month], float]:
    def weigh(month: Month) -> float:
        gone = max(0, month // 12 - year)
        return math.log(
            chances[gone] if gone < len(chances) else max(0.002, chances[-1] * 0.95 ** (gone - len(chances)))
        )

    return weigh


def _not_after(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """What is still to come when a text is written bounds it from above, but plans and names of years are often told later."""
    coming = [clue for clue in clues if clue.kind == "date" and clue.tense == "future" and clue.last]
    for clue in sorted(coming, key=lambda one: one.last or date.max)[:3]:
        last = month_of(clue.last) if clue.last else 0
        yield Argument(
            f"it speaks of {_quote(text, clue)} as still to come",
            (clue.span,),
            _between(last + 1, 99_999, -1.2),
        )
    named = {clue.number: clue for clue in clues if clue.unit == "named year" and clue.number}
    if named:
        latest = max(named)
        yield Argument(
            f"it speaks of {_quote(text, named[latest])} as a year by name", (named[latest].span,), _around(latest)
        )


def _around(year: int) -> Callable[[Month], float]:
    """Elections and seasons are spoken of most in their year and in the one before."""

    def weigh(month: Month) -> float:
        gone = month // 12 - year
        before = (0.0, -0.5, -1.5, -2.0, -2.3)
        return before[min(-gone, 4)] if gone <= 0 else -0.6 - 0.2 * min(gone - 1, 8)

    return weigh


_AFTER_MONTH = (1.0, 0.7, 0.45, 0.35, 0.28, 0.24, 0.2, 0.18, 0.16, 0.14, 0.12, 0.1)
_AFTER_DAY = (1.0, 0.4, 0.18, 0.12, 0.1, 0.09, 0.08, 0.07, 0.06, 0.06, 0.06, 0.08)


def _seasons(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """A month without a year is the nearest one: lately past, or soon to come."""
    months = {
        (clue.month, clue.tense, clue.day is not None, clue.near): clue
        for clue in clues
        if clue.kind == "month" and clue.month is not None and clue.near != "last year" and not _is_famous(clue, clues)
    }
    share = min(1.0, 3 / max(1, len(months)))
    for clue in months.values():
        yield Argument(f"it speaks of {_quote(text, clue)} without a year", (clue.span,), _season(clue, share))


def _season(clue: Clue, share: float) -> Callable[[Month], float]:
    at = (clue.month or 1) - 1
    chances = _AFTER_DAY if clue.day else _AFTER_MONTH

    def weigh(month: Month) -> float:
        gone = (month - at) % 12
        if clue.near == "last":
            return (-2.5, -1.0)[gone] if gone < 2 else 0.0
        if clue.near in {"this", "past", "this year"}:
            this_year = (month % 12 >= at) if clue.tense == "past" else (month % 12 <= at)
            return 0.0 if this_year or (clue.near == "past" and gone < 9) else -2.5
        if clue.tense == "future":
            gone = (-gone) % 12
        return share * math.log(chances[gone])

    return weigh


def _is_famous(clue: Clue, clues: Sequence[Clue]) -> bool:
    """Whether the month only stands in the name of an event ("September 11") or of an attack known by its day."""
    return (clue.month, clue.day) == (9, 11) or any(
        event.kind == "event" and event.span.overlaps(clue.span) for event in clues
    )


def _weekdays(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """A day with its weekday, such as Monday, May 5, fits one year in six or so."""
    for clue in clues:
        if clue.kind != "month" or clue.weekday is None or clue.month is None or clue.day is None:
            continue
        fits = {year for year in range(1930, 2101) if _weekday(year, clue.month, clue.day) == clue.weekday}

        def weigh(month: Month, clue: Clue = clue, fits: set[int] = fits) -> float:
            year, at = divmod(month, 12)
            at += 1
            named = clue.month or 1
            meant = {year if named <= at else year - 1} if clue.tense == "past" else {year if named >= at else year + 1}
            return 0.0 if meant & fits else -3.0

        yield Argument(f"{_quote(text, clue)} fits the calendar of few years", (clue.span,), weigh)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _months_beside(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """On June 13 … early this month: the month has a name."""
    months = [
        clue
        for clue in _of_kind(clues, "month")
        if clue.near is None and clue.month is not None and not _is_famous(clue, clues)
    ]
    for clue in _of_kind(clues, "relative"):
        if clue.unit != "month" or clue.near not in {"this", "last", "next"}:
            continue
        shift = {"this": 0, "last": 1, "next": -1}[clue.near]
        for month in months:
            apart = abs(month.sentence - clue.sentence)
            if apart > 1 or (month.tense, clue.near) in {("future", "last"), ("past", "next")}:
                continue
            worth = _SAME if apart == 0 else _NEXT_TO
            worth = worth if clue.near == "this" else worth * 0.6
            target = ((month.month or 1) - 1 + shift) % 12
            yield Argument(
                f"{_quote(text, month, clue)} stand side by side",
                (month.span, clue.span),
                _in_season(target, worth),
            )


def _years_beside(text: str, clues: Sequence[Clue], dates: list[Clue]) -> Iterator[Argument]:
    """Late last year … in December 2018: last year has a number; beside “this year”, a year with a number is another."""
    latest = max(((clue.first or date.min).year for clue in dates), default=0)
    for clue in _of_kind(clues, "relative"):
        if clue.unit != "year" or clue.near not in {"this", "last"}:
            continue
        for event in _of_kind(clues, "event"):
            if (
                event.sentence == clue.sentence
                and clue.near == "last"
                and event.first
                and abs(event.span.end - clue.span.start) < 60
            ):
                yield _year_is(text, (event, clue), event.first.year + 1, 2.5)
        for dated in dates:
            apart = abs(dated.sentence - clue.sentence)
            if apart > 1 or dated.first is None or dated.first.year != latest:
                continue
            year = dated.first.year
            if clue.near == "this":
                yield Argument(
                    f"{_quote(text, dated, clue)} stand side by side as two years",
                    (dated.span, clue.span),
                    _between(12 * year, 12 * year + 11, -1.5),
                )
            elif dated.exact <= 92 and clue.name in {"late", "later", "early", "earlier"}:
                late = dated.first.month >= 8
                if late == (clue.name in {"late", "later"}):
                    yield _year_is(text, (dated, clue), year + 1, _SAME if apart == 0 else 1.6)
            else:
                yield _year_is(text, (dated, clue), year + 1, 0.8 if apart == 0 else 0.5)


def _year_is(text: str, pair: tuple[Clue, Clue], year: int, worth: float) -> Argument:
    return Argument(
        f"{_quote(text, *pair)} stand side by side",
        tuple(clue.span for clue in pair),
        _between(12 * year, 12 * year + 11, worth),
    )


def _holders(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """Whoever is called president is in office, or, rarer, is remembered; a former president has left."""
    held = sorted(
        _of_kind(clues, "holder"), key=lambda clue: (clue.name or "", clue.span.words(text).split()[-1], clue.span)
    )
    for (office, _), group in groupby(held, key=lambda clue: (clue.name, clue.span.words(text).split()[-1])):
        some = list(group)
        former = [clue for clue in some if clue.near == "former"]
        terms = {(month_of(clue.first), month_of(clue.last) if clue.last else 99_999) for clue in some if clue.first}
        times = len({clue.span for clue in some})
        starts = min(start for start, _ in terms)
        says = f"it calls {_quote(text, some[0])} so, and knows who was {office}"
        if former:
            ends = min(end for _, end in terms)
            yield Argument(says, (former[0].span,), _between(0, ends - 1, -3.0))
            continue
        later = any(
            other.name == office and other.near != "former" and other.first and month_of(other.first) > starts
            for other in held
        )
        after = 0.0 if later else -2.6 - 0.7 * min(times - 1, 2)

        def weigh(
            month: Month, terms: set[tuple[int, int]] = terms, after: float = after, starts: int = starts
        ) -> float:
            if month < starts:
                return -4.0
            return 0.0 if any(start <= month <= end for start, end in terms) else after

        yield Argument(says, (some[0].span,), weigh)


def _events(text: str, clues: Sequence[Clue]) -> Iterator[Argument]:
    """Five years since the earthquake: that counts from a day that everybody knows."""
    for event in _of_kind(clues, "event"):
        for clue in _of_kind(clues, "relative"):
            if event.first and clue.number and clue.near in {"ago", "since"} and _tells_distance(clue, event):
                low = month_of(event.first) + clue.number - 2
                high = low + (14 if clue.number >= 12 else 4)
                yield Argument(
                    f"{_quote(text, clue, event)} count from a known day",
                    (clue.span, event.span),
                    _between(low, high, 2.0),
                )


def _tells_distance(clue: Clue, event: Clue) -> bool:
    return (
        clue.unit == "months"
        and clue.sentence == event.sentence
        and clue.near in {"ago", "since", "after"}
        and -50 <= event.span.start - clue.span.end <= 50
    )


def _of_kind(clues: Iterable[Clue], kind: str) -> list[Clue]:
    return [clue for clue in clues if clue.kind == kind]
