"""One file to its documents: read by its format, then completed by what the words themselves tell."""

from pathlib import Path

import msgspec

from sayso.evidence import Document, Problem, Published, Span
from sayso.formats.catalogue import format_of
from sayso.formats.dating import find_published
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.furniture import find_furniture
from sayso.formats.language import find_language
from sayso.formats.metadata import Metadata, read_metadata
from sayso.formats.outlets import find_outlet
from sayso.formats.titles import find_title

_LARGEST_SIDECAR = MEGABYTE
_OLDEST, _NEWEST = 1600, 2199  # years in which a report can have been published; others decide nothing


def load(path: Path, *, name: str, data: bytes | None = None) -> Read:
    """The documents in the file at `path`, and what could not be read of it.

    `name` is what the document is called (an ordinary file gives its document this name, a file of many adds to it);
    `data` are the file's bytes where the caller has them. Bad content never raises: it becomes a `Problem`. A sidecar
    `NAME.json` beside `NAME.txt` gives title, url, outlet, published and language. Nothing is ever fetched.
    """
    chosen = format_of(path.name)
    if chosen is None:
        return unreadable(name, f"{path.suffix or 'a file without an ending'} is no format that is read here")
    if data is None and path.exists() and not path.is_file():
        return unreadable(name, "this is no ordinary file but a folder, a pipe or a device; copy its content to a file")
    try:
        size = path.stat().st_size if data is None else len(data)
        if size > chosen.largest:
            most = chosen.largest // MEGABYTE
            return unreadable(
                name, f"the file is {size // MEGABYTE} MB, more than the {most} MB read of this format: split it"
            )
        content = path.read_bytes() if data is None else data
    except OSError as error:
        return unreadable(name, f"the file cannot be read: {error.strerror or error}")
    return load_bytes(content, chosen, name=name, sidecar=None if chosen.container else sidecar_of(path))


def load_bytes(data: bytes, chosen: Format, *, name: str, sidecar: Path | None = None) -> Read:
    """The documents in `data`, which is of the format `chosen`; as `load`."""
    try:
        documents, problems = chosen.read(data, name)
    except (MemoryError, RecursionError) as error:
        return unreadable(name, f"the file is too deep or too large to be read: {type(error).__name__}")
    except Exception as error:  # noqa: BLE001  (whatever one file does to its reader, the others are read)
        return unreadable(name, f"the file cannot be read: {type(error).__name__}: {' '.join(str(error).split())}")
    metadata, notes = _read_sidecar(sidecar, name) if sidecar and documents else (Metadata(), ())
    return tuple(complete(document, metadata) for document in documents), problems + notes


def sidecar_of(path: Path) -> Path | None:
    """The file `NAME.json` beside the file, where there is one."""
    beside = path.with_suffix(".json")
    return beside if beside != path and beside.is_file() else None


def complete(document: Document, metadata: Metadata | None = None) -> Document:
    """`document` with what `metadata` says, and beyond that what its text shows: furniture, title, language, outlet, date.

    Metadata wins over what the format found, and that over what the text shows.
    """
    given = metadata or Metadata()
    known = msgspec.structs.replace(
        document,
        title=given.title or document.title,
        url=given.url or document.url,
        outlet=given.outlet or document.outlet,
        published=given.published or document.published,
    )
    furniture = _merge((*known.furniture, *find_furniture(known.text)))
    known = msgspec.structs.replace(
        known,
        furniture=furniture,
        title=known.title or find_title(known.text, furniture),
        language=given.language or _language(document),
    )
    known = msgspec.structs.replace(known, outlet=known.outlet or find_outlet(known))
    return msgspec.structs.replace(known, published=_published(known))


def _language(document: Document) -> str | None:
    found = find_language(document.text)
    return found or document.language


def _published(document: Document) -> Published:
    """The date from metadata where it is closed; else what the text proves, kept inside what metadata allows."""
    given = document.published
    if any(day is not None and not _OLDEST <= day.year <= _NEWEST for day in (given.start, given.end)):
        return find_published(msgspec.structs.replace(document, published=Published()))  # a slip of the pen or a trick
    if given.start is not None and given.end is not None:
        return given
    return find_published(document)


def _merge(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)


def _read_sidecar(path: Path, name: str) -> tuple[Metadata, tuple[Problem, ...]]:
    origin = f"the sidecar {path.name}"
    try:
        if path.stat().st_size > _LARGEST_SIDECAR:
            return Metadata(), (Problem(f"{origin} is too large and was ignored", source=name),)
        fields = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except OSError as error:
        return Metadata(), (Problem(f"{origin} cannot be read: {error.strerror or error}", source=name),)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Metadata(), (Problem(f"{origin} is no JSON and was ignored: {error}", source=name),)
    if not isinstance(fields, dict):
        return Metadata(), (Problem(f"{origin} is no JSON object and was ignored", source=name),)
    metadata, notes = read_metadata(fields, origin=origin)
    return metadata, tuple(Problem(note, source=name) for note in notes)
