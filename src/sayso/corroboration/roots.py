"""What was put together, looked up: each thing points to another that it went into, or to itself."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def root(heads: Mapping[Thing, Thing], one: Thing) -> Thing:
    """The thing that `one` is under by now, which points to itself."""
    while heads[one] != one:
        one = heads[one]
    return one
