"""The web app: one case, looked at in a browser, page by page, with each page's data at the same address in JSON."""

import os
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sayso.casefile import open_case
from sayso.casefile.choosing import find_state
from sayso.casefile.rulings import pending_rulings
from sayso.errors import CaseError, InputError, JudgementError, SaysoError
from sayso.evidence import to_json
from sayso.web.app_guard import Guard, is_own
from sayso.web.app_judging import read_form, rule
from sayso.web.app_weighing import Weigher
from sayso.web.pages import PAGES
from sayso.web.pages.asked import Asked, own_address
from sayso.web.pages.links import Links
from sayso.web.pages.page import Ask, Page
from sayso.web.pages.remembering import Memory
from sayso.web.pages.rendering import make_environment, progress

DRAWN = 500  # pages kept as they were drawn, while the case stays as it is
STATIC = {
    "style.css": "text/css",
    "icon.svg": "image/svg+xml",
    "live.js": "text/javascript",
    "tables.js": "text/javascript",
    "pictures.js": "text/javascript",
}
SIGNED = "signed"  # the cookie with the name that somebody rules under
LONGEST_NAME, YEAR = 100, 31_536_000
PATIENCE = (
    3.0  # seconds that whoever rules waits for it to be weighed; where that takes longer, it is shown to be pending
)


def make_app(
    case: str | Path,
    *,
    port: int | None = None,
    hosts: tuple[str, ...] = (),
    addresses: bool = False,
    token: str | None = None,
    warm: bool = False,
) -> Starlette:
    """The app on the case in that file; see `Guard` for who may come in.

    With `warm`, what takes the whole case is worked out at once, so that the first reader need not wait for it.

    Raises `CaseError` where there is no case to be read.
    """
    path = Path(case)
    open_case(path).close()
    site = _Site(path)
    routes = [Route(f"/{name}", _static(name)) for name in STATIC]
    for page in PAGES:
        twin = "/overview.json" if page.path == "/" else f"{page.path}.json"
        routes += [Route(twin, site.twin(page)), Route(page.path, site.page(page))]
    routes.append(Route("/statements/{statement}", site.statement))
    routes.append(Route("/state.json", site.state))
    routes.append(Route("/rulings.jsonl", site.export))
    routes.append(Route("/judge", site.judge, methods=["POST"]))
    if warm:
        threading.Thread(target=site.keep_warm, daemon=True).start()
        site.weigher.wake()
    guard = Middleware(Guard, port=port, hosts=hosts, addresses=addresses, token=token)
    return Starlette(
        routes=routes,
        middleware=[guard, Middleware(GZipMiddleware, minimum_size=2000, compresslevel=3)],
        exception_handlers={HTTPException: site.refuse, SaysoError: site.explain, Exception: site.fail},
    )


