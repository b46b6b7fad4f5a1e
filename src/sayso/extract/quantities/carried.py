"""Units that an amount takes over from its neighbour: "84.75 cents, while the lowest is 74.07"."""

from msgspec import structs

from sayso.evidence.times import Quantity
from sayso.languages.parse import Parse

_SHARES = ("percent", "percentage point", "basis point")
_APART = 30.0  # how many times one may be the other
_BETWEEN = ("up", "down", ",", "(", "plus", "minus", "+", "-", "by", "off")


def carry_units(parse: Parse, quantities: list[Quantity]) -> list[Quantity]:
    """The amounts, bare ones with the unit of a neighbour of the same sentence that they can only share.

    "To 1,463.87 points, while the other index rose to 1,333.18": both have figures of one size and nothing is counted.
    "280 million of the 1.5 billion crowns": a part has the unit of its whole.
    """
    found = list(quantities)
    before: Quantity | None = None  # the last amount whose unit can be shared
    for at, one in enumerate(quantities):
        if at and found[at - 1].unit not in (None, *_SHARES):
            before = found[at - 1]
        if one.unit is not None:
            continue
        after = quantities[at + 1] if at + 1 < len(quantities) else None
        if (
            after is not None
            and after.unit is not None
            and _between(parse, one, after) in (["of", "the"], ["of", "its"])
        ):
            found[at] = structs.replace(one, unit=after.unit, concept=after.concept, concept_span=after.concept_span)
            continue
        if _counts(one):
            continue
        if after is not None and set(_between(parse, one, after)) <= set(_BETWEEN) and after.unit == "point":
            found[at] = structs.replace(one, unit="point")
            continue
        if before is not None and _alike(parse, before, one):
            found[at] = structs.replace(one, unit=before.unit)
    return found


def _between(parse: Parse, one: Quantity, two: Quantity) -> list[str]:
    return parse.text[one.span.end : two.span.start].lower().split() if two.span.start - one.span.end < 12 else [""]


def _alike(parse: Parse, before: Quantity, one: Quantity) -> bool:
    """Whether two amounts of a sentence are measured alike: with decimals, and of about the same size."""
    if parse.sentence_at(before.span.start) != parse.sentence_at(one.span.start):
        return False
    if not all("." in two.span.words(parse.text) for two in (before, one)):
        return False
    here, there = one.low or one.high or 0.0, before.low or before.high or 0.0
    return 0 < here <= _APART * there and there <= _APART * here


def _counts(one: Quantity) -> bool:
    """Whether a noun right behind the number says what it counts."""
    return one.concept_span is not None and 0 <= one.concept_span.start - one.span.end <= 1
