"""How akin two reports are: in the names and words that both write, and in what their beginnings mean.

What that weighs is fitted to reports of one event and of two (`training/surroundings`). `identity/affairs.py` weighs who is named
instead, and how rare that is in the pile.
"""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.corroboration.joining.substitution import telling_words
from sayso.evidence import Document
from sayso.languages.meaning import Vectors, embed_one

READ = 4_000  # characters of a report that tell what it is about
BEGINNING = 2_000  # characters of which the meaning is looked at
SHORT = 3  # letters that a name has at least
_NAME = re.compile(r"\b[A-Z][\w'’-]*[A-Za-z]")
_SMALL = re.compile(r"\b[a-z][\w-]+")
_Hashes = NDArray[np.uint32]


class Kinship(NamedTuple):
    """What there is to be weighed of two reports."""

    names: float  # share of the names of either that both have (cosine)
    many: float  # logarithm of how many, and one more
    words: float  # share of the words that tell something that both have (cosine)
    meaning: float  # how near their beginnings are in meaning (cosine)


class KinshipWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a `Kinship` weighs in the logarithm of the odds."""

    names: float
    many: float
    words: float
    meaning: float
    constant: float


class About(NamedTuple):
    """What a report is about: hashes of its names and of the words that tell something, each once, and its meaning."""

    names: _Hashes
    words: _Hashes
    meaning: Vectors


def about(document: Document) -> About:
    """What a report is about, by its first `READ` characters."""
    text = document.text[:READ]
    small = set(_SMALL.findall(text))
    large = {name.casefold().replace("’", "'").removesuffix("'s") for name in _NAME.findall(text)}
    names = {
        name for name in large if len(name) >= SHORT and name not in small
    }  # one that is also written small is none
    return About(_hashes(names), _hashes(telling_words(text)), embed_one(text[:BEGINNING]))


def kinship(one: About, other: About) -> Kinship:
    """What there is to be weighed of two reports."""
    names, words = _common(one.names, other.names), _common(one.words, other.words)
    return Kinship(
        names / math.sqrt(max(1, len(one.names) * len(other.names))),
        math.log1p(names),
        words / math.sqrt(max(1, len(one.words) * len(other.words))),
        float(one.meaning @ other.meaning),
    )


def _hashes(words: Iterable[str]) -> _Hashes:
    return np.unique(np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint32))


def _common(ours: _Hashes, theirs: _Hashes) -> int:
    short, long = sorted((ours, theirs), key=len)
    if not len(long):
        return 0
    places = np.searchsorted(long, short)
    return int(np.count_nonzero(long[np.minimum(places, len(long) - 1)] == short))
