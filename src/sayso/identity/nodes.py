"""Everybody that one document names, put together with those who bear the same name in other documents."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from sayso.evidence import Entity, Reading
from sayso.identity.describing_words import describing_words
from sayso.identity.lexicon import lexicon
from sayso.identity.names import Name, person_name, thing_name
from sayso.languages.acronyms import initials, spells
from sayso.languages.spelling import fold

Family = Literal["person", "thing"]
_OWNER = re.compile(r"[A-Z][\w-]+(?:['\u2019]s|s['\u2019]) (?=[A-Z])")
UNSURE = 3  # times as often as for a person's a full name may be taken for a body's and still be a person's
KINDS = frozenset({"person", "organisation", "place", "nationality", "document", "other"})
VESSELS = frozenset({"vehicle", "military_platform"})  # of these only such as bear a name


@dataclass(slots=True)
class Node:
    """One name and all who bear it; `members` are pairs of document and entity id, `names` how often each form is used.

    `alone` marks those that stay by themselves whatever their name: descriptions, and given names without more; `faint` such
    descriptions as are only spoken of: they count where they turn out to be somebody with a name.
    """

    family: Family
    name: Name
    members: list[tuple[str, str]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    acronyms: dict[str, str] = field(default_factory=dict)  # each with the name of a document that introduces it
    named: bool = True
    plural: bool = False
    alone: bool = False
    faint: bool = False
    spot: int | None = None  # the gazetteer's number of the place, where the pile knows two places of the name

    @property
    def key(self) -> tuple[str, str]:
        """What the node is filed under."""
        return (self.family, self.name.key)

    @property
    def documents(self) -> int:
        """In how many documents it is named."""
        return len({document for document, _ in self.members})


def find_nodes(readings: Iterable[Reading]) -> list[Node]:
    """The nodes of a pile, sorted, one for each name; descriptions without a name make one each.

    A description such as "the health ministry" counts as a name in all but capitals.
    """
    filed: dict[tuple[str, str], Node] = {}
    single: list[Node] = []
    for reading in sorted(readings, key=lambda each: each.document.id):
        used = _used(reading)
        told = {
            one for statement in reading.statements if statement.gist is not None for one in statement.gist.entities
        }
        for entity in sorted(reading.entities, key=lambda each: each.id):
            if entity.kind not in (KINDS | VESSELS if entity.named else KINDS):
                continue
            family, name, named, alone = _bearing(entity)
            spoken = entity.named or entity.id in used or (entity.id in told and not alone)
            if not spoken and not _may_be_somebody(entity):
                continue
            if alone or not spoken:
                node = Node(family, name, named=named, alone=True, faint=not spoken)
                single.append(node)
            else:
                key = (family, name.key)
                found = filed.get(key)
                node = filed[key] = Node(family, name, named=named) if found is None else found
            _add(node, entity, reading)
    _settle_first_words(filed)
    _settle_owners(filed)
    _settle_kinds(filed)
    return [filed[key] for key in sorted(filed)] + single


def _may_be_somebody(entity: Entity) -> bool:
    """Whether a description may turn out to be somebody told of elsewhere: an office, "the bureau", "a disused quarry"."""
    if entity.kind == "person":
        return not entity.plural and (entity.role is not None or _is_definite(entity))
    return entity.kind in {"organisation", "place"} and (not _is_plural(entity) or _is_definite(entity))


def _is_definite(entity: Entity) -> bool:
    """Whether a description is of somebody known: "the bureau", "their town"."""
    return any(
        shown.casefold().startswith(("the ", "its ", "their ", "former ")) for shown in (entity.name, *entity.names)
    )


def _is_plural(entity: Entity) -> bool:
    """Whether several are meant: "the police" are one body."""
    return entity.plural and (fold(entity.name).split() or [""])[-1] not in describing_words().collective


def _used(reading: Reading) -> frozenset[str]:
    """The entities that speak, or take part in what is said."""
    used: set[str | None] = {attribution.source_entity for attribution in reading.attributions}
    for statement in reading.statements:
        used |= {link.entity for link in statement.chain}
        proposition = statement.proposition
        for part in ("subject", "object", "of", "place"):
            reference = getattr(proposition, part, None)
            used.add(reference.entity if reference is not None else None)
        used |= {participant.entity for participant in getattr(proposition, "participants", ())}
    return frozenset(entity for entity in used if entity is not None)


def _bearing(entity: Entity) -> tuple[Family, Name, bool, bool]:
    """The family and the name that an entity is filed under, whether that is a name at all, and whether it stays alone."""
    family: Family = "person" if entity.kind == "person" and not (entity.named and _is_firm(entity.name)) else "thing"
    read = person_name if family == "person" else thing_name
    name = read(entity.name.split(",")[0] if entity.kind == "place" else entity.name)
    words = lexicon()
    if family == "person" and len(name.parts) == 2 and _opens_with_a_particle(entity, name):
        short = {person_name(shown).parts for shown in entity.names}
        name = (
            name._replace(parts=name.parts[1:]) if name.parts[1:] in short else name
        )  # "Bin Omar", elsewhere "bin Omar"
    if entity.named:
        given = family == "person" and len(name.parts) == 1 and name.parts[0] in words.given_names
        office = family == "person" and all(part in words.titles for part in name.parts)
        return family, name, True, entity.plural or not name.parts or given or office
    body = None
    if family == "thing" and not entity.plural:
        of_land = (told for told in map(_body, entity.names) if told is not None and told.parts[0] in words.adjectives)
        body = _body(entity.name) or next(of_land, None)  # "the military", elsewhere "the Norlandic military"
    return family, body or name, body is not None, body is None


def _opens_with_a_particle(entity: Entity, name: Name) -> bool:
    """Whether the first of two words is no first name: "Bin Omar", "Ben Omar" of one who is "bin Omar" as well, but not "Ben Roth"."""
    words = lexicon()
    first, last = name.parts
    beside = {before for shown in entity.names for before, after in pairwise(fold(shown).split()) if after == last}
    return first in words.particles and (first not in words.given_names or bool(beside & words.particles - {first}))


def _body(shown: str) -> Name | None:
    """The name of a body that is a description in all but capitals: "the health ministry", "Chad's military"."""
    words, first = lexicon(), shown.split()[:1]
    name = thing_name(shown)
    if len(name.parts) < 2 or name.parts[-1] not in words.heads or not first:
        return None
    owned = first[0][0].isupper() and first[0].endswith(("'s", "’s"))
    known = name.parts[0] in words.places or name.parts[-1] in words.of_somebody  # "Senn's port authority" may be any
    return name if first[0].casefold() == "the" or (owned and known) else None


def _is_firm(name: str) -> bool:
    """Whether what was taken for a person bears a firm's name ("Brennick Agro", "Roth & Lowe"), and no given name."""
    words = lexicon()
    if " & " in name:
        return True
    parts = fold(name).split()
    if len(parts) < 2 or parts[0] in words.given_names:
        return False
    return parts[-1] in words.trades or parts[-1] in words.classes or parts[-1] in words.legal


