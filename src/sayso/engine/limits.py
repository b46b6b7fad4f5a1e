"""What one item may take before it is given up: time and memory, so that one bad document never takes all of either."""

import sys
from collections.abc import Callable
from typing import Any

import msgspec

MEGABYTE = 1024 * 1024

Seconds = Callable[[Any], float | None]
"""How long an item may take, in seconds; `None`: as long as it likes."""


class Limits(msgspec.Struct, frozen=True):
    """`seconds` that an item may take, and `megabytes` that a process working on it may ask for; `None`: any amount.

    A process has `start` seconds more to load its models, before its first item begins.
    """

    seconds: float | None = 120.0
    megabytes: int | None = 4_096
    start: float = 60.0


def limit_memory(megabytes: int | None) -> None:
    """Hold this process to so much memory of its own (the data of its heap and of its libraries, not shared code).

    What asks for more gets a `MemoryError`, or, in native code, ends its process. Systems other than Linux do not hold
    a process to this; there it does nothing.
    """
    if megabytes is None or not sys.platform.startswith("linux"):
        return
    import resource  # noqa: PLC0415  not on every system

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def resident() -> int:
    """The bytes of memory that this process holds now; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123  read after each item, so no detours
        pages = int(stream.read().split()[1])
    import resource  # noqa: PLC0415  not on every system

    return pages * resource.getpagesize()
