"""How fast documents are read: beside bare spaCy, on two processes, with copies among them, and where the time goes.

    python benchmarks/speed.py [--all] [--quick] [--data ../shared/data] [--documents 48] [--repeats 3]
                               [--only bare,copies,processes,help] [--peers FOLDER]

`--all` adds: attribution and near copies beside peers (`benchmarks/scale/peers.py` says where they come from), a build
again with a few reports more, memory, and how WEIGH grows. Pages under load: `python -m benchmarks.scale serve`.

Everything is a ratio of two things measured in turn in one run, so that a busy machine slows both. On one core the
processor's time is counted, over several processes the clock's. Nothing here gates anything.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is loaded: bare spaCy is also held to one thread

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import spacy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # it also runs as a file

from benchmarks.scale.peers import attribution, near_copies
from benchmarks.scale.rebuilding import again, copies, memory
from benchmarks.scale.weighing import FULL, QUICK, weighing
from sayso import reading
from sayso.engine import Processes
from sayso.evidence import Document
from sayso.extract import tagger
from sayso.languages import remembered
from sayso.languages.en import parser

ROOT = Path(__file__).resolve().parent.parent
GROUP = 4  # documents read by one before the other has its turn
STAGES = [
    *("parse", "find_attributions", "find_times", "find_quantities", "find_mentions", "resolve"),
    *("find_relations", "find_modifiers", "find_events", "find_figures", "compose"),
]


def load(folder: Path, count: int) -> list[Document]:
    """The first `count` articles of the folder."""
    paths = sorted(folder.glob("*.txt"))[:count]
    return [
        Document(id=path.stem, name=path.name, text=path.read_bytes().decode("utf-8-sig"), language="en")
        for path in paths
    ]


def words_in(documents: Iterable[Document]) -> int:
    """Words between white space."""
    return sum(len(document.text.split()) for document in documents)


def spent(function: Callable[[], Any]) -> float:
    """Seconds of the processor that a call takes."""
    start = time.process_time()
    function()
    return time.process_time() - start


def read_all(documents: Iterable[Document]) -> None:
    for document in documents:
        reading.read_document(document)


def beside_bare(documents: Sequence[Document], repeats: int) -> str:
    """Words per second of READ and of the model with all its components, group by group; and the stages of READ."""
    bare = spacy.load(parser.MODEL)
    read_all(documents[:1])
    list(bare.pipe([documents[0].text]))
    ratios, stages = [], defaultdict[str, float](float)
    ours = theirs = 0.0
    for _ in range(repeats):
        remembered.forget()
        mine = other = 0.0
        with timed(stages):
            for at in range(0, len(documents), GROUP):
                group = documents[at : at + GROUP]
                other += spent(lambda: list(bare.pipe([document.text for document in group])))  # noqa: B023  called here
                mine += spent(lambda: read_all(group))  # noqa: B023
        ratios.append(other / mine)
        ours, theirs = ours + mine, theirs + other
    words = words_in(documents)
    share = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    lines = [
        f"  READ {words * repeats / ours:,.0f} words/s, bare {parser.MODEL} {words * repeats / theirs:,.0f}",
        f"  ratio {statistics.median(ratios):.2f} ({share}; {words:,} words)",
        "  where the time goes, in parts of what bare spaCy takes",
        *(f"    {name:<28}{seconds / theirs:6.3f}" for name, seconds in stages.items()),
    ]
    return "\n".join(lines)


@contextmanager
def timed(stages: dict[str, float]) -> Iterator[None]:
    """Add up what each stage of READ takes, by its name, and the network's part of the second one."""
    places: list[tuple[Any, str, str]] = [(reading, name, name) for name in STAGES]
    places.insert(2, (tagger.Tagger, "run", "  of it the network"))
    kept = [(where, name, getattr(where, name)) for where, name, _ in places]

    def counting(function: Callable[..., Any], label: str) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            start = time.process_time()
            try:
                return function(*given)
            finally:
                stages[label] += time.process_time() - start

        return counted

    for label in (label for *_, label in places):
        stages.setdefault(label, 0.0)
    for (where, name, function), (*_, label) in zip(kept, places, strict=True):
        setattr(where, name, counting(function, label))
    try:
        yield
    finally:
        for where, name, function in kept:
            setattr(where, name, function)


