"""WEIGH: all readings and all judgements to what the pile establishes, a pure function of them."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.corroboration import corroborate
from sayso.engine import Engine
from sayso.evidence import Derivation, Judgement, Reading, Weighing
from sayso.identity import identify
from sayso.lineage import derive

WEIGHER = "2"  # counted up whenever the same readings would be weighed differently: a case then weighs them again


class Weighed(NamedTuple):
    """The derivations of the documents, and the weighing of what they say."""

    derivations: tuple[Derivation, ...]
    weighing: Weighing


def weigh(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = (), *, engine: Engine | None = None
) -> Weighed:
    """What the pile establishes. The same readings and judgements, in any order, on any engine, give the same result."""
    return conclude(readings, derive([reading.document for reading in readings], engine=engine), judgements)


def conclude(
    readings: Sequence[Reading], derivations: tuple[Derivation, ...], judgements: Sequence[Judgement] = ()
) -> Weighed:
    """`weigh` where the derivations are known: they need no more than the documents, so the readings can come later."""
    ordered = sorted(readings, key=lambda reading: (reading.document.name, reading.document.id))
    entities = identify(ordered, judgements)
    return Weighed(derivations, corroborate(ordered, entities, derivations, judgements))
