"""`dragoman resolve` and `dragoman events` on reports of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.register import Register
from dragoman.resolution.comparing.scorer import LEAST, MOST
from dragoman.resolution.events.happenings import JOINED
from dragoman.resolution.events.tellings import TOLD
from dragoman.resolution.resolve import resolve
from dragoman.resolution.why import why

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


def test_why_two_are_one_event_or_two(command: Command, tmp_path: Path) -> None:
    again = replace(BLAST, words="They hit the cattle market in Kirkuk", killed=(17.0, 17.0))
    path = tmp_path / "r"
    fed = replace(BLAST, words="Envoys fed the shoppers of Kirkuk", event="AID", cameo="073")
    far = replace(
        BLAST, words="Gunmen shot drummers in Mosul", place="Mosul", day=400, killed=None,
        actors=("TUR MIL",), recipients=("SYR CVL",), entry="shoot",
    )  # fmt: skip
    told = [
        report(1, [BLAST]),
        report(2, [again], outlet="Herald", day=1),
        report(3, [fed], outlet="Courier", day=1),
        report(4, [far], outlet="Post", day=400),
    ]
    write(path, told)
    first, second, third, fourth = (coding.mentions[0].id for coding in told)
    unresolved = command("resolve", "--why", first, second, "-r", path)
    assert unresolved.exit_code == 1 and "dragoman resolve" in str(unresolved.exception)
    command("resolve", "-r", path)
    joined = command("resolve", "--why", first, second[:10], "-r", path).stdout
    assert "one event: likely enough" in joined and "same place Kirkuk  (same_site)" in joined
    assert "joined above +2.00 (0.88)" in joined and "before anything is known  (prior)" in joined
    helped = command("resolve", "--why", first, third, "-r", path).stdout
    assert "two events: nothing that happens is told as ASSAULT and as AID" in helped
    parted = command("resolve", "--why", first, fourth, "-r", path).stdout
    assert "two events: never compared, in different blocks: they differ in" in parted
    event = next(r["id"] for r in Register.open(path).rows("events") if first in r["mentions"])
    other = next(r["id"] for r in Register.open(path).rows("events") if fourth in r["mentions"])
    assert "never compared" in command("resolve", "--why", event, other, "-r", path).stdout
    same = command("resolve", "--why", event, event, "-r", path)
    assert same.exit_code == 1 and "--explain" in str(same.exception)
    unknown = command("resolve", "--why", event, "zz", "-r", path)
    assert unknown.exit_code == 1 and "'zz'" in str(unknown.exception)
    command("resolve", "split", event, second, "-r", path)
    assert (
        "two events: by hand: split"
        in command("resolve", "--why", first, second, "-r", path).stdout
    )


def test_the_sum_of_why_is_the_score_that_joins(tmp_path: Path) -> None:
    title = replace(BLAST, words="Bombs kill 12 in Kirkuk market", length=1, place=None)
    again = replace(BLAST, words="They hit the cattle market in Kirkuk", killed=(17.0, 17.0), day=2)
    told = [report(1, [BLAST], title=title), report(2, [again], outlet="Herald", day=1)]
    register = write(tmp_path / "r", told)
    resolve(register)
    for one, other, limit in (
        (told[0].mentions[0].id, told[0].mentions[1].id, TOLD),
        (told[0].mentions[1].id, told[1].mentions[0].id, JOINED),
    ):
        found = why(register, one, other)
        worth = [each.worth for each in found.evidence]
        speaking = worth[0] + sum(each for each in worth[1:] if each > 0)
        against = sum(each for each in worth[1:] if each < 0)
        assert found.score == pytest.approx(max(min(speaking, MOST) + against, LEAST), abs=0.05)
        assert found.limit == limit


def test_an_option_in_the_place_of_an_id_is_told(command: Command, told: Path) -> None:
    asked = command("resolve", "--why", "37e5e863", "--register", told)
    assert asked.exception is not None and "--register is none" in str(asked.exception)
