"""Bounds and ranges: "at least", "between 1,000 and 1,500", "10,000-25,000", "40 or more"."""

from sayso.extract.quantities.amounts import Amount
from sayso.extract.quantities.lexicon import Units, match_after, match_before
from sayso.extract.quantities.measured import Measured, with_unit
from sayso.extract.quantities.unit_words import unit_after
from sayso.extract.quantities.words import Word

_BETWEEN = ("to", "-", "–", "—", "or", "and", "/")
_SINGLE = ("fraction", "share", "vague")  # shapes that are never the end of a range


def measure(words: list[Word], amounts: list[Amount], units: Units) -> list[Measured]:
    """The amounts with their units; two that are the ends of a range become one."""
    single = [with_unit(words, amount, units) for amount in amounts]
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


def _range(words: list[Word], one: Measured, two: Measured, units: Units) -> Measured | None:
    """The two as the ends of one range, or `None` where they are two amounts."""
    between = [word.lower for word in words[one.last : two.first]]
    before = words[one.first - 1].lower if one.first else ""
    led = before in ("between", "from")
    if between in (["up", "to"], ["down", "to"]) and led:
        between = ["to"]
    if between in (["to", "-"], ["-", "to", "-"], ["-", "to"]):
        between = ["to"]
    if one.unit is None and two.sign == "-" and not between and two.unit is not None:
        between, two = ["-"], two._replace(sign="", first=two.first + 1)
    if len(between) != 1 or between[0] not in _BETWEEN or one.low is None or two.high is None:
        return None
    word = between[0]
    if one.shape in _SINGLE or two.shape in _SINGLE:
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
    if word in ("-", "–", "—") and (low >= high or (two.unit is None and not _counts(words, two.last, units))):
        return None
    if word == "or" and not (0 < high - low <= max(1.0, 0.25 * high) or low * 2 == high):
        return None
    if low >= high and not led:
        return None
    unit = two.unit or one.unit
    first = one.first - 1 if before == "between" or (before == "from" and word != "-") else one.first
    return one._replace(
        first=first, last=two.last, low=min(low, high), high=max(low, high), bound="range", unit=unit,
        money=one.money or two.money, shape="range", number=(one.number[0], two.number[1]), sign="down" if low > high else "",
    )  # fmt: skip


def _same_size(one: Measured, two: Measured) -> bool:
    """Whether two sums can be the ends of one range: "$4 to 5 million", "$10 to 15"."""
    return two.shape == "mixed" or (one.low or 0) < (two.low or 0) < 20 * (one.low or 0)


def _counts(words: list[Word], at: int, units: Units) -> bool:
    """Whether a noun follows that a range of figures can count ("10,000-25,000 fighters"; "won 2-3" is a score)."""
    if at >= len(words):
        return False
    word = words[at].lower
    return word.isalpha() and len(word) > 2 and word not in units.after_score


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
            and words[before[0] - 1].lower == "the"
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
    if last > one.last and one.unit is None:  # "15-plus years"
        unit = unit_after(words, last, units)
        if unit is not None:
            one, last = one._replace(unit=unit[1], money=unit[2]), unit[0]
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
