"""Answers that are fetched for many rows at once are those that each row would give alone."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dragoman.analysis.copy import Copy
from dragoman.analysis.joined import binding_by_day, binding_on
from dragoman.cli.app import app as cli
from dragoman.register import Register
from dragoman.review.audit import draw

from .conftest import API


@pytest.mark.parametrize("query", [{}, {"status": "future"}, {"actor": "AFG"}, {"q": "nowhere"}])
def test_a_sample_is_what_a_draw_from_all_ids_takes(
    client: TestClient, query: dict[str, str]
) -> None:
    rows = csv.DictReader(
        io.StringIO(client.get(f"{API}/mentions", params={**query, "format": "csv"}).text)
    )
    ids = [row["id"] for row in rows]
    for n, seed in ((1, 1), (20, 2), (200, 3)):
        told = {**query, "n": n, "seed": seed}
        found = client.get(f"{API}/audit/sample", params=told).json()
        assert found["total"] == len(ids)
        assert [row["mention"]["id"] for row in found["rows"]] == draw(ids, n, seed)


def test_each_of_a_sample_is_as_its_own_page_has_it(client: TestClient) -> None:
    for row in client.get(f"{API}/audit/sample", params={"n": 12}).json()["rows"]:
        alone = client.get(f"{API}/mentions/{row['mention']['id']}").json()
        assert {name: alone[name] for name in row} == row
        assert row["document"]["id"] == row["mention"]["document"] and row["event"]


def test_what_binds_is_the_same_asked_by_day_or_for_many_days(made: Path, tmp_path: Path) -> None:
    with Register.open(made) as book:
        copy = Copy.made(book, tmp_path)
    (pair,) = {
        tuple(sorted({p.country for p in each.parties if p.country})[:2])
        for each in copy.agreements[:1]
    }
    days = [date(2009, 1, 1) + timedelta(days=97 * k) for k in range(80)]
    counts = binding_by_day(copy.agreements, pair, days)
    assert counts == [binding_on(copy.agreements, pair, day) for day in days]
    assert len(set(counts)) > 1
    copy.close()


def test_acts_handed_on_by_number_are_those_of_the_condition(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"{API}/dyads/AFG/ALB"
    few = client.get(path, params={"by": "year"}).json()
    monkeypatch.setattr("dragoman.analysis.copy.FEW", 0)
    many = client.get(path, params={"by": "year", "include_undated": "true"}).json()
    assert few["series"]["rows"] == many["series"]["rows"]
    assert few["visits"] == many["visits"]


def test_every_csv_of_mentions_holds_the_same(
    client: TestClient, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    with Register.open(made) as book:
        book.export("mentions", "csv", out)
    printed = (
        CliRunner().invoke(cli, ["mentions", "-f", "csv", "-n", "900", "-r", str(made)]).stdout
    )
    web = client.get(f"{API}/mentions", params={"format": "csv"}).text
    told = [
        {row["id"]: _values(row) for row in csv.DictReader(io.StringIO(text))}
        for text in (out.read_text(encoding="utf-8"), printed, web)
    ]
    assert told[0] == told[1] == told[2] and len(told[0]) == 900
    assert {row["reciprocal"] for row in told[0].values()} == {True, False}


def _values(row: dict[str, str]) -> dict[str, object]:
    """Each cell as what it says: JSON however it is spaced."""
    found: dict[str, object] = dict(row)
    for name, cell in row.items():
        with suppress(ValueError):
            found[name] = json.loads(cell)
    return found


def test_a_file_of_the_app_that_is_gone_is_a_problem_and_no_page(client: TestClient) -> None:
    for path in ("/assets/index-old.js", "/assets/", "/assets"):
        response = client.get(path)
        assert response.status_code == 404
        assert response.headers["content-type"].startswith("application/problem+json")
    assert client.get("/assetsment").headers["content-type"].startswith("text/html")
