"""The words by which a language says that what was told is not so."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.languages.lexicon import load_lexicon


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`languages/<language>/denials.toml`; the file's comments say what each part means."""

    said: str
    accounts: str
    beliefs: str
    untrue: str
    false: str
    judging: str
    standing: str
    phrases: tuple[str, ...]
    telling: str
    idioms: tuple[str, ...]
    doubting: tuple[str, ...]
    calling: str
    counting: str
    excessive: str
    rejecting: str
    nobody: str
    differing: tuple[str, ...]


class Denials(NamedTuple):
    """The lists as sets; an idiom is its words, by the verb that it begins with."""

    said: frozenset[str]
    accounts: frozenset[str]  # those of `said` with them
    beliefs: frozenset[str]
    untrue: frozenset[str]
    false: frozenset[str]  # those of `untrue` with them
    judging: frozenset[str]
    standing: frozenset[str]
    phrases: tuple[str, ...]
    telling: frozenset[str]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    doubting: frozenset[tuple[str, ...]]
    calling: frozenset[str]
    counting: frozenset[str]
    excessive: frozenset[str]
    rejecting: frozenset[str]
    nobody: frozenset[str]
    differing: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=4)
def load_denials(language: str) -> Denials:
    """The words of a language; raises `SetupError` where there are none."""
    words = load_lexicon(language, "denials", _Words)
    said, untrue, beliefs = (frozenset(listed.split()) for listed in (words.said, words.untrue, words.beliefs))
    doubting = frozenset(tuple(idiom.split()) for idiom in words.doubting)
    return Denials(
        said,
        (frozenset(words.accounts.split()) | said) - beliefs,
        beliefs,
        untrue,
        frozenset(words.false.split()) | untrue,
        frozenset(words.judging.split()),
        frozenset(words.standing.split()),
        words.phrases,
        frozenset(words.telling.split()),
        _by_verb((*(tuple(each.split()) for each in words.idioms), *sorted(doubting))),
        doubting,
        frozenset(words.calling.split()),
        frozenset(words.counting.split()),
        frozenset(words.excessive.split()),
        frozenset(words.rejecting.split()),
        frozenset(words.nobody.split()),
        _by_verb(tuple(each.split()) for each in words.differing),
    )


def _by_verb(idioms: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Idioms by the verb that each begins with, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for idiom in idioms:
        found.setdefault(idiom[0], []).append(idiom)
    return {verb: tuple(sorted(listed, key=len, reverse=True)) for verb, listed in found.items()}
