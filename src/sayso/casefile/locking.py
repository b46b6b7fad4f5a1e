"""Only one build at a time works on a case."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.errors import BusyError, CaseError

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the case at `path` for one writer; raises `BusyError` at once where another one has it.

    The lock is the system's, on an empty file beside the case, so that the death of the process gives it back. It is
    not on the case itself: closing that file would drop SQLite's own locks.
    """
    if sys.platform == "win32":  # no such lock there; SQLite's own still make two builds take turns
        yield
        return
    beside = path.parent / f"{path.name}-lock"
    try:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(
            f"{path}: cannot be written ({error.strerror}); check the permissions of its folder, or choose another place"
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise BusyError(f"{path}: another build is at work on this case; wait for it, or stop it first") from error
    try:
        yield
    finally:
        # Taken away while held. Who opened it meanwhile holds a file that is gone, and the next writer makes a new one:
        # two could then work at once, and SQLite's locks make them take turns; nothing is lost.
        with suppress(OSError):
            beside.unlink()
        os.close(handle)
