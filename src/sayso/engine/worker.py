"""The process that works for the `Processes` engine: takes items from its input, gives results on its output.

Started as an interpreter of its own, so that the program that started the engine is not imported a second time (as
`multiprocessing` would). Messages are pickles with their length in eight bytes before them.
"""

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, BinaryIO

from sayso.engine.engine import describe
from sayso.engine.limits import limit_memory, resident
from sayso.errors import SaysoError

LENGTH = struct.Struct("<Q")
BEGUN = "begun"


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message; raises `EOFError` where the other side is gone."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    data = _exactly(stream, length)
    return pickle.loads(data)  # noqa: S301  the other side is the process that started this one


def _exactly(stream: BinaryIO, size: int) -> bytearray:
    """So many bytes, however they come; raises `EOFError` where they end before."""
    data = bytearray()
    while len(data) < size:
        some = stream.read(size - len(data))
        if not some:
            raise EOFError
        data += some
    return data


def attempt(function: Callable[[Any], Any], item: Any) -> tuple[str, Any]:
    """`("done", result)`; `("failed", words)` where the item could not be done; `("stop", error)` where nothing can be."""
    try:
        return "done", function(item)
    except SaysoError as error:
        return "stop", error
    except Exception as error:  # noqa: BLE001  whatever one document does, the others are read
        return "failed", describe(error)


def get_ready(function: Callable[[Any], Any]) -> None:
    """Load what a function needs before its first item: its module is imported by now, and may have a `get_ready` of its own.

    A process loads it once.
    """
    parts = (function.func, *function.args) if isinstance(function, partial) else (function,)
    for part in parts:
        _load(getattr(part, "__module__", None) or "")


@lru_cache(maxsize=256)
def _load(module: str) -> None:
    load = getattr(sys.modules.get(module), "get_ready", None)
    if load is not None:
        load()


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer messages until there are none: `(function, item, first)` gives what `attempt` gives, and `resident`.

    `resident` is how many bytes of memory the process holds afterwards. Before the `first` item of a function it says `BEGUN`
    when all that this needs is loaded: an item does not answer for the time that it takes.
    """
    send(outgoing, "ready")
    while True:
        gc.disable()  # what is loaded stays: to search it for garbage, again and again, takes a tenth of the time of loading it
        function, item, first = receive(incoming)
        if first:
            attempt(get_ready, function)  # what is missing each item says for itself
            send(outgoing, BEGUN)
        gc.enable()
        answer = attempt(function, item)
        if first:
            gc.freeze()  # nor does any later search go through it
        try:
            send(outgoing, (*answer, resident()))
        except MemoryError as error:  # the result is there, but no room to hand it over
            send(outgoing, ("failed", describe(error), resident()))


def main() -> None:
    """Keep standard output for answers alone (a library's chatter goes to standard error) and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(EOFError, BrokenPipeError):
        sys.path[:], megabytes = receive(sys.stdin.buffer)
        limit_memory(megabytes)
        serve(sys.stdin.buffer, outgoing)
    os._exit(0)  # the models need no tidying, and a parent that is gone cannot be told anything
