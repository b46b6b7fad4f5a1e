"""The words that lineage goes by: too common ones, names of outlets, wordings that only machines write."""

from functools import lru_cache

import msgspec

from sayso.languages.lexicon import load_lexicon


class UnnamedOutlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sort of outlet: the common nouns that it goes by, and what the names of such outlets hold (nothing: any does)."""

    words: tuple[str, ...]
    names: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: str
    outlet_words: str
    weak_outlet_words: str
    outlet_helpers: str
    outlet_endings: str
    outlet_descriptions: tuple[str, ...]
    never_outlets: str
    statement_words: str
    months: str
    agencies: tuple[str, ...]
    odd_wordings: tuple[str, ...]
    no_outlets: str
    shared_hosts: str
    no_reports: str
    reading_on: frozenset[str]
    unnamed_outlets: tuple[UnnamedOutlets, ...]
    numbers: dict[str, int]


class Lexicon(msgspec.Struct, frozen=True):
    """The word list `lineage.toml` of a language, made ready for look-ups."""

    common: frozenset[str]
    outlet_words: frozenset[str]
    weak_outlet_words: frozenset[str]
    outlet_helpers: frozenset[str]
    outlet_endings: frozenset[str]
    outlet_descriptions: tuple[str, ...]
    never_outlets: frozenset[str]
    statement_words: frozenset[str]
    months: frozenset[str]
    agencies: tuple[str, ...]
    odd_wordings: tuple[str, ...]
    no_outlets: frozenset[str]
    shared_hosts: frozenset[str]
    no_reports: frozenset[str]
    reading_on: frozenset[str]
    unnamed_outlets: tuple[UnnamedOutlets, ...]
    numbers: dict[str, str]


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon:
    """The words for `language`; raises `SetupError` where its file is missing or wrong."""
    file = load_lexicon(language, "lineage", _File)
    return Lexicon(
        frozenset(file.common.split()),
        frozenset(file.outlet_words.split()),
        frozenset(file.weak_outlet_words.split()),
        frozenset(file.outlet_helpers.split()),
        frozenset(file.outlet_endings.split()),
        file.outlet_descriptions,
        frozenset(file.never_outlets.split()),
        frozenset(file.statement_words.split()),
        frozenset(file.months.split()),
        file.agencies,
        file.odd_wordings,
        frozenset(file.no_outlets.split()),
        frozenset(file.shared_hosts.split()),
        frozenset(file.no_reports.split()),
        file.reading_on,
        file.unnamed_outlets,
        {word: str(value) for word, value in file.numbers.items()},
    )
