"""Whom a description most likely points back to, by many small signs weighed together: "the state", "the front-runner", "her charity".

What rules find is one of the signs. The weights are those of a choice among all who are named or described, or nobody of
them (a conditional logit, McFadden 1974; as a ranking of antecedents Denis and Baldridge 2008), fitted to descriptions in real and
invented reports of which annotators told whom they mean (`training/descriptions`).
"""

import math
from functools import lru_cache

from sayso.engine.weights import read_weights
from sayso.extract.coreference.candidates import Fits, Ruled, candidates
from sayso.extract.coreference.history import History
from sayso.extract.coreference.items import Item
from sayso.extract.coreference.signs import Signs, signs

__all__ = ["Ruled", "likeliest"]

SURE = 0.6  # that somebody with a name is meant, for a description to be joined
SURE_UNNAMED = 0.6  # that somebody without a name is meant
KEPT = 0.2  # that whom the rules found is meant, for that to stand
LIKELIER = 1.5  # times as likely as that must nobody else with a name be


def likeliest(history: History, at: int, item: Item, by_rules: Ruled, fits: Fits) -> Item | None:
    """A mention of the one whom the `item`, at place `at` of the history, most likely means.

    Whom rules found stands unless that is unlikely, or another with a name much likelier; of others `fits` tells what speaks
    against them. `None` for somebody new, and where nobody is likely enough.
    """
    ruled = by_rules.item
    found = candidates(history, at, item, by_rules, fits)
    if not found:
        return ruled
    odds = [weighed(each) for each in signs(history, at, item, found, by_rules)]
    most = max(odds)
    chances = [math.exp(each - most) for each in odds]
    whole = math.fsum(chances)
    best = max(range(len(found)), key=lambda place: chances[place + 1])
    if ruled is not None:
        root = history.clusters.find(ruled.number)
        theirs = next((chance for one, chance in zip(found, chances[1:], strict=True) if one.root == root), None)
        likelier = found[best].known.named and theirs is not None and chances[best + 1] >= LIKELIER * theirs
        if theirs is None or (theirs >= KEPT * whole and not likelier):
            return ruled
    sure = SURE if found[best].known.named else SURE_UNNAMED
    return found[best].last if chances[best + 1] >= sure * whole else None


def weighed(found: Signs) -> float:
    """The logarithm of the odds of one choice, but for what all choices share."""
    by = weights()
    return round(math.fsum([by[name] * value for name, value in found.items() if value and name in by]), 6)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weights in `likeliest.toml`, by the names of the signs."""
    return read_weights(__name__, dict[str, float])