def _add(node: Node, entity: Entity, reading: Reading) -> None:
    node.members.append((reading.document.id, entity.id))
    node.kinds["organisation" if entity.kind == "person" and node.family == "thing" else entity.kind] += 1
    node.names[entity.name] += 1
    node.plural = entity.plural and (node.plural or len(node.members) == 1)
    for shown in entity.names:
        if entity.plural or shown == entity.name or not shown:
            continue
        node.names[shown] += 1
        if node.family == "thing":
            other = thing_name(shown)
            long = thing_name(entity.name)
            if other.short and not long.short and _stands_for(other, long):
                node.acronyms.setdefault(other.key.replace(" ", ""), reading.document.name)


def _stands_for(short: Name, long: Name) -> bool:
    letters = short.key.replace(" ", "")
    return (
        letters in initials(long.parts, lexicon().small)
        or spells(letters, long.parts)
        or _ends_in_initials(letters, long)
    )


def _ends_in_initials(letters: str, long: Name) -> bool:
    """Whether letters end in a name's initials: of "Seamen's and Dockers' Union (SDU)" only the end was taken for the name."""
    return any(
        1 < len(each) < len(letters) and letters.endswith(each) for each in initials(long.parts, lexicon().small)
    )


def _settle_first_words(filed: dict[tuple[str, str], Node]) -> None:
    """Put a full name with a word before it that is no first name to whom the pile names without it: "Rival Ana Roth", Ana Roth."""
    given = lexicon().given_names
    for key in sorted(filed):
        parts = filed[key].name.parts
        while len(parts) > 2 and parts[1] in given and parts[0] not in given and len(parts[0]) > 1:
            parts = parts[1:]
        known = filed.get(("person", " ".join(parts)))
        if key[0] == "person" and known is not None and known is not filed[key]:
            _merge(known, filed.pop(key))


