"""Every command of the README's table runs on the bundled dispatches and prints what is true of them.

The words are the README's own, with the values in capitals filled in; a command that stands in the
table and has no trial fails.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

from . import asking, keeping, scoring  # noqa: F401 - each keeps its trials
from .desk import ROOT, TRIALS, Desk, commands, path_of, registered, table

COMMANDS = commands(table())


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory, dispatches: Path) -> Path:
    """The dispatches coded by `demo` and resolved: once, however many processes run the tests."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder, begun = root / "of-the-readme", root / "of-the-readme.part"
    with (root / "of-the-readme.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            for line in ("demo --limit 1", "resolve"):
                result = CliRunner().invoke(app, [*line.split(), "--register", str(begun)])
                assert result.exit_code == 0, result.output
            begun.rename(folder)
    return folder


def test_a_command_of_the_table_has_a_trial_and_a_trial_a_command() -> None:
    assert list(COMMANDS) == [name for name in COMMANDS if name in TRIALS], "not tried"
    assert set(TRIALS) <= set(COMMANDS), "the table does not name it any more"


ELSEWHERE = {"evaluate dispatches": "what `evaluate` does when no other is named"}
"""Commands that have no trial of their own, with the reason."""


def test_every_command_that_there_is_stands_in_the_table() -> None:
    tried = {path_of(name) for name in COMMANDS}
    there = registered()
    assert len(there) > 40 and "resolve split" in there
    assert [name for name in there if name not in tried and name not in ELSEWHERE] == []
    assert set(ELSEWHERE) <= set(there), "there is no such command any more"


def test_a_command_that_the_table_gains_is_seen() -> None:
    gained = commands("| `dragoman resolve`, `events` | one (`--explain`, `split`), [a](b.md) |\n"
                      "| `dragoman review sample --seed 3`, `paint ID` | what |")  # fmt: skip
    expected = "resolve, events, resolve --explain, resolve split, review sample --seed, paint"
    assert ", ".join(gained) == expected
    assert gained["paint"] == ("paint", "ID") and "paint" not in TRIALS


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_the_readme_does_what_it_says(
    name: str, coded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copytree(coded, tmp_path / "register")
    monkeypatch.chdir(tmp_path)
    assert name in TRIALS, f"`dragoman {name}` stands in the README's table and is not tried here"
    TRIALS[name](Desk(COMMANDS[name], tmp_path, tmp_path / "register"))
