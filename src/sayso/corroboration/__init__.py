"""Which statements make one claim, which origins are one, what contradicts what."""

from collections.abc import Sequence

from msgspec import structs

from sayso.corroboration.claims import find_claims
from sayso.corroboration.families import Ties, with_families
from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.origins import Lineage
from sayso.corroboration.ruling import Rulings
from sayso.corroboration.series import find_conflicts, find_series
from sayso.evidence import CaseEntity, Claim, Conflict, Derivation, Judgement, Reading, Weighing


def corroborate(
    readings: Sequence[Reading],
    entities: Sequence[CaseEntity],
    derivations: Sequence[Derivation],
    judgements: Sequence[Judgement] = (),
) -> Weighing:
    """Claims with their origins, figure series and conflicts; the order of the readings does not matter."""
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
    claims = tuple(with_families(ties, claim) for claim in find_claims(directory, lineage, items))
    series = find_series(directory, lineage, items)
    conflicts = find_conflicts(directory, items, claims, series)
    return Weighing(tuple(entities), _contested(claims, conflicts), series, conflicts)


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
