"""Which reports are of one affair: by the names that both use, how rare these are in the pile, and what both are about.

A logistic regression, fitted to reports of one event and of two (`training/identity`): where all reports of a pile name the same
candidates, two names in both tell nothing.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.evidence import Reading
from sayso.identity.chances import chance, weights
from sayso.identity.context import LOOKED_AT, SHARED, Context
from sayso.languages.meaning import Vectors, embed_one

BEGINNING = 2_000  # characters of a report whose meaning is looked at
COMMON = 30  # reports; a name in more of them tells no less
LONGEST = timedelta(days=365)  # between two reports of one affair
SURE = 0.5  # that two reports are of one affair, for whom one describes to be looked for in the other
NEAREST = 40  # reports that share most names with one, among which those of its affair are looked for
KEPT = 20_000  # reports of which the meaning is kept, some 20 MB


class Affair(NamedTuple):
    """What there is to be weighed of two reports."""

    many: float  # logarithm of how many names both use
    share: float  # of the names of either (cosine)
    rare: float  # logarithm of how rare those are: one that no third report has counts most
    meaning: float  # how near their beginnings are in meaning (cosine)


class Beginnings:
    """On which day reports were published, where that is known, and what their beginnings are about."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.days = {
            one.document.id: one.document.published.start
            for one in readings
            if one.document.published.start is not None
            and one.document.published.start == one.document.published.end  # not one that was only inferred
        }
        self.meaning = _meanings({one.document.id: one.document.text for one in readings})


class Affairs:
    """Tells of the reports of a pile which are of one affair."""

    def __init__(self, context: Context, beginnings: Beginnings) -> None:
        self.context = context
        self._beginnings = beginnings
        self._near: dict[str, frozenset[str]] = {}

    def are_apart(self, one: str, other: str) -> bool:
        """Whether more time lies between two reports (ids) than one affair takes."""
        days = self._beginnings.days.get(one), self._beginnings.days.get(other)
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > LONGEST

    def signs(self, one: str, other: str) -> Affair:
        """What there is to be weighed of two reports (ids) that share a name at least."""
        ours, theirs = self.context.names(one), self.context.names(other)
        shared = ours & theirs
        rare = math.fsum(2 / min(COMMON, max(2, self.context.reports(name))) for name in shared)
        meaning = float(self._beginnings.meaning(one) @ self._beginnings.meaning(other))
        return Affair(
            math.log(len(shared)),
            len(shared) / math.sqrt(len(ours) * len(theirs)),
            math.log(rare),
            round(meaning, 3),
        )

    def are_one(self, one: str, other: str) -> bool:
        """Whether two reports (ids) are most likely of one affair."""
        if len(self.context.names(one) & self.context.names(other)) < SHARED or self.are_apart(one, other):
            return False
        return chance(self.signs(one, other)._asdict(), weights().affair) >= SURE

    def shared(self, document: str, person: int, documents: Iterable[str], *, widely: bool = False) -> str | None:
        """What ties a document to one of `documents` on `person`, in words: they are named in it too, or both are of one affair.

        `widely` lets a third report tie them that is of one affair with both.
        """
        if self.context.is_in(person, document):
            return "name both"
        here = self.context.names(document) - {person}
        others = sorted(set(documents))[:LOOKED_AT]
        both = [here & self.context.names(other) for other in others if self.are_one(document, other)]
        most = max(both, key=len, default=set[int]())
        if len(most) < SHARED:
            return self._by_a_third(document, others) if widely else None
        names = sorted(self.context.clusters.nodes[at].name.shown for at in most)
        return f"both speak of {names[0]} and {names[1]}"

    def tie(self, here: Iterable[str], person: int, *, widely: bool = False) -> str | None:
        """What ties every one of the documents `here` to those that name somebody, in the words for the first (see `shared`)."""
        documents = self.context.clusters.documents(person)
        ties = [self.shared(document, person, documents, widely=widely) for document in here]
        return ties[0] if all(ties) else None

    def _by_a_third(self, document: str, others: Iterable[str]) -> str | None:
        near = self._of_one(document)
        tied = any(near & self._of_one(other) for other in others)
        return "are of one affair with a third" if tied else None

    def _of_one(self, document: str) -> frozenset[str]:
        """The reports of the affair of this one."""
        found = self._near.get(document)
        if found is None:
            closest = self.context.closest(document, NEAREST)
            found = self._near[document] = frozenset(one for one in closest if self.are_one(document, one))
        return found


def _meanings(texts: Mapping[str, str]) -> Callable[[str], Vectors]:
    """Gives what a report's beginning (by its id) is about; by itself, since what holds its own cache is never let go."""

    @lru_cache(maxsize=KEPT)
    def meaning(document: str) -> Vectors:
        return embed_one(texts[document][:BEGINNING])

    return meaning
