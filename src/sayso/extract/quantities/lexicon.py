"""The words around amounts, in the order in which a text would be searched for them: longest phrase first."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from sayso.extract.quantities.words import Word, cut
from sayso.languages.lexicon import load_lexicon

Meaning = TypeVar("Meaning")
Phrases = dict[str, list[tuple[tuple[str, ...], Meaning]]]


class UnitWords(msgspec.Struct, frozen=True):
    """`units.toml`."""

    units: dict[str, list[str]]
    currencies: dict[str, list[str]]
    signs: dict[str, str]
    letters: dict[str, float]
    per: dict[str, list[str]]
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    vague: dict[str, list[float]]
    some: dict[str, list[float]]
    changes: dict[str, list[str]]
    through: dict[str, list[str]]
    labels: dict[str, list[str]]
    members: dict[str, list[str]]
    after_measure: dict[str, list[str]]
    after_score: dict[str, list[str]]
    idle: dict[str, list[str]]
    money: dict[str, list[str]]
    fates: dict[str, list[str]]
    pays: dict[str, list[str]]
    takes: dict[str, list[str]]
    gives: dict[str, list[str]]
    ages: dict[str, list[str]]
    tolls: dict[str, list[str]]


class Units(NamedTuple):
    """`units.toml`, made ready for looking up: phrases by their first word (`before` and `signs` by their last)."""

    units: Phrases[str]
    currencies: Phrases[str]
    signs: Phrases[str]
    letters: dict[str, float]
    per: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    vague: dict[str, tuple[float, float]]
    some: dict[str, tuple[float, float]]
    changes: dict[str, str]
    particles: dict[tuple[str, str], str]
    through: frozenset[str]
    labels: frozenset[str]
    members: frozenset[str]
    after_measure: frozenset[str]
    after_score: frozenset[str]
    idle: frozenset[str]
    money: frozenset[str]
    fates: frozenset[str]
    pays: frozenset[str]
    takes: frozenset[str]
    gives: frozenset[str]
    age_bounds: frozenset[str]
    persons: frozenset[str]
    tolls: frozenset[str]


@lru_cache(maxsize=8)
def currencies(language: str) -> frozenset[str]:
    """The names of the currencies that a language's texts tell of."""
    return frozenset(load_lexicon(language, "units", UnitWords).currencies)


@lru_cache(maxsize=8)
def load_units(language: str) -> Units:
    """The units of a language. Raises `SetupError` where it has none."""
    words = load_lexicon(language, "units", UnitWords)
    per: dict[str, list[str]] = {}
    for form in words.per["words"]:
        per.setdefault(form, []).append(form)
    for name, forms in words.units.items():
        for form in forms:
            if form in per:
                per[form] = [name]
    return Units(
        _phrases(words.units),
        _phrases(words.currencies),
        _phrases({form: [form] for form in words.signs}, last=True, meaning=words.signs),
        words.letters,
        _phrases({form: [form] for form in per}, meaning={form: names[0] for form, names in per.items()}),
        _phrases(words.before, last=True),
        _phrases(words.after),
        {word: (low, high) for word, (low, high) in words.vague.items()},
        {word: (low, high) for word, (low, high) in words.some.items()},
        {verb: way for way, verbs in words.changes.items() for verb in verbs if " " not in verb},
        {
            (verb.split()[0], verb.split()[1]): way
            for way, verbs in words.changes.items()
            for verb in verbs
            if " " in verb
        },
        frozenset(words.through["words"]),
        frozenset(words.labels["words"]),
        frozenset(words.members["words"]),
        frozenset(words.after_measure["words"]),
        frozenset(words.after_score["words"]),
        frozenset(words.idle["words"] + words.money["words"]),
        frozenset(words.money["words"]),
        frozenset(words.fates["words"]),
        frozenset(words.pays["words"]),
        frozenset(words.takes["words"]),
        frozenset(words.gives["words"]),
        frozenset(words.ages["bounds"]),
        frozenset(words.ages["persons"]),
        frozenset(words.tolls["words"]),
    )


def _phrases(lists: dict[str, list[str]], *, last: bool = False, meaning: dict[str, str] | None = None) -> Phrases[str]:
    table: Phrases[str] = {}
    for name, forms in lists.items():
        for form in forms:
            words = tuple(cut(form))
            table.setdefault(words[-1 if last else 0], []).append((words, (meaning or {}).get(name, name)))
    for listed in table.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return table


def match_after(words: list[Word], at: int, table: Phrases[Meaning]) -> tuple[int, Meaning] | None:
    """The longest phrase that begins with the word `at`: where it ends, and what it means."""
    if at >= len(words):
        return None
    for phrase, meaning in table.get(words[at].lower, ()):
        end = at + len(phrase)
        if end <= len(words) and all(words[at + i].lower == phrase[i] for i in range(1, len(phrase))):
            return end, meaning
    return None


def match_before(words: list[Word], at: int, table: Phrases[Meaning]) -> tuple[int, Meaning] | None:
    """The longest phrase that ends just before the word `at`: where it begins, and what it means."""
    return next(matches_before(words, at, table), None)


def matches_before(words: list[Word], at: int, table: Phrases[Meaning]) -> Iterator[tuple[int, Meaning]]:
    """The phrases that end just before the word `at`, longest first."""
    if at < 1:
        return
    for phrase, meaning in table.get(words[at - 1].lower, ()):
        first = at - len(phrase)
        if first >= 0 and all(words[first + i].lower == phrase[i] for i in range(len(phrase) - 1)):
            yield first, meaning
