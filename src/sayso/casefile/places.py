"""In which order conclusions are shown: for each a key made of itself alone, so that a new one moves no other."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.evidence import Claim, Conflict, Derivation, Series, Weighing
from sayso.evidence.notation import introduces

BITS = (1, 12, 1, 12, 16, 1, 16)  # for what is counted in `attestation`; more than fits counts as the most
BEGINNING = 8  # signs of a claim's text and of its id that its key repeats


def attestation(claim: Claim, documents: Mapping[str, str]) -> str:
    """Sorts the best attested claim first: by its better attested side, what several documents carry before what one does,
    then by how many; what only tells who somebody is comes last.

    A side is as good as the independent origins it has for certain, and then as the origins it may have; a source that
    is many ("nineteen dockers") counts once in that, and of one document "some officials" attest nothing that its own voice
    does not. `documents` has the document of each statement, by id.
    """
    sides = [(position.independent.at_least, len(position.origins)) for position in claim.positions]
    least, origins = max(sides, default=(0, 0))
    statements = {one for position in claim.positions for one in position.statements}
    carrying = len({documents.get(one) for one in statements})
    shaped = claim.kind != "assertion"  # which is harder to match with others, and of less use
    packed = 0
    news = not introduces(claim)
    for counted, bits in zip(
        (news, least, carrying > 1, origins, carrying, shaped, len(statements)), BITS, strict=True
    ):
        most = (1 << bits) - 1
        packed = packed << bits | most - min(int(counted), most)
    return f"{packed:015x} {claim.text[:BEGINNING]} {claim.id[:BEGINNING]}"


def derivation_places(derivations: Sequence[Derivation]) -> Iterator[tuple[str, Derivation]]:
    """The derivations with their keys: by document, then by what it was made from; several between two are numbered."""
    counts: dict[str, int] = {}
    for one in derivations:
        base = " ".join((one.document, one.parent or "", one.absent or "", one.kind))
        counts[base] = counts.get(base, -1) + 1
        yield f"{base} {counts[base]:03d}", one


def series_place(series: Series) -> str:
    """By what is measured, of whom, and where."""
    return "\t".join((series.measure, series.of or "", series.place or "", series.id))


def conflict_places(weighing: Weighing, claims: Mapping[str, str]) -> Iterator[tuple[str, Conflict]]:
    """The conflicts with their keys: denials in the order of the claims (`claims` has their keys), then figures by series."""
    points = {
        point.statement: (series_place(series), number)
        for series in weighing.series
        for number, point in enumerate(series.points)
    }
    for one in weighing.conflicts:
        where = [claims.get(claim, "") for claim in one.claims[:1]]
        if one.kind != "denial":
            found = [points.get(statement, ("", 0)) for statement in one.statements[:2]]
            where = [*(place for place, _ in found[:1]), *(f"{number:06d}" for _, number in found)]
        yield "\t".join((str(int(one.kind != "denial")), *where, one.kind, *one.statements[:2])), one
