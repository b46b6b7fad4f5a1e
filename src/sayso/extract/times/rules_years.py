"""Dates that name a year or more: "1998", "fiscal 1989", "2014-15", "the early 1980s", "the 19th century"."""

from datetime import date

from sayso.extract.times import calendar
from sayso.extract.times.calendar import Reading
from sayso.extract.times.found import Found, Rule, When
from sayso.extract.times.naming import PARTS
from sayso.extract.times.stream import Item, Lexicon


def read_year(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "1998", "fiscal 1989", "early 1998", "the beginning of 1990"."""
    item = found["year"]
    number = int(item.number)
    if not _is_year(found, item.text, number):
        return None
    part = found.item("part")
    if part is not None and part.lower in PARTS:
        return calendar.part_of_year(number, PARTS[part.lower])
    return calendar.year(number)


def _is_year(found: Found, text: str, number: int) -> bool:
    """Whether four figures are a year and neither a count nor part of a longer figure or a name."""
    if not text.isdigit():
        return 1900 <= number < 2100
    before, after, first = found.before(), found.after(), found.items[0]
    words = found.words
    if before is not None and (before.letter in "$£€#" or before.lower in words.no_year_after):
        return False
    glued = after is not None and after.start == found.items[-1].end
    if after is not None and ((glued and after.letter not in ".,-–/:;'\")(—?!*]") or after.letter in "%$€£U"):
        return False
    if before is not None and before.end == first.start and before.letter in "./:-–":
        return before.letter in "-–/" and 1900 <= number < 2100
    if len(found.items) > 1:
        return True
    if 1900 <= number < 2040:
        return after is None or glued or not _counts(number, after, before, words)
    return before is not None and before.lower in words.year_after and (after is None or after.letter not in "wU")


def _counts(number: int, after: Item, before: Item | None, words: Lexicon) -> bool:
    """Whether the number counts what follows: "2000 people"; "the 1995 floods" names a year all the same."""
    round_number = number % 100 == 0
    if before is not None and (before.lower == "the" or (before.lower in words.year_before_noun and not round_number)):
        return False
    noun = after.lower
    plural = round_number and len(noun) > 3 and noun.endswith("s") and noun not in words.no_plural
    return plural or noun in words.plurals


def read_year_range(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "2014-15", "1998-2001"."""
    first, last = found.number("year"), found["last"]
    if first is None or not 1800 <= first < 2100 or not last.text.isdigit():
        return None
    end = int(last.text) if len(last.text) == 4 else first // 100 * 100 + int(last.text)
    if len(last.text) not in (2, 4) or not first < end <= first + 100:
        return None
    return Reading("DATE", f"{first:04}/{end:04}", date(first, 1, 1), date(end, 12, 31))


def read_decade(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "the 1980s", "the '90s", "the late nineties", "the mid-1990s"."""
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
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (9, 9)}[PARTS[part.lower]]
    return Reading(
        "DATE", whole.value, calendar.make_date(number + first, 1, 1), calendar.make_date(number + last, 12, 31)
    )


def read_century(found: Found, when: When) -> Reading | None:  # noqa: ARG001
    """As in "the 19th century"."""
    number = found.number("number")
    if number is None or not 1 <= number <= 30 or found.words.units.get(found["unit"].lower) != "C":
        return None
    return calendar.century(number)


YEAR_RULES = (
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
)  # fmt: skip
