"""When two assertions mean the same: near in meaning, and alike in names, numbers and negation."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from sayso.corroboration.items import Item, is_worded_as_denied, singular
from sayso.corroboration.nearness import Nearness
from sayso.corroboration.substitution import says_otherwise

NEAR = 0.80  # cosine of the sentence vectors
SHARED = 0.55  # share of the rarer side's weighted words that both have
LARGEST_BLOCK = 60  # a word in more assertions than this tells nothing apart
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<![.!?\"“”'] )(?<!^)\b[A-Z][\w’'-]+")


def join_by_meaning(
    items: Sequence[Item], near: Nearness, about: Mapping[str, str], apart: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """Pairs of statement ids of assertions that say the same.

    Candidates share a rare word (blocking, never all pairs); a pair is joined where its sentence vectors are near (wordllama,
    static embeddings) and a stricter check of words, numbers and names agrees. Copies match exactly and are found first.
    `about` tells by id whom a statement is about where its words only point there; what is `apart` is never joined.
    """
    listed = sorted(items, key=lambda item: item.id)
    words = [_content_words(item.words) for item in listed]
    weight = _weights(words)
    pairs: list[tuple[str, str]] = []
    same: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(listed):
        same[f"{is_worded_as_denied(item)} {about[item.id]} {' '.join(item.words.casefold().split())}"].append(at)
    heads = sorted(group[0] for group in same.values())
    for group in same.values():
        pairs.extend((listed[group[0]].id, listed[other].id) for other in group[1:])
    candidates = _candidates(heads, words)
    if not candidates:
        return pairs
    for left, right in candidates:
        if is_worded_as_denied(listed[left]) != is_worded_as_denied(listed[right]):
            continue
        if (
            agree(listed[left].words, listed[right].words)
            and about[listed[left].id] == about[listed[right].id]
            and not says_otherwise(listed[left].words, listed[right].words)
            and not apart(listed[left].id, listed[right].id)
            and _overlap(words[left], words[right], weight) >= SHARED
            and float(near.between([listed[left].words], [listed[right].words])[0, 0]) >= NEAR
        ):
            pairs.append((listed[left].id, listed[right].id))
    return pairs


def _content_words(words: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _WORD.findall(words.casefold()))


def _weights(words: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(word for group in words for word in group)
    return {word: math.log(1 + len(words) / count) for word, count in counts.items()}


def _candidates(heads: Sequence[int], words: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for at in heads:
        for word in words[at]:
            blocks[word].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            shared.update(combinations(block, 2))
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _overlap(left: frozenset[str], right: frozenset[str], weight: dict[str, float]) -> float:
    total = min(math.fsum(weight[word] for word in left), math.fsum(weight[word] for word in right))
    longer = max(len(left), len(right))
    if not total or min(len(left), len(right)) * 2.5 < longer:
        return 0.0
    return math.fsum(weight[word] for word in left & right) / total


def agree(left: str, right: str) -> bool:
    """Whether numbers are the same, and no name stands in one alone while the other has a different one there."""
    if not same_numbers(left, right):
        return False
    ours, theirs = set(_NAME.findall(left)), set(_NAME.findall(right))
    return not (ours - theirs and theirs - ours)


def same_numbers(left: str, right: str) -> bool:
    """Whether two wordings hold the same numbers in digits."""
    return set(_numbers(left)) == set(_numbers(right))


def _numbers(words: str) -> list[str]:
    return [number.strip(".,").replace(",", "") for number in _NUMBER.findall(words)]
