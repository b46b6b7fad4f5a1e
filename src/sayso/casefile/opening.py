"""Opening the case's file: is it a case, of which version, and may it be written?"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from sayso.casefile.counting import note_conclusions, note_first
from sayso.casefile.migrations import MIGRATIONS, VERSION
from sayso.errors import CaseError
from sayso.evidence import CONTRACT

APPLICATION = 0x73617973  # "says" in the file's head: how anyone tells a case from other SQLite files
_MADE = re.compile(r"CREATE (?:INDEX|TABLE|TRIGGER) (\w+)")
PATIENCE = 10.0  # seconds that a reader waits while the file's form is being changed


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system have to say about `path` into a `CaseError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(_explain(path, error)) from error
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror or error}") from error


def _explain(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith("SQLITE_FULL"):
        return (
            f"{path}: the disk is full. Make room and run the same command again: what was finished is kept, "
            "the rest is read then"
        )
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return (
            f"{path}: cannot be written; check the permissions of the file and of its folder, or choose another place"
        )
    if code.startswith("SQLITE_NOTADB"):
        return f"{path}: this file is not a sayso case; give the name of a case, or of a new file to build one"
    if code.startswith("SQLITE_CORRUPT") or "decode to UTF-8" in str(error):
        return damaged(path, error)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path}: the case is in use by another program; try again when that is done"
    if code.startswith("SQLITE_IOERR"):
        return f"{path}: the disk does not answer as it should ({error})"
    if str(error).startswith("no such"):
        return f"{path}: the case lacks a part ({error}): it was changed by something else; build it again under a new name"
    return f"{path}: {error}"


def damaged(path: Path, error: Exception) -> str:
    """What to say of a case in which something stands that sayso never wrote."""
    return f"{path}: the case is damaged ({error}); build it again from the reports, under a new name"


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Raises `CaseError` where `path` is no case of a version known here."""
    if not path.exists():
        raise CaseError(f"{path}: there is no such case; build it first: sayso build {path} REPORTS")
    if path.is_dir():
        raise CaseError(f"{path}: this is a folder, not a case; a case is one file, made by: sayso build CASE REPORTS")
    with explained(path):
        _take_back_unfinished(path)
        for mode in ("mode=ro", "immutable=1"):  # the second: on a disk where SQLite cannot put its own files beside
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=PATIENCE, check_same_thread=False
            )
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except sqlite3.OperationalError as error:
                connection.close()
                if mode == "immutable=1" or not str(error).startswith(("unable to open", "attempt to write")):
                    raise
                _refuse_unfinished(path)
            else:
                break
        if not path.stat().st_size:
            connection.close()
            raise CaseError(
                f"{path}: there is nothing in this case: its build was stopped at the very start; run it again"
            )
        _check(connection, path)
        if _version(connection) < VERSION:
            connection.close()
            raise CaseError(
                f"{path}: this case was made by an older sayso; run sayso build {path} to bring it up to date"
            )
        return connection


def _take_back_unfinished(path: Path) -> None:
    """Undo what a build was at when it was killed while it made the case, or changed its form.

    SQLite has noted beside the file what stood there before, and puts it back for whoever may write. A connection that only reads
    could not, and without those notes the file is half of one thing and half of another.
    """
    if _lies_beside(path, "-journal"):
        with suppress(sqlite3.OperationalError):  # not to be written: who reads it then is told
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            finally:
                connection.close()


def _refuse_unfinished(path: Path) -> None:
    """Raises `CaseError` where a stopped build's work lies beside the case, and cannot be taken in on this disk."""
    for ending in ("-wal", "-journal"):
        if _lies_beside(path, ending):
            raise CaseError(
                f"{path}: the last build was stopped, and this disk cannot be written: copy {path.name} and "
                f"{path.name}{ending} together to another place and run there: sayso build {path.name}"
            )


def _lies_beside(path: Path, ending: str) -> bool:
    """Whether there is something in SQLite's own file beside the case."""
    beside = path.with_name(path.name + ending)
    try:
        return beside.stat().st_size > 0
    except FileNotFoundError:
        return False


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection that can write, to a case that is made if it is not there and brought to the present version."""
    if path.is_dir():
        raise CaseError(f"{path}: this is a folder; a case is one file: give a name such as {path / 'reports.case'}")
    if not path.parent.is_dir():
        raise CaseError(f"{path.parent}: there is no such folder to put the case in; make it first")
    with explained(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            # An empty file is what a build leaves that was killed at its very start.
            if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0 and not _version(connection):
                _create(connection)
            _check(connection, path)
            _migrate(connection)
            _complete(connection)
            note_first(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection


def settle(connection: sqlite3.Connection) -> None:
    """Make the case one file again, readable from any disk, where nobody else has it open; then close."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 200")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """While this is open, a build can begin however many read: the case is held ready to be written beside its readers.

    A case that cannot be written, or is not there, is left as it is.
    """
    connection: sqlite3.Connection | None = None
    with suppress(sqlite3.Error, OSError):
        address = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from now on nobody can end that mode
    try:
        yield
    finally:
        if connection is not None:
            settle(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that happens inside is kept, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have ended the transaction already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        connection.close()
        raise CaseError(
            f"{path}: this file is not a sayso case; give the name of a case, or of a new file to build one"
        )
    version = _version(connection)
    if version < 1:
        connection.close()
        raise CaseError(damaged(path, ValueError(f"version {version}")))
    if version > VERSION:
        connection.close()
        raise CaseError(
            f"{path}: this case was made by a newer sayso (case version {version}, known here up to {VERSION}); "
            "update sayso: pip install --upgrade sayso"
        )


def _create(connection: sqlite3.Connection) -> None:
    schema = (resources.files("sayso.casefile") / "schema.sql").read_text(encoding="utf-8")
    with transaction(connection):
        for statement in split(schema):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('contract', ?)", (str(CONTRACT),))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _complete(connection: sqlite3.Connection) -> None:
    """Make what a migration dropped, and tables, indexes and triggers that a case of this version made earlier does not have."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    schema = (resources.files("sayso.casefile") / "schema.sql").read_text(encoding="utf-8")
    for statement in split(schema):
        found = _MADE.search(statement)
        if found and found[1] not in known:
            connection.execute(statement)


def _migrate(connection: sqlite3.Connection) -> None:
    before = _version(connection)
    if before < VERSION:
        with transaction(connection):
            for script in MIGRATIONS[before - 1 :]:
                for statement in split(script):
                    connection.execute(statement)
            _complete(connection)
            note_conclusions(connection)  # those that were drawn by then are gone
            connection.execute(f"PRAGMA user_version = {VERSION}")


def split(script: str) -> Iterator[str]:
    """The single statements of `script`, so that they can share one transaction (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
