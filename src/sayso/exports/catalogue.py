"""The exports there are."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sayso.casefile import Case
from sayso.errors import InputError
from sayso.exports.csv_tables import CSV
from sayso.exports.dossier_page import write_dossier_page
from sayso.exports.export import Export
from sayso.exports.ftm import FTM
from sayso.exports.graphml import GRAPHML
from sayso.exports.json_lines import JSON_LINES
from sayso.exports.markdown import MARKDOWN, write_markdown
from sayso.exports.parquet import PARQUET
from sayso.exports.prov import PROV
from sayso.exports.stix import STIX

EXPORTS: tuple[Export, ...] = (CSV, JSON_LINES, MARKDOWN, GRAPHML, PROV, FTM, STIX, PARQUET)

DOSSIERS: dict[str, Callable[[Case, Path, Sequence[str]], None]] = {"md": write_markdown, "html": write_dossier_page}
"""What can be written on one name, or on the tie of two."""


def find_export(name: str) -> Export:
    """The export called `name`. Raises `InputError`, with those there are, where there is none."""
    if name == "html":
        raise InputError("the case as one HTML page is written by its own command: sayso report CASE -o FILE.html")
    for export in EXPORTS:
        if export.name == name:
            return export
    raise InputError(f"there is no format {name!r}; there are {', '.join(export.name for export in EXPORTS)}")


def export_case(case: Case, name: str, path: str | Path, *, about: Sequence[str] = ()) -> Path:
    """Write `case` in the format called `name` to `path`, whole or not at all; the path as written.

    With names in `about` it is a dossier on what is about all of them: `md`, or `html`. Raises `InputError` where there
    is no such format or name, or `path` is the case itself, and `CaseError` where `path` cannot be written.
    """
    target = Path(path)
    if about and name not in DOSSIERS:
        find_export(name)
        raise InputError(
            f"{name} is of the whole case; a dossier on a name is {' or '.join(DOSSIERS)} (the tables name entities by id)"
        )
    export = None if about else find_export(name)
    if target.exists() and target.resolve() == case.path.resolve():
        raise InputError(f"{target} is the case itself; give another name to write to")
    if export:
        export.write(case, target)
    else:
        DOSSIERS[name](case, target, about)
    return target
