"""Every statement of the pile in one row, with who it is about looked up across the pile."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from sayso.evidence import (
    CaseEntity,
    Document,
    Entity,
    Link,
    Mention,
    Participant,
    Polarity,
    Reading,
    Reference,
    Span,
    Statement,
)

Key = tuple[str, ...]


class Item(msgspec.Struct, frozen=True, gc=False):
    """A statement with its document and its reading's entities.

    One that is `turned` says in other words the opposite of the claim that it is put in ("kept open" of a closure).
    """

    statement: Statement
    document: Document
    words: str
    turned: bool = False

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def side(self) -> Polarity:
        """Its polarity, or the other one where it is turned."""
        return other_side(self.statement.polarity) if self.turned else self.statement.polarity


def other_side(side: Polarity) -> Polarity:
    """Denied for affirmed, affirmed for denied."""
    return "denied" if side == "affirmed" else "affirmed"


def is_worded_as_denied(item: Item) -> bool:
    """Whether the negation stands in the words themselves ("was not warned") and not in the cue ("denied that ...")."""
    return (item.statement.polarity == "denied") != (item.statement.chain[-1].polarity == "denied")


def side_of(item: Item) -> Polarity:
    """The side that a statement is on of a claim that is shown in its words.

    An assertion's claim is its words, negation included: who says "no list was kept" affirms the claim so worded. The
    other kinds have a proposition without its negation, and the statement's own polarity is the side.
    """
    return item.statement.chain[-1].polarity if item.statement.kind == "assertion" else item.statement.polarity


class Directory:
    """Looks up who a document's entity is across the pile."""

    def __init__(self, readings: Sequence[Reading], entities: Sequence[CaseEntity]) -> None:
        self._case: dict[tuple[str, str], CaseEntity] = {
            member: entity for entity in entities for member in entity.members
        }
        self.by_id: Mapping[str, CaseEntity] = {entity.id: entity for entity in entities}
        self.documents: Mapping[str, Document] = {reading.document.id: reading.document for reading in readings}
        self._groups: dict[frozenset[str], frozenset[str]] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {
            reading.document.id: tuple(
                sorted((*reading.mentions, *reading.modifiers), key=lambda mention: mention.span)
            )
            for reading in readings
        }
        self._attributions = {reading.document.id: reading.attributions for reading in readings}
        self._named: dict[str, list[CaseEntity]] = {}
        self.noted: dict[tuple[str, str], object] = {}  # what others worked out of an entity of a document
        self._roles = {(one.document.id, each.id): each.role for one in readings for each in one.entities if each.role}
        self._by_name, self._described = _known_by_description(readings, entities)
        self._unwilling = {(one.document.id, each.id) for one in readings for each in one.entities if each.anonymity}
        self._starts = {
            document: [mention.span.start for mention in mentions] for document, mentions in self._mentions.items()
        }

    def find(self, document: str, entity: str | None) -> CaseEntity | None:
        """The case entity for the entity id of one document's reading, or `None`."""
        return self._case.get((document, entity)) if entity is not None else None

    def mentioned(self, document: str, span: Span) -> list[str]:
        """The entity ids of the mentions inside a span of one document."""
        first = bisect_left(self._starts.get(document, []), span.start)
        found = []
        for mention in self._mentions.get(document, ())[first:]:
            if mention.span.start >= span.end:
                break
            if mention.entity is not None and span.covers(mention.span):
                found.append(mention.entity)
        return found

    def mentions(self, document: str, entity: str) -> list[Mention]:
        """The mentions of one entity of a document, in text order."""
        return [one for one in self._mentions.get(document, ()) if one.entity == entity]

    def standing(self, document: str, first: int, last: int) -> list[Mention]:
        """The mentions that stand between two places of a document's text, in text order."""
        mentions = self._mentions.get(document, ())
        at = bisect_left(self._starts.get(document, []), first)
        found = []
        for mention in mentions[at:]:
            if mention.span.start >= last:
                break
            if mention.span.end <= last:
                found.append(mention)
        return found

    def key(self, document: str, reference: Reference | Participant | None) -> str | None:
        """What two references must share to mean the same: the case entity, else the plain words; `None` for nobody."""
        if reference is None:
            return None
        found = self.find(document, reference.entity)
        if found is not None and (found.named or not is_numbered(reference.name)):
            return found.id
        return "~" + plain_words(reference.name)

    def known(self, document: str, entity: str | None) -> CaseEntity | None:
        """The case entity for the entity id of one document's reading if it has a name, or goes there by the description that stands for one.

        Of others it is not known that a report that calls them otherwise does not mean them: they make nobody somebody else.
        """
        found = self.find(document, entity)
        if found is None or not found.named:
            return None
        if found.id in self._by_name:
            return found
        here = self._described[document, entity or ""]
        wanted = set(plain_words(found.name).split())
        return found if any(wanted <= set(plain_words(name).split()) for name in (here.name, *here.names)) else None

    def is_described(self, document: str, entity: str) -> bool:
        """Whether an entity of a document that has a name in the pile has none there."""
        return (document, entity) in self._described

    def is_a_thing(self, document: str, reference: Reference) -> bool:
        """Whether a reference means a place or a thing, which can be owned but is no member of anything."""
        found = self.find(document, reference.entity)
        return found is not None and found.kind in {"place", "vehicle", "weapon", "military_platform", "other"}

    def kind_of(self, entity: str) -> str:
        """The kind of a case entity, by id; of what is none, nothing."""
        found = self.by_id.get(entity)
        return found.kind if found is not None else ""

    def is_named(self, part: str) -> bool:
        """Whether a part of a proposition's key stands for somebody with a name."""
        entity = self.by_id.get(part.rsplit(":", 1)[-1])
        return entity is not None and entity.named

    def name(self, document: str, reference: Reference | Participant | None) -> str | None:
        """The name to show for a reference."""
        if reference is None:
            return None
        found = self.find(document, reference.entity)
        return found.name if found is not None else reference.name

    def source(self, document: str, link: Link) -> CaseEntity | None:
        """The case entity of a link's source."""
        return self.find(document, link.entity)

    def same(self, names: Iterable[str]) -> frozenset[str]:
        """The set of `names`, the same object for the same ones: few sets are often needed, and each takes 200 bytes."""
        found = frozenset(names)
        return self._groups.setdefault(found, found)

    def called(self, document: Document, entity: str) -> frozenset[str]:
        """The words by which a document calls one of its entities beside its name: its role, descriptions of it."""
        mentions = self._mentions.get(document.id, ())
        told = {one.span.words(document.text) for one in mentions if one.entity == entity and one.form == "nominal"}
        return frozenset(told | {self._roles.get((document.id, entity), "")} - {""})

    def worded(self, document: Document, link: Link) -> str | None:
        """The words by which a document tells there who a link's source is ("the governor", "he"); `None` where it has none."""
        listed = self._attributions.get(document.id, ()) if link.attribution is not None else ()
        source = next((one.source for one in listed if one.id == link.attribution), ())
        return " ".join(span.words(document.text) for span in source) or None

    def roles(self, document: str, entity: str | None) -> frozenset[str]:
        """The words of the role that a document gives to one of its entities ("prime minister")."""
        return frozenset(self._roles.get((document, entity or ""), "").casefold().split())

    def offices(self, entity: CaseEntity) -> frozenset[str]:
        """The roles that the reports of the pile give to one of its entities."""
        return frozenset(self._roles[member] for member in entity.members if member in self._roles)

    def is_unwilling(self, document: str, entity: str | None) -> bool:
        """Whether an entity of a document asked not to be named."""
        return (document, entity) in self._unwilling

    def beside(self, document: str) -> list[CaseEntity]:
        """Everything that a document names."""
        return self._named_in(document)

    def organisations(self, document: str) -> list[CaseEntity]:
        """The organisations that a document names."""
        return [entity for entity in self._named_in(document) if entity.kind == "organisation"]

    def persons(self, document: str) -> list[CaseEntity]:
        """The persons whom a document names."""
        return [entity for entity in self._named_in(document) if entity.kind == "person"]

    def _named_in(self, document: str) -> list[CaseEntity]:
        if document not in self._named:
            keys = {mention.entity for mention in self._mentions.get(document, ())}
            found = {entity.id: entity for key in keys if (entity := self.find(document, key)) is not None}
            self._named[document] = [entity for _, entity in sorted(found.items()) if entity.named]
        return self._named[document]

    def body(self, entity: CaseEntity) -> CaseEntity | None:
        """The body that a person speaks for, or whose a document is, or `None`; a body speaks for itself, whomever it belongs to."""
        if entity.kind not in {"person", "document"} or entity.body is None:
            return None
        return self.by_id.get(entity.body)


