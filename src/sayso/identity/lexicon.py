"""The words that identity goes by: titles, particles, legal forms, heads of bodies, countries, given names."""

from functools import lru_cache

import msgspec

from sayso.languages.lexicon import load_lexicon


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: str
    particles: str
    heads: str
    turned: str
    of_somebody: str
    alone: str
    ranks: str
    reversed: str
    branches: str
    chapters: str
    no_names: str
    beliefs: str
    small: str
    matters: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    legal: str
    classes: str
    trades: str
    areas: str
    same: dict[str, str]
    words: _Words
    descriptions: dict[str, str]


class _Titles(msgspec.Struct, frozen=True):
    forms: str
    postposed: str
    before_general: str


class _Countries(msgspec.Struct, frozen=True):
    countries: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    regions: tuple[str, ...]
    cities: tuple[str, ...]
    adjectives: str


class _GivenNames(msgspec.Struct, frozen=True):
    male: str
    female: str


class Lexicon(msgspec.Struct, frozen=True):
    """What the words inside names are; `places` and `adjectives` in lower case, `same_names` a name → its usual form.

    `postposed` are adjectives that follow their noun, "general" only those `before_general`.
    """

    titles: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    turned: frozenset[str]
    of_somebody: frozenset[str]
    alone: frozenset[str]
    ranks: frozenset[str]
    reversed: frozenset[str]
    branches: frozenset[str]
    chapters: frozenset[str]
    no_names: frozenset[str]
    beliefs: frozenset[str]
    small: frozenset[str]
    matters: frozenset[str]
    legal: frozenset[str]
    classes: frozenset[str]
    trades: frozenset[str]
    areas: frozenset[str]
    same: dict[str, str]
    same_names: dict[str, str]
    places: frozenset[str]
    cities: frozenset[str]
    adjectives: frozenset[str]
    given_names: frozenset[str]
    postposed: frozenset[str]
    before_general: frozenset[str]


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon:
    """The words for `language`; raises `SetupError` where a file is missing or wrong."""
    file = load_lexicon(language, "identity", _File)
    titles = load_lexicon(language, "titles", _Titles)
    countries = load_lexicon(language, "countries", _Countries)
    given = load_lexicon(language, "first_names", _GivenNames)
    return Lexicon(
        titles=frozenset(file.words.titles.split()) | frozenset(form.rstrip(".") for form in titles.forms.split()),
        particles=frozenset(file.words.particles.split()),
        heads=frozenset(file.words.heads.split()),
        turned=frozenset(file.words.turned.split()),
        of_somebody=frozenset(file.words.of_somebody.split()),
        alone=frozenset(file.words.alone.split()),
        ranks=frozenset(file.words.ranks.split()),
        reversed=frozenset(file.words.reversed.split()),
        branches=frozenset(file.words.branches.split()),
        chapters=frozenset(file.words.chapters.split()),
        no_names=frozenset(file.words.no_names.split()),
        beliefs=frozenset(file.words.beliefs.split()),
        small=frozenset(file.words.small.split()),
        matters=frozenset(file.words.matters.split()),
        legal=frozenset(file.legal.split()),
        classes=frozenset(file.classes.split()),
        trades=frozenset(file.trades.split()),
        areas=frozenset(file.areas.split()),
        same=file.same,
        same_names={name.replace(".", ""): names[0] for names in countries.same for name in names},
        places=frozenset(countries.countries) | frozenset(countries.regions) | frozenset(countries.cities),
        cities=frozenset(countries.cities),
        adjectives=frozenset(countries.adjectives.split()),
        given_names=frozenset(given.male.split()) | frozenset(given.female.split()),
        postposed=frozenset(titles.postposed.split()),
        before_general=frozenset(titles.before_general.split()),
    )
