"""Who and what do the reports speak of?"""

from collections.abc import Sequence

from sayso.casefile import Case
from sayso.evidence import CaseEntity, Place, Record
from sayso.views.answers import Answer
from sayso.views.ratings import ratings


class ShownEntity(Record, frozen=True):
    """Somebody or something, the documents that speak of it (names) and how often.

    `body` is the name of the body it speaks for, `rating` a person's (Admiralty A-F), `reasons` say why names were
    taken to mean the same, `place` where a place lies.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    documents: tuple[str, ...]
    mentions: int
    named: bool = True
    plural: bool = False
    body: str | None = None
    rating: str | None = None
    reasons: tuple[str, ...] = ()
    place: Place | None = None


class Entities(Answer, frozen=True):
    """Entities, those in most documents first."""

    entities: tuple[ShownEntity, ...]


def entities(case: Case) -> Entities:
    """All entities of the case."""
    return Entities(entities=show_entities(case, case.entities()))


def show_entities(case: Case, found: Sequence[CaseEntity]) -> tuple[ShownEntity, ...]:
    """The entities as they are shown, in the order given."""
    counts = case.entity_counts(entity.id for entity in found)
    documents = case.document_names(key for entity in found for key, _ in entity.members)
    names = case.entity_names(entity.body for entity in found if entity.body)
    rated = ratings(case)
    return tuple(
        ShownEntity(
            entity.id,
            entity.name,
            entity.kind,
            entity.names,
            tuple(sorted({documents[key] for key, _ in entity.members if key in documents})),
            counts[entity.id].mentions,
            entity.named,
            entity.plural,
            names.get(entity.body) if entity.body else None,
            next((rated[key] for key in (entity.id, entity.name, *entity.names) if key in rated), None),
            entity.reasons,
            entity.place,
        )
        for entity in found
    )
