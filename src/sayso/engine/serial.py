"""One item after the other, in this process: the plainest engine, and the yardstick for the others."""

from collections.abc import Callable, Iterable, Iterator

from sayso.engine.engine import Item, Outcome, Result, describe
from sayso.engine.limits import Seconds
from sayso.errors import SaysoError


class Serial:
    """The engine that needs nothing. It cannot stop an item that takes too long, nor outlive one that kills it."""

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        seconds: Seconds | None = None,  # noqa: ARG002  nobody is there who could look at the clock
    ) -> Iterator[Outcome[Item, Result]]:
        """See `Engine.map`; results come in the order of `items`."""
        for item in items:
            try:
                result = function(item)
            except SaysoError:
                raise
            except Exception as error:  # noqa: BLE001  whatever one document does, the others are read
                yield Outcome(item, failure=describe(error))
            else:
                yield Outcome(item, result)

    def close(self) -> None:
        """Nothing is held open."""
