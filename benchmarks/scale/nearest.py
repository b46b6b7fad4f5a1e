"""A first weighing of new reports beside their nearest: how long it takes, and how far the weighing of all comes to the same."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from benchmarks.scale.frames import load_reports
from benchmarks.scale.piles import make_readings
from benchmarks.scale.storing import store
from sayso.building import first_weighing
from sayso.building.first_weighing import weigh_beside
from sayso.building.weigh_again import weigh_again
from sayso.casefile import Case, write_case
from sayso.evidence import Derivation, Reading, Record

NEW = 30


class Stand(Record, frozen=True):
    """Where a new statement stands: beside which other statements of the case, and the counts of each side of its claim."""

    beside: frozenset[str]
    counts: tuple[tuple[str, int, int], ...]


def nearest(count: int, *, new: int = NEW) -> str:
    """What the first weighing of `new` reports, taken at random from a pile, does in a case of `count` others, in lines."""
    load_reports()
    late: list[Reading] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.case"
        store(path, _others(count + new, new, late))
        store(path, late, weigh=False)
        with write_case(path) as writer:
            names = {reading.document.name for reading in late}
            keys = sorted(key for key, name in writer.document_names().items() if name in names)
            clock, spent = time.perf_counter(), time.process_time()
            with patch.object(first_weighing, "LARGE", 1):
                if weigh_beside(writer, lambda *_: None) != new:
                    raise RuntimeError("there was no first weighing")
            took = time.perf_counter() - clock, time.process_time() - spent
            before, made = _stands(writer, keys), _derivations(writer, keys)
            spent = time.process_time()
            weigh_again(writer, lambda *_: None)
            all_took = time.process_time() - spent
            after, final = _stands(writer, keys), _derivations(writer, keys)
    same = [before.get(key) for key in after]
    claims = sum(one is not None and one.beside == after[key].beside for key, one in zip(after, same, strict=True))
    counts = sum(one == after[key] for key, one in zip(after, same, strict=True))
    return (
        f"  {new} more than {count:,}: {took[0]:.1f} s ({took[1]:.1f} s of the processor) beside their nearest, weighing all "
        f"{all_took:.1f} s of the processor after that\n"
        f"  of {len(after)} new statements {claims / max(1, len(after)):.1%} stand beside the same others, {counts / max(1, len(after)):.1%} "
        f"in claims of the same counts too; derivations {len(made & final)} the same of {len(final)}, {len(made - final)} others"
    )


def _others(count: int, new: int, late: list[Reading]) -> Iterator[Reading]:
    """All readings of a pile but `new` at random, which are added to `late`."""
    chosen = set(random.Random(1).sample(range(count), new))
    for at, reading in enumerate(make_readings(count)):
        if at in chosen:
            late.append(reading)
        else:
            yield reading


def _stands(case: Case, documents: Sequence[str]) -> dict[str, Stand]:
    held = {key: claim for document in documents for key, claim in case.claims_of(document).items()}
    stands = {}
    for claim in case.claims_of_ids(held.values()):
        every = frozenset(key for side in claim.positions for key in side.statements)
        counts = tuple((one.polarity, one.independent.at_least, one.independent.at_most) for one in claim.positions)
        stands[claim.id] = Stand(every - held.keys(), counts)
    return {key: stands[claim] for key, claim in held.items()}


def _derivations(case: Case, documents: Sequence[str]) -> set[tuple[str, str | None, str | None, str]]:
    found: set[Derivation] = {one for document in documents for one in case.derivations(of=document)}
    return {(one.document, one.parent, one.absent, one.kind) for one in found}
