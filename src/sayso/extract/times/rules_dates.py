"""Dates that name a day or a month: "Sept. 22-23, 2019", "mid-April", "last Thursday", "10/13/99"."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.naming import PART, PARTS, RELATIVE, year_number
from sayso.extract.times.years import weekday_day, year_of_day, year_of_month


def _month_number(found: Found) -> int:
    return found.words.months[found["month"].lower]


def read_day(found: Found, when: When) -> Reading | None:
    """As in "May 17", "Sunday, March eighth", "17 May 2019", "Sept. 22-23", "May 17 of last year"."""
    month, number = _month_number(found), found.number("day")
    if number is None or not 1 <= number <= 31 or not _is_month(found):
        return None
    year = year_number(found, when)
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
    return any(item.lower.startswith(("attacks", "attackers", "terror", "hijack", "atrocit")) for item in beside) or (
        [item.lower for item in before[-2:]] in (["post", "-"], ["pre", "-"])
    )


def read_month(found: Found, when: When) -> Reading | None:
    """As in "October", "October 2015", "mid-April 2015", "the end of November", "April of this year"."""
    if not _is_month(found):
        return None
    month = _month_number(found)
    year = year_number(found, when)
    which = found.item("which")
    if which is not None and which.lower in ("following", "coming", "past", "previous") and which is found.items[0]:
        return None
    if year is None and which is not None:
        year = _year_by(which.lower, month, when)
    if year is None:
        year = year_of_month(month, when)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}")
    part = found.item("part")
    if part is not None and part.lower in PARTS:
        return calendar.part_of_month(year, month, PARTS[part.lower])
    return calendar.month(year, month)


def _year_by(which: str, month: int, when: When) -> int | None:
    """As in "last", "this" or "next" September."""
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


def read_weekday(found: Found, when: When) -> Reading | None:
    """As in "Friday", "last Thursday", "next Monday", "this coming Sunday", "early Monday"."""
    item = found["weekday"]
    if len(item.lower) <= 4 and item.lower != "tues":
        after = found.after()
        if not item.text[0].isupper() or (
            item.lower in ("sun", "sat", "mon", "wed") and (after is None or after.letter not in ".,")
        ):
            return None
    number = found.words.weekdays[item.lower]
    if when.day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    which = found.item("which")
    if which is not None and which.lower in ("following", "coming") and which is found.items[0]:
        return None  # "following Monday's debate"
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
    """As in "2019-09-22", "10/13/99", "9/22/2019", "22.09.2019": month before day unless that cannot be."""
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
    if not 1900 <= year < 2100 or not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    when_ = calendar.make_date(year, month, number)
    return calendar.day(when_) if when_ is not None else Reading("DATE", None)


def read_nine_eleven(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "9/11", the attacks' name that is a date."""
    return calendar.day(date(2001, 9, 11)) if "".join(item.text for item in found.items) == "9/11" else None


DATE_RULES = (
    Rule(rf"(?:(?:THE |THIS |COMING |NEXT |LAST )*WEEKDAY\.?,? )?(?:(?:EARLY|LATE) )?(?P<month>MONTH)\.? (?:THE )?(?P<day>DAY|ONE|ORDINAL)(?:(?:,|,? OF)? ?(?P<year>YEAR)(?![%\w])|,? {RELATIVE})?", read_day),
    Rule(r"(?:WEEKDAY\.?,? )?(?:THE )?(?P<day>DAY|ONE|ORDINAL) (?:OF )?(?P<month>MONTH)\.?(?:,? (?P<year>YEAR))?", read_day),
    Rule(r"(?:WEEKDAY\.?,? )?(?P<day>DAY|ONE)-(?P<month>MONTH)\.?(?:-(?P<year>YEAR|DAY))?", read_day),
    Rule(r"(?P<month>MONTH)\.? (?P<day>DAY|ONE) ?(?:[-–&]|TO|AND) ?(?P<last>DAY|ONE)(?!\w)(?:,? (?P<year>YEAR))?", read_day),
    Rule(r"(?P<day>DAY|ONE) ?(?:[-–]|TO|AND) ?(?P<last>DAY|ONE) (?P<month>MONTH)(?:,? (?P<year>YEAR))?", read_day),
    Rule(rf"{PART}(?P<month>MONTH)\.?(?:,? (?:OF )?(?P<year>YEAR)|,? {RELATIVE})?(?!\w)", read_month),
    Rule(r"(?P<part>EARLY|LATE|MID)[- ](?P<which>LAST|THIS|NEXT) (?P<month>MONTH)", read_month),
    Rule(r"(?:THE )?(?P<part>END|BEGIN) OF (?P<month>MONTH)(?:,? (?:OF )?(?P<year>YEAR))?", read_month),
    Rule(r"(?:THIS )?(?P<which>LAST|THIS|NEXT|PAST|COMING) (?P<month>MONTH)", read_month),
    Rule(r"(?P<weekday>WEEKDAY)", read_weekday),
    Rule(r"(?:(?P<mod>EARLY|LATE|MID|EARLIER|LATER) (?:ON )?)?(?:THIS |THE |THAT )?(?:(?P<which>LAST|THIS|NEXT|COMING|PAST|SAME) )?(?P<weekday>WEEKDAY)", read_weekday),
    Rule(r"YEAR-(?:DAY|NUMBER)-(?:DAY|NUMBER)", read_numeric),
    Rule(r"DAY[/-]DAY[/-](?:YEAR|NUMBER|DAY)", read_numeric),
    Rule(r"DAY/DAY(?!/)", read_nine_eleven, derived=True),
)  # fmt: skip
