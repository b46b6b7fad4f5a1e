"""Whether a source is certainly a voice of its own: it is named where it speaks, or it is none of those that are.

"The front-runner", "critics" or "a poll" can be any of them, or have it from them. "A nurse" beside the ministry is not the ministry, and
who asked not to be named is nobody whom the reports name.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.corroboration.counting.bodies import body_in, is_body_of_its_own, is_generic, is_of_a_crowd, person_in
from sayso.corroboration.items import Directory, Item, plain_words
from sayso.evidence import CaseEntity
from sayso.languages import load_lexicon

_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w*")


class _File(msgspec.Struct, frozen=True):
    introduced: str
    sure: str
    empty: str
    members: str


class _Words(NamedTuple):
    """What `voices.toml` has, each as its comment there says."""

    introduced: re.Pattern[str]
    sure: frozenset[str]
    empty: frozenset[str]
    members: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(language: str = "en") -> _Words:
    file = load_lexicon(language, "voices", _File)
    return _Words(
        re.compile(rf"(?:{'|'.join(file.introduced.split())}|\d+)\b", re.IGNORECASE),
        frozenset(file.sure.split()),
        frozenset(file.empty.split()),
        re.compile(rf"(?:.* )?[^\W\d_]+(?:{'|'.join(file.members.split())})s", re.IGNORECASE),
    )


class _Carriers(msgspec.Struct, frozen=True):
    names: str


class _Cues(msgspec.Struct, frozen=True):
    carriers: _Carriers


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(load_lexicon("en", "cues", _Cues).carriers.names.split())


def is_told_by_name(directory: Directory, item: Item, names: Iterable[str]) -> bool:
    """Whether the words for a statement's source mean who bears one of these `names` whatever else the report tells.

    That is a name, a description that is part of one ("the ministry"), or "he" and "she", which seldom mean another; but not "the
    governor", "they" or "we", of which it is guessed who is meant.
    """
    words = directory.worded(item.document, item.statement.chain[-1])
    if words is None or words.casefold() in _words().sure:
        return True
    said = telling_name(words)
    known = {word for name in names for word in telling_name(name)}
    own = telling_name(" ".join(_CAPITAL.findall(words)))
    return bool(said) and (said <= known or bool(own & known))


def telling_name(words: str) -> set[str]:
    """The words of a name by which it is told from others."""
    return set(plain_words(words).split()) - _words().empty


def is_multitude(name: str) -> bool:
    """Whether a name is that of all who are of one party, land or creed, and of no body that speaks: "Republicans"."""
    return _words().members.fullmatch(name) is not None


def is_outlet_name(name: str) -> bool:
    """Whether a name that is no person's ends as those of outlets do: "the Lake Herald", "Moor Television"."""
    words = name.split()
    return len(words) > 1 and words[-1].casefold() in _outlets()


def stands_apart(directory: Directory, told: Iterable[Item], others: Sequence[CaseEntity | None]) -> bool:
    """Whether one of the statements (`told`) of a source without a name shows that it is none of the `others`.

    It must be somebody who is introduced ("a docker", "two analysts") or who asked not to be named. A person among the others must be
    named beside him in the same report; a body is nobody. Of a crowd ("residents") the same holds beside ministries, hospitals, courts.
    """
    return any(all(_differs(directory, item, other) for other in others) for item in told)


def _differs(directory: Directory, item: Item, other: CaseEntity | None) -> bool:
    link = item.statement.chain[-1]
    if link.kind == "document" or link.source is None:
        return False
    if directory.is_unwilling(item.document.id, link.entity):
        return True
    introduced = _words().introduced.match(link.source) is not None or (link.number is not None and not link.plural)
    is_person = other is not None and other.kind == "person"
    meant = person_in(link.source)
    if introduced:  # "one company" may be any
        any_at_all = link.kind != "person" and (meant is None or is_generic(meant))
        return not any_at_all and (not is_person or other in directory.beside(item.document.id))
    crowd = meant is not None and is_of_a_crowd(meant) and not link.source.casefold().startswith("the ")
    return crowd and not is_person and other is not None and is_public(other)


def is_public(body: CaseEntity) -> bool:
    """Whether it is a body with an office (a ministry, the police, a hospital), and no party, union or movement of many."""
    return any((told := body_in(name)) is not None and is_body_of_its_own(told) for name in body.names)
