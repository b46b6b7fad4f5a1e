"""Which land a name means: of "Israel" and "the Israelis", of "France" and "French", figures are told alike."""

from functools import lru_cache

import msgspec

from sayso.languages import load_lexicon
from sayso.languages.spelling import fold


class _Lists(msgspec.Struct, frozen=True):
    countries: dict[str, str]  # a land under its name, and the adjectives and other names that mean it


@lru_cache(maxsize=4)
def _lands(language: str = "en") -> dict[str, str]:
    found = {}
    for name, words in load_lexicon(language, "gazetteer", _Lists).countries.items():
        for word in (fold(name), *(fold(one.replace("-", " ")) for one in words.split())):
            found[word] = name
    return found


def land_of(name: str) -> str | None:
    """The land that a name or its adjective means, under one name; `None` where it means none."""
    return _lands().get(fold(name).removeprefix("the "))
