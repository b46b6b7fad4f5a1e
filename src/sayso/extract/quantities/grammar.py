"""Amounts with what belongs to them: currency and unit, bounds ("at least"), ranges ("between 1,000 and 1,500"), rates."""

from itertools import pairwise
from typing import NamedTuple

from sayso.evidence.times import Bound
from sayso.extract.quantities.amounts import Amount
from sayso.extract.quantities.lexicon import Units, match_after, match_before
from sayso.extract.quantities.words import Word

_RANGE = ("to", "-", "–", "—", "or", "and", "/")
_AGE = (("-", "year", "-", "old"), ("years", "old"), ("year", "old"), ("year", "-", "old"), ("years", "of", "age"), ("-", "years", "-", "old"), ("-", "year", "-", "olds"), ("year", "-", "olds"))  # fmt: skip
_AGES = {"year": "year of age", "month": "month of age", "week": "week of age", "day": "day of age"}


class Measured(NamedTuple):
    """An amount with its unit at the words `first` up to, not including, `last`; `bare` is where its number alone stands."""

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


def measure(words: list[Word], amounts: list[Amount], units: Units) -> list[Measured]:
    """The amounts with their units; two that are the ends of a range become one."""
    single = [_with_unit(words, amount, units) for amount in amounts]
    found: list[Measured] = []
    at = 0
    while at < len(single):
        one = single[at]
        if at + 1 < len(single):
            joined = _range(words, one, single[at + 1], units)
            if joined is not None:
                one = joined
                at += 1
        found.append(_bounded(words, one, units))
        at += 1
    return found


def _with_unit(words: list[Word], amount: Amount, units: Units) -> Measured:
    first, last = amount.first, amount.last
    low, high = amount.low, amount.high
    unit: str | None = None
    money = False
    sign = match_before(words, first, units.signs)
    if sign is not None and _sign_fits(words, sign[0], first):
        first, unit, money = sign[0], sign[1], True
    scale = _scale_letter(words, amount, units, money=money)
    if scale:
        low, high, last = (low or 0) * scale, (high or 0) * scale, last + 1
    shape = "mixed" if scale else amount.shape
    of = last + 1 if amount.shape in ("vague", "mixed") and last < len(words) and words[last].lower == "of" else last
    after = _unit_after(words, of, units)
    if after is not None:
        end, name, is_money = after
        if unit is None or is_money:  # "$75 U.S.", "$5 dollars" keep the sign's unit
            unit, money = (unit or name), money or is_money
            last = end
    if unit in (None, "year") and first > 1 and [word.lower for word in words[first - 2 : first]] == ["age", "of"]:
        unit = "year of age"
    if unit is not None:
        last, unit = _rate(words, last, unit, units)
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
    plural = (
        next((True for one in following[:5] if one.endswith("s") and len(one) > 3), False) or "people" in following[:3]
    )
    if word.lower in ("m", "b") and after.isalpha() and plural and after not in _MEASURE_WORDS:
        return scale
    return scale if match_after(words, at + 1, units.currencies) else None


_MEASURE_WORDS = {
    "long",
    "tall",
    "high",
    "wide",
    "deep",
    "away",
    "from",
    "above",
    "below",
    "of",
    "in",
    "to",
    "at",
    "and",
    "or",
    "on",
    "for",
    "by",
    "with",
    "off",
    "is",
    "was",
    "race",
    "final",
}


