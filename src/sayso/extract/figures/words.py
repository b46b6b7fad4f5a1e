"""What figures are made of: the word lists, and what every step looks at."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.evidence import TimeExpression
from sayso.extract.references import MentionIndex
from sayso.languages import Parse, Token, load_lexicon

ACTORS = {"organisation", "person", "nationality", "place"}
SIZES = {
    "number",
    "strength",
    "total",
    "size",
    "crowd",
    "population",
    "attendance",
    "membership",
    "count",
    "turnout",
    "force",
    "figure",
}


TALLIES = {"figure", "count", "estimate", "tally", "number", "total"}


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    negated: tuple[str, ...] = ()
    with_people: tuple[str, ...] = ()
    with_lives: tuple[str, ...] = ()
    of_people: tuple[str, ...] = ()
    of_the_armed: tuple[str, ...] = ()
    of_people_held: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class _WordClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    counting: frozenset[str]
    durations: frozenset[str]
    giving: frozenset[str]
    generic: frozenset[str]
    members: frozenset[str]
    light: frozenset[str]
    revising: frozenset[str]
    levels: frozenset[str]
    armed: frozenset[str]
    suffering: frozenset[str]
    directions: frozenset[str]
    contesting: frozenset[str]
    particles: frozenset[str]
    lengths: frozenset[str]
    many: frozenset[str]
    young: frozenset[str]
    passing: frozenset[str]
    of_others: frozenset[str]


class _Contrasts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    instead: tuple[str, ...]
    ascribing: frozenset[str]
    giving: frozenset[str]

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """The words of each of `instead`."""
        return tuple(tuple(phrase.split()) for phrase in self.instead)


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list `measures.toml` of a language."""

    states: dict[str, _State]
    words: _WordClasses
    participles: dict[str, str]
    dimensions: dict[str, str]
    contrasts: _Contrasts


class Index(NamedTuple):
    """What every step looks at: the parse, who is meant where, the times, the word lists, and states by their words."""

    parse: Parse
    mentions: MentionIndex
    times: tuple[TimeExpression, ...]
    words: Measures
    states: dict[tuple[str, str], str]


@lru_cache(maxsize=4)
def states_of(language: str) -> dict[tuple[str, str], str]:
    """(sort of word, lemma) → the state that it tells of."""
    found: dict[tuple[str, str], str] = {}
    for name, state in load_lexicon(language, "measures", Measures).states.items():
        for sort, lemmas in (
            ("verb", state.verbs),
            ("noun", state.nouns),
            ("adjective", state.adjectives),
            ("negated", state.negated),
            ("with people", state.with_people),
            ("with lives", state.with_lives),
            ("of people", state.of_people),
            ("of the armed", state.of_the_armed),
            ("of people held", state.of_people_held),
            ("phrase", state.phrases),
        ):
            for lemma in lemmas:
                found.setdefault((sort, lemma), name)
    return found


def governor_of(parse: Parse, token: Token) -> Token | None:
    """The verb that a word hangs on, nearest first; the word itself where it is a verb and hangs on none."""
    for above in parse.ancestors(token.index):
        if above.pos in {"VERB", "AUX"}:
            return above
    return token if token.pos in {"VERB", "AUX"} else None


def is_of_people(index: Index, noun: Token) -> bool:
    """Whether a noun is of people: a general word for them, members of a group, or a people's name."""
    mention = index.mentions.headed_by(noun.index)
    words = index.words.words
    if noun.lower == "own":
        return index.parse.child(noun.index, "poss") is not None  # "two of their own"
    known = (noun.lemma.lower() in words.generic or noun.lemma.lower() in words.members) and noun.lemma.lower() not in {
        "number",
        "total",
        "figure",
    }
    return known or (mention is not None and mention.kind in {"nationality", "person"})


def names_a_group(index: Index, head: Token) -> bool:
    """Whether what is counted is named by the group alone ("the band has shrunk from a peak of 300")."""
    mention = index.mentions.headed_by(head.index)
    return mention is not None and mention.kind in {"organisation", "nationality"} and mention.form == "name"
