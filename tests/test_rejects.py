"""A reject leads back to its file and line, at whatever stage a document fails."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman import draft, pipeline
from dragoman.analysis.panel import PanelQuestion, panel
from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.model import Coding, Document, Reject
from dragoman.model.rows import reject_row
from dragoman.register import Register
from dragoman.release import Terms, release
from dragoman.run import Summary, code_inputs

FRENCH = "Le ministre des affaires étrangères a signé hier un traité de pêche avec le Chili."
ENGLISH = "Norway praised Chile on Monday."
UNREAD = "language 'fr' is not read yet (read: en)"


def line(number: int | str, text: str = FRENCH) -> str:
    language = "fr" if text == FRENCH else "en"
    return json.dumps({"id": str(number), "text": text, "language": language})


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files that number their reports from 1; the one of them that is read is in neither's place."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.jsonl").write_text(f'{line(1, ENGLISH)}\n{{"text":\n{line(2)}\n', encoding="utf-8")
    other = FRENCH.replace("Chili", "Pérou")
    second = json.dumps({"id": "2", "text": other, "language": "fr"})
    third = json.dumps({"id": "1", "text": other, "language": "fr"})
    (folder / "b.jsonl").write_text(f"{second}\n\n{line(2)}\n{third}\n", encoding="utf-8")
    return folder


def coded(*inputs: str, to: str = "r", **settings: Any) -> Summary:
    recode = bool(settings.pop("recode", False))
    return code_inputs(inputs, Settings(register=Path(to), **settings), recode=recode)


def rejects(path: str = "r") -> list[Mapping[str, Any]]:
    with Register.open(path) as book:
        return list(book.rejects())


def test_each_document_that_cannot_be_coded_tells_where_it_lies(news: Path) -> None:
    summary = coded("news")
    with Register.open("r") as book:
        ids = {row["id"] for row in book.documents()}
        assert not book.doctor()
    found = rejects()
    assert [(row["input"], row["line"], row["origin"]) for row in found if row["line"]] == [
        ("news/a.jsonl", 2, "news/a.jsonl, line 2")
    ]
    unread = [row for row in found if row["line"] is None]
    assert {row["reason"] for row in unread} == {UNREAD}
    assert sorted((row["input"], row["origin"]) for row in unread) == [
        ("1", "news/b.jsonl, line 4"),
        ("2", "news/a.jsonl, line 3"),
        ("2", "news/b.jsonl, line 1"),
    ], "two reports with the same number are two, and one in two places was read first in one"
    assert {row["document"] for row in unread} < ids
    assert (summary.documents, summary.unread, summary.rejects) == (1, 3, 4)
    assert summary.refused[1] == f"news/a.jsonl, line 3: {UNREAD}"


def test_the_order_of_inputs_changes_where_a_reject_was_read_and_nothing_else(news: Path) -> None:
    files = ["news/a.jsonl", "news/b.jsonl"]
    coded(*files, to="forth")
    coded(*reversed(files), to="back", batch=1)
    one, other = rejects("forth"), rejects("back")
    bare = [[{**row, "origin": None} for row in rows] for rows in (one, other)]
    assert bare[0] == bare[1]
    differing = [(a["origin"], b["origin"]) for a, b in zip(one, other, strict=True) if a != b]
    assert differing == [("news/a.jsonl, line 3", "news/b.jsonl, line 3")]


def test_a_run_that_was_stopped_and_taken_up_again_tells_the_same(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded("news", to="whole")
    monkeypatch.setattr("dragoman.run.COMMIT_DOCUMENTS", 1)

    class Stopped(Exception):
        pass

    def stop(_: Summary) -> None:
        raise Stopped

    for _ in range(2):
        with pytest.raises(Stopped):
            code_inputs(["news"], Settings(register=Path("r"), batch=1), on_batch=stop)
    coded("news")
    assert rejects("r") == rejects("whole")
    version = Register.open("r").version
    assert not coded("news").unread and Register.open("r").version == version


def test_what_fails_at_a_stage_and_what_is_given_up_tell_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @draft.each
    def find_actors(one: draft.Draft, resources: draft.Resources) -> draft.Draft:
        if "Peru" in one.document.text:
            raise ValueError("no verb")
        return replace(one, hits={})

    code_batch = Coder.code_batch

    def broken(self: Coder, documents: Sequence[Document]) -> list[Coding]:
        if any("Ghana" in each.text for each in documents):
            raise KeyError("Ghana")
        return code_batch(self, documents)

    monkeypatch.setattr(pipeline, "STAGES", (pipeline.split_sentences, find_actors))
    monkeypatch.setattr(Coder, "code_batch", broken)
    monkeypatch.chdir(tmp_path)
    words = ("Norway praised Chile.", "Norway praised Peru.", "Norway praised Ghana.")
    text = "\n".join(line(n, each) for n, each in enumerate(words))
    Path("a.jsonl").write_text(text, encoding="utf-8")
    summary = coded("a.jsonl")
    told = {row["origin"]: (row["reason"], row["document"] is None) for row in rejects()}
    assert told["a.jsonl, line 2"] == ("find_actors failed: ValueError: no verb", False)
    reason, unkept = told["a.jsonl, line 3"]
    assert reason.endswith("KeyError: 'Ghana'") and unkept and len(told) == 2
    assert (summary.documents, summary.unread) == (1, 1)


def test_coding_again_leaves_the_rejects_about_other_documents(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded("news/a.jsonl")
    coded("news/b.jsonl")
    before = rejects()
    coded("news/a.jsonl", recode=True, min_confidence=0.3)
    after = rejects()
    assert [row["origin"] for row in after] == [row["origin"] for row in before]
    assert sum(row["run"] != old["run"] for row, old in zip(after, before, strict=True)) == 1
    monkeypatch.setattr(pipeline, "STAGES", ())  # as if French were read
    coded("news/b.jsonl", recode=True, min_confidence=0.4)
    assert {row["origin"] for row in rejects()} == {"news/a.jsonl, line 2"}


def test_forgetting_takes_the_rejects_of_the_document_alone(news: Path) -> None:
    coded("news")
    with Register.open("r") as book:
        (gone,) = [row for row in book.rejects() if row["origin"] == "news/b.jsonl, line 1"]
        book.forget([gone["document"]], reason="asked for")
    left = [row["origin"] for row in rejects()]
    assert sorted(left) == [
        "news/a.jsonl, line 2",
        "news/a.jsonl, line 3",
        "news/b.jsonl, line 4",
    ]


@pytest.mark.parametrize("text", [True, False])
def test_a_release_says_nothing_of_where_the_inputs_lay(news: Path, text: bool) -> None:
    shutil.copytree("news", "elsewhere/news")
    coded("news")
    os.chdir("elsewhere/news")
    coded("a.jsonl", "b.jsonl", to="../../s")
    os.chdir("../..")
    for name in "rs":
        with Register.open(name) as book:
            release(book, Path(f"{name}-paper"), Terms("paper"), Settings(), text=text)
    sheets = [Path(f"{name}-paper/csv/rejects.csv").read_text(encoding="utf-8") for name in "rs"]
    ours, theirs = (list(csv.DictReader(sheet.splitlines())) for sheet in sheets)
    assert {row["origin"] for row in ours} == {""} and sum(
        row["document"] != "" for row in ours
    ) == 3
    bare = [[row for row in rows if row["document"]] for rows in (ours, theirs)]
    assert bare[0] == bare[1]


def test_what_another_process_coded_meanwhile_is_not_among_what_could_not_be(news: Path) -> None:
    """A register has a document by one coding alone: what the other said of it goes with its rows."""
    coded("news/a.jsonl")
    with Register.open("r") as book:
        document = next(row for row in book.documents() if row["language"] == "en")
        late = Reject("1", None, "too long", document["id"], "c.jsonl, line 1")
        with book.run(version="0", settings_hash="s", model_hash="m", lexicon_hash="l") as run:
            rows = {"documents": [document], "rejects": [reject_row(late, run=run.id)]}
            assert run.write(rows) is None  # type: ignore[arg-type]


def test_a_report_that_was_read_is_covered_whatever_became_of_its_namesake(news: Path) -> None:
    coded("news", published=date(2021, 3, 5))
    asked = PanelQuestion(countries=("NOR",), since=date(2021, 3, 1), until=date(2021, 3, 31))
    with Register.open("r") as book:
        (row,) = panel(book, asked).arrow().to_pylist()
    assert (row["documents"], row["read"]) == (4, 1)


def test_a_register_without_text_tells_it(news: Path) -> None:
    coded("news", to="kept")
    coded("news", to="bare", text="hash")
    assert [row["origin"] for row in rejects("bare")] == [row["origin"] for row in rejects("kept")]
