"""Dates that name a day, month, quarter, season, year, decade or century: "Sept. 22-23, 2019", "the early 1980s"."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.years import (
    shifted,
    weekday_day,
    year_of_day,
    year_of_month,
    year_of_quarter,
    year_of_season,
    year_stated,
)

_PARTS = {"early": "early", "mid": "mid", "middle": "mid", "midway": "mid", "late": "late", "end": "end", "close": "end",
          "beginning": "early", "start": "early", "outset": "early"}  # fmt: skip
# prepositions after which any number of four digits is a year
_YEAR_AFTER = {
    "in", "since", "until", "till", "by", "of", "from", "during", "before", "after", "through", "throughout", "between", "around", "circa", "early", "late", "mid",
    "to", "and", "year", "or", "summer", "spring", "winter", "fall", "autumn", "fiscal", "(", "-", "–",
}  # fmt: skip


def _month_number(found: Found) -> int:
    return found.words.months[found["month"].lower]


def _year_number(found: Found, when: When) -> int | None:
    """The year a match names: in figures, or as last, this or next year."""
    number = found.number("year")
    if number is not None:
        return number
    word = found.item("relative")
    if word is None or when.day is None:
        return None
    return when.day.year + {"last": -1, "this": 0, "next": 1}.get(word.lower, 0)


def read_day(found: Found, when: When) -> Reading | None:
    """ "May 17", "Sunday, March eighth", "17 May 2019", "Sept. 22-23", "May 17 of last year"."""
    month, number = _month_number(found), found.number("day")
    if number is None or not 1 <= number <= 31 or not _is_month(found):
        return None
    year = _year_number(found, when)
    if year is None and (month, number) == (9, 11) and _attack_beside(found):
        year = 2001
    if year is None:
        if calendar.make_date(2000, month, number) is None:
            return Reading("DATE", None)
        year = year_of_day(month, number, when)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}-{number:02}")
    first = calendar.make_date(year, month, number)
    if first is None:
        return Reading("DATE", None)
    last = found.number("last")
    if last is not None:
        end = calendar.make_date(year, month, last)
        return calendar.days(first, end) if end is not None and end > first else None
    return calendar.day(first)


def _attack_beside(found: Found) -> bool:
    """Whether 11 September is that of 2001: "the September 11 attacks", "the attacks of September 11", "post-September 11"."""
    before, after = found.around(4)
    beside = [*before, *after[:3]]
    return any(item.lower.startswith(("attack", "terror", "hijack", "atrocit")) for item in beside) or (
        [item.lower for item in before[-2:]] in (["post", "-"], ["pre", "-"])
    )


def read_month(found: Found, when: When) -> Reading | None:
    """ "October", "October 2015", "mid-April 2015", "the end of November", "April of this year"."""
    if not _is_month(found):
        return None
    month = _month_number(found)
    year = _year_number(found, when)
    which = found.item("which")
    if year is None and which is not None:
        year = _year_by(which.lower, month, when)
    if year is None:
        year = year_of_month(month, when)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}")
    part = found.item("part")
    if part is not None and part.lower in _PARTS:
        return calendar.part_of_month(year, month, _PARTS[part.lower])
    return calendar.month(year, month)


def _year_by(which: str, month: int, when: When) -> int | None:
    """ "last", "this" or "next" September."""
    if when.day is None:
        return None
    year = when.day.year
    if which in ("last", "past", "previous"):
        return year if month < when.day.month else year - 1
    if which in ("next", "coming"):
        return year if month > when.day.month else year + 1
    return year


def _is_month(found: Found) -> bool:
    """Whether a word that can be a month is one here: "May", "March", "Jan", "Mar" and "Dec" can be something else."""
    item = found["month"]
    if not item.text[0].isupper():
        return item.lower not in (
            "may",
            "march",
            "mar",
            "dec",
            "jan",
            "sep",
            "jun",
            "jul",
            "nov",
            "oct",
            "apr",
            "feb",
            "august",
        )
    if item.lower not in ("may", "march", "august", "april", "june", "jan", "mar", "sep", "dec"):
        return True
    if len(found.items) > 1:
        return True
    before, after = found.before(), found.after()
    if item.lower in ("april", "june", "august"):  # given names and an adjective
        return not (after is not None and after.text[0].isupper() and after.letter == "w" and not after.text.isupper())
    return (
        before is not None
        and (
            before.letter in "Iili"
            or before.lower
            in (
                "of",
                "last",
                "this",
                "next",
                "late",
                "early",
                "to",
                "and",
                "that",
                "between",
                "on",
                "for",
                "its",
                "'s",
                "s",
                "around",
            )
        )
        and not (item.lower in ("jan", "mar", "sep", "dec") and (after is None or after.letter != "."))
    )


def read_year(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "1998", "fiscal 1989", "early 1998", "the beginning of 1990"."""
    item = found["year"]
    number = int(item.number)
    if not _is_year(found, item.text, number):
        return None
    part = found.item("part")
    if part is not None and part.lower in _PARTS:
        return calendar.part_of_year(number, _PARTS[part.lower])
    return calendar.year(number)


