"""The word lists that tell what a name or a description stands for, loaded once a language."""

from functools import lru_cache

import msgspec

from sayso.languages import load_lexicon


class _Nouns(msgspec.Struct, frozen=True):
    person: str
    organisation: str
    people: str
    place: str
    weapon: str
    vehicle: str
    military_platform: str
    document: str
    ties: str


class _Titles(msgspec.Struct, frozen=True):
    forms: str
    male: str
    female: str
    roles: str
    of: str
    spokesmen: str
    officials: str
    postposed: str
    before_general: str
    short: dict[str, str]


class _NameWords(msgspec.Struct, frozen=True):
    last: str
    any: str
    first: str = ""


class _Countries(msgspec.Struct, frozen=True):
    countries: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    regions: tuple[str, ...]
    cities: tuple[str, ...]
    seats: str
    adjectives: str
    not_alone: str


class _FirstNames(msgspec.Struct, frozen=True):
    male: str
    female: str


class _Pronouns(msgspec.Struct, frozen=True):
    male: str
    female: str
    thing: str
    plural: str
    speaker: str
    group: str
    possessive: str
    reflexive: str


class Words(msgspec.Struct, frozen=True):
    """All lists of one language as sets, lower case."""

    nouns: dict[str, str]  # lemma → kind
    people: frozenset[str]
    ties: frozenset[str]  # nouns that tie the body named before them to another
    titles: frozenset[str]
    roles: frozenset[str]
    of_roles: frozenset[str]
    spokesmen: frozenset[str]
    officials: frozenset[str]
    postposed: frozenset[str]  # adjectives that follow their noun: "inspector general"
    before_general: frozenset[str]  # the nouns that "general" follows so
    short_titles: dict[str, str]  # "gen." → "general"
    name_any: dict[str, str]  # word inside a name → kind
    name_last: dict[str, str]
    name_first: dict[str, str]
    countries: frozenset[str]
    same: dict[str, str]  # form → the form that stands for all
    places: frozenset[str]
    seats: frozenset[str]
    adjectives: frozenset[str]
    not_alone: frozenset[str]
    gender: dict[str, str]  # given name, title or noun → "male" or "female"
    first_names: frozenset[str]
    pronouns: dict[str, str]  # pronoun → male, female, thing, plural, speaker, group
    possessive: frozenset[str]
    reflexive: frozenset[str]
    sets: dict[str, frozenset[str]]  # the lists of word_sets.toml by name


@lru_cache(maxsize=8)
def words_of(language: str) -> Words:
    """The lists of `language`; raises `SetupError` where a file is missing or wrong."""
    nouns = load_lexicon(language, "nouns", _Nouns)
    titles = load_lexicon(language, "titles", _Titles)
    name_words = load_lexicon(language, "name_words", dict[str, _NameWords])
    countries = load_lexicon(language, "countries", _Countries)
    given = load_lexicon(language, "first_names", _FirstNames)
    pronouns = load_lexicon(language, "pronouns", _Pronouns)
    kinds: dict[str, str] = {}
    for kind in ("document", "place", "vehicle", "military_platform", "weapon", "organisation", "person"):
        kinds |= dict.fromkeys(getattr(nouns, kind).split(), kind)
    kinds |= {word: "organisation" for word in nouns.people.split() if word not in kinds}
    gender: dict[str, str] = {}
    for name in given.male.split() + titles.male.split():
        gender[name] = "male"
    for name in given.female.split() + titles.female.split():
        gender[name] = "unknown" if gender.get(name) == "male" else "female"
    adjectives = frozenset(countries.adjectives.split())
    return Words(
        nouns=kinds,
        people=frozenset(nouns.people.split()),
        ties=frozenset(nouns.ties.split()),
        titles=frozenset(titles.forms.split()),
        roles=frozenset(titles.roles.split()),
        of_roles=frozenset(titles.of.split()),
        spokesmen=frozenset(titles.spokesmen.split()),
        officials=frozenset(titles.officials.split()),
        postposed=frozenset(titles.postposed.split()),
        before_general=frozenset(titles.before_general.split()),
        short_titles=titles.short,
        name_any={word: kind for kind, entry in name_words.items() for word in entry.any.split()},
        name_last={word: kind for kind, entry in name_words.items() for word in entry.last.split()},
        name_first={word: kind for kind, entry in name_words.items() for word in entry.first.split()},
        countries=frozenset(countries.countries),
        same={form: group[0] for group in countries.same for form in group},
        places=frozenset(countries.countries + countries.regions + countries.cities),
        seats=frozenset(countries.seats.split()),
        adjectives=adjectives | {a + "s" for a in adjectives if a[-1] not in "sh" or a == "sikh"},
        not_alone=frozenset(countries.not_alone.split()),
        gender={name: value for name, value in gender.items() if value != "unknown"},
        first_names=frozenset(given.male.split()) | frozenset(given.female.split()),
        pronouns={
            word: who
            for who in ("male", "female", "thing", "plural", "speaker", "group")
            for word in getattr(pronouns, who).split()
        },
        possessive=frozenset(pronouns.possessive.split()),
        reflexive=frozenset(pronouns.reflexive.split()),
        sets={
            name: frozenset(entry.split())
            for name, entry in load_lexicon(language, "word_sets", dict[str, str]).items()
        },
    )


@lru_cache(maxsize=256)
def word_set(language: str, name: str) -> frozenset[str]:
    """The list `name` of the language's `word_sets.toml`; raises `KeyError` where there is none."""
    return words_of(language).sets[name]
