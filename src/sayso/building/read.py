"""Reading documents without a case."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path

import msgspec

from sayso.building.engines import Engines
from sayso.building.opening import find_sources, storable
from sayso.building.progress import Progress, silent
from sayso.engine import FEW
from sayso.evidence import Document, Problem, Reading
from sayso.formats import load_source
from sayso.reading import read_document


def read(
    paths: Sequence[str | Path], *, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[Reading | Problem]:
    """The readings of the documents in files and folders, in order, without a case; a `Problem` for what was lost.

    Raises `InputError` where a path does not exist, or nothing in them is of a kind that is read here.
    """
    tell = progress or silent
    found = find_sources(paths)
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
    with closing(Engines(jobs)) as engines:
        for outcome in engines.for_items(FEW if len(some) == FEW else 1).map(
            partial(_numbered, read_document),
            chain(some, numbered),
            seconds=lambda numbered: engines.seconds_for_document(numbered[1]),
        ):
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


def _numbered(read_one: Callable[[Document], Reading], numbered: tuple[int, Document]) -> Reading:
    """The reading of the document; the number only travels along."""
    return read_one(numbered[1])


def _unread(problem: Problem, nothing: bool) -> Problem:
    """`problem`, said to be a loss where nothing came of the file."""
    return msgspec.structs.replace(problem, unread=problem.unread or nothing)
