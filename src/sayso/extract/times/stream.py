"""A text as the grammar of times sees it: one letter for each kind of word, so that short patterns can describe phrases."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.extract.quantities.numerals import Numeral, find_numerals
from sayso.extract.quantities.words import Word
from sayso.languages.lexicon import load_lexicon

# The names that patterns use, and the letter that stands for each kind of word in a stream. Marks stand for themselves.
LETTERS = {
    "MONTH": "M", "WEEKDAY": "W", "SEASON": "S", "UNIT": "U", "PART": "P", "CLOCK": "K", "DAYWORD": "t", "NIGHT": "n",
    "SET": "s", "TENS": "e", "VAGUE": "v", "YEAR": "Y", "DAY": "d", "NUMBER": "N", "FLOAT": "f", "ORDINAL": "o", "AMPM": "a",
    "THE": "T", "A": "A", "THIS": "h", "THAT": "H", "LAST": "L", "NEXT": "X", "PAST": "p", "COMING": "c", "SAME": "m", "AGO": "g", "EARLIER": "E", "LATER": "R",
    "EARLY": "y", "LATE": "l", "MID": "i", "END": "z", "BEGIN": "b", "OF": "O", "IN": "I", "EVERY": "V", "AND": "&",
    "ABOUT": "u", "MORE": "+", "THAN": "_", "FISCAL": "F", "HALF": "j", "OLD": "q", "ZONE": "Z", "ONE": "1", "WORD": "w",
    "S": "Q", "TO": "2", "FIRST": "4", "BEFORE": "B", "AFTER": "D", "TIMES": "5", "OCLOCK": "6", "OR": "7", "AT": "@", "LEAST": "8", "THEN": "9", "FULL": "G", "HOUR": "k", "ON": "^",
    "PERIOD": "r", "SO": "x", "RECENT": "C", "FROM": "J", "REF": "0", "NO": "~", "LATEST": "#", "UPTO": "=",
}  # fmt: skip
_NAME = re.compile(r"[A-Z]{1,}(?![a-z])")


class Lexicon(msgspec.Struct, frozen=True):
    """`times.toml`."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]
    clock: dict[str, int]
    days: dict[str, int]
    nights: dict[str, str]
    sets: dict[str, str]
    decades: dict[str, int]
    vague: dict[str, str]
    words: dict[str, list[str]]
    references: dict[str, list[str]]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    year_after: frozenset[str]
    no_year_after: frozenset[str]
    year_before_noun: frozenset[str]
    plurals: frozenset[str]
    no_plural: frozenset[str]
    open_ended: frozenset[str]
    holiday_after: frozenset[str]
    after_holiday: frozenset[str]
    holiday_rules: dict[str, list[str]]


class Item(NamedTuple):
    """One word, or one number of several words: its place, its letter, and what it is worth where that is known."""

    start: int
    end: int
    letter: str
    lower: str
    text: str
    number: float = 0.0


class Stream(NamedTuple):
    """The items of a text, the letters they spell (a space where the text has one), and where in it each item stands."""

    items: list[Item]
    letters: str
    places: list[int]

    def item_at(self, place: int) -> Item:
        """The item whose letter stands at `place` (or the first after it)."""
        return self.items[bisect_left(self.places, place)]

    def index_at(self, place: int) -> int:
        """The number of that item."""
        return bisect_left(self.places, place)


@lru_cache(maxsize=8)
def load_times(language: str) -> Lexicon:
    """The words for times of a language. Raises `SetupError` where it has none."""
    words: Lexicon = load_lexicon(language, "times", Lexicon)
    return words


