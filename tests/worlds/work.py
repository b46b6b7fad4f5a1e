"""Things for engines to do; other processes find them here by name."""

import os

from sayso.errors import SetupError


def negate_or_die(item: int) -> int:
    """Minus the item; nought kills the process."""
    if not item:
        os._exit(3)
    return -item


def give_up(item: str) -> str:
    """As a reader without its model does."""
    raise SetupError(f"the model {item} is not installed")
