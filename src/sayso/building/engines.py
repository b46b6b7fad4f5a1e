"""Which engine reads: none but this process for little work, else worker processes that are kept from stage to stage."""

from sayso.engine import Engine, Processes, Serial, default_jobs

MANY = 1000  # more documents than this do not change how many processes are worth their start


class Engines:
    """The engines of one run, `jobs` processes at a time (`None`: as many as are worth it); close it when done."""

    def __init__(self, jobs: int | None) -> None:
        self._jobs = jobs
        self._processes: Engine | None = None

    def for_items(self, items: int) -> Engine:
        """The engine for so many items."""
        jobs = min(self._jobs or default_jobs(items), items)
        if jobs <= 1:
            return Serial()
        if self._processes is None:
            self._processes = Processes(self._jobs or default_jobs(MANY))
        return self._processes

    def close(self) -> None:
        """End the worker processes."""
        if self._processes is not None:
            self._processes.close()
