"""Rulings that cannot all hold: A is B, B is C, and yet A is not C."""

from collections import deque
from collections.abc import Sequence

from sayso.evidence import Judgement
from sayso.identity.judging import lasting
from sayso.identity.names import thing_name


def contradicted(standing: Sequence[Judgement], ruling: Judgement) -> tuple[Judgement, ...]:
    """The fewest of the standing rulings that cannot hold beside a new one; none where all can.

    A new ruling on the very same two names replaces the old one, and contradicts nothing.
    """
    if ruling.kind not in {"same_entity", "different_entity"} or not ruling.other:
        return ()
    new = frozenset(_ends(ruling))
    rest = [one for one in lasting(standing) if frozenset(_ends(one)) != new]
    same = [one for one in rest if one.kind == "same_entity"]
    if ruling.kind == "different_entity":
        return tuple(_chain(same, *_ends(ruling)) or ())
    for apart in rest:
        if apart.kind == "different_entity":
            chain = _chain([*same, ruling], *_ends(apart))
            if chain is not None and ruling in chain:
                return (apart, *(one for one in chain if one is not ruling))
    return ()


def _ends(ruling: Judgement) -> tuple[str, str]:
    return thing_name(ruling.subject).key, thing_name(ruling.other or "").key


def _chain(same: Sequence[Judgement], start: str, end: str) -> list[Judgement] | None:
    """The shortest way from one name to another by rulings that two are the same."""
    beside: dict[str, list[tuple[str, Judgement]]] = {}
    for one in same:
        left, right = _ends(one)
        beside.setdefault(left, []).append((right, one))
        beside.setdefault(right, []).append((left, one))
    ways: dict[str, list[Judgement]] = {start: []}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        if name == end:
            return ways[name]
        for other, one in beside.get(name, ()):
            if other not in ways:
                ways[other] = [*ways[name], one]
                waiting.append(other)
    return None
