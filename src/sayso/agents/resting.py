"""The words that a row of a list rests on: where a source speaks, where an entity is mentioned."""

from collections.abc import Sequence

import msgspec

from sayso.casefile import Case
from sayso.evidence import CaseEntity, Derivation, Record, Span
from sayso.views.answers import ShownStatement, show_statements
from sayso.views.sources import ShownSource

MOST = 2  # examples of one row


class Mentioned(Record, frozen=True):
    """Words, the name of the document they stand in, and where in its text."""

    document: str
    span: Span
    words: str


class Shared(Record, frozen=True):
    """A passage of a document, and the one that it was made from, where that is in the pile."""

    document: str
    span: Span
    words: str
    from_: Mentioned | None = msgspec.field(name="from")


def shared_passages(case: Case, one: Derivation) -> tuple[Shared, ...]:
    """The passages that one document owes to another, with their words on both sides."""
    names = case.document_names(key for key in (one.document, one.parent) if key)
    text, text_from = case.text(one.document), case.text(one.parent) if one.parent else ""
    return tuple(
        Shared(
            names[one.document],
            passage.span,
            passage.span.words(text),
            Mentioned(names[one.parent], passage.from_span, passage.from_span.words(text_from)) if one.parent else None,
        )
        for passage in one.passages
    )


def mentions_of(case: Case, entity: CaseEntity) -> tuple[Mentioned, ...]:
    """The first mentions of `entity`, in its first documents; names before descriptions."""
    found: list[Mentioned] = []
    for document, member in entity.members[:MOST]:
        reading = case.reading(document)
        own = [one for one in reading.mentions if one.entity == member]
        own.sort(key=lambda one: (one.form != "name", one.span))
        found += [Mentioned(reading.document.name, one.span, one.span.words(reading.document.text)) for one in own[:1]]
    return tuple(found)


def statements_of(case: Case, sources: Sequence[ShownSource]) -> list[tuple[ShownStatement, ...]]:
    """For each of the sources: the first statements that come from it."""
    wanted = {_key(one.entity, one.name): number for number, one in enumerate(sources)}
    heard: list[list[str]] = [[] for _ in sources]
    member = {pair: entity.id for entity in case.entities() for pair in entity.members}
    for key, stored in case.statements().items():
        link = stored.statement.chain[-1]
        number = wanted.get(_key(member.get((stored.document, link.entity or "")), link.source or ""))
        if number is not None and len(heard[number]) < MOST:
            if sources[number].entity is None and stored.name not in sources[number].documents:
                continue  # an unnamed source of another document
            heard[number].append(key)
    shown = show_statements(case, (key for keys in heard for key in keys))
    return [tuple(shown[key] for key in keys if key in shown) for keys in heard]


def _key(entity: str | None, name: str) -> tuple[str, str]:
    return ("entity", entity) if entity else ("name", name)
