"""`dragoman lexicon lint` and `coverage`, on news of our own."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dragoman.errors import InputError

from .conftest import Command


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    rows = [
        {"id": "a", "text": "Peru expelled the Chilean ambassador. Kenya outglowed Ghana."},
        {"id": "b", "text": "Norway outshimmered Sweden on Monday."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_coverage_tells_frames_share_and_entries_fired_once(command: Command, news: Path) -> None:
    told = command("lexicon", "coverage", news)
    assert told.exit_code == 0, told.exception
    assert "Kenya outglowed Ghana." in told.stdout
    assert "fired on one sentence only" in told.stdout
    assert "2 documents, 0 of them not read; 3 predicates" in told.stdout


def test_coverage_as_csv_and_json(command: Command, news: Path) -> None:
    rows = list(
        csv.DictReader(command("lexicon", "coverage", news, "-f", "csv").stdout.splitlines())
    )
    assert [row["count"] for row in rows] == ["1", "1"]
    told = json.loads(command("lexicon", "coverage", news, "-f", "json", "--most", "1").stdout)
    assert len(told["unread"]) == 1 and told["predicates"] == 3 and told["read"] == 1
    assert told["once"][0]["entry"].startswith("expel")


def test_documents_of_gold_are_left_out(command: Command, news: Path, tmp_path: Path) -> None:
    gold = tmp_path / "drawn.jsonl"
    gold.write_text('{"document": "b"}\n')
    told = command("lexicon", "coverage", news, "--without", gold)
    assert "outshimmered" not in told.stdout and "1 documents" in told.stdout
    gold.write_text("{}\n")
    fault = command("lexicon", "coverage", news, "--without", gold).exception
    assert isinstance(fault, InputError) and "line 1" in str(fault)


def test_lint_lists_frames_and_silent_entries_without_calling_them_findings(
    command: Command, news: Path
) -> None:
    told = command("lexicon", "lint", "--frames", "2", "--corpus", news)
    assert told.exit_code == 0, told.stdout
    lines = told.stdout.splitlines()
    assert sum(" X " in line and "%" in line for line in lines) == 2
    assert any(line.endswith("silent: it never fires.") for line in lines)
    assert not any(": expel.diplomat: silent" in line for line in lines)
    assert lines[-1].endswith("0 findings")
