"""Passages with lines below them that say what is to be read there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sayso.evidence import Document, Published, Reading
from sayso.reading import read_document

DAY = date(2031, 5, 8)


def passages(folder: Path, name: str) -> Iterator[tuple[str, list[str]]]:
    """The passages of a file, each with the lines below it."""
    for block in (folder / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        text, *lines = block.split("\n")
        yield text.removeprefix("> "), lines


def read(text: str) -> Reading:
    published = Published(DAY, DAY)
    return read_document(Document("golden", "golden.txt", text, outlet="Post", language="en", published=published))


def words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "of", "its", "his", "her"}
