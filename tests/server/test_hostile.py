"""Hostile input: no path, SQL or script gets through, and nothing makes the server fail."""

from __future__ import annotations

import itertools
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from dragoman.fields import FIELDS
from dragoman.register import Register
from dragoman.server.app import Options, create_app
from dragoman.server.guard import Limits
from dragoman.server.routes import ROUTES
from dragoman.server.web import web_files

from .conftest import API, TOKEN

HOSTILE = (
    "' OR 1=1 --",
    "'; DROP TABLE mentions_rows; --",
    "NOR') UNION SELECT text FROM documents_rows --",
    "\"; COPY docs TO '/tmp/x'; --",
    "read_csv('/etc/passwd')",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd",
    "C:\\windows\\win.ini",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}",
    "%00",
    "\u202e\u0000",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "AND OR NOT NEAR(",
    '"unclosed',
    "words:x OR rowid:1",
    "*",
    "-1",
    "99999999999999999999",
    "1e309",
    "NaN",
    "0001-01-01",
    "9999-12-31",
    "true",
    "[]",
    "a" * 5000,
    "😀" * 50,
    "٣",
)


EACH = 3
"""Parameters of each address that a value is tried in; over all values every one has its turn."""


@pytest.mark.parametrize("turn", range(len(HOSTILE)))
def test_no_value_of_any_parameter_makes_an_address_fail(client: TestClient, turn: int) -> None:
    value = HOSTILE[turn]
    for at, route in enumerate(ROUTES):
        key = urllib.parse.quote(value, safe="")
        path = API + route.path.replace("{id}", key).replace("{a}", key).replace("{b}", "NOR")
        known = [parameter.name for parameter in route.parameters]
        known += [field.name for field in FIELDS] if route.filtered else []
        for name in {known[(turn * EACH + at + k) % len(known)] for k in range(EACH)}:
            response = client.get(path, params={name: value})
            assert response.status_code in (200, 404, 422), (path, name, response.text[:200])


def test_values_are_data_and_never_sql(client: TestClient) -> None:
    before = client.get(f"{API}/mentions").json()["total"]
    for value in HOSTILE[:5]:
        found = client.get(f"{API}/mentions", params={"actor": value}).json()
        assert found["total"] == 0
    assert client.get(f"{API}/mentions", params={"limit": 1}).json()["total"] == before


def test_the_copy_can_open_no_file_and_write_nothing(client: TestClient) -> None:
    import duckdb

    with client.app.state.served.lease() as copy:  # type: ignore[attr-defined]
        for query in (
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM '/etc/passwd'",
            "COPY docs TO '/tmp/out.csv'",
            "ATTACH '/tmp/x.db'",
            "INSTALL httpfs",
            "DELETE FROM docs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(Exception) as caught:
                copy.ask(query)
            assert not isinstance(caught.value, duckdb.InterruptException)


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2f..%2fetc/passwd",
        "/assets/..%2f..%2fapp.py",
        "/%2e%2e/app.py",
        "//etc/passwd",
        "/web.py",
        "/assets//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_app(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code in (200, 404)
    assert "root:" not in response.text and "import" not in response.text


def test_only_listed_files_are_served(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>app</p>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.js").write_text("1")
    (tmp_path / "secret").symlink_to("/etc/passwd")
    files = web_files(tmp_path)
    assert set(files) == {"index.html", "assets/a.js"}
    assert files["assets/a.js"].lasting and files["assets/a.js"].media.startswith("text/javascript")
    assert "not built" in web_files(tmp_path / "none")["index.html"].body.decode()


def test_random_combinations_of_filters_never_fail(client: TestClient) -> None:
    values = {"actor": "NOR GOV", "event": "SUPPORT", "q": "harbour", "since": "2015-01-01", "quad": "4", "min_confidence": "0.5", "outlet": "Paper 1"}  # fmt: skip
    for names in itertools.combinations(values, 3):
        for path in ("/facets", "/series", "/network", "/map", "/dyads"):
            response = client.get(API + path, params={name: values[name] for name in names})
            assert response.status_code == 200, response.text[:200]


@pytest.fixture(scope="module")
def described(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[schemathesis.BaseSchema]:  # type: ignore[name-defined]
    from benchmarks.made_register import write

    folder = tmp_path_factory.mktemp("described") / "register"
    write(folder, 60)
    Register.open(folder).close()
    limits = Limits(rate=1e6, burst=10**6)
    app = create_app(Options(folder, token=TOKEN, limits=limits, watch=False))
    app.state.served.start(watch=False)

    async def kept_open(scope, receive, send):  # type: ignore[no-untyped-def]
        """The application without its own end: it would come after every single request."""
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

    yield schemathesis.openapi.from_asgi(
        f"{API}/openapi.json", kept_open, headers={"Host": "127.0.0.1"}
    )
    app.state.served.close()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_what_the_description_allows_or_forbids_never_fails(
    described: schemathesis.BaseSchema,  # type: ignore[name-defined]
    mode: GenerationMode,
) -> None:
    tried = 0
    for result in described.get_all_operations():
        operation = result.ok()
        if operation.path.endswith("/events") and "/jobs/" in operation.path:
            continue

        @settings(
            max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: schemathesis.Case) -> None:
            response = case.call(headers={"Host": "127.0.0.1"})
            case.validate_response(
                response, checks=[not_a_server_error, response_schema_conformance]
            )

        try:
            check()
        except Unsatisfiable:  # an address without parameters has nothing wrong to be asked
            continue
        tried += 1
    assert tried > 20
