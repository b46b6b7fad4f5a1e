"""Which statements make one claim, which origins are one, what contradicts what."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from sayso.corroboration.claims import find_claims, group_items
from sayso.corroboration.contexts import Contexts
from sayso.corroboration.counting.agreeing import Agreement
from sayso.corroboration.counting.families import Ties, with_families
from sayso.corroboration.estimates.series import find_conflicts, find_series
from sayso.corroboration.items import Directory, Item, Key, flatten
from sayso.corroboration.lineage import Lineage
from sayso.corroboration.ruling import Rulings
from sayso.engine import Memory, key_of
from sayso.evidence import CaseEntity, Claim, Conflict, Derivation, Judgement, Reading, Series, Weighing


def corroborate(
    readings: Sequence[Reading],
    entities: Sequence[CaseEntity],
    derivations: Sequence[Derivation],
    judgements: Sequence[Judgement] = (),
    *,
    memory: Memory | None = None,
    keys: Mapping[str, bytes] | None = None,
) -> Weighing:
    """Claims with their origins, figure series and conflicts; the order of the readings does not matter.

    What is in the `memory` of an earlier call need not be worked out again; the result is the same. `keys` are hashes of the
    readings by the id of the document, where the caller has some.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.name, reading.document.id))
    directory = Directory(ordered, entities)
    lineage = Lineage(
        derivations,
        {reading.document.id: reading.document.name for reading in ordered},
        {reading.document.outlet for reading in ordered if reading.document.outlet},
        Rulings(judgements),
    )
    wrong = {judgement.subject for judgement in judgements if judgement.kind == "wrong_statement"}
    items = [item for item in flatten(ordered) if item.id not in wrong]
    ties = Ties(directory, items, {reading.document.outlet for reading in ordered if reading.document.outlet})
    if memory is None:
        claims = find_claims(directory, lineage, group_items(directory, lineage, items), agreement=Agreement())
        series = find_series(directory, lineage, items)
    else:
        contexts = Contexts(directory, lineage, ordered, keys)
        pile = key_of(list(contexts.readings.values()), key_of(entities), key_of(derivations), sorted(wrong))
        groups = _groups(directory, lineage, items, pile, memory)
        agreement = Agreement(memory)
        claims = find_claims(directory, lineage, groups, (memory.notes("claims", Claim), contexts), agreement)
        series = memory.notes("series", tuple[Series, ...]).made(pile, lambda: find_series(directory, lineage, items))
    claims = tuple(with_families(ties, claim) for claim in claims)
    conflicts = find_conflicts(directory, items, claims, series)
    return Weighing(tuple(entities), _contested(claims, conflicts), series, conflicts)


def _groups(
    directory: Directory, lineage: Lineage, items: Sequence[Item], pile: bytes, memory: Memory
) -> Mapping[Key, list[Item]]:
    """The statements by what they say; `pile` is a hash of all that this rests on."""
    found = memory.notes("groups", dict[str, tuple[int, ...]]).find(pile)
    if found is None:
        place = {item.id: at for at, item in enumerate(items)}
        grouped = group_items(directory, lineage, items, memory)
        memory.pack()
        found = memory.notes("groups", dict[str, tuple[int, ...]]).note(
            pile,
            {
                "\0".join(name): tuple(~place[item.id] if item.turned else place[item.id] for item in listed)
                for name, listed in grouped.items()
            },
        )
    return {
        tuple(name.split("\0")): [items[at] if at >= 0 else structs.replace(items[~at], turned=True) for at in listed]
        for name, listed in found.items()
    }


def _contested(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> tuple[Claim, ...]:
    """The claims, where a figure that another source contradicts for the same days is contested too."""
    disputed = {one for conflict in conflicts if conflict.kind == "figures" for one in conflict.statements}
    return tuple(
        structs.replace(claim, contested=True)
        if any(one in disputed for position in claim.positions for one in position.statements)
        else claim
        for claim in claims
    )


__all__ = ["corroborate"]
