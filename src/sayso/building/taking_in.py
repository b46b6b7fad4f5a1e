"""Taking people's rulings into the conclusions of a case."""

from pathlib import Path

from sayso.building.progress import Progress, silent
from sayso.building.weigh_again import weigh_again
from sayso.casefile import Writer, write_case
from sayso.casefile.rulings import note_rulings
from sayso.engine import Engine


def weigh(case: str | Path) -> None:
    """Draw all conclusions anew where that is due, with the rulings made since.

    Raises `CaseError` where there is no case that can be written, or a build is at work on it.
    """
    with write_case(case) as writer:
        take_in(writer, silent)


def take_in(writer: Writer, tell: Progress, engine: Engine | None = None) -> bool:
    """The same for a case that is being written; whether anything had changed."""
    standing = [ruling.id for ruling in writer.judgements()]  # one that comes in after this is taken in next time
    weighed = weigh_again(writer, tell, engine)
    note_rulings(writer, standing)
    return weighed
