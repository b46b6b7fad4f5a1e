"""A build of many reports, and the same build again when a few were added; and the memory that reading takes."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.scale.piles import make_readings
from benchmarks.scale.storing import write_lines
from sayso.building.engines import Engines
from sayso.building.opening import find_sources
from sayso.building.read_new import read_new
from sayso.casefile import StoredSource, write_case
from sayso.evidence import Document
from sayso.formats import load_source
from sayso.languages import remembered
from sayso.reading import READER

AGAIN = 3  # times that the second build is measured


class Spent(NamedTuple):
    """Seconds of the processor, those of the processes that were started included, and seconds by the clock."""

    processor: float
    clock: float


def spent_by_all(function: Callable[[], object]) -> Spent:
    """What a call takes."""
    begun, clock = os.times(), time.perf_counter()
    function()
    ended = os.times()
    return Spent(sum(ended[:4]) - sum(begun[:4]), time.perf_counter() - clock)


def build_apart(case: Path, reports: Path) -> Spent:
    """What `sayso build` takes, as somebody types it: the start of the program, and all that it loads, included."""
    command = [sys.executable, "-m", "sayso.cli", "build", str(case), str(reports)]
    return spent_by_all(lambda: subprocess.run(command, check=True, capture_output=True))


def again(count: int, added: int) -> str:
    """What a build with `added` more reports costs, in parts of the first build of `count`, whole and by its parts."""
    with tempfile.TemporaryDirectory() as folder:
        case, copy, reports = Path(folder) / "a.case", Path(folder) / "b.case", Path(folder) / "reports"
        made = [reading.document for reading in make_readings(count + added, seed=5)]
        write_lines(made[:count], reports)
        first = build_apart(case, reports)
        write_lines(made[count:], reports, first=900)
        seconds = []
        for _ in range(AGAIN):
            shutil.copy(case, copy)
            seconds.append(build_apart(copy, reports))
        second = sorted(seconds)[AGAIN // 2]
    return (
        f"  {count:,} reports {first.processor:.0f} s of the processor ({first.clock:.0f} s by the clock); {added} more "
        f"{second.processor:.1f} s ({second.clock:.1f} s), of {', '.join(f'{one.processor:.1f}' for one in seconds)}: "
        f"{second.processor / first.processor:.1%} ({second.clock / first.clock:.1%} by the clock); "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )


def copies(documents: Sequence[Document], repeats: int) -> str:
    """How much faster words are read of a pile with half copies than of one without, as a build reads them.

    Of the copies every second one is word for word the same, the others have another first paragraph.
    """
    half = documents[: len(documents) // 2]
    pile = [*half, *(_copy(one, at) for at, one in enumerate(half))]
    ratios = []
    for _ in range(repeats):
        distinct, mixed = (_read(listed) / _words(listed) for listed in (documents, pile))
        ratios.append(distinct / mixed)
    return f"  {sorted(ratios)[len(ratios) // 2]:.2f} times as fast ({', '.join(f'{ratio:.2f}' for ratio in ratios)})"


def _copy(document: Document, at: int) -> Document:
    text = document.text
    if at % 2:
        first, mark, rest = text.partition("\n")
        text = f"As this paper reported earlier, there is news of number {at}.{mark}{rest}" if rest else first
    return msgspec.structs.replace(document, id=f"{document.id}-copy", name=f"copy-{document.name}", text=text)


def _words(documents: Sequence[Document]) -> int:
    return sum(len(document.text.split()) for document in documents)


def _read(documents: Sequence[Document]) -> float:
    """Processor seconds of reading them all into a new case, in this process."""
    remembered.forget()
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            (Path(folder) / document.name).write_text(document.text, encoding="utf-8")
        with write_case(Path(folder) / "x.case") as writer, closing(Engines(1, "serial")) as engines:
            for source in find_sources([folder]):
                if source.path.suffix == ".txt":
                    kept = StoredSource(str(source.path), source.name, source.digest, source.size, READER)
                    writer.add_source(kept, load_source(source)[0], ())
            writer.settle_names()
            return spent_by_all(lambda: read_new(writer, engines, lambda *_: None)).processor


def memory(counts: Sequence[int]) -> str:
    """The most memory that reading so many reports one after the other takes in one process."""
    found = []
    for count in counts:
        child = os.fork()
        if not child:
            _read_made(count)
            os._exit(0)
        _, _, used = os.wait4(child, 0)
        found.append(f"{count:,} reports {used.ru_maxrss / 1024:,.0f} MB")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"  {', '.join(found)} (this process before them {own:,.0f} MB)"


def _read_made(count: int) -> None:
    from sayso.reading import read_document  # noqa: PLC0415

    for reading in make_readings(count, seed=9):
        read_document(reading.document)
