"""Listening for browsers: on which address, who is let in, and what to say when that cannot be."""

import errno
import ipaddress
import secrets
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sayso.casefile.opening import shared
from sayso.errors import InputError
from sayso.web.app import make_app

PATIENCE = 75  # seconds that a connection is kept for a reader's next page
SWITCH = 0.001  # seconds after which a reader's page gets its turn beside what is worked out in the background
EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104  (compared with, not bound to)


def serve(
    case: Path, *, host: str, port: int | None, usual: int, token: str | None, tell: Callable[[str], None]
) -> None:
    """Serve the case until the process is told to stop. `usual` is the port where none is asked for and it is free.

    Raises `CaseError` where there is no case, `InputError` where the address cannot be listened on.
    """
    import uvicorn  # noqa: PLC0415

    local = is_loopback(host)
    token = token or (None if local else secrets.token_urlsafe(16))
    listener = listen(host, port, usual)
    with listener:
        number = listener.getsockname()[1]
        name = socket.gethostname() if host in EVERYWHERE else host
        app = make_app(case, port=number, hosts=(name,), addresses=not local, token=token, warm=True)
        shown = f"[{name}]" if ":" in name else name
        tell(f"{case} is at http://{shown}:{number}/{'?token=' + quote(token) if token else ''}  (Ctrl-C ends it)")
        sys.setswitchinterval(SWITCH)
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=PATIENCE
            )
        )
        with suppress(KeyboardInterrupt), shared(case):  # that is how one ends it
            server.run(sockets=[listener])


def listen(host: str, port: int | None, usual: int) -> socket.socket:
    """A socket on that address and port; a free port where `usual` is taken and no other was asked for."""
    try:
        family, *_, address = socket.getaddrinfo(
            host or None, port or 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise InputError(f"{host}: there is no such address; try --host 127.0.0.1") from error
    tries = (port,) if port is not None else (usual, 0)
    for one in tries:
        try:
            return socket.create_server((str(address[0]), one), family=family)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and one != tries[-1]:
                continue
            what = (
                "is taken by another program; choose another --port"
                if error.errno == errno.EADDRINUSE
                else error.strerror
            )
            raise InputError(f"{host} port {one}: {what}") from error
    raise AssertionError


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
