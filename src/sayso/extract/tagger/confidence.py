"""How sure the tagger is of an attribution: a logistic regression over what the network thought of its parts."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EVIDENCE = (
    "content_mean",  # log-probability of content, mean and least over the pieces of the content
    "content_least",
    "content_ends",  # least log-probability that a fragment of the content ends where it does
    "content_length",  # logarithm of the number of pieces
    "cue_mean",
    "cue_ends",
    "source_mean",
    "source_named",  # 1 or 0
    "cue_link",  # logarithm of the link mass that the content puts on the cue
    "source_link",  # logarithm of the link mass that the cue puts on the source, or on there being none
    "distance",  # logarithm of pieces between content and cue
    "fragments",  # of the content, after the first
)
_UNNAMED = math.log(0.5)
_TINY = 1e-6


class Fragment(NamedTuple):
    """Pieces `low` up to `high` of a window in one role."""

    role: int
    low: int
    high: int


class Confidence(NamedTuple):
    """Weights for the evidence, fitted on the development articles, and the least score worth telling."""

    weights: tuple[float, ...]
    bias: float
    keep: float

    def score(self, evidence: Sequence[float]) -> float:
        """The probability, 0 to 1, that annotators mark this attribution with this source."""
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, evidence, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def read_confidence(path: Path) -> Confidence:
    """The weights in a JSON file; raises ValueError where they are for other evidence than this version gathers."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if tuple(data["weights"]) != EVIDENCE:
        raise ValueError(f"{path} weighs {', '.join(data['weights'])}, not {', '.join(EVIDENCE)}; calibrate again")
    return Confidence(tuple(data["weights"].values()), data["bias"], data["keep"])


def weigh(
    probabilities: np.ndarray,
    source: Fragment | None,
    cue: Fragment,
    content: Sequence[Fragment],
    links: tuple[float, float],
) -> tuple[float, ...]:
    """The evidence for one attribution; `probabilities` is length × 7, `links` the masses on the cue and on the source."""
    of_content = np.log(np.concatenate([_role(probabilities, each) for each in content]) + _TINY)
    gaps = [max(each.low - cue.high, cue.low - each.high, 0) for each in content]
    return (
        float(of_content.mean()),
        float(of_content.min()),
        min(_ends(probabilities, each) for each in content),
        math.log(len(of_content)),
        float(np.log(_role(probabilities, cue) + _TINY).mean()),
        _ends(probabilities, cue),
        math.log(_role(probabilities, source).mean() + _TINY) if source else _UNNAMED,
        float(source is not None),
        math.log(links[0] + _TINY),
        math.log(links[1] + _TINY),
        math.log1p(min(gaps)),
        len(content) - 1.0,
    )


def _role(probabilities: np.ndarray, fragment: Fragment) -> np.ndarray:
    return np.asarray(probabilities[fragment.low : fragment.high, 2 * fragment.role - 1 : 2 * fragment.role + 1].sum(1))


def _ends(probabilities: np.ndarray, fragment: Fragment) -> float:
    if fragment.high == len(probabilities):
        return 0.0
    return math.log(max(1 - probabilities[fragment.high, 2 * fragment.role], 0.0) + _TINY)
