"""What all records share: they are frozen, compare by value, and have one JSON form.

The records are `msgspec.Struct`s: frozen like dataclasses, checked when read from JSON, and the contract's JSON
Schema is generated from them (docs/decisions/001-records.md).
"""

import hashlib
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")


class Record(msgspec.Struct, frozen=True, gc=False):
    """A frozen record; two with equal fields are equal."""

    def _repr_html_(self) -> str:
        """The record as a notebook shows it."""
        from sayso.evidence.showing import show  # noqa: PLC0415  (it shows what is built on this)

        return show(self)


def to_json(record: Any) -> bytes:
    """The JSON form of a record, UTF-8, dates as ISO 8601, spans as `[start, end]`."""
    return msgspec.json.encode(record)


def from_json(data: bytes | str, kind: type[Kind]) -> Kind:
    """The record of type `kind` whose JSON form is `data`; raises `msgspec.ValidationError` where it is not one."""
    return msgspec.json.decode(data, type=kind)


def content_id(*parts: Any) -> str:
    """A name made of content alone: 16 hexadecimal digits of the SHA-256 of the JSON form of `parts`."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:16]
