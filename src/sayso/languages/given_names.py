"""Whether two first names are one person's: variants of one name, or two people's."""

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.languages.lexicon import load_lexicon
from sayso.languages.spelling import one_spelling, sound

_VOWEL = re.compile("[aiu]")
_NEIGHBOURS = str.maketrans("eo", "iu")  # heard alike: Khaled and Khalid, Omar and Umar
_NEAR = ({"a", "i"},)  # as in Hamad and Hamed, of names that are not usual both


class _File(msgspec.Struct, frozen=True):
    male: str
    female: str
    variants: tuple[str, ...]


class _GivenNames(NamedTuple):
    usual: frozenset[str]
    variants: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def _given_names(language: str) -> _GivenNames:
    file = load_lexicon(language, "first_names", _File)
    variants = {name: frozenset(line.split()) for line in file.variants for name in line.split()}
    return _GivenNames(frozenset(file.male.split()) | frozenset(file.female.split()), variants)


def variants_of(name: str, language: str = "en") -> frozenset[str]:
    """The listed variants of a first name, with the name itself: "dick" and "richard"."""
    return _given_names(language).variants.get(name, frozenset()) | {name}


@lru_cache(maxsize=65_536)
def one_given_name(one: str, other: str, language: str = "en") -> bool:
    """Whether two first names are one: listed variants, or two spellings, where a vowel is heard otherwise by neighbours only.

    Two names that are both usual ("Jane", "June"; "Carl", "Carol") are two people's, unless they sound nearly alike ("Erik", "Eric").
    """
    words = _given_names(language)
    if one == other or one in words.variants.get(other, ()):
        return True
    if not one_spelling(one, other):
        return False
    first, second = sound(one).translate(_NEIGHBOURS), sound(other).translate(_NEIGHBOURS)
    if first == second:
        return True
    if {one, other} <= words.usual:
        return False
    heard = _VOWEL.findall(first), _VOWEL.findall(second)
    return len(heard[0]) != len(heard[1]) or all({a, b} in _NEAR for a, b in zip(*heard, strict=True) if a != b)
