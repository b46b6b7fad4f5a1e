"""A number with its currency or unit: "$4.2m", "12 km", "minus 3 degrees", "2.7m sales"."""

from itertools import pairwise
from typing import NamedTuple

from sayso.evidence.times import Bound
from sayso.extract.quantities.amounts import Amount
from sayso.extract.quantities.lexicon import Units, match_after, matches_before
from sayso.extract.quantities.numerals import times
from sayso.extract.quantities.unit_words import rate_after, unit_after
from sayso.extract.quantities.words import Word


class Measured(NamedTuple):
    """An amount with its unit at the words `first` up to, not including, `last`; `number` is where the figures
    alone stand, `sign` the plus or minus before them.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    bound: Bound
    approximate: bool
    unit: str | None
    money: bool
    shape: str
    number: tuple[int, int]
    sign: str = ""


def with_unit(words: list[Word], amount: Amount, units: Units) -> Measured:
    """The amount with the sign before it and the unit after it, where it has them."""
    first, last = amount.first, amount.last
    low, high = amount.low, amount.high
    unit: str | None = None
    money = False
    for place, name in matches_before(words, first, units.signs):
        if _sign_fits(words, place, first):
            first, unit, money = place, name, True
            break
    scale = _scale_letter(words, amount, units, money=money)
    if scale:
        low, high, last = times(low or 0, scale), times(high or 0, scale), last + 1
    shape = "mixed" if scale else amount.shape
    of = last
    if amount.shape in ("vague", "mixed", "fraction") and last < len(words) and words[last].lower == "of":
        of = last + 1
        if amount.shape == "fraction" and of < len(words) and words[of].lower in ("a", "an"):
            of += 1  # "1/16 of a pint"
    after = unit_after(words, of, units)
    if after is not None:
        end, name, is_money = after
        if unit is None or is_money:  # "$75 U.S.", "$5 dollars" keep the sign's unit
            unit, money = (unit or name), money or is_money
            last = end
    if unit in (None, "year") and first > 1 and [word.lower for word in words[first - 2 : first]] == ["age", "of"]:
        unit = "year of age"
    if unit is not None:
        last, unit = rate_after(words, last, unit, units)
    minus = ""
    if first and words[first - 1].lower in ("+", "-", "−", "minus") and unit is not None:
        before = words[first - 1]
        if before.lower == "minus" or (
            before.end == words[first].start
            and (first < 2 or words[first - 2].end < before.start or words[first - 2].lower == "(")
        ):
            minus = "+" if before.lower == "+" else "-"
            first -= 1
    elif first > 1 and words[first - 1].lower == "-" and words[first - 2].lower == "minus" and unit is not None:
        minus, first = "-", first - 2
    if minus == "-" and unit in ("celsius", "fahrenheit", "degree"):
        low, high, minus = -(low or 0.0), -(high or 0.0), ""
    bound: Bound = "exact" if low == high else ("at_least" if high is None else "range")
    return Measured(
        first, last, low, high, bound, amount.approximate, unit, money, shape, (amount.first, amount.last), minus
    )


def _sign_fits(words: list[Word], at: int, first: int) -> bool:
    """Letters before a number are a currency only in capitals and not inside a word ("RM120,000", "Rs 500")."""
    shown = "".join(word.text for word in words[at:first])
    letters = "".join(letter for letter in shown if letter.isalpha())
    spaced = any(one.end != two.start for one, two in pairwise(words[at:first]))
    if spaced and letters.upper() not in ("US", "C", "A", "HK", "NZ"):
        return False
    return not letters or letters.isupper() or letters == "Rs"


def _scale_letter(words: list[Word], amount: Amount, units: Units, *, money: bool) -> float | None:
    """What "m" in "$10m" or "2.7m sales" multiplies by; "37m" alone are metres."""
    at = amount.last
    if amount.shape != "digits" or at >= len(words):
        return None
    word = words[at]
    scale = units.letters.get(word.lower)
    if scale is None or word.start != words[at - 1].end:
        return None
    if money or word.lower in ("bn", "tn", "mn") or word.text in ("K", "k"):
        return scale
    if word.text == "M":
        return scale
    after = words[at + 1].lower if at + 1 < len(words) else ""
    following = [word.lower for word in words[at + 1 : at + 6]]
    plural = "people" in following[:3] or any(one.endswith("s") and len(one) > 3 for one in following)
    if word.lower in ("m", "b") and after.isalpha() and plural and after not in units.after_measure:
        return scale
    return scale if match_after(words, at + 1, units.currencies) else None
