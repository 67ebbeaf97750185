"""`dragoman pairs`: a row in, a row out, in order; a faulty row is told with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli import pairs as module
from dragoman.cli.app import app
from dragoman.cli.pairs import read_rows
from dragoman.errors import InputError

from .conftest import Command

FIELDS = ["id", "event", "mode", "quad", "cameo", "confidence", "entry", "status", "reversed", "by"]


def row(
    text: str, actor: str | None, recipient: str | None, name: str | int | None
) -> dict[str, Any]:
    """A row whose spans are where the words stand in the text."""

    def span(words: str | None) -> list[int] | None:
        return None if words is None else [text.index(words), text.index(words) + len(words)]

    return {"id": name, "text": text, "actor": span(actor), "recipient": span(recipient)}


ROWS = [
    row("Norway signed a treaty with Chile in Lima.", "Norway", "Chile", "a"),
    row("Peru was attacked by Bolivia on Sunday.", "Peru", "Bolivia", 7),
    row("Kenyan police arrested a journalist from Uganda.", "Kenyan police", None, None),
]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in ROWS), encoding="utf-8")
    return path


def answers(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_each_row_is_answered_in_order_with_every_field(command: Command, given: Path) -> None:
    result = command("pairs", given)
    assert result.exit_code == 0, result.output
    found = answers(result.stdout)
    assert [list(each) for each in found] == [FIELDS] * len(ROWS)
    assert [each["id"] for each in found] == ["a", 7, None]
    assert [each["event"] for each in found] == ["SUPPORT", "ASSAULT", "COERCE"]
    assert [each["reversed"] for each in found] == [False, True, False]


def test_batches_standard_input_and_a_file_give_the_same(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    wanted = command("pairs", given).stdout
    monkeypatch.setattr(module, "BATCH", 2)
    streamed = CliRunner().invoke(app, ["pairs", "-"], input=given.read_bytes())
    out = tmp_path / "out.jsonl"
    assert command("pairs", given, "--out", out).stdout == ""
    assert streamed.stdout == wanted == out.read_text(encoding="utf-8")


def test_below_the_confidence_asked_for_nothing_is_said_of_the_act(
    command: Command, given: Path
) -> None:
    found = answers(command("pairs", given, "--abstain", "1").stdout)
    assert all(each["confidence"] < 1 for each in found)
    assert {each[field] for each in found for field in ("event", "mode", "quad", "cameo")} == {None}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no JSON"),
        ("[1, 2]", "list is no row"),
        ('{"text": 3}', '"text" is missing'),
        ('{"text": "Norway met Chile."}', "neither"),
        ('{"text": "Norway met Chile.", "actor": [0, 99]}', "no span of a text of 17"),
        ('{"text": "Norway met Chile.", "actor": [6, 0]}', "no span"),
        ('{"text": "Norway met Chile.", "actor": "Norway"}', "code points"),
        ('{"text": "Norway met Chile.", "actor": [0.5, 6]}', "code points"),
        ('{"text": "Norway met Chile.", "actor": [0, 6], "id": [1]}', '"id"'),
    ],
)
def test_a_faulty_row_is_told_with_its_line(line: str, told: str) -> None:
    good = json.dumps(ROWS[0])
    lines = [f"{each}\n".encode() for each in (good, "", line)]
    with pytest.raises(InputError, match=r"in\.jsonl, line 3: ") as raised:
        list(read_rows(lines, "in.jsonl"))
    assert told in str(raised.value)


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    with pytest.raises(InputError, match="line 1: no JSON in UTF-8"):
        list(read_rows([b'{"text": "\xff"}\n'], "in.jsonl"))


def test_a_missing_file_and_an_unknown_convention_are_faults_of_usage(
    command: Command, given: Path, tmp_path: Path
) -> None:
    for arguments in (("pairs", tmp_path / "none.jsonl"), ("pairs", given, "--labels", "plovr")):
        result = command(*arguments)
        assert result.exit_code != 0 and result.exception is not None


def test_answers_in_the_place_of_their_rows(command: Command, given: Path) -> None:
    result = command("pairs", given, "--out", given)
    assert result.exit_code == 0, result.output
    assert [each["id"] for each in answers(given.read_text(encoding="utf-8"))] == ["a", 7, None]
    assert list(given.parent.iterdir()) == [given]


def test_a_faulty_row_leaves_the_answers_of_before(
    command: Command, given: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("of before\n", encoding="utf-8")
    with given.open("a", encoding="utf-8") as rows:
        rows.write("no row\n")
    assert command("pairs", given, "--out", out).exit_code != 0
    assert out.read_text(encoding="utf-8") == "of before\n"
    assert sorted(tmp_path.iterdir()) == [given, out]
