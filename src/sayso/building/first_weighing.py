"""A first weighing of new reports beside those nearest to them, so that what they say stands in a large case within seconds.

All is weighed after that, which puts what it comes to in the place of this. See `docs/decisions/017-first-weighing.md`.
"""

from collections.abc import Collection, Sequence

from sayso.building.fitting import fit
from sayso.building.progress import Progress
from sayso.casefile import Writer
from sayso.casefile.around import Around
from sayso.casefile.gathering import readings_of
from sayso.casefile.nearest import nearest
from sayso.casefile.rulings import pending_rulings
from sayso.casefile.waiting import waiting_in
from sayso.corroboration.recounting import Part
from sayso.engine import Memory
from sayso.evidence import CaseEntity, Claim, Derivation, Judgement, Reading
from sayso.identity import identify
from sayso.languages.uncollected import uncollected
from sayso.lineage import derive
from sayso.weighing import code

LARGE = 10_000  # documents; fewer are all weighed about as soon
FEW = 50  # new documents; for more the rest of the case had better be weighed at once
MOST = 1_000  # statements that a claim rests on; one that rests on more is counted when all are weighed


def weigh_beside(writer: Writer, tell: Progress) -> int:
    """Weigh the documents that are new since all was weighed beside those nearest to them; how many these were.

    None where the case is small, was weighed by other code, or where much is new, gone or changed: then all is weighed soonest.
    """
    new = waiting_in(writer, "read")
    if (
        not 0 < len(new) <= FEW
        or writer.count_documents() < LARGE
        or waiting_in(writer, "gone")
        or not writer.is_weighed_by(code())
    ):
        return 0
    tell(f"weighing {len(new)} new beside the nearest", 0, None)
    with uncollected():
        _weigh(writer, new)
    return len(new)


def _weigh(writer: Writer, new: Sequence[str]) -> None:
    pending = set(pending_rulings(writer))
    judgements = [ruling for ruling in writer.judgements() if ruling.id not in pending]
    fresh = tuple(readings_of(writer, new))
    readings = (*fresh, *readings_of(writer, nearest(writer, fresh)))
    case = Around(writer)
    derivations = _derivations(case, readings, set(new))
    found = identify(readings, judgements, memory=Memory(lambda step: writer.recall(step, code())))  # where places lie
    known = {**case.entities({one.id for one in found}), **case.entities_in(_ids(readings))}
    entities = fit(found, known, fresh)
    claims = _claims(writer, case, readings, set(new), entities, derivations, judgements)
    writer.add_derived(derivations, entities, claims, new)


def _derivations(case: Around, readings: Sequence[Reading], new: Collection[str]) -> tuple[Derivation, ...]:
    """What the new documents were made from, and which of the others, not known to be made from any, were made from them."""
    made = {one.document for one in case.derivations_of(_ids(readings))}
    found = derive([reading.document for reading in readings])
    return tuple(one for one in found if one.document in new or (one.parent in new and one.document not in made))


def _claims(
    writer: Writer,
    case: Around,
    readings: Sequence[Reading],
    new: Collection[str],
    entities: Sequence[CaseEntity],
    derivations: Sequence[Derivation],
    judgements: Sequence[Judgement],
) -> tuple[Claim, ...]:
    """The claims that the new statements make or join, counted with all statements that these have in the case."""

    def part(listed: Sequence[Reading]) -> Part:
        known = {**case.entities_in(_ids(listed)), **{one.id: one for one in entities}}
        made = (*case.derivations_of(_ids(listed)), *derivations)
        return Part(listed, tuple(known.values()), made, judgements, case.outlets)

    groups: dict[str, set[str]] = {}
    turned: set[str] = set()
    for one in part(readings).joined(new):
        claim = case.claim_of(one.alike, one.others) or one.claim
        if claim not in groups:
            groups[claim] = case.statements_of(claim)
            turned |= case.turned_in(claim)
        groups[claim].add(one.statement)
        met = next((other for other in (*one.alike, *one.others) if other in groups[claim]), one.statement)
        if (one.statement in one.turned) != ((met in one.turned) != (met in turned)):
            turned.add(one.statement)
    groups = {claim: group for claim, group in groups.items() if len(group) <= MOST}
    further = case.documents_of({one for group in groups.values() for one in group}) - _ids(readings)
    whole = part((*readings, *readings_of(writer, sorted(further))))
    return tuple(case.with_what_stays(claim) for claim in whole.count(groups, turned))


def _ids(readings: Sequence[Reading]) -> set[str]:
    return {reading.document.id for reading in readings}
