"""A very long document is read in parts, as one would a book, and what is found in them is put together again.

Reading looks at everything in a document beside everything else, which is right for a report of a thousand words and
takes for ever in a transcript of a million. A part is the same document with all else marked as furniture, so every span
stays where it is.
"""

from typing import Any, TypeVar

import msgspec

from sayso.evidence import (
    Attribution,
    Document,
    Entity,
    Gist,
    Link,
    Mention,
    Participant,
    Problem,
    Reading,
    Reference,
    Span,
)

WHOLE = 60_000  # characters, some 10,000 words, that are read in one go
PART = 30_000
MOST = 600_000  # some 100,000 words; what comes after is kept and compared with other documents, but not read

_LOCAL: dict[type, tuple[str, ...]] = {  # which fields hold ids that count inside one reading only
    Mention: ("id", "entity"),
    Entity: ("id", "body"),
    Attribution: ("id", "source_entity", "inside"),
    Reference: ("entity",),
    Participant: ("entity",),
    Link: ("entity", "attribution"),
    Gist: ("entities", "actor", "acted"),
}
_Thing = TypeVar("_Thing")


def split_parts(document: Document) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The parts to read, in order (the document itself where it is not long), and what was left out.

    Parts end at line breaks, or at spaces where there are none.
    """
    length = len(document.text)
    if length <= WHOLE:
        return (document,), ()
    text = document.text[:MOST]
    own = [Span(span.start, min(span.end, len(text))) for span in document.furniture if span.start < len(text)]
    parts = []
    start = 0
    while start < len(text):
        end = _cut(text, start, min(start + PART, len(text)))
        outside = (Span(0, start), Span(end, len(text)))
        furniture = (span for span in (*outside, *own) if span.end > span.start)
        parts.append(msgspec.structs.replace(document, text=text, furniture=_merge(furniture)))
        start = end
    left_out = Problem(
        f"the document is very long: only its first {start:,} of {length:,} characters were read; split it to read all",
        document.name,
        Span(start, length),
        unread=True,
    )
    return tuple(parts), ((left_out,) if start < length else ())


def join_readings(document: Document, readings: tuple[Reading, ...], problems: tuple[Problem, ...] = ()) -> Reading:
    """One reading of the whole `document` from those of its parts; names that several parts have are one entity."""
    known: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    renamed: list[Reading] = []
    for number, reading in enumerate(readings, start=1):
        ids: dict[str, str] = {}
        for entity in reading.entities:
            new = f"{entity.id}.{number}"
            ids[entity.id] = known.setdefault((entity.kind, entity.name), new) if entity.named else new
        ids |= {one.id: f"{one.id}.{number}" for one in reading.mentions}
        ids |= {one.id: f"{one.id}.{number}" for one in reading.attributions}
        changed = _rename(reading, ids)
        for entity in changed.entities:
            before = entities.get(entity.id)
            names = dict.fromkeys((*(before.names if before else ()), *entity.names))
            entities[entity.id] = msgspec.structs.replace(before or entity, names=tuple(names))
        renamed.append(changed)
    lists = {
        field: tuple(one for reading in renamed for one in getattr(reading, field))
        for field in Reading.__struct_fields__
        if field not in {"reader", "document", "entities", "problems", "contract"}
    }
    every = tuple(dict.fromkeys((*problems, *(problem for reading in readings for problem in reading.problems))))
    return msgspec.structs.replace(
        readings[0], document=document, entities=tuple(entities.values()), problems=every, **lists
    )


def _cut(text: str, start: int, end: int) -> int:
    """Where the part from `start` should end: at `end`, or rather after the last line, or word, before it."""
    if end == len(text):
        return end
    for mark in ("\n", " "):
        at = text.rfind(mark, start + PART // 2, end)
        if at >= 0:
            return at + 1
    return end


def _merge(spans: Any) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _rename(thing: _Thing, ids: dict[str, str]) -> _Thing:
    """`thing` with all ids that count inside one reading replaced, however deep they stand."""
    if isinstance(thing, Span) or not isinstance(thing, tuple | msgspec.Struct):
        return thing
    if isinstance(thing, tuple):
        return tuple(_rename(one, ids) for one in thing)  # type: ignore[return-value]
    local = _LOCAL.get(type(thing), ())
    changes = {}
    for field in thing.__struct_fields__:
        old = getattr(thing, field)
        if field in local:
            new = tuple(ids.get(one, one) for one in old) if isinstance(old, tuple) else ids.get(old, old)
        else:
            new = _rename(old, ids)
        if new is not old:
            changes[field] = new
    return msgspec.structs.replace(thing, **changes) if changes else thing
