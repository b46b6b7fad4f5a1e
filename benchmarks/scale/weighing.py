"""How the time and memory of WEIGH grow with the pile: ten, thirty, a hundred thousand short reports, half of them copies."""

import math
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from benchmarks.scale.frames import load_reports
from benchmarks.scale.piles import make_readings
from sayso.evidence import Attribution, Reading
from sayso.evidence.records import Record
from sayso.evidence.sharing import Sharing
from sayso.languages.uncollected import uncollected
from sayso.lineage import derive
from sayso.weighing import conclude

FULL, QUICK = (10_000, 30_000, 100_000), (2_000, 6_000, 20_000)


class Weighed(Record, frozen=True):
    """What weighing so many documents took: processor seconds for lineage and for the rest, and the most memory in MB."""

    documents: int
    lineage: float
    rest: float
    memory: float
    derivations: int
    claims: int

    @property
    def seconds(self) -> float:
        """In all."""
        return self.lineage + self.rest


def weighing(sizes: Sequence[int]) -> str:
    """The table of all sizes, each weighed in a process of its own, and the exponent of growth, in lines."""
    found = [_apart(size) for size in sizes]
    lines = ["  documents   lineage      rest       all   MB at most   derivations   claims"]
    lines += [
        f"  {one.documents:9,}  {one.lineage:6.1f} s  {one.rest:6.1f} s  {one.seconds:6.1f} s   {one.memory:10,.0f}"
        f"   {one.derivations:11,}  {one.claims:,}"
        for one in found
    ]
    lines += [
        f"  from {less.documents:,} to {more.documents:,} as n to the power of "
        f"{math.log(more.seconds / less.seconds) / math.log(more.documents / less.documents):.2f}"
        for less, more in [*pairwise(found), (found[0], found[-1])]
    ]
    return "\n".join(lines)


def _apart(size: int) -> Weighed:
    command = [sys.executable, "-m", "benchmarks.scale.weighing", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    return msgspec.json.decode(done.stdout, type=Weighed)


def weigh_made(size: int) -> Weighed:
    """So many generated readings weighed in this process, as a build does it: the lineage of the texts first."""
    load_reports()
    documents = [reading.document for reading in make_readings(size)]
    with uncollected():
        begun = time.process_time()
        derivations = derive(documents)
        lineage = time.process_time() - begun
        del documents
        readings = list(map(Sharing().share, map(_lightened, make_readings(size))))
        begun = time.process_time()
        weighed = conclude(readings, derivations)
        rest = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Weighed(size, lineage, rest, memory, len(derivations), len(weighed.weighing.claims))


def _lightened(reading: Reading) -> Reading:
    """What the case file hands over for weighing (`casefile/gathering.py`), where equal parts are shared besides."""
    speakers = tuple(Attribution(one.id, (), (), (), one.source_entity) for one in reading.attributions)
    return msgspec.structs.replace(
        reading, attributions=speakers, times=(), quantities=(), relations=(), events=(), problems=()
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(weigh_made(int(sys.argv[1]))))
