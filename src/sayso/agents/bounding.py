"""An answer that fits an agent: lists and texts that are too long are cut, and the answer says by how much."""

from typing import Any

from sayso.evidence import to_json
from sayso.evidence.records import from_json

MOST = 8  # things in a list inside an answer
LONGEST = 1_000  # characters of a text inside an answer


def bounded(value: Any, *, whole: frozenset[str] = frozenset(), most: int = MOST) -> Any:
    """`value` as plain JSON data with its lists and texts cut.

    Beside a list `name` that was cut stands `name_left_out`, how many are not shown; beside a text, `name_cut: true`: its
    span still covers all of it. Lists keep `most`. What stands under the names in `whole` is not cut itself.
    """
    return _bounded(from_json(to_json(value), Any), whole, most)


def _bounded(value: Any, whole: frozenset[str], most: int) -> Any:
    if isinstance(value, list):
        return [_bounded(one, whole, most) for one in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    for name, inside in value.items():
        if isinstance(inside, list) and len(inside) > most and name not in whole:
            kept[name] = [_bounded(one, whole, most) for one in inside[:most]]
            kept[f"{name}_left_out"] = len(inside) - most
        elif isinstance(inside, str) and len(inside) > LONGEST and name not in whole:
            kept[name] = inside[:LONGEST]
            kept[f"{name}_cut"] = True
        else:
            kept[name] = _bounded(inside, whole, most)
    return kept


def part(name: str, found: list[Any] | tuple[Any, ...], total: int, cursor: int, *, most: int = MOST) -> dict[str, Any]:
    """A part of a list: what was `found` from `cursor` on, of `total`; `next_cursor` asks for the next part, if any."""
    after = cursor + len(found)
    return {
        **bounded({name: found}, whole=frozenset({name}), most=most),
        "total": total,
        "next_cursor": after if after < total and found else None,
    }
