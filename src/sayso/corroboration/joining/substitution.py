"""Two wordings that are one but for some words in one place: are these other words for the same, or is another thing said?

"The dam was safe" and "the dam was unsafe" share nearly all that they tell, and so do "the army attacked the rebels" and "the
rebels attacked the army". What wordings share cannot tell such pairs apart; what stands in the place of what does.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy as np
from rapidfuzz import fuzz

from sayso.corroboration.items import singular
from sayso.corroboration.joining.wording import classes, opposites
from sayso.languages import load_lexicon
from sayso.languages.lexicon import word_list
from sayso.languages.meaning import embed

NEAR = 0.4  # cosine of the vectors of two words that may stand for each other
SPELLED = 70  # of a hundred: so alike are two spellings of a name
LONGEST = 4  # words in one place; with more it is another wording, and no other word
MAGNITUDE = 100  # from which on a number in one word ("million") is told by the one before it
TURNED = ((), ())
KEPT = 0.5  # share of the shorter wording's words that both must have, for them to be one wording
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_COUNT = re.compile(r"\d+(?:,\d{3})*|[^\W\d_]+")
_FORMS = (
    *(("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("d", ""), ("er", ""), ("ly", "")),
    *(("ren", ""), ("men", "man")),
)
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


class _Numbers(msgspec.Struct, frozen=True):
    units: dict[str, float]
    tens: dict[str, float]


@lru_cache(maxsize=65_536)
def says_otherwise(left: str, right: str) -> bool:
    """Whether two wordings are one but for words that do not mean the same, or but for who does it to whom.

    Names and days are left out: who is named, and when it was, is compared elsewhere.
    """
    found = _difference(left, right)
    return found is not None and (found == TURNED or not _mean_the_same(*found))


@lru_cache(maxsize=65_536)
def is_opposed(left: str, right: str) -> bool:
    """The same where words in one place are opposites: what even one who copies the other does not change by chance."""
    found = _difference(left, right)
    if found is None:
        return False
    return found == TURNED or any(
        _are_opposed(one.casefold(), other.casefold()) for one in found[0] for other in found[1]
    )


@lru_cache(maxsize=65_536)
def names_others(left: str, right: str) -> bool:
    """Whether two wordings are one but for a name in one place, and the names are not alike."""
    found = _difference(left, right)
    if found is None or found == TURNED:
        return False
    mine, theirs = ([word for word in listed if word[0].isupper()] for listed in found)
    if not mine or not theirs or word_list("substitution", "calendar") & {word.casefold() for word in (*mine, *theirs)}:
        return False
    return not any(fuzz.ratio(one, other) >= SPELLED for one in mine for other in theirs)


@lru_cache(maxsize=65_536)
def count_otherwise(left: str, right: str) -> bool:
    """Whether two wordings that are much alike have numbers, in digits or in words, and none in common: "6 weeks", "five weeks"."""
    ours, theirs = _numbers_in(left), _numbers_in(right)
    return bool(ours and theirs) and ours.isdisjoint(theirs) and in_common(left, right) >= KEPT


@lru_cache(maxsize=65_536)
def _numbers_in(words: str) -> frozenset[float]:
    tokens = (token.casefold() for token in _COUNT.findall(words))
    values = ((token, _number(token)) for token in tokens)
    return frozenset(
        value for token, value in values if value is not None and (token[0].isdigit() or 1 < value < MAGNITUDE)
    )


@lru_cache(maxsize=65_536)
def in_common(left: str, right: str) -> float:
    """The share of the shorter wording's words that the other has, or others for them."""
    short, long = sorted(([token.casefold() for token in _tokens(each)] for each in (left, right)), key=len)
    same = frozenset(long)
    return sum(one in same or any(_alike(one, other) for other in long) for one in short) / max(1, len(short))


def length(words: str) -> int:
    """How many words of a wording tell something."""
    return len(_tokens(words))


def telling_words(words: str) -> frozenset[str]:
    """The words of a text that tell something, in lower case and in the singular."""
    return frozenset(map(_told, _tokens(words)))


@lru_cache(maxsize=65_536)
def _told(token: str) -> str:
    return singular(token.casefold())


def speaks_of_somebody(words: str) -> bool:
    """Whether a wording opens with a pronoun that says whom it is about, so that equal words can be of different people."""
    first = _TOKEN.search(words)
    return first is not None and first[0].casefold() in word_list("substitution", "pronouns")


