"""What every request passes: host, rate and size, and the headers that keep a page to itself."""

from __future__ import annotations

import hmac
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .problem import Problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

HEADERS = (
    (
        # Charts write a style element into their drawings: styles may stand in the page, scripts
        # may not.
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        b"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        b"worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)

LONGEST_QUERY = 16_384
JSON_BYTES = 64 * 1024
FRAME = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests of one address a second (and at once), and bytes of an upload."""

    rate: float = 100.0
    burst: int = 400
    upload_bytes: int = 32 * 2**20
    uploads: int = 8
    """Jobs that may wait."""


@dataclass(slots=True)
class Rate:
    """A bucket of requests for each address, refilled with time; the least recent are forgotten."""

    limits: Limits
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def allows(self, address: str) -> bool:
        """Whether one more request of an address is within the rate."""
        with self._lock:
            now = self.clock()
            left, last = self._buckets.pop(address, (float(self.limits.burst), now))
            left = min(self.limits.burst, left + (now - last) * self.limits.rate)
            self._buckets[address] = (left - 1 if left >= 1 else left, now)
            if len(self._buckets) > 10_000:
                self._buckets.popitem(last=False)
            return left >= 1


class Guard:
    """The outermost layer. `hosts` are the names by which the server may be called; None for any.

    A page elsewhere may have its own name point to this machine (DNS rebinding): its requests
    come with that name as host, and are turned away.
    """

    def __init__(self, app: ASGIApp, limits: Limits, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.limits = limits
        self.hosts = hosts
        self.rate = Rate(limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        most = self._most(scope)
        taken, answered = 0, False

        async def headed(message: Message) -> None:
            nonlocal answered
            if taken > most and not answered:
                # What reads the body makes some error of its own out of it: this one is told.
                answered = True
                await too_large.response()(scope, receive, with_headers)
            if not answered:
                await with_headers(message)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        too_large = Problem(413, f"A body may have {most} bytes.")
        fault = self._fault(scope)
        if fault is not None:
            await fault.response()(scope, receive, with_headers)
            return

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise too_large
            return message

        await self.app(scope, bounded, headed)

    def _most(self, scope: Scope) -> int:
        """Bytes of the largest body; that of an upload has its frame around it."""
        upload = scope["path"].endswith("/jobs")
        return self.limits.upload_bytes + FRAME if upload else JSON_BYTES

    def _fault(self, scope: Scope) -> Problem | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if self.hosts is not None and host_of(headers.get(b"host", "")) not in self.hosts:
            return Problem(403, "This server answers to its own name alone.")
        if len(scope["query_string"]) > LONGEST_QUERY:
            return Problem(422, f"A query may have {LONGEST_QUERY} bytes.")
        told = headers.get(b"content-length", "0")
        if not told.isdigit() or int(told) > self._most(scope):
            return Problem(413, f"A body may have {self._most(scope)} bytes.")
        client = scope.get("client")
        if not self.rate.allows(client[0] if client else "?"):
            return Problem(429, "Too many requests from one address; wait a second.")
        return None


def host_of(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    text = header.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.rpartition(":")[0] if text.count(":") == 1 else text


def check_token(header: str | None, token: str | None) -> None:
    """Raise Problem unless the Authorization header has the token; 403 where none is set."""
    if token is None:
        raise Problem(
            403, "This server is read-only. Start it with `dragoman serve --token ...` to write."
        )
    scheme, _, given = (header or "").partition(" ")
    # Compared as bytes and in constant time: the time taken tells nothing of the token.
    same = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
    if scheme.lower() != "bearer" or not same:
        raise Problem(
            401, "Send the token that the server was started with: Authorization: Bearer."
        )
