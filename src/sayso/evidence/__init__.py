"""The nouns: frozen records that every room shares. Imports no other room."""

from sayso.evidence.attributions import Attribution, Certainty, Manner, Polarity
from sayso.evidence.claims import (
    CaseEntity,
    Claim,
    Conflict,
    Family,
    Independence,
    Origin,
    Point,
    Position,
    Series,
    Weighing,
)
from sayso.evidence.derivations import Derivation, DerivationKind, Passage
from sayso.evidence.documents import Document, Hyperlink, Problem, Published
from sayso.evidence.intervals import UNKNOWN, Interval
from sayso.evidence.judgements import Judgement, JudgementKind
from sayso.evidence.mentions import Entity, EntityKind, Form, Mention
from sayso.evidence.places import Place, PlaceSort
from sayso.evidence.propositions import (
    AssertionProposition,
    Event,
    EventProposition,
    Figure,
    FigureProposition,
    Participant,
    Proposition,
    Reference,
    Relation,
    RelationProposition,
    Status,
)
from sayso.evidence.readings import CONTRACT, Reading
from sayso.evidence.records import Record, content_id, from_json, to_json
from sayso.evidence.spans import Span, any_covers, hull, trim
from sayso.evidence.statements import Gist, Link, Statement, StatementKind
from sayso.evidence.times import Bound, Quantity, TimeExpression, TimeType

__all__ = [
    "CONTRACT",
    "UNKNOWN",
    "AssertionProposition",
    "Attribution",
    "Bound",
    "CaseEntity",
    "Certainty",
    "Claim",
    "Conflict",
    "Derivation",
    "DerivationKind",
    "Document",
    "Entity",
    "EntityKind",
    "Event",
    "EventProposition",
    "Family",
    "Figure",
    "FigureProposition",
    "Form",
    "Gist",
    "Hyperlink",
    "Independence",
    "Interval",
    "Judgement",
    "JudgementKind",
    "Link",
    "Manner",
    "Mention",
    "Origin",
    "Participant",
    "Passage",
    "Place",
    "PlaceSort",
    "Point",
    "Polarity",
    "Position",
    "Problem",
    "Proposition",
    "Published",
    "Quantity",
    "Reading",
    "Record",
    "Reference",
    "Relation",
    "RelationProposition",
    "Series",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "TimeExpression",
    "TimeType",
    "Weighing",
    "any_covers",
    "content_id",
    "from_json",
    "hull",
    "to_json",
    "trim",
]
