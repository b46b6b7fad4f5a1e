"""The details of two reports: names, numbers and words that tell, by their stems, and which of them are rare in both."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.lineage.lexicon import lexicon
from sayso.lineage.texts import Text

FACT, WORD = 2.0, 1.0  # what a name or number counts, and another word
SHORTEST = 4  # letters of a word that tells, and of a stem
_ENDINGS = re.compile(r"(?:ations?|itions?|tions?|sions?|ments?|ings?|ances?|ences?|ers?|ors?|als?|ed|es|s|e|y)$")


class Told:
    """The details of one report, less those of standing phrases (`alien` words).

    `rows` are those of each sentence, by stem, with what each counts; `often` in how many sentences each stands; `words` a
    word of the report for each stem.
    """

    def __init__(self, text: Text, sentences: Iterable[tuple[int, int]], alien: NDArray[np.bool_]) -> None:
        common = lexicon().common
        self.rows: list[dict[str, float]] = []
        self.words: dict[str, str] = {}
        for first, last in sentences:
            row: dict[str, float] = {}
            for at in range(first, last):
                word = text.words[at]
                fact = bool(text.facts[at])
                if alien[at] or word in common or not (fact or len(word) >= SHORTEST):
                    continue
                key = stem(word)
                row[key] = max(row.get(key, 0.0), FACT if fact else WORD)
                self.words.setdefault(key, text.span(at, at + 1).words(text.document.text))
            self.rows.append(row)
        self.often = Counter(key for row in self.rows for key in row)


def stem(word: str) -> str:
    """`word` without its ending, so that "counted" and "count" are one; numbers, and what would be too short, as they are."""
    bare = word if word[0].isdigit() else _ENDINGS.sub("", word)
    return bare if len(bare) >= SHORTEST else word


class Details:
    """What two reports have in common: `weight` in all, `shared` by pair of sentences, `new` for each of the first what the other lacks.

    A detail counts the less the more sentences of either report have it: what an affair is about stands in every report of it.
    """

    def __init__(self, one: Told, other: Told) -> None:
        self._one, self._other = one, other
        self._rare = {key: _rarity(one.often[key], other.often[key]) for key in one.often if key in other.often}
        self.weight = sum(self._rare.values())

    @property
    def shared(self) -> NDArray[np.float64]:
        """The weight of what each sentence of the first (rows) shares with each of the other."""
        index = {key: at for at, key in enumerate(self._rare)}
        mine = _table(self._one.rows, index, self._rare)
        theirs = _table(self._other.rows, index, None)
        return np.asarray(np.einsum("ik,jk->ij", mine, theirs), dtype=np.float64)

    @property
    def new(self) -> NDArray[np.float64]:
        """The weight of the names and numbers of each sentence of the first that the other report lacks."""
        often, known = self._one.often, self._rare
        return np.array(
            [
                sum(_rarity(often[key], 0) for key, kind in row.items() if kind == FACT and key not in known)
                for row in self._one.rows
            ]
        )

    def shown(self, pairs: Sequence[tuple[int, int]], most: int) -> tuple[str, ...]:
        """The weightiest details that the paired sentences share, as the first report has them, in its order."""
        found: dict[str, float] = {}
        for at, place in pairs:
            for key, kind in self._one.rows[at].items():
                if key in self._other.rows[place]:
                    found[key] = max(found.get(key, 0.0), kind * self._rare[key])
        best = set(sorted(found, key=lambda key: (-found[key], key))[:most])
        return tuple(self._one.words[key] for key in found if key in best)


def _rarity(mine: int, theirs: int) -> float:
    return 1.0 / max(mine, theirs) ** 2


def _table(
    rows: Sequence[Mapping[str, float]], index: Mapping[str, int], rare: Mapping[str, float] | None
) -> NDArray[np.float64]:
    """A row for each sentence: what it has of the details in `index`, weighed, or only whether it has them."""
    table = np.zeros((len(rows), len(index)))
    for at, row in enumerate(rows):
        for key, kind in row.items():
            if key in index:
                table[at, index[key]] = kind * rare[key] if rare is not None else 1.0
    return table
