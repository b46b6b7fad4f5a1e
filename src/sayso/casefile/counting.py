"""What was written and is not there any more: nothing else in a case refers to some rows, so they are counted when they are written.

How many rows each table of conclusions has stands in `meta` under `counts`, the ids of all rulings ever made under `judged`. A case
that was last written by an earlier sayso has neither, until it is opened to be written.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from sayso.casefile.case import Case

Kind = TypeVar("Kind")
Counts = dict[str, int]
Ids = tuple[str, ...]
CONCLUSIONS = (
    *("derivations", "entities", "entity_names", "entity_members", "claims", "claim_entities", "positions"),
    *("position_statements", "origins", "series", "points", "conflicts"),
)


def note_conclusions(connection: sqlite3.Connection) -> None:
    """Note how many rows of conclusions there are; the caller has just written them."""
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in CONCLUSIONS}  # noqa: S608
    _note(connection, "counts", counts)


def note_judgements(connection: sqlite3.Connection, added: Iterable[str]) -> None:
    """Note the ids of rulings beside those noted before; where there are none, beside those of all that are there."""
    noted = _noted(connection, "judged", Ids)
    known = noted if noted is not None else [key for (key,) in connection.execute("SELECT id FROM judgements")]
    if together := sorted({*known, *added}):
        _note(connection, "judged", together)


def note_first(connection: sqlite3.Connection) -> None:
    """Note both in a case where they are not noted yet."""
    if _noted(connection, "counts", Counts) is None:
        note_conclusions(connection)
    if _noted(connection, "judged", Ids) is None:
        note_judgements(connection, ())


def lost_conclusions(case: "Case") -> Iterator[str]:
    """The tables of conclusions that have not as many rows as were written, in words."""
    for value in case.rows("SELECT value FROM meta WHERE key = 'counts'"):
        for table, noted in case.parse(value[0], Counts).items():
            if table in CONCLUSIONS:
                ((there,),) = case.rows(f"SELECT count(*) FROM {table}")  # noqa: S608
                if there != noted:
                    yield f"{table}: {there:,} rows, and {noted:,} were written"


def lost_judgements(case: "Case") -> Iterator[str]:
    """The ids of the rulings that were made and are not there."""
    there = {key for (key,) in case.rows("SELECT id FROM judgements")}
    for value in case.rows("SELECT value FROM meta WHERE key = 'judged'"):
        yield from (key for key in case.parse(value[0], Ids) if key not in there)


def _note(connection: sqlite3.Connection, key: str, value: object) -> None:
    words = msgspec.json.encode(value).decode()
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, words))


def _noted(connection: sqlite3.Connection, key: str, kind: type[Kind]) -> Kind | None:
    """What is noted under that key; `None` for nothing, and for what nobody can read."""
    for (value,) in connection.execute("SELECT value FROM meta WHERE key = ?", (key,)):
        try:
            return msgspec.json.decode(value, type=kind)
        except msgspec.DecodeError:
            return None
    return None
