"""How likely something is by what speaks for and against it: the fitted weights of logistic regressions (`training/identity`)."""

import math
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from sayso.engine.weights import read_weights


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What signs weigh in the logarithm of the odds that two reports are of one `affair`, and that two of one affair are one."""

    affair: dict[str, float]
    signs: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights in `likely.toml`, by the names of the signs."""
    return read_weights(f"{__package__}.likely", Weights)


def chance(found: Mapping[str, float], by: Mapping[str, float]) -> float:
    """How likely (0 to 1), by signs and their weights."""
    told = by["constant"] + math.fsum(by[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-told))
