"""Which reports are in the case, what was found in each, and what could not be read?"""

from sayso.casefile import Case, StoredDocument
from sayso.evidence import DerivationKind, Problem, Published, Record, Span
from sayso.views.answers import Answer, Parent, find_parents


class ShownDocument(Record, frozen=True):
    """A document as in `sayso read`, with counts in place of its text and of what was found.

    `same_bytes_as` and `derived_from` name other documents of the case; `read` is false where it is yet to be read.
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: Published
    furniture: tuple[Span, ...]
    characters: int
    mentions: int
    entities: int
    attributions: int
    statements: int
    source: str
    read: bool = True
    same_bytes_as: str | None = None
    derived_from: str | None = None
    derivation: DerivationKind | None = None


class Documents(Answer, frozen=True):
    """The documents by name, and what could not be read, or not wholly."""

    documents: tuple[ShownDocument, ...]
    problems: tuple[Problem, ...]


def documents(case: Case) -> Documents:
    """All documents of the case."""
    parents = find_parents(case)
    return Documents(
        documents=tuple(show_document(stored, parents.get(stored.document.id)) for stored in case.documents()),
        problems=case.problems(),
    )


def show_document(stored: StoredDocument, parent: Parent | None) -> ShownDocument:
    """One row of the list."""
    document = stored.document
    return ShownDocument(
        document.id,
        document.name,
        document.title,
        document.outlet,
        document.url,
        document.language,
        document.published,
        document.furniture,
        stored.characters,
        stored.mentions,
        stored.entities,
        stored.attributions,
        stored.statements,
        stored.source,
        stored.reader is not None,
        stored.same_bytes_as,
        parent.name if parent else None,
        parent.kind if parent else None,
    )
