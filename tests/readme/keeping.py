"""Commands that code again, compare, count, share, take down, audit and tend."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from hashlib import sha256
from pathlib import Path

from click.testing import Result

import dragoman as dg

from .desk import REPORT, Desk, reports, tries


def recoded(desk: Desk) -> Result:
    """One dispatch coded again by rules alone."""
    return desk.dragoman("code", "--recode", desk.report, "--no-ranker")


@tries("code --recode")
def _recode(desk: Desk) -> None:
    before = desk.book
    told = desk.run(desk.report, "--no-ranker").stderr
    assert "1 document coded again in the place of an earlier coding" in told
    (found,) = desk.book.sql(f"SELECT run FROM documents WHERE input_id = '{REPORT}'")
    (old,) = dg.open_register(desk.register, before.version).sql(
        f"SELECT run FROM documents WHERE input_id = '{REPORT}'"
    )
    assert found["run"] != old["run"] and len(desk.book.rows("documents")) == reports()


@tries("runs")
def _runs(desk: Desk) -> None:
    recoded(desk)
    first, second = desk.run().stdout.splitlines()
    assert f"{reports()} documents" in first and "  1 documents" in second


@tries("diff")
def _diff(desk: Desk) -> None:
    recoded(desk)
    one, two = (run.id for run in desk.book.runs())
    assert "1 document" in desk.run(one, two).stdout
    desk.dragoman("init", "own")
    told = desk.run("--lexicon", "own/lexicon", "own/news", "-f", "csv").stdout
    entries = [row["entry_after"] for row in csv.DictReader(io.StringIO(told))]
    assert "open.corridor" in entries


@tries("panel --unit --by")
def _panel(desk: Desk) -> None:
    told = desk.run("--since", "2020-09-01", "--until", "2020-09-30", "-o", "panel.csv").stderr
    with Path("panel.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["iso3_a"], row["iso3_b"]): row for row in csv.DictReader(file)}
    assert f"{len(rows):,} rows" in told
    assert int(rows["ARE", "ISR"]["count"]) > 0 and int(rows["CHL", "NOR"]["count"]) == 0
    assert json.loads(Path("panel.csv.json").read_text(encoding="utf-8"))


@tries("coverage")
def _coverage(desk: Desk) -> None:
    assert sum(row["documents"] for row in desk.rows("-f", "json")) == reports()


@tries("init")
def _init(desk: Desk) -> None:
    told = desk.run(DIR="own").stdout
    assert "own/dragoman.toml" in told and Path("own/lexicon/types.yaml").is_file()


@tries("project report")
def _project(desk: Desk) -> None:
    desk.dragoman("init", "own")
    os.chdir("own")  # the desk's own folder is left again when the test is over
    assert re.search(r"^2 documents, 0 .*\ntype CORRIDOR: [1-9]", desk.run("news").stdout)


@tries("release")
def _release(desk: Desk) -> None:
    assert f"{reports()} documents" in desk.run(DIR="data").stdout
    lines = Path("data/checksums.sha256").read_text(encoding="utf-8").splitlines()
    for digest, name in (line.split("  ") for line in lines):
        assert sha256(Path("data", name).read_bytes()).hexdigest() == digest
    assert len(dg.open_register("data").rows("mentions")) == desk.book.counts()["mentions"]


@tries("verify")
def _verify(desk: Desk) -> None:
    desk.dragoman("release", "data")
    assert "all files are as they were written" in desk.run("data").stdout


@tries("attach")
def _attach(desk: Desk) -> None:
    bare = desk.folder / "bare"
    desk.dragoman("code", desk.report, "--text", "hash", "--register", bare)
    told = desk.run("examples/dispatches", "--register", bare).stdout
    assert "1 text attached" in told and f"{reports() - 1} documents not of this register" in told
    (row,) = dg.open_register(bare).rows("documents")
    assert row["text"] and row["text"].strip() in desk.report.read_text(encoding="utf-8")


@tries("cite")
def _cite(desk: Desk) -> None:
    told = desk.run().stdout
    assert f"Register version {desk.book.version} " in told and f"{reports()} documents" in told


@tries("forget")
def _forget(desk: Desk) -> None:
    (row,) = desk.book.sql(f"SELECT text FROM documents WHERE input_id = '{REPORT}'")
    assert "1 document forgotten" in desk.run(REPORT).stdout
    assert len(desk.book.rows("documents")) == reports() - 1
    words = row["text"][:40].encode()
    files = [path for path in desk.register.rglob("*") if path.is_file()]
    assert not [path for path in files if words in path.read_bytes()]
    assert "1 document passed over: forgotten" in desk.dragoman("code", desk.report).stderr


@tries("review sample")
def _sample(desk: Desk) -> None:
    drawn = desk.rows("--n", 5, "-f", "json")
    assert len({row["id"] for row in drawn}) == 5
    assert drawn == desk.rows("--n", 5, "-f", "json")


@tries("review judge")
def _judge(desk: Desk) -> None:
    key = desk.key("mentions")
    assert f"{key} right by ann" in desk.run(key, "right", "--reviewer", "ann").stderr


@tries("review report")
def _report(desk: Desk) -> None:
    row = desk.book.get("mentions", desk.key("mentions"))
    desk.dragoman("review", "judge", row["id"], "wrong_type", "--reviewer", "ann")
    told = desk.run().stdout
    assert f"{row['event']:10} 0.00 [" in told and "0 of 1 right" in told and "ann: 1" in told


@tries("review names")
def _names(desk: Desk) -> None:
    front = "The Harbour Workers Front"
    text = f"{front} condemned Chile. {front} attacked a police station in Peru."
    found = desk.rows("-f", "json", FILE=desk.write("news.jsonl", {"id": "n", "text": text}))
    assert [(row["name"], row["actor"]) for row in found] == [("Harbour Workers Front", 2)]


@tries("doctor")
def _doctor(desk: Desk) -> None:
    assert f"version {desk.book.version}: 0 findings, 0 harmful" in desk.run().stdout


@tries("compact")
def _compact(desk: Desk) -> None:
    recoded(desk)
    before = list(desk.book.rows("mentions"))
    assert re.search(r": [1-9]\d* small files merged", desk.run().stdout)
    assert list(desk.book.rows("mentions")) == before
