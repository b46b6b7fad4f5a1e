"""Invariants of the file itself: SQLite's own, its version, and that what it holds can be read back."""

from collections.abc import Iterator

from sayso.casefile.case import Case
from sayso.casefile.counting import lost_conclusions, lost_judgements
from sayso.casefile.migrations import VERSION
from sayso.errors import CaseError
from sayso.evidence import (
    CONTRACT,
    CaseEntity,
    Claim,
    Conflict,
    Derivation,
    Document,
    Judgement,
    Problem,
    Reading,
    Record,
    Series,
    Statement,
)

_RECORDS: dict[str, tuple[str, type[Record]]] = {
    "documents": ("name", Document),
    "problems": ("source", Problem),
    "judgements": ("id", Judgement),
    "readings": ("document", Reading),
    "statements": ("id", Statement),
    "derivations": ("place", Derivation),
    "entities": ("id", CaseEntity),
    "claims": ("id", Claim),
    "series": ("id", Series),
    "conflicts": ("place", Conflict),
}


def the_file_is_sound(case: Case) -> Iterator[str]:
    """SQLite finds the file sound; where not, build the case again under a new name."""
    for (said,) in case.rows("PRAGMA integrity_check(100)"):
        if said != "ok":
            yield str(said)


def rows_refer_to_rows(case: Case) -> Iterator[str]:
    """What a row refers to is there."""
    for table, row, parent, _ in case.rows("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: not in {parent}"


def the_version_is_this_one(case: Case) -> Iterator[str]:
    """The case has the form and the contract of this sayso; run sayso build CASE to bring it up to date."""
    ((version,),) = case.rows("PRAGMA user_version")
    if version != VERSION:
        yield f"version {version}, not {VERSION}"
    contract = case.rows("SELECT value FROM meta WHERE key = 'contract'")
    if contract != [(str(CONTRACT),)]:
        yield f"contract {contract[0][0] if contract else 'not given'}, not {CONTRACT}"


def nothing_is_lost(case: Case) -> Iterator[str]:
    """All rulings are there, and all conclusions; lost conclusions are drawn again by sayso build CASE."""
    for key in lost_judgements(case):
        yield f"judgements: {key} was made, and is not there"
    yield from lost_conclusions(case)


def records_can_be_read(case: Case) -> Iterator[str]:
    """Every record can be read back."""
    for table, (key, kind) in _RECORDS.items():
        for name, record in case.rows(f"SELECT {key}, record FROM {table} ORDER BY 1"):  # noqa: S608
            try:
                case.parse(record, kind)
            except CaseError as error:
                yield f"{table}, {name}: {error}"
