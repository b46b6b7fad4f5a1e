"""Times told from the document's day or from one stated before: "late last month", "two years ago", "earlier this year"."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.durations import amount_of, round_unit
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.years import shifted, year_stated

_STEP = {"last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
         "subsequent": 1, "this": 0, "current": 0, "ensuing": 1}  # fmt: skip


_TOLD = ("following", "previous", "preceding", "subsequent", "ensuing")
_LENGTH = {"D": 0, "W": 6, "M": 31, "Q": 92}


def read_unit(found: Found, when: When) -> Reading | None:
    """As in "last month", "this year", "next week", "late last year", "earlier this month", "the current quarter"."""
    unit = found.words.units[found["unit"].lower]
    which = found["which"].lower
    if found["unit"].lower.endswith("s"):
        return None
    before = found.before()
    within = (
        which == "last"
        and before is not None
        and before.lower in ("over", "in", "during", "within", "throughout", "for")
    )
    if (which in ("past", "coming") or within) and unit in ("Y", "M", "W", "Q", "E", "K") and found.has("the"):
        return _around(unit, which, when)
    if unit in ("TS", "TM", "TH", "C", "L"):
        return None
    step = _STEP[which]
    base = _base(which, unit, when)
    if base is None:
        return Reading("DATE", None) if unit != "D" or which in _TOLD else None
    if unit == "D":
        moved = calendar.add_days(base, step)
        return calendar.day(moved) if moved is not None and (which in _TOLD or which == "next") else None
    if unit == "K":
        return _weekend(which, when)
    moved = calendar.add(base, step, unit)
    if moved is None:
        return None
    reading = calendar.span_of(moved, unit)
    part = found.item("part")
    return _narrowed(reading, part.lower, unit, when.day or base) if part is not None else reading


def _base(which: str, unit: str, when: When) -> date | None:
    """From which day it is told: "the following week" from the one stated before, "next week" from the document's."""
    if which in _TOLD or (which == "next" and unit == "D"):
        for distance, reading, *_ in when.stated:
            if (
                distance < 400
                and reading.start is not None
                and reading.value is not None
                and not reading.value.endswith("REF")
            ):
                known = reading.end is not None and (reading.end - reading.start).days <= _LENGTH.get(unit, 366)
                return reading.start if known else when.day
        return when.day if unit != "D" else None
    return when.day


def _around(unit: str, which: str, when: When) -> Reading | None:
    """As in "the past year", "the coming months": a stretch that ends or begins today."""
    if unit == "K" or when.day is None:
        return (
            _weekend("last" if which == "past" else "next", when) if unit == "K" else Reading("DURATION", f"P1{unit}")
        )
    value = "P1E" if unit == "E" else f"P1{unit}" if unit != "Q" else "P3M"
    back = which in ("past", "last")
    edge = calendar.add(when.day, -1 if back else 1, unit)
    return Reading("DURATION", value, *((edge, when.day) if back else (when.day, edge)))


def _weekend(which: str, when: When) -> Reading | None:
    if when.day is None:
        return Reading("DATE", None)
    this = when.day
    ahead = which in ("next", "coming", "following", "upcoming") or (which == "this" and when.direction() != "past")
    if ahead:
        if which == "next" and this.isoweekday() <= 2:
            return calendar.weekend(this)
        moved = this if which == "this" or this.isoweekday() < 6 else calendar.add_days(this, 7)
    else:
        moved = this if this.isoweekday() == 7 else calendar.add_days(this, -7)
    return calendar.weekend(moved) if moved is not None else None


def _narrowed(reading: Reading, part: str, unit: str, day: date) -> Reading:
    """The early, mid or late part of it; earlier and later mean before and after the document's day."""
    if reading.start is None or reading.end is None:
        return reading
    if part in {"earlier", "previously"}:
        return reading._replace(end=max(reading.start, min(reading.end, day)))
    if part == "later":
        return reading._replace(start=min(reading.end, max(reading.start, day)))
    if unit == "M":
        return calendar.part_of_month(reading.start.year, reading.start.month, _part(part))
    if unit == "Y":
        return calendar.part_of_year(reading.start.year, _part(part))
    length = (reading.end - reading.start).days
    third = length // 3
    first = {"early": 0, "mid": third, "late": length - third, "end": length - third}[_part(part)]
    last = {"early": third, "mid": length - third, "late": length, "end": length}[_part(part)]
    return reading._replace(start=calendar.add_days(reading.start, first), end=calendar.add_days(reading.start, last))


