"""What weighing needs and takes a while to load, loaded while others read: the vectors of words, the claim matcher, the gazetteer."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from sayso.errors import SaysoError


def get_ready() -> Callable[[], None]:
    """Begin to load it, beside what is done here; gives what waits until that is done.

    A process that ends meanwhile waits for it too, a second at most: native code that is cut off while it loads aborts.
    """
    loading = Thread(target=_load, name="getting ready")
    loading.start()
    return loading.join


def _load() -> None:
    """Load it; what is missing is complained of when it is needed."""
    from sayso.identity import gazetteer  # noqa: PLC0415  a second thread may well wait for the first one's imports
    from sayso.languages import matching, meaning  # noqa: PLC0415

    for load in (meaning.load, matching.load_matcher, gazetteer.load):
        with suppress(SaysoError):
            load()
