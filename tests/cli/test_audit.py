"""`dragoman review sample`, `judge` and `report`: an audit from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import LookupFailed
from dragoman.evaluate.news import read_sentences
from dragoman.register import Register

from .conftest import Command


@pytest.fixture
def audited(register: Path, tmp_path: Path) -> Path:
    """A copy: judgements stand in the register's folder, and the register is all tests'."""
    return Path(shutil.copytree(register, tmp_path / "register"))


def drawn(command: Command, register: Path, *flags: str) -> list[str]:
    result = command("review", "sample", "-r", register, "-f", "json", *flags)
    assert result.exit_code == 0, result.output
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_a_sample_is_drawn_by_seed_and_kept_to_the_filter(command: Command, audited: Path) -> None:
    every = drawn(command, audited)
    assert len(every) == len(set(every)) >= 2
    assert drawn(command, audited) == every
    assert any(drawn(command, audited, "--seed", str(seed)) != every for seed in range(2, 20))
    assert drawn(command, audited, "--n", "1") == drawn(command, audited, "--n", "1")
    assert len(drawn(command, audited, "--n", "1")) == 1
    (arrest,) = drawn(command, audited, "--type", "COERCE")
    assert arrest in every
    assert "police" in command("review", "sample", "-r", audited, "--type", "COERCE").stdout


def test_whole_rows_are_read_of_what_is_drawn_alone(command: Command, audited: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    read: list[int] = []
    rows = Register.rows

    def counted(self: Register, *given: Any) -> Any:
        found = rows(self, *given)
        read.append(len(found))
        return found

    monkeypatch.setattr(Register, "rows", counted)
    drawn(command, audited, "--n", "1")
    assert read == [1]


def test_judgements_are_summed_up_and_a_later_one_counts(
    command: Command, audited: Path, tmp_path: Path
) -> None:
    (arrest,) = drawn(command, audited, "--type", "COERCE")
    assert "nobody yet" in command("review", "report", "-r", audited).stdout
    for verdict in ("wrong_type", "right"):
        kept = command("review", "judge", arrest[:10], verdict, "--reviewer", "ada", "-r", audited)
        assert kept.exit_code == 0, kept.output
        assert f"{arrest} {verdict} by ada" in kept.stderr
    gold = tmp_path / "gold.jsonl"
    told = command("review", "report", "-r", audited, "--gold", gold)
    assert told.exit_code == 0, told.output
    assert "COERCE     1.00" in told.stdout and "1 of 1 right" in told.stdout
    assert "ada: 1" in told.stdout and "1 sentences" in told.stderr
    (sentence,) = read_sentences(gold)
    assert [act.event for act in sentence.acts] == ["COERCE"]
    rows = command("review", "report", "-r", audited, "-f", "json").stdout.splitlines()
    assert [json.loads(row)["event"] for row in rows] == ["COERCE", None]


def test_a_judgement_of_no_mention_or_of_no_kind_is_refused(
    command: Command, audited: Path
) -> None:
    missing = command("review", "judge", "zz", "right", "--reviewer", "ada", "-r", audited)
    assert isinstance(missing.exception, LookupFailed)
    (arrest,) = drawn(command, audited, "--type", "COERCE")
    wrong = command("review", "judge", arrest, "fine", "--reviewer", "ada", "-r", audited)
    assert wrong.exit_code == 2 and "wrong_type" in wrong.output
    assert not (audited / "judgements.jsonl").exists()
