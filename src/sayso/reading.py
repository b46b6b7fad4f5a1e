"""READ: one document to everything found in it, a pure function of that document alone."""

import msgspec

from sayso.evidence import Document, Problem, Reading
from sayso.extract.attributions import find_attributions
from sayso.extract.coreference import resolve
from sayso.extract.events import find_events
from sayso.extract.figures import find_figures
from sayso.extract.mentions import find_mentions
from sayso.extract.modifiers import find_modifiers
from sayso.extract.parts import join_readings, split_parts
from sayso.extract.quantities import describe, find_quantities
from sayso.extract.relations import find_relations
from sayso.extract.statements import Found, compose, identify, in_order
from sayso.extract.tabular import without_tables
from sayso.extract.times import find_times
from sayso.languages import PARSERS, parse
from sayso.languages.one_thread import one_thread
from sayso.languages.uncollected import uncollected

READER = "42"  # counted up whenever the same document would be read differently: a case then reads it again


def read_document(document: Document) -> Reading:
    """Everything found in `document`: mentions, entities, attributions, times, quantities, relations, events, statements.

    A very long document is read in parts (see `extract/parts.py`). One in a language that sayso does not read comes
    back with a `Problem` and nothing else; lineage still uses it.
    """
    parts, problems = split_parts(document)
    with one_thread(), uncollected():
        if len(parts) == 1:
            return _read_whole(parts[0])
        readings = tuple(map(_read_part, parts))
    return join_readings(document, readings, problems)


def get_ready() -> None:
    """Load the models and word lists of English, so that the first document takes no longer than others (see `engine/worker.py`)."""
    _read_whole(Document("", "", "The quay at Senn was closed on Monday, officials said.", language="en"))


def repeat(reading: Reading, document: Document) -> Reading | None:
    """What `read_document` finds in `document`, which is to reading what the document of `reading` is (`as_read`).

    `None` where that cannot be told without reading it.
    """
    before = reading.document
    if before.as_read != document.as_read or reading.reader != READER:
        return None
    statements = []
    for statement in reading.statements:
        if statement.id != identify(before, statement):
            return None  # of a part of a long document
        statements.append(msgspec.structs.replace(statement, id=identify(document, statement)))
    problems = tuple(
        msgspec.structs.replace(problem, source=document.name) if problem.source == before.name else problem
        for problem in reading.problems
    )
    return msgspec.structs.replace(reading, document=document, statements=in_order(statements), problems=problems)


def _read_part(part: Document) -> Reading:
    """One part of a long document; a fault of ours costs that part and no more."""
    try:
        return _read_whole(part)
    except Exception as error:  # noqa: BLE001  (whatever it is, the other parts are worth keeping)
        return Reading(READER, part, problems=(Problem(f"a part of the text was not read ({error!r})", part.name),))


def _read_whole(document: Document) -> Reading:
    words = parse(document)
    if words is None:
        known = ", ".join(sorted(PARSERS))
        problem = Problem(
            f"in a language that is not read ({document.language}; read: {known}): kept for lineage only", document.name
        )
        return Reading(READER, document, problems=(problem,))
    attributions = find_attributions(words)
    times = find_times(words)
    quantities = find_quantities(words, times)
    mentions = find_mentions(words, times, quantities)
    resolved = resolve(words, mentions, attributions)
    relations = without_tables(words, find_relations(words, resolved.mentions))
    modifiers = find_modifiers(words, resolved.mentions, resolved.entities)
    everybody = (*resolved.mentions, *modifiers)
    events = without_tables(words, find_events(words, everybody, times))
    figures = without_tables(words, find_figures(words, quantities, everybody, times))
    found = Found(
        resolved.entities, resolved.mentions, resolved.attributions, times, relations, events, figures, quantities
    )
    return Reading(
        READER,
        document,
        resolved.mentions,
        resolved.entities,
        resolved.attributions,
        times,
        describe(words, quantities),
        relations,
        events,
        compose(words, found),
        modifiers=modifiers,
    )
