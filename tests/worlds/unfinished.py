"""A case as a kill leaves it in the middle of a change of its file."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path


def leave(path: Path, change: Callable[[sqlite3.Connection], object], copy: Path) -> None:
    """Copy the case at `path` amid the `change`, when SQLite has written half of it and noted beside it what stood there."""
    writing = sqlite3.connect(path, isolation_level=None)
    writing.execute("PRAGMA cache_size = 2")  # so that the file changes before the end
    writing.execute("BEGIN IMMEDIATE")
    change(writing)
    for ending in ("", "-journal"):
        shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    writing.close()
