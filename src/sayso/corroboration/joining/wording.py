"""Which words say the same: the groups of a language's list, one stem, or near in meaning."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any
from weakref import proxy

import msgspec
import numpy as np

from sayso.languages import load_lexicon
from sayso.languages.meaning import Vectors, embed_one

NEAR = 0.58  # cosine of the vectors of two single words
_ENDINGS = re.compile(r"(?:ations?|itions?|tions?|sions?|ments?|ings?|ances?|ences?|ers?|ors?|als?|ed|es|s|e|y)$")
MOST = 2_000_000  # pairs of words whose likeness is kept, some 100 MB
SHORTEST = 4  # letters that a stem keeps


class _Lists(msgspec.Struct, frozen=True):
    groups: tuple[str, ...]
    opposites: tuple[str, ...]
    turning: str
    light: str
    knowing: str
    finding_out: str


class _Fates(msgspec.Struct, frozen=True):
    states: dict[str, dict[str, list[str]]]


@lru_cache(maxsize=4)
def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for at, group in enumerate(load_lexicon(language, "sameness", _Lists).groups):
        for word in group.split():
            found.setdefault(word, set()).add(f"#{at}")
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache(maxsize=4)
def _opposites(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in load_lexicon(language, "sameness", _Lists).opposites:
        one, other = pair.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=100_000)
def classes(word: str, language: str = "en") -> frozenset[str]:
    """Marks that words of one meaning share: the groups that the word stands in, and its stem."""
    stem = _ENDINGS.sub("", word)
    return _groups(language).get(word, frozenset()) | {stem if len(stem) >= SHORTEST else word}


def opposites(word: str, language: str = "en") -> frozenset[str]:
    """The words that are never said of one and the same matter as the word."""
    return _opposites(language).get(word, frozenset())


def are_opposite(left: str, right: str, language: str = "en") -> bool:
    """Whether two words are never said of one and the same matter."""
    return right in opposites(left, language)


@lru_cache(maxsize=4)
def turning(language: str = "en") -> frozenset[str]:
    """Words of which neither end is the one that acts ("was told", "knew")."""
    return frozenset(load_lexicon(language, "sameness", _Lists).turning.split())


@lru_cache(maxsize=4)
def light(language: str = "en") -> frozenset[str]:
    """Verbs that carry another word and say nothing themselves ("be", "have", "go")."""
    return frozenset(load_lexicon(language, "sameness", _Lists).light.split())


@lru_cache(maxsize=4)
def fates(language: str = "en") -> frozenset[str]:
    """What is counted to have happened to people or things: "killed", "missing"."""
    return frozenset(load_lexicon(language, "measures", _Fates).states)


@lru_cache(maxsize=4)
def people(language: str = "en") -> frozenset[str]:
    """Nouns that say no more of those counted than that they are people: "men", "others"."""
    return frozenset(
        {"person", "men", "women", *load_lexicon(language, "measures", dict[str, Any])["words"]["generic"]}
    )


@lru_cache(maxsize=4)
def knowing(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """Words for knowing of something, and those for coming to know of it as well."""
    lists = load_lexicon(language, "sameness", _Lists)
    known = frozenset(lists.knowing.split())
    return known, known | frozenset(lists.finding_out.split())


class Vocabulary:
    """The words of a pile: how much each tells, and how like two of them are.

    What a word tells goes up and down in steps, so that some more reports leave that of most words as it was.
    """

    def __init__(self, wordings: Iterable[Iterable[str]]) -> None:
        counts = Counter(word for words in wordings for word in set(words))
        total = _step(sum(counts.values()))
        self.weight = {word: math.sqrt(math.log(1 + total / _step(count))) for word, count in counts.items()}
        self._vectors: dict[str, Vectors] = {}
        self._rows: dict[str, _Row] = {}
        self._kept = 0

    def likenesses(self, ours: Sequence[str], theirs: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
        """For each of our words how like the likest of theirs is, and for each of theirs.

        From 0 to 1: 1 for words of one class, less for words that are only near in meaning, 0 for opposites. Neither side is empty.
        """
        if self._kept > MOST:
            self._rows.clear()
            self._kept = 0
        table = [list(map(self._row(word).__getitem__, theirs)) for word in ours]
        return dict(zip(ours, map(max, table), strict=True)), dict(
            zip(theirs, map(max, zip(*table, strict=True)), strict=True)
        )

    def _row(self, word: str) -> "_Row":
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = _Row(
                partial(Vocabulary._kept_likeness, proxy(self), word)
            )  # else in a cycle, and kept
        return row

    def _kept_likeness(self, left: str, right: str) -> float:
        self._kept += 1
        turned = self._rows.get(right)
        known = turned.get(left) if turned is not None else None
        if known is not None:
            return known
        return 1.0 if left == right else self._liken(left, right)

    def nearness(self, left: str, right: str) -> float:
        """How near two words are in meaning, from -1 to 1; 1 for words of one class."""
        return 1.0 if classes(left) & classes(right) else float(np.dot(self._vector(left), self._vector(right)))

    def _liken(self, left: str, right: str) -> float:
        if are_opposite(left, right):
            return 0.0
        if classes(left) & classes(right):
            return 1.0
        near = float(np.dot(self._vector(left), self._vector(right)))
        return near if near >= NEAR else 0.0

    def _vector(self, word: str) -> Vectors:
        if word not in self._vectors:
            self._vectors[word] = embed_one(word.replace("_", " "))
        return self._vectors[word]


class _Row(dict[str, float]):
    """How like each other word is to one, worked out when it is asked for."""

    def __init__(self, liken: Callable[[str], float]) -> None:
        super().__init__()
        self._liken = liken

    def __missing__(self, word: str) -> float:
        found = self[word] = self._liken(word)
        return found


def _step(count: int) -> float:
    """The nearest power of the square root of two; 0 for none."""
    return float(2 ** (round(2 * math.log2(count)) / 2)) if count else 0.0
