"""Telling somebody who waits how far it is: on standard error, a bar on a terminal, else a line now and then."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE, PAUSE = 2.0, 15.0  # seconds before the first word, and between words, where there is no terminal


class ShownProgress:
    """Called with a stage, how much is done and of how much; use it in a `with` statement."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._stage = ""
        self._next = time.monotonic() + PATIENCE

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = TextColumn("{task.description}"), BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn()
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show it, or say it, or keep quiet."""
        if self._bar is not None:
            if stage != self._stage or self._task is None:
                if self._task is not None:
                    self._bar.remove_task(self._task)
                self._task = self._bar.add_task(stage, total=total)
            self._bar.update(self._task, completed=done, total=total)
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE
            of = f" of {total:,}" if total else ""
            click.echo(f"{stage}{f' {done:,}{of}' if done or total else ''} …", err=True)
        self._stage = stage
