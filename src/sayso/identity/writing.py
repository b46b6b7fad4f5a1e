"""Groups of names written down as entities of the case: the best name, all names, the kind, the body spoken for."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from sayso.evidence import CaseEntity, Reading, content_id
from sayso.identity.clusters import Clusters
from sayso.identity.names import thing_name
from sayso.identity.nodes import Node

MOST_REASONS = 20
SHOUTED = 5  # letters; longer names in capitals are those of a dateline, not acronyms


def write_entities(clusters: Clusters, readings: Sequence[Reading]) -> tuple[CaseEntity, ...]:
    """One entity a group, sorted by name; ids are made of content alone and do not depend on any order."""
    found = [
        _entity(clusters, group)
        for group in clusters.groups()
        if not all(clusters.nodes[at].faint for at in clusters.members(group))
    ]
    found = _with_own_ids(found)
    case_of = {member: entity.id for entity in found for member in entity.members}
    bodies = _bodies(readings, case_of)
    for one, body in _ministers(readings, case_of, found).items():
        bodies.setdefault(one, body)
    found = [msgspec.structs.replace(entity, body=bodies.get(entity.id)) for entity in found]
    return in_order(found)


def in_order(entities: Iterable[CaseEntity]) -> tuple[CaseEntity, ...]:
    """`entities` by name."""
    return tuple(sorted(entities, key=lambda entity: (entity.name.casefold(), entity.name, entity.id)))


def _entity(clusters: Clusters, group: int) -> CaseEntity:
    nodes = [clusters.nodes[index] for index in clusters.members(group)]
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for node in nodes:
        names.update(node.names)
        kinds.update(node.kinds)
    people = [node for node in nodes if node.family == "person"]
    slip = bool(people) and all(len(node.name.parts) == 1 for node in nodes if node.family == "thing")
    best = _best(people if slip else nodes)  # a surname that one report took for a body's name
    members = tuple(sorted({member for node in nodes for member in node.members}))
    kind = "person" if slip else min(kinds, key=lambda each: (-kinds[each], each))
    documents = len({document for document, _ in members})
    reasons = []
    if documents > 1:
        reasons.append(f"named in {documents} documents")
    reasons.extend(sorted(set(clusters.reasons(group)))[:MOST_REASONS])
    alone = all(node.alone for node in nodes)
    name = min(best.names, key=lambda shown: (-best.names[shown], -len(shown), shown)) if alone else best.name.shown
    name = _shown(best, name)
    identity = (best.family, best.name.key, *(members[:1] if alone else ()))
    return CaseEntity(
        id=content_id("entity", *identity),
        kind=kind,
        name=name,
        names=_distinct(name, names),
        members=members,
        named=any(node.named for node in nodes),
        plural=all(node.plural for node in nodes),
        reasons=tuple(reasons),
    )


def _distinct(name: str, names: Counter[str]) -> tuple[str, ...]:
    """All names, the chosen one first, then the most used; of several that differ in capitals only the most used."""
    found = {name.casefold(): name}
    for each in sorted(names, key=lambda each: (-names[each], each)):
        found.setdefault(each.casefold(), each)
    return tuple(found.values())


def _best(nodes: Sequence[Node]) -> Node:
    """The node whose name stands for all: no acronym, a full name for a person, then what most documents use."""
    return min(
        nodes,
        key=lambda node: (
            node.name.short,
            not node.named,
            node.family == "person" and len(node.name.parts) == 1,
            -node.documents,
            -len(node.name.parts),
            node.name.key,
        ),
    )


def _shown(node: Node, name: str) -> str:
    """The spelling of the node's name that is used most."""
    same = [shown for shown in node.names if len(shown.split()) >= len(node.name.parts)] or [name]
    found = min(
        same, key=lambda shown: (shown.isupper() and len(shown) > SHOUTED, -node.names[shown], len(shown), shown)
    )
    return found[4:] if node.family == "thing" and not node.alone and found[:4].casefold() == "the " else found


def _with_own_ids(entities: list[CaseEntity]) -> list[CaseEntity]:
    """The same entities; where two got one id (two of one name that stay two), the id also counts the first member."""
    counts = Counter(entity.id for entity in entities)
    return [
        entity
        if counts[entity.id] == 1
        else msgspec.structs.replace(entity, id=content_id("entity", entity.id, entity.members[:1]))
        for entity in entities
    ]


def _bodies(readings: Sequence[Reading], case_of: dict[tuple[str, str], str]) -> dict[str, str]:
    """For whom each entity speaks: the body that most documents give it, never itself."""
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        for entity in reading.entities:
            one = case_of.get((reading.document.id, entity.id))
            speaks = entity.body is not None and entity.kind in {"person", "document"}  # a body speaks for itself
            body = case_of.get((reading.document.id, entity.body)) if speaks and entity.body else None
            if one is not None and body is not None and one != body:
                votes.setdefault(one, Counter())[body] += 1
    return {one: min(counts, key=lambda body: (-counts[body], body)) for one, counts in votes.items()}


def _ministers(
    readings: Sequence[Reading], case_of: dict[tuple[str, str], str], found: Sequence[CaseEntity]
) -> dict[str, str]:
    """The ministry of a minister, by matter, where the pile knows one of that name: "health minister", "health ministry"."""
    named: dict[str, set[str]] = {}
    for known in found:
        if known.kind == "organisation":
            for name in known.names:
                named.setdefault(thing_name(name).key, set()).add(known.id)
    headed: dict[str, str] = {}
    for reading in readings:
        for entity in reading.entities:
            one = case_of.get((reading.document.id, entity.id))
            role = (entity.role or "").removeprefix("deputy ")
            if one is None or entity.kind != "person" or not role.endswith(" minister"):
                continue
            bodies = named.get(role.removesuffix("minister") + "ministry", set())
            if len(bodies) == 1:
                headed[one] = min(bodies)
    return headed
