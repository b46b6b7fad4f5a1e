"""Who speaks in these reports, for whom, how often, and who is it that quotes them?"""

from collections import Counter
from collections.abc import Sequence

from sayso.casefile import Case, StoredStatement
from sayso.evidence import CaseEntity, Claim, Record
from sayso.views.answers import Answer
from sayso.views.entities import ratings


class ShownSource(Record, frozen=True):
    """Somebody who stands last in a chain: whose word it is.

    `statements` counts what they say; of the claims among it they were the `first` to make some and `repeated` others;
    `quoted_by` names the outlets (or, where unknown, documents); `own_voice` is true for an outlet speaking for itself.
    """

    name: str
    kind: str | None
    named: bool
    plural: bool
    body: str | None
    statements: int
    claims: int
    first: int
    repeated: int
    quoted_by: tuple[str, ...]
    documents: tuple[str, ...]
    own_voice: bool = False
    entity: str | None = None
    rating: str | None = None


class Sources(Answer, frozen=True):
    """Sources, named ones first, those that say most first."""

    sources: tuple[ShownSource, ...]


def sources(case: Case) -> Sources:
    """All sources of the case."""
    return Sources(sources=show_sources(case, case.claims(), case.statements()))


def show_sources(
    case: Case, claims: Sequence[Claim], statements: dict[str, StoredStatement]
) -> tuple[ShownSource, ...]:
    """Those who make the `statements` (by id), and their part in the `claims`."""
    entities = case.entities()
    member = {pair: entity for entity in entities for pair in entity.members}
    names = {entity.id: entity.name for entity in entities}
    rated = ratings(case)
    heard: dict[_Key, list[StoredStatement]] = {}
    for stored in statements.values():
        heard.setdefault(_key(stored, member), []).append(stored)
    key_of = {stored.statement.id: key for key, listed in heard.items() for stored in listed}
    made, first = _counts(claims, statements, key_of)
    shown = []
    for key, listed in heard.items():
        entity = member.get((listed[0].document, listed[0].statement.chain[-1].entity or ""))
        link = listed[0].statement.chain[-1]
        name = entity.name if entity else link.source
        if name is None:
            continue  # an outlet that is not known, or a "reportedly": nobody to list
        body = names.get(entity.body) if entity and entity.body else link.body
        own = all(len(stored.statement.chain) == 1 for stored in listed)
        quoting = {stored.outlet or stored.name for stored in listed if len(stored.statement.chain) > 1}
        shown.append(
            ShownSource(
                name,
                entity.kind if entity else None,
                entity.named if entity else link.named,
                entity.plural if entity else link.plural,
                body,
                len(listed),
                made[key],
                first[key],
                made[key] - first[key],
                tuple(sorted(quoting)),
                tuple(sorted({stored.name for stored in listed})),
                own,
                entity.id if entity else None,
                next((rated[one] for one in (name, *(entity.names if entity else ())) if one in rated), None),
            )
        )
    return tuple(sorted(shown, key=lambda one: (not one.named, -one.statements, one.name, one.documents)))


_Key = tuple[str, str]


def _key(stored: StoredStatement, member: dict[tuple[str, str], CaseEntity]) -> _Key:
    """Who vouches: an entity of the case where the last link is one; else its name, which for the unnamed holds in one document only."""
    link = stored.statement.chain[-1]
    entity = member.get((stored.document, link.entity or ""))
    if entity:
        return ("entity", entity.id)
    return ("name", link.source or "") if link.named else (stored.document, link.source or "")


def _counts(
    claims: Sequence[Claim], statements: dict[str, StoredStatement], key_of: dict[str, _Key]
) -> tuple[Counter[_Key], Counter[_Key]]:
    """How many claims each source makes, and of how many it was the first to speak."""
    made: Counter[_Key] = Counter()
    first: Counter[_Key] = Counter()
    for claim in claims:
        keys = [key for position in claim.positions for key in position.statements if key in statements]
        if not keys:
            continue
        made.update({key_of[key] for key in keys})
        first[key_of[min(keys, key=lambda key: _when(statements[key]))]] += 1
    return made, first


def _when(stored: StoredStatement) -> tuple[str, str, str, int]:
    said = stored.statement.said
    published = stored.published
    return (
        str(said.start or said.end or published.start or "9999"),
        str(published.start or published.end or "9999"),
        stored.name,
        stored.statement.span.start,
    )
