"""The words for events of one language, from its file, looked up by lemma."""

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import msgspec

from sayso.languages import load_lexicon


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells that a noun of two senses is used in this one: words before it, verbs it is the object of, who does it."""

    beside: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one kind of event; the head of `languages/en/events.toml` says what each list means."""

    verbs: tuple[str, ...]
    undergoing: tuple[str, ...]
    nouns: tuple[str, ...]
    participles: tuple[str, ...]
    acting_phrases: tuple[str, ...] = ()
    passive_phrases: tuple[str, ...] = ()
    only_passive_phrases: tuple[str, ...] = ()
    needs_object: bool = False
    parties_only: bool = False
    people_only: bool = False
    doers_only: bool = False
    members_only: bool = False
    intransitive: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aimed: tuple[str, ...] = ()
    by_party: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    given_to: tuple[str, ...] = ()
    gifts: tuple[str, ...] = ()
    undergoing_phrases: tuple[str, ...] = ()
    idle_phrases: tuple[str, ...] = ()
    idle_heads: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    with_doer: tuple[str, ...] = ()
    with_objects: dict[str, tuple[str, ...]] = {}
    with_subjects: dict[str, tuple[str, ...]] = {}
    senses: dict[str, Sense] = {}
    idle_beside: dict[str, tuple[str, ...]] = {}
    verbal: tuple[str, ...] = ()
    phrase_objects: dict[str, tuple[str, ...]] = {}

    @property
    def all_verbs(self) -> tuple[str, ...]:
        """Every verb whose subject acts."""
        lists = (self.verbs, self.objects, self.parties, self.people, self.aimed, self.by_party, self.given_to)
        return (*chain.from_iterable(lists), *self.with_objects)

    def narrow(self, verb: str) -> int:
        """How little of what a verb can mean is this kind: the narrowest is tried first."""
        tests = (
            verb in self.with_objects,
            self.people_only or verb in self.people,
            verb in self.parties,
            verb in self.aimed,
            verb in self.by_party,
            self.needs_object,
        )
        return next((at for at, test in enumerate(tests) if test), len(tests))


@lru_cache(maxsize=4)
def triggers_of(language: str) -> dict[tuple[str, str], str]:
    """(sort of word, lemma) → kind of event."""
    found: dict[tuple[str, str], str] = {}
    for kind, words in words_for(language).items():
        for sort, lemmas in (
            ("verb", words.all_verbs),
            ("undergoing", (*words.undergoing, *words.with_subjects)),
            ("noun", words.nouns),
            ("given", words.given),
            ("participle", words.participles),
        ):
            for lemma in lemmas:
                found.setdefault((sort, lemma), kind)
    return found


@lru_cache(maxsize=4)
def last_words(language: str) -> frozenset[str]:
    """What the nouns for events end on, from any of their words on ("strike" of "air strike"): no other noun names one."""
    nouns = [lemma for sort, lemma in triggers_of(language) if sort == "noun"]
    cuts = ((noun, at) for noun in nouns for at, sign in enumerate(noun) if sign in {" ", "-"})
    return frozenset((*nouns, *(noun[at + 1 :] for noun, at in cuts)))


@lru_cache(maxsize=4)
def verb_kinds(language: str) -> dict[str, tuple[str, ...]]:
    """Verb → the kinds of event that it can name, the narrowest first."""
    listed: dict[str, list[str]] = {}
    for kind, words in words_for(language).items():
        for verb in words.all_verbs:
            listed.setdefault(verb, []).append(kind)
    table = words_for(language)
    return {verb: tuple(sorted(kinds, key=lambda kind: table[kind].narrow(verb))) for verb, kinds in listed.items()}


@lru_cache(maxsize=4)
def words_for(language: str) -> dict[str, Words]:
    """The words of `language` by kind of event; raises `SetupError` where the file is missing or wrong."""
    words: dict[str, Words] = load_lexicon(language, "events", dict[str, Words])
    return words


class Phrase(NamedTuple):
    """A word that makes an event of a verb; whether the subject acts, suffers, or the verb must be passive."""

    word: str
    kind: str
    acts: bool
    passive: bool
    undergoes: bool


@lru_cache(maxsize=4)
def phrases_by_verb(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Lemma of a verb → the words that go with it, the kind of event, and whether its subject acts."""
    found: dict[str, list[Phrase]] = {}
    for kind, words in words_for(language).items():
        for phrases, acts, passive, undergoes in (
            (words.acting_phrases, True, False, False),
            (words.passive_phrases, False, False, False),
            (words.only_passive_phrases, False, True, False),
            (words.undergoing_phrases, True, False, True),
        ):
            for phrase in phrases:
                verb, word = phrase.split()
                found.setdefault(verb, []).append(Phrase(word, kind, acts, passive, undergoes))
    return {verb: tuple(entries) for verb, entries in found.items()}
