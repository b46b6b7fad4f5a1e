"""One input tried: opened, perhaps read, and held to what must be true of every outcome. Workers find these by name."""

import re
import time
import warnings
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sayso.evidence import Document, Problem
from sayso.formats import load
from sayso.reading import read_document
from tests.robustness.fuzz.mutate import mutated
from tests.robustness.invariants import broken

SWALLOWED = re.compile(
    r"cannot be read: \w*(Error|Exception|Warning)\b|too deep or too large to be read|a part of the text was not"
)
"""What `load` says where an exception was caught by its last net: the run goes on, but a reader has a fault."""
SLOW = 10.0  # seconds of the processor


class Tried(NamedTuple):
    """What became of an input: how many documents, the faults found, and the seconds of the processor it took."""

    documents: int
    faults: tuple[str, ...]
    seconds: float


def try_number(item: tuple[str, int, bool]) -> Tried:
    """Try the mutation of that format and number; with `True`, its documents are read too."""
    form, number, read = item
    return try_bytes(*mutated(form, number), read=read)


def try_bytes(name: str, data: bytes, *, read: bool) -> Tried:
    """Try these bytes as a file of that name."""
    if read:
        _load_models()
    began = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries complain of bad input in their own ways
        documents, problems = load(Path(name), name=name, data=data)
        faults = faults_of(documents, problems, name)
        if read:
            for document in documents[:3]:
                reading = read_document(document)
                faults += broken(reading)
                faults += [problem.message for problem in reading.problems if SWALLOWED.search(problem.message)]
    spent = time.process_time() - began
    if spent > SLOW:
        faults.append(f"took more than {SLOW:.0f} s")
    return Tried(len(documents), tuple(faults), spent)


@lru_cache(maxsize=1)
def _load_models() -> None:
    """Loading them is not the input's fault."""
    read_document(Document("0123456789abcdef", "warm.txt", "Ana Roth said on Friday that it burned.", language="en"))


def faults_of(documents: tuple[Document, ...], problems: tuple[Problem, ...], name: str) -> list[str]:
    """What is wrong with an outcome of `load`, in words; nothing where all is as it must be."""
    faults = [] if documents or problems else ["nothing came out, not even a word on why"]
    for document in documents:
        text = document.text
        if not text.strip() or len(document.id) != 16 or not document.name:
            faults.append("a document without words, id or name")
        try:
            "".join(
                (text, document.name, document.title or "", document.outlet or "", document.url or "", *document.links)
            ).encode()
        except UnicodeEncodeError:
            faults.append("half a character that no file can hold")
        end = 0
        for span in document.furniture:
            if not end <= span.start < span.end <= len(text):
                faults.append(f"furniture {tuple(span)} out of order or outside the text")
            end = span.end
        faults += [f"the date's evidence {tuple(span)} is outside the text" for span in document.published.evidence
                   if not 0 <= span.start < span.end <= len(text)]  # fmt: skip
        start, last = document.published.start, document.published.end
        if start and last and start > last:
            faults.append("published from a later day to an earlier one")
    for problem in problems:
        if not problem.message or not (problem.source or "").startswith(name):
            faults.append("a problem that does not say what or where")
        if SWALLOWED.search(problem.message):
            faults.append(problem.message)
    return faults
