"""What an export is: a name, the ending or folder it is written to, what it is good for, and a function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.casefile import Case


@dataclass(frozen=True, slots=True)
class Export:
    """One format that a case can be written in.

    `write` takes the case and the path and writes the whole file, or folder, or nothing; `suffix` is the usual ending,
    empty where the export is a folder; `purpose` says in a few words what reads it.
    """

    name: str
    suffix: str
    purpose: str
    write: Callable[[Case, Path], None]
