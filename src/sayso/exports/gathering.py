"""All that an export tells, asked of the case once: what was said where, and what it comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sayso.casefile import Case, Count, StoredDocument, StoredStatement
from sayso.evidence import (
    CaseEntity,
    Claim,
    Conflict,
    Derivation,
    EventProposition,
    FigureProposition,
    Judgement,
    Problem,
    Proposition,
    RelationProposition,
    Series,
)
from sayso.views.answers import Parent, find_parents
from sayso.views.ratings import ratings


class Party(NamedTuple):
    """Who or what plays a part in a proposition: as what, under which name, and which entity of the reading it is."""

    role: str
    name: str
    entity: str | None


class Tie(NamedTuple):
    """A tie between two entities of the case."""

    kind: str
    subject: CaseEntity
    object: CaseEntity


@dataclass(frozen=True, slots=True)
class Pile:
    """What is in a case, by id, in the order of the case; texts are fetched from the case when needed.

    `claims_of` gives the ids of the claims of a statement, `told_of` the ids of the statements that speak of an entity
    or come from it, `speaks_of` the reverse, `told_in` the ids of the statements of a document, `wrong` the reason of the person who ruled a statement wrong, `member` the entity of the case for
    an entity of a reading (document id, entity id).
    """

    name: str
    documents: dict[str, StoredDocument]
    parents: dict[str, Parent]
    statements: dict[str, StoredStatement]
    claims: dict[str, Claim]
    entities: dict[str, CaseEntity]
    counts: dict[str, Count]
    ratings: dict[str, str]
    series: tuple[Series, ...]
    conflicts: tuple[Conflict, ...]
    derivations: tuple[Derivation, ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]
    member: dict[tuple[str, str], CaseEntity]
    claims_of: dict[str, tuple[str, ...]]
    told_of: dict[str, tuple[str, ...]]
    speaks_of: dict[str, tuple[str, ...]]
    told_in: dict[str, tuple[str, ...]]
    wrong: dict[str, str]

    def held(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of the statements' ids that the case holds: one that is being built may not hold all yet."""
        return tuple(key for key in keys if key in self.statements)

    def document_name(self, key: str | None) -> str | None:
        """The name of the document of that id."""
        return self.documents[key].document.name if key in self.documents else key

    def who(self, document: str, entity: str | None) -> CaseEntity | None:
        """The entity of the case that an entity of a document's reading stands for."""
        return self.member.get((document, entity)) if entity else None

    def told(self, claim: Claim) -> tuple[str, ...]:
        """The ids of the statements of a claim, all sides together."""
        return self.held(key for position in claim.positions for key in position.statements)

    def tie(self, claim: Claim) -> Tie | None:
        """The tie that a claim is, where somebody affirms it and both of its sides are entities of the case."""
        if not any(position.polarity == "affirmed" for position in claim.positions):
            return None
        for key in self.told(claim):
            stored = self.statements[key]
            proposition = stored.statement.proposition
            if isinstance(proposition, RelationProposition):
                subject = self.who(stored.document, proposition.subject.entity)
                target = self.who(stored.document, proposition.object.entity)
                if subject and target:
                    return Tie(proposition.kind, subject, target)
        return None


def gather(case: Case) -> Pile:
    """Everything in the case but the texts. Raises `CaseError` where it cannot be read."""
    statements = case.statements()
    claims = {claim.id: claim for claim in case.claims()}
    entities = {entity.id: entity for entity in case.entities()}
    member = {pair: entity for entity in entities.values() for pair in entity.members}
    judgements = case.judgements()
    claims_of: dict[str, list[str]] = {}
    for claim in claims.values():
        for position in claim.positions:
            for key in position.statements:
                claims_of.setdefault(key, []).append(claim.id)
    told_of: dict[str, list[str]] = {}
    told_in: dict[str, list[str]] = {}
    speaks_of = {}
    for key, stored in statements.items():
        told_in.setdefault(stored.document, []).append(key)
        found = (member.get((stored.document, local)) for local in _entities_of(stored))
        speaks_of[key] = tuple(dict.fromkeys(entity.id for entity in found if entity))
        for one in speaks_of[key]:
            told_of.setdefault(one, []).append(key)
    return Pile(
        case.path.stem,
        {stored.document.id: stored for stored in case.documents()},
        find_parents(case),
        statements,
        claims,
        entities,
        case.entity_counts(),
        dict(ratings(case)),
        case.series(),
        case.conflicts(),
        case.derivations(),
        judgements,
        case.problems(),
        member,
        _settled(claims_of),
        _settled(told_of),
        speaks_of,
        _settled(told_in),
        {one.subject: one.reason or "wrong" for one in judgements if one.kind == "wrong_statement"},
    )


def parties(proposition: Proposition) -> Iterator[Party]:
    """Those who play a part in a proposition, in the order of its notation."""
    if isinstance(proposition, RelationProposition):
        yield Party("subject", proposition.subject.name, proposition.subject.entity)
        yield Party("object", proposition.object.name, proposition.object.entity)
    elif isinstance(proposition, EventProposition):
        for one in proposition.participants:
            yield Party(one.role, one.name, one.entity)
    elif isinstance(proposition, FigureProposition) and proposition.of is not None:
        yield Party("of", proposition.of.name, proposition.of.entity)
    if isinstance(proposition, EventProposition | FigureProposition) and proposition.place is not None:
        yield Party("place", proposition.place.name, proposition.place.entity)


def _settled(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(keys) for key, keys in found.items()}


def _entities_of(stored: StoredStatement) -> Iterator[str]:
    for party in parties(stored.statement.proposition):
        if party.entity:
            yield party.entity
    for link in stored.statement.chain:
        if link.entity:
            yield link.entity
