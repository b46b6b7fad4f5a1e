"""The files that somebody means, opened: documents fit to be kept, and what could not be read."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sayso.errors import InputError
from sayso.evidence import Document
from sayso.formats import FORMATS, Source, sources

_HALVES = re.compile("[\ud800-\udfff]")


def find_sources(paths: Sequence[str | Path]) -> list[Source]:
    """The files to read; raises `InputError` where there are none."""
    found = list(sources(paths))
    if not found:
        endings = " ".join(ending for chosen in FORMATS for ending in chosen.suffixes)
        raise InputError(
            f"{', '.join(map(str, paths))}: no reports there; files with these endings are read: {endings}"
        )
    return found


def storable(document: Document) -> Document:
    """`document` without the halves of surrogate pairs, which no file can hold as UTF-8."""
    return msgspec.structs.replace(
        document,
        text=mend(document.text),
        name=mend(document.name),
        title=document.title and mend(document.title),
        outlet=document.outlet and mend(document.outlet),
        url=document.url and mend(document.url),
        links=tuple(map(mend, document.links)),
        hyperlinks=tuple(
            msgspec.structs.replace(link, address=mend(link.address)) if _HALVES.search(link.address) else link
            for link in document.hyperlinks
        ),
    )


def mend(words: str) -> str:
    """`words`, of the same length, with U+FFFD for every half of a surrogate pair (a file's name may have some too)."""
    return _HALVES.sub("\ufffd", words)
