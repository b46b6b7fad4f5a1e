"""Checks JSON against the published schema, as far as the schema's own words go (those that msgspec writes)."""

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schema.json"
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
KNOWN = {
    "$ref", "additionalProperties", "anyOf", "const", "default", "description", "discriminator", "enum", "format", "items", "maxItems",
    "minItems", "prefixItems", "properties", "required", "title", "type",
}  # fmt: skip


@cache
def load() -> Any:
    """The published schema."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def check(command: str, answer: str | bytes) -> Any:
    """The JSON that `command` printed, once it is found to follow the schema; raises `AssertionError` where it does not."""
    value = json.loads(answer)
    schema = load()
    faults = list(_faults(value, schema["commands"][command], schema, command))
    assert not faults, faults[:5]
    return value


def _faults(value: Any, schema: Any, whole: Any, where: str) -> Any:
    """Each place where `value` is not what `schema` says; fields that the schema does not name are faults too."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from _faults(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole, where)
        return
    if "anyOf" in schema:
        tried = [list(_faults(value, one, whole, where)) for one in schema["anyOf"]]
        if all(tried):
            yield min(tried, key=len)[0]
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    kinds = schema.get("type", [])
    wanted = tuple(kind for name in ([kinds] if isinstance(kinds, str) else kinds) for kind in TYPES[name])
    if wanted and (not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted)):
        yield f"{where}: {value!r} is no {kinds}"
        return
    yield from _format_faults(value, schema.get("format"), where)
    if isinstance(value, dict):
        yield from _object_faults(value, schema, whole, where)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: has {len(value)} items"
        for at, one in enumerate(value):
            first = schema.get("prefixItems", [])
            inner = first[at] if at < len(first) else schema.get("items", {})
            if isinstance(inner, dict):
                yield from _faults(one, inner, whole, f"{where}[{at}]")


def _object_faults(value: dict[str, Any], schema: Any, whole: Any, where: str) -> Any:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: has no {name!r}"
    properties = schema.get("properties", {})
    for name, one in value.items():
        if name in properties:
            yield from _faults(one, properties[name], whole, f"{where}.{name}")
        elif schema.get("additionalProperties") is None:
            yield f"{where}: {name!r} is not in the schema"


def _format_faults(value: Any, wanted: str | None, where: str) -> Any:
    if not isinstance(value, str) or wanted is None:
        return
    try:
        if wanted == "date":
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", value)
            date.fromisoformat(value)
        elif wanted == "date-time":
            datetime.fromisoformat(value)
    except (ValueError, AssertionError):
        yield f"{where}: {value!r} is no {wanted}"
