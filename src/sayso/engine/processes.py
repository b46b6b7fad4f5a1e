"""Several items at a time, each in a process of its own, on one machine."""

import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO, cast

from sayso.engine.engine import Item, Outcome, Result
from sayso.engine.worker import receive, send
from sayso.errors import SetupError

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Processes:
    """`jobs` worker processes, started when first needed and kept until `close`.

    Each worker has at most one item, so memory is bounded by the number of workers and a worker that dies takes one
    item with it; another is started in its place.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Outcome[Item, Result]]:
        """See `Engine.map`; results come as they are ready."""
        waiting = iter(items)
        busy: dict[_Worker, Item] = {}
        try:
            with selectors.DefaultSelector() as selector:
                for worker, item in zip(self._ready(), waiting, strict=False):
                    busy[worker] = item
                    worker.give(function, item)
                    selector.register(worker.outgoing, selectors.EVENT_READ, worker)
                while busy:
                    for key, _ in selector.select():
                        worker = cast("_Worker", key.data)
                        item = busy.pop(worker)
                        outcome = _outcome(item, worker)
                        if outcome.failure is not None and not worker.alive():
                            selector.unregister(worker.outgoing)
                            worker = self._replace(worker)
                            selector.register(worker.outgoing, selectors.EVENT_READ, worker)
                        # The next item goes out before the result is handed on, so that no worker waits for the caller.
                        for following in waiting:
                            busy[worker] = following
                            worker.give(function, following)
                            break
                        else:
                            selector.unregister(worker.outgoing)
                        yield outcome
        finally:
            for worker in busy:  # the caller stopped early, or something broke: nobody waits for these any more
                worker.end()
            self._workers = [worker for worker in self._workers if worker.alive()]

    def close(self) -> None:
        """End the workers."""
        while self._workers:
            self._workers.pop().end()

    def _ready(self) -> Iterator["_Worker"]:
        for at in range(self._jobs):
            if at == len(self._workers):
                self._workers.append(_Worker())
            yield self._workers[at]

    def _replace(self, dead: "_Worker") -> "_Worker":
        dead.end()
        worker = _Worker()
        self._workers[self._workers.index(dead)] = worker
        return worker


class _Worker:
    """One process and the two pipes to it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from sayso.engine.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**ONE_THREAD, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self.incoming = cast("BinaryIO", self.process.stdin)
        self.outgoing = cast("BinaryIO", self.process.stdout)
        try:
            send(self.incoming, sys.path)
            receive(self.outgoing)
        except (OSError, EOFError) as error:
            self.end()
            raise SetupError(f"a worker process could not be started with {sys.executable}; try --jobs 1") from error

    def give(self, function: Callable[[Any], Any], item: Any) -> None:
        """Hand over an item; a worker that died in the meantime is noticed when its answer is awaited."""
        with suppress(BrokenPipeError):
            send(self.incoming, (function, item))

    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.incoming, self.outgoing):
            with suppress(OSError):
                stream.close()


def _outcome(item: Item, worker: _Worker) -> Outcome[Item, Any]:
    """What the worker says of the item; raises what it asks to raise."""
    try:
        how, value = receive(worker.outgoing)
    except EOFError:
        return Outcome(item, failure=f"the process that worked on it died ({_ending(worker.process.wait())})")
    if how == "stop":
        raise value
    return Outcome(item, value) if how == "done" else Outcome(item, failure=value)


def _ending(code: int) -> str:
    """A process's exit code in words."""
    if code == -9:
        return "killed; perhaps there was not enough memory"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
