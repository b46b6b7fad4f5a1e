"""What is handed on is there whole or not at all: written beside its place under another name, then moved there in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from sayso.errors import CaseError, InputError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to; it takes the place of `path` when all went well, and leaves no trace otherwise.

    A link stays a link; what is no plain file (a pipe, a device) is written to as it is. Raises `InputError` where
    `path` is a folder, `CaseError` where it cannot be written.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder; this format is one file: give the name of a file to write")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        real = path.resolve()
        part = _beside(real)
        try:
            with part.open("xb") as file:
                yield file
            part.replace(real)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to write into; it becomes `path` when all went well, and leaves no trace otherwise.

    A folder that is there already is replaced only if it is empty or holds the same files and no others. Raises
    `InputError` where it holds anything else or is a file, `CaseError` where it cannot be written.
    """
    if path.exists() and not path.is_dir():
        raise InputError(f"{path} is a file; this format is a folder of tables: give the name of a new folder")
    try:
        real = path.resolve()
        part = _beside(real)
        part.mkdir()
        try:
            yield part
            _move_folder(part, real)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _move_folder(part: Path, real: Path) -> None:
    held = {inside.name for inside in real.iterdir()} if real.exists() else set()
    foreign = sorted(held - {inside.name for inside in part.iterdir()})
    if foreign:
        raise InputError(f"{real} holds other things ({', '.join(foreign[:3])}); give the name of a new folder")
    if not held:
        part.replace(real)  # an empty folder gives way
        return
    old = _beside(real)
    real.rename(old)
    try:
        part.rename(real)
    except OSError:
        with suppress(OSError):
            old.rename(real)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _beside(real: Path) -> Path:
    return real.parent / f".sayso-{uuid4().hex[:12]}.part"


def _unwritable(path: Path, error: OSError) -> CaseError:
    return CaseError(f"it cannot be written to {path}: {error.strerror or error}")
