"""Which files a person meant by the files and folders they named."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.evidence import Document, Problem
from sayso.formats.catalogue import format_of
from sayso.formats.decoding import well_formed
from sayso.formats.loading import load, sidecar_of


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    `name` is its path relative to the folder that was given, with `/` between parts; `digest` the SHA-256 of its
    bytes and of its sidecar's, so that it changes when either does; `size` is in bytes.
    """

    path: Path
    name: str
    digest: str
    size: int


def sources(paths: Sequence[str | Path]) -> Iterator[Source]:
    """The files to read, each once, in sorted order within each of `paths`.

    Folders are walked; hidden files, sidecars and endings that are no format are passed over (`passed_over` lists the
    last). A file named outright is always given, whatever its ending: `load` then says what is wrong with it. So is a
    file that cannot be opened; its digest is empty. Raises `InputError` at once where a path does not exist.
    """
    for path in map(Path, paths):
        if not path.exists():
            raise InputError(f"there is no file or folder {str(path)!r}: check the spelling, or give a full path")
    return _walk_all([Path(path) for path in paths])


def load_source(source: Source) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents of a file, and what could not be read of it; here, since a worker that opens files needs no more than this room."""
    return load(source.path, name=well_formed(source.name))


def _walk_all(paths: Sequence[Path]) -> Iterator[Source]:
    seen: set[Path] = set()
    for path in paths:
        files = _files(path) if path.is_dir() else iter([path])
        for file in files:
            real = file.resolve()
            if real in seen or (path.is_dir() and format_of(file.name) is None):
                continue
            seen.add(real)
            yield _source(file, file.relative_to(path).as_posix() if path.is_dir() else file.name)


def passed_over(paths: Sequence[str | Path]) -> tuple[str, ...]:
    """The names of files in the folders among `paths` that no format reads, sidecars apart."""
    return tuple(
        file.relative_to(path).as_posix()
        for path in map(Path, paths)
        if path.is_dir()
        for file in _files(path)
        if format_of(file.name) is None and not _is_sidecar(file)
    )


def _files(folder: Path) -> Iterator[Path]:
    """The files under the folder that are not hidden, sorted; links to folders are not followed (they may run in a ring)."""
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            path = Path(base) / file
            if not file.startswith(".") and path.is_file():
                yield path


def _is_sidecar(file: Path) -> bool:
    return file.suffix == ".json" and any(
        one.stem == file.stem and format_of(one.name) for one in file.parent.glob(f"{glob_safe(file.stem)}.*")
    )


def glob_safe(words: str) -> str:
    """`words` with the marks that mean something in a file pattern made harmless."""
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in words)


def _source(path: Path, name: str) -> Source:
    chosen = format_of(path.name)
    digest = hashlib.sha256()
    if not path.is_file():  # a pipe or a device: `load` says so; to open one could take for ever
        return Source(path, name, "", 0)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
        if chosen and not chosen.container and (beside := sidecar_of(path)):
            digest.update(beside.read_bytes())
    except OSError:
        return Source(path, name, "", 0)
    return Source(path, name, digest.hexdigest(), size)