def _part(word: str) -> str:
    return {"early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
            "midway": "mid", "late": "late"}.get(word, "end")  # fmt: skip


def read_end(found: Found, when: When) -> Reading | None:
    """As in "the end of the month", "year-end", "the beginning of next week", "the end of last year"."""
    unit = found.words.units[found["unit"].lower]
    if when.day is None or unit not in ("W", "M", "Q", "Y", "E", "C"):
        return Reading("DATE", None) if when.day is None else None
    which = found.item("which")
    moved = calendar.add(when.day, _STEP.get(which.lower, 0) if which is not None else 0, unit)
    if moved is None:
        return None
    reading = calendar.span_of(moved, unit)
    part = found.item("part")
    if reading.start is None or reading.end is None:
        return reading
    narrowed = _narrowed(reading, part.lower if part is not None else "end", unit, when.day)
    if part is None and unit == "Y":
        return calendar.month(reading.start.year, 12)
    return narrowed


def read_ago(found: Found, when: When) -> Reading | None:
    """As in "two years ago", "nearly four months ago", "a week earlier", "three days later", "a year ago"."""
    amount = amount_of(found)
    if amount is None:
        return None
    count, unit = amount
    word = found["ago"].lower
    back = word in ("ago", "earlier", "previously", "before")
    if word != "ago" or (unit == "Y" and count == 1):
        told = _from_stated(count or 1, unit, when, back=back)
        if told is not None:
            return told
    if unit.startswith("T"):
        return None  # "an hour later": how long, not when
    if when.day is None or (not back and word != "now"):
        return Reading("DATE", None)  # "three days later": later than what, nothing says
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    moved = calendar.add(when.day, -count if back else count, unit)
    if moved is None:
        return None
    return calendar.span_of(moved, round_unit(count, unit))


def _from_stated(count: float, unit: str, when: When, *, back: bool) -> Reading | None:
    """As in "a year earlier" in a report on a quarter: that quarter, a year earlier; "three days later" after a stated day."""
    for distance, reading, *_ in when.stated:
        if distance > 700 or reading.value is None or reading.start is None or reading.type != "DATE":
            continue
        step = -count if back else count
        if unit == "Y" and "-Q" in reading.value:
            return shifted(reading, round(step))
        if distance > 400 or len(reading.value) < 4 or reading.value.endswith("REF"):
            continue
        if unit in ("D", "W") and len(reading.value) == 10:
            moved = calendar.add(reading.start, step, unit)
            return calendar.day(moved) if moved is not None else None
        if unit in ("M", "Y") and len(reading.value) in (4, 7, 10) and year_stated(when) is not None:
            moved = calendar.add(reading.start, step, unit)
            return calendar.span_of(moved, round_unit(count, unit)) if moved is not None else None
        return None
    return None


def read_dayword(found: Found, when: When) -> Reading | None:
    """As in "today", "late yesterday", "the day before yesterday", "yesterday morning", "tonight"."""
    if when.day is None:
        return Reading("DATE", None)
    word = found["word"].lower
    moved = calendar.add_days(
        when.day, found.words.days[word] + (2 if found.has("beyond") and word == "tomorrow" else 0)
    )
    if found.has("beyond") and moved is not None:
        moved = calendar.add_days(when.day, -2 if word == "yesterday" else 2)
    if moved is None:
        return None
    part = found.item("part")
    return calendar.part_of_day(moved, found.words.parts[part.lower]) if part is not None else calendar.day(moved)


def read_night(found: Found, when: When) -> Reading | None:
    """As in "tonight", "overnight", "last night"."""
    if when.day is None:
        return Reading("TIME", None)
    word = found.item("word")
    if word is not None:
        back = word.lower == "overnight" and found.match.group() == "n" and when.direction() == "past"
        moved = calendar.add_days(when.day, -1) if back else when.day
        return calendar.part_of_day(moved or when.day, found.words.nights[word.lower])
    moved = calendar.add_days(when.day, -1)
    part = found.words.parts[found["part"].lower]
    return calendar.part_of_day(moved, part) if moved is not None else None


def read_part(found: Found, when: When) -> Reading | None:
    """As in "this morning", "later this afternoon", "Saturday night", "the evening of May 17", "mid afternoon"."""
    part = found.words.parts[found["part"].lower]
    if found["part"].lower.endswith("s"):
        return None
    weekday = found.item("weekday")
    target = when.day
    if weekday is None and found.match.group()[0] == "T":
        for distance, reading, *_ in when.stated:
            if distance < 300 and reading.start is not None and reading.start == reading.end:
                target = reading.start
            break
    if target is None:
        return Reading("TIME", None)
    if weekday is not None:
        back = (target.isoweekday() - found.words.weekdays[weekday.lower]) % 7
        moved = calendar.add_days(target, (7 - back) % 7 if when.direction() == "future" else -back)
        if moved is None:
            return None
        target = moved
    return calendar.part_of_day(target, part)


