"""The commands in a project's folder, whose settings name words of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import LexiconError, LookupFailed

from .conftest import Command


@pytest.fixture
def project(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mine"
    assert command("init", folder).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_report_as_json_has_its_counts_by_name(command: Command, project: Path) -> None:
    told = command("project", "report", "news", "-f", "json")
    assert told.exit_code == 0, told.exception
    found = json.loads(told.stdout)
    assert found["subtypes"] == {"CORRIDOR": 2} and found["silent"] == []
    entry = found["entries"]["open.corridor"]
    assert entry["instead"] == {"ranker": 1, "open.crossing": 1}
    assert entry["examples"][0]["after"] and found["rivals"][0]["own"]


def test_show_finds_the_entries_of_the_settings(command: Command, project: Path) -> None:
    told = command("lexicon", "show", "open.corridor")
    assert told.exit_code == 0, told.exception
    assert "- id: open.corridor" in told.stdout


def test_no_entry_of_that_name_is_not_tested_as_none(command: Command, project: Path) -> None:
    for name in ("test", "show"):
        fault = command("lexicon", name, "open.coridor").exception
        assert isinstance(fault, LookupFailed) and "open.corridor" in str(fault)


def test_a_diff_is_without_and_with_entries_that_the_settings_name_too(
    command: Command, project: Path
) -> None:
    for name in ("lexicon", project / "lexicon"):
        told = command("diff", "--lexicon", name, "news")
        assert told.exit_code == 0, told.exception
        assert "RETREAT -> open.corridor AID" in told.stdout


def test_a_faulty_entry_stops_a_run_that_has_nothing_to_code(
    command: Command, project: Path
) -> None:
    assert command("code", "news", "--quiet").exit_code == 0
    acts = project / "lexicon" / "acts.yaml"
    acts.write_text(acts.read_text("utf-8").replace("CORRIDOR", "CORIDOR"), "utf-8")
    fault = command("code", "news").exception
    assert isinstance(fault, LexiconError) and "acts.yaml: entry 'open.corridor'" in str(fault)
