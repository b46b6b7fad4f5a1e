"""A case served in a thread of the test, as `sayso serve` serves it."""

import contextlib
import threading
import time

import pytest
import uvicorn

from sayso.web import serving


@contextlib.contextmanager
def served(path, **more):
    """The case in the file `path` served: the address told. `more`: what `serving.serve` takes beside."""
    servers: list[uvicorn.Server] = []
    told: list[str] = []

    class Told(uvicorn.Server):
        def __init__(self, config):
            super().__init__(config)
            servers.append(self)

        def install_signal_handlers(self):
            """A thread has none."""

    options = {"host": "127.0.0.1", "port": 0, "usual": 0, "token": None, **more}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uvicorn, "Server", Told)
        thread = threading.Thread(target=serving.serve, args=(path,), kwargs={**options, "tell": told.append})
        thread.start()
        try:
            while not (servers and servers[0].started):
                assert thread.is_alive()
                time.sleep(0.01)
            yield told[0].split()[3]
        finally:
            if servers:
                servers[0].should_exit = True
            thread.join()
