"""One made register, served to all tests of the API that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.made_register import write

pytest.importorskip("fastapi")

from fastapi.testclient import TestClient

from dragoman.server.app import Options, create_app
from dragoman.server.guard import Limits

TOKEN = "a-token-of-the-tests"
API = "/api/v1"
HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "register"
    write(folder, 900)
    return folder


@pytest.fixture(scope="session")
def client(made: Path) -> Iterator[TestClient]:
    limits = Limits(rate=1e6, burst=10**6)
    app = create_app(Options(made, token=TOKEN, limits=limits, watch=False))
    with TestClient(app, base_url=HERE) as client:
        yield client
