"""`dragoman actors` and `dragoman review`, and the example of the documentation."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

from dragoman.errors import LookupFailed

from .conftest import Command

DOCS = Path(__file__).resolve().parents[2] / "docs" / "actors.md"


def test_the_examples_of_the_documentation_are_what_is_printed(command: Command) -> None:
    blocks = re.findall(
        r"```\n\$ dragoman (actors who .*)\n((?:.+\n)+?)```", DOCS.read_text("utf-8")
    )
    assert len(blocks) >= 2
    for line, expected in blocks:
        told = command(*shlex.split(line))
        assert told.exit_code == 0, told.exception
        assert told.stdout == expected


def test_a_name_on_three_days_as_csv(command: Command) -> None:
    days = [part for day in ("2017-05-01", "2020-05-01", "2024-05-01") for part in ("--on", day)]
    told = command("actors", "who", "Boris Johnson", *days, "-f", "csv")
    rows = list(csv.DictReader(told.stdout.splitlines()))
    assert [row["code"] for row in rows] == ["GBR GOV", "GBR GOV", "GBR ELI GOV"]
    assert [row["office"] for row in rows] == [
        "foreign minister",
        "head of government",
        "former head of government",
    ]


def test_without_a_day_all_terms_are_told(command: Command) -> None:
    told = command("actors", "who", "Boris Johnson", "-f", "json")
    assert [json.loads(line)["office"] for line in told.stdout.splitlines()] == [
        "foreign minister",
        "head of government",
    ]


def test_an_unknown_name_is_one_clean_fault(command: Command) -> None:
    assert isinstance(command("actors", "who", "Xyzzy Plugh").exception, LookupFailed)


def test_own_actors_are_looked_up_too(command: Command, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,country,sectors,kind,from,until\nKari Lund,NOR,GOV,person,2018-01-01,2020-12-31\n"
    )
    told = command("actors", "who", "Kari Lund", "--on", "2022-01-01", "--actors", own)
    assert told.exit_code == 0, told.exception
    assert "NOR ELI GOV" in told.stdout


def test_the_table_of_the_documentation_is_that_of_the_data(command: Command) -> None:
    told = command("actors", "coverage", "-f", "csv").stdout.splitlines()
    for row in csv.DictReader(told):
        asked, known = int(row["state-years"]), int(row["known"])
        line = f"| {row['office']} | {asked:,} | {known:,} | {known / asked:.1%} |"
        assert line in DOCS.read_text("utf-8")


@pytest.mark.parametrize("flag", [(), ("--missing",)])
def test_coverage_is_a_table(command: Command, flag: tuple[str, ...]) -> None:
    told = command("actors", "coverage", *flag)
    assert told.exit_code == 0, told.exception
    assert "head of government" in told.stdout and "defence minister" in told.stdout


def test_names_to_review_as_text_and_csv(command: Command, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    text = "Interior Minister Petar Ilic of Serbia accused Croatia of spying on Monday."
    news.write_text(json.dumps({"id": "a", "text": text}) + "\n")
    told = command("review", "names", news)
    assert told.exit_code == 0, told.exception
    assert "1  Petar Ilic  (PER, SRB GOV, actor 1)" in told.stdout and text in told.stdout
    assert "1 documents, 0 of them not read; 1 names that no file knows" in told.stdout
    (row,) = csv.DictReader(command("review", "names", news, "-f", "csv").stdout.splitlines())
    assert (row["name"], row["actor"], row["read_as"]) == ("Petar Ilic", "1", "SRB GOV")
    assert command("review", "names", news, "--least", "2", "-f", "csv").stdout == ""
