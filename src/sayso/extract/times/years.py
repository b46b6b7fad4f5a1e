"""Which year is meant by a day, a month, a quarter or a season that stands without one."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import When

NEAR = 150  # characters within which a stated year outweighs the document's date


def year_stated(when: When) -> int | None:
    """The year of a dated expression nearby where that speaks for this one too.

    Beside a document's date: one of another time in the same sentence. Without: a month or a day, in the same paragraph
    ("in May 2019 ... on 17 June"); a bare year, as in "founded in 2014", would be a guess.
    """
    for distance, reading, same_sentence, same_paragraph in when.stated:
        if distance > NEAR or reading.start is None or reading.end is None or reading.value is None:
            return None
        if (reading.end - reading.start).days > 366 or reading.start.year != reading.end.year:
            continue
        if when.day is None:
            return reading.start.year if same_paragraph and (reading.end - reading.start).days < 32 else None
        return reading.start.year if same_sentence and abs(reading.start.year - when.day.year) > 1 else None
    return None


def year_of_day(month: int, number: int, when: When) -> int | None:
    """The year of "May 17": as stated nearby, else as the verb looks, else the one that puts it nearest."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    years = [year for year in range(when.day.year - 4, when.day.year + 5) if calendar.make_date(year, month, number)]
    days = {year: calendar.make_date(year, month, number) for year in years}
    return nearest_year(days, when, slack=60 if when.open_ended else 300)


def year_of_month(month: int, when: When) -> int | None:
    """The year of "October"; the document's own month is this year's whichever way the verb looks."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    year = when.day.year
    if month == when.day.month:
        return year
    days = {year + step: calendar.make_date(year + step, month, 15) for step in (-1, 0, 1)}
    return nearest_year(days, when, slack=250)


def year_of_quarter(number: int, when: When) -> int | None:
    """The year of "the third quarter"."""
    stated = year_stated(when)
    if stated is not None or when.day is None:
        return stated
    years = range(when.day.year - 1, when.day.year + 2)
    return nearest_year({year: calendar.make_date(year, 3 * number - 1, 15) for year in years}, when, slack=120)


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


def nearest_year(days: dict[int, date | None], when: When, *, slack: int) -> int | None:
    """The year whose day lies nearest to the document's; one on the side away from which the verb looks counts `slack` days further."""
    if when.day is None:
        return None
    looks = when.direction()
    best: tuple[int, int] | None = None
    for year, day in days.items():
        if day is None:
            continue
        off = (day - when.day).days
        cost = (
            abs(off)
            + (off > 45) * 30
            + (slack if (looks == "past" and off > 1) or (looks == "future" and off < -1) else 0)
        )
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best is not None else None


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
        return calendar.day(moved) if moved is not None else None
    return None
