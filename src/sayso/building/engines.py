"""Which engine reads: this process for little work, else worker processes, or a cluster, kept from stage to stage."""

from typing import Literal

from sayso.engine import Engine, Limits, Processes, Serial, default_jobs
from sayso.evidence import Document
from sayso.formats import Source

EngineKind = Literal["serial", "processes", "ray"]
MANY = 1000  # more documents than this do not change how many processes are worth their start
SLOWEST = 1_000  # characters, or bytes of a file, that every machine gets through in a second
ENOUGH = (
    40_000  # characters that take as long to read as a process that reads takes to start: less is not worth another one
)


class Engines:
    """The engine of one run; close it when done.

    `jobs` items at a time (`None`: as many as are worth it). `kind` says where: `serial` in this process, which nothing
    protects from a document that kills it; `processes` in worker processes; `ray` on a cluster; `None` in workers only where
    there is enough to do.
    """

    def __init__(self, jobs: int | None, kind: EngineKind | None = None, limits: Limits | None = None) -> None:
        self._jobs = jobs
        self._kind = kind
        self._limits = limits or Limits()
        self._workers: Engine | None = None

    def for_items(self, items: int, size: int | None = None) -> Engine:
        """The engine for so many items, of so many characters together."""
        jobs = min(self._jobs or default_jobs(items), items)
        if self._kind == "serial" or (self._kind is None and jobs <= 1):
            return Serial()
        if self._kind == "ray":
            if self._workers is None:
                from sayso.engine.ray_engine import Ray  # noqa: PLC0415  an extra

                self._workers = Ray(self._jobs, self._limits)
            return self._workers
        worth = self._jobs or default_jobs(MANY)
        if size is not None and self._jobs is None:
            worth = min(worth, 1 + size // ENOUGH)
        if not isinstance(self._workers, Processes):
            self._workers = Processes(worth, self._limits)
        self._workers.jobs = max(self._workers.jobs, worth)
        return self._workers

    def for_groups(self) -> Engine | None:
        """The engine that compares reports in groups; `None`: this process does, as the groups of most piles are small."""
        return self.for_items(MANY) if self._kind == "ray" else None

    def seconds_for_document(self, document: Document) -> float | None:
        """How long reading it may take: what the limits say, and more for a long one."""
        return self._seconds(len(document.text))

    def seconds_for_file(self, source: Source) -> float | None:
        """How long opening it may take: what the limits say, and more for a large one."""
        return self._seconds(source.size)

    def close(self) -> None:
        """End the worker processes."""
        if self._workers is not None:
            self._workers.close()

    def _seconds(self, size: int) -> float | None:
        return None if self._limits.seconds is None else self._limits.seconds + size / SLOWEST
