"""Exports: every table in every format, in a fixed order, whole or not at all."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.errors import ConfigError, LookupFailed, RegisterError
from dragoman.model.schema import TABLES
from dragoman.register import FORMATS, Register
from dragoman.register.answers import plain_rows
from dragoman.register.layout import exported_columns

from .corpus import batch_rows, code_corpus, documents

CORPUS = documents(60)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return code_corpus(tmp_path_factory.mktemp("exported") / "register", CORPUS, size=25)


def test_jsonl_holds_the_rows_as_they_were_made(register: Register, tmp_path: Path) -> None:
    run = register.runs()[0].id
    made = batch_rows(CORPUS, run)
    for name in TABLES:
        assert register.export(name, "jsonl", tmp_path / name) == register.counts()[name]
        lines = [json.loads(line) for line in (tmp_path / name).read_text("utf-8").splitlines()]
        assert {tuple(line) for line in lines} == {exported_columns(name)}
        if name != "rejects":
            expected = [
                json.dumps({key: value for key, value in row.items() if key in lines[0]})
                for row in made[name]
            ]
            assert sorted(json.dumps(line) for line in lines) == sorted(expected)
    assert "text" not in exported_columns("documents")
    assert "“Élan”" in (tmp_path / "statements").read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_equal_registers_give_equal_bytes(register: Register, tmp_path: Path, form: str) -> None:
    other = code_corpus(tmp_path / "other", CORPUS[::-1], size=11)
    other.compact()
    for name in TABLES:
        register.export(name, form, tmp_path / "a")  # type: ignore[arg-type]
        other.export(name, form, tmp_path / "b")  # type: ignore[arg-type]
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_csv_and_parquet_say_the_same_as_jsonl(register: Register, tmp_path: Path) -> None:
    for name in TABLES:
        for form in FORMATS:
            register.export(name, form, tmp_path / form)
        lines = [json.loads(line) for line in (tmp_path / "jsonl").read_text("utf-8").splitlines()]
        stored = pq.read_table(tmp_path / "parquet").to_batches()
        assert [row for batch in stored for row in plain_rows(batch)] == lines
        with (tmp_path / "csv").open(newline="", encoding="utf-8") as file:
            cells = list(csv.DictReader(file))
        assert cells == [
            {
                key: ""
                if value is None
                else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
                if isinstance(value, list | dict)
                else str(value).lower()
                if isinstance(value, bool)
                else f"{value:g}"
                if isinstance(value, float)
                else str(value)
                for key, value in line.items()
            }
            for line in lines
        ]


def test_rows_go_to_standard_output(
    register: Register, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert register.export("rejects", "jsonl") == 8
    assert len(capfdbinary.readouterr().out.splitlines()) == 8
    with pytest.raises(ConfigError, match="Name a file"):
        register.export("rejects", "parquet")


def test_a_failed_export_leaves_the_old_file(register: Register, tmp_path: Path) -> None:
    out = tmp_path / "mentions.jsonl"
    out.write_text("before")
    with pytest.raises(ConfigError, match="Formats are jsonl, csv, parquet"):
        register.export("mentions", "xml", out)  # type: ignore[arg-type]
    with pytest.raises(LookupFailed, match="mentions"):
        register.export("mention", "jsonl", out)  # type: ignore[arg-type]
    with pytest.raises(RegisterError, match="Cannot write"):
        register.export("mentions", "jsonl", tmp_path / "nowhere" / "x")
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["mentions.jsonl"]


def test_an_empty_register_exports_empty_tables(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "empty")
    for form in FORMATS:
        assert register.export("mentions", form, tmp_path / form) == 0
    assert (tmp_path / "jsonl").read_bytes() == b""
    assert (tmp_path / "csv").read_text().startswith('"id","document"')
    assert pq.read_table(tmp_path / "parquet").num_rows == 0