def _is_year(found: Found, text: str, number: int) -> bool:
    before, after = found.before(), found.after()
    if not text.isdigit():
        return 1900 <= number < 2100
    if before is not None and (
        before.letter in "$£€#" or before.lower in ("rs", "no", "number", "flight", "usd", "eur", "page")
    ):
        return False
    glued = after is not None and after.start == found.items[-1].end
    if after is not None and (
        (glued and after.letter not in ".,-–/:;'\")(—?!*]" and after.lower not in "’”") or after.letter in "%$€£U"
    ):
        return False
    if (
        before is not None
        and before.end == found.items[0].start
        and before.letter in "./:-–"
        and not before.lower == "("
    ):
        return before.letter in "-–/" and 1900 <= number < 2100
    if len(found.items) > 1:
        return True
    if 1900 <= number < 2040:
        return not (after is not None and not glued and _counted(found, after.lower, before.lower if before else ""))
    return (
        before is not None
        and before.lower in _YEAR_AFTER
        and before.lower not in ("to", "and", "or", "-", "–", "(", "of", "from", "by", "between", "around")
        and not (after is not None and after.letter in "wU")
    )


_TITLED = {
    "in",
    "since",
    "until",
    "by",
    "during",
    "before",
    "after",
    "from",
    "early",
    "late",
    "mid",
    "the",
    "a",
    "its",
    "his",
    "their",
    "of",
    "through",
    "'s",
    "and",
    "for",
}


def _counted(found: Found, after: str, before: str) -> bool:
    """Whether the number counts what follows: "2000 people"; "the 1995 floods" names a year all the same."""
    if before in _TITLED:
        return False
    return (
        len(after) > 3
        and after.endswith("s")
        and after not in ("was", "is", "has", "his", "this", "as", "its", "hours", "plus", "versus")
        or after in ("people", "men", "women", "children", "staff", "feet", "percent", "yen", "euros")
    )


def read_year_range(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "2014-15", "1998-2001"."""
    first, last = found.number("year"), found["last"]
    if first is None or not 1800 <= first < 2100 or not last.text.isdigit():
        return None
    end = int(last.text) if len(last.text) == 4 else first // 100 * 100 + int(last.text)
    if len(last.text) not in (2, 4) or not first < end <= first + 100:
        return None
    return Reading("DATE", f"{first:04}/{end:04}", date(first, 1, 1), date(end, 12, 31))


def read_decade(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "the 1980s", "the '90s", "the late nineties", "the mid-1990s"."""
    number = found.number("year")
    if number is None:
        number = found.number("short")
    if number is None:
        word = found["word"].lower
        number = found.words.decades[word]
    if number < 100:
        number += 1900 if number >= 20 else 2000
    if number % 10:
        return None
    whole = calendar.decade(number)
    part = found.item("part")
    if part is None:
        return whole
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (9, 9)}[_PARTS[part.lower]]
    return Reading(
        "DATE", whole.value, calendar.make_date(number + first, 1, 1), calendar.make_date(number + last, 12, 31)
    )


