"""A real browser before a real server, on a register coded from the bundled dispatches.

Every page that a test opens must show no error in the console and must ask no other host.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest

from tests.browser.chromium import launched

TOKEN = "a-word-for-the-tests"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium through Playwright; the test is skipped where either is absent."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = launched(playwright)
        if not browser:
            pytest.skip("chromium is not installed")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def register_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled dispatches, coded and resolved."""
    folder = tmp_path_factory.mktemp("browser") / "register"
    for command in ("demo", "resolve"):
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", command, "--register", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def served(chromium: Any, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of `dragoman serve`. DRAGOMAN_BROWSER_URL names one that runs already."""
    running = os.environ.get("DRAGOMAN_BROWSER_URL")
    if running:
        yield running
        return
    folder: Path = request.getfixturevalue("register_folder")
    with serving(folder) as url:
        yield url


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which `dragoman serve` shows a register, until it is left."""
    for needed in ("fastapi", "uvicorn"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["serve", "--register", str(folder), "--port", str(port), "--token", TOKEN]
    server = subprocess.Popen(
        [sys.executable, "-m", "dragoman", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _listening(server, str(port))
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def _listening(server: subprocess.Popen[str], port: str) -> None:
    """Reads what the server prints until it answers; what it prints later is thrown away."""
    assert server.stdout is not None
    said = []
    for line in server.stdout:
        said.append(line)
        if f":{port}/" in line:
            break
    else:
        raise AssertionError("the server ended: " + "".join(said))
    Thread(target=lambda: [None for _ in server.stdout or ()], daemon=True).start()


@pytest.fixture(scope="session")
def api(served: str) -> Callable[[str], dict[str, Any]]:
    """Asks the API as a program would: what a page shows must be what it says."""

    def ask(path: str) -> dict[str, Any]:
        with urlopen(served + "/api/v1" + path, timeout=30) as answer:
            return json.load(answer)

    return ask


@dataclass
class Visit:
    """A page of the app in a browser of its own, and what went wrong in it."""

    page: Any
    url: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)
    """Parts of console errors that the test itself brings about."""

    def open(self, path: str) -> Any:
        """The page at `path`, when it has read what it shows."""
        self.page.goto(self.url + path)
        self.page.locator("main h1, main [role=alert]").first.wait_for()
        self.page.wait_for_load_state("networkidle")
        return self.page

    def unexpected(self) -> list[str]:
        return [one for one in self.errors if not any(part in one for part in self.expected)]


@pytest.fixture
def visit(chromium: Any, served: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh profile; `@pytest.mark.parametrize("visit", [...], indirect=True)` sets its options."""
    with visiting(chromium, served, **getattr(request, "param", {})) as visit:
        yield visit


@contextmanager
def visiting(chromium: Any, served: str, **options: Any) -> Iterator[Visit]:
    """A fresh profile before the app at `served`; what went wrong in it fails when it is left."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    page = context.new_page()
    page.set_default_timeout(15_000)
    visit = Visit(page, served)
    page.on(
        "console",
        lambda said: visit.errors.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(served) else visit.outside.append(asked.url),
    )
    yield visit
    context.close()
    assert visit.unexpected() == []
    assert visit.outside == []
