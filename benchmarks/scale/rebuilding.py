"""A build of many reports, and the same build again when a few were added; and the memory that reading takes."""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from benchmarks.scale.piles import make_readings
from benchmarks.scale.storing import write_lines
from sayso.building import build
from sayso.building.engines import Engines
from sayso.building.opening import find_sources, load_source
from sayso.building.read_new import read_new
from sayso.casefile import StoredSource, write_case
from sayso.evidence import Document
from sayso.languages import remembered
from sayso.reading import READER


def spent_by_all(function: Callable[[], object]) -> float:
    """Processor seconds of a call, those of the processes that it started included."""
    begun = os.times()
    function()
    ended = os.times()
    return sum(ended[:4]) - sum(begun[:4])


def again(count: int, added: int) -> str:
    """What a build with `added` more reports costs, in parts of the first build of `count`, whole and by its parts."""
    with tempfile.TemporaryDirectory() as folder:
        case, reports = Path(folder) / "a.case", Path(folder) / "reports"
        made = [reading.document for reading in make_readings(count + added, seed=5)]
        write_lines(made[:count], reports)
        clock = time.perf_counter()
        first = spent_by_all(lambda: build(case, [reports]))
        first_clock, clock = time.perf_counter() - clock, time.perf_counter()
        write_lines(made[count:], reports, first=900)
        second = spent_by_all(lambda: build(case, [reports]))
        second_clock = time.perf_counter() - clock
    return (
        f"  {count:,} reports {first:.0f} s of the processor ({first_clock:.0f} s by the clock); {added} more "
        f"{second:.1f} s ({second_clock:.1f} s): {second / first:.1%} ({second_clock / first_clock:.1%} by the clock)"
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
            return spent_by_all(lambda: read_new(writer, engines, lambda *_: None))


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
