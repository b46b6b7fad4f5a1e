"""From a folder of reports to a case: find the files, read what is new, weigh all of it, keep every step.

Everything that is finished is kept at once, so a build that is stopped or killed goes on where it was when it is run
again: files first become documents in the case, then each document without a reading is read, then all is weighed
if anything is new.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import msgspec

from sayso.casefile import Case, StoredSource, Writer, open_case, write_case
from sayso.engine import FEW, Engine, Outcome, Processes, Serial, default_jobs
from sayso.errors import InputError, JudgementError
from sayso.evidence import Document, Judgement, JudgementKind, Problem, Reading, Record, content_id
from sayso.formats import FORMATS, Source, load, passed_over, sources
from sayso.reading import READER, read_document
from sayso.weighing import weigh

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 1000  # more documents than this do not change how many processes are worth their start
_HALVES = re.compile("[\ud800-\udfff]")

Progress = Callable[[str, int, int | None], None]
"""Told the name of the stage, how much of it is done, and of how much (`None` where nobody knows)."""


class BuildReport(Record, frozen=True):
    """What a build did: documents in the case, how many of them were read now, and what could not be read.

    `unread` are the inputs that were lost, `notes` those that were read with some doubt; both concern the inputs given
    this time; `passed_over` are files in the folders that no format reads. `forgotten` counts files taken out of the case, `missing` those that are in the case but no longer on the
    disk; `weighed` says whether the conclusions were drawn anew.
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


