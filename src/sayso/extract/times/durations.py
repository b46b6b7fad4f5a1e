"""How long: "18 years", "a minute and a half", "the past two decades", "several months", and how often: "every month"."""

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.stream import LETTERS, Lexicon

_FINER = {"D": "D", "W": "W", "F": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "E", "C": "C"}


def amount_of(found: Found) -> tuple[float | None, str] | None:
    """How many of which unit a match names; the number is `None` for "several" and "a few"."""
    unit = found.words.units.get(found["unit"].lower)
    if unit is None or unit in ("K", "L"):
        return None
    count = found.item("count")
    if count is None:
        return None, unit
    if count.letter == "v":
        return (2.0 if count.lower == "couple" else None), unit
    if count.letter == "A":
        after = found.stream.items[found.stream.index_at(found.match.start("count")) + 1]
        if after.letter == "v":
            return (2.0 if after.lower == "couple" else None), unit
        if after.letter == "j":
            return 0.5, unit
        return 1.0 + (0.5 if found.has("half") else 0.0), unit
    if count.letter == "j":
        return 0.5, unit
    return (count.number + (0.5 if found.has("half") else 0.0)), unit


def round_unit(count: float, unit: str) -> str:
    """How exact a date so many units away is meant: "two years ago" names a year, "two weeks ago" a week."""
    if unit == "F":
        return "W"
    return "D" if count != int(count) and unit == "D" else _FINER[unit]


def duration_value(count: float | None, unit: str) -> str | None:
    """The ISO 8601 duration: P18Y, PT3H, P2W, PXM where the number is not known."""
    if unit == "F":
        unit, count = "W", None if count is None else 2 * count
    if unit == "Q":
        unit, count = "M", None if count is None else 3 * count
    if unit in ("E", "C") and count is not None and count != 1:
        unit, count = "Y", count * (10 if unit == "E" else 100)
    if count is None:
        shown = "X"
    elif count == int(count):
        shown = str(int(count))
    else:
        shown = _split_half(count, unit) or f"{count:g}"
        if shown.startswith("P"):
            return shown
    return f"PT{shown}{unit[1:]}" if unit.startswith("T") else f"P{shown}{unit}"


def _split_half(count: float, unit: str) -> str | None:
    """As in "a minute and a half" is PT1M30S, "two and a half years" P2Y6M."""
    whole = int(count)
    if count - whole != 0.5:
        return None
    smaller = {"TM": ("T", "M", "30S"), "TH": ("T", "H", "30M"), "Y": ("", "Y", "6M"), "D": ("", "D", "T12H")}.get(unit)
    if smaller is None:
        return None
    mark, letter, rest = smaller
    return f"P{mark}{whole}{letter}{rest}" if whole else f"P{mark}{rest}"


