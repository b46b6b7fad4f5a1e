"""Many items at a time on the machines of a Ray cluster (the extra `ray`)."""

import faulthandler
import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from sayso.engine.engine import Item, Outcome, Result
from sayso.engine.limits import Limits, Seconds, limit_memory
from sayso.engine.worker import attempt, get_ready
from sayso.errors import SetupError

TRIES = (
    2  # of an item whose process or machine was lost: the machine may have been at fault, a second time the item was
)
GRACE = 5.0  # seconds until what should have ended itself is taken for stuck


class _Given(NamedTuple):
    """An item under way: how many seconds it may take, and since when (on the clock that only rises) it waits or works."""

    item: Any
    allowed: float | None
    since: float

    def spent(self) -> bool:
        """Whether it has been away for longer than it may take."""
        return self.allowed is not None and time.monotonic() > self.since + self.allowed


class Ray:
    """An engine whose workers are the processes of a Ray cluster; every machine needs the same sayso, and sees the same files.

    Joins the cluster that the variable RAY_ADDRESS names, or the one this process has joined already; else starts Ray on
    this machine alone. At most `jobs` items (by default as many as the cluster has processors) are under way at a time, so
    that memory here and there is bounded. The time of an item runs from when it begins: its process ends itself when that is over.
    To be given a processor, and to load the models, it has `start` seconds more.
    """

    def __init__(self, jobs: int | None = None, limits: Limits | None = None) -> None:
        self._ray = _ray()
        self._limits = limits or Limits()
        self._joined = not self._ray.is_initialized()
        if self._joined:
            _join(self._ray)
        self._jobs = jobs or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._work = self._ray.remote(max_retries=0, num_cpus=1)(work)

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, seconds: Seconds | None = None
    ) -> Iterator[Outcome[Item, Result]]:
        """See `Engine.map`; results come as they are ready. An item whose machine is lost is tried once more."""
        allow = seconds or (lambda _: self._limits.seconds)
        waiting = iter(items)
        again: deque[Item] = deque()
        tries: dict[int, int] = {}
        busy: dict[Any, _Given] = {}
        try:
            while True:
                for item in islice(_both(again, waiting), self._jobs - len(busy)):
                    given = _Given(item, allow(item), time.monotonic())
                    busy[self._work.remote(function, item, self._limits.megabytes, given.allowed)] = given
                if not busy:
                    return
                for task in self._finished(busy):
                    given = busy.pop(task)
                    item, outcome = given.item, self._outcome(task, given)
                    if outcome is None:
                        tries[id(item)] = tries.get(id(item), 1) + 1
                        if tries[id(item)] <= TRIES:
                            again.append(item)
                            continue
                        outcome = Outcome(item, failure="the process that worked on it died, and another one too")
                    tries.pop(id(item), None)
                    yield outcome
        finally:
            for task in busy:  # the caller stopped early, or something broke
                self._ray.cancel(task, force=True)

    def close(self) -> None:
        """Leave the cluster, where this engine joined it."""
        if self._joined and self._ray.is_initialized():
            self._ray.shutdown()

    def _until(self, given: _Given) -> float | None:
        """When it is taken for stuck at the latest."""
        return None if given.allowed is None else given.since + given.allowed + self._limits.start + GRACE

    def _finished(self, busy: dict[Any, _Given]) -> list[Any]:
        """The tasks that are done, or have had their time; waits until there is one."""
        ends = [until for given in busy.values() if (until := self._until(given)) is not None]
        patience = max(0.0, min(ends) - time.monotonic()) if ends else None
        ready, _ = self._ray.wait(list(busy), num_returns=1, timeout=patience)
        return list(ready) or [task for task, given in busy.items() if self._is_stuck(given)]

    def _is_stuck(self, given: _Given) -> bool:
        until = self._until(given)
        return until is not None and time.monotonic() > until

    def _outcome(self, task: Any, given: _Given) -> Outcome[Any, Any] | None:
        """What became of the item; `None` where its process was lost. Raises what the item asks to raise."""
        errors, item = self._ray.exceptions, given.item
        late = f"it took longer than {round(given.allowed or 0, 1):g} s and was given up (--timeout)"
        try:
            how, value = self._ray.get(task, timeout=0 if self._is_stuck(given) else None)
        except errors.GetTimeoutError:
            self._ray.cancel(task, force=True)
            return Outcome(item, failure=late)
        except errors.OutOfMemoryError:
            return Outcome(item, failure="the process that worked on it died (killed; there was not enough memory)")
        except (errors.WorkerCrashedError, errors.ObjectLostError, errors.TaskUnschedulableError):
            return Outcome(item, failure=late) if given.spent() else None
        except errors.RayError as error:
            raise SetupError(
                f"the Ray cluster does not work as it should: {' '.join(str(error).split())[:500]}"
            ) from error
        if how == "stop":
            raise value
        return Outcome(item, value) if how == "done" else Outcome(item, failure=value)


def work(function: Callable[[Any], Any], item: Any, megabytes: int | None, seconds: float | None) -> tuple[str, Any]:
    """What a process of the cluster does with an item: as in `sayso.engine.worker`, but that it ends itself after so many `seconds`.

    They do not count what is loaded before. The clock is one that native code cannot hold up either.
    """
    limit_memory(megabytes)
    attempt(get_ready, function)  # what is missing the item says for itself
    if seconds is None:
        return attempt(function, item)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  for what Python would have to say
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return attempt(function, item)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _both(again: deque[Item], waiting: Iterator[Item]) -> Iterator[Item]:
    """The items that are tried once more, then new ones."""
    while again:
        yield again.popleft()
    yield from waiting


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # sayso tells nobody anything
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray  # noqa: PLC0415  an extra
        import ray.exceptions  # noqa: PLC0415
    except ImportError as error:
        raise SetupError("Ray is not installed: pip install 'sayso[ray]', on every machine of the cluster") from error
    return ray


def _join(ray: Any) -> None:
    address = os.environ.get("RAY_ADDRESS")
    more = {} if address else {"include_dashboard": False}
    try:
        ray.init(address=address or "local", log_to_driver=False, logging_level=logging.ERROR, **more)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise SetupError(
            f"the Ray cluster at {address} cannot be joined: {' '.join(str(error).split())[:300]}"
        ) from error
