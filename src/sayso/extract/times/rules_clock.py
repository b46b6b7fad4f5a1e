"""Times of day: "5 p.m. EST, Nov. 6", "10:30", "4.10 a.m.", "half past ten", "noon Saturday", "midnight Friday"."""

import re
from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.years import weekday_day, year_of_day


def read_clock(found: Found, when: When) -> Reading | None:
    """A time on the clock, of the day named beside it or of the document's."""
    stopped = found.item("stopped")
    if stopped is not None and _STOPPED.fullmatch(stopped.text) is None:
        return None
    hour = found.number("stopped" if stopped is not None else "hour")
    minute = int(stopped.text.partition(".")[2]) if stopped is not None else found.number("minute") or 0
    half = found.item("ampm")
    if hour is None or hour > 24 or minute > 59:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower.startswith("p") else 0)
    elif found.has("part") and hour < 12 and found["part"].lower in ("afternoon", "evening"):
        hour += 12
    elif hour == 24 and minute:
        return None
    shown = f"T{hour:02}:{minute:02}" if found.has("minute") or stopped is not None else f"T{hour:02}"
    return _on(_day_beside(found, when), shown)


def read_military(found: Found, when: When) -> Reading | None:
    """As in "0500 GMT", "2101 GMT": four figures before a zone."""
    text = found["military"].text
    if len(text) != 4 or not text.isdigit() or int(text[:2]) > 24 or int(text[2:]) > 59:
        return None
    return _on(when.day, f"T{text[:2]}:{text[2:]}")


def read_past(found: Found, when: When) -> Reading | None:
    """As in "half past ten", "a quarter to nine", "ten past four"."""
    hour, minute, part = found.number("hour"), found.number("minute"), found.item("quarter")
    if hour is None or hour > 12 or (part is not None and part.lower != "quarter"):
        return None
    past = (30 if part is None else 15) if minute is None else minute
    if found.has("to"):
        hour, past = hour - 1, 60 - past
    if not 0 < past < 60:
        return None
    return _on(_day_beside(found, when), f"T{hour % 24:02}:{past:02}")


def read_named(found: Found, when: When) -> Reading | None:
    """As in "noon", "midnight Friday"."""
    hour = found.words.clock[found["clock"].lower]
    return _on(_day_beside(found, when), "T24" if hour == 24 else f"T{hour}:00")


def _on(day: date | None, shown: str) -> Reading:
    if day is None:
        return Reading("TIME", f"XXXX-XX-XX{shown}")
    return Reading("TIME", f"{day.isoformat()}{shown}", day, day)


def _day_beside(found: Found, when: When) -> date | None:
    weekday, month, word = found.item("weekday"), found.item("month"), found.item("word")
    if month is not None:
        number = found.number("day") or 0
        year = found.number("year")
        if year is None:
            year = year_of_day(found.words.months[month.lower], number, when)
        return calendar.make_date(year, found.words.months[month.lower], number) if year is not None else None
    if weekday is not None:
        return weekday_day(found.words.weekdays[weekday.lower], when)
    if word is not None:
        return calendar.add_days(when.day, found.words.days[word.lower]) if when.day is not None else None
    for distance, reading, same_sentence, _ in when.stated:
        if same_sentence and distance < 60 and reading.start is not None and reading.start == reading.end:
            return reading.start  # "on Sunday, July 27, at 4:15 a.m."
        break
    return when.day


_DAY = r"(?:,? (?:ON )?(?:(?:(?P<weekday>WEEKDAY)(?:, )?)?(?P<month>MONTH)\.? (?P<day>DAY|ONE)(?:, (?P<year>YEAR))?|(?P<weekday2>WEEKDAY)|(?P<word>DAYWORD)))?"
_DAY = _DAY.replace("(?:(?P<weekday>WEEKDAY)(?:, )?)?", "(?:WEEKDAY,? )?").replace("weekday2", "weekday")
_ZONE = r"(?: \(?ZONE\)?(?: TIMES)?)?"
_MOD = r"(?:(?:ABOUT|EARLIER|LATER) )?"
_OF_DAY = r"(?=,? (?:ON WEEKDAY|(?:THIS|LAST) PART|LAST NIGHT|IN THE PART|WEEKDAY|DAYWORD|NIGHT))"
_STOPPED = re.compile(r"\d{1,2}\.[0-5]\d")

CLOCK_RULES = (
    Rule(rf"{_MOD}(?P<hour>DAY|ONE)(?:[:.](?P<minute>DAY|NUMBER))? ?(?P<ampm>AMPM){_ZONE}{_DAY}", read_clock),
    Rule(rf"(?<=AT )(?P<hour>DAY|ONE|NUMBER)[:](?P<minute>DAY|NUMBER){_DAY}", read_clock),
    Rule(rf"(?P<hour>DAY|ONE|NUMBER):(?P<minute>DAY|NUMBER)(?: \(?ZONE\)?(?: TIMES)?){_DAY}", read_clock),
    Rule(rf"{_MOD}(?P<stopped>FLOAT) ?(?P<ampm>AMPM){_ZONE}{_DAY}", read_clock),
    Rule(rf"(?<=AT )(?P<stopped>FLOAT)(?:{_ZONE}{_OF_DAY}{_DAY}| ZONE)", read_clock),
    Rule(r"(?<=THE )(?P<stopped>FLOAT)(?= (?:TO|FROM) )", read_clock),
    Rule(rf"(?<=AT )(?P<hour>DAY|ONE) IN THE (?P<part>PART){_DAY}", read_clock),
    Rule(rf"(?:A )?(?:HALF|(?P<quarter>UNIT)|(?P<minute>DAY)) PAST (?P<hour>DAY|ONE){_DAY}", read_past),
    Rule(rf"(?:A )?(?P<quarter>UNIT) (?P<to>TO) (?P<hour>DAY|ONE){_DAY}", read_past),
    Rule(r"(?P<military>NUMBER|YEAR)(?: WORD)? ZONE", read_military),
    Rule(rf"{_MOD}(?P<hour>DAY|ONE) WORD'OCLOCK(?: IN THE (?P<part>PART))?{_DAY}", read_clock),
    Rule(rf"(?P<clock>CLOCK){_ZONE}{_DAY}", read_named),
)  # fmt: skip
