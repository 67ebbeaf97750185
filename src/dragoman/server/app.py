"""The application: every route answered from one version of the register."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from .. import __version__
from ..analysis.copy import Copy
from ..analysis.own_words import own_words, together
from ..config import Settings
from ..errors import DragomanError
from ..register.asking import NOTHING_OWN, Own, spell
from .answer import CAP, File, Page, file_page, json_page, read_cursor, slice_of
from .asked import Asked, described, read
from .guard import LOOPBACK, Guard, Limits
from .openapi import responses
from .problem import Problem, problem_of
from .routes import ROUTES, Route
from .served import Served
from .web import web_files

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

API = "/api/v1"
AT_ONCE = 8
"""Questions that are worked on at the same time; others wait their turn."""
WAIT = 20.0
FIRST = (
    ("/", ""),
    ("/facets", ""),
    ("/changes", ""),
    ("/network", ""),
    ("/map", ""),
    ("/actors", ""),
    ("/dyads", ""),
    ("/coverage", ""),
    ("/series", ""),
    ("/facets", "status=actual"),
    ("/facets", "of=mentions"),
    ("/series", "of=mentions"),
    ("/network", "of=mentions"),
    ("/map", "of=mentions"),
)
"""What everybody asks first is answered before a new version is served."""

log = logging.getLogger("dragoman.server")


@dataclass(frozen=True, slots=True)
class Options:
    """How a register is served. `host` is where it listens: on loopback only own names are heeded."""

    register: Path | str
    token: str | None = None
    host: str = "127.0.0.1"
    limits: Limits = field(default_factory=Limits)
    watch: bool = True
    """Whether new versions are looked for."""
    settings: Settings | None = None
    """With what uploads are coded (the register's own folder is put in), and whose own types and
    contexts can be asked for."""


@dataclass(slots=True)
class Desk:
    """Answers requests: reads what is asked, takes a version, asks it, and keeps the answer."""

    served: Served
    writable: bool
    own: Own = NOTHING_OWN
    """Types and contexts beside PLOVER's: the project's, and those that the register has rows of."""
    _turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))

    def answer(self, route: Route, request: Request) -> Response:
        """The response to a request for a route."""
        from starlette.responses import Response

        pairs = list(request.query_params.multi_items())
        asked = read(pairs, route.parameters, filtered=route.filtered, own=self.own)
        asked = replace(asked, path=dict(request.path_params))
        with self.served.lease(_version(asked)) as copy:
            tag = self._tag(route, asked, copy)
            headers = {
                "X-Register-Version": str(copy.version),
                "Cache-Control": "no-cache",
                "ETag": tag,
            }
            if _same(request.headers.get("if-none-match"), tag):
                return Response(status_code=304, headers=headers)
            given = self.made(route, asked, copy)
        if isinstance(given, File):
            headers["Content-Disposition"] = f'attachment; filename="{given.name}"'
            headers["X-Total"] = str(given.total)
            if given.capped:
                headers["X-Capped"] = str(CAP)
            return Response(given.body, headers=headers, media_type=given.media)
        return Response(given, headers=headers, media_type="application/json")

    def made(self, route: Route, asked: Asked, copy: Copy) -> bytes | File:
        """The body of an answer, from those kept or worked out."""
        key = self._tag(route, asked, copy)
        kept = self.served.cache.get(key)
        if kept is not None:
            return kept
        if not self._turns.acquire(timeout=WAIT):
            raise Problem(503, "Too many questions at once. Try again soon.")
        try:
            given = self._worked_out(route, asked, copy)
        finally:
            self._turns.release()
        if isinstance(given, bytes):
            self.served.cache.put(key, given)
        return given

    def warm(self, copy: Copy) -> None:
        """Learn which own words a new version has, and answer what everybody asks first."""
        self.own = together(self.own, own_words(copy))
        by_path = {route.path: route for route in ROUTES}
        for path, query in FIRST:
            route = by_path[path]
            pairs = [tuple(pair.split("=", 1)) for pair in query.split("&") if pair]
            asked = read(pairs, route.parameters, filtered=route.filtered, own=self.own)  # type: ignore[arg-type]
            try:
                self.made(route, asked, copy)
            except DragomanError as fault:
                log.warning("%s could not be answered beforehand: %s", path, fault)

    def _worked_out(self, route: Route, asked: Asked, copy: Copy) -> bytes | File:
        form = asked["format"]
        name = f"{route.name}-{copy.version}"
        if route.page is not None:
            part = slice_of(asked, copy.version)
            page = route.page(copy, asked, part)
            if form in ("csv", "parquet"):
                return file_page(copy, page, form, name)
            return json_page(copy, page, part)
        assert route.give is not None
        row = route.give(copy, asked)
        if form in ("csv", "parquet"):
            rows = row["rows"]
            columns = ("start", "end")
            return file_page(copy, Page(len(rows), rows, columns=columns), form, name)
        whole: dict[str, Any] = {"version": copy.version}
        if route.path == "/":
            whole["writable"] = self.writable
        return json.dumps({**whole, **row}, ensure_ascii=False, allow_nan=False).encode(
            "utf-8", "surrogatepass"
        )

    def _tag(self, route: Route, asked: Asked, copy: Copy) -> str:
        told = urlencode(
            [
                *spell(asked.where),
                *((name, str(asked.values[name])) for name in sorted(asked.values)),
                *sorted(asked.path.items()),
                ("dragoman", __version__),
                ("commit", f"{copy.latest_commit}-{copy.forgetting}"),
                *(("own", name) for name in (*asked.own.types, *asked.own.contexts)),
            ]
        )
        digest = hashlib.sha256(f"{route.path}?{told}".encode("utf-8", "replace")).hexdigest()[:24]
        return f'"{copy.version}-{digest}"'


def _version(asked: Asked) -> int | None:
    """The version that is asked for, by number or by the cursor of an answer."""
    version: int | None = asked["version"]
    if version is None and asked["cursor"]:
        return read_cursor(asked["cursor"])[0]
    return version


def _same(given: str | None, tag: str) -> bool:
    if not given:
        return False
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in given.split(","))


def create_app(options: Options) -> FastAPI:
    """The application that serves a register; it makes its copy when it is started.

    Raises ConfigError where the extra `serve` is not installed.
    """
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException
    from starlette.middleware.gzip import GZipMiddleware

    from .jobs import Jobs
    from .writes import add_writes

    served = Served(options.register, tell=lambda line: log.info("%s", line))
    own = Own.read(options.settings.lexicon) if options.settings else NOTHING_OWN
    desk = Desk(served, options.token is not None, own)
    served.warm = desk.warm
    jobs = Jobs(options.register, options.settings, options.limits, served)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        from starlette.concurrency import run_in_threadpool

        await run_in_threadpool(lambda: served.start(watch=options.watch))
        try:
            yield
        finally:
            jobs.close()
            await run_in_threadpool(served.close)

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description="The register of who did what to whom, when, where and by whose word.",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.served = served
    for route in ROUTES:
        _add(app, desk, route)
    add_writes(app, API, options, served, jobs)
    _add_web(app)

    def failed(request: Request, fault: Exception) -> Response:
        problem = problem_of(fault)
        if problem.status == 500:
            log.error("%s failed", request.url.path, exc_info=fault)
        return problem.response()

    def refused(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)
        detail = str(fault.detail) if fault.detail else "Not found."
        response = Problem(fault.status_code, detail).response()
        for name, value in (fault.headers or {}).items():
            response.headers[name] = value
        return response

    def unread(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, RequestValidationError)
        first = fault.errors()[0] if fault.errors() else {"loc": (), "msg": "cannot be read"}
        where = ".".join(str(part) for part in first["loc"][1:]) or "body"
        return Problem(422, f"{where}: {first['msg']}", where).response()

    app.add_exception_handler(Problem, failed)
    app.add_exception_handler(DragomanError, failed)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, unread)
    app.add_exception_handler(Exception, failed)
    app.add_middleware(GZipMiddleware, minimum_size=2048, compresslevel=4)
    hosts = frozenset({*LOOPBACK, options.host}) if options.host in LOOPBACK else None
    app.add_middleware(Guard, limits=options.limits, hosts=hosts)
    return app


def _add(app: FastAPI, desk: Desk, route: Route) -> None:
    from starlette.requests import Request

    def endpoint(request: Request) -> Any:
        return desk.answer(route, request)

    endpoint.__annotations__["request"] = Request
    endpoint.__name__ = f"get_{route.name}".replace("-", "_")
    parts = [part.strip("{}") for part in route.path.split("/") if part.startswith("{")]
    parameters = described(route.parameters, filtered=route.filtered, own=desk.own)
    parameters += [
        {
            "name": part,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
        }
        for part in parts
    ]
    app.add_api_route(
        API + route.path,
        endpoint,
        methods=["GET"],
        summary=route.told,
        response_model=None,
        response_class=_response(),
        openapi_extra={"parameters": parameters},
        responses=responses(route),
    )


def _response() -> Any:
    from starlette.responses import Response

    return Response


def _add_web(app: FastAPI) -> None:
    from starlette.responses import Response

    files = web_files()

    def page(path: str = "") -> Response:
        if path == "api" or path.startswith("api/"):
            raise Problem(404, "There is no such address in this API. See /api/v1/openapi.json.")
        if path not in files and (path == "assets" or path.startswith("assets/")):
            # A page left open over an update asks for files of the old one: HTML is no answer to it.
            raise Problem(404, "The app has no such file. Load the page again.")
        found = files.get(path) or files["index.html"]
        lasting = "public, max-age=31536000, immutable" if found.lasting else "no-cache"
        return Response(found.body, headers={"Cache-Control": lasting}, media_type=found.media)

    app.add_api_route(
        "/{path:path}", page, methods=["GET", "HEAD"], include_in_schema=False, response_model=None
    )
