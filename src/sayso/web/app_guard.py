"""The door of the web app: who may come in, and what a browser may do with the pages.

A site that somebody visits must not be able to reach the app through the browser: neither by giving its own name the
address 127.0.0.1 (DNS rebinding; so the Host header must be one of ours) nor by a form of its own (so what writes
needs a token that only our pages hold, and must come from them).
"""

import hmac
import ipaddress
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "sayso"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
# Scripts are files of ours alone: nothing that stands in a page is run, whatever a document put there.
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware: refuses foreign hosts, asks for the token where there is one, and sets the headers above.

    `hosts` are the names the app answers to beside the loopback's; where `addresses`, so is any numeric address (a name
    is what rebinding needs). `port` is that of the address, `None` for any.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        port: int | None,
        hosts: tuple[str, ...] = (),
        addresses: bool = False,
        token: str | None = None,
    ) -> None:
        self.app = app
        self.port = port
        self.hosts = {host.casefold() for host in (*LOOPBACK, *hosts)}
        self.addresses = addresses
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = self._refuse(scope)
        begun = time.perf_counter()

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers["Server-Timing"] = f"page;dur={(time.perf_counter() - begun) * 1000:.1f}"
            await send(message)

        await (answer or self.app)(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> Response | None:
        """The answer to whoever may not come in (yet), or `None`."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.knows(hosts[0]):
            return PlainTextResponse(
                "This address is not one of sayso's; open the one that sayso serve printed.\n", 421
            )
        if self.token is None:
            return None
        if self._is_token(_cookie(headers)) or self._is_token(headers.get("authorization", "").removeprefix("Bearer ")):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in query if name == "token"), "")
        if scope["method"] == "GET" and self._is_token(given):
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            path = scope["root_path"] + "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, given, httponly=True, samesite="strict", path="/")
            return answer
        return PlainTextResponse(
            "This case is not open to all; open the whole address that sayso serve printed.\n", 401
        )

    def _is_token(self, given: str) -> bool:
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def knows(self, host: str) -> bool:
        """Whether `host`, as a Host header or the end of an Origin has it, is the app's own."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname, parts.port or 80
        except ValueError:
            return False
        if name is None or parts.netloc != host or parts.username is not None or "@" in host:
            return False
        if self.port is not None and port != self.port:
            return False
        return name in self.hosts or (self.addresses and _is_address(name))


def is_own(headers: Headers) -> bool:
    """Whether a request that writes came from one of our own pages: by its Origin, or by what the browser says of it."""
    origin = headers.get("origin")
    if origin is not None:
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc == headers.get("host")
    return headers.get("sec-fetch-site") == "same-origin"


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