def build(
    case: str | Path,
    paths: Sequence[str | Path],
    *,
    jobs: int | None = None,
    forget_missing: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the case in the file `case`, or bring it up to date, from files and folders.

    `jobs` processes read at a time (by default as many as are worth it here). With `forget_missing`, files that
    are in the case but are no longer on the disk leave it; otherwise they stay. Raises `InputError` where a path does
    not exist or nothing in them can be read, `CaseError` where the case cannot be used.
    """
    began = time.monotonic()
    tell = progress or _silent
    tell("finding reports", 0, None)
    found = list(sources(paths))
    if not found and paths:
        raise InputError(
            f"{', '.join(map(str, paths))}: nothing there that sayso reads (txt, md, html, pdf, jsonl, warc, eml)"
        )
    with write_case(case) as writer, closing(_Engines(jobs)) as engines:
        forgotten, missing = _forget(writer, found, forget_missing=forget_missing)
        _load(writer, found, engines, tell)
        writer.settle_names()
        read = _read(writer, engines, tell)
        weighed = _weigh(writer, tell)
        lost, notes = _problems(writer, set(map(_path, found)))
        documents = len(writer.documents())
    if not documents:
        listed = "".join(f"\n  {problem.source}: {problem.message}" for problem in lost)
        raise InputError(f"nothing could be read:{listed}" if listed else f"{case}: the case has no documents")
    return BuildReport(
        documents, read, lost, notes, passed_over(paths), forgotten, missing, weighed, time.monotonic() - began
    )


def build_case(
    case: str | Path, paths: Sequence[str | Path], *, jobs: int | None = None, progress: Progress | None = None
) -> Case:
    """As `build`, and the case opened to be asked: `sayso.build` in Python."""
    build(case, paths, jobs=jobs, progress=progress)
    return open_case(case)


def read(
    paths: Sequence[str | Path], *, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[Reading | Problem]:
    """The readings of the documents in files and folders, in order, without a case; a `Problem` for what was lost.

    Raises `InputError` where a path does not exist, or nothing in them is of a kind that is read here.
    """
    tell = progress or _silent
    found = _find(paths)
    lost: dict[int, list[Problem]] = {}  # by the number of documents that come before it

    def documents() -> Iterator[tuple[int, Document]]:
        number = 0
        for source in found:
            loaded, problems = load_source(source)
            if len(loaded) == 1:
                single[number] = problems
            else:
                lost.setdefault(number, []).extend(_unread(problem, not loaded) for problem in problems)
            for document in loaded:
                yield number, storable(document)
                number += 1

    single: dict[int, tuple[Problem, ...]] = {}
    numbered = documents()
    some = list(islice(numbered, FEW))
    waiting: dict[int, Reading | Problem] = {}
    following = 0
    with closing(_Engines(jobs)) as engines:
        for outcome in engines.for_items(FEW if len(some) == FEW else 1).map(_read_numbered, chain(some, numbered)):
            number, document = outcome.item
            if outcome.result is None:
                waiting[number] = Problem(outcome.failure or "", document.name, unread=True)
            else:
                waiting[number] = msgspec.structs.replace(
                    outcome.result, problems=(*single.pop(number, ()), *outcome.result.problems)
                )
            while following in waiting:
                yield from lost.pop(following, ())
                yield waiting.pop(following)
                following += 1
                tell("reading", following, None)
    for _, problems in sorted(lost.items()):
        yield from problems


def _read_numbered(numbered: tuple[int, Document]) -> Reading:
    """As `read_document`; the number only travels along."""
    return read_document(numbered[1])


def judge(
    case: str | Path,
    kind: JudgementKind,
    subject: str,
    other: str | None = None,
    *,
    value: str | None = None,
    reason: str | None = None,
    by: str | None = None,
    at: datetime | None = None,
) -> Judgement:
    """Record a person's ruling, and draw the conclusions anew. See `Judgement` for what the fields hold.

    Raises `JudgementError` where it names something that the case does not hold, or gives a rating there is none of.
    """
    with open_case(case) as opened:
        subject, other = _named(opened, kind, subject), other and _named(opened, kind, other)
        if other == subject:
            raise JudgementError(f"{subject!r} is the same thing twice: a ruling needs two")
    moment = at or datetime.now(UTC).replace(microsecond=0)
    key = content_id(kind, subject, other, value, reason, by, moment)
    ruling = Judgement(key, kind, subject, other, value, reason, by, moment)
    with write_case(case) as writer:
        writer.add_judgement(ruling)
        _weigh(writer, _silent)
    return ruling


def undo(case: str | Path, judgement: str, *, at: datetime | None = None) -> None:
    """Take a ruling back, by its id, and draw the conclusions anew. Raises `JudgementError` where none of that id stands."""
    with open_case(case):
        pass  # a case that is not there must not be made by asking to change it
    with write_case(case) as writer:
        writer.undo_judgement(judgement, at=at or datetime.now(UTC).replace(microsecond=0))
        _weigh(writer, _silent)


def _named(case: Case, kind: JudgementKind, wanted: str) -> str:
    """`wanted` as the case has it: an entity's name, a claim's or statement's id."""
    if kind in {"same_claim", "different_claim"}:
        held = any(claim.id == wanted for claim in case.claims())
    elif kind == "wrong_statement":
        held = wanted in case.statements([wanted])
    else:
        held = wanted in case.statements([wanted]) if kind == "rating" else False
        held = held or bool(case.find_entities(wanted))
    if not held:
        what = {
            "same_claim": "claim with the id",
            "different_claim": "claim with the id",
            "wrong_statement": "statement with the id",
        }
        raise JudgementError(f"the case has no {what.get(kind, 'name or statement')} {wanted!r}")
    return wanted


def _find(paths: Sequence[str | Path]) -> list[Source]:
    """The files to read; raises `InputError` where there are none."""
    found = list(sources(paths))
    if not found:
        endings = " ".join(ending for chosen in FORMATS for ending in chosen.suffixes)
        raise InputError(
            f"{', '.join(map(str, paths))}: no reports there; files with these endings are read: {endings}"
        )
    return found


def _unread(problem: Problem, nothing: bool) -> Problem:
    """`problem`, said to be a loss where nothing came of the file."""
    return msgspec.structs.replace(problem, unread=problem.unread or nothing)


def _forget(writer: Writer, found: Sequence[Source], *, forget_missing: bool) -> tuple[int, int]:
    """Follow files that were moved; forget those that are gone where that is wanted. How many are forgotten, missing."""
    stored = writer.sources()
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


def _load(writer: Writer, found: Sequence[Source], engines: "_Engines", tell: Progress) -> None:
    """Make documents of the files that are new or changed, or were last loaded by another version."""
    stored = {source.path: source for source in writer.sources()}
    todo = [source for source in found if not source.digest or stored.get(_path(source)) != _stored(source)]
    outcomes = engines.for_items(len(todo)).map(load_source, todo)
    for done, outcome in _counted("opening files", len(todo), outcomes, tell):
        source = outcome.item
        documents, problems = outcome.result or ((), (Problem(outcome.failure or "", mend(source.name), unread=True),))
        listed = [(problem, problem.unread or not documents) for problem in problems]
        writer.add_source(_stored(source), [storable(document) for document in documents], listed)
        tell("opening files", done, len(todo))


def _read(writer: Writer, engines: "_Engines", tell: Progress) -> int:
    """Read the documents that have no reading of this version; how many there were."""
    todo = writer.unread(READER)
    outcomes = engines.for_items(len(todo)).map(read_document, map(writer.document, todo))
    for done, outcome in _counted("reading", len(todo), outcomes, tell):
        reading = outcome.result
        if reading is None:
            problem = Problem(outcome.failure or "", outcome.item.name, unread=True)
            reading = Reading(READER, outcome.item, problems=(problem,))
        writer.add_reading(reading, unread=outcome.result is None)
        tell("reading", done, len(todo))
    return len(todo)


def _weigh(writer: Writer, tell: Progress) -> bool:
    """Draw all conclusions anew where anything they rest on has changed; whether that was so."""
    made_from = content_id(READER, writer.inputs())
    if made_from == writer.weighed_from():
        return False
    tell("weighing", 0, None)
    weighed = weigh(tuple(writer.readings()), writer.judgements())
    tell("writing", 0, None)
    writer.replace_derived(weighed.derivations, weighed.weighing, made_from=made_from)
    return True


def _problems(writer: Writer, paths: set[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What was lost, and what is only noted, of the files at `paths`."""
    lost: list[Problem] = []
    notes: list[Problem] = []
    for path, problem, unread in writer.problems_by_file():
        if path in paths:
            (lost if unread else notes).append(problem)
    return tuple(lost), tuple(notes)


def load_source(source: Source) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents of a file, and what could not be read of it; runs in a worker."""
    return load(source.path, name=mend(source.name))


def storable(document: Document) -> Document:
    """`document` without the halves of surrogate pairs, which no file can hold as UTF-8."""
    return msgspec.structs.replace(
        document,
        text=mend(document.text),
        name=mend(document.name),
        title=document.title and mend(document.title),
        outlet=document.outlet and mend(document.outlet),
        url=document.url and mend(document.url),
        links=tuple(map(mend, document.links)),
    )


def mend(words: str) -> str:
    """`words`, of the same length, with U+FFFD for every half of a surrogate pair (a file's name may have some too)."""
    return _HALVES.sub("\ufffd", words)


def _path(source: Source) -> str:
    return mend(str(source.path.resolve()))


def _stored(source: Source) -> StoredSource:
    return StoredSource(_path(source), mend(source.name), source.digest, source.size, READER)


def _counted(
    stage: str, total: int, outcomes: Iterator[Outcome[Item, Result]], tell: Progress
) -> Iterator[tuple[int, Outcome[Item, Result]]]:
    """The outcomes numbered from 1, after a first word on how many are to come; nothing is started for none."""
    if total:
        tell(stage, 0, total)
        yield from enumerate(outcomes, start=1)


def _silent(stage: str, done: int, total: int | None) -> None:
    pass


class _Engines:
    """The engine for each stage: serial for little work, else worker processes that are kept from stage to stage."""

    def __init__(self, jobs: int | None) -> None:
        self._jobs = jobs
        self._processes: Engine | None = None

    def for_items(self, items: int) -> Engine:
        jobs = min(self._jobs or default_jobs(items), items)
        if jobs <= 1:
            return Serial()
        if self._processes is None:
            self._processes = Processes(self._jobs or default_jobs(MANY))
        return self._processes

    def close(self) -> None:
        if self._processes is not None:
            self._processes.close()