def _known_by_description(
    readings: Sequence[Reading], entities: Sequence[CaseEntity]
) -> tuple[frozenset[str], dict[tuple[str, str], Entity]]:
    """The ids of the case entities that some report names, and of all that count as named those members that their own report does not name."""
    named = {(reading.document.id, one.id) for reading in readings for one in reading.entities if one.named}
    known = [entity for entity in entities if entity.named]
    described = {member for entity in known for member in entity.members if member not in named}
    return frozenset(entity.id for entity in known if not named.isdisjoint(entity.members)), {
        (reading.document.id, one.id): one
        for reading in readings
        for one in reading.entities
        if (reading.document.id, one.id) in described
    }


def flatten(readings: Iterable[Reading]) -> list[Item]:
    """All statements, in an order that does not depend on the order of the readings."""
    items = [
        Item(statement, reading.document, statement.span.words(reading.document.text))
        for reading in readings
        for statement in reading.statements
    ]
    return sorted(items, key=lambda item: (item.document.name, item.document.id, item.statement.span, item.id))


def is_numbered(name: str) -> bool:
    """Whether a description is as good as a name, for its number ("warehouse 4", "gate 12")."""
    words = name.split()
    return len(words) > 1 and words[-1].isdigit()


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_EMPTY = {"the", "a", "an", "of", "s"}


@lru_cache(maxsize=65_536)
def plain_words(words: str) -> str:
    """The words in lower case without articles and marks, each less a plural "s": what is compared."""
    return " ".join(singular(word) for word in _WORD.findall(words.casefold()) if word not in _EMPTY)


@lru_cache(maxsize=262_144)
def singular(word: str) -> str:
    """A word less its plural or possessive ending, roughly: enough to compare."""
    word = word.replace("’s", "").replace("'s", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
