"""When two assertions mean the same: near in meaning, and alike in names, numbers and negation."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from sayso.corroboration.items import Item, is_worded_as_denied, singular
from sayso.corroboration.joining.blocks import sharing
from sayso.corroboration.joining.nearness import Nearness
from sayso.corroboration.joining.substitution import says_otherwise

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
    same: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.id):
        same[f"{is_worded_as_denied(item)} {about[item.id]} {' '.join(item.words.casefold().split())}"].append(item)
    pairs = [(group[0].id, other.id) for group in same.values() for other in group[1:]]
    groups = list(same.values())  # in the order of the ids of their first
    words = [_content_words(group[0].words) for group in groups]
    weight = _weights(words, [len(group) for group in groups])
    totals = [math.fsum(map(weight.__getitem__, each)) for each in words]
    sides = [(is_worded_as_denied(group[0]), about[group[0].id]) for group in groups]
    for one, other in sharing(words, least=2, largest=LARGEST_BLOCK):
        if sides[one] != sides[other]:
            continue
        left, right = groups[one][0], groups[other][0]
        shared = math.fsum(weight[word] for word in words[one] & words[other])
        if (  # what takes longest last: most pairs fail before
            shared / min(totals[one], totals[other]) >= SHARED
            and _are_of_like_length(words[one], words[other])
            and agree(left.words, right.words)
            and float(near.between([left.words], [right.words])[0, 0]) >= NEAR
            and not apart(left.id, right.id)
            and not says_otherwise(left.words, right.words)
        ):
            pairs.append((left.id, right.id))
    return pairs


def _content_words(words: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _WORD.findall(words.casefold()))


def _weights(words: Sequence[frozenset[str]], times: Sequence[int]) -> dict[str, float]:
    """What each word tells, of wordings that occur so many `times`."""
    counts: Counter[str] = Counter()
    for group, often in zip(words, times, strict=True):
        for word in group:
            counts[word] += often
    total = sum(times)
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def _are_of_like_length(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the one has not many times as many words as the other."""
    return min(len(left), len(right)) * 2.5 >= max(len(left), len(right))


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
