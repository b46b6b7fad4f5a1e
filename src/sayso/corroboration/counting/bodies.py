"""Which body a description means: "the Orn police", "police in Orn", "officers", "a spokeswoman for the police in Orn"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from sayso.corroboration.items import Key, singular
from sayso.evidence import Link
from sayso.languages import load_lexicon
from sayso.languages.lands import formal_name, is_land, lands_in, words_of

_POSSESSIVE = re.compile(r"(?:[Tt]he )?(.+?)['’]s? ")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list `bodies.toml` of a language."""

    collective: frozenset[str]
    plural: frozenset[str]
    single: frozenset[str]
    generic: frozenset[str]
    bland: frozenset[str]
    armed: frozenset[str]
    ministries: frozenset[str]
    left: frozenset[str]
    matters: frozenset[str]
    people: dict[str, str]
    spokesmen: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    chiefs: dict[str, frozenset[str]]
    links: frozenset[str]
    openers: frozenset[str]
    same: dict[str, str]
    under: dict[str, frozenset[str]]
    some: frozenset[str]
    crowds: frozenset[str]
    ranks: frozenset[str]
    by_name: frozenset[str]
    publications: frozenset[str]
    alike: tuple[frozenset[str], ...]
    of_members: frozenset[str]
    anybody: frozenset[str]
    held: dict[str, frozenset[str]]


class Body(NamedTuple):
    """A body as words tell it: `head` is what it is ("police"), `words` all that is said of it, the head with them."""

    head: str
    words: frozenset[str]

    def may_be(self, other: "Body") -> bool:
        """Whether this can be the other in fewer words: "the police" may be the Orn police, not the police union."""
        return self.head == other.head and self.words <= other.words


def _words(language: str = "en") -> _Words:
    words: _Words = load_lexicon(language, "bodies", _Words)
    return words


