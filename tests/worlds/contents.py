"""Everything that a case holds, for telling whether two cases are the same to the byte."""

import sqlite3
from pathlib import Path
from typing import Any


def contents(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables, but for row numbers, which follow the order in which documents came, the index of words, and
    what is remembered of the way to the conclusions.
    """
    found: dict[str, list[Any]] = {}
    with sqlite3.connect(path) as plain:
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{column}"' for column in columns if column != "number")
            if not table.startswith("words") and table != "remembered":
                found[table] = sorted(plain.execute(f"SELECT {kept} FROM {table}"), key=repr)
    plain.close()
    return found