@lru_cache(maxsize=8)
def _letter_of(language: str) -> dict[str, str]:
    words = load_times(language)
    table: dict[str, str] = {}
    for name, listed in words.words.items():
        table.update(dict.fromkeys(listed, LETTERS[name]))
    for name, group in (
        ("MONTH", words.months),
        ("WEEKDAY", words.weekdays),
        ("SEASON", words.seasons),
        ("UNIT", words.units),
        ("PART", words.parts),
        ("CLOCK", words.clock),
        ("DAYWORD", words.days),
        ("NIGHT", words.nights),
        ("SET", words.sets),
        ("TENS", words.decades),
        ("VAGUE", words.vague),
    ):
        table.update(dict.fromkeys(group, LETTERS[name]))
    return table


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern over names in capitals ("MONTH DAY(,? YEAR)?") as a pattern over letters."""

    def put(found: re.Match[str]) -> str:
        return re.escape(LETTERS[found.group()]) if found.group() in LETTERS else found.group()

    return re.compile(_NAME.sub(put, pattern))


def read_stream(words: list[Word], language: str) -> Stream:
    """The words as items and letters; numbers of several words are one item, and so are years in words."""
    table = _letter_of(language)
    numerals = {numeral.first: numeral for numeral in _with_years(find_numerals(words, language), words)}
    items: list[Item] = []
    letters: list[str] = []
    places: list[int] = []
    at = 0
    place = 0
    while at < len(words):
        word = words[at]
        numeral = numerals.get(at)
        if numeral is not None:
            item = _number_item(words, numeral)
            at = numeral.last
        else:
            item = Item(word.start, word.end, _letter(word, table), word.lower, word.text)
            at += 1
        if items and item.start > items[-1].end and item.letter != "\n":
            letters.append(" ")
            place += 1
        places.append(place)
        items.append(item)
        letters.append(item.letter)
        place += 1
    return Stream(items, "".join(letters), places)


def _letter(word: Word, table: dict[str, str]) -> str:
    known = table.get(word.lower)
    if known is not None:
        return known
    if word.lower[0].isalnum():
        return LETTERS["WORD"]
    return word.lower if word.lower in ".,-/:'()\n$£€%#–—\"" else "*"


def _number_item(words: list[Word], numeral: Numeral) -> Item:
    first, last = words[numeral.first], words[numeral.last - 1]
    value = numeral.value
    text = first.text
    if numeral.form == "ordinal":
        letter = LETTERS["ORDINAL"]
    elif (numeral.form == "digits" and text.isdigit() and len(text) == 4 and 1000 <= value < 2200) or text == "years":
        letter = LETTERS["YEAR"]
    elif value != int(value) or "." in text:
        letter = LETTERS["FLOAT"]
    elif value == 1 and text.lower() == "one":
        letter = LETTERS["ONE"]
    elif (
        0 < value <= 31 and numeral.form in ("digits", "words") and len(text) <= 2
        if text.isdigit()
        else 0 < value <= 31
    ):
        letter = LETTERS["DAY"]
    else:
        letter = LETTERS["NUMBER"]
    shown = " ".join(word.text for word in words[numeral.first : numeral.last]) if last is not first else text
    if numeral.form == "words" and 1000 <= value < 2200 and last is not first and letter == LETTERS["NUMBER"]:
        letter = LETTERS["YEAR"]  # "nineteen ninety-six", "two thousand five"
    return Item(first.start, last.end, letter, shown.lower(), shown, value)


def _with_years(numerals: list[Numeral], words: list[Word]) -> list[Numeral]:
    """Join the halves of years said as two numbers: "nineteen" + "ninety-six", "twenty" + "nineteen"."""
    joined: list[Numeral] = []
    at = 0
    while at < len(numerals):
        here = numerals[at]
        after = numerals[at + 1] if at + 1 < len(numerals) else None
        if (
            after is not None
            and here.form == after.form == "words"
            and here.last == after.first
            and (13 <= here.value <= 19 or (here.value == 20 and after.value >= 10))
            and 10 <= after.value <= 99
            and words[here.last - 1].end < words[after.first].start
        ):
            joined.append(Numeral(here.first, after.last, here.value * 100 + after.value, "words"))
            at += 2
        else:
            joined.append(here)
            at += 1
    return joined
