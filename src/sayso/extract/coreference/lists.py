"""What descriptions can point back to, and the words by which a source stays unnamed: one file a language."""

import re
from functools import lru_cache

import msgspec

from sayso.languages import load_lexicon


class _Pairs(msgspec.Struct, frozen=True):
    words: str
    nouns: str
    clauses: str


class _Anonymity(msgspec.Struct, frozen=True):
    patterns: tuple[str, ...]


class _File(msgspec.Struct, frozen=True):
    wider: dict[str, str]
    generic: dict[str, str]
    only: dict[str, str]
    sorts: dict[str, str]
    businesses: dict[str, str]
    doers: dict[str, str]
    sufferers: dict[str, str]
    pairs: _Pairs
    anonymity: _Anonymity


class Lists(msgspec.Struct, frozen=True):
    """`wider`: general noun → the nouns it can stand for; `generic`: kind → nouns that can stand for any of it;
    `only`: class of organisation → its nouns; `sorts`: noun for a body → the sort that no body of another noun is of; `businesses`: such a
    noun → the words before it with which it is a business instead; `doers` and `sufferers`: noun → what such a one does, or has done to it; `anonymity`: one pattern for all wordings.
    """

    wider: dict[str, frozenset[str]]
    generic: dict[str, frozenset[str]]
    only: dict[str, frozenset[str]]
    sorts: dict[str, str]
    businesses: dict[str, frozenset[str]]
    doers: dict[str, frozenset[str]]
    sufferers: dict[str, frozenset[str]]
    pair_words: frozenset[str]
    pair_nouns: frozenset[str]
    pair_clauses: frozenset[str]
    anonymity: re.Pattern[str]


@lru_cache(maxsize=8)
def lists_of(language: str) -> Lists:
    """The lists of `language`; raises `SetupError` where the file is missing or wrong."""
    file = load_lexicon(language, "anaphora", _File)
    return Lists(
        {noun: frozenset(nouns.split()) for noun, nouns in file.wider.items()},
        {kind: frozenset(nouns.split()) for kind, nouns in file.generic.items()},
        {kind: frozenset(nouns.split()) for kind, nouns in file.only.items()},
        {noun: sort for sort, nouns in file.sorts.items() for noun in nouns.split()},
        {noun: frozenset(words.split()) for noun, words in file.businesses.items()},
        {noun: frozenset(verbs.split()) for noun, verbs in file.doers.items()},
        {noun: frozenset(verbs.split()) for noun, verbs in file.sufferers.items()},
        frozenset(file.pairs.words.split()),
        frozenset(file.pairs.nouns.split()),
        frozenset(file.pairs.clauses.split()),
        re.compile(
            rf"\b(?:{'|'.join(file.anonymity.patterns)})", re.IGNORECASE
        ),  # from a word's start: five times as fast
    )
