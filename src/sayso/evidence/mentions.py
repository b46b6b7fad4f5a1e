"""Names and descriptions in one text, and who or what they stand for there."""

from typing import Literal

from sayso.evidence.records import Record
from sayso.evidence.spans import Span

Form = Literal["name", "nominal", "pronoun"]
EntityKind = Literal[
    "person",
    "organisation",
    "place",
    "nationality",
    "date",
    "quantity",
    "money",
    "weapon",
    "vehicle",
    "military_platform",
    "document",
    "url",
    "comms_identifier",
    "other",
]


class Mention(Record, frozen=True):
    """A name, description or pronoun at `span`; `entity` is the id of the `Entity` of the same reading it stands for."""

    id: str
    span: Span
    kind: EntityKind
    form: Form
    entity: str | None = None


class Entity(Record, frozen=True):
    """Somebody or something, under every name that one document gives it.

    `named` is false for those only described ("a senior official"); `plural` is true for several ("two analysts");
    `role` is what the text calls them ("spokeswoman"), `body` the id of the entity they speak or act for;
    `anonymity` the words that say why no name is given; `members` the ids of those whom a plural one stands for ("both
    groups").
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    named: bool = True
    plural: bool = False
    role: str | None = None
    body: str | None = None
    anonymity: Span | None = None
    members: tuple[str, ...] = ()
