"""What a report calls those whom it names ("the ferry company"), and its descriptions that name nobody."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.evidence import Entity, Reading
from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.languages.spelling import fold

_AGE = re.compile(r"(?:, | \()(\d{1,3})(?=[,).;])")
_OLD = re.compile(r"\b(\d{1,3})-year-old$")
_SHORT = 3  # letters that a noun has at least
_KINDS = frozenset({"person", "organisation", "place"})


class Described(NamedTuple):
    """A description: its `noun`, the other `words` of weight in it."""

    noun: str
    words: frozenset[str]
    shown: str


class Called(NamedTuple):
    """The noun and other words by which a report calls one of its entities that has a name."""

    entity: str
    noun: str
    words: frozenset[str]


def read_described(entity: Entity, others: Iterable[Entity]) -> Described | None:
    """What a definite description says; `None` where the report introduces somebody of that noun ("a hospital ... the hospital")."""
    if entity.kind not in _KINDS:
        return None
    names = (entity.name, *entity.names)
    the = [shown for shown in names if shown.casefold().startswith("the ")]
    if not the or any(shown.casefold().startswith(("a ", "an ", "another ")) for shown in names):
        return None
    found = None
    for shown in the:
        parsed = parse(shown)
        if parsed is None or is_bare(*parsed):
            return None
        if found is not None and found[0] != parsed[0]:
            return None
        found = (parsed[0], parsed[1] | (found[1] if found else frozenset()))
    if found is None or found[1] & describing_words().other:
        return None
    collective = found[0] in describing_words().collective
    if (entity.plural and not collective) or (collective and not found[1]):
        return None  # every town has a police
    for other in others:
        if other.id != entity.id and not other.named and not other.plural:
            for shown in (other.name, *other.names):
                if shown.casefold().startswith(("a ", "an ", "another ")) and (parse(shown) or ("",))[0] == found[0]:
                    return None
    return Described(found[0], found[1], the[0])


def read_called(reading: Reading) -> Iterator[Called]:
    """By what nouns a report calls those whom it names."""
    named = {one.id: one for one in reading.entities if one.named and not one.plural and one.kind in _KINDS}
    for mention in reading.mentions:
        one = named.get(mention.entity or "")
        if one is not None and mention.form == "nominal":
            found = parse(" ".join(mention.span.words(reading.document.text).split()))
            if found is not None and not is_bare(*found):
                yield Called(one.id, *found)
    for one in named.values():
        if one.kind == "person" and one.role:
            found = parse(one.role)
            if found is not None and found[0] not in describing_words().bare:
                yield Called(one.id, *found)
    yield from _ages(reading, named)


def _ages(reading: Reading, named: Collection[str]) -> Iterator[Called]:
    """As in "Ana Roth, 46, said"."""
    for mention in reading.mentions:
        if mention.entity is not None and mention.form == "name" and mention.entity in named:
            age = _AGE.match(reading.document.text, mention.span.end)
            if age is not None:
                yield Called(mention.entity, f"{age[1]}-year-old", frozenset())


def is_bare(noun: str, told: Collection[str]) -> bool:
    """Whether a noun with the words beside it can be said of anybody: "the company" can, not "the insurance company"."""
    words = describing_words()
    telling = set(told) - words.neutral - lexicon().adjectives
    return noun in words.bare and not (noun in words.general and telling)


def parse(shown: str) -> tuple[str, frozenset[str]] | None:
    """The noun of a description and its other words of weight: "the head of the metals laboratory"."""
    old = _OLD.search(shown)
    if old is not None:
        return f"{old[1]}-year-old", frozenset()
    words = fold(shown).split()
    while words and words[0] in describing_words().openers:
        words = words[1:]
    same, links = lexicon().same, describing_words().links
    at = next((at for at, word in enumerate(words) if word in links), len(words))
    if _is_postposed(words[:at]):
        words = [*words[: at - 2], words[at - 1], words[at - 2], *words[at:]]  # "the inspector general" is no general
    if at == 0 or len(words[at - 1]) < _SHORT:
        return None
    rest = [*words[: at - 1], *(word for word in words[at + 1 :] if word not in lexicon().small | links)]
    return same.get(words[at - 1], words[at - 1]), frozenset(same.get(word, word) for word in rest)


def _is_postposed(words: Sequence[str]) -> bool:
    """Whether the last of some words tells more of the noun before it: "inspector general", "president elect"."""
    known = lexicon()
    if len(words) < 2 or words[-1] not in known.postposed:
        return False
    return words[-1] != "general" or words[-2] in known.before_general
