"""The guide's walk to an event type of one's own runs and prints what it says."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide.md"
WALK = re.compile(r"<!-- walk:begin -->(.*?)<!-- walk:end -->", re.S)
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)


def steps() -> list[tuple[str, str]]:
    """Each command of the walk, and what the guide shows below it."""
    found = WALK.search(GUIDE.read_text(encoding="utf-8"))
    assert found is not None, "the guide has no walk"
    told: list[tuple[str, str]] = []
    for block in CONSOLE.findall(found.group(1)):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = part.partition("\n")
            told.append((command, printed.strip()))
    return told


def test_the_walk_leads_from_nothing_to_a_type_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    shown = {}
    for command, printed in steps():
        words = shlex.split(command)
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            continue
        result = CliRunner().invoke(app, words[1:], env={"COLUMNS": "200"})
        assert result.exit_code == 0, f"{command}: {result.output}"
        assert printed in result.stdout, f"{command} prints otherwise than the guide says"
        shown[command] = result.stdout
    assert "AID:CORRIDOR" in shown["dragoman mentions --type corridor"]
    assert "3 mentions" in shown["dragoman mentions --type aid"], "the parent counts its children"
    with Path("panel.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    (pair,) = (row for row in rows if (row["iso3_a"], row["iso3_b"]) == ("NOR", "PER"))
    assert (pair["subtype_CORRIDOR"], pair["type_AID"]) == ("1", "2")
