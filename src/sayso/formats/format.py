"""What a format is: a name, the file endings it goes by, and a function that turns bytes into documents."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.evidence import Document, Problem

MEGABYTE = 1024 * 1024

Read = tuple[tuple[Document, ...], tuple[Problem, ...]]
"""What reading gives: the documents, and what could not be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `read` takes the bytes and the name of the input and gives documents with whatever the format itself knows (text,
    and title, outlet, date, links where the file says so); `load` adds the rest. It never raises for bad content: what
    cannot be read becomes a `Problem`. `largest` is the size in bytes beyond which a file is not opened at all;
    `container` is true where one file holds many documents, so that a sidecar makes no sense.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Read]
    largest: int = 64 * MEGABYTE
    container: bool = False


def unreadable(name: str, message: str) -> Read:
    """No document, and one problem that says why."""
    return (), (Problem(message, source=name, unread=True),)
