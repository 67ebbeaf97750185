"""What the API answers: pages, versions, formats, errors."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from dragoman.analysis.copy import Copy
from dragoman.model.schema import schemas
from dragoman.register import Register
from dragoman.register.layout import exported_columns
from dragoman.server.routes import ROUTES
from dragoman.server.served import Served

from .conftest import API

LISTS = [route.path for route in ROUTES if route.page is not None]


def get(client: TestClient, path: str, expect: int = 200, **query: Any) -> Any:
    response = client.get(API + path, params=query)
    assert response.status_code == expect, response.text[:300]
    return response.json()


def first(client: TestClient, path: str) -> str:
    return str(get(client, path)["rows"][0]["id"])


def test_every_address_answers_with_the_version_it_was_read_from(client: TestClient) -> None:
    ids = {name: first(client, f"/{name}") for name in ("mentions", "events", "agreements", "statements", "offices", "documents", "actors")}  # fmt: skip
    for route in ROUTES:
        path = route.path
        if "{id}" in path:
            path = path.replace("{id}", ids[path.split("/")[1]])
        path = path.replace("{a}", "AFG").replace("{b}", "ALB")
        query = {"q": "harbour"} if path == "/search" else {}
        response = client.get(API + path, params=query)
        assert response.status_code == 200, (path, response.text)
        assert response.json()["version"] == 1 == int(response.headers["x-register-version"])


def test_rows_are_the_interchange_rows(client: TestClient, made: Path) -> None:
    with Register.open(made) as register:
        for table in ("mentions", "events", "documents"):
            rows = get(client, f"/{table}", limit=5)["rows"]
            for row in rows:
                kept = register.get(table, row["id"])  # type: ignore[arg-type]
                assert tuple(row) == exported_columns(table)  # type: ignore[arg-type]
                assert row == json.loads(json.dumps({name: kept[name] for name in row}))


def test_pages_follow_each_other_without_gap_or_double(client: TestClient, made: Path) -> None:
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 100, "status": "actual"}
    while True:
        page = get(client, "/mentions", **query)
        seen += [row["id"] for row in page["rows"]]
        assert page["query"] == {"status": ["actual"]} and page["total"] >= len(seen)
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) == page["total"]
    with Register.open(made) as register:
        assert page["total"] == len(register.sql("SELECT id FROM mentions WHERE status = 'actual'"))


@pytest.mark.parametrize("sort", ["-date", "date", "-confidence", "-reports"])
def test_lists_are_in_the_order_asked_for(client: TestClient, sort: str) -> None:
    rows = get(client, "/events", sort=sort, limit=200, since="2012-01-01")["rows"]
    values = {
        "-date": [row["date"]["start"] for row in rows],
        "date": [row["date"]["start"] for row in rows],
        "-confidence": [row["confidence"] for row in rows],
        "-reports": [row["independent_reports"] for row in rows],
    }[sort]
    assert values == sorted(values, reverse=sort.startswith("-"))


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_given_as_csv_and_parquet_too(client: TestClient, path: str) -> None:
    query = {"q": "harbour"} if path == "/search" else {}
    total = get(client, path, **query)["total"]
    told = client.get(API + path, params={**query, "format": "csv"})
    assert told.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(io.StringIO(told.text)))) == total + 1
    told = client.get(API + path, params={**query, "format": "parquet"})
    assert "attachment" in told.headers["content-disposition"]
    table = pq.read_table(io.BytesIO(told.content))
    assert table.num_rows == total == int(told.headers["x-total"])
    name = path.strip("/")
    if name in ("mentions", "events", "documents"):
        assert table.schema.field("id").type == schemas()[name].field("id").type  # type: ignore[index]


def test_a_download_that_is_not_whole_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.server.answer.CAP", 10)
    told = client.get(f"{API}/mentions", params={"format": "csv"})
    assert len(told.text.splitlines()) == 11
    assert told.headers["x-capped"] and int(told.headers["x-total"]) == 900


def test_an_answer_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    told = client.get(f"{API}/facets", params={"quad": "1"})
    tag = {"If-None-Match": told.headers["etag"]}
    again = client.get(f"{API}/facets", params={"quad": "1"}, headers=tag)
    assert again.status_code == 304 and not again.content
    assert client.get(f"{API}/facets", params={"quad": "2"}, headers=tag).status_code == 200


def test_older_versions_can_be_asked_for_and_unknown_ones_are_told(client: TestClient) -> None:
    assert get(client, "/mentions", version=0)["total"] == 0
    assert get(client, "/mentions")["total"] == 900
    problem = get(client, "/mentions", 404, version=7)
    assert "0 to 1" in problem["detail"] and problem["field"] == "version"


@pytest.mark.parametrize("name", ["r", "/srv/r"])
def test_an_error_is_told_without_the_register_s_path_and_with_all_its_letters(name: str) -> None:
    served = Served(name)
    told = served._nameless(
        f"The register {name} has versions 0 to 3; there is no {name}/log for 9."
    )
    assert told == "This register has versions 0 to 3; there is no the register/log for 9."
    assert served._nameless("No error for your register.") == "No error for your register."
    where = str(Path(name).absolute())
    assert where not in served._nameless(f"{where}: no register of version 9.")


@pytest.mark.parametrize(
    ("path", "query", "status", "words"),
    [
        ("/mentions", {"acter": "NOR"}, 422, "Did you mean actor?"),
        ("/events", {"event": "SUPORT"}, 422, "Did you mean SUPPORT?"),
        ("/events", {"limit": "501"}, 422, "1 to 500"),
        ("/events", {"cursor": "zzz"}, 422, "cursor"),
        ("/events", {"sort": "size"}, 422, "sort"),
        ("/mentions", {"min_reports": "2"}, 422, "of events"),
        ("/search", {}, 422, "is needed"),
        ("/mentions/none", {}, 404, "none"),
        ("/actors/Nobody", {}, 404, "Nobody"),
        ("/nowhere", {}, 404, "address"),
        ("/dyads/NOR/Norwya", {}, 404, "Did you mean Norway?"),
        ("/dyads/Qwxyzia/NOR", {}, 404, "'Qwxyzia'"),
        ("/agreements", {"between": "Norwya"}, 422, "Did you mean Norway?"),
        ("/statements", {"speaker": "Norwya"}, 422, "Did you mean Norway?"),
        ("/statements", {"about": "Norwya"}, 422, "Did you mean Norway?"),
        ("/ties", {"between": "Norwya"}, 422, "Did you mean Norway?"),
    ],
)
def test_errors_are_problem_details(
    client: TestClient, path: str, query: dict[str, str], status: int, words: str
) -> None:
    response = client.get(API + path, params=query)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status and words in problem["detail"]
    assert problem["title"] and problem["type"]


def test_a_filter_of_a_party_that_nobody_knows_says_so_beside_its_no_rows(
    client: TestClient,
) -> None:
    page = get(client, "/events", actor="Norwya")
    assert page["total"] == 0 and "Did you mean Norway?" in page["warnings"][0]
    assert not get(client, "/events", actor="Tuvalu")["warnings"]
    assert get(client, "/dyads/NOR/Tuvalu")["series"]["rows"] == []


def test_a_suggestion_stands_in_a_field_of_its_own(client: TestClient) -> None:
    problem = get(client, "/events", 422, event="SUPORT")
    assert (problem["field"], problem["suggestion"]) == ("event", "SUPPORT")


def test_an_event_page_has_its_reports_and_their_sentences(client: TestClient) -> None:
    key = get(client, "/events", sort="-reports")["rows"][0]["id"]
    page = get(client, f"/events/{key}")
    assert [each["mention"]["id"] for each in page["mentions"]] == page["event"]["mentions"]
    one = page["mentions"][1]
    assert one["reason"]["because"] == "same day" and one["document"]["outlet"]
    start, end = one["mention"]["sentence"]
    text = get(client, f"/documents/{one['document']['id']}")["document"]["text"]
    assert one["sentence"] == {"text": text[start:end], "start": start, "part": "body"}


def test_a_search_marks_its_words(client: TestClient) -> None:
    found = get(client, "/search", q='"read aloud" harbour', limit=3)
    assert found["total"] > 3 and found["next"]
    for row in found["rows"]:
        marked = [row["snippet"][start:end] for start, end in row["marks"]]
        assert {word.lower() for word in marked} == {"read", "aloud", "harbour"}
    said = get(client, "/search", q="round", **{"in": "statements"})["rows"][0]
    assert said["kind"] == "statement" and said["span"] == [0, 30]


def test_an_agreement_page_has_words_for_each_of_its_values(client: TestClient) -> None:
    page = get(client, f"/agreements/{first(client, '/agreements')}")
    fields = {each["field"] for each in page["evidence"]}
    assert {"parties[0]", "parties[1]", "stages[0]"} <= fields
    assert page["agreement"]["parties"][0]["field"] == "parties[0]"
    assert all(each["quote"] for each in page["evidence"])


def test_a_dyad_page_counts_what_its_list_has(client: TestClient) -> None:
    pair = get(client, "/dyads")["rows"][0]
    page = get(client, f"/dyads/{pair['a']}/{pair['b']}", by="year")
    series = page["series"]
    counted = sum(row["count"] for row in series["rows"])
    assert counted + series["undated"] + series["wide"] == pair["count"]
    assert len(page["binding"]) == len(series["rows"])


def test_the_description_names_every_parameter_that_is_taken(client: TestClient) -> None:
    told = client.get(f"{API}/openapi.json").json()
    for route in ROUTES:
        named = {each["name"] for each in told["paths"][API + route.path]["get"]["parameters"]}
        assert {each.name for each in route.parameters} <= named
        assert ("actor" in named) == route.filtered or route.path.startswith("/actors")


def test_any_other_address_gives_the_page_of_the_app(client: TestClient) -> None:
    for path in ("/", "/events/abc", "/dyads/NOR/CHL"):
        response = client.get(path)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/html")


def test_a_question_that_takes_too_long_is_stopped_and_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = (
        "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range < 0"
    )

    def slow(copy: Copy, where: object, unit: object) -> object:
        return copy.ask(endless)

    monkeypatch.setattr("dragoman.analysis.copy.SECONDS", 0.05)
    monkeypatch.setattr("dragoman.server.counted.placed", slow)
    problem = get(client, "/map", 503, country="Chad")
    assert "took longer" in problem["detail"]


def test_a_country_of_offices_is_a_country(client: TestClient) -> None:
    told = client.get(f"{API}/offices", params={"country": "Norwy"})
    assert told.status_code == 422 and told.json()["suggestion"] == "Norway"
    by_name, by_code = (client.get(f"{API}/offices", params={"country": each}).json()["rows"] for each in ("Norway", "nor"))  # fmt: skip
    assert by_name == by_code


def test_an_office_has_one_row_over_all_reports_and_the_words_of_each(client: TestClient) -> None:
    told = client.get(f"{API}/offices", params={"person": "PERSON", "limit": 500}).json()
    assert told["total"] == len(told["rows"]) > 0
    held = {(row["person"], row["office"].lower(), row["country"]) for row in told["rows"]}
    assert len(held) == told["total"]
    row = max(told["rows"], key=lambda row: row["reports"])
    page = client.get(f"{API}/offices/{row['id']}").json()
    assert page["office"] == row and len(page["evidence"]) == len(row["evidence"])
    assert all(each["quote"] and each["document"]["id"] for each in page["evidence"])
    # A row of one report leads to the whole.
    again = client.get(f"{API}/offices/{row['evidence'][-1]['office']}").json()
    assert again["office"]["id"] == row["id"]
    assert client.get(f"{API}/offices/nothing").status_code == 404
    csv = client.get(f"{API}/offices", params={"format": "csv"})
    assert int(csv.headers["X-Total"]) >= told["total"] and b"evidence" in csv.content


def test_an_actor_page_has_joined_offices(client: TestClient) -> None:
    rows = client.get(f"{API}/offices", params={"limit": 1}).json()["rows"]
    page = client.get(f"{API}/actors/{rows[0]['country']}").json()
    assert (
        page["offices"]
        == client.get(
            f"{API}/offices", params={"country": rows[0]["country"], "limit": 100}
        ).json()["rows"]
    )
