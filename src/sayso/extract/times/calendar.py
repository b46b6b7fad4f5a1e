"""Days, weeks, months, quarters, seasons, years and decades: their TimeML values and the days they cover."""

import calendar as _calendar
from datetime import date, timedelta
from typing import NamedTuple

from sayso.evidence.times import TimeType

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month, as meteorologists of the north count


class Reading(NamedTuple):
    """What a time expression comes to: type, TimeML value, first and last day."""

    type: TimeType
    value: str | None
    start: date | None = None
    end: date | None = None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def day(when: date) -> Reading:
    """One day."""
    return Reading("DATE", when.isoformat(), when, when)


def days(first: date, last: date) -> Reading:
    """From one day to another, as an ISO 8601 interval."""
    return Reading("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last)


def part_of_day(when: date, part: str) -> Reading:
    """The morning (MO), afternoon (AF), evening (EV) or night (NI) of a day."""
    return Reading("TIME", f"{when.isoformat()}T{part}", when, when)


def week(when: date) -> Reading:
    """The ISO week, Monday to Sunday, in which a day lies."""
    year, number, weekday = when.isocalendar()
    first = add_days(when, 1 - weekday)
    return Reading("DATE", f"{year:04}-W{number:02}", first, first and add_days(first, 6))


def weekend(when: date) -> Reading:
    """Saturday and Sunday of the ISO week in which a day lies."""
    year, number, weekday = when.isocalendar()
    first = add_days(when, 6 - weekday)
    return Reading("DATE", f"{year:04}-W{number:02}-WE", first, first and add_days(first, 1))


def month(year: int, number: int) -> Reading:
    """One month."""
    return Reading("DATE", f"{year:04}-{number:02}", make_date(year, number, 1), month_end(year, number))


def month_end(year: int, number: int) -> date | None:
    """The last day of a month."""
    if not 1 <= year <= 9999:
        return None
    return date(year, number, _calendar.monthrange(year, number)[1])


def part_of_month(year: int, number: int, part: str) -> Reading:
    """The early (to the 10th), mid (11th to 20th) or late (from the 21st) days of a month; the value is the month's."""
    whole = month(year, number)
    bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, 0), "end": (25, 0)}[part]
    last = make_date(year, number, bounds[1]) if bounds[1] else whole.end
    return Reading("DATE", whole.value, make_date(year, number, bounds[0]), last)


def quarter(year: int, number: int) -> Reading:
    """One quarter of a calendar year."""
    return Reading("DATE", f"{year:04}-Q{number}", make_date(year, 3 * number - 2, 1), month_end(year, 3 * number))


def half(year: int, number: int) -> Reading:
    """The first or second half of a year."""
    return Reading("DATE", f"{year:04}-H{number}", make_date(year, 6 * number - 5, 1), month_end(year, 6 * number))


def season(year: int, name: str) -> Reading:
    """A season; a winter belongs to the year in which it begins."""
    first = SEASON_MONTHS[name]
    last_year, last = (year + 1, 2) if name == "WI" else (year, first + 2)
    return Reading("DATE", f"{year:04}-{name}", make_date(year, first, 1), month_end(last_year, last))


def year(number: int) -> Reading:
    """One calendar year."""
    return Reading("DATE", f"{number:04}", make_date(number, 1, 1), make_date(number, 12, 31))


def part_of_year(number: int, part: str) -> Reading:
    """The early (first four months), mid or late part of a year; the value is the year's."""
    whole = year(number)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12)}[part]
    return Reading("DATE", whole.value, make_date(number, first, 1), month_end(number, last))


def decade(first_year: int) -> Reading:
    """Ten years from one that ends in 0."""
    return Reading("DATE", f"{first_year // 10:03}", make_date(first_year, 1, 1), make_date(first_year + 9, 12, 31))


def century(number: int) -> Reading:
    """The n-th century, taken from the year that ends in 00, as TimeML does."""
    first = (number - 1) * 100
    return Reading("DATE", f"{number - 1:02}", make_date(max(first, 1), 1, 1), make_date(first + 99, 12, 31))


def add_days(when: date, count: float) -> date | None:
    """The day so many days later (earlier if negative), or `None` off the calendar."""
    try:
        return when + timedelta(days=count)
    except (OverflowError, ValueError):
        return None


def add_months(when: date, count: float) -> date | None:
    """The same day so many months later, or the month's last day where it is shorter."""
    try:
        number = when.year * 12 + when.month - 1 + int(count)
        last = month_end(number // 12, number % 12 + 1)
    except (OverflowError, ValueError):
        return None
    return last and last.replace(day=min(when.day, last.day))


def add(when: date, count: float, unit: str) -> date | None:
    """`when` moved by `count` units (D W F M Q Y E C)."""
    if abs(count) > 100_000:
        return None
    if unit in ("D", "W", "F"):
        return add_days(when, round(count * {"D": 1, "W": 7, "F": 14}[unit]))
    if unit in ("M", "Q", "Y", "E", "C"):
        return add_months(when, round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]))
    return when


def span_of(when: date, unit: str) -> Reading:
    """The day, week, month, quarter, year, decade, century or weekend in which a day lies."""
    if unit == "W":
        return week(when)
    if unit == "K":
        return weekend(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year(when.year)
    if unit == "E":
        return decade(when.year // 10 * 10)
    if unit == "C":
        return century(when.year // 100 + 1)
    return day(when)
