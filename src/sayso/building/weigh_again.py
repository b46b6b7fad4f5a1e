"""Drawing the conclusions again, where anything they rest on has changed; what has not changed is not worked out twice."""

from collections.abc import Sequence
from functools import partial

from sayso.building.progress import Progress
from sayso.casefile import Writer
from sayso.engine import Engine, Memory, key_of
from sayso.evidence import CaseEntity, Derivation, Judgement, content_id
from sayso.identity.judging import ON_ENTITIES
from sayso.identity.writing import in_order as entities_in_order
from sayso.languages.one_thread import one_thread
from sayso.languages.uncollected import uncollected
from sayso.lineage import derive
from sayso.lineage.deriving import in_order as derivations_in_order
from sayso.reading import READER
from sayso.weighing import WEIGHER, code, conclude


def weigh_again(writer: Writer, tell: Progress, engine: Engine | None = None) -> bool:
    """Draw all conclusions again where anything they rest on has changed; whether that was so.

    With an `engine`, reports are compared there. What comes out is what weighing everything anew would come to.
    """
    documents, judgements = writer.inputs()
    made_from = content_id(READER, WEIGHER, documents, judgements)
    if made_from == writer.weighed_from() and writer.is_whole():
        writer.nothing_to_weigh()
        return False
    tell("weighing", 0, None)
    # Millions of records and hardly a cycle: looking for these takes a quarter of the time. Thousands of small matrices, for
    # which several threads take three times the processor's time and no less by the clock.
    with uncollected(), one_thread():
        _weigh(writer, documents, made_from, tell, engine)
    return True


def _weigh(
    writer: Writer, documents: Sequence[tuple[str, str]], made_from: str, tell: Progress, engine: Engine | None
) -> None:
    version = code()
    memory = Memory(partial(writer.recall, version=version), lambda step, value: writer.remember(step, version, value))
    concluded = Memory(partial(writer.recall, version=version))  # stored with the conclusions that it speaks of
    keys = {document: key_of(READER, document, digest) for document, digest in documents}
    rulings = writer.judgements()
    whole = writer.is_whole()
    derivations = _derivations(writer, concluded, key_of(READER, documents)) if whole else None
    entities = _entities(writer, concluded, key_of(READER, documents), rulings) if whole else None
    unchanged = [table for table, known in (("derivations", derivations), ("entities", entities)) if known is not None]
    if derivations is None:
        derivations = derive(writer.documents_with_texts(), engine=engine, memory=memory)
        memory.pack()
    weighed = conclude(
        tuple(writer.readings_to_weigh()), derivations, rulings, entities=entities, memory=memory, keys=keys
    )
    memory.pack()
    tell("writing", 0, None)
    writer.replace_derived(
        weighed.derivations,
        weighed.weighing,
        made_from=made_from,
        remembered=(version, concluded.stored()),
        unchanged=unchanged,
    )


def _derivations(writer: Writer, memory: Memory, documents: bytes) -> tuple[Derivation, ...] | None:
    """The derivations of the case, where the documents are what they were; else `None`."""
    notes = memory.notes("derivations", bool)
    if notes.find(documents):
        return derivations_in_order(writer.derivations())
    notes.note(documents, True)
    return None


def _entities(
    writer: Writer, memory: Memory, documents: bytes, rulings: Sequence[Judgement]
) -> tuple[CaseEntity, ...] | None:
    """The entities of the case, where the readings and the rulings on entities are what they were; else `None`."""
    notes = memory.notes("entities", bool)
    key = key_of(documents, [ruling for ruling in rulings if ruling.kind in ON_ENTITIES])
    if notes.find(key):
        return entities_in_order(writer.entities())
    notes.note(key, True)
    return None