def _settle_owners(filed: dict[tuple[str, str], Node]) -> None:
    """Put a body's name with whose it is before it to the body that the pile names without: "Roth's Progress Union"."""
    for key in sorted(filed):
        owner = _OWNER.match(filed[key].name.shown) if key[0] == "thing" else None
        known = (
            filed.get(("thing", thing_name(filed[key].name.shown[owner.end() :]).key)) if owner is not None else None
        )
        if known is not None and known.named and len(known.name.parts) > 1:
            _merge(known, filed.pop(key))


def _settle_kinds(filed: dict[tuple[str, str], Node]) -> None:
    """One name that is a person's in some documents and a thing's in others goes to where it is more frequent.

    A single word that is also the surname of somebody with a full name stays two, save where one side is much the
    weaker: a town and a man can share a name. What is only taken for a body, and in more reports for somebody, is no body.
    """
    surnames: dict[str, list[Node]] = {}
    for (family, key), node in filed.items():
        if family == "person" and " " in key:
            surnames.setdefault(key.rpartition(" ")[2], []).append(node)
    for family, key in sorted(filed):
        if family != "person":
            continue
        person, thing = filed[family, key], filed.get(("thing", key))
        if thing is None:
            continue
        most, least = (person, thing) if len(person.members) > len(thing.members) else (thing, person)
        if key in surnames and len(most.members) < 3 * len(least.members):
            if not _is_a_surname(thing, person, surnames[key]):
                continue
            most, least = person, thing
        if least is person and is_a_full_name(thing) and len(thing.members) <= UNSURE * len(person.members):
            most, least = person, thing
        _merge(most, least)
        del filed[least.key]


def _is_a_surname(thing: Node, person: Node, bearers: Iterable[Node]) -> bool:
    """Whether a word that some reports use for a body is the surname of somebody whom more reports call by it alone."""
    called = len(person.members) + sum(
        number for one in bearers for shown, number in one.names.items() if fold(shown) == thing.name.key
    )
    return set(thing.kinds) == {"organisation"} and not thing.acronyms and called > len(thing.members)


def is_a_full_name(node: Node) -> bool:
    """Whether nothing in a name of two or three words tells of a body or a place: what has no other mark is taken for a body."""
    words, parts = lexicon(), node.name.parts
    marks = words.heads | words.trades | words.classes | words.legal | words.places | words.small
    return (
        len(parts) in {2, 3} and not node.acronyms and not node.kinds["place"] and not marks & {*parts, node.name.key}
    )


def _merge(node: Node, other: Node) -> None:
    node.members.extend(other.members)
    node.names.update(other.names)
    node.kinds.update(other.kinds)
    for acronym, document in other.acronyms.items():
        node.acronyms.setdefault(acronym, document)
    node.named = node.named or other.named


def split(node: Node) -> list[Node]:
    """The node taken apart into one for each document: nothing tells that they are one."""
    by_document: dict[str, Node] = {}
    for document, entity in node.members:
        each = by_document.setdefault(document, Node(node.family, node.name, named=node.named, alone=True))
        each.members.append((document, entity))
        each.names[node.name.shown] += 1
        each.kinds.update(node.kinds)
    return [by_document[document] for document in sorted(by_document)]
