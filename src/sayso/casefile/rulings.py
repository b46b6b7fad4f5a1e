"""A person's rulings on their way into the conclusions: recorded at any time, taken in when all is weighed.

Which rulings the conclusions rest on stands in `meta` under `ruled`, as a JSON list of ids, from the first one on that was
recorded without weighing at once; where nothing stands there, all rulings are taken in.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.casefile.case import Case
from sayso.casefile.opening import connect_to_write, explained, transaction
from sayso.casefile.writing import Writer

_STANDING = "SELECT json_group_array(id) FROM (SELECT id FROM judgements WHERE undone IS NULL ORDER BY id)"


@contextmanager
def append_rulings(path: str | Path) -> Iterator[Writer]:
    """The case in the file at `path`, to which rulings can be added while a build is at work on it; nothing else may be.

    Raises `CaseError` where it cannot be written.
    """
    path = Path(path)
    with explained(path):
        connection = connect_to_write(path)
        try:
            with transaction(connection):
                connection.execute(f"INSERT OR IGNORE INTO meta SELECT 'ruled', ({_STANDING})")
            yield Writer(path, connection)
        finally:
            connection.close()


def pending_rulings(case: Case) -> tuple[str, ...]:
    """The ids of the rulings that the conclusions do not rest on yet, and of those taken back on which they still do."""
    rows = case.rows(
        """WITH ruled AS (SELECT j.value AS id FROM meta, json_each(meta.value) j WHERE meta.key = 'ruled')
           SELECT id FROM judgements WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'ruled')
               AND (undone IS NULL) <> (id IN (SELECT id FROM ruled)) ORDER BY number"""
    )
    return tuple(key for (key,) in rows)


def note_rulings(writer: Writer, taken_in: Iterable[str]) -> None:
    """Say that the conclusions rest on the rulings of those ids and on no others, in a case where that is noted."""
    with explained(writer.path), transaction(writer.connection):
        writer.connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'ruled'", (json.dumps(sorted(taken_in), separators=(",", ":")),)
        )
