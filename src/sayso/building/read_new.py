"""Reading what a case has not read yet: each text once, however many documents have it, and every reading kept at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sayso.building.engines import Engines
from sayso.building.progress import Progress
from sayso.casefile import Writer
from sayso.engine import Outcome
from sayso.evidence import Problem, Reading
from sayso.reading import READER, read_document, repeat

FAILED = f"{READER}, failed"  # stands where READER would: the next build tries again

Item = TypeVar("Item")
Result = TypeVar("Result")


def read_new(writer: Writer, engines: Engines, tell: Progress) -> int:
    """Read the documents that have no reading of this version; how many there were.

    Of documents with the very same words, outlet and day only one is read: what it says, the others say.
    """
    todo = writer.unread(READER)
    alike = writer.alike(READER)
    done = _read(writer, engines, [key for key in todo if key not in alike], tell, (0, len(todo)))
    left = []
    for key, other in sorted(alike.items()):
        document = writer.document(key)
        reading = repeat(writer.reading(other), document)
        if reading is None:
            left.append(key)
            continue
        writer.add_reading(reading)
        done += 1
        tell("reading", done, len(todo))
    _read(writer, engines, left, tell, (done, len(todo)))
    return len(todo)


def _read(writer: Writer, engines: Engines, keys: Sequence[str], tell: Progress, progress: tuple[int, int]) -> int:
    """Read the documents of those ids; `progress` tells how many are done before, of how many. How many are done then."""
    before, total = progress
    outcomes = engines.for_items(len(keys), writer.characters(keys)).map(
        read_document, map(writer.document, keys), seconds=engines.seconds_for_document
    )
    for done, outcome in counted("reading", total if keys else 0, outcomes, tell, before=before):
        reading = outcome.result
        if reading is None:
            problem = Problem(outcome.failure or "", outcome.item.name, unread=True)
            reading = Reading(FAILED, outcome.item, problems=(problem,))
        writer.add_reading(reading, unread=outcome.result is None)
        tell("reading", done, total)
    return before + len(keys)


def counted(
    stage: str, total: int, outcomes: Iterator[Outcome[Item, Result]], tell: Progress, *, before: int = 0
) -> Iterator[tuple[int, Outcome[Item, Result]]]:
    """The outcomes numbered from 1 (or after `before`), after a first word on how many are to come; nothing is started for none."""
    if total:
        tell(stage, before, total)
        yield from enumerate(outcomes, start=before + 1)
