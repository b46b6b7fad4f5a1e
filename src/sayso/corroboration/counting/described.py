"""Whether a source that is only described may be another one of its side: "a laboratory", and a doctor of the Ostry Laboratory."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.corroboration.counting.bodies import (
    Body,
    are_alike,
    body_in,
    body_of_role,
    is_generic,
    is_known_by_name,
    is_of_a_crowd,
    is_of_members,
    is_office,
    is_spokesman,
    may_be_generic,
    person_in,
    sort_of_body,
)
from sayso.languages import load_lexicon

MOST = 60  # origins of one side that are compared with each other
_PROPER = re.compile(r"(?<=\S\s)[^\W\d_a-z][^\W\d_]*")
_INDEFINITE = re.compile(r"an?\b", re.IGNORECASE)


class _Descriptions(msgspec.Struct, frozen=True):
    neutral: str
    other: str


class _Identity(msgspec.Struct, frozen=True):
    descriptions: _Descriptions


class _Anaphora(msgspec.Struct, frozen=True):
    wider: dict[str, str]


class _Words(NamedTuple):
    """`neutral` words tell nothing apart, `other` ones say that another is meant; `wider` gives by noun those for which it
    can stand.
    """

    neutral: frozenset[str]
    other: frozenset[str]
    wider: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def _words(language: str = "en") -> _Words:
    told = load_lexicon(language, "identity", _Identity).descriptions
    wider = load_lexicon(language, "anaphora", _Anaphora).wider
    return _Words(
        frozenset(told.neutral.split()),
        frozenset(told.other.split()),
        {noun: frozenset(nouns.split()) for noun, nouns in wider.items()},
    )


class Called(NamedTuple):
    """Words for a source: what they mean as a body or as a person, and whether they are its name."""

    shown: str
    meant: Body
    person: bool
    name: bool


def read_called(shown: Iterable[str], *, person: bool = False, name: bool = False) -> tuple[Called, ...]:
    """Those of the words for a source that mean a body, or a `person`."""
    read = person_in if person else body_in
    return tuple(Called(one, meant, person, name) for one in sorted({*shown}) if (meant := read(one)) is not None)


class Teller(NamedTuple):
    """One origin of a side as its reports tell of it.

    `called` are the words for it, `behind` those for a body for which a person speaks or works. `documents` give it as their
    source; `entities` are the ids of the case entities that it and its body are, `beside` those that its reports name,
    `places` the words of the places among these, `told_in` the reports that tell of it at all. `ruled` are the numbers of rulings that part it from
    another. `office` where its reports tell of somebody by an office alone ("the head of the school"), `spokesman` where by that one; `person` where it is somebody with a
    name, of whom `roles` are the words for his offices and posts.
    """

    source: str
    described: bool
    documents: frozenset[str]
    called: tuple[Called, ...] = ()
    behind: tuple[Called, ...] = ()
    entities: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ruled: frozenset[int] = frozenset()
    told_in: frozenset[str] = frozenset()
    office: bool = False
    spokesman: bool = False
    person: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def told(self) -> frozenset[str]:
        """All words that are told of it."""
        return frozenset(word for one in (*self.called, *self.behind) for word in one.meant.words)


def find_meant(tellers: Sequence[Teller], among: int) -> dict[int, int]:
    """By number the sources that may be one of the first so many, each with that one.

    Those that can be fewest go first; none becomes one with another beside which a report gives it.
    """
    if len(tellers) > MOST:
        return {}
    fits = {
        at: [other for other in range(among) if other != at and may_be(one, tellers[other])]
        for at, one in enumerate(tellers)
        if one.described or one.office
    }
    meant: dict[int, int] = {}
    groups = [{at} for at in range(len(tellers))]
    for at in sorted(fits, key=lambda at: (len(fits[at]), tellers[at].source, at)):
        for other in sorted(fits[at], key=lambda other: (tellers[other].described, tellers[other].source, other)):
            joined = groups[at] | groups[other]
            told = [mark for each in joined for mark in (*tellers[each].documents, *tellers[each].ruled)]
            if groups[at] is groups[other] or len(told) > len(set(told)):
                continue
            meant[at] = other
            for each in joined:
                groups[each] = joined
            break
    return meant


def may_be(one: Teller, other: Teller) -> bool:
    """Whether the first, which is only described, can be the other: its noun fits, and nothing tells them apart.

    They are told apart where a report gives both or a person ruled so, where a report that says "a hospital" or "an
    engineer" names the other beside it, and where each is told of in words that the other lacks.
    """
    if one.documents & other.documents or one.ruled & other.ruled:
        return False
    if other.person and may_be_named(one, other):
        return True
    if not one.described:
        return False
    if any(each.meant.words & _words().other for each in one.called):
        return False
    introduced = any(each.person or _INDEFINITE.match(each.shown) for each in one.called)
    if introduced and one.beside & other.entities:
        return False
    return any(_fits(mine, theirs, one, other) for mine in one.called for theirs in (*other.called, *other.behind))


def may_be_named(one: Teller, other: Teller) -> bool:
    """Whether somebody told of by an office, or a body by a common noun, may be, or speak through, the `other`, whom another report names.

    Not where a report that tells of the one names the other, where he is told to be of a body of another sort, nor where all that is told of him is
    no office.
    """
    if one.beside & other.entities or (one.office and one.told_in & other.documents):
        return False
    heads = frozenset(each.meant.head for each in (*one.called, *one.behind))
    sorts = [sort for each in other.behind if (sort := sort_of_body(each.meant.head))]
    sorts.extend(sort for role in sorted(other.roles) if (sort := body_of_role(role)))
    holds = any(map(is_office, other.roles))
    by_members = one.described and holds and any(map(is_of_members, heads))
    if one.spokesman:
        holds = any(map(is_spokesman, other.roles))  # no governor is a ministry's spokesman
    fits = (holds or not other.roles) if one.office else by_members
    return fits and (not sorts or any(heads & sort for sort in sorts))


def _fits(mine: Called, theirs: Called, one: Teller, other: Teller) -> bool:
    """Whether a description can mean what is called so."""
    words, (head, said) = _words(), mine.meant
    if mine.person != theirs.person or is_of_a_crowd(mine.meant):
        return False
    if is_generic(mine.meant):
        return theirs.name and may_be_generic(theirs.shown)
    told = other.told
    if head != theirs.meant.head and theirs.meant.head not in words.wider.get(head, ()):
        matter = said - {head} - words.neutral
        return bool(matter) and matter <= told and are_alike(mine.meant, theirs.meant)
    proper = ({word.casefold() for word in _PROPER.findall(mine.shown)} | (said & one.places)) - told
    if proper and (not proper <= other.places or theirs.meant.words & (one.places | other.places)):
        return False
    left = said - {head} - words.neutral - told - proper
    own = theirs.meant.words - {theirs.meant.head} - words.neutral - said
    return not left or not own or (theirs.name and is_known_by_name(theirs.meant))
