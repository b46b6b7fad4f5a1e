"""Numbers as a text means them: counts, fractions, dozens, vague numbers, ranges."""

from typing import NamedTuple

from sayso.extract.quantities.lexicon import Units, match_after
from sayso.extract.quantities.numerals import Numbers, Numeral, times
from sayso.extract.quantities.words import Word

HALVES = 0.5
_SLASHES = ("/", "⁄")


class Amount(NamedTuple):
    """A number at the words `first` up to, not including, `last`; `high` is `None` where it is open.

    `shape`: "digits" (bare figures), "words", "mixed" (with a scale), "fraction", "vague", "share" ("one in four").
    """

    first: int
    last: int
    low: float | None
    high: float | None
    shape: str
    approximate: bool = False

    @property
    def value(self) -> float:
        """The one number, or the lower."""
        return self.low if self.low is not None else (self.high or 0.0)


def find_amounts(words: list[Word], numerals: list[Numeral], numbers: Numbers, units: Units) -> list[Amount]:
    """All numbers in order, without overlap; ordinals are none."""
    at_word = {numeral.first: numeral for numeral in numerals}
    found: list[Amount] = []
    at = 0
    while at < len(words):
        amount = _amount_at(words, at, at_word, numbers, units)
        if amount is None:
            at = at_word[at].last if at in at_word and at_word[at].form == "ordinal" else at + 1
        else:
            found.append(amount)
            at = amount.last
    return found


def _amount_at(
    words: list[Word], at: int, numerals: dict[int, Numeral], numbers: Numbers, units: Units
) -> Amount | None:
    lower = words[at].lower
    numeral = numerals.get(at)
    if numeral is not None and numeral.form != "ordinal":
        return _from_numeral(words, numeral, numerals, numbers)
    if lower in ("half", "a", "an"):
        return _half(words, at, numbers, units) or _article(words, at, numbers, units)
    if lower in units.vague:
        return _vague(words, at, numbers, units)
    if lower == "several" and at + 1 < len(words):
        scaled = _scaled(words, at, at + 1, units.some["several"], numbers)
        return scaled or _told(words, at, at + 1, units.some["several"][0], units)
    return None


def _from_numeral(words: list[Word], numeral: Numeral, numerals: dict[int, Numeral], numbers: Numbers) -> Amount | None:
    first, last, value, form = numeral
    lowers = [word.lower for word in words[last : last + 4]] + [""] * 4
    # two-thirds, one quarter
    step = 1 if lowers[0] == "-" else 0
    part = lowers[step].removesuffix("s") if lowers[step] != "halves" else "halves"
    if form != "mixed" and 0 < value <= 20 and part in numbers.fractions and part != "half":
        plural = lowers[step].endswith("s")
        if plural == (value != 1) and (step or lowers[step + 1] != "-") and value < numbers.fractions[part]:
            follows = lowers[step + 1]
            if value == 1 or step or follows in ("of", "the") or not plural or part != "quarter":
                return Amount(
                    first, last + step + 1, value / numbers.fractions[part], value / numbers.fractions[part], "fraction"
                )
    # 1/2, 1 1/2
    if form == "digits":
        ratio = _ratio(words, last - 1, numerals)
        if ratio is not None:
            return Amount(first, last + 2, ratio, ratio, "fraction")
        if lowers[0].isdigit() and words[last].start - words[last - 1].end == 1 and last in numerals:
            ratio = _ratio(words, last, numerals)
            if ratio is not None and ratio < 1:
                return Amount(first, last + 3, value + ratio, value + ratio, "mixed")
    power = _power(words, last, numerals) if form == "digits" else None
    if power is not None:
        return Amount(first, power[0], value * power[1], value * power[1], "mixed")
    # two and a half (million)
    if lowers[:3] == ["and", "a", "half"]:
        value, last = value + HALVES, last + 3
        if last < len(words) and words[last].lower in numbers.scales:
            value, last, form = times(value, numbers.scales[words[last].lower]), last + 1, "mixed"
        return Amount(first, last, value, value, form)
    # two dozen
    dozen = numbers.dozens.get(lowers[0].removesuffix("s")) if lowers[0] != "gross" else None
    if dozen is not None and value < 1000:
        return Amount(first, last + 1, value * dozen, value * dozen, "words")
    # one in four, three out of five
    share = _share(words, numeral, numerals)
    if share is not None:
        return share
    return Amount(first, last, value, value, form)


def _power(words: list[Word], at: int, numerals: dict[int, Numeral]) -> tuple[int, float] | None:
    """As in "×10−8" after a number: where it ends, and what it multiplies by."""
    lowers = [word.lower for word in words[at : at + 4]] + [""] * 4
    if lowers[0] not in ("×", "·", "x", "*") or lowers[1] != "10":
        return None
    step = 3 if lowers[2] in ("^", "−", "-", "–", "+") else 2
    power = numerals.get(at + step)
    if (
        power is None
        or power.form != "digits"
        or power.value > 30
        or words[at + step].start != words[at + step - 1].end
    ):
        return None
    return power.last, 10.0 ** (-power.value if lowers[2] in ("−", "-", "–") else power.value)


