"""Which statements make one claim, which origins are one, what contradicts what."""

from collections.abc import Sequence

from sayso.corroboration.claims import find_claims
from sayso.corroboration.items import Directory, flatten
from sayso.corroboration.origins import Lineage
from sayso.corroboration.series import find_conflicts, find_series
from sayso.evidence import CaseEntity, Derivation, Judgement, Reading, Weighing


def corroborate(
    readings: Sequence[Reading],
    entities: Sequence[CaseEntity],
    derivations: Sequence[Derivation],
    judgements: Sequence[Judgement] = (),
) -> Weighing:
    """Claims with their origins, figure series and conflicts; the order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: (reading.document.name, reading.document.id))
    directory = Directory(ordered, entities)
    lineage = Lineage(derivations, {reading.document.id: reading.document.name for reading in ordered})
    wrong = {judgement.subject for judgement in judgements if judgement.kind == "wrong_statement"}
    items = [item for item in flatten(ordered) if item.id not in wrong]
    claims = find_claims(directory, lineage, items)
    series = find_series(directory, lineage, items)
    return Weighing(tuple(entities), claims, series, find_conflicts(directory, items, claims, series))


__all__ = ["corroborate"]
