"""Nodes of a JSON document that is written one by one: without what is not known, in UTF-8 whatever the text holds."""

import json
from typing import Any

Node = dict[str, Any]


def encode(value: Any) -> bytes:
    """`value` as one line of JSON; half an emoji, which UTF-8 has no bytes for, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def without_empty(node: Node) -> Node:
    """`node` without what is not known or empty."""
    return {name: value for name, value in node.items() if value not in (None, [], ())}
