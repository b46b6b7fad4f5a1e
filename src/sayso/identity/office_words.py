"""The words for offices that one person holds at a time."""

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sayso.languages.lexicon import load_lexicon
from sayso.languages.spelling import fold


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[str, ...]
    heads: str
    heading: str
    unsaid: str
    lands: str
    former: str
    new: str
    current: str
    many: str
    lesser: str
    female: str
    appointed: str
    left: str
    becoming: tuple[str, ...]
    personal: str
    before: str
    after: str
    linking: str
    ended: str
    of_matters: str
    pointing: str
    owned: str
    verbs: dict[str, str]


class OfficeWords(NamedTuple):
    """`roles` maps the words of an office to its usual form; `leading` are words that open one before a name; `verbs` has
    for a form of a verb the office of who does it; `beside` has for "predecessor" and the like whether it is past or new; `linking` and `ended` find what `offices.toml` says of them.
    """

    roles: dict[tuple[str, ...], str]
    heads: frozenset[str]
    heading: frozenset[str]
    unsaid: frozenset[str]
    lands: frozenset[str]
    former: frozenset[str]
    new: frozenset[str]
    current: frozenset[str]
    many: frozenset[str]
    leading: frozenset[str]
    lesser: frozenset[str]
    female: frozenset[str]
    appointed: frozenset[str]
    left: frozenset[str]
    becoming: tuple[str, ...]
    personal: frozenset[str]
    beside: dict[str, str]
    verbs: dict[str, str]
    linking: re.Pattern[str]
    ended: re.Pattern[str]
    of_matters: frozenset[str]
    pointing: frozenset[str]
    owned: frozenset[str]


@lru_cache(maxsize=8)
def office_words(language: str = "en") -> OfficeWords:
    """The offices of a language; raises `SetupError` where the file is missing or wrong."""
    file = load_lexicon(language, "offices", _File)
    roles: dict[tuple[str, ...], str] = {(head,): head for head in file.heads.split()}
    for line in file.same:
        names = [tuple(fold(name).split()) for name in line.split(",")]
        roles.update(dict.fromkeys(names, "-".join(names[0])))
    former, new, current = (frozenset(words.split()) for words in (file.former, file.new, file.current))
    opening = {names[0] for names in roles if len(names) > 1}
    return OfficeWords(
        roles,
        frozenset(file.heads.split()),
        frozenset(file.heading.split()),
        frozenset(file.unsaid.split()),
        frozenset(file.lands.split()),
        former,
        new,
        current,
        frozenset(file.many.split()),
        former | new | current | opening | frozenset(file.lesser.split()),
        frozenset(file.lesser.split()),
        frozenset(file.female.split()),
        frozenset(file.appointed.split()),
        frozenset(file.left.split()),
        file.becoming,
        frozenset(file.personal.split()),
        dict.fromkeys(file.before.split(), "former") | dict.fromkeys(file.after.split(), "new"),
        file.verbs,
        re.compile(rf"\s+{file.linking}"),
        re.compile(rf"\s+{file.ended}\b"),
        frozenset(file.of_matters.split()),
        frozenset(file.pointing.split()),
        frozenset(file.owned.split()),
    )
