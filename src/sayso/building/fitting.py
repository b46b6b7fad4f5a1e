"""Who is who in a part of a case, fitted to who is who in the whole of it: new members of known entities, and new entities."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from sayso.evidence import CaseEntity, Reading

Member = tuple[str, str]


def fit(found: Sequence[CaseEntity], known: Mapping[str, CaseEntity], new: Sequence[Reading]) -> tuple[CaseEntity, ...]:
    """The entities that the `new` readings add to or bring in, where `found` is who is who in a part of the case; `known` are its entities.

    A new member goes to the entity of the case that members found to be the same belong to: to one that bears its name, then
    to the one with most of them, or to one of the id found; else it makes, with those found with it, an entity of its own.
    """
    owners = {member: entity.id for entity in known.values() for member in entity.members}
    names = {(reading.document.id, one.id): one.names for reading in new for one in reading.entities}
    gained: dict[str, list[Member]] = {}
    final: dict[str, str] = {}  # the entity of the case by the id found
    fresh: dict[str, CaseEntity] = {}
    for entity in found:
        met = Counter(owner for member in entity.members if (owner := owners.get(member)))
        final[entity.id] = min(met, key=lambda one: (-met[one], one)) if met else entity.id
        left = []
        for member in entity.members:
            if member in owners or member not in names:
                continue
            target = _owner(met, known, names[member]) or (entity.id if entity.id in known else None)
            if target is None:
                left.append(member)
            else:
                gained.setdefault(target, []).append(member)
        if left:
            fresh[entity.id] = structs.replace(entity, members=tuple(sorted(left)))
    grown = (_with(known[key], members, names) for key, members in gained.items())
    own = (structs.replace(one, body=final.get(one.body) if one.body else None) for one in fresh.values())
    return tuple(sorted((*grown, *own), key=lambda entity: entity.id))


def _owner(met: Counter[str], known: Mapping[str, CaseEntity], names: Iterable[str]) -> str | None:
    """Of the entities of the case that are met, one that bears one of the names, then the one met most."""
    called = {name.casefold() for name in names}

    def order(key: str) -> tuple[bool, int, str]:
        return (called.isdisjoint(name.casefold() for name in known[key].names), -met[key], key)

    return min(met, key=order, default=None)


def _with(entity: CaseEntity, members: Iterable[Member], names: dict[Member, tuple[str, ...]]) -> CaseEntity:
    """The entity with these members more."""
    every = tuple(sorted({*entity.members, *members}))
    called = {name.casefold(): name for member in members for name in reversed(names[member])}
    there = {name.casefold() for name in entity.names}
    more = tuple(name for folded, name in sorted(called.items()) if folded not in there)
    documents = len({document for document, _ in every})
    reasons = (f"named in {documents} documents", *(one for one in entity.reasons if not one.startswith("named in ")))
    return structs.replace(entity, members=every, names=(*entity.names, *more), reasons=reasons)
