"""The words that descriptions of bodies and persons go by."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.languages.lexicon import load_lexicon


class _Descriptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bare: str
    neutral: str
    other: str
    collective: str
    societies: str
    links: str
    openers: str
    leading: str
    offices: str
    rivals: str
    nobody: str
    sole: str
    parts: str
    women: str
    men: str
    generals: str


class _File(msgspec.Struct, frozen=True):
    descriptions: _Descriptions


class _Nouns(msgspec.Struct, frozen=True):
    organisation: str
    place: str


class _Anaphora(msgspec.Struct, frozen=True):
    wider: dict[str, str]
    generic: dict[str, str]
    sorts: dict[str, str]


class DescribingWords(NamedTuple):
    """`bare` nouns mean nobody across reports; `neutral` words tell nothing apart, `other` ones say that another is meant;
    `collective` are plurals for one body;
    `links` stand behind a noun that more is told of, `openers` before a description; `leading` are nouns that open a place's name; `wider` as in anaphora; `sites` are
    nouns for bodies and places that names end in; `general` ones fit any body, and tell something with a word of its trade alone;
    `sortless` ones tell of no sort of body ("group", where "company" tells of a business);
    `lands` are nouns for states;
    `rivals` are such of the `other` ones as never stand for the same in another report's words; `nobody` are words for nobody in particular; `sole` for whom a land has one of; `parts` make of a body a part of it; `women` and `men`
    are nouns for these; `generals` are offices with "general" behind them.
    """

    bare: frozenset[str]
    neutral: frozenset[str]
    other: frozenset[str]
    collective: frozenset[str]
    societies: frozenset[str]
    links: frozenset[str]
    openers: frozenset[str]
    leading: frozenset[str]
    wider: dict[str, frozenset[str]]
    named: frozenset[str]
    sites: frozenset[str]
    general: frozenset[str]
    sortless: frozenset[str]
    lands: frozenset[str]
    rivals: frozenset[str]
    nobody: frozenset[str]
    sole: frozenset[str]
    parts: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    generals: frozenset[str]


@lru_cache(maxsize=8)
def describing_words(language: str = "en") -> DescribingWords:
    """The words for `language`; raises `SetupError` where a file is missing or wrong."""
    words = load_lexicon(language, "identity", _File).descriptions
    anaphora = load_lexicon(language, "anaphora", _Anaphora)
    generic = frozenset(" ".join(anaphora.generic.values()).split())
    keep = frozenset(["airline", "insurer", "lender"])
    nouns = load_lexicon(language, "nouns", _Nouns)
    bare = frozenset(words.bare.split()) | generic - keep
    return DescribingWords(
        bare,
        frozenset(words.neutral.split()),
        frozenset(words.other.split()),
        frozenset(words.collective.split()),
        frozenset(words.societies.split()),
        frozenset(words.links.split()),
        frozenset(words.openers.split()),
        frozenset(words.leading.split()),
        {noun: frozenset(nouns.split()) for noun, nouns in anaphora.wider.items()},
        frozenset(" ".join(anaphora.wider[noun] for noun in sorted(keep)).split()),
        frozenset(nouns.organisation.split() + nouns.place.split()) - bare,
        frozenset(anaphora.generic["organisation"].split()) - keep | frozenset(words.offices.split()),
        frozenset(anaphora.generic["organisation"].split()) - frozenset(" ".join(anaphora.sorts.values()).split()),
        frozenset(anaphora.generic["country"].split()) | {"state"},
        frozenset(words.rivals.split()),
        frozenset(words.nobody.split()),
        frozenset(words.sole.split()),
        frozenset(words.parts.split()),
        frozenset(words.women.split()),
        frozenset(words.men.split()),
        frozenset(words.generals.split()),
    )
