"""What must hold of every reading, whatever the text: spans give back words, ids lead somewhere, values are allowed ones."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from sayso.evidence import Reading, Span, to_json
from tests.worlds import schema

CERTAINTIES = {"certain", "probable", "possible", "underspecified"}  # the contract's words
POLARITIES = {"affirmed", "denied"}


def broken(reading: Reading) -> list[str]:
    """Each rule that `reading` breaks, in words; empty where all is right."""
    schema.check("read", to_json(reading))
    faults = list(_spans(reading))
    for name in ("mentions", "entities", "attributions", "statements"):
        twice = [key for key, count in Counter(one.id for one in getattr(reading, name)).items() if count > 1]
        faults += [f"{name}: the id {key} is there twice" for key in twice]
    faults += _references(reading)
    return faults


def _spans(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    for where, span in _walk(reading, "reading"):
        if not (0 <= span.start < span.end <= len(text)):
            yield f"{where}: {tuple(span)} is not within the text of {len(text)} characters"
        elif not text[span.start : span.end].strip() and "furniture" not in where:
            yield f"{where}: {tuple(span)} gives back nothing but white space"


def _walk(thing: Any, where: str) -> Iterator[tuple[str, Span]]:
    if isinstance(thing, Span):
        yield where, thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _walk(one, where)
    elif isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from _walk(getattr(thing, field), f"{where}.{field}")


def _references(reading: Reading) -> Iterator[str]:
    entities = {entity.id for entity in reading.entities}
    attributions = {one.id for one in reading.attributions}
    for mention in (*reading.mentions, *reading.modifiers):
        if mention.entity is not None and mention.entity not in entities:
            yield f"mention {mention.id}: no entity {mention.entity}"
    for one in reading.attributions:
        if one.source_entity is not None and one.source_entity not in entities:
            yield f"attribution {one.id}: no entity {one.source_entity}"
        if one.inside is not None and one.inside not in attributions:
            yield f"attribution {one.id}: inside {one.inside}, which is not there"
    inside = {one.id: one.inside for one in reading.attributions}
    for start in inside:
        at: str | None = start
        for _ in inside:
            at = inside.get(at) if at else None
        if at is not None:
            yield f"attribution {start}: runs in a ring of attributions inside each other"
    for statement in reading.statements:
        if not statement.chain or statement.chain[0].manner != "voice":
            yield f"statement {statement.id}: its chain does not begin with the document's own voice"
        for link in statement.chain:
            if link.attribution is not None and link.attribution not in attributions:
                yield f"statement {statement.id}: no attribution {link.attribution}"
            if link.entity is not None and link.entity not in entities:
                yield f"statement {statement.id}: no entity {link.entity}"
        if statement.certainty not in CERTAINTIES or statement.polarity not in POLARITIES:
            yield f"statement {statement.id}: {statement.certainty}, {statement.polarity}"