def fullest(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Of several ways to tell of one body those that tell most: who is the interior ministry is no more any ministry."""
    every = tuple(dict.fromkeys(bodies))
    return tuple(one for one in every if not any(one != other and one.may_be(other) for other in every))


@lru_cache(maxsize=65_536)
def body_in(description: str) -> Body | None:
    """The body that a name or description means; `None` for one without words, or for some of a body's people."""
    known = _words()
    tokens = _tokens(formal_name(description) or description)
    if not tokens or tokens[0] in known.some:
        return None
    if len(tokens) > 2 and tokens[0] in known.spokesmen and tokens[1] in known.links:
        tokens = _opened(tokens[2:])
    elif tokens[-1] in known.spokesmen:
        tokens = tokens[:-1]
    cut = next((at for at, token in enumerate(tokens) if at and token in known.links), len(tokens))
    own, behind = tokens[:cut], tokens[cut:]
    if not own:
        return None
    told = known.people.get(own[0]) if len(own) == 1 else None
    own = [told] if told else own
    if len(own) > 1 and own[-1] in {"force", "forces"} and own[-2] in known.armed:
        own = [*own[:-2], "army"]
    while len(own) > 1 and own[-1] in known.bland and own[-2] not in known.matters and not is_land(own[-2]):
        own = own[:-1]
    rest = {token for token in behind if token not in known.links | known.openers}
    return Body(_plain(own[-1]), frozenset(_plain(token) for token in (*own, *rest)))


def person_in(description: str) -> Body | None:
    """What somebody is by a description, without a word for how high: "a senior harbour inspector"."""
    tokens = _tokens(description)
    while tokens and tokens[0] in _words().ranks:
        tokens = tokens[1:]
    return body_in(" ".join(tokens))


def is_collective(description: str) -> bool:
    """Whether it is a bare word for one body, without its name: "the police", "army"."""
    tokens = _tokens(description)
    return len(tokens) == 1 and tokens[0] in _words().collective


def is_body(link: Link) -> bool:
    """Whether a description means one definite body ("the health ministry", "police in Orn") and not some of its people."""
    if link.source is None or link.number is not None or link.kind == "person":
        return False
    known, body = _words(), body_in(link.source)
    if body is None or any(token in known.spokesmen for token in _tokens(link.source)):
        return False
    if link.kind not in {"organisation", "place"} and not link.plural and body.head not in known.single:
        return False
    if is_collective(link.source) or body.head in known.plural:
        return True
    return _is_definite(link.source) and not link.plural


def is_generic(body: Body) -> bool:
    """Whether a description fits any organisation: "the company", "the group"."""
    return len(body.words) == 1 and body.head in _words().generic


def may_be_generic(name: str) -> bool:
    """Whether an organisation of that name can be "the company": no ministry, hospital or police."""
    body, known = body_in(name), _words()
    return body is None or body.head in known.generic or body.head not in known.single | known.plural


def is_of_a_crowd(body: Body) -> bool:
    """Whether a description fits many people of any affair: "a resident", "a witness"."""
    return body.head in _words().crowds


def is_body_of_its_own(body: Body) -> bool:
    """Whether it is of a sort that speaks as one and is not the sum of its members: a ministry, no union and no party."""
    return body.head in (_words().single | _words().plural) - {"union", "party"}


def is_of_its_own(name: str) -> bool:
    """The same of a name; what has no noun for its sort ("Hartwell Leng") or one that fits any ("the company") is none."""
    body = body_in(name)
    return body is not None and not is_generic(body) and is_body_of_its_own(body)


def are_alike(one: Body, other: Body) -> bool:
    """Whether their nouns are often used for one body: a dockers' union may be called their association."""
    return any({one.head, other.head} <= heads for heads in _words().alike)


def sort_of_body(noun: str) -> frozenset[str]:
    """The nouns that one body can go by, of which this is one; nothing for a noun that tells of no sort ("the branch")."""
    known = _words()
    families = [heads for heads in known.alike if noun in heads]
    sure = known.single | known.plural | known.by_name | {"ministry"}
    return frozenset().union(*families) or (frozenset([noun]) if noun in sure else frozenset())


def is_of_members(noun: str) -> bool:
    """Whether a body is called so in one report, and may have a name in another that does not say it: a union, a party."""
    return noun in _words().of_members


def body_of_role(role: str) -> frozenset[str]:
    """The nouns for the bodies of which one is who bears a role: of a judge a court; nothing for a director, who may be of any."""
    return _words().held.get(role, frozenset())


def is_office(role: str) -> bool:
    """Whether a word for what somebody is tells of an office, in which he may speak for a body."""
    known = _words()
    return role in known.spokesmen | known.offices or role in known.held


def tells_nothing(role: str) -> bool:
    """Whether a word for somebody says no more than that he is somebody: "the man"."""
    return role in _words().anybody


def is_publication(description: str) -> bool:
    """Whether it describes what an outlet publishes, or an outlet: "an investigation", "local media"."""
    body = body_in(description)
    return body is not None and body.head in _words().publications


def is_known_by_name(body: Body) -> bool:
    """Whether the name of such a body does not say of what sort it is: the Brannoc Hospital may be for children."""
    return body.head in _words().by_name


def speaks_as_one(body: Body) -> bool:
    """Whether a body with a name too is meant by its plural word ("Orn police"), and by its people ("police officers")."""
    return body.head in _words().plural


def _is_definite(description: str) -> bool:
    """Whether it tells which one is meant: "the ministry", "Norland's ministry"."""
    return description.casefold().startswith("the ") or re.search(r"\w['’]s? ", description) is not None


def is_loose(name: str) -> bool:
    """Whether a name is no more than any land may have for its own: a description, a nickname, a ministry of no land."""
    if is_described(name) or formal_name(name) is not None:
        return True
    body = body_in(name)
    if body is None or body.head not in _words().ministries or lands_in(name):
        return False
    return body.words - {body.head} <= _words().matters


def is_described(name: str) -> bool:
    """Whether what is kept as a name is a description all the same: "army", "Police", "defence ministry"."""
    return is_collective(name) or name.removeprefix("The ").islower()


def spoken_for(link: Link) -> str | None:
    """The words for the body that a described person or paper speaks for, or `None`.

    Any spokesman speaks for it, its one head ("the head of X", "X's boss"), and what it writes ("a ministry statement").
    """
    if link.source is None or link.named or link.plural or link.kind not in {"person", "document"}:
        return None
    known, tokens = _words(), _tokens(link.source)
    cut = next((at for at, token in enumerate(tokens) if at and token in known.links), len(tokens))
    role = {*tokens[cut - 1 : cut], "-".join(tokens[max(0, cut - 2) : cut])}
    body = _in_full(link.body, " ".join(tokens[: cut - 1]))
    if link.kind == "document":
        return body
    if known.spokesmen.intersection(role):
        return body or (link.source if len(tokens) > 1 else None)
    if not known.heads.intersection(role) or known.some.intersection(tokens) or not _is_definite(link.source):
        return None
    owner = _POSSESSIVE.match(link.source)
    return body or (owner[1] if owner is not None else None)


def is_spokesman(role: str) -> bool:
    """Whether a role is that of a spokesman."""
    return bool(_words().spokesmen.intersection(words_of(role)))


def is_head(role: str) -> bool:
    """Whether a role is that of the one who heads a body."""
    return bool(_words().heads.intersection(words_of(role)))


def is_of_office(role: str) -> bool:
    """Whether one who holds an office, as a report words it, speaks for his body: its chairman does, no agent of it nor who left it."""
    words, known = words_of(role), _words()
    if not words or words[0] in known.left:
        return False
    last = words[-1]
    return last in known.spokesmen | known.offices or bool(known.chiefs.get(last, frozenset()).intersection(words[:-1]))


def _in_full(body: str | None, before: str) -> str | None:
    """The body's words, or those before the role where they tell more of the same one ("the fisheries ministry's")."""
    known, own = body_in(body or ""), body_in(before)
    fuller = known is not None and own is not None and known != own and known.may_be(own)
    return before if fuller else body


class Told(NamedTuple):
    """The bodies that one source's words can mean; `loose` where they are no name of its own."""

    bodies: tuple[Body, ...]
    loose: bool


def same_bodies(told: Mapping[Key, Told]) -> tuple[list[tuple[Key, Key]], set[Key]]:
    """Pairs of sources that are one body, the vaguer one first, and the sources that can be one of several.

    "The police" are the Orn police where these are the only ones told of, and may be one more where the Senn police are too.
    """
    pairs: list[tuple[Key, Key]] = []
    several: set[Key] = set()
    alike: dict[str, list[Key]] = defaultdict(list)
    for key, one in sorted(told.items()):
        for head in {body.head for body in one.bodies}:
            alike[head].append(key)
    for key, one in sorted(told.items()):
        if not one.loose:
            continue
        near = sorted({other for body in one.bodies for other in alike[body.head]} - {key})
        fits = [other for other in near if _fits(one, told[other])]
        if all(
            _fits(told[left], told[right]) or _fits(told[right], told[left]) for left, right in combinations(fits, 2)
        ):
            pairs.extend((key, other) for other in fits)
            continue
        several.add(key)
        pairs.extend((key, other) for other in fits if told[other].loose and _fits(told[other], one))
    return pairs, several


def is_under(one: Told | None, other: Told | None) -> bool:
    """Whether the first is a body under a ministry that the second is: the police, the interior ministry of no other place."""
    if one is None or other is None:
        return False
    return any(
        (over := _words().under.get(mine.head)) is not None
        and theirs.head in _words().ministries
        and bool(over & theirs.words)
        and (mine.words - {mine.head} <= theirs.words or theirs.words <= over | {theirs.head})
        for mine in one.bodies
        for theirs in other.bodies
    )


def _fits(one: Told, other: Told) -> bool:
    return any(mine.may_be(theirs) for mine in one.bodies for theirs in other.bodies)


def _tokens(words: str) -> list[str]:
    return _opened([token for token in words_of(words) if not token[0].isdigit()])


def _opened(tokens: list[str]) -> list[str]:
    while tokens and tokens[0] in _words().openers:
        tokens = tokens[1:]
    return tokens


def _plain(word: str) -> str:
    """A word as it is compared; those that are written in the plural for one body keep it ("authorities")."""
    word = _words().same.get(word, word)
    return word if word in _words().collective or is_land(word) else singular(word)
