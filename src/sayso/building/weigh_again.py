"""Drawing the conclusions anew, where anything they rest on has changed."""

from sayso.building.progress import Progress
from sayso.casefile import Writer
from sayso.engine import Engine
from sayso.evidence import content_id
from sayso.lineage import derive
from sayso.reading import READER
from sayso.weighing import WEIGHER, conclude


def weigh_again(writer: Writer, tell: Progress, engine: Engine | None = None) -> bool:
    """Draw all conclusions anew where anything they rest on has changed; whether that was so.

    With an `engine`, reports are compared there.
    """
    made_from = content_id(READER, WEIGHER, writer.inputs())
    if made_from == writer.weighed_from():
        return False
    tell("weighing", 0, None)
    derivations = derive(writer.documents_with_texts(), engine=engine)
    weighed = conclude(tuple(writer.readings_to_weigh()), derivations, writer.judgements())
    tell("writing", 0, None)
    writer.replace_derived(weighed.derivations, weighed.weighing, made_from=made_from)
    return True
