"""Plain text: the decoded file, unchanged."""

import hashlib

from sayso.evidence import Document, Problem
from sayso.formats.decoding import decode
from sayso.formats.format import Format, Read, unreadable


def read_plain(data: bytes, name: str) -> Read:
    """One document whose text is the decoded file; a byte-order mark is dropped and nothing else changed."""
    text, note = decode(data)
    if text is None:
        return unreadable(name, "this is no text but binary data; give the file the ending of its real format")
    if not text.strip():
        return unreadable(name, "the file is empty" if not data else "the file holds nothing but white space")
    document = Document(id=document_id(data), name=name, text=text)
    return (document,), ((Problem(note, source=name),) if note else ())


def document_id(data: bytes) -> str:
    """The name that a document's bytes give it: 16 hexadecimal digits of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


TEXT = Format("text", (".txt", ".text"), read_plain)