def _difference(left: str, right: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words that stand in one place of two wordings that are one else; TURNED where who does it to whom has changed."""
    ours, theirs = _tokens(left), _tokens(right)
    if not ours or not theirs or ours == theirs:
        return None
    small = [[token.casefold() for token in each] for each in (ours, theirs)]
    if sorted(small[0]) == sorted(small[1]):
        passive = [" by " in f" {each} " for each in (left, right)]
        return TURNED if passive[0] == passive[1] and _is_turned_round(*small) else None
    if abs(len(ours) - len(theirs)) > LONGEST:  # so many are left over on one side
        return None
    first = _common(ours, theirs)
    if not first and ours[0][0].isupper() != theirs[0][0].isupper():
        return None  # "Clearbrook denied it", "the firm denied it"
    last = _common(ours[first:][::-1], theirs[first:][::-1])
    mine, others = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    if not first:  # a sentence's first word is written large, name or not
        mine, others = (_opening(each, whole) for each, whole in ((mine, ours), (others, theirs)))
    if not mine or not others or max(len(mine), len(others)) > LONGEST:
        return None
    return (mine, others) if first + last >= max(1, KEPT * min(len(ours), len(theirs))) else None


def _opening(words: tuple[str, ...], whole: Sequence[str]) -> tuple[str, ...]:
    """The words that open a wording, in which the first is a name where another name follows: "Ana Roth"."""
    if len(whole) > 1 and whole[1][0].isupper():
        return words
    return (words[0].casefold(), *words[1:]) if words else words


def part(wordings: Iterable[str], linked: Collection[frozenset[str]] = ()) -> dict[str, str]:
    """For each wording the first of those that it stands with: none of them is opposed to another.

    Wordings that are `linked` were made one from the other, and are taken for one whatever their words.
    """
    found: list[list[str]] = []
    for one in sorted(set(wordings)):
        fitting = (
            group
            for group in found
            if not any(frozenset((one, other)) not in linked and is_opposed(one, other) for other in group)
        )
        group = next(fitting, None)
        if group is None:
            found.append([one])
        else:
            group.append(one)
    return {one: group[0] for group in found for one in group}


@lru_cache(maxsize=65_536)
def _tokens(words: str) -> tuple[str, ...]:
    """The words that tell something, in order and in lower case but for names."""
    return tuple(filter(None, map(_telling, _TOKEN.findall(words))))


@lru_cache(maxsize=65_536)
def _telling(token: str) -> str:
    """A word as it is compared; nothing where it tells nothing."""
    low = token.casefold().replace("’", "'").removesuffix("'s")
    if low in word_list("substitution", "passing"):
        return ""
    return token if token[0].isupper() else singular(low)


def _common(ours: Sequence[str], theirs: Sequence[str], *, exactly: bool = False) -> int:
    """With how many of the same words both open, or (unless `exactly`) of words for the same."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    differing = (
        at for at, (one, other) in pairs if one != other and (exactly or not _alike(one.casefold(), other.casefold()))
    )
    return next(differing, min(len(ours), len(theirs)))


def _mean_the_same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether some word of the one place is another for one of the other, and none the opposite of one."""
    pairs = [(one, other) for one in _with_phrases(ours) for other in _with_phrases(theirs)]
    if any(map(_are_opposed, *zip(*pairs, strict=True))):
        return False
    if any(one[0].isupper() for one in (*ours, *theirs)) or word_list("substitution", "vague") & {*ours, *theirs}:
        return True
    numbers = [[value for one in listed if (value := _number(one)) is not None] for listed in (ours, theirs)]
    if all(numbers):
        return numbers[0] == numbers[1]
    return any(_alike(*pair) for pair in pairs)


def _with_phrases(words: Sequence[str]) -> list[str]:
    """The words, and each with the next ("step_down")."""
    return [*words, *(f"{form}_{after}" for one, after in pairwise(words) for form in sorted(_forms(one)))]


@lru_cache(maxsize=65_536)
def _are_opposed(one: str, other: str) -> bool:
    """Whether one and the same thing is not said to be both."""
    if _negates(one, other):
        return True
    return not _opposites(one).isdisjoint(_forms(other))


@lru_cache(maxsize=65_536)
def _alike(one: str, other: str) -> bool:
    """Whether two words may stand for each other."""
    if one == other:
        return True
    if _are_opposed(one, other):
        return False
    value = _number(one)
    if value is not None or _number(other) is not None:
        return value == _number(other)
    if not _classes(one).isdisjoint(_classes(other)):
        return True
    near = embed([one, other])
    return float(np.dot(near[0], near[1])) >= NEAR


@lru_cache(maxsize=65_536)
def _forms(word: str) -> frozenset[str]:
    """What the word may be a form of."""
    cut = {word.removesuffix(ending) + put for ending, put in _FORMS if word.endswith(ending) and len(word) > 4}
    return frozenset(
        (word, f"{word}s", *cut, *(each[:-1] for each in cut if each[-1:] == each[-2:-1]))
    )  # "stepped": "step"


@lru_cache(maxsize=65_536)
def _classes(word: str) -> frozenset[str]:
    """The marks of all that the word may be a form of."""
    return frozenset(mark for form in _forms(word) for mark in classes(form))


@lru_cache(maxsize=65_536)
def _opposites(word: str) -> frozenset[str]:
    """The opposites of all that the word may be a form of."""
    return frozenset(other for form in _forms(word) for other in opposites(form))


def _negates(one: str, other: str) -> bool:
    """Whether the one is the other with a prefix that turns it round ("unsafe", "safe")."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return len(short) > 3 and long.endswith(short) and long.removesuffix(short) in _NEGATING


def _number(word: str) -> float | None:
    """What a number in digits or in one word is worth."""
    if word[0].isdigit():
        digits = word.replace(",", "")
        return float(digits) if digits.isdigit() else None
    return _values().get(word)


def _is_turned_round(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether of equal words what stood before and behind a middle has changed places: who did it to whom."""
    if word_list("substitution", "either_end") & {form for word in ours for form in _forms(word)}:
        return False
    first = _common(ours, theirs, exactly=True)
    last = _common(ours[::-1], theirs[::-1], exactly=True)
    mine, others = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    size = len(mine)
    for before in range(1, size - 1):
        for behind in range(1, size - before):
            middle = mine[before : size - behind]
            if tuple(others) == (*mine[size - behind :], *middle, *mine[:before]):
                return not set(middle) <= word_list("substitution", "passing")
    return False


@lru_cache(maxsize=4)
def _values(language: str = "en") -> dict[str, float]:
    numbers = load_lexicon(language, "numbers", _Numbers)
    return {**numbers.units, **numbers.tens}
