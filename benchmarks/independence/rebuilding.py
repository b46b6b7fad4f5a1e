"""Sentences of any report built in another way by rule, as far as a script can: what a paraphrasing machine does to real prose.

The sentences of the invented reports have several wordings; real ones have one, so that another is made here: who says it
moves to the other end, subordinate clauses and times change places, two clauses become two sentences.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from benchmarks.independence.subjects import HERE

_VERB = r"(?:said|says|added|noted|wrote|told reporters|tweeted)"
_NAME = r"(?:(?:[A-Z][\w.’'-]*|of|the|for|and|a|an|former|state|senior|top|campaign|party|spokesman|spokeswoman|president|Sen\.|Rep\.|Mr\.|Ms\.) ?){1,9}"
_TIME = r"(?:on|last|this) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month|year)|in (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
_JOINT = r"because|although|though|while|when|after|before|since|if|as soon as|until|unless"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def rebuild(sentence: str) -> str:
    """`sentence` in another order; as it was where no rule fits."""
    for pattern, put in _rules():
        found = pattern.fullmatch(sentence)
        if found:
            return put(found)
    return sentence


@lru_cache
def _rules() -> Sequence[Rule]:
    def rule(pattern: str, put: Callable[[re.Match[str]], str]) -> Rule:
        return re.compile(pattern, re.DOTALL), put

    return (
        rule(
            rf"([“\"])([^“”\"]+),([”\"]) ({_NAME}?)({_VERB})\.",
            lambda m: f"{_up(m[4].strip())} {m[5]}: {m[1]}{m[2]}.{m[3]}",
        ),
        rule(
            rf"([“\"])([^“”\"]+),([”\"]) ({_VERB}) ({_NAME})\.",
            lambda m: f"{_up(m[5].strip())} {m[4]}: {m[1]}{m[2]}.{m[3]}",
        ),
        rule(rf"([^“”\"]+), ({_NAME}?)({_VERB})\.", lambda m: f"According to {m[2].strip()}, {_low(m[1])}."),
        rule(r"According to ([^,]+), ([^“”\"]+)\.", lambda m: f"{_up(m[2])}, {m[1]} said."),
        rule(
            rf"({_NAME}?)({_VERB}) (?:that )?([^“”\":]+)\.",
            lambda m: f"{_up(m[3])}, according to {_low(m[1].strip())}.",
        ),
        rule(rf"([^,“”\"]+),? ({_JOINT}) ([^,“”\"]+)\.", lambda m: f"{_up(m[2])} {m[3]}, {_low(m[1])}."),
        rule(rf"((?i:{_JOINT})) ([^,“”\"]+), ([^“”\"]+)\.", lambda m: f"{_up(m[3])} {m[1].lower()} {m[2]}."),
        rule(rf"((?i:{_TIME})),? ([^“”\"]+)\.", lambda m: f"{_up(m[2])} {_low(m[1])}."),
        rule(rf"([^“”\"]+?),? ({_TIME})\.", lambda m: f"{_up(m[2])}, {_low(m[1])}."),
        rule(r"([^“”\";]{25,}), (and|but|so) ([^“”\",]{25,})\.", lambda m: f"{m[1]}. {_up(m[3])}."),
        rule(r"([^,“”\"]{20,}), (who|which) ([^,“”\"]+), ([^“”\"]+)\.", lambda m: f"{m[1]} {m[4]}; {m[2]} {m[3]}."),
        rule(r"([^“”\"]{15,}?), ([^“”\"]{15,}), (and|or) ([^“”\"]+)\.", lambda m: f"{m[1]}, {m[4]} {m[3]} {m[2]}."),
        rule(r"([^“”\"]{20,}) (and|or) ([^“”\",]{20,})\.", lambda m: f"{m[1]}. {_up(_carried(m[3]))}."),
        rule(
            r"((?:In|At|For|With|From|By|To|As) [^,“”\"]{8,60}), ([^“”\"]+)\.", lambda m: f"{_up(m[2])} {_low(m[1])}."
        ),
        rule(
            r"([^“”\";]{20,}) ((?:in|at|for|with|from|by|to|on|about|against|during) (?:the |a |his |her |their )?[\w’'-]+(?: [\w’'-]+){0,4})\.",
            lambda m: f"{_up(m[2])}, {_low(m[1])}.",
        ),
    )


def _carried(words: str) -> str:
    """The second half of a sentence as one of its own."""
    return words if words.split(" ", maxsplit=1)[0][:1].isupper() else f"so also {words}"


def _up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _low(words: str) -> str:
    """`words` as they go on after others: the first word small, unless it is a name."""
    first = words.split(" ", maxsplit=1)[0]
    return words[:1].lower() + words[1:] if first in _SMALL else words


_SMALL = frozenset(
    (
        "the a an he she it they we there this that these those his her its their our in on at for with from by to as but and "
        "some many most all several after before when while if because one two three four last"
    )
    .title()
    .split()
)


@lru_cache
def load_general() -> Mapping[str, Sequence[str]]:
    """What a rewriter may put for the words of any report: words as they stand, and nouns and verbs in all their forms."""
    found = tomllib.loads((HERE / "general.toml").read_text(encoding="utf-8"))
    table: dict[str, tuple[str, ...]] = {}
    for base, other in found["nouns"].items():
        table[base] = (other,)
        table[_plural(base)] = (_plural(other),)
    for base, other in found["verbs"].items():
        for bend in (str, _plural, _past, _running):
            table.setdefault(bend(base), (_bent(other, bend),))
    return {**table, **{word: tuple(others) for word, others in found["words"].items()}}


_PAST = {
    "hold": "held",
    "go": "went",
    "win": "won",
    "swing": "swung",
    "choose": "chose",
    "slay": "slew",
    "dwell": "dwelt",
    "build": "built",
}


def _bent(words: str, bend: Callable[[str], str]) -> str:
    """The first of `words` in the form that `bend` gives a word."""
    first, _, rest = words.partition(" ")
    shown = _PAST.get(first, _past(first)) if bend is _past else bend(first)
    return f"{shown} {rest}".strip()


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return word + word[-1] * _doubles(word) + "ed"


def _running(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return word + word[-1] * _doubles(word) + "ing"


def _doubles(word: str) -> bool:
    """Whether the last consonant is written twice in "-ed" and "-ing": short words that end like "stop"."""
    return re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]|admit|prefer|refer", word) is not None
