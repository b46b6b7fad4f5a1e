"""JSON Lines: a document a line, with `text` and perhaps `id title url outlet published language`."""

import json

import msgspec

from sayso.evidence import Document, Problem, Published
from sayso.formats.decoding import decode, is_binary, well_formed
from sayso.formats.format import MEGABYTE, Format, Read, unreadable
from sayso.formats.metadata import read_metadata
from sayso.formats.plain import document_id

LONGEST_LINE = 64 * MEGABYTE


def read_json_lines(data: bytes, name: str) -> Read:
    """One document a line; a line that cannot be read becomes a problem with its number, and the rest is read."""
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        return unreadable(name, "the file is empty")
    documents: list[Document] = []
    problems: list[Problem] = []
    start, number = (3 if data.startswith(b"\xef\xbb\xbf") else 0), 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line, start, number = data[start:end].strip(), end + 1, number + 1
        if not line:
            continue
        where = f"{name}:{number}"
        found, notes = _read_line(line, where)
        if found:
            documents.append(found)
        problems.extend(Problem(note, source=where, unread=found is None) for note in notes)
    return tuple(documents), tuple(problems)


def _read_line(line: bytes, where: str) -> tuple[Document | None, tuple[str, ...]]:
    if len(line) > LONGEST_LINE:
        return None, (f"the line is longer than {LONGEST_LINE // MEGABYTE} MB and was left out",)
    notes: tuple[str, ...] = ()
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        repaired, note = _decode_again(line)
        if repaired is None:
            return None, (f"not a line of JSON: {error}",)
        fields, notes = repaired, (note,)
    if not isinstance(fields, dict):
        return None, ("the line is JSON, but no object with a 'text'",)
    text = fields.get("text")
    if not isinstance(text, str):
        return None, ("the line has no 'text'",)
    if not text.strip():
        return None, ("the 'text' is empty",)
    if is_binary(text):
        return None, ("the 'text' is binary data",)
    metadata, more = read_metadata(fields, origin=f"the line {where}")
    document = Document(
        id=document_id(line),
        name=metadata.name or where,
        text=well_formed(text),
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        language=metadata.language,
        published=metadata.published or Published(),
    )
    return document, notes + more


def _decode_again(line: bytes) -> tuple[object, str]:
    """The line read more leniently, with a note: in the encoding it seems to have, half characters replaced; else `None`."""
    text, note = decode(line)
    if text is None:
        return None, ""
    try:
        return json.loads(text), note or "the line holds half characters, which were replaced"
    except (ValueError, RecursionError):
        return None, ""


JSON_LINES = Format("json_lines", (".jsonl", ".ndjson"), read_json_lines, largest=512 * MEGABYTE, container=True)
