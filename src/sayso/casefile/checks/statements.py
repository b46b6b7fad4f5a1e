"""Invariants of what each document says."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sayso.casefile.case import Case
from sayso.casefile.columns import as_day
from sayso.evidence import Span


def spans_give_back_their_words(case: Case) -> Iterator[str]:
    """The text of the document has, at each statement's span, the statement's words."""
    for document, name in case.rows("SELECT id, name FROM documents ORDER BY name"):
        text = case.text(document)
        for key, words, start, end in case.rows(
            "SELECT id, words, span_start, span_end FROM statements WHERE document = ? ORDER BY place", (document,)
        ):
            if not 0 <= start < end <= len(text) or text[start:end] != words:
                yield f"{name}, statement {key}: {text[max(0, start) : max(0, end)]!r} and not {words!r}"


def columns_repeat_the_record(case: Case) -> Iterator[str]:
    """The columns of a statement and of its chain repeat its record."""
    links: dict[str, list[Any]] = {}
    for key, *link in case.rows(
        """SELECT statement, source, entity, body, manner, certainty, polarity, named, plural FROM links
           ORDER BY statement, place"""
    ):
        links.setdefault(key, []).append(tuple(link))
    columns = (
        """kind, span_start, span_end, source, certainty, polarity, holds_start, holds_end, said_start, said_end"""
    )
    kept = {key: tuple(row) for key, *row in case.rows(f"SELECT id, {columns} FROM statements")}  # noqa: S608
    for key, stored in case.statements().items():
        one = stored.statement
        last = one.chain[-1].source if one.chain else None
        days = map(as_day, (one.holds.start, one.holds.end, one.said.start, one.said.end))
        if (one.kind, *one.span, last, one.certainty, one.polarity, *days) != kept[key] or one.id != key:
            yield f"{stored.name}, statement {key}"
        chain = [
            (link.source, link.entity, link.body, link.manner, link.certainty, link.polarity, link.named, link.plural)
            for link in one.chain
        ]
        if chain != links.get(key, []):
            yield f"{stored.name}, statement {key}: its chain"


def chains_begin_with_the_documents_voice(case: Case) -> Iterator[str]:
    """Every statement's chain begins with the document's own voice."""
    query = """SELECT s.id, s.document FROM statements s LEFT JOIN links l ON l.statement = s.id AND l.place = 0
               WHERE l.manner IS NOT 'voice' ORDER BY 1"""
    for key, document in case.rows(query):
        yield f"statement {key} of the document {document}"


def readings_stay_within_the_text(case: Case) -> Iterator[str]:
    """Whatever was found in a document lies within its text, and what it refers to was found there too."""
    for reading in case.readings():
        name, size = reading.document.name, len(reading.document.text)
        for part in (
            "mentions",
            "modifiers",
            "attributions",
            "times",
            "quantities",
            "relations",
            "events",
            "statements",
        ):
            for span in _spans(getattr(reading, part)):
                if not 0 <= span.start < span.end <= size:
                    yield f"{name}, {part}: {tuple(span)} in a text of {size} characters"
        entities = {entity.id for entity in reading.entities}
        named = {one.entity for one in (*reading.mentions, *reading.modifiers)}
        named |= {link.entity for one in reading.statements for link in one.chain}
        for missing in sorted(filter(None, named - entities)):
            yield f"{name}: no entity {missing}"


def _spans(thing: Any) -> Iterator[Span]:
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _spans(one)
    elif isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from _spans(getattr(thing, field))
