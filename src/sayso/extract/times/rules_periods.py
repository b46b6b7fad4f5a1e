"""Quarters, halves and seasons, and periods named from one before: "the third quarter", "last summer", "that year"."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.naming import year_number
from sayso.extract.times.years import shifted, year_of_quarter, year_of_season, year_stated


def read_quarter(found: Found, when: When) -> Reading | None:
    """As in "the third quarter", "the 1988 third quarter", "Q3 2019", "the second half of 1990"."""
    number = found.number("number")
    if number is None:
        return None
    is_half = found.has("half")
    if not is_half and not found["unit"].lower.startswith("quarter"):
        return None
    if not 1 <= number <= (2 if is_half else 4):
        return None
    year = year_number(found, when)
    if year is None and found.has("ago"):
        year = year_of_quarter(number, when)
        year = year - 1 if year is not None else None
    if is_half:
        if year is None:
            year = year_stated(when) or (when.day.year if when.day is not None and found.has("the_year") else None)
        return calendar.half(year, number) if year is not None else None
    if year is None:
        year = year_of_quarter(number, when)
    return calendar.quarter(year, number) if year is not None else Reading("DATE", f"XXXX-Q{number}")


def read_season(found: Found, when: When) -> Reading | None:
    """As in "last summer", "the spring of 1998", "winter 2010", "this fall"."""
    name = found.words.seasons[found["season"].lower]
    year = year_number(found, when)
    which = found.item("which")
    if year is None and which is not None and when.day is not None:
        year = _season_year(which.lower, name, when.day)
    if year is None:
        year = year_of_season(name, when)
    return calendar.season(year, name) if year is not None else Reading("DATE", f"XXXX-{name}")


def _season_year(which: str, name: str, day: date) -> int:
    this = calendar.season(day.year, name)
    if which in ("last", "past", "previous"):
        return day.year if this.end is not None and this.end < day else day.year - 1
    if which in ("next", "coming"):
        return day.year if this.start is not None and this.start > day else day.year + 1
    return day.year


def read_same(found: Found, when: When) -> Reading | None:
    """As in "that year", "the same month", "that day": the one stated last."""
    unit = found.words.units[found["unit"].lower]
    for _, reading, *_ in when.stated:
        if reading.start is None or reading.value is None:
            continue
        if unit == "Q" and "-Q" not in reading.value and len(reading.value) < 7:
            continue
        return calendar.span_of(reading.start, unit)
    return None


def read_year_before(found: Found, when: When) -> Reading | None:
    """As in "the year-earlier quarter", "the year-ago period": what was stated last, a year before."""
    for distance, reading, *_ in when.stated:
        if distance > 1500:
            break
        if reading.value is not None and "-Q" in reading.value:
            return shifted(reading, -1)
    if found.has("unit") and found["unit"].lower == "quarter" and when.day is not None:
        now = (when.day.month + 2) // 3 - 1
        return calendar.quarter(when.day.year - 1, now) if now else calendar.quarter(when.day.year - 2, 4)
    return calendar.year(when.day.year - 1) if when.day is not None else None


PERIOD_RULES = (
    Rule(r"(?:THE )?(?:(?P<relative>LAST|THIS|NEXT) UNIT'S )?(?:FISCAL[- ])?(?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<number>ORDINAL)[- ](?:FISCAL[- ])?(?P<unit>UNIT),? (?:OF |IN )?(?:FISCAL )?(?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<year>YEAR)'?S? (?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<ago>UNIT-(?:AGO|EARLIER)) (?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"THE (?P<number>ORDINAL) (?P<half>HALF)(?: OF (?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT|(?P<the_year>THE UNIT)))?", read_quarter),
    Rule(r"(?:THE )?(?:(?:EARLY|LATE|MID)[- ])?(?P<season>SEASON)(?: OF|,)? (?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT)", read_season),
    Rule(r"(?:(?:EARLY|LATE|MID|EARLIER|LATER) )?(?:THIS )?(?P<which>LAST|THIS|NEXT|PAST|COMING) (?P<season>SEASON)", read_season),
    Rule(r"THE (?:(?:EARLY|LATE|MID) )?(?P<season>SEASON)(?! OF)", read_season),
    Rule(r"(?:(?:EARLY|LATE) (?:IN )?)?(?:THAT|THE SAME) (?:FISCAL )?(?P<unit>UNIT)", read_same, derived=True),
    Rule(r"(?:THE (?:WORD )?)?UNIT-(?:AGO|EARLIER)(?: (?:FISCAL )?(?P<unit>UNIT)| PERIOD)?", read_year_before, derived=True),
)  # fmt: skip
