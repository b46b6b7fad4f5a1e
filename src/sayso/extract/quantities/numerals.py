"""Numbers in digits and in words, read to what they are worth."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from sayso.extract.quantities.words import Word
from sayso.languages.lexicon import load_lexicon

Form = Literal["digits", "words", "mixed", "ordinal"]

LONGEST = 18  # digits; what is longer is a serial number or noise, not an amount
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}$")
_SERIAL = re.compile(r"00\d+$")  # "007"
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?$|\.\d+$")


class Numbers(msgspec.Struct, frozen=True):
    """`numbers.toml`: the words for numbers and their worth."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, float]
    dozens: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]


class Numeral(NamedTuple):
    """A number at the words `first` up to, not including, `last`."""

    first: int
    last: int
    value: float
    form: Form


@lru_cache(maxsize=8)
def load_numbers(language: str) -> Numbers:
    """The number words of a language. Raises `SetupError` where it has none."""
    numbers: Numbers = load_lexicon(language, "numbers", Numbers)
    return numbers


def value_of_digits(text: str) -> float | None:
    """What "1,500", "2.5", "1.000,50", "1'000" or "10 000" is worth; `None` for serial numbers, versions and addresses ("1.2.3")."""
    if sum(letter.isdigit() for letter in text) > LONGEST:
        return None
    text = text.replace("'", "").replace(" ", "")
    if _SERIAL.match(text):
        return None
    if _GROUPED_BY_POINTS.match(text):
        return float(text.replace(".", "").replace(",", "."))
    if not _PLAIN.match(text) or not text.isascii():
        return None
    return float(text.replace(",", ""))


def find_numerals(words: list[Word], language: str) -> list[Numeral]:
    """The cardinal and ordinal numbers among `words`, in order, each as long as it goes.

    "twenty-five", "three thousand six hundred", "a hundred and five", "4 hundred million", "two and a half", "1 1/2",
    "21st", "twenty-first". Fractions, ranges and years in words are left to the grammars.
    """
    numbers, first = load_numbers(language), _first_words(language)
    found: list[Numeral] = []
    at = 0
    while at < len(words):
        lower = words[at].lower
        begins = lower in first or lower[0] == "." or lower[0].isdigit()
        numeral = _numeral_at(words, at, numbers) if begins else None
        if numeral is None:
            at += 1
        else:
            found.append(numeral)
            at = numeral.last
    return found


@lru_cache(maxsize=4)
def _first_words(language: str) -> frozenset[str]:
    """The words that a number in words can begin with."""
    numbers = load_numbers(language)
    return frozenset((*numbers.ordinals, *numbers.units, *numbers.tens, "second", "a", "an"))


def _numeral_at(words: list[Word], at: int, numbers: Numbers) -> Numeral | None:
    lower = words[at].lower
    if lower[0].isdigit() or (lower[0] == "." and len(lower) > 1 and lower[1].isdigit()):
        return _digits_at(words, at, numbers)
    if lower in numbers.ordinals and lower != "second":
        return Numeral(at, at + 1, numbers.ordinals[lower], "ordinal")
    if lower == "second":
        return Numeral(at, at + 1, 2, "ordinal")
    if lower in numbers.units or lower in numbers.tens:
        return _words_at(words, at, numbers)
    if (
        lower in ("a", "an")
        and at + 1 < len(words)
        and words[at + 1].lower in ("hundred", "thousand", "million", "billion", "trillion")
    ):
        return _words_at(words, at, numbers)
    return None


def times(value: float, scale: float) -> float:
    """A number of thousands or millions, to as many digits as it is told in: 4.1 million are 4,100,000."""
    return float(f"{value * scale:.12g}")


def _digits_at(words: list[Word], at: int, numbers: Numbers) -> Numeral | None:
    value = value_of_digits(words[at].text)
    if value is None:
        return None
    last = at + 1
    if last < len(words) and words[last].start == words[at].end and words[last].lower in ("st", "nd", "rd", "th"):
        return Numeral(at, last + 1, value, "ordinal")
    form: Form = "digits"
    while last < len(words) and value < 1e18:
        step = 1 if words[last].lower == "-" and last + 1 < len(words) else 0
        if words[last + step].lower not in numbers.scales:
            break
        value = times(value, numbers.scales[words[last + step].lower])
        last += step + 1
        form = "mixed"
    return Numeral(at, last, value, form)


def _words_at(words: list[Word], at: int, numbers: Numbers) -> Numeral:
    total = 0.0  # what thousands and millions have closed
    group = 0.0  # the hundreds and below being read
    ceiling = 10.0**18  # each scale is smaller than the one before
    last = at
    open_tens = open_units = True
    here = at
    if words[at].lower in ("a", "an"):
        group, last, here = 1, at + 1, at + 1
        open_tens = open_units = False
    while here < len(words):
        lower = words[here].lower
        if lower in ("-", "and") and here > at and here + 1 < len(words):
            after = words[here + 1].lower
            hyphen = lower == "-" and words[here].start == words[here - 1].end
            joined = (group >= 100 and group % 100 == 0) or (total and group == 0)
            if hyphen and after in numbers.ordinals and group and group % 10 == 0 and numbers.ordinals[after] < 10:
                return Numeral(at, here + 2, total + group + numbers.ordinals[after], "ordinal")
            if (hyphen and _continues(after, numbers)) or (
                lower == "and" and joined and (after in numbers.units or after in numbers.tens)
            ):
                here += 1
                continue
            break
        if lower in numbers.tens and open_tens:
            group += numbers.tens[lower]
            open_tens, open_units = False, True
        elif lower in numbers.units and open_units:
            group += numbers.units[lower]
            open_tens = open_units = False
        elif lower == "hundred" and 0 < group < 100:
            group *= 100
            open_tens = open_units = True
        elif lower in numbers.scales and group > 0 and numbers.scales[lower] < ceiling and lower != "hundred":
            ceiling = numbers.scales[lower]
            total += group * ceiling
            group = 0
            open_tens = open_units = True
        elif (
            lower in numbers.scales and total and group == 0
        ):  # "a hundred million": the million scales what came before
            total *= numbers.scales[lower]
        else:
            break
        here += 1
        last = here
    return Numeral(at, last, total + group, "words")


def _continues(word: str, numbers: Numbers) -> bool:
    return word in numbers.units or word in numbers.tens or word in numbers.scales
