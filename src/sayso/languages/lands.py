"""Which land a name or description speaks of, and when a land's name, or its capital's, stands for those who govern it."""

import re
from functools import lru_cache

import msgspec

from sayso.languages.lexicon import load_lexicon
from sayso.languages.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")
_AMERICAN = re.compile(r"\bU\.S\.(?:A\.)?|\bUSA?\b")
_BRITISH = re.compile(r"\bU\.K\.|\bUK\b")
_IN_LETTERS = {"us": "american", "uk": "british"}  # in small letters, where no pronoun can be meant
_LONGEST = 4  # words of a land's name
_STEM = 4  # letters that a land's name and its adjective share at least ("Norland", "Norlandic")
_ENDINGS = re.compile(r"(?:s|i|n|an|ian|ean|nian|ese|ish|ic|er|ers|ans|ians)?")


class _Gazetteer(msgspec.Struct, frozen=True):
    countries: dict[str, str]


class _Countries(msgspec.Struct, frozen=True):
    countries: tuple[str, ...]


class _Metonyms(msgspec.Struct, frozen=True):
    bodies: dict[str, str]
    capitals: dict[str, str]


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    """What means a land, folded → the one form that all its names share."""
    found = {fold(name): fold(name) for name in load_lexicon("en", "countries", _Countries).countries}
    for name, words in load_lexicon("en", "gazetteer", _Gazetteer).countries.items():
        found[fold(name)] = fold(name)
        found.update((fold(word.replace("-", " ")), fold(name)) for word in words.split())
    found.update(dict.fromkeys(("britain", "great britain"), fold("United Kingdom")))
    found.pop("us", None)  # the pronoun, but where it is written in capitals
    return found


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(_lands().values())


@lru_cache(maxsize=1)
def _metonyms() -> tuple[dict[str, str], dict[str, str]]:
    words = load_lexicon("en", "metonyms", _Metonyms)
    return (
        {fold(name): formal for name, formal in words.bodies.items()},
        {
            fold(name): _lands()[fold(adjective)]
            for name, adjective in words.capitals.items()
            if fold(adjective) in _lands()
        },
    )


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, those that mean a land as one: "U.S. Air Force" and "American Air Force" are equal."""
    spelled = _BRITISH.sub("British", _AMERICAN.sub("American", name))
    tokens = [re.sub(r"['’]s?$", "", token) for token in _WORD.findall(spelled.casefold())]
    tokens = [token for token in tokens if token]
    found, at = [], 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            land = _lands().get(fold(" ".join(tokens[at : at + size])))
            if land is not None:
                found.append(land)
                at += size
                break
        else:
            found.append(tokens[at])
            at += 1
    return found


@lru_cache(maxsize=65_536)
def land_of(name: str) -> str | None:
    """The land that a name or its adjective means ("Norway", "the Norwegians"), in one form; `None` where it means none."""
    words = [word for word in words_of(name) if word != "the"]
    return words[0] if len(words) == 1 and is_land(words[0]) else None


@lru_cache(maxsize=65_536)
def lands_in(name: str) -> frozenset[str]:
    """The lands that a name or description speaks of ("the Israeli army"), each in one form."""
    return frozenset(word for word in words_of(formal_name(name) or name) if is_land(word))


@lru_cache(maxsize=65_536)
def land_meant(name: str) -> str | None:
    """The land that a name means as a whole, its capital's too where that stands for the government: "Israel", "Moscow"."""
    words = [word for word in words_of(name) if word != "the"]
    return land_of(name) or _metonyms()[1].get(" ".join(words))


@lru_cache(maxsize=65_536)
def formal_name(name: str) -> str | None:
    """What a body is called else that goes by its house or a nickname ("the Kremlin"), or `None`."""
    return _metonyms()[0].get(fold(name).removeprefix("the "))


def is_land(word: str) -> bool:
    """Whether a word as `words_of` gives it means a land."""
    return word in _forms()


def is_of_land(word: str, land: str) -> bool:
    """Whether a word means a land or is its adjective, also of one that no list has ("Norlandic", of Norland)."""
    if word == land:
        return True
    stem = land.rstrip("aeiouy") if len(land.rstrip("aeiouy")) >= _STEM else land
    for one in {land, stem, land.removesuffix("land")}:  # "Vennish", of Vennland
        if len(one) >= _STEM and word.startswith(one) and _ENDINGS.fullmatch(word[len(one) :]):
            return True
    return False


@lru_cache(maxsize=65_536)
def one_land(one: str, other: str) -> bool:
    """Whether two words mean one land, by its name or by its adjective, also one that no list has ("Norland", "Norlandic")."""
    lands = [land_of(_IN_LETTERS.get(word, word)) for word in (one, other)]
    if None not in lands:
        return lands[0] == lands[1]
    return is_of_land(one, other) or is_of_land(other, one)
