"""Errors as problem details (RFC 9457): what was wrong, in which field, and what was probably meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..analysis.copy import TooLong
from ..errors import (
    Claimed,
    CommitConflict,
    ConfigError,
    DragomanError,
    InputError,
    LookupFailed,
    QueryError,
    RegisterError,
)

if TYPE_CHECKING:
    from starlette.responses import Response

MEDIA = "application/problem+json"

TITLES = {
    400: "The request cannot be read",
    401: "A token is needed",
    403: "Not allowed here",
    404: "Not found",
    405: "The method is not allowed here",
    409: "The register has changed",
    413: "Too large",
    415: "A media type that is not taken",
    422: "A parameter is wrong",
    429: "Too many requests",
    500: "A fault of dragoman",
    503: "Busy",
}


@dataclass(eq=False)
class Problem(Exception):
    """An answer that is an error: `status` as in HTTP, `field` the parameter at fault."""

    status: int
    detail: str
    field: str | None = None
    suggestion: str | None = None

    def body(self) -> bytes:
        told = {
            "type": f"about:blank#{self.status}",
            "title": TITLES.get(self.status, "Error"),
            "status": self.status,
            "detail": self.detail,
        }
        if self.field is not None:
            told["field"] = self.field
        if self.suggestion is not None:
            told["suggestion"] = self.suggestion
        return json.dumps(told, ensure_ascii=False).encode()

    def response(self) -> Response:
        from starlette.responses import Response

        headers = {"Cache-Control": "no-store"}
        if self.status in (429, 503):
            headers["Retry-After"] = "1"
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return Response(self.body(), self.status, headers, MEDIA)


def problem_of(fault: Exception) -> Problem:
    """The problem that an error of dragoman is to who asked."""
    if isinstance(fault, Problem):
        return fault
    if isinstance(fault, QueryError):
        return Problem(422, str(fault), fault.field, fault.suggestion)
    if isinstance(fault, LookupFailed):
        _, hint, near = str(fault).partition("Did you mean ")
        return Problem(404, str(fault), suggestion=near.rstrip("?").split(",")[0] if hint else None)
    if isinstance(fault, ConfigError | InputError):
        return Problem(422, str(fault))
    if isinstance(fault, TooLong):
        return Problem(503, str(fault))
    if isinstance(fault, CommitConflict):
        return Problem(409, str(fault))
    if isinstance(fault, Claimed):
        return Problem(409, "Another process is at work on the register. Try again soon.")
    if isinstance(fault, RegisterError | DragomanError):
        return Problem(422, str(fault))
    # What it was stands in the log of the terminal; to the outside no paths and no values are told.
    return Problem(500, "The answer failed; the terminal of `dragoman serve` shows why.")
