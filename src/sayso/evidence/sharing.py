"""Equal parts of many readings made one object, so that a large pile takes half the memory.

Half of what a reading holds is said again and again: ids such as "e1", the words of clauses, who speaks, the day of the report.
"""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import force_setattr

from sayso.evidence.mentions import Entity, Mention
from sayso.evidence.propositions import (
    EventProposition,
    FigureProposition,
    Participant,
    Proposition,
    Reference,
    RelationProposition,
)
from sayso.evidence.readings import Reading
from sayso.evidence.statements import Gist, Statement


class Sharing:
    """What was met so far, each once."""

    def __init__(self) -> None:
        self._words: dict[str | None, str | None] = {}
        self._met: dict[type, dict[Any, Any]] = {}

    def share(self, reading: Reading) -> Reading:
        """The same reading, equal to what it was, with its parts put in the place of equal ones met before."""
        self._name(reading.document, "outlet")
        for mention in (*reading.mentions, *reading.modifiers):
            self._mention(mention)
        for entity in reading.entities:
            self._entity(entity)
        for attribution in reading.attributions:
            self._name(attribution, "id", "source_entity")
        for statement in reading.statements:
            self._statement(statement)
        return reading

    def _mention(self, mention: Mention) -> None:
        self._name(mention, "id", "entity")
        self._once(mention, "span")

    def _entity(self, entity: Entity) -> None:
        self._name(entity, "id", "name", "role", "body")
        force_setattr(entity, "names", self._listed(entity.names))

    def _statement(self, statement: Statement) -> None:
        for link in statement.chain:
            self._name(link, "source", "entity", "attribution", "body")
        self._once(statement, "span", "chain", "holds", "said")
        self._proposition(statement.proposition)
        if statement.gist is not None:
            self._gist(statement.gist)
            self._once(statement, "gist")

    def _proposition(self, told: Proposition) -> None:
        if isinstance(told, RelationProposition):
            self._parts((told.subject, told.object))
        elif isinstance(told, EventProposition):
            self._parts((*told.participants, told.place))
        elif isinstance(told, FigureProposition):
            self._name(told, "measure", "unit")
            self._once(told, "as_of")
            self._parts((told.of, told.place))

    def _parts(self, parts: Iterable[Reference | Participant | None]) -> None:
        for part in parts:
            if part is not None:
                self._name(part, "name", "entity")
                self._once(part, "span")

    def _gist(self, gist: Gist) -> None:
        self._name(gist, "actor", "acted")
        for field in ("heads", "words", "entities"):
            force_setattr(gist, field, self._listed(getattr(gist, field)))

    def _listed(self, words: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple([self._words.setdefault(word, word) for word in words])

    def _name(self, record: Any, *fields: str) -> None:
        for field in fields:
            word = getattr(record, field)
            if word is not None:
                force_setattr(record, field, self._words.setdefault(word, word))

    def _once(self, record: Any, *fields: str) -> None:
        for field in fields:
            value = getattr(record, field)
            met = self._met.setdefault(type(value), {})  # equal things of two types are two
            force_setattr(record, field, met.setdefault(value, value))
