"""A large generated pile put into a case, as a build would have left it, without the hour of reading."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import msgspec

from sayso.building.opening import find_sources
from sayso.building.weigh_again import weigh_again
from sayso.casefile import StoredSource, Writer, write_case
from sayso.evidence import Document, Reading
from sayso.formats import load_source
from sayso.reading import READER

LINES = 5_000  # documents in one file


def write_lines(documents: Iterable[Document], folder: Path, *, first: int = 0) -> list[Path]:
    """The documents as JSON Lines in `folder`, LINES a file, the files numbered from `first`."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting = iter(documents)
    paths: list[Path] = []
    while some := list(islice(waiting, LINES)):
        paths.append(folder / f"{first + len(paths):04d}.jsonl")
        paths[-1].write_bytes(b"\n".join(map(_line, some)) + b"\n")
    return paths


def _line(document: Document) -> bytes:
    day = document.published.start
    row = {"id": document.name, "text": document.text, "outlet": document.outlet, "published": day and day.isoformat()}
    return msgspec.json.encode(row)


def store(case: Path, readings: Iterable[Reading], *, weigh: bool = True) -> None:
    """Add the readings' documents to the case, from files beside it, and the readings as if they had been read; weigh."""
    with write_case(case) as writer:
        waiting = iter(readings)
        number = len(writer.files())
        while some := list(islice(waiting, LINES)):
            (path,) = write_lines((reading.document for reading in some), case.with_suffix(".reports"), first=number)
            number += 1
            for source in find_sources([path]):
                stored = StoredSource(str(source.path.resolve()), source.name, source.digest, source.size, READER)
                writer.add_source(stored, load_source(source)[0], ())
            writer.settle_names()
            _add(writer, some)
        if weigh:
            weigh_again(writer, lambda *_: None)


def _add(writer: Writer, readings: Iterable[Reading]) -> None:
    keys = {name: key for key, name in writer.document_names().items()}
    for reading in readings:
        document = writer.document(keys[reading.document.name])
        writer.add_reading(msgspec.structs.replace(reading, document=document))
