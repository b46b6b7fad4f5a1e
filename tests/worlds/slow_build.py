"""A build with a slow reader that does nothing clever, so that it can be killed in the middle: CASE FOLDER JOBS PAUSE."""

import importlib
import re
import sys
import time
from functools import partial

from sayso.evidence import (
    AssertionProposition,
    Claim,
    Document,
    Independence,
    Link,
    Position,
    Reading,
    Span,
    Statement,
    Weighing,
    content_id,
)
from sayso.weighing import Weighed

READER = "slow"


def read_slowly(document: Document, pause: float = 0.0) -> Reading:
    """Each sentence an assertion.

    A document that says "bang" kills the process, one that says "trip" raises, one that says "for ever" never ends.
    """
    time.sleep(3600 if "for ever" in document.text else pause)
    if "bang" in document.text:
        sys.exit(9)
    if "trip" in document.text:
        raise ValueError("tripped")
    statements = tuple(
        Statement(
            content_id(document.id, found.span()),
            Span(*found.span()),
            "assertion",
            AssertionProposition(found[0]),
            (Link(document.outlet),),
        )
        for found in re.finditer(r"[^.]+\.", document.text)
    )
    return Reading(READER, document, statements=statements)


def conclude_plainly(readings, derivations=(), judgements=(), **_) -> Weighed:
    """A claim for each different sentence, unless it was ruled wrong."""
    wrong = {judgement.subject for judgement in judgements if judgement.kind == "wrong_statement"}
    by_words: dict[str, list[str]] = {}
    for reading in readings:
        for one in reading.statements:
            if one.id not in wrong:
                by_words.setdefault(one.span.words(reading.document.text).strip(), []).append(one.id)
    claims = tuple(
        Claim(
            content_id(words),
            "assertion",
            words,
            None,
            None,
            None,
            (),
            (Position("affirmed", Independence(1, 1), (), tuple(sorted(ids))),),
            contested=False,
            first=None,
            last=None,
        )
        for words, ids in sorted(by_words.items())
    )
    return Weighed((), Weighing(claims=claims))


def install(replace, pause: float = 0.0) -> None:
    """Put the slow reader and the plain weighing in the place of the real ones, by `replace(module, name, value)`."""
    reader = partial(read_slowly, pause=pause)
    build = importlib.import_module("sayso.building.build")
    new = importlib.import_module("sayso.building.read_new")
    again = importlib.import_module("sayso.building.weigh_again")
    alone = importlib.import_module("sayso.building.read")
    for module, name, value in (
        (build, "READER", READER),
        (build, "FAILED", f"{READER}, failed"),
        (new, "FAILED", f"{READER}, failed"),
        (new, "READER", READER),
        (new, "read_document", reader),
        (again, "READER", READER),
        (again, "conclude", conclude_plainly),
        (alone, "read_document", read_slowly),
    ):
        replace(module, name, value)


if __name__ == "__main__":
    case, folder, jobs, pause = sys.argv[1:]
    me = importlib.import_module("tests.worlds.slow_build")  # so that workers find the reader by its name
    me.install(setattr, float(pause))
    from sayso.cli import run

    engine = "serial" if jobs == "1" else "processes"
    sys.exit(run(["build", case, folder, "--jobs", jobs, "--engine", engine]))
