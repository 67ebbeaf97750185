"""Commands that code the dispatches, ask the register and work out events."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

import dragoman as dg
from dragoman.register.answers import BY_DAY

from .desk import Desk, reports, tries


@tries("code")
def _code(desk: Desk) -> None:
    told = desk.run("examples/dispatches").stderr
    assert f"0 documents coded, {reports()} coded before" in told


@tries("demo")
def _demo(desk: Desk) -> None:
    result = desk.run("--limit", 3, "--register", desk.register)
    assert "3 mentions (register version" in result.stdout
    assert f"{reports()} coded before" in result.stderr


@tries("mentions")
def _mentions(desk: Desk) -> None:
    found = desk.rows("-f", "json", "-n", 5000)
    assert [row["id"] for row in found] == [
        row["id"] for row in desk.book.rows("mentions", first=BY_DAY)
    ]
    assert len(found) > 5 * reports()
    documents = {row["id"]: row for row in desk.book.rows("documents")}
    for row in found:  # each has its words
        source = documents[row["document"]]["text" if row["part"] == "body" else "title"]
        start, end = row["trigger"]["span"]
        assert start < end and row["trigger"]["text"].split()[0] in source


@tries("agreements")
def _agreements(desk: Desk) -> None:
    joined = desk.rows("-f", "json", "-n", 500)
    assert 20 < len(joined) <= desk.book.counts()["agreements"]
    assert any({"ISR", "ARE"} <= {side["country"] for side in row["parties"]} for row in joined)


@tries("statements")
def _statements(desk: Desk) -> None:
    found = desk.rows("-f", "json", "-n", 500)
    assert len(found) > 50 and all(row["words"] and row["speaker"]["name"] for row in found)


@tries("offices")
def _offices(desk: Desk) -> None:
    rows = desk.rows("-f", "json", "-n", 500)
    assert ("F. W. de Klerk", "ZAF") in {(row["person"], row["country"]) for row in rows}
    assert 50 < len(rows) <= desk.book.counts()["offices"]
    texts = {row["id"]: row for row in desk.book.rows("documents")}
    for row in rows:  # each is one person in one office of one state, in the words of every report
        assert row["reports"] <= len(row["evidence"]) and row["names"]
        for told in row["evidence"]:
            words = texts[told["document"]]["text" if told["part"] == "body" else "title"]
            assert words[slice(*told["span"])].strip()
    held = [(row["person"], row["office"].lower(), row["country"]) for row in rows]
    assert len(held) == len(set(held))


@tries("ties")
def _ties(desk: Desk) -> None:
    found = desk.rows("-f", "json")
    assert len(found) == desk.book.counts()["ties"] >= 1
    assert all(len(row["parties"]) >= 2 for row in found)


@tries("agreements --between --on")
def _standing(desk: Desk) -> None:
    found = desk.rows("-f", "json", ISR="ISR", MAR="ARE", DAY="2021-12-01")
    assert [(row["on"], row["standing"]) for row in found] == [("2021-12-01", "signed")]
    assert not desk.rows("-f", "json", ISR="ISR", MAR="ARE", DAY="2019-12-01")


@tries("dyad --by")
def _dyad(desk: Desk) -> None:
    (told,) = desk.rows("-f", "json", ISR="ISR", MAR="ARE")
    assert told["pair"] == ["ISR", "ARE"] and told["by"] == "year"
    assert [row["period"] for row in told["series"] if row["cooperation"]] == ["2020"]


@tries("pairs")
def _pairs(desk: Desk) -> None:
    row = {"id": 7, "text": "Norway condemned Chile.", "actor": [0, 6], "recipient": [17, 22]}
    ((answer),) = desk.rows(IN=desk.write("in.jsonl", row))
    assert (answer["id"], answer["event"], answer["quad"]) == (7, "ACCUSE", 3)


@tries("explain")
def _explain(desk: Desk) -> None:
    row = desk.book.get("mentions", desk.key("mentions", "entry <> '' AND trigger.text <> ''"))
    told = desk.run(ID=row["id"]).stdout
    for words in (row["event"], row["entry"], row["trigger"]["text"], "parse (model"):
        assert words in told


@tries("resolve")
def _resolve(desk: Desk) -> None:
    counts = desk.book.counts()
    told = f"{counts['events']} events in {counts['mentions']} mentions; "
    assert f"{told}nothing has changed since the last time" in desk.run().stderr
    assert f"{told}{counts['mentions']} mentions compared" in desk.run("--full").stderr


@tries("events")
def _events(desk: Desk) -> None:
    found = desk.rows("-f", "json", "-n", 5000)
    told = [mention for row in found for mention in row["mentions"]]
    assert sorted(told) == sorted(row["id"] for row in desk.book.rows("mentions"))


@tries("resolve --explain")
def _explained(desk: Desk) -> None:
    row = desk.book.get("events", desk.key("events", "len(mentions) = 2 AND len(reasons) > 0"))
    told = desk.run(row["id"]).stdout
    assert all(mention[:8] in told for mention in row["mentions"])


@tries("resolve --why")
def _why(desk: Desk) -> None:
    row = desk.book.get("events", desk.key("events", "len(mentions) = 2 AND len(reasons) > 0"))
    other = desk.book.get("events", desk.key("events", f"id <> '{row['id']}'"))
    assert "one event: " in desk.run(A=row["mentions"][0], B=row["mentions"][1]).stdout
    assert "two events: " in desk.run(A=row["id"], B=other["id"]).stdout


@tries("resolve split")
def _split(desk: Desk) -> None:
    row, before = desk.book.get("events", desk.key("events", "len(mentions) = 2")), desk.book
    desk.run(row["id"], row["mentions"][0])
    assert desk.book.counts()["events"] == before.counts()["events"] + 1
    mine = [each["mentions"] for each in desk.book.rows("events")]
    assert all([mention] in mine for mention in row["mentions"])


@tries("resolve join")
def _join(desk: Desk) -> None:
    single = "event = 'CONSULT' AND len(mentions) = 1"
    one = desk.book.get("events", desk.key("events", single))
    two = desk.book.get("events", desk.key("events", f"{single} AND id <> '{one['id']}'"))
    desk.run(one["id"], two["id"])
    joined = [set(each["mentions"]) for each in desk.book.rows("events")]
    assert {*one["mentions"], *two["mentions"]} in joined


@tries("serve")
def _serve(desk: Desk) -> None:
    for needed in ("fastapi", "uvicorn"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    line = [sys.executable, "-m", "dragoman", *desk.words, "--port", "0"]
    environment = {**os.environ, "DRAGOMAN_REGISTER": str(desk.register)}
    environment["PYTHONPATH"] = str(Path(dg.__file__).parents[1])
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stderr is not None
            found = (re.search(r"Dragoman is at (\S+)", line) for line in server.stderr)
            address = next(match[1] for match in found if match)
            assert address.startswith("http://127.0.0.1:")
            with urlopen(f"{address}api/v1/mentions?limit=1", timeout=30) as answer:
                assert desk.key("mentions") and json.load(answer)["rows"][0]["id"]
        finally:
            server.terminate()


@tries("sql")
def _sql(desk: Desk) -> None:
    found = desk.rows("-f", "json", SELECT="SELECT count(*) AS n FROM documents")
    assert found == [{"n": reports()}]


@tries("export --what --format")
def _export(desk: Desk) -> None:
    assert len(desk.rows()) == desk.book.counts()["mentions"]
