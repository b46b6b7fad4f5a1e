"""How likely two statements of different reports make one claim: what the matcher said of them, weighed with the rest.

A logistic regression over what the matcher says of the passages, what stands around them (`surroundings.py`) and the signs of
`likeness.py`, fitted to statements that annotators put together in whole events (`training/likelihood`).
"""

import math
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.corroboration.joining.likeness import Likeness
from sayso.corroboration.joining.surroundings import likely
from sayso.engine.weights import read_weights
from sayso.languages.matching import Match

HARDLY = 2.0  # odds (logarithm) of the matcher up to which few pairs are of one claim, however likely it finds that
SUREST = 0.999  # that the matcher can be
CERTAIN = Match(0.99, 0.0)  # as it seldom is
ALIKE = Likeness(common=1.0, parties=1.0, numbers=1.0)  # all that two can have in common


class Evidence(NamedTuple):
    """What is weighed of the matcher and of the surroundings."""

    evidence: float  # the odds of both, added up
    sure: float  # the odds of a matcher that is surer than `HARDLY`
    strange: float  # the odds of surroundings that speak against one affair
    against: float  # that the opposite is said (0 to 1): few who do not speak of one matter say that


class _Matched(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes one claim of statements that no rule joins, by the names of `Evidence`; `likeness` by those of its signs."""

    evidence: float
    sure: float
    strange: float
    against: float
    constant: float
    likeness: dict[str, float]


class _Ruled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same of statements that rules join."""

    match: float
    around: float
    constant: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights that sayso comes with."""

    matched: _Matched
    ruled: _Ruled


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights in `likelihood.toml`."""
    return read_weights(__name__, Weights)


@lru_cache(maxsize=1)
def _by_sign() -> tuple[float, ...]:
    return tuple(weights().matched.likeness[name] for name in Likeness._fields)


def match_odds(match: Match) -> float:
    """The logarithm of the odds that two passages say the same or the opposite, as the matcher finds."""
    found = min(max(match.same + match.opposite, 1 - SUREST), SUREST)
    return math.log(found / (1 - found))


def evidence_of(match: Match, around: float) -> Evidence:
    """What the matcher says of two passages, and the odds of what stands around them, as they are weighed."""
    said = match_odds(match)
    against = match.opposite / max(match.same + match.opposite, 1 - SUREST)
    return Evidence(said + around, max(0.0, said - HARDLY), min(0.0, around), against)


def of_matched(match: Match, around: float, likeness: Likeness) -> float:
    """How likely (0 to 1) two statements make one claim that no rule joins; `around` are odds by what stands around them."""
    by = weights().matched
    signs = sum(weight * sign for weight, sign in zip(_by_sign(), likeness, strict=True) if sign)
    found = evidence_of(match, around)
    matched = by.evidence * found.evidence + by.sure * found.sure + by.against * found.against
    matched += by.strange * found.strange
    return likely(matched + signs + by.constant)


def of_ruled(match: Match, around: float) -> float:
    """How likely (0 to 1) two statements make one claim of which rules say so."""
    by = weights().ruled
    return likely(by.match * match_odds(match) + by.around * around + by.constant)
