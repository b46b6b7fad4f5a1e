"""Doing the same thing to many items: one after the other, or several at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Generic, Protocol, TypeVar, cast

import msgspec

from sayso.engine.limits import Seconds

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 4  # below this many items the start of other processes costs more than it saves
MOST = 4  # each process holds the language models in memory


class Outcome(msgspec.Struct, Generic[Item, Result], frozen=True):
    """What became of one `item`: its `result`, or, where that is `None`, the `failure` in words."""

    item: Item
    result: Result | None = None
    failure: str | None = None


class Engine(Protocol):
    """Something that applies a function to items."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, seconds: Seconds | None = None
    ) -> Iterator[Outcome[Item, Result]]:
        """The outcome of each of `items`, as they come, in any order.

        `function` is named by its module, so that another process finds it. An exception in it, the death of the
        process that runs it, or taking longer than `seconds` says, costs that item and nothing else; a `SaysoError`
        (the installation is broken, say) ends the whole run.
        """
        ...

    def close(self) -> None:
        """Give back what is held open; calling it twice does no harm."""
        ...


def in_groups(
    engine: Engine | None, function: Callable[[Item], Result], groups: Iterable[Item], *, seconds: Seconds | None = None
) -> list[Result]:
    """The results of `function` for each group of things that belong together, in the order of `groups`.

    Without an engine, here and now. What an engine fails to do is done here after all: a result that is missing would
    change what others come to. This is the seam at which a pile is spread over machines: block by key, then compare
    inside the block.
    """
    if engine is None:
        return [function(group) for group in groups]
    numbered = list(enumerate(groups))
    results: dict[int, Result] = {}
    outcomes = engine.map(partial(_second, function), numbered, seconds=seconds)
    for outcome in outcomes:
        number, group = outcome.item
        results[number] = function(group) if outcome.failure is not None else cast("Result", outcome.result)
    return [results[number] for number, _ in numbered]


def _second(function: Callable[[Item], Result], numbered: tuple[int, Item]) -> Result:
    """The result for the item; its number only travels along."""
    return function(numbered[1])


def default_jobs(items: int) -> int:
    """How many processes are worth their start for so many items, on this machine."""
    if items < FEW:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST, items))


def describe(error: BaseException) -> str:
    """One line that says what went wrong, for someone who does not read tracebacks."""
    if isinstance(error, MemoryError):
        return "it needs more memory than a document may have (--max-memory)"
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
