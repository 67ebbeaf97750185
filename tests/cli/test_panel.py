"""`dragoman panel` and `dragoman coverage`, as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Command


def test_a_panel_goes_to_a_file_with_its_sidecar_and_says_what_it_left_out(command: Command, register: Path, tmp_path: Path) -> None:  # fmt: skip
    out = tmp_path / "panel.parquet"
    result = command(
        "panel", "--unit", "dyad", "-c", "Norway,chl", "-o", out, "--register", register
    )
    assert result.exit_code == 0, result.output
    assert "1 row (1 unit, 1 period)" in result.stderr
    assert "mentions counted" in result.stderr and "`dragoman resolve`" in result.stderr
    told = json.loads((tmp_path / "panel.parquet.json").read_text(encoding="utf-8"))
    assert told["query"]["pool"] == ["CHL", "NOR"] and told["query"]["of"] == "mentions"
    assert out.stat().st_size > 0


def test_without_a_file_the_rows_go_to_standard_output(command: Command, register: Path) -> None:
    result = command("panel", "-c", "NOR,CHL", "--by", "month", "--register", register)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["iso3"] for row in rows] == ["CHL", "NOR"]
    assert int(rows[0]["type_SUPPORT"]) == 1


def test_wrong_names_are_faults_of_usage_with_the_nearest_name(command: Command, register: Path) -> None:  # fmt: skip
    for option, value, says in (
        ("--convention", "gdlt", "gdelt"),
        ("--countries", "XKY", "XKX"),
        ("--since", "yesterday", "no day"),
    ):
        result = command("panel", option, value, "--register", register)
        assert result.exit_code != 0 and says in f"{result.output}{result.exception}"


def test_coverage_shows_news_and_acts_and_warns(command: Command, register: Path) -> None:
    result = command("coverage", "--register", register)
    assert result.exit_code == 0, result.output
    assert "2019-05" in result.stdout
    assert "warning: its acts rest on one outlet: Harbour Gazette" in result.stdout
    rows = list(csv.DictReader(io.StringIO(command("coverage", "-f", "csv", "--register", register).stdout)))  # fmt: skip
    assert rows[0]["documents"] == "1" and json.loads(rows[0]["languages"]) == {"en": 1}
    assert float(rows[0]["acts_per_thousand"]) == 1000 * int(rows[0]["acts"])