def _ratio(words: list[Word], at: int, numerals: dict[int, Numeral]) -> float | None:
    """The worth of "1/16" at the word `at`."""
    if at + 2 >= len(words) or words[at + 1].lower not in _SLASHES or words[at + 1].start != words[at].end:
        return None
    above, below = numerals.get(at), numerals.get(at + 2)
    if (
        above is None
        or below is None
        or below.last != at + 3
        or below.value <= 0
        or words[at + 2].start != words[at + 1].end
    ):
        return None
    if at + 3 < len(words) and words[at + 3].lower in _SLASHES:
        return None
    return above.value / below.value if above.value < below.value else None


def _share(words: list[Word], numeral: Numeral, numerals: dict[int, Numeral]) -> Amount | None:
    first, last, value, form = numeral
    at = last
    lowers = [word.lower for word in words[at : at + 3]] + ["", "", ""]
    if lowers[0] == "in":
        at += 1
    elif lowers[:2] in (["out", "of"], ["of", "every"]):
        at += 2
    else:
        return None
    if at < len(words) and words[at].lower == "every":
        at += 1
    other = numerals.get(at)
    if other is None or other.form == "ordinal" or not value < other.value or form == "mixed":
        return None
    if lowers[0] == "in" and (
        (other.value > 1000 and other.form == "digits" and "," not in words[at].text) or value > 20
    ):
        return None  # "three in 2019"
    return Amount(first, other.last, value / other.value, value / other.value, "share")


def _half(words: list[Word], at: int, numbers: Numbers, units: Units) -> Amount | None:
    """As in "half a million", "half a dozen", "half of", "a half-million"."""
    lowers = [word.lower for word in words[at : at + 5]] + [""] * 5
    step = 1 if lowers[0] in ("a", "an") else 0
    if lowers[step] != "half":
        return None
    then = step + 1
    if lowers[then] in ("a", "an", "-"):
        then += 1
    scale = numbers.scales.get(lowers[then]) or (numbers.dozens.get(lowers[then]) if lowers[then] == "dozen" else None)
    if scale is not None:
        return Amount(at, at + then + 1, HALVES * scale, HALVES * scale, "mixed")
    if then == step + 2 and match_after(words, at + then, units.units):
        return Amount(at, at + then, HALVES, HALVES, "fraction")  # "half a percentage point"
    if lowers[step + 1] in ("of", "the", "its", "their", "his", "her", "our", "all") and (
        not step or lowers[step + 1] == "of"
    ):
        return Amount(at, at + step + 1, HALVES, HALVES, "fraction")
    return None


def _article(words: list[Word], at: int, numbers: Numbers, units: Units) -> Amount | None:
    """As in "a dozen", "a third of", "a few hundred", "a handful of", "a couple of"."""
    lowers = [word.lower for word in words[at : at + 5]] + [""] * 5
    second = lowers[1]
    if second == "dozen":
        return Amount(at, at + 2, 12, 12, "words")
    if (
        second in numbers.fractions
        and second not in ("half", "halves", "second")
        and lowers[2] in ("of", "more", "less", "fewer")
    ):
        return Amount(at, at + 2, 1 / numbers.fractions[second], 1 / numbers.fractions[second], "fraction")
    if second in ("few", "couple"):
        then = 3 if second == "couple" and lowers[2] == "of" else 2
        bounds = units.some["few"] if second == "few" else (2.0, 2.0)
        return _scaled(words, at, at + then, bounds, numbers) or _told(words, at, at + then, bounds[0], units)
    if second == "handful" and lowers[2] == "of":
        low, high = units.some["handful"]
        return Amount(at, at + 2, low, high, "vague", approximate=True)
    return None


def _scaled(words: list[Word], first: int, at: int, bounds: tuple[float, float], numbers: Numbers) -> Amount | None:
    """As in "several hundred", "a few thousand", "a couple of dozen"; without a scale nothing was counted."""
    if at >= len(words):
        return None
    lower = words[at].lower
    scale = numbers.scales.get(lower) or (numbers.dozens.get(lower) if lower == "dozen" else None)
    if scale is None:
        return None
    return Amount(first, at + 1, bounds[0] * scale, bounds[1] * scale, "vague", approximate=True)


def _told(words: list[Word], first: int, at: int, low: float, units: Units) -> Amount | None:
    """As in "several soldiers", "a few rockets": a count only of what reports count ("several ways" is idle)."""
    for word in words[at : at + 3]:
        if word.lower in units.tolls:
            high = low if low == 2.0 and words[at - 1].lower in ("couple", "of") else None
            last = at - 1 if words[at - 1].lower == "of" else at
            return Amount(first, last, low, high, "vague", approximate=True)
        if not word.lower.isalpha() or word.lower in ("of", "to", "in", "and", "the", "other", "times"):
            return None
    return None


def _vague(words: list[Word], at: int, numbers: Numbers, units: Units) -> Amount | None:
    """As in "dozens of", "tens of thousands of", "hundreds"."""
    low, high = units.vague[words[at].lower]
    last = at + 1
    if [word.lower for word in words[last : last + 2]] in (["and", words[at].lower], ["upon", words[at].lower]):
        last += 2  # "hundreds and hundreds"
    while last + 1 < min(len(words), at + 5) and words[last].lower == "of":
        scale = words[last + 1].lower.removesuffix("s")
        if scale not in numbers.scales or not words[last + 1].lower.endswith("s"):
            break
        low, high = low * numbers.scales[scale], (high or 10) * numbers.scales[scale]
        last += 2
    if words[at].lower in ("scores", "tens") and last == at + 1 and (last >= len(words) or words[last].lower != "of"):
        return None
    return Amount(at, last, low, high or None, "vague", approximate=True)
