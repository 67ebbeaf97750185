"""Who may ask, how often, how much, and what a page may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.server.app import Options, create_app
from dragoman.server.guard import Limits, Rate, check_token, host_of
from dragoman.server.problem import Problem

from .conftest import API, TOKEN

JUDGEMENT = {"reviewer": "r", "mention": "m", "verdict": "right"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "127.0.0.2"])  # fmt: skip
def test_a_name_that_is_not_the_servers_own_is_turned_away(client: TestClient, host: str) -> None:
    response = client.get(f"{API}/", headers={"Host": host})
    assert response.status_code == 403
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "LOCALHOST"])
def test_the_servers_own_names_are_heeded(client: TestClient, host: str) -> None:
    assert client.get(f"{API}/", headers={"Host": host}).status_code == 200


def test_hosts_are_read_as_they_are_written() -> None:
    assert [host_of(h) for h in ("[::1]:80", "a:1", "a", "::1", " A.B ")] == ["::1", "a", "a", "::1", "a.b"]  # fmt: skip


@pytest.mark.parametrize("path", ["/", f"{API}/", f"{API}/nowhere", "/assets/x.js"])
def test_every_answer_has_the_headers_that_keep_a_page_to_itself(
    client: TestClient, path: str
) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy and "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_another_site_is_given_no_leave_to_ask(client: TestClient) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    response = client.options(f"{API}/audit/judgements", headers=asked)
    assert response.status_code == 405
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer é"])  # fmt: skip
def test_nothing_is_written_without_the_token(client: TestClient, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.encode("utf-8")}
    sent = (
        client.post(f"{API}/audit/judgements", json=JUDGEMENT, headers=headers),  # type: ignore[arg-type]
        client.delete(f"{API}/audit/judgements/x", headers=headers),  # type: ignore[arg-type]
        client.post(
            f"{API}/decisions",
            json={"verdict": "split", "event": "e", "mentions": ["m"]},
            headers=headers,
        ),
        client.post(f"{API}/jobs", files={"file": ("a.txt", b"x")}, headers=headers),  # type: ignore[arg-type]
    )
    assert [response.status_code for response in sent] == [401] * 4
    assert all("www-authenticate" in response.headers for response in sent)


def test_a_server_without_a_token_is_read_only(made: Path) -> None:
    with pytest.raises(Problem) as caught:
        check_token("Bearer None", None)
    assert caught.value.status == 403 and "read-only" in caught.value.detail


def test_the_rate_of_an_address_is_bounded_and_refills() -> None:
    now = [0.0]
    rate = Rate(Limits(rate=2, burst=3), clock=lambda: now[0])
    assert [rate.allows("a") for _ in range(4)] == [True, True, True, False]
    assert rate.allows("b")
    now[0] = 0.5
    assert [rate.allows("a"), rate.allows("a")] == [True, False]


def test_too_many_requests_are_told_to_wait(made: Path) -> None:
    app = create_app(Options(made, limits=Limits(rate=0, burst=2), watch=False))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        codes = [client.get(f"{API}/").status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        assert client.get(f"{API}/").headers["retry-after"] == "1"


def test_bodies_and_queries_are_bounded(client: TestClient) -> None:
    told = {"Authorization": f"Bearer {TOKEN}"}
    long = {**JUDGEMENT, "note": "x" * 100_000}
    assert client.post(f"{API}/audit/judgements", json=long, headers=told).status_code == 413

    def endless() -> object:
        for _ in range(100):
            yield b"[" * 4096

    response = client.post(f"{API}/audit/judgements", content=endless(), headers=told)  # type: ignore[arg-type]
    assert response.status_code == 413
    assert client.get(f"{API}/events?q=" + "x" * 20_000).status_code == 422


def test_unknown_media_and_methods_are_refused(client: TestClient) -> None:
    told = {"Authorization": f"Bearer {TOKEN}"}
    assert client.post(f"{API}/audit/judgements", content=b"<x/>", headers=told).status_code == 422
    assert client.put(f"{API}/events").status_code == 405
    refused = client.post(f"{API}/jobs", files={"file": ("run.exe", b"MZ")}, headers=told)
    assert refused.status_code == 422 and refused.json()["field"] == "file"
