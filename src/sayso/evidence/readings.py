"""Everything that sayso found in one document, and nothing that another document told it."""

from sayso.evidence.attributions import Attribution
from sayso.evidence.documents import Document, Problem
from sayso.evidence.mentions import Entity, Mention
from sayso.evidence.propositions import Event, Relation
from sayso.evidence.records import Record
from sayso.evidence.statements import Statement
from sayso.evidence.times import Quantity, TimeExpression

CONTRACT = 1


class Reading(Record, frozen=True):
    """The result of READ for one document; its JSON form is the contract's object of `sayso read`.

    `modifiers` are names that stand inside a description ("Tidewater" in "Tidewater fighters"), beside the `mentions`.
    """

    reader: str
    document: Document
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    contract: int = CONTRACT
    modifiers: tuple[Mention, ...] = ()
