"""Between which values a number lies, as it is told."""

from typing import NamedTuple

from sayso.evidence import Bound, Quantity
from sayso.extract.figures.words import governor_of
from sayso.extract.references import subject_of
from sayso.languages import Parse, Token

_NOBODY = frozenset({"none", "nobody", "nothing", "neither"})


class Bounds(NamedTuple):
    """From `low` to `high`; the side that is not told is `None`."""

    low: float | None
    high: float | None
    bound: Bound


def bounds_of(parse: Parse, quantity: Quantity, number: Token) -> Bounds:
    """The quantity's own, the other way round where it is nobody who did it: "no firm paid more than 300 crowns"."""
    open_ended = quantity.bound in {"at_least", "at_most"}
    if not open_ended or not _is_of_nobody(parse, number):
        return Bounds(quantity.low, quantity.high, quantity.bound)
    return Bounds(quantity.high, quantity.low, "at_most" if quantity.bound == "at_least" else "at_least")


def _is_of_nobody(parse: Parse, number: Token) -> bool:
    verb = governor_of(parse, number)
    subject = subject_of(parse, verb) if verb is not None else None
    if subject is None or subject.index > number.index or number.index in parse.subtree(subject.index):
        return False
    determiner = parse.child(subject.index, "det")
    return subject.lower in _NOBODY or (determiner is not None and determiner.lower in {"no", "neither"})
