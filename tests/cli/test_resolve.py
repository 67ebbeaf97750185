"""`dragoman resolve` and `dragoman events` on reports of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.register import Register

from ..resolution.tellings import Act, report, write
from .conftest import Command

BLAST = Act("Rebels bombed the cattle market of Kirkuk", place="Kirkuk", killed=(12.0, 12.0))


@pytest.fixture
def told(tmp_path: Path) -> Path:
    again = replace(BLAST, words="They hit the cattle market in Kirkuk", killed=(17.0, 17.0))
    write(tmp_path / "r", [report(1, [BLAST]), report(2, [again], outlet="Herald", day=1)])
    return tmp_path / "r"


def test_events_are_told_once_with_why_and_who_differs(command: Command, told: Path) -> None:
    assert "before `dragoman resolve`" in command("events", "-r", told).stdout
    first = command("resolve", "-r", told)
    assert "1 event in 2 mentions; 2 mentions compared" in first.stderr
    assert "nothing has changed" in command("resolve", "-r", told).stderr
    (row,) = map(json.loads, command("events", "-r", told, "-f", "json").stdout.splitlines())
    listed = command("events", "-r", told).stdout
    assert "killed 17 (in all 12 to 17); 2 mentions in 2 reports" in listed
    assert command("events", "-r", told, "--min-reports", "3", "-f", "json").stdout == ""
    told_why = command("resolve", "--explain", row["id"][:8], "-r", told).stdout
    for words in ("same place Kirkuk", "counts.killed: ", "17", "Herald", "(representative)"):
        assert words in told_why
    assert "killed 17 (in all 12 to 17)" in told_why and "17* (1 report" in told_why


def test_a_mention_and_the_beginning_of_an_old_id_lead_to_the_event(
    command: Command, told: Path
) -> None:
    command("resolve", "-r", told)
    (row,) = Register.open(told).rows("events")
    first, second = row["mentions"]
    split = command("resolve", "split", row["id"], second, "-r", told)
    one, two = (each["id"] for each in Register.open(told).rows("events"))
    assert f"{second} is now in event {two if one == row['id'] else one}" in split.stderr
    join = command("resolve", "join", one, two, "-r", told)
    (kept,) = Register.open(told).rows("events")
    assert f"{one} is now in event {kept['id']}" in join.stderr
    for key in (*kept["aliases"], kept["aliases"][0][:8], second, second[:8]):
        assert kept["id"][:8] in command("resolve", "--explain", key, "-r", told).stdout
    assert f"of event {kept['id']}" in command("explain", first, "-r", told).stdout


def test_hands_split_and_join(command: Command, told: Path) -> None:
    command("resolve", "-r", told)
    (row,) = Register.open(told).rows("events")
    split = command("resolve", "split", row["id"], row["mentions"][1][:8], "-r", told)
    assert "2 events in 2 mentions" in split.stderr
    assert "2 events" in command("resolve", "--full", "-r", told).stderr
    one, two = (each["id"] for each in Register.open(told).rows("events"))
    assert "1 event in 2 mentions" in command("resolve", "-r", told, "join", one, two).stderr
    (decision,) = [
        json.loads(line)
        for line in command("export", "--what", "decisions", "-r", told).stdout.splitlines()
        if json.loads(line)["verdict"] == "join"
    ]
    assert sorted(decision["mentions"] + decision["others"]) == sorted(row["mentions"])
    by_hand = "by hand: joined, or left together by a split"
    assert by_hand in command("resolve", "--explain", one, "-r", told).stdout
    assert command("resolve", "--explain", "zz", "-r", told).exit_code == 1
