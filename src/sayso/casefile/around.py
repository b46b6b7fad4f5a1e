"""What stands in a case around some of its documents: who they name, what they were made from, what their claims rest on."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from msgspec import structs

from sayso.casefile.case import MANY, Case
from sayso.casefile.choosing import outlets
from sayso.evidence import CaseEntity, Claim, Derivation


class Around:
    """Looks up what stands in a case around documents and statements."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._entities: dict[str, CaseEntity] = {}

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """All outlets of the case."""
        return outlets(self._case)

    def entities_in(self, documents: Collection[str]) -> dict[str, CaseEntity]:
        """The entities that the documents (ids) name, and for whom these speak, by id."""
        named = self._many("SELECT entity FROM entity_members WHERE document IN", documents)
        found = self.entities({key for (key,) in named})
        return {**self.entities({one.body for one in found.values() if one.body}), **found}

    def entities(self, keys: Collection[str]) -> dict[str, CaseEntity]:
        """The entities of those ids, by id; those that the case does not hold are left out."""
        new = sorted(key for key in keys if key not in self._entities)
        self._entities.update((one.id, one) for one in self._case.entities_of_ids(new))
        return {key: self._entities[key] for key in sorted(keys) if key in self._entities}

    def derivations_of(self, documents: Collection[str]) -> tuple[Derivation, ...]:
        """What the documents (ids) were made from."""
        query = (
            "SELECT record FROM derivations WHERE place >= ?1 || ' ' AND place < ?1 || '!' ORDER BY place"  # by its key
        )
        return tuple(
            self._case.parse(record, Derivation)
            for document in sorted(documents)
            for (record,) in self._case.rows(query, (document,))
        )

    def documents_of(self, statements: Collection[str]) -> set[str]:
        """The ids of the documents of those statements (ids)."""
        return {key for (key,) in self._many("SELECT DISTINCT document FROM statements WHERE id IN", statements)}

    def claim_of(self, *groups: Collection[str]) -> str | None:
        """The claim (id) to which most statements (ids) of the first of the `groups` belong that has some in claims."""
        for statements in groups:
            met = Counter(self._case.claims_with(statements).values())
            if met:
                return min(met, key=lambda one: (-met[one], one))
        return None

    def statements_of(self, claim: str) -> set[str]:
        """The ids of the statements that the claim of that id rests on; none where the case does not hold it."""
        rows = self._case.rows("SELECT statement FROM position_statements WHERE claim = ?", (claim,))
        return {key for (key,) in rows}

    def turned_in(self, claim: str) -> set[str]:
        """The statements (ids) of a claim on the side that is not their own: their words say the opposite of its words.

        None where all are: such a claim is worded with its negation.
        """
        rows = list(
            self._case.rows(
                """SELECT p.statement, p.polarity = s.polarity FROM position_statements p
                   JOIN statements s ON s.id = p.statement WHERE p.claim = ?""",
                (claim,),
            )
        )
        turned = {key for key, own in rows if not own}
        return turned if len(turned) < len(rows) else set()

    def with_what_stays(self, claim: Claim) -> Claim:
        """The claim with what of its earlier self only a weighing of all can take away: that figures contest it, its families."""
        for before in self._case.claims_of_ids([claim.id]):
            families = {one.polarity: one.families for one in before.positions}
            positions = tuple(
                structs.replace(
                    one,
                    families=tuple(dict.fromkeys((*one.families, *families.get(one.polarity, ())))),
                )
                for one in claim.positions
            )
            return structs.replace(claim, positions=positions, contested=claim.contested or before.contested)
        return claim

    def _many(self, query: str, keys: Collection[str]) -> Iterator[Sequence[str]]:
        listed = sorted(keys)
        for at in range(0, len(listed), MANY):
            some = listed[at : at + MANY]
            yield from self._case.rows(f"{query} ({','.join('?' * len(some))})", some)
