"""How a language speaks of places: adjectives of countries, other names of towns, words for what a place is."""

from functools import lru_cache

import msgspec

from sayso.languages.lexicon import load_lexicon
from sayso.languages.spelling import fold


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    areas: str
    towns: str
    between: str
    articles: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: dict[str, str]
    usual: dict[str, str]
    towns: dict[str, str]
    words: _Words
    states: dict[str, str]


class PlaceWords(msgspec.Struct, frozen=True):
    """All folded but `usual`, a country's name in the gazetteer → its usual one. `countries` and `towns` lead from what a text may say to what the gazetteer has; `areas` and `sorts` are
    words for provinces and for towns, `between` those that may stand between a place and what it lies in; `articles`
    open Arabic names; `states` are short forms behind a town.
    """

    countries: dict[str, str]
    usual: dict[str, str]
    towns: dict[str, str]
    areas: frozenset[str]
    sorts: frozenset[str]
    between: frozenset[str]
    articles: frozenset[str]
    states: dict[str, str]


@lru_cache(maxsize=8)
def place_words(language: str = "en") -> PlaceWords:
    """The words for `language`; raises `SetupError` where the file is missing or wrong."""
    file = load_lexicon(language, "gazetteer", _File)
    return PlaceWords(
        countries={
            word.replace("-", " "): fold(name) for name, words in file.countries.items() for word in words.split()
        },
        usual=file.usual,
        towns={fold(name): fold(other) for name, other in file.towns.items()},
        areas=frozenset(file.words.areas.split()),
        sorts=frozenset(file.words.towns.split()),
        between=frozenset(file.words.between.split()) | {"of"},
        articles=frozenset(file.words.articles.split()),
        states=file.states,
    )
