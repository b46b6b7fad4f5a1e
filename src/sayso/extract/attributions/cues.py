"""The words by which a language reports what others say, and how sure each makes its content sound."""

from functools import cached_property, lru_cache
from typing import NamedTuple

import msgspec

from sayso.evidence import Certainty, Polarity
from sayso.languages.lexicon import load_lexicon
from sayso.languages.parse import Parse, Token


class Stance(NamedTuple):
    """The certainty and polarity that a cue gives to its content."""

    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"


class Group(msgspec.Struct, frozen=True):
    """Cue words of one stance; `frames` only for verbs."""

    certainty: Certainty
    polarity: Polarity
    lemmas: str
    frames: tuple[str, ...] = ()


class Carriers(msgspec.Struct, frozen=True):
    """Words by which one source brings in another, and the words that name news outlets."""

    citing: tuple[str, ...]
    by: frozenset[str]
    bodies: frozenset[str]
    outlets: str
    names: str


class Documents(msgspec.Struct, frozen=True):
    """Nouns for things that hold information, and the verbs by which they give it with a mere noun phrase."""

    nouns: str
    verbs: str


class Wishing(msgspec.Struct, frozen=True):
    """Verbs of what is wished for, those whose infinitive claims, and those after which "not to" tells what was not done."""

    verbs: str
    claiming: str
    deciding: str


class Nested(msgspec.Struct, frozen=True):
    """Verbs and nouns that make an attribution inside another's content though they govern no clause there."""

    reporting: str
    impersonal: str
    dismissing: str
    hearsay: str


class NestedWords(NamedTuple):
    """The lists of `Nested` as sets."""

    reporting: frozenset[str]
    impersonal: frozenset[str]
    dismissing: frozenset[str]
    hearsay: frozenset[str]


class Cues(msgspec.Struct, frozen=True, dict=True):
    """`languages/<language>/cues.toml`; the file's comments say what each part means."""

    verbs: tuple[Group, ...]
    nouns: tuple[Group, ...]
    adjectival: tuple[Group, ...]
    phrases: dict[str, tuple[str, ...]]
    possessed: dict[str, tuple[str, ...]]
    adverbs: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    documents: Documents
    wishing: Wishing
    inside: Nested
    carriers: Carriers
    echoing: frozenset[str]
    doubting: dict[str, frozenset[str]]
    modifiers: dict[str, tuple[str, ...]]

    @cached_property
    def frames(self) -> dict[str, dict[str, Stance]]:
        """Verb (with its particle after an underscore) → frame → stance; the first group that lists it decides."""
        found: dict[str, dict[str, Stance]] = {}
        for group in self.verbs:
            for lemma in group.lemmas.split():
                for frame in group.frames:
                    found.setdefault(lemma, {}).setdefault(frame, Stance(group.certainty, group.polarity))
        return found

    @cached_property
    def nominal(self) -> dict[str, Stance]:
        """Noun → stance."""
        found: dict[str, Stance] = {}
        for group in self.nouns:
            for lemma in group.lemmas.split():
                found.setdefault(lemma, Stance(group.certainty, group.polarity))
        return found

    @cached_property
    def states(self) -> dict[str, Stance]:
        """Predicate adjective → stance."""
        return {
            word: Stance(group.certainty, group.polarity) for group in self.adjectival for word in group.lemmas.split()
        }

    @cached_property
    def nested(self) -> NestedWords:
        """The words of `inside`."""
        lists = self.inside
        return NestedWords(
            *(
                frozenset(words.split())
                for words in (lists.reporting, lists.impersonal, lists.dismissing, lists.hearsay)
            )
        )

    @cached_property
    def wished(self) -> frozenset[str]:
        """Verbs (with their particle after an underscore) whose thing or deed is only wished for."""
        return frozenset(self.wishing.verbs.split())

    @cached_property
    def claiming(self) -> frozenset[str]:
        """Verbs whose infinitive says that something is so: "claims to know"."""
        return frozenset(self.wishing.claiming.split())

    @cached_property
    def deciding(self) -> frozenset[str]:
        """Verbs after which, once past, "not to" tells what was not done."""
        return frozenset(self.wishing.deciding.split())

    @cached_property
    def as_verbs(self) -> frozenset[str]:
        """Verbs that bring in a source after "as" ("as one analyst put it")."""
        return frozenset(self.phrases["as"])

    @cached_property
    def document_nouns(self) -> frozenset[str]:
        """Lemmas of nouns for documents and inquiries."""
        return frozenset(self.documents.nouns.split())

    @cached_property
    def document_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report where a document is their subject."""
        return frozenset(self.documents.verbs.split())

    @cached_property
    def outlet_words(self) -> frozenset[str]:
        """Lower-case words that name or describe a news outlet."""
        return frozenset(self.carriers.outlets.split()) | frozenset(self.carriers.names.split())


@lru_cache(maxsize=8)
def load_cues(language: str) -> Cues:
    """The cues of a language; raises `SetupError` where there are none."""
    cues: Cues = load_lexicon(language, "cues", Cues)
    return cues


class Entry(NamedTuple):
    """A verb of a text found in the list: its frames, and the particle or preposition that belongs to the cue."""

    frames: dict[str, Stance]
    particle: Token | None = None


def look_up(cues: Cues, parse: Parse, verb: Token) -> Entry | None:
    """The frames of `verb`, those with its particle or preposition first; `None` where it is no cue."""
    lemma = verb.lemma.lower()
    if lemma not in cues.frames and verb.lower.startswith(lemma + "e"):
        lemma += "e"  # "hopes" comes with the lemma "hop"
    plain = cues.frames.get(lemma, {})
    for child in parse.children(verb.index, "prt", "prep", "advmod", "agent"):
        if child.index > verb.index and (frames := cues.frames.get(f"{lemma}_{child.lower}")):
            if child.dependency == "prt" or child.lower not in _PREPOSITIONS:
                return Entry({**plain, **frames}, child)
            return Entry({**plain, "prepositional": next(iter(frames.values()))}, child)
    heard = parse.child(verb.index, "dobj") if f"{lemma}_against" in cues.frames else None
    against = parse.child(heard.index, "prep") if heard is not None else None
    if against is not None and against.lower == "against":  # "advised the crew against landing"
        return Entry({**plain, "prepositional": next(iter(cues.frames[f"{lemma}_against"].values()))}, against)
    clear = parse.child(verb.index, "oprd", "acomp", "ccomp")
    if clear is not None and (frames := cues.frames.get(f"{lemma}_{clear.lower}")):
        return Entry({**plain, **frames}, clear)
    other = parse.child(verb.index, "prt")
    if other is not None and other.index > verb.index and parse.child(verb.index, "ccomp") is None:
        return None  # "called off", "gave up": another verb than the one listed
    return Entry(plain) if plain else None


_PREPOSITIONS = frozenset(
    [
        "of",
        "about",
        "for",
        "to",
        "against",
        "at",
        "on",
        "in",
        "with",
        "into",
        "over",
        "from",
        "by",
        "as",
        "toward",
        "towards",
        "upon",
        "after",
        "forward",
    ]
)
