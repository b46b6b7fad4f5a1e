"""Which year is meant by a day, a month, a quarter or a season that stands without one."""

from collections.abc import Callable
from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import When

NEAR = 250  # characters within which a stated year outweighs the document's date


def year_stated(when: When) -> int | None:
    """The year of a dated expression nearby where it is not that of the document's own time."""
    for distance, reading in when.stated:
        if distance > NEAR and when.day is not None:
            return None
        if reading.start is None or reading.end is None or (reading.end - reading.start).days > 366:
            continue
        if when.day is None or abs(reading.start.year - when.day.year) > 1:
            return reading.start.year
        return None
    return None


def year_of_day(month: int, number: int, when: When) -> int | None:
    """The year of "May 17": as stated nearby, else as the verb looks, else the one that puts it nearest."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    years = [year for year in range(when.day.year - 4, when.day.year + 5) if calendar.make_date(year, month, number)]
    return _choose(years, when, lambda year: calendar.make_date(year, month, number) or when.day, slack=1)  # type: ignore[arg-type,return-value]


def year_of_month(month: int, when: When) -> int | None:
    """The year of "October"; the document's own month is this year's whichever way the verb looks."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    year = when.day.year
    if month == when.day.month:
        return year
    looks = when.direction()
    if looks == "future":
        return year if month > when.day.month else year + 1
    if looks is None and 0 < month - when.day.month <= 1:
        return year
    return year if month < when.day.month else year - 1


def year_of_quarter(number: int, when: When) -> int | None:
    """The year of "the third quarter"."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    now = (when.day.month + 2) // 3
    if number <= now:
        return when.day.year if not (when.direction() == "future" and number < now) else when.day.year + 1
    return when.day.year if number == now + 1 and when.direction() != "past" else when.day.year - 1


def year_of_season(name: str, when: When) -> int | None:
    """The year of "the summer"."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    first = calendar.season(when.day.year, name).start
    if first is None:
        return None
    if when.direction() == "future":
        last = calendar.season(when.day.year, name).end
        return when.day.year if last is None or last >= when.day else when.day.year + 1
    return when.day.year if first <= when.day else when.day.year - 1


def weekday_day(number: int, when: When) -> date | None:
    """The day meant by a bare "Friday": the last one, today's included, unless the verb looks ahead."""
    if when.day is None:
        return None
    back = (when.day.isoweekday() - number) % 7
    if when.direction() == "future":
        return calendar.add_days(when.day, (7 - back) % 7)
    return calendar.add_days(when.day, -back)


def _choose(years: list[int], when: When, make: Callable[[int], date], *, slack: int) -> int | None:
    day = when.day
    if not years or day is None:
        return None
    looks = when.direction()
    if looks == "past":
        allowed = [year for year in years if (make(year) - day).days <= slack]
        return max(allowed, default=None)
    if looks == "future":
        allowed = [year for year in years if (make(year) - day).days >= -slack]
        return min(allowed, default=None)
    return min(years, key=lambda year: (abs((make(year) - day).days), year))


def shifted(reading: Reading, years: int) -> Reading | None:
    """The same day, month, quarter, season or year so many years later."""
    start = reading.start
    if start is None or reading.value is None:
        return None
    value = reading.value
    target = start.year + years
    if not 1 <= target <= 9999:
        return None
    if "-Q" in value:
        return calendar.quarter(target, (start.month + 2) // 3)
    if len(value) == 4:
        return calendar.year(target)
    if len(value) == 7:
        return calendar.month(target, start.month)
    if len(value) == 10:
        moved = calendar.add_months(start, 12 * years)
        return moved and calendar.day(moved)
    return None
