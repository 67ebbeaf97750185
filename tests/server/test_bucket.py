"""A register in a bucket is served, asked and coded into like one in a folder.

`file://` stands for the bucket: the register goes through the same file system layer as for an
object store, and has no folder of its own on this machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.config import Settings
from dragoman.register import Register
from dragoman.server.app import Options, create_app

from .conftest import API, HERE, TOKEN

ASKED = (
    "/events?sort=-reports&limit=20",
    "/mentions?q=harbour&limit=20",
    "/facets",
    "/changes",
    "/statements?limit=20",
    "/search?q=harbour",
    "/audit/sample?n=5",
)


@pytest.fixture(scope="module")
def bucket(made: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bucket") / "register"
    shutil.copytree(made, folder)
    return f"file://{folder}"


@pytest.fixture(scope="module")
def far(bucket: str) -> Iterator[TestClient]:
    settings = Settings.load(register=bucket)
    options = Options(settings.register, token=TOKEN, settings=settings, watch=False)
    with TestClient(create_app(options), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("path", ASKED)
def test_a_bucket_answers_what_a_folder_answers(
    far: TestClient, client: TestClient, path: str
) -> None:
    told = far.get(API + path)
    assert told.status_code == 200
    assert told.json() == client.get(API + path).json()


def test_no_judgement_is_kept_of_a_bucket_and_it_is_said_what_to_do(far: TestClient) -> None:
    mention = far.get(f"{API}/mentions?limit=1").json()["rows"][0]["id"]
    body = {"reviewer": "ada", "mention": mention, "verdict": "right"}
    headers = {"Authorization": f"Bearer {TOKEN}"}
    problem = far.post(f"{API}/audit/judgements", json=body, headers=headers)
    assert problem.status_code == 422
    assert "Copy the register here to audit it." in problem.json()["detail"]
    assert far.get(f"{API}/audit/report").json()["all"]["judged"] == 0


def test_a_command_takes_the_address_of_a_bucket_as_it_stands(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(bucket) as book:
        wanted = book.counts()["mentions"]
    counted = ["sql", "SELECT count(*) FROM mentions", "-f", "csv"]
    asked = CliRunner().invoke(app, [*counted, "-r", bucket])
    assert asked.exit_code == 0 and asked.stdout.split() == ["count_star()", str(wanted)]
    monkeypatch.setenv("DRAGOMAN_REGISTER", bucket)
    assert CliRunner().invoke(app, counted).stdout == asked.stdout