def _unit_after(words: list[Word], at: int, units: Units) -> tuple[int, str, bool] | None:
    """The unit or currency after a number: where it ends, its name, whether it is money."""
    if at >= len(words):
        return None
    aged = _age_after(words, at)
    if aged is not None:
        return aged[0], aged[1], False
    start = at
    if (
        words[at].lower == "-"
        and at + 1 < len(words)
        and words[at].start == words[at - 1].end
        and words[at + 1].start == words[at].end
    ):
        start = at + 1  # "50-foot", "30-year"
    money = match_after(words, start, units.currencies)
    if money is not None and _is_word(words, start, money[0], at):
        return money[0], money[1], True
    unit = match_after(words, start, units.units)
    if unit is None:
        return None
    end, name = unit
    letters = "".join(word.text for word in words[start:end])
    glued = words[start].start == words[start - 1].end
    if len(letters) == 1 and letters.isalpha() and not glued and letters not in "mgWVCF":
        return None
    if len(letters) == 1 and letters.isalpha() and (letters.upper() in "CF" and not (letters.isupper())):
        return None
    if (
        len(letters) <= 2
        and letters.isalpha()
        and not glued
        and letters.lower() in ("ha", "pp", "mp", "ms", "db", "ps", "mi", "pc", "g")
    ):
        return None
    if (
        name in ("share", "bar", "foot", "second", "magnitude")
        and letters.lower() in ("bar", "share", "magnitude")
        and start == at
    ):
        return None
    return end, name, False


def _is_word(words: list[Word], start: int, end: int, at: int) -> bool:
    shown = "".join(word.text for word in words[start:end])
    if shown.lower() in ("try", "real", "won", "rm", "rs", "dm", "cad", "marks", "sterling", "nis", "lei"):
        return shown.isupper() or shown in ("won", "marks", "lei") or words[at].start == words[at - 1].end
    return True


def _age_after(words: list[Word], at: int) -> tuple[int, str] | None:
    for form in _AGE:
        end = at + len(form)
        lowers = [word.lower for word in words[at:end]]
        if len(lowers) == len(form):
            stem = [word.removesuffix("s") for word in lowers]
            plain = [word.removesuffix("s") for word in form]
            units = [word for word in stem if word in _AGES]
            if units and [("year" if word in _AGES else word) for word in stem] == plain:
                return end, _AGES[units[0]]
    return None


def _rate(words: list[Word], last: int, unit: str, units: Units) -> tuple[int, str]:
    """ "per barrel", "a month", "an hour", "/kg" after a unit."""
    if last >= len(words):
        return last, unit
    if words[last].lower == "u" or (words[last].lower in ("u.s.", "us", "canadian") and unit.endswith("dollar")):
        last += 1
        if last >= len(words):
            return last, unit
    lower = words[last].lower
    step = 1 if lower == "-" else 0
    if step and (last + 2 >= len(words) or words[last + 1].lower not in ("a", "an", "per")):
        return last, unit
    lower = words[last + step].lower
    if lower not in ("per", "a", "an", "/", "each"):
        return last, unit
    per = match_after(words, last + step + 1 + step, units.per)
    if (
        per is not None
        and per[0] < len(words)
        and words[per[0]].lower in ("earlier", "ago", "later", "before", "after")
    ):
        return last, unit  # "from $6.78 billion a year earlier"
    if per is None:
        if lower == "per" and last + 1 < len(words) and words[last + 1].lower.isalpha():
            return last + 2, f"{unit} per {words[last + 1].lower}"
        return last, unit
    if lower in ("a", "an") and unit in ("year", "month", "week", "day", "hour", "minute", "year of age"):
        return last, unit
    return per[0], f"{unit} per {per[1]}"


