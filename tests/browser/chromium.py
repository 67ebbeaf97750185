"""Debian's Chromium, as tests and pictures start it: without a screen, and asking nothing of its makers."""

from __future__ import annotations

import shutil
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(playwright: Any) -> Any:
    """The browser, with a fresh profile; None where Chromium is not installed."""
    path = shutil.which("chromium")
    return path and playwright.chromium.launch(executable_path=path, args=list(FLAGS))