def read_by(engine: Processes, documents: Iterable[Document]) -> None:
    """Read them all; raises `RuntimeError` where one fails, since what was not read says nothing about speed."""
    for outcome in engine.map(reading.read_document, documents):
        if outcome.failure is not None:
            raise RuntimeError(f"{outcome.item.name}: {outcome.failure}")


def processes(documents: Sequence[Document], repeats: int) -> str:
    """How much faster two processes are than one, by the clock; and the most memory that one of them held."""
    engines = {jobs: Processes(jobs) for jobs in (1, 2)}
    took: dict[int, list[float]] = {1: [], 2: []}
    for engine in engines.values():
        read_by(engine, documents[:4])  # the models are loaded
    for number in range(repeats):
        share = documents[4 + number :: repeats]  # others each time, since a worker remembers what it has read
        for jobs, engine in engines.items():
            start = time.perf_counter()
            read_by(engine, share)
            took[jobs].append(time.perf_counter() - start)
    peak = max(
        outcome.result.ru_maxrss
        for engine in engines.values()
        for outcome in engine.map(resource.getrusage, [resource.RUSAGE_SELF] * 2)
        if outcome.result is not None
    )
    for engine in engines.values():
        engine.close()
    ratios = [one / two for one, two in zip(took[1], took[2], strict=True)]
    return (
        f"  two are {statistics.median(ratios):.2f} times as fast as one ({', '.join(f'{r:.2f}' for r in ratios)}); "
        f"at most {peak / 1024:,.0f} MB in one; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )


def help_time(repeats: int) -> str:
    """What `sayso --help` takes, by the clock."""
    took = []
    for _ in range(repeats * 3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso.cli", "--help"], check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    return f"  {statistics.median(took) * 1000:.0f} ms, at best {min(took) * 1000:.0f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    options.add_argument("--documents", type=int, default=48)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--only", default="bare,copies,processes,help")
    options.add_argument("--all", action="store_true")
    options.add_argument("--quick", action="store_true", help="fewer documents and repeats, for a first look")
    options.add_argument("--peers", type=Path, help="a folder with textacy, python-crfsuite, rensa, datasketch")
    chosen = options.parse_args()
    if chosen.quick:
        chosen.documents, chosen.repeats = min(chosen.documents, 16), 1
    if chosen.peers:
        sys.path.append(str(chosen.peers))
    documents = load(chosen.data / "polnear/dev/text", chosen.documents)
    if not documents:
        print(f"no articles at {chosen.data}/polnear/dev/text (see --data)")
        return
    tasks: dict[str, tuple[str, Callable[[], str]]] = {
        "bare": ("one core, beside bare spaCy", lambda: beside_bare(documents, chosen.repeats)),
        "copies": ("half copies, beside distinct documents", lambda: copies(documents, chosen.repeats)),
        "processes": ("two processes, beside one", lambda: processes(documents, chosen.repeats)),
        "help": ("sayso --help", lambda: help_time(chosen.repeats)),
        "attribution": ("attribution, the parse included", lambda: attribution(documents, chosen.repeats)),
        "near": ("near copies", lambda: near_copies(documents, chosen.repeats)),
        "again": ("a build, and again with 1 % more", lambda: again(*((500, 5) if chosen.quick else (2_000, 20)))),
        "memory": ("memory of one worker", lambda: memory((200, 1_000) if chosen.quick else (1_000, 10_000))),
        "weigh": ("WEIGH", lambda: weighing(QUICK if chosen.quick else FULL)),
    }
    for name in tasks if chosen.all else chosen.only.split(","):
        title, task = tasks[name]
        print(f"== {title}", flush=True)
        print(task(), flush=True)


if __name__ == "__main__":
    main()