def read_the_unit(found: Found, when: When) -> Reading | None:
    """As in "the quarter", "the year", "the weekend", "the month": the one the report is about."""
    unit = found.words.units[found["unit"].lower]
    if found["unit"].lower.endswith("s"):
        return None
    if unit == "K":
        return _weekend("this" if when.direction() == "future" else "last", when)
    if when.day is None:
        return None
    if unit == "Q":
        latest = found.item("latest")
        done = latest is not None and latest.lower in ("latest", "recent", "last")
        for distance, reading, *_ in when.stated:
            near = distance < 1200 and reading.value is not None and "-Q" in reading.value
            if near and (not done or (reading.end is not None and reading.end < when.day)):
                return reading
        ended = calendar.add_days(when.day, -92 if done else -31)
        return calendar.span_of(ended or when.day, "Q")
    after = found.after()
    if unit == "Y":
        if after is not None and after.lower in ("ended", "ending", "to", "through"):
            return Reading("DURATION", "P1Y")
        return calendar.year(when.day.year)
    return calendar.span_of(when.day, unit) if unit in ("W", "M") else None


_THE = r"(?:(?P<the>THE) )?"
_HALF = r"(?:[- ](?P<half>AND[- ]A[- ]HALF))?"
_COUNT = r"(?:(?P<mod>ABOUT|MORE THAN|AT LEAST|UPTO) )?(?P<count>A FULL|A|ONE|DAY|NUMBER|YEAR|FLOAT|(?:A )?VAGUE(?: OF)?)(?P<more> MORE)?"

RELATIVE_RULES = (
    Rule(rf"{_THE}(?:(?P<part>EARLY|LATE|MID|EARLIER|LATER)(?:-| IN | )?)?(?P<which>LAST|THIS|NEXT|PAST|COMING)(?: FISCAL| FULL)? (?P<unit>UNIT)(?: END)?(?!-)", read_unit),
    Rule(r"(?P<part>EARLIER|LATER|EARLY|LATE) (?:IN|OF) THE (?P<unit>UNIT)", read_end),
    Rule(r"(?:THE )?(?P<part>END|BEGIN|MID) OF (?:THE |(?P<which>LAST|THIS|NEXT|COMING) )(?:FISCAL )?(?P<unit>UNIT)", read_end),
    Rule(r"(?:(?P<which>LAST|THIS|NEXT) )?(?:FISCAL[- ])?(?P<unit>UNIT)(?:'S)?[- ]END", read_end),
    Rule(rf"{_COUNT}{_HALF}[- ](?:FISCAL )?(?P<unit>UNIT)(?: OR SO)?(?:[- ])(?P<ago>AGO|EARLIER|LATER)", read_ago, derived=True),
    Rule(r"(?P<unit>UNIT) (?P<ago>AGO)", read_ago, derived=True),
    Rule(rf"{_COUNT} (?P<unit>UNIT)(?: OR SO)? FROM (?P<ago>REF)", read_ago, derived=True),
    Rule(r"(?:(?:EARLIER|LATER|EARLY|LATE) )?(?P<word>DAYWORD)(?:(?:'S)? (?P<part>PART))?", read_dayword),
    Rule(r"THE UNIT (?P<beyond>IN) (?P<word>DAYWORD)", read_dayword),
    Rule(r"(?:EARLIER |LATER |LATE |EARLY )?(?P<word>NIGHT)", read_night),
    Rule(r"(?:EARLIER |LATE |EARLY )?LAST (?P<part>PART)", read_night),
    Rule(r"(?:EARLIER |LATER |LATE |EARLY |MID[- ])?(?:THIS|THAT|THE (?:EARLY |LATE )?) ?(?P<part>PART)", read_part),
    Rule(r"MID[- ](?P<part>PART)", read_part),
    Rule(r"(?:EARLIER |LATER |LATE |EARLY |LAST |THIS )*(?P<weekday>WEEKDAY)[- ](?P<part>PART)", read_part),
    Rule(r"THE (?:(?P<latest>LATEST) )?(?:FULL )?(?:FISCAL )?(?P<unit>UNIT)(?!-)", read_the_unit, derived=True),
)  # fmt: skip
