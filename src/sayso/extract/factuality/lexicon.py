"""The words of a language that say whether something is so, may be so, or is not so."""

from functools import cached_property, lru_cache

import msgspec

from sayso.languages.lexicon import load_lexicon


class Hedges(msgspec.Struct, frozen=True, dict=True):
    """`languages/<language>/hedges.toml`; the file's comments say what each table means."""

    verbs: dict[str, str]
    adjectives: dict[str, str]
    nouns: dict[str, str]
    modals: dict[str, tuple[str, ...]]
    adverbs: dict[str, tuple[str, ...]]
    attributes: dict[str, tuple[str, ...]]
    conditions: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]

    @cached_property
    def verb_class(self) -> dict[str, str]:
        """Verb → the table that lists it; the first one where several do."""
        return _by_word(self.verbs)

    def verb(self, lemma: str, form: str) -> str | None:
        """The table that lists a verb; also where the lemma has lost an "e" that the form shows ("hopes", lemma "hop")."""
        return self.verb_class.get(lemma) or (
            self.verb_class.get(lemma + "e") if form.startswith(lemma + "e") else None
        )

    @cached_property
    def adjective_class(self) -> dict[str, str]:
        """Adjective → the table that lists it."""
        return _by_word(self.adjectives)

    @cached_property
    def noun_class(self) -> dict[str, str]:
        """Noun → the table that lists it."""
        return _by_word(self.nouns)

    @cached_property
    def modal(self) -> dict[str, str]:
        """Modal → certainty."""
        return {word: certainty for certainty, words in self.modals.items() for word in words}

    @cached_property
    def adverb(self) -> dict[str, str]:
        """Adverb → certainty, or "denied"."""
        return {word: certainty for certainty, words in self.adverbs.items() for word in words}

    @cached_property
    def attribute(self) -> dict[str, str]:
        """Adjective before a noun → certainty, or "denied"."""
        return {word: certainty for certainty, words in self.attributes.items() for word in words}

    @cached_property
    def condition_words(self) -> frozenset[str]:
        """Words that open a condition."""
        return frozenset(self.conditions["words"])


def _by_word(tables: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in tables.items():
        for word in words.split():
            found.setdefault(word, name)
    return found


@lru_cache(maxsize=8)
def load_hedges(language: str) -> Hedges:
    """The hedges of a language; raises `SetupError` where there are none."""
    hedges: Hedges = load_lexicon(language, "hedges", Hedges)
    return hedges
