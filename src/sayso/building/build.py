"""From a folder of reports to a case: find the files, read what is new, weigh all of it, keep every step.

Everything that is finished is kept at once, so a build that is stopped or killed goes on where it was when it is run
again: files first become documents in the case, then each document without a reading is read, then all is weighed
if anything is new.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from sayso.building.engines import EngineKind, Engines
from sayso.building.first_weighing import weigh_beside
from sayso.building.getting_ready import get_ready
from sayso.building.opening import find_sources, mend, storable
from sayso.building.progress import Progress, silent
from sayso.building.read_new import FAILED, counted, read_new
from sayso.building.taking_in import take_in
from sayso.casefile import StoredSource, Writer, write_case
from sayso.casefile.waiting import count_nearest, waiting_in
from sayso.engine import Limits
from sayso.errors import InputError
from sayso.evidence import Problem, Record
from sayso.formats import Source, load_source, passed_over
from sayso.reading import READER

OPENED = 10  # bytes of a file that are opened while a character is read


class BuildReport(Record, frozen=True):
    """What a build did: documents in the case, how many of them were read now, and what could not be read.

    `unread` are the inputs that were lost, `notes` those that were read with some doubt; both concern the inputs given
    this time; `passed_over` are files in the folders that no format reads. `forgotten` counts files taken out of the case, `missing` those that are in the case but no longer on the
    disk; `weighed` says whether the conclusions were drawn anew from all, `nearest` counts the documents that were weighed
    beside those nearest to them only.
    """

    documents: int
    read: int
    unread: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()
    forgotten: int = 0
    missing: int = 0
    weighed: bool = False
    seconds: float = 0.0
    nearest: int = 0


def build(
    case: str | Path,
    paths: Sequence[str | Path],
    *,
    jobs: int | None = None,
    engine: EngineKind | None = None,
    limits: Limits | None = None,
    forget_missing: bool = False,
    first_only: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the case in the file `case`, or bring it up to date, from files and folders.

    `jobs` processes read at a time (by default as many as are worth it here), each document within `limits`. `engine`
    says where: by default in this process where there is little to do, else in worker processes (see `Engines`). With `forget_missing`, files that
    are in the case but are no longer on the disk leave it; otherwise they stay.

    A few new reports of a large case are weighed beside those nearest to them first, and stand in it then; that done, all is
    weighed, unless `first_only`: then that is left to the next build, or to `weigh`. Raises `InputError` where a path does
    not exist or nothing in them can be read, `CaseError` where the case cannot be used.
    """
    began = time.monotonic()
    tell = progress or silent
    tell("finding reports", 0, None)
    found = find_sources(paths) if paths else []
    if not paths and not Path(case).exists():
        raise InputError(f"{case}: there is no such case yet; name the reports to build it from")
    with write_case(case) as writer, closing(Engines(jobs, engine, limits)) as engines:
        forgotten, missing = _forget(writer, found, forget_missing=forget_missing)
        ready = _load(writer, found, engines, tell)
        writer.settle_names()
        read = read_new(writer, engines, tell)
        ready()
        weigh_beside(writer, tell)
        left = (
            first_only and count_nearest(writer) and not waiting_in(writer, "read") and not waiting_in(writer, "gone")
        )
        weighed = not left and take_in(writer, tell, engines.for_groups())
        lost, notes = _problems(writer, set(map(_path, found)))
        documents, nearest = writer.count_documents(), count_nearest(writer)
    if not documents:
        listed = "".join(f"\n  {problem.source}: {problem.message}" for problem in lost)
        raise InputError(f"nothing could be read:{listed}" if listed else f"{case}: the case has no documents")
    spent = time.monotonic() - began
    return BuildReport(
        documents, read, lost, notes, _passed_over(paths, case), forgotten, missing, weighed, spent, nearest
    )


def _passed_over(paths: Sequence[str | Path], case: str | Path) -> tuple[str, ...]:
    """Files in the folders that no format reads; the case may lie among the reports, and is none of them."""
    own = Path(case).name
    return tuple(name for name in passed_over(paths) if not Path(name).name.startswith(own))


def _forget(writer: Writer, found: Sequence[Source], *, forget_missing: bool) -> tuple[int, int]:
    """Follow files that were moved; forget those that are gone where that is wanted. How many are forgotten, missing."""
    stored = writer.files()
    known = {source.path for source in stored}
    gone = [source for source in stored if not Path(source.path).exists()]
    new = {(mend(source.name), source.digest): _path(source) for source in found}
    left = []
    for source in gone:
        moved = new.get((source.name, source.digest))
        if moved and moved not in known:
            known.add(moved)
            writer.move_source(source.path, moved)
        else:
            left.append(source)
    if not forget_missing:
        return 0, len(left)
    for source in left:
        writer.forget_source(source.path)
    return len(left), 0


def _load(writer: Writer, found: Sequence[Source], engines: Engines, tell: Progress) -> Callable[[], None]:
    """Make documents of the files that are new or changed, or were last loaded by another version.

    Where there are any all will be weighed: gives what waits until that can begin.
    """
    stored = {source.path: source for source in writer.files()}
    todo = [source for source in found if not source.digest or stored.get(_path(source)) != _stored(source)]
    if not todo:
        return lambda: None
    ready = get_ready()
    size = sum(source.size for source in todo) // OPENED
    outcomes = engines.for_items(len(todo), size).map(load_source, todo, seconds=engines.seconds_for_file)
    for done, outcome in counted("opening files", len(todo), outcomes, tell):
        source = outcome.item
        documents, problems = outcome.result or ((), (Problem(outcome.failure or "", mend(source.name), unread=True),))
        listed = [(problem, problem.unread or not documents) for problem in problems]
        kept = _stored(source)
        if outcome.result is None:
            kept = msgspec.structs.replace(kept, reader=FAILED)
        writer.add_source(kept, [storable(document) for document in documents], listed)
        tell("opening files", done, len(todo))
    return ready


def _problems(writer: Writer, paths: set[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What was lost, and what is only noted, of the files at `paths`."""
    lost: list[Problem] = []
    notes: list[Problem] = []
    for path, problem, unread in writer.problems_by_file():
        if path in paths:
            (lost if unread else notes).append(problem)
    return tuple(lost), tuple(notes)


def _path(source: Source) -> str:
    return mend(str(source.path.resolve()))


def _stored(source: Source) -> StoredSource:
    return StoredSource(_path(source), mend(source.name), source.digest, source.size, READER)
