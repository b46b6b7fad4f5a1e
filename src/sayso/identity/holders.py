"""Descriptions by an office put to whoever held it: "the finance minister" in one report is the one whom another names."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from sayso.evidence import Reading
from sayso.identity.clusters import Clusters
from sayso.identity.context import Context
from sayso.identity.names import thing_name
from sayso.identity.nodes import Node
from sayso.identity.office_words import office_words
from sayso.identity.offices import Member, Office, find_offices
from sayso.identity.tenure import Tenure, held_then

NEAR = timedelta(days=92)  # apart at most, for two descriptions of one office to be one person whom nobody names


class Held(NamedTuple):
    """An office that one document gives to a node; `owners` are the groups of the bodies and places that it is of."""

    node: int
    document: str
    office: Office
    owners: frozenset[int]


def join_holders(clusters: Clusters, readings: Sequence[Reading]) -> None:
    """Join each description by an office with the one person whom the pile names in it at that time, else with its like."""
    named: dict[str, list[Held]] = {}
    described: dict[int, list[Held]] = {}
    for each in _held(clusters, readings):
        node = clusters.nodes[each.node]
        if node.named and not node.plural:
            for key in _keys(clusters, each):
                named.setdefault(key, []).append(each)
        elif node.alone:
            described.setdefault(each.node, []).append(each)
    context = Context(clusters)
    nameless: list[Held] = []
    for listed in described.values():
        found = {}
        for one in listed:
            keys = _keys(clusters, one, wanted=True)
            fitting = dict.fromkeys(each for key in keys for each in named.get(key, ()) if _fits(clusters, one, each))
            holder = _holder(clusters, one, tuple(fitting), context)
            if holder is not None:
                found[clusters.find(holder[0])] = (one, *holder)
            elif not fitting:
                nameless.append(one)
        if len(found) == 1:
            one, holding, reason = next(iter(found.values()))
            shown = clusters.nodes[holding].name.shown
            clusters.join(holding, one.node, f"“{one.office.shown}” and “{shown}”: {reason}")
    _join_nameless(clusters, nameless)


def _held(clusters: Clusters, readings: Sequence[Reading]) -> list[Held]:
    of: dict[Member, int] = {member: at for at, node in enumerate(clusters.nodes) for member in node.members}
    found = []
    for reading in sorted(readings, key=lambda each: each.document.id):
        for entity, offices in sorted(find_offices(reading).items()):
            node = of.get((reading.document.id, entity))
            if node is None:
                continue
            for office in offices:
                owners = frozenset(clusters.find(of[owner]) for owner in office.owners if owner in of)
                if len(owners) == len(office.owners) or owners:
                    found.append(Held(node, reading.document.id, office, owners))
    return found


def _keys(clusters: Clusters, held: Held, *, wanted: bool = False) -> Iterable[str]:
    """What an office is filed under: the bodies that it is of; where these may be unsaid, its role; words for the body.

    `wanted` asks for the keys by which a description is looked up.
    """
    words, office = office_words(), held.office
    keys = {f"of {owner}" for owner in held.owners}
    if office.role in words.unsaid and (office.role != "minister" or office.matter):
        keys.add(f"{office.role} {' '.join(sorted(office.matter))}")
    if _heads(office.role) and wanted and not held.owners and office.matter:
        keys.add(f"matter {' '.join(sorted(office.matter))}")
    if _heads(office.role) and not wanted and not office.matter:
        for owner in held.owners:
            keys |= {f"matter {word}" for word in _words(clusters.nodes[owner])}
    return sorted(keys)


def _heads(role: str) -> bool:
    words = office_words()
    return role in words.heads or role in words.heading


def _words(node: Node) -> set[str]:
    return {part for shown in node.names for part in thing_name(shown).parts}


def _fits(clusters: Clusters, one: Held, other: Held) -> bool:
    """Whether two offices can be one: the same role or a loose word for it, the same matter, no other body."""
    words = office_words()
    mine, theirs = one.office, other.office
    if mine.role != theirs.role:
        loose = mine.role in words.heads or theirs.role in words.heads
        if not (loose and _heads(mine.role) and _heads(theirs.role)):
            return False
        if not one.owners & other.owners and not (mine.matter and not one.owners):
            return False
    if mine.matter != theirs.matter:
        return bool(mine.matter and not theirs.matter and not one.owners) and any(
            mine.matter <= _words(clusters.nodes[owner]) for owner in other.owners
        )
    if one.owners and other.owners:
        return bool(one.owners & other.owners) or any(
            _one_land(clusters.nodes[left], clusters.nodes[right]) for left in one.owners for right in other.owners
        )
    return True


def _one_land(one: Node, other: Node) -> bool:
    """Whether one may be the adjective of the other ("Torvian", "Torvia")."""
    short, long = sorted((one.name.key, other.name.key), key=len)
    kinds = {*one.kinds, *other.kinds}
    return "nationality" in kinds and len(short) > 3 and long.startswith(short[: max(4, len(short) - 1)])


def _holder(clusters: Clusters, one: Held, fitting: Sequence[Held], context: Context) -> tuple[int, str] | None:
    """The node of the one who held the office of a description, and why it is held to be."""
    by_person: dict[int, list[Held]] = {}
    for each in fitting:
        by_person.setdefault(clusters.find(each.node), []).append(each)
    tenures = {
        person: Tenure(
            tuple(sorted(each.office.day for each in listed if each.office.day and each.office.tense != "former")),
            tuple(sorted(each.office.day for each in listed if each.office.day and each.office.tense == "former")),
            any(each.office.tense != "former" for each in listed),
            any(each.office.tense == "new" for each in listed),
        )
        for person, listed in by_person.items()
    }
    person = held_then(tenures, one.office.tense, one.office.day)
    if person is None:
        return None
    listed = by_person[person]
    at_that_time = " at that time" if len(by_person) > 1 else ""
    if one.owners and any(one.owners & each.owners for each in listed):
        owner = min(clusters.nodes[at].name.shown for each in listed for at in one.owners & each.owners)
        return listed[
            0
        ].node, f"nobody else in the pile is named as {one.office.role.replace('-', ' ')} of {owner}{at_that_time}"
    shared = context.shared(one.document, person, [each.document for each in listed])
    if shared is None:
        return None
    return listed[0].node, f"the only one in that office{at_that_time} in reports that {shared}"


def _join_nameless(clusters: Clusters, held: Sequence[Held]) -> None:
    """Descriptions by one office of one body, near in time, of which the pile names no holder."""
    filed: dict[tuple[object, ...], list[Held]] = {}
    for each in held:
        role = "head" if each.office.role in office_words().heads else each.office.role
        for owner in sorted(each.owners):
            if each.office.day is not None:
                filed.setdefault((owner, role, each.office.matter, each.office.tense), []).append(each)
    for listed in filed.values():
        ordered = sorted(listed, key=lambda each: (_day(each), each.document, each.node))
        for one, other in pairwise(ordered):
            if _day(other) - _day(one) <= NEAR and one.document != other.document:
                reason = "the same office of the same body, at most three months apart"
                clusters.join(one.node, other.node, f"“{one.office.shown}” and “{other.office.shown}”: {reason}")


def _day(held: Held) -> date:
    return held.office.day or date.min
