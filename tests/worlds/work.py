"""Things for engines to do; other processes find them here by name."""

import os
import time
from importlib import import_module

from sayso.errors import SetupError

LOADED: list[float] = []


def get_ready() -> None:
    """Takes half a second to load, as models do."""
    time.sleep(0.5)
    LOADED.append(time.monotonic())


def loaded(pause: float) -> int:
    """After the pause, how often its process has loaded what this needs."""
    time.sleep(pause)
    return len(LOADED)


def negate_or_die(item: int) -> int:
    """Minus the item; nought kills the process."""
    if not item:
        os._exit(3)
    return -item


def give_up(item: str) -> str:
    """As a reader without its model does."""
    raise SetupError(f"the model {item} is not installed")


def swallow(megabytes: int) -> int:
    """Takes so much memory for a moment, and says how much."""
    return len(bytearray(megabytes * 1024 * 1024)) // (1024 * 1024)


KEPT: list[bytearray] = []


def keep(megabytes: int) -> int:
    """Takes so much memory and never gives it back; the number of the process."""
    KEPT.append(bytearray(megabytes * 1024 * 1024))
    return os.getpid()


def die_by(number: int) -> int:
    """Kills its own process by that signal, as a fault in native code does; 0 lives on."""
    if number:
        os.kill(os.getpid(), number)
    return number


def where(pause: float) -> str:
    """After the pause, the node of a Ray cluster that this runs on."""
    time.sleep(pause)
    return str(import_module("ray").get_runtime_context().get_node_id())


def fail_elsewhere(given: tuple[int, int]) -> int:
    """The second of two numbers, in the process of the first alone."""
    if os.getpid() != given[0]:
        raise ValueError("elsewhere")
    return given[1]
