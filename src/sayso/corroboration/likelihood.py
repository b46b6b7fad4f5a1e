"""How likely two statements of different reports make one claim: what the matcher said of them, weighed with the rest.

A logistic regression over what the matcher says of the passages, what stands around them (`surroundings.py`) and the signs of
`likeness.py`, fitted to statements that annotators put together in whole events (`training/likelihood`).
"""

import math
from functools import lru_cache
from importlib import resources

import msgspec

from sayso.corroboration.likeness import Likeness
from sayso.corroboration.surroundings import likely
from sayso.languages.matching import Match

HARDLY = 2.0  # odds (logarithm) of the matcher up to which few pairs are of one claim, however likely it finds that
SUREST = 0.999  # that the matcher can be
CERTAIN = Match(0.99, 0.0)  # as it seldom is
ALIKE = Likeness(common=1.0, parties=1.0, numbers=1.0)  # all that two can have in common


class _Matched(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes one claim of statements that no rule joins; `likeness` by the names of its signs.

    `evidence` is what the odds of the matcher and of what stands around two statements weigh, added up; `sure` the odds of a
    matcher that is surer than `HARDLY`; `strange` the odds of surroundings that speak against one affair; `against` that it finds the opposite said: few who do not speak of one matter say that.
    """

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
    return msgspec.toml.decode(resources.files(__package__).joinpath("likelihood.toml").read_bytes(), type=Weights)


@lru_cache(maxsize=1)
def _by_sign() -> tuple[float, ...]:
    return tuple(weights().matched.likeness[name] for name in Likeness._fields)


def match_odds(match: Match) -> float:
    """The logarithm of the odds that two passages say the same or the opposite, as the matcher finds."""
    found = min(max(match.same + match.opposite, 1 - SUREST), SUREST)
    return math.log(found / (1 - found))


def of_matched(match: Match, around: float, likeness: Likeness) -> float:
    """How likely (0 to 1) two statements make one claim that no rule joins; `around` are odds by what stands around them."""
    by = weights().matched
    signs = sum(weight * sign for weight, sign in zip(_by_sign(), likeness, strict=True) if sign)
    against = match.opposite / max(match.same + match.opposite, 1 - SUREST)
    said = match_odds(match)
    matched = by.evidence * (said + around) + by.sure * max(0.0, said - HARDLY) + by.against * against
    matched += by.strange * min(0.0, around)
    return likely(matched + signs + by.constant)


def of_ruled(match: Match, around: float) -> float:
    """How likely (0 to 1) two statements make one claim of which rules say so."""
    by = weights().ruled
    return likely(by.match * match_odds(match) + by.around * around + by.constant)
