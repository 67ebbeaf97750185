"""A project's own types and contexts are asked for by the API as the command line asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from dragoman.config import Settings
from dragoman.register import Register
from dragoman.register.asking import Own, parse
from dragoman.server.app import Options, create_app

from .conftest import API, HERE


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "types.yaml").write_text("- {name: SERENADE, extends: AID, definition: It sings.}")
    (folder / "contexts.yaml").write_text("songs: [serenade]\nhealth: [throat lozenge]")
    return folder


@pytest.fixture(scope="module")
def register(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made register, in which acts of aid are serenades and some statements are of songs."""
    folder = tmp_path_factory.mktemp("sung") / "register"
    shutil.copytree(made, folder)
    for table in ("mentions", "events"):
        for path in (folder / table).glob("*.parquet"):
            rows = pq.read_table(path)
            sung = pc.if_else(pc.equal(rows["event"], "AID"), "SERENADE", pa.scalar(None, pa.string()))  # fmt: skip
            at = rows.schema.get_field_index("subtype")
            pq.write_table(rows.set_column(at, rows.schema.field(at), sung), path)
    for path in (folder / "statements").glob("*.parquet"):
        said = pq.read_table(path)
        rows = said.to_pylist()
        for row in rows[::3]:
            row["contexts"] = [{"context": "songs", "span": row["span"]}]
        pq.write_table(pa.Table.from_pylist(rows, schema=said.schema), path)
    return folder


@pytest.fixture(scope="module")
def sung(register: Path, own: Path) -> Iterator[TestClient]:
    settings = Settings(lexicon=(own,))
    with TestClient(create_app(Options(register, settings=settings, watch=False)), base_url=HERE) as client:  # fmt: skip
        yield client


@pytest.mark.parametrize("unit", ["events", "mentions"])
def test_an_own_type_finds_what_the_register_finds_by_it(
    sung: TestClient, register: Path, own: Path, unit: str
) -> None:
    where = parse([("event", "serenade")], Own.read([own]))
    with Register.open(register) as book:
        known = {row["id"] for row in (book.events(where) if unit == "events" else book.mentions(where))}  # fmt: skip
    told = sung.get(f"{API}/{unit}", params={"event": "serenade", "limit": 500}).json()
    assert {row["id"] for row in told["rows"]} == known != set()
    assert told["query"] == {"event": ["SERENADE"]}
    parent = sung.get(f"{API}/{unit}", params={"event": "AID"}).json()
    assert parent["total"] == told["total"], "it counts as the type that it extends"


def test_own_words_are_among_those_that_are_told(sung: TestClient) -> None:
    told = sung.get(f"{API}/vocabulary").json()
    quads = {each["code"]: each["quad"] for each in told["events"]}
    assert quads["SERENADE"] == quads["AID"]
    assert told["contexts"].count("health") == told["contexts"].count("songs") == 1
    described = sung.get(f"{API}/openapi.json").json()["paths"][f"{API}/events"]["get"]
    enums = {each["name"]: each["schema"].get("items", {}).get("enum", ()) for each in described["parameters"]}  # fmt: skip
    assert "SERENADE" in enums["event"] and list(enums["context"]).count("health") == 1


def test_a_project_without_it_is_told_that_there_is_no_such_type(client: TestClient) -> None:
    problem = client.get(f"{API}/events", params={"event": "SERENADE"})
    assert problem.status_code == 422 and problem.json()["field"] == "event"


@pytest.mark.parametrize("unit", ["events", "mentions"])
def test_an_own_type_has_a_facet_that_counts_it_beside_the_type_it_extends(
    sung: TestClient, unit: str
) -> None:
    counts = {each["value"]: each["count"] for each in facet(sung, "event", unit)}
    assert counts["SERENADE"] == counts["AID"] > 0
    narrowed = {each["value"]: each["count"] for each in facet(sung, "status", unit, "SERENADE")}
    assert sum(narrowed.values()) == counts["SERENADE"]


def test_words_that_the_register_alone_has_are_asked_for_without_the_project(
    register: Path,
) -> None:
    """Who is given a register and not the project's files can press every facet that it shows."""
    with TestClient(create_app(Options(register, watch=False)), base_url=HERE) as alone:
        told = alone.get(f"{API}/events", params={"event": "SERENADE"}).json()
        known = alone.get(f"{API}/vocabulary").json()["events"]
        for value in (each["value"] for each in facet(alone, "event", "events")):
            assert alone.get(f"{API}/events", params={"event": value}).json()["total"] > 0
    assert told["total"] > 0
    assert [each["extends"] for each in known if each["code"] == "SERENADE"] == ["AID"]


def test_statements_are_asked_for_by_an_own_context(sung: TestClient, client: TestClient) -> None:
    said = sung.get(f"{API}/statements", params={"context": "songs", "limit": 500}).json()
    assert said["total"] > 0
    assert all("songs" in row["contexts"] for row in said["rows"])
    described = sung.get(f"{API}/openapi.json").json()["paths"][f"{API}/statements"]["get"]
    enums = {each["name"]: each["schema"].get("items", {}).get("enum", ()) for each in described["parameters"]}  # fmt: skip
    assert "songs" in enums["context"]
    refused = client.get(f"{API}/statements", params={"context": "songs"})
    assert refused.status_code == 422 and refused.json()["field"] == "context"


def facet(
    client: TestClient, name: str, unit: str, event: str | None = None
) -> list[dict[str, Any]]:
    query = {"of": unit} if event is None else {"of": unit, "event": event}
    rows: list[dict[str, Any]] = client.get(f"{API}/facets", params=query).json()["facets"][name]
    return rows
