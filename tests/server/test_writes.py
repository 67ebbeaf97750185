"""What is written through the API: judgements, splits and joins, uploads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.evaluate.news import read_sentences
from dragoman.register import Register
from dragoman.register.claim import alone, claimed
from dragoman.server import jobs as jobs_module
from dragoman.server.app import Options, create_app
from dragoman.server.guard import Limits

from .conftest import API, TOKEN

HEADERS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def writing(made: Path, tmp_path: Path) -> Iterator[TestClient]:
    folder = tmp_path / "register"
    shutil.copytree(made, folder)
    app = create_app(
        Options(folder, token=TOKEN, limits=Limits(rate=1e6, burst=10**6), watch=False)
    )
    with TestClient(app, base_url="http://127.0.0.1", headers=HEADERS) as client:
        yield client


def judge(client: TestClient, reviewer: str, mention: str, verdict: str) -> str:
    body = {"reviewer": reviewer, "mention": mention, "verdict": verdict}
    response = client.post(f"{API}/audit/judgements", json=body)
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def sample(client: TestClient, n: int = 8) -> list[dict]:  # type: ignore[type-arg]
    return list(client.get(f"{API}/audit/sample", params={"n": n, "seed": 3}).json()["rows"])


def test_the_same_seed_draws_the_same_and_pages_are_whole(writing: TestClient) -> None:
    drawn = sample(writing)
    assert [row["mention"]["id"] for row in drawn] == [row["mention"]["id"] for row in sample(writing)]  # fmt: skip
    assert all(row["sentence"]["text"] and row["document"]["id"] for row in drawn)
    other = writing.get(f"{API}/audit/sample", params={"n": 8, "seed": 4}).json()["rows"]
    assert [row["mention"]["id"] for row in other] != [row["mention"]["id"] for row in drawn]


def test_judgements_are_kept_undone_and_summed_up(writing: TestClient) -> None:
    ids = [row["mention"]["id"] for row in sample(writing)]
    for key in ids[:6]:
        judge(writing, "ada", key, "right")
    judge(writing, "ada", ids[6], "wrong_type")
    gone = judge(writing, "ada", ids[7], "unsure")
    report = writing.get(f"{API}/audit/report").json()
    assert (report["all"]["judged"], report["all"]["right"], report["all"]["unsure"]) == (7, 6, 1)
    assert report["all"]["low"] < report["all"]["precision"] == pytest.approx(6 / 7)
    assert writing.delete(f"{API}/audit/judgements/{gone}").status_code == 200
    assert writing.delete(f"{API}/audit/judgements/{gone}").status_code == 404
    judge(writing, "ada", ids[6], "right")
    report = writing.get(f"{API}/audit/report").json()
    assert (report["all"]["judged"], report["all"]["right"], report["alpha"]) == (7, 7, None)
    for key, verdict in zip(ids, ["right", "wrong_actor"] * 4, strict=True):
        judge(writing, "ben", key, verdict)
    report = writing.get(f"{API}/audit/report").json()
    assert report["shared"] == 7 and report["alpha"] < 0.5
    assert report["reviewers"] == ["ada", "ben"]
    assert len(writing.get(f"{API}/audit/judgements", params={"reviewer": "ben"}).json()["rows"]) == 8  # fmt: skip


def test_a_judgement_of_nothing_is_refused(writing: TestClient) -> None:
    body = {"reviewer": "ada", "mention": "none", "verdict": "right"}
    assert writing.post(f"{API}/audit/judgements", json=body).status_code == 404
    for wrong in (
        {**body, "verdict": "fine"},
        {**body, "reviewer": ""},
        {**body, "x": 1},
        {"a": 1},
    ):
        response = writing.post(f"{API}/audit/judgements", json=wrong)
        assert response.status_code == 422 and response.json()["field"]


def test_judgements_are_gold_that_evaluate_reads(writing: TestClient, tmp_path: Path) -> None:
    rows = sample(writing)
    judge(writing, "ada", rows[0]["mention"]["id"], "right")
    judge(writing, "ada", rows[1]["mention"]["id"], "wrong_type")
    judge(writing, "ada", rows[2]["mention"]["id"], "unsure")
    path = tmp_path / "gold.jsonl"
    path.write_bytes(writing.get(f"{API}/audit/gold").content)
    found = {each.document: each for each in read_sentences(path)}
    right, wrong = (row["mention"] for row in rows[:2])
    assert set(found) == {right["input_id"], wrong["input_id"]}
    (act,) = found[right["input_id"]].acts
    assert act.event == right["event"] and act.status == right["status"]
    assert found[wrong["input_id"]].acts == ()


def test_a_split_and_a_join_change_events_and_the_version(writing: TestClient) -> None:
    old = next(
        row
        for row in writing.get(f"{API}/events", params={"sort": "-reports"}).json()["rows"]
        if len(row["mentions"]) > 2
    )
    part = old["mentions"][:1]
    body = {"verdict": "split", "event": old["id"], "mentions": part}
    split = writing.post(f"{API}/decisions", json=body)
    assert split.status_code == 201, split.text
    told = split.json()
    assert told["version"] == writing.get(f"{API}/").json()["version"] and len(told["events"]) == 2
    apart = writing.get(f"{API}/mentions/{part[0]}").json()["event"]
    kept = writing.get(f"{API}/mentions/{old['mentions'][1]}").json()["event"]
    assert apart != kept
    joined = writing.post(f"{API}/decisions", json={**body, "verdict": "join", "event": kept})
    assert joined.status_code == 201, joined.text
    again = writing.get(f"{API}/mentions/{part[0]}").json()["event"]
    assert again == writing.get(f"{API}/mentions/{old['mentions'][1]}").json()["event"]
    assert [row["verdict"] for row in writing.get(f"{API}/decisions").json()["rows"]] == ["split", "join"]  # fmt: skip
    gone = ({apart, kept} - {again}).pop()
    moved = writing.get(f"{API}/events/{gone}").json()
    assert (moved["event"]["id"], moved["moved_from"]) == (again, gone)


def test_a_decision_about_strangers_is_refused(writing: TestClient) -> None:
    body = {"verdict": "join", "event": "none", "mentions": ["none"]}
    assert writing.post(f"{API}/decisions", json=body).status_code in (404, 422)
    assert writing.post(f"{API}/decisions", json={**body, "verdict": "merge"}).status_code == 422


@pytest.mark.slow
def test_an_upload_is_coded_and_tells_how_far_it_is(writing: TestClient) -> None:
    news = b"OSLO - Norway signed a fisheries treaty with Chile on Monday.\n"
    sent = writing.post(f"{API}/jobs", files={"file": ("../../note.txt", news)})
    assert sent.status_code == 202, sent.text
    key = sent.json()["id"]
    lines = writing.get(f"{API}/jobs/{key}/events").text.splitlines()
    assert lines[-3:-1] and "event: done" in lines
    told = writing.get(f"{API}/jobs/{key}").json()
    assert told["state"] == "done" and told["progress"]["mentions"] == 1
    assert writing.get(f"{API}/search", params={"q": "fisheries treaty"}).json()["total"] == 1


@pytest.mark.slow
def test_what_cannot_be_read_of_an_upload_is_told_under_the_name_that_was_sent(writing: TestClient, tmp_path: Path) -> None:  # fmt: skip
    sent = writing.post(f"{API}/jobs", files={"file": ("a/minutes.jsonl", b'{"text": \n')})
    assert "event: done" in writing.get(f"{API}/jobs/{sent.json()['id']}/events").text
    (told,) = writing.get(f"{API}/rejects").json()["rows"][-1:]
    assert told["origin"] == "minutes.jsonl, line 1"
    counted = writing.get(f"{API}/jobs/{sent.json()['id']}").json()["progress"]
    assert counted["rejects"] == 1 and all(isinstance(n, int | float) for n in counted.values())
    with Register.open(tmp_path / "register") as book:
        assert "minutes.jsonl" in {row["input"] for row in book.rows("rejects")}
        assert not any("upload-" in row["input"] for row in book.rows("rejects"))


@pytest.mark.parametrize(("name", "status"), [("a.tab", 202), ("a.csv.zstd", 202), ("a.GZ", 202), ("a.bz2", 422), ("a.txt.xz", 422), ("a.mbox", 422), ("a", 422)])  # fmt: skip
def test_an_upload_is_taken_if_a_reader_reads_it(
    writing: TestClient, monkeypatch: pytest.MonkeyPatch, name: str, status: int
) -> None:
    monkeypatch.setattr(jobs_module.Jobs, "_one", lambda self, job: job.set("done"))
    assert writing.post(f"{API}/jobs", files={"file": (name, b"x")}).status_code == status


def test_a_job_that_fails_says_why_and_names_no_path(
    writing: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, job: jobs_module.Job) -> None:
        raise OSError(f"{job.path} is broken")

    monkeypatch.setattr(jobs_module.Jobs, "_one", broken)
    key = writing.post(f"{API}/jobs", files={"file": ("a.txt", b"x")}).json()["id"]
    assert "event: failed" in writing.get(f"{API}/jobs/{key}/events").text
    told = writing.get(f"{API}/jobs/{key}").json()
    assert told["state"] == "failed" and told["error"] == "the upload is broken"
    assert writing.get(f"{API}/jobs/none").status_code == 404


def test_a_decision_while_another_process_is_at_work_is_a_conflict(writing: TestClient, tmp_path: Path) -> None:  # fmt: skip
    event = writing.get(f"{API}/events", params={"limit": 1}).json()["rows"][0]
    body = {"verdict": "split", "event": event["id"], "mentions": event["mentions"][:1]}
    store = Register.open(tmp_path / "register").store
    for held in (claimed(store.folder, "resolve"), alone(store.folder, "forget")):
        with held:
            told = writing.post(f"{API}/decisions", json=body)
        assert told.status_code == 409 and "at work" in told.json()["detail"]
