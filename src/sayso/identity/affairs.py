"""How likely two reports are of one affair: by the names that both use, how rare these are in the pile, and what both are about.

A logistic regression, fitted to reports of one event and of two (`training/identity`).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Reading
from sayso.identity.context import Context
from sayso.languages.meaning import Vectors, embed_one

BEGINNING = 2_000  # characters of a report whose meaning is looked at
COMMON = 30  # reports; a name in more of them tells no less
LONGEST = timedelta(days=365)  # between two reports of one affair
KEPT = 20_000  # reports of which the meaning is kept, some 20 MB


class Affair(NamedTuple):
    """What there is to be weighed of two reports."""

    many: float  # logarithm of how many names both use
    share: float  # of the names of either (cosine)
    rare: float  # logarithm of how rare those are: one that no third report has counts most
    meaning: float  # how near their beginnings are in meaning (cosine)


class Affairs:
    """Tells of the reports of a pile which are of one affair."""

    def __init__(self, context: Context, readings: Sequence[Reading]) -> None:
        self._context = context
        self._days = {
            one.document.id: one.document.published.start
            for one in readings
            if one.document.published.start is not None
            and one.document.published.start == one.document.published.end  # not one that was only inferred
        }
        self._meaning = _meanings({one.document.id: one.document.text for one in readings})

    def are_apart(self, one: str, other: str) -> bool:
        """Whether more time lies between two reports (ids) than one affair takes."""
        days = self._days.get(one), self._days.get(other)
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > LONGEST

    def signs(self, one: str, other: str) -> Affair:
        """What there is to be weighed of two reports (ids) that share a name at least."""
        ours, theirs = self._context.names(one), self._context.names(other)
        shared = ours & theirs
        rare = math.fsum(2 / min(COMMON, max(2, self._context.reports(name))) for name in shared)
        meaning = float(self._meaning(one) @ self._meaning(other))
        return Affair(
            math.log(len(shared)),
            len(shared) / math.sqrt(len(ours) * len(theirs)),
            math.log(rare),
            round(meaning, 3),
        )


def _meanings(texts: Mapping[str, str]) -> Callable[[str], Vectors]:
    """Gives what a report's beginning (by its id) is about; by itself, since what holds its own cache is never let go."""

    @lru_cache(maxsize=KEPT)
    def meaning(document: str) -> Vectors:
        return embed_one(texts[document][:BEGINNING])

    return meaning
