"""How far it is: what a caller may want to be told while something takes its time."""

from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Told the name of the stage, how much of it is done, and of how much (`None` where nobody knows)."""


def silent(stage: str, done: int, total: int | None) -> None:
    """Tells nobody."""
