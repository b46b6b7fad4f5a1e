"""The wordings of ties of one language, from its file, looked up by lemma."""

from functools import lru_cache
from typing import Literal

import msgspec

from sayso.evidence import Status
from sayso.languages import load_lexicon


class _Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    lemmas: str
    after: str | None = None
    with_: str = msgspec.field(default="", name="with")
    first: Literal["subject", "object"] = "subject"
    reverse: bool = False
    status: Status = "current"
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()
    only: str = ""
    not_after: dict[str, str] = {}
    need_after: dict[str, str] = {}


class _Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    nouns: str
    after: str
    holder: str = "poss of by subject"
    holding: str = ""
    reverse: bool = False
    status: Status = "current"


class _Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    nouns: str
    reverse: bool = False
    compound: bool = True
    compound_only: bool = False
    subject_kinds: tuple[str, ...] = ()
    object_kinds: tuple[str, ...] = ()


class _Adjective(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    words: str
    after: str
    reverse: bool = False


class _Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    holding: str
    ending: str
    future: str
    hypothetical: str
    former: str
    refusing: str
    reflexive: str
    locative: str
    travel: str
    receiving: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: tuple[_Verb, ...]
    noun: tuple[_Noun, ...]
    role: tuple[_Role, ...]
    adjective: tuple[_Adjective, ...]
    status: _Status


class VerbPattern(msgspec.Struct, frozen=True):
    """A verb that words a tie of `kind`; `after` holds the prepositions before its object, `None` a direct object.

    Where the tie is between the verb's object and what stands behind a preposition ("link A to B"), `of_object` is set.
    `only` are the direct objects that the verb may have beside what stands behind the preposition; empty where any may.
    """

    kind: str
    after: frozenset[str] | None
    companions: frozenset[str]
    of_object: bool
    reverse: bool
    status: Status
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    only: frozenset[str]


class NounPattern(msgspec.Struct, frozen=True):
    """A noun that names a tie of `kind`; `holder` says where its first party stands, `after` what comes before the other.

    `holding` are the verbs whose subject can hold it, where not all that hold ties can.
    """

    kind: str
    after: frozenset[str]
    holder: frozenset[str]
    holding: frozenset[str]
    reverse: bool
    status: Status


class RolePattern(msgspec.Struct, frozen=True):
    """A noun that names the one who stands in a tie of `kind`; whether the other may stand before it ("X owner")."""

    kind: str
    reverse: bool
    compound: bool
    compound_only: bool
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]


class AdjectivePattern(msgspec.Struct, frozen=True):
    """An adjective that words a tie of `kind` with what stands behind one of `after`."""

    kind: str
    after: frozenset[str]
    reverse: bool


class Patterns(msgspec.Struct, frozen=True):
    """All wordings of a language, by lemma, and the words that tell how a tie stands."""

    verbs: dict[str, tuple[VerbPattern, ...]]
    nouns: dict[str, tuple[NounPattern, ...]]
    roles: dict[str, tuple[RolePattern, ...]]
    adjectives: dict[str, AdjectivePattern]
    holding: frozenset[str]
    ending: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    former: frozenset[str]
    refusing: frozenset[str]
    locative: frozenset[str]
    travel: frozenset[str]
    receiving: frozenset[str]


@lru_cache(maxsize=8)
def patterns_of(language: str) -> Patterns:
    """The patterns of `language`; raises `SetupError` where the file is missing or wrong."""
    file = load_lexicon(language, "relations", _File)
    verbs: dict[str, list[VerbPattern]] = {}
    for entry in file.verb:
        for lemma in entry.lemmas.split():
            after = (
                None
                if entry.after is None
                else frozenset(entry.after.split()) - frozenset(entry.not_after.get(lemma, "").split())
            )
            companions = frozenset(entry.with_.split()) | frozenset(entry.need_after.get(lemma, "").split())
            verbs.setdefault(lemma, []).append(
                VerbPattern(
                    entry.kind,
                    after,
                    companions,
                    entry.first == "object",
                    entry.reverse,
                    entry.status,
                    frozenset(entry.subject_kinds),
                    frozenset(entry.object_kinds),
                    frozenset(entry.only.split()),
                )
            )
    nouns: dict[str, list[NounPattern]] = {}
    for item in file.noun:
        for noun in item.nouns.split():
            nouns.setdefault(noun, []).append(
                NounPattern(
                    item.kind,
                    frozenset(item.after.split()),
                    frozenset(item.holder.split()),
                    frozenset(item.holding.split()),
                    item.reverse,
                    item.status,
                )
            )
    roles: dict[str, list[RolePattern]] = {}
    for role in file.role:
        for noun in role.nouns.split():
            roles.setdefault(noun, []).append(
                RolePattern(
                    role.kind,
                    role.reverse,
                    role.compound,
                    role.compound_only,
                    frozenset(role.subject_kinds),
                    frozenset(role.object_kinds),
                )
            )
    adjectives = {
        word: AdjectivePattern(entry.kind, frozenset(entry.after.split()), entry.reverse)
        for entry in file.adjective
        for word in entry.words.split()
    }
    status = file.status
    return Patterns(
        {lemma: tuple(found) for lemma, found in verbs.items()},
        {lemma: tuple(found) for lemma, found in nouns.items()},
        {lemma: tuple(found) for lemma, found in roles.items()},
        adjectives,
        *(
            frozenset(words.split())
            for words in (
                status.holding,
                status.ending,
                status.future,
                status.hypothetical,
                status.former,
                status.refusing,
                status.locative,
                status.travel,
                status.receiving,
            )
        ),
    )
