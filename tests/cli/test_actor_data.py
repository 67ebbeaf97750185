"""`dragoman actors`: members as of a day, building and checking actor files; a run stops at faulty ones."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.errors import ActorFileError, ConfigError

from .conftest import Command


def test_members_as_of_a_day(command: Command) -> None:
    told = command("actors", "members", "EU", "--on", "2020-06-01")
    assert told.exit_code == 0, told.exception
    assert "28 states on 2020-06-01" in told.stdout
    [british] = [line for line in told.stdout.splitlines() if line.startswith("GBR")]
    assert british.endswith("?")


def test_a_date_that_is_none_is_told(command: Command) -> None:
    result = command("actors", "members", "EU", "--on", "June")
    assert isinstance(result.exception, ConfigError) and "2021-12-01" in str(result.exception)


def test_build_then_check(command: Command, tmp_path: Path) -> None:
    party = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q245065"}}}}]}
    item = {"id": "Q1", "labels": {"en": {"value": "Fjord Pact"}}, "claims": party}
    (tmp_path / "d.json").write_text(f"[\n{json.dumps(item)}\n]\n")
    built = command("actors", "build", tmp_path / "d.json", "--out", tmp_path / "own.csv")
    assert built.exit_code == 0, built.exception
    assert "1 of organisations, from 1 items" in built.stdout
    assert "1 names" in command("actors", "check", tmp_path / "own.csv").stdout


def test_a_run_with_a_faulty_actor_file_stops_before_it_starts(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text("name,country\nRiver Front,XQZ\n,CHL\n")
    (tmp_path / "a.txt").write_text("Peru expelled the Chilean ambassador.")
    register = tmp_path / "register"
    told = command(
        "code", tmp_path / "a.txt", "--actors", tmp_path / "own.csv", "--register", register
    )
    assert isinstance(told.exception, ActorFileError)
    assert "own.csv:2" in str(told.exception) and "own.csv:3" in str(told.exception)
    assert not register.exists()