class _Site:
    """What the pages of one case share."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.memory = Memory()
        self.weigher = Weigher(path)
        self.drawn = Memory(DRAWN)
        self.csrf = secrets.token_urlsafe(32)
        self.gap = secrets.token_urlsafe(32)  # where a drawn page leaves room for how far the case is by now
        self.environment = make_environment()
        self.version = sha256(b"".join(map(_content, STATIC))).hexdigest()[:12]

    def keep_warm(self) -> None:
        """Works out what takes long before anybody asks, and again when somebody asks after the case has changed."""
        while True:
            self.memory.stale.clear()
            for page in PAGES:
                if "{" in page.path:
                    continue
                with suppress(SaysoError), open_case(self.path) as case, self.memory.refreshing():
                    case.hold()
                    page.show(Ask(case, Asked(page.path, {}, ()), self.memory))
            self.memory.stale.wait()

    def page(self, page: Page) -> Callable[[Request], Response]:
        """Answers with the page."""

        def answer(request: Request) -> Response:
            with open_case(self.path) as case:
                case.hold()
                ask = Ask(case, _asked(request), self.memory)
                address = (request.url.path, request.url.query, request.cookies.get(SIGNED))
                self.memory.settled()
                drawn = self.drawn.recall(
                    case,
                    address,
                    lambda: self._draw(page, ask, request),
                    growing=page.growing,
                    ruled=True,
                    lasting=self.memory.settled,
                )
                return HTMLResponse(drawn.replace(self.gap.encode(), self._live(ask)))

        return answer

    def twin(self, page: Page) -> Callable[[Request], Response]:
        """Answers with the page's view, as the command prints it."""

        def answer(request: Request) -> Response:
            with open_case(self.path) as case:
                case.hold()
                found = page.answer(Ask(case, _asked(request), self.memory))
                return Response(to_json(found) + b"\n", media_type="application/json")

        return answer

    def statement(self, request: Request) -> Response:
        """Leads to a statement's words in its document."""
        key = request.path_params["statement"]
        with open_case(self.path) as case:
            stored = case.statements([key]).get(key)
            if stored is None:
                raise InputError(f"the case has no statement with the id {key!r}")
            return RedirectResponse(Links(case).document(stored.name, key), 303)

    async def judge(self, request: Request) -> Response:
        """Records a ruling that one of our forms sends, or takes one back; then shows the rulings."""
        from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  (only where somebody rules)

        form = await read_form(request)
        if not is_own(request.headers) or not secrets.compare_digest(form.get("csrf", "").encode(), self.csrf.encode()):
            raise HTTPException(
                403, "This form is not from the page that is open here; load the page again and repeat."
            )
        key = await run_in_threadpool(rule, self.path, form)
        await run_in_threadpool(self.weigher.wake, patience=PATIENCE)
        back = own_address(form.get("back", ""))
        query = "?" + urlencode({"back": back}) if back and not back.startswith("/judgements") else ""
        answer = RedirectResponse(f"/judgements{query}" + (f"#j-{key}" if key else ""), 303)
        if form.get("by"):  # so that nobody has to sign anew each time
            answer.set_cookie(SIGNED, quote(form["by"][:LONGEST_NAME]), max_age=YEAR, httponly=True, samesite="strict")
        return answer

    def export(self, request: Request) -> Response:
        """All rulings as a file for somebody else's case; unsigned ones are signed by whom the address names."""
        from sayso.building import judgement_lines  # noqa: PLC0415  (it loads much)

        by = request.query_params.get("by", "")[:LONGEST_NAME] or unquote(request.cookies.get(SIGNED, ""))
        lines = judgement_lines(self.path, by=by or os.environ.get("SAYSO_JUDGE"))
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(self.path.stem)}-rulings.jsonl"}
        return Response(b"".join(line + b"\n" for line in lines), headers=named, media_type="application/jsonl")

    def state(self, _request: Request) -> Response:
        """How far the case is, for pages that are open to tell their readers that there is more."""
        with open_case(self.path) as case:
            state = find_state(case)
        shown = {"key": state.key, "words": progress(state), "documents": state.documents, "read": state.read}
        return Response(to_json(shown) + b"\n", media_type="application/json")

    def refuse(self, request: Request, error: Exception) -> Response:
        """The page for what is not there or not allowed."""
        assert isinstance(error, HTTPException)
        words = "There is no such page." if error.status_code == 404 else error.detail
        return self._problem(request, error.status_code, words, error.headers)

    def explain(self, request: Request, error: Exception) -> Response:
        """The page for what sayso itself has to say."""
        code = 503 if isinstance(error, CaseError) else 404
        if isinstance(error, JudgementError) or (isinstance(error, InputError) and request.query_params):
            code = 400
        return self._problem(request, code, f"{str(error)[:1].upper()}{str(error)[1:]}")

    def fail(self, request: Request, error: Exception) -> Response:
        """The page for a fault of ours, which says nothing of the machine it happened on."""
        return self._problem(request, 500, f"A fault in sayso itself ({type(error).__name__}); please report it.")

    def _problem(self, request: Request, code: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
        if request.scope["path"].endswith(".json"):
            return Response(to_json({"error": words}) + b"\n", code, dict(headers or {}), "application/json")
        try:
            with open_case(self.path) as case:
                ask = Ask(case, _asked(request), self.memory)
                drawn = self._render(request, "problem.html", ask, {"words": words, "code": code}).encode()
                return HTMLResponse(drawn.replace(self.gap.encode(), self._live(ask)), code, dict(headers or {}))
        except SaysoError:
            return HTMLResponse(self.environment.get_template("bare.html").render(words=words), code)

    def _draw(self, page: Page, ask: Ask, request: Request) -> bytes:
        """The page with a gap in it for what changes with each report that is read."""
        return self._render(request, page.template, ask, {**page.show(ask), "twin": _twin(request)}).encode()

    def _live(self, ask: Ask) -> bytes:
        """What fills the gap."""
        state = find_state(ask.case)
        context = {"state": state, "progress": progress(state), "asked": ask.asked}
        return self.environment.get_template("live.html").render(context).encode()

    def _render(self, request: Request, template: str, ask: Ask, context: dict[str, Any]) -> str:
        context = {
            "site": self.path.stem,
            "state": find_state(ask.case),
            "asked": ask.asked,
            "links": ask.links,
            "csrf": self.csrf,
            "judge": unquote(request.cookies.get(SIGNED, "")) or os.environ.get("SAYSO_JUDGE", ""),
            "gap": self.gap,
            "pending": set(pending_rulings(ask.case)),
            "version": self.version,
            "twin": None,
            **context,
        }
        return self.environment.get_template(template).render(context)


def _asked(request: Request) -> Asked:
    return Asked(quote(request.scope["path"]), request.path_params, request.query_params.multi_items())


def _twin(request: Request) -> str:
    path = "/overview" if request.scope["path"] == "/" else quote(request.scope["path"])
    query = request.scope["query_string"].decode("latin-1")
    return f"{path}.json" + (f"?{query}" if query else "")


def _static(name: str) -> Callable[[Request], Response]:
    content = _content(name)

    def answer(_request: Request) -> Response:
        return Response(content, media_type=STATIC[name], headers={"Cache-Control": "max-age=3600"})

    return answer


def _content(name: str) -> bytes:
    return (resources.files("sayso.web") / "static" / name).read_bytes()


__all__ = ["make_app"]
