"""Several items at a time, each in a process of its own, on one machine."""

import io
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, cast

from sayso.engine.engine import Item, Outcome, Result
from sayso.engine.limits import MEGABYTE, Limits, Seconds
from sayso.engine.worker import receive, send
from sayso.errors import SetupError

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Processes:
    """`jobs` worker processes, started when first needed and kept until `close`.

    Each worker has at most one item and no more memory than `limits` allow, so memory is bounded by the number of
    workers, and a worker that dies, or is stopped because it takes too long, takes one item with it; another is
    started in its place. One that holds on to more than half of its memory is replaced before its next item. `jobs` may be
    raised from one call to the next.
    """

    def __init__(self, jobs: int, limits: Limits | None = None) -> None:
        self.jobs = jobs
        self._limits = limits or Limits()
        self._workers: list[_Worker] = []

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, seconds: Seconds | None = None
    ) -> Iterator[Outcome[Item, Result]]:
        """See `Engine.map`; results come as they are ready. `seconds` stands in for those of the limits."""
        waiting = iter(items)
        busy: dict[_Worker, Item] = {}
        allow = seconds or (lambda _: self._limits.seconds)
        try:
            with selectors.DefaultSelector() as selector:

                def give(worker: _Worker, item: Item) -> None:
                    busy[worker] = item
                    worker.give(function, item, allow(item))
                    selector.register(worker.outgoing, selectors.EVENT_READ, worker)

                for at in range(self.jobs):
                    for item in waiting:
                        give(self._worker(at), item)
                        break
                while busy:
                    for worker in _finished(selector, busy):
                        if worker.begins():
                            continue
                        item = busy.pop(worker)
                        selector.unregister(worker.outgoing)
                        outcome = _outcome(item, worker)
                        free = self._replace(worker) if worker.spent() else worker
                        # The next item goes out before the result is handed on, so that no worker waits for the caller.
                        for following in waiting:
                            give(free, following)
                            break
                        yield outcome
        finally:
            for worker in busy:  # the caller stopped early, or something broke: nobody waits for these any more
                worker.end()
            self._workers = [worker for worker in self._workers if worker.alive()]

    def close(self) -> None:
        """End the workers."""
        while self._workers:
            self._workers.pop().end()

    def _worker(self, at: int) -> "_Worker":
        if at == len(self._workers):
            self._workers.append(_Worker(self._limits))
        return self._workers[at]

    def _replace(self, dead: "_Worker") -> "_Worker":
        dead.end()
        worker = _Worker(self._limits)
        self._workers[self._workers.index(dead)] = worker
        return worker


class _Worker:
    """One process and the two pipes to it; `until` is when it is stopped at the latest, `resident` the bytes it holds."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.known: set[Callable[[Any], Any]] = set()  # functions that it has been given
        self.until: float | None = None
        self.allowed: float | None = None
        self.loading = False  # what the function of its item needs
        self.resident = 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from sayso.engine.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**ONE_THREAD, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            process_group=0 if os.name == "posix" else None,  # Ctrl-C is for the parent alone, also at the very start
        )
        self.incoming = cast("BinaryIO", self.process.stdin)
        # without a buffer, in which a second message would lie unseen
        self.outgoing = cast("BinaryIO", cast("io.BufferedReader", self.process.stdout).detach())
        try:
            send(self.incoming, (sys.path, limits.megabytes))
            receive(self.outgoing)
        except BaseException as error:
            self.end()
            if isinstance(error, OSError | EOFError):
                raise SetupError(
                    f"a worker process could not be started with {sys.executable}; try --jobs 1"
                ) from error
            raise

    def give(self, function: Callable[[Any], Any], item: Any, seconds: float | None) -> None:
        """Hand over an item; a worker that died in the meantime is noticed when its answer is awaited."""
        self.loading = function not in self.known
        self.known.add(function)
        self.allowed = seconds
        self._allow(self.limits.start if self.loading else 0.0)
        with suppress(BrokenPipeError):
            send(self.incoming, (function, item, self.loading))

    def begins(self) -> bool:
        """Whether all that it has to say is that the item begins now, and what that needs is loaded; its time runs from here."""
        if not self.loading or not _speaks(self):
            return False
        self.loading = False
        with suppress(EOFError):
            receive(self.outgoing)
            self._allow(0.0)
            return True
        return False

    def _allow(self, more: float) -> None:
        """From now on it has the time that its item may take, and so many seconds more."""
        self.until = None if self.allowed is None else time.monotonic() + self.allowed + more

    def late(self) -> bool:
        """Whether it has taken longer than it may."""
        return self.until is not None and time.monotonic() > self.until

    def alive(self) -> bool:
        return self.process.poll() is None

    def spent(self) -> bool:
        """Whether another one should take its place: it is dead, or has grown fat."""
        most = self.limits.megabytes
        return not self.alive() or (most is not None and self.resident * 2 > most * MEGABYTE)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.incoming, self.outgoing):
            with suppress(OSError):
                stream.close()


def _finished(selector: selectors.BaseSelector, busy: Iterable[_Worker]) -> list[_Worker]:
    """The workers that have something to say, or have had their time; waits until there is one."""
    ends = [worker.until for worker in busy if worker.until is not None]
    patience = max(0.0, min(ends) - time.monotonic()) if ends else None
    ready = [cast("_Worker", key.data) for key, _ in selector.select(patience)]
    return ready or [worker for worker in busy if worker.late()]


def _outcome(item: Item, worker: _Worker) -> Outcome[Item, Any]:
    """What the worker says of the item; raises what it asks to raise."""
    if worker.late() and not _speaks(worker):
        worker.process.kill()
        worker.process.wait()
        return Outcome(
            item, failure=f"it took longer than {round(worker.allowed or 0, 1):g} s and was given up (--timeout)"
        )
    try:
        how, value, worker.resident = receive(worker.outgoing)
    except EOFError:
        return Outcome(item, failure=f"the process that worked on it died ({_ending(worker.process.wait())})")
    if how == "stop":
        raise value
    return Outcome(item, value) if how == "done" else Outcome(item, failure=value)


def _speaks(worker: _Worker) -> bool:
    """Whether the worker has begun to answer."""
    with selectors.DefaultSelector() as selector:
        selector.register(worker.outgoing, selectors.EVENT_READ)
        return bool(selector.select(0))


def _ending(code: int) -> str:
    """A process's exit code in words."""
    if code == -signal.SIGKILL:
        return "killed; perhaps there was not enough memory"
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