def _range(words: list[Word], one: Measured, two: Measured, units: Units) -> Measured | None:
    between = [word.lower for word in words[one.last : two.first]]
    before = words[one.first - 1].lower if one.first else ""
    led = before in ("between", "from")
    if between in (["up", "to"], ["down", "to"]) and led:
        between = ["to"]
    if between == ["to", "-"] or between == ["-", "to", "-"] or between == ["-", "to"]:
        between = ["to"]
    if one.unit is None and two.sign == "-" and not between and two.unit is not None:
        between, two = ["-"], two._replace(sign="", first=two.first + 1)
    if len(between) != 1 or between[0] not in _RANGE or one.low is None or two.high is None:
        return None
    word = between[0]
    if "fraction" in (one.shape, two.shape) or "share" in (one.shape, two.shape) or "vague" in (one.shape, two.shape):
        return None
    if word == "and" and before != "between":
        return None
    if (
        one.unit is not None
        and two.unit is not None
        and one.unit != two.unit
        and not two.unit.startswith(one.unit + " per")
    ):
        return None
    if one.unit is not None and two.unit is None and not led and not (one.money and _same_size(one, two)):
        return None  # "fell 0.4 percent to 13,176"
    if word == "/" and not (one.money and two.money):
        return None
    low, high = one.low, two.high
    if two.shape == "mixed" and one.shape == "digits" and low < 1000:
        scale = _scale_of(high)
        if scale and low < high / scale:
            low *= scale
    if word in ("-", "–", "—") and (low >= high or (two.unit is None and not _counts(words, two.last))):
        return None
    if word == "or" and not (0 < high - low <= max(1.0, 0.25 * high) or low * 2 == high):
        return None
    if low >= high and not led:
        return None
    bound: Bound = "range"
    unit = two.unit or one.unit
    first = one.first - 1 if before == "between" or (before == "from" and word != "-") else one.first
    return one._replace(
        first=first, last=two.last, low=min(low, high), high=max(low, high), bound=bound, unit=unit,
        money=one.money or two.money, shape="range", number=(one.number[0], two.number[1]), sign="down" if low > high else "",
    )  # fmt: skip


def _same_size(one: Measured, two: Measured) -> bool:
    """Whether two sums can be the ends of one range: "$4 to 5 million", "$10 to 15"."""
    return two.shape == "mixed" or (one.low or 0) < (two.low or 0) < 20 * (one.low or 0)


def _counts(words: list[Word], at: int) -> bool:
    """Whether a noun follows that a range of figures can count ("10,000-25,000 fighters"; "won 2-3" is a score)."""
    return (
        at < len(words)
        and words[at].lower.isalpha()
        and len(words[at].lower) > 2
        and words[at].lower
        not in (
            "and",
            "the",
            "but",
            "with",
            "for",
            "after",
            "against",
            "win",
            "victory",
            "loss",
            "defeat",
            "draw",
            "lead",
            "on",
            "vote",
            "decision",
            "ruling",
            "at",
            "from",
            "over",
            "last",
        )
    )


def _scale_of(value: float) -> float | None:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), None)


def _bounded(words: list[Word], one: Measured, units: Units) -> Measured:
    """Take in the words before and after that set a bound or say "about"."""
    first, last = one.first, one.last
    ways: list[str] = []
    for _ in range(3):  # "an estimated minimum of about"
        before = match_before(words, first, units.before)
        if before is None or (ways and before[1] in ways):
            break
        if (
            before[1] == "about"
            and words[before[0]].lower == "some"
            and before[0]
            and words[before[0] - 1].lower in ("the",)
        ):
            break
        first, way = before
        ways.append(way)
    after = match_after(words, last, units.after)
    if after is not None:
        end, way = after
        step = words[last].lower
        glued = words[last].start == words[last - 1].end
        if step not in ("plus", "+", "odd", "ish", "max") or glued or (step == "+" and one.unit is None):
            last = end
            ways.append(way)
    elif last + 1 < len(words) and words[last].lower == "-" and words[last + 1].lower in ("plus", "odd", "ish", "some"):
        ways.append({"plus": "at_least"}.get(words[last + 1].lower, "about"))
        last += 2
    if not ways:
        return one
    approximate = one.approximate or "about" in ways or "nearly" in ways
    one = one._replace(first=first, last=last, approximate=approximate)
    if one.bound == "exact":
        if "at_least" in ways:
            return one._replace(bound="at_least", high=None)
        if "at_most" in ways or "nearly" in ways:
            return one._replace(bound="at_most", low=None)
    if one.shape == "vague":
        if "at_least" in ways:
            return one._replace(bound="at_least", high=None)
        if "at_most" in ways:
            return one._replace(bound="at_most", low=None)
    return one
