"""Which words say the same: the groups of a language's list, one stem, or near in meaning."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import msgspec
import numpy as np

from sayso.languages import load_lexicon
from sayso.languages.meaning import Vectors, embed

NEAR = 0.58  # cosine of the vectors of two single words
_ENDINGS = re.compile(r"(?:ations?|itions?|tions?|sions?|ments?|ings?|ances?|ences?|ers?|ors?|als?|ed|es|s|e|y)$")
SHORTEST = 4  # letters that a stem keeps


class _Lists(msgspec.Struct, frozen=True):
    groups: tuple[str, ...]
    opposites: tuple[str, ...]
    turning: str


@lru_cache(maxsize=4)
def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for at, group in enumerate(load_lexicon(language, "sameness", _Lists).groups):
        for word in group.split():
            found.setdefault(word, set()).add(f"#{at}")
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache(maxsize=4)
def _opposites(language: str) -> frozenset[frozenset[str]]:
    pairs = load_lexicon(language, "sameness", _Lists).opposites
    return frozenset(frozenset(pair.split()) for pair in pairs)


@lru_cache(maxsize=100_000)
def classes(word: str, language: str = "en") -> frozenset[str]:
    """Marks that words of one meaning share: the groups that the word stands in, and its stem."""
    stem = _ENDINGS.sub("", word)
    return _groups(language).get(word, frozenset()) | {stem if len(stem) >= SHORTEST else word}


def are_opposite(left: str, right: str, language: str = "en") -> bool:
    """Whether two words are never said of one and the same matter."""
    return frozenset((left, right)) in _opposites(language)


@lru_cache(maxsize=4)
def turning(language: str = "en") -> frozenset[str]:
    """Words of which neither end is the one that acts ("was told", "knew")."""
    return frozenset(load_lexicon(language, "sameness", _Lists).turning.split())


class Vocabulary:
    """The words of a pile: how much each tells, and how like two of them are.

    What a word tells goes up and down in steps, so that some more reports leave that of most words as it was.
    """

    def __init__(self, wordings: Iterable[Iterable[str]]) -> None:
        counts = Counter(word for words in wordings for word in set(words))
        total = _step(sum(counts.values()))
        self.weight = {word: math.sqrt(math.log(1 + total / _step(count))) for word, count in counts.items()}
        self._likeness: dict[tuple[str, str], float] = {}
        self._vectors: dict[str, Vectors] = {}

    def likeness(self, left: str, right: str) -> float:
        """From 0 to 1: 1 for words of one class, less for words that are only near in meaning, 0 for opposites."""
        if left == right:
            return 1.0
        known = self._likeness.get((left, right))
        if known is None:
            known = self._likeness[left, right] = self._liken(left, right)
        return known

    def _liken(self, left: str, right: str) -> float:
        if are_opposite(left, right):
            return 0.0
        if classes(left) & classes(right):
            return 1.0
        near = float(np.dot(self._vector(left), self._vector(right)))
        return near if near >= NEAR else 0.0

    def _vector(self, word: str) -> Vectors:
        if word not in self._vectors:
            self._vectors[word] = embed([word.replace("_", " ")])[0]
        return self._vectors[word]


def _step(count: int) -> float:
    """The nearest power of the square root of two; 0 for none."""
    return float(2 ** (round(2 * math.log2(count)) / 2)) if count else 0.0
