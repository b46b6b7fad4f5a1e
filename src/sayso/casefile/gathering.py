"""Passes over the whole case: all readings without what weighing never looks at, and documents with the same words."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from sayso.casefile.case import Case
from sayso.casefile.opening import explained
from sayso.evidence import Attribution, Document, Entity, Mention, Reading, Record, Span, Statement, to_json
from sayso.evidence.sharing import Sharing

FEW = 5_000  # documents; the parts that are equal in so few take less room than it is worth to look for them


class _Speaker(Record, frozen=True):
    """Of an attribution, who speaks, and the words for it."""

    id: str
    source: tuple[Span, ...] = ()
    source_entity: str | None = None


class _Weighty(Record, frozen=True):
    """Of a reading, what WEIGH looks at beside its document and its statements."""

    reader: str
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[_Speaker, ...] = ()
    modifiers: tuple[Mention, ...] = ()


def documents_with_texts(case: Case) -> tuple[Document, ...]:
    """The documents that were read, with their texts, by name."""
    rows = case.rows(
        """SELECT d.id, d.name, d.record, d.text FROM documents d JOIN readings r ON r.document = d.id
           ORDER BY d.name, d.id"""
    )
    return tuple(
        msgspec.structs.replace(case.parse(record, Document), id=key, name=name, text=text)
        for key, name, record, text in rows
    )


def readings_to_weigh(case: Case) -> Iterator[Reading]:
    """The readings by the document's name; of attributions only who speaks, and no times, quantities, relations, events."""
    said = _statements(case)
    following = next(said, None)
    share = Sharing().share if case.count_documents() > FEW else None
    with explained(case.path):
        rows = case.connection.execute(
            """SELECT d.id, d.name, d.record, d.text, r.record FROM documents d JOIN readings r ON r.document = d.id
               ORDER BY d.name, d.id"""
        )
        for row in rows:
            statements = []
            while following is not None and following[0] == row[0]:
                statements.append(case.parse(following[1], Statement))
                following = next(said, None)
            reading = _reading(case, row, statements)
            yield share(reading) if share else reading


def readings_of(case: Case, documents: Iterable[str]) -> Iterator[Reading]:
    """The same readings of those documents (ids) alone, in the order given."""
    for document in documents:
        rows = case.rows(
            """SELECT d.id, d.name, d.record, d.text, r.record FROM documents d JOIN readings r ON r.document = d.id
               WHERE d.id = ?""",
            (document,),
        )
        for row in rows:
            said = case.rows("SELECT record FROM statements WHERE document = ? ORDER BY place", (document,))
            yield _reading(case, row, [case.parse(one, Statement) for (one,) in said])


def _reading(case: Case, row: tuple[str, str, str, str, str], statements: list[Statement]) -> Reading:
    key, name, document, text, record = row
    found = case.parse(record, _Weighty)
    return Reading(
        found.reader,
        msgspec.structs.replace(case.parse(document, Document), id=key, name=name, text=text),
        found.mentions,
        found.entities,
        tuple(Attribution(one.id, one.source, (), (), one.source_entity) for one in found.attributions),
        statements=tuple(statements),
        modifiers=found.modifiers,
    )


def _statements(case: Case) -> Iterator[tuple[str, str]]:
    """The document (its id) and the record of each statement, in the order of the documents and of what they say."""
    with explained(case.path):
        yield from case.connection.execute(
            """SELECT s.document, s.record FROM documents d JOIN statements s ON s.document = d.id
               ORDER BY d.name, d.id, s.place"""
        )


def alike(case: Case, reader: str) -> dict[str, str]:
    """See `Writer.alike`."""
    query = """
        SELECT d.id, d.record, d.text, r.reader IS ?1 FROM documents d LEFT JOIN readings r ON r.document = d.id
        WHERE d.characters IN (
            SELECT u.characters FROM documents u LEFT JOIN readings v ON v.document = u.id WHERE v.reader IS NOT ?1)
        ORDER BY r.reader IS NOT ?1, d.name, d.id"""
    first: dict[bytes, str] = {}
    found = {}
    with explained(case.path):
        for key, record, text, is_read in case.connection.execute(query, (reader,)):
            document = msgspec.structs.replace(case.parse(record, Document), text=text)
            other = first.setdefault(hashlib.sha256(to_json(document.as_read)).digest(), key)
            if other != key and not is_read:
                found[key] = other
    return found