def read_duration(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "18 years", "nearly an hour", "two-week", "a year and a half", "several months", "half an hour"."""
    amount = amount_of(found)
    if amount is None:
        return None
    count, unit = amount
    if unit == "Q" and (count is None or found["count"].letter == "A" or "-" in found.match.group()):
        return None  # "a quarter of", "three-quarters"
    item = found.item("unit")
    hyphen = "-" in found.match.group()
    if (
        item is not None
        and not hyphen
        and count is not None
        and count > 1
        and not item.lower.endswith("s")
        and item.lower != "century"
        and found["count"].letter not in "dNfYvA"
    ):
        return None
    if found["count"].letter == "A" and not _lasting(found):
        return None
    if found.has("last"):
        count = found["last"].number
    value = duration_value(count, unit)
    return Reading("DURATION", value)


def _lasting(found: Found) -> bool:
    """Whether "a year" is a stretch of time: after "for", "within", "in" and the like, not in "$30,000 a year"."""
    if len(found.items) > 2:
        return True
    before, after = found.before(), found.after()
    if after is not None and after.lower in ("after", "before", "into"):
        return True
    return before is not None and (
        before.letter == "I"
        or before.lower
        in ("than", "once", "lasting", "takes", "take", "took", "spent", "spend", "nearly", "only", "just", "least")
    )


def read_half(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "2 1/2 years"; any other fraction is left alone."""
    amount = amount_of(found)
    if amount is None or amount[0] is None or "".join(item.text for item in found.items[-6:]).find("1/2") < 0:
        return None
    return Reading("DURATION", duration_value(amount[0] + 0.5, amount[1]))


def read_rate(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "$2 million a year", "50,000 copies a month": how often."""
    before, after = found.before(), found.after()
    if before is None or (after is not None and after.letter in "ERg-"):
        return None
    number = before.letter in "dNfY1%"
    plural = (
        before.letter == "w"
        and before.lower.endswith("s")
        and not before.lower.endswith("ss")
        and len(before.lower) > 3
        and before.lower not in ("was", "takes", "lasts")
    )
    unit = found.words.units[found["unit"].lower]
    return (
        Reading("SET", duration_value(1.0, unit)) if (number or plural) and unit in ("TH", "D", "W", "M", "Y") else None
    )


def read_units(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "for years", "weeks or months", "over decades": so many that nobody counted."""
    unit = found.words.units[found["unit"].lower]
    before = found.before()
    if not found["unit"].lower.endswith("s") or unit in ("K", "L", "Q") or before is None:
        return None
    if before.letter != "I" and len(found.items) == 1:
        return None
    if (
        before.lower in ("by", "before", "after", "from", "around", "since", "until", "through", "throughout")
        and len(found.items) == 1
    ):
        return None
    return Reading("DURATION", duration_value(None, unit))


def read_stretch(found: Found, when: When) -> Reading | None:
    """As in "the past two decades", "the next few days", "the last 18 months", "the first nine months": with their days."""
    amount = amount_of(found)
    if amount is None:
        return None
    count, unit = amount
    value = duration_value(count, unit)
    which = found["which"].lower
    if (
        when.day is None
        or count is None
        or unit.startswith("T")
        or which not in ("past", "last", "previous", "preceding", "next", "coming", "following")
    ):
        return Reading("DURATION", value)
    back = which in ("past", "last", "previous", "preceding")
    edge = calendar.add(when.day, -count if back else count, unit)
    return Reading("DURATION", value, *((edge, when.day) if back else (when.day, edge)))


def read_recent(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "recent years", "the coming weeks"."""
    if not found["unit"].lower.endswith("s") or found.words.units[found["unit"].lower] == "K":
        return None
    which = found["which"].lower
    if which in ("recent", "past", "last"):
        return Reading("DATE", "PAST_REF")
    return Reading("DATE", "FUTURE_REF")


def read_age(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "the two-year-old agreement": how long a thing (not a person) has been there."""
    amount = amount_of(found)
    after = found.after()
    if (
        amount is None
        or amount[0] is None
        or after is None
        or after.letter != "w"
        or after.text[0].isupper()
        or is_person(after.lower, found.words)
    ):
        return None
    return Reading("DURATION", duration_value(*amount))


def is_person(noun: str, words: Lexicon) -> bool:
    """Whether the noun is somebody, whose age is no time: "the 18-year-old suspect"."""
    return noun in words.persons or noun.endswith(words.person_endings)


def read_set(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "every month", "each year", "every two weeks", "every Sunday", "daily", "twice a week"."""
    item = found.item("set")
    if item is not None:
        after = found.after()
        if item.lower == "quarterly" and after is not None and after.letter == LETTERS["WORD"]:
            return None  # "the quarterly dividend" names a kind, not a rhythm
        return Reading("SET", found.words.sets[item.lower])
    weekday = found.item("weekday")
    if weekday is not None:
        return Reading("SET", f"XXXX-WXX-{found.words.weekdays[weekday.lower]}")
    season = found.item("season")
    if season is not None:
        return Reading("SET", f"XXXX-{found.words.seasons[season.lower]}")
    month = found.item("month")
    if month is not None:
        return Reading("SET", f"XXXX-{found.words.months[month.lower]:02}")
    part = found.item("part")
    if part is not None:
        return Reading("SET", f"XXXX-XX-XXT{found.words.parts[part.lower]}")
    unit = found.words.units[found["unit"].lower]
    if unit in ("K", "L"):
        return Reading("SET", "XXXX-WXX-WE")
    other = found.item("other")
    if other is not None and other.lower == "other":
        return Reading("SET", duration_value(2.0, unit))
    counted = found.item("count")
    if counted is not None and counted.letter == LETTERS["VAGUE"]:
        return Reading("SET", duration_value(None, unit))
    return Reading("SET", duration_value(float(found.number("count") or 1), unit))


_MOD = r"(?:(?:NO )?(?P<mod>ABOUT|MORE THAN|AT LEAST|(?<=IN )UPTO) )?"
_COUNT = r"(?P<count>A|ONE|DAY|NUMBER|YEAR|FLOAT|(?:A )?VAGUE(?: OF)?)"
_UNIT = r"(?P<unit>UNIT)"

DURATION_RULES = (
    Rule(rf"{_MOD}{_COUNT}(?P<more> MORE)?(?:[- ]){_UNIT}(?: (?P<half>AND A HALF))?(?: OR SO)?(?!-OLD| OLD|-AGO| OF AGE)", read_duration),
    Rule(rf"{_MOD}{_COUNT}[- ](?P<half>AND[- ]A[- ]HALF)[- ]{_UNIT}", read_duration),
    Rule(rf"{_MOD}(?:THE )?(?:DAY|NUMBER|ONE) ?(?:TO|OR|-|–) ?{_COUNT}[- ]{_UNIT}", read_duration),
    Rule(rf"{_MOD}(?P<count>HALF|A HALF)[- ](?:AN? )?{_UNIT}", read_duration),
    Rule(rf"{_MOD}(?P<count>HALF) A {_UNIT}", read_duration),
    Rule(rf"{_COUNT} {_UNIT} OR (?:SO|DAY|ONE)", read_duration),
    Rule(rf"{_MOD}(?P<count>DAY|ONE)[- ]DAY/DAY[- ]{_UNIT}", read_half),
    Rule(rf"A {_UNIT}", read_rate),
    Rule(r"(?P<unit>UNIT)(?:,? (?:AND|OR) UNIT)?", read_units),
    Rule(rf"(?:EVERY OF )?{_MOD}THE (?P<which>LAST|PAST|NEXT|COMING|FIRST|ORDINAL) {_COUNT} {_UNIT}(?: OR SO)?", read_stretch),
    Rule(rf"(?P<which>PAST|LAST|NEXT|COMING) {_COUNT} {_UNIT}(?: OR SO)?", read_stretch),
    Rule(rf"THE (?P<which>PAST|LAST|NEXT|COMING) (?:DAY|NUMBER|ONE|VAGUE) ?(?:TO|OR|-|–) ?{_COUNT} {_UNIT}", read_stretch),
    Rule(rf"THE {_COUNT} {_UNIT}(?!-)", read_duration),
    Rule(rf"(?:THE )?(?P<which>RECENT|COMING|PAST) {_UNIT}(?: AND UNIT)?", read_recent),
    Rule(rf"(?:THE )?{_COUNT}-{_UNIT}-OLD", read_age),
    Rule(rf"EVERY(?: (?P<other>WORD))? (?:(?P<count>DAY|NUMBER|VAGUE) )?{_UNIT}", read_set),
    Rule(r"EVERY(?: WORD)? (?:(?P<weekday>WEEKDAY)|(?P<season>SEASON)|(?P<month>MONTH)|(?P<part>PART))", read_set),
    Rule(r"(?P<set>SET)", read_set),
    Rule(rf"TIMES (?:A|EVERY) {_UNIT}", read_set),
    Rule(rf"(?:DAY|NUMBER) TIMES (?:A|EVERY) {_UNIT}", read_set),
)  # fmt: skip