def read_century(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "the 19th century"."""
    number = found.number("number")
    if number is None or not 1 <= number <= 30 or found.words.units.get(found["unit"].lower) != "C":
        return None
    return calendar.century(number)


def read_quarter(found: Found, when: When) -> Reading | None:
    """ "the third quarter", "the 1988 third quarter", "Q3 2019", "the second half of 1990"."""
    number = found.number("number")
    if number is None:
        return None
    is_half = found.has("half")
    if not is_half and not found["unit"].lower.startswith("quarter"):
        return None
    if not 1 <= number <= (2 if is_half else 4):
        return None
    year = _year_number(found, when)
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
    """ "last summer", "the spring of 1998", "winter 2010", "this fall"."""
    name = found.words.seasons[found["season"].lower]
    year = _year_number(found, when)
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


def read_weekday(found: Found, when: When) -> Reading | None:
    """ "Friday", "last Thursday", "next Monday", "this coming Sunday", "early Monday"."""
    item = found["weekday"]
    if len(item.lower) <= 4 and item.lower not in ("tues",):
        after = found.after()
        if not item.text[0].isupper() or (
            item.lower in ("sun", "sat", "mon", "wed") and (after is None or after.letter not in ".,")
        ):
            return None
    number = found.words.weekdays[item.lower]
    if when.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    which = found.item("which")
    back = (when.day.isoweekday() - number) % 7
    target: date | None
    if which is None or which.lower in ("same", "that"):
        target = weekday_day(number, when)
    elif which.lower in ("previous", "following") and _day_stated(when) is not None:
        base = _day_stated(when) or when.day
        step = (base.isoweekday() - number) % 7
        target = calendar.add_days(base, -(step or 7) if which.lower == "previous" else 7 - step)
    elif which.lower in ("last", "past", "previous"):
        target = calendar.add_days(when.day, -(back or 7))
    elif which.lower in ("next", "coming", "following", "upcoming"):
        target = calendar.add_days(when.day, 7 - back)
    elif when.direction() == "past":
        target = calendar.add_days(when.day, -back)
    else:
        target = calendar.add_days(when.day, (7 - back) % 7)
    return calendar.day(target) if target is not None else None


def _day_stated(when: When) -> date | None:
    """The day stated last, where it is near."""
    for distance, reading, *_ in when.stated:
        if distance < 300 and reading.start is not None and reading.start == reading.end:
            return reading.start
    return None


def read_numeric(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "2019-09-22", "10/13/99", "9/22/2019", "22.09.2019": month before day unless that cannot be."""
    text = "".join(item.text for item in found.items)
    parts = [piece for piece in text.replace("/", "-").replace(".", "-").split("-") if piece]
    if len(parts) != 3 or not all(piece.isdigit() for piece in parts):
        return None
    numbers = [int(piece) for piece in parts]
    if len(parts[0]) == 4:
        year, month, number = numbers
    else:
        month, number, year = numbers
        if "." in text or month > 12:
            month, number = number, month
        if len(parts[2]) == 2:
            year += 1900 if year > 40 else 2000
    if not 1900 <= year < 2100:
        return None
    when_ = calendar.make_date(year, month, number)
    return calendar.day(when_) if when_ is not None else Reading("DATE", None)


def read_nine_eleven(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """ "9/11", the attacks' name that is a date."""
    return calendar.day(date(2001, 9, 11)) if "".join(item.text for item in found.items) == "9/11" else None


def read_same(found: Found, when: When) -> Reading | None:
    """ "that year", "the same month", "that day": the one stated last."""
    unit = found.words.units[found["unit"].lower]
    for _, reading, *_ in when.stated:
        if reading.start is None or reading.value is None:
            continue
        if unit == "Q" and "-Q" not in reading.value and len(reading.value) < 7:
            continue
        return calendar.span_of(reading.start, unit)
    return None


def read_year_before(found: Found, when: When) -> Reading | None:
    """ "the year-earlier quarter", "the year-ago period": what was stated last, a year before."""
    for distance, reading, *_ in when.stated:
        if distance > 1500:
            break
        if reading.value is not None and "-Q" in reading.value:
            return shifted(reading, -1)
    if found.has("unit") and found["unit"].lower == "quarter" and when.day is not None:
        now = (when.day.month + 2) // 3 - 1
        return calendar.quarter(when.day.year - 1, now) if now else calendar.quarter(when.day.year - 2, 4)
    return calendar.year(when.day.year - 1) if when.day is not None else None


_PART = r"(?:(?:THE )?(?P<part>EARLY|LATE|MID)(?:[- ]|(?: (?:IN|OF) (?:THE )?)))?"
_RELATIVE = r"(?:OF )?(?P<relative>LAST|THIS|NEXT) UNIT"

DATE_RULES = (
    Rule(rf"(?:(?:THE |THIS |COMING |NEXT |LAST )*WEEKDAY\.?,? )?(?:(?:EARLY|LATE) )?(?P<month>MONTH)\.? (?:THE )?(?P<day>DAY|ONE|ORDINAL)(?:(?:,|,? OF)? ?(?P<year>YEAR)(?![%\w])|,? {_RELATIVE})?", read_day),
    Rule(r"(?:WEEKDAY\.?,? )?(?:THE )?(?P<day>DAY|ONE|ORDINAL) (?:OF )?(?P<month>MONTH)\.?(?:,? (?P<year>YEAR))?", read_day),
    Rule(r"(?:WEEKDAY\.?,? )?(?P<day>DAY|ONE)-(?P<month>MONTH)\.?(?:-(?P<year>YEAR|DAY))?", read_day),
    Rule(r"(?P<month>MONTH)\.? (?P<day>DAY|ONE) ?(?:[-–&]|TO|AND) ?(?P<last>DAY|ONE)(?!\w)(?:,? (?P<year>YEAR))?", read_day),
    Rule(r"(?P<day>DAY|ONE) ?(?:[-–]|TO|AND) ?(?P<last>DAY|ONE) (?P<month>MONTH)(?:,? (?P<year>YEAR))?", read_day),
    Rule(rf"{_PART}(?P<month>MONTH)\.?(?:,? (?:OF )?(?P<year>YEAR)|,? {_RELATIVE})?(?!\w)", read_month),
    Rule(r"(?P<part>EARLY|LATE|MID)[- ](?P<which>LAST|THIS|NEXT) (?P<month>MONTH)", read_month),
    Rule(r"(?:THE )?(?P<part>END|BEGIN) OF (?P<month>MONTH)(?:,? (?:OF )?(?P<year>YEAR))?", read_month),
    Rule(r"(?:THIS )?(?P<which>LAST|THIS|NEXT|PAST|COMING) (?P<month>MONTH)", read_month),
    Rule(r"(?P<year>YEAR)", read_year),
    Rule(r"(?:THE )?(?P<part>EARLY|LATE|MID)(?:[- ]| IN | OF )(?P<year>YEAR)", read_year),
    Rule(r"(?:THE )?(?P<part>END|BEGIN) OF (?P<year>YEAR)", read_year),
    Rule(r"(?:THE )?FISCAL (?:UNIT )?(?P<year>YEAR)", read_year),
    Rule(r"(?:THE )?UNIT (?P<year>YEAR)", read_year),
    Rule(r"(?P<year>YEAR)[-–/](?P<last>YEAR|DAY|NUMBER)(?![-–/]?\w)", read_year_range),
    Rule(r"(?:THE )?(?:(?P<part>EARLY|LATE|MID)[- ](?:TO[- ]LATE[- ])?)?(?P<year>YEAR)'?S", read_decade),
    Rule(r"THE (?:(?P<part>EARLY|LATE|MID)[- ])?'?(?P<short>DAY|NUMBER)'?S", read_decade),
    Rule(r"(?:THE )?(?:(?P<part>EARLY|LATE|MID)[- ])?'(?P<short>DAY|NUMBER)'?S", read_decade),
    Rule(r"THE (?:(?P<part>EARLY|LATE|MID)[- ])?(?P<word>TENS)", read_decade),
    Rule(r"(?:THE )?(?:(?:EARLY|LATE|MID)[- ])?(?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_century),
    Rule(r"(?:THE )?(?:(?P<relative>LAST|THIS|NEXT) UNIT'S )?(?:FISCAL[- ])?(?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<number>ORDINAL)[- ](?:FISCAL[- ])?(?P<unit>UNIT),? (?:OF |IN )?(?:FISCAL )?(?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<year>YEAR)'?S? (?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"(?:THE )?(?P<ago>UNIT-(?:AGO|EARLIER)) (?P<number>ORDINAL)[- ](?P<unit>UNIT)", read_quarter),
    Rule(r"THE (?P<number>ORDINAL) (?P<half>HALF)(?: OF (?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT|(?P<the_year>THE UNIT)))?", read_quarter),
    Rule(r"(?:THE )?(?:(?:EARLY|LATE|MID)[- ])?(?P<season>SEASON)(?: OF|,)? (?:(?P<year>YEAR)|(?P<relative>LAST|THIS|NEXT) UNIT)", read_season),
    Rule(r"(?:(?:EARLY|LATE|MID|EARLIER|LATER) )?(?:THIS )?(?P<which>LAST|THIS|NEXT|PAST|COMING) (?P<season>SEASON)", read_season),
    Rule(r"THE (?:(?:EARLY|LATE|MID) )?(?P<season>SEASON)(?! OF)", read_season),
    Rule(r"(?:(?P<mod>EARLY|LATE|MID|EARLIER|LATER) (?:ON )?)?(?:THIS |THE |THAT )?(?:(?P<which>LAST|THIS|NEXT|COMING|PAST|SAME) )?(?P<weekday>WEEKDAY)", read_weekday),
    Rule(r"YEAR-(?:DAY|NUMBER)-(?:DAY|NUMBER)", read_numeric),
    Rule(r"DAY[/-]DAY[/-](?:YEAR|NUMBER|DAY)", read_numeric),
    Rule(r"DAY/DAY(?!/)", read_nine_eleven, derived=True),
    Rule(r"(?:(?:EARLY|LATE) (?:IN )?)?(?:THAT|THE SAME) (?:FISCAL )?(?P<unit>UNIT)", read_same, derived=True),
    Rule(r"(?:THE (?:WORD )?)?UNIT-(?:AGO|EARLIER)(?: (?:FISCAL )?(?P<unit>UNIT)| PERIOD)?", read_year_before, derived=True),
)  # fmt: skip
