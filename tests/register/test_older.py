"""A register that was written before a column was added is read, asked, written to and compacted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.analysis.made import SETTINGS, register, report

from dragoman.analysis.copy import Copy
from dragoman.analysis.panel import PanelQuestion, panel
from dragoman.config import Settings
from dragoman.model import Reject, schema
from dragoman.model.rows import rows_of
from dragoman.register import MentionFilter, Register, layout, open_register
from dragoman.release import Terms, release

REJECTS = {"rejects": schema.ADDED["rejects"]}
LATER: dict[int, Mapping[schema.TableName, tuple[str, ...]]] = {
    2: schema.ADDED,
    3: {"mentions": ("phrase",), "agreements": schema.ADDED["agreements"], **REJECTS},
    4: {"agreements": schema.ADDED["agreements"], **REJECTS},
    5: REJECTS,
}
"""By version of the schema the columns that it lacks."""
MARCH = (date(2021, 3, 1), date(2021, 3, 31))


@contextmanager
def of_old(version: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The schemas as they were before the added columns, for who writes in the meantime."""
    now = dict(schema.schemas())
    old = {
        name: pa.schema([f for f in fields if f.name not in LATER[version].get(name, ())])
        for name, fields in now.items()
    }
    every = {**layout.all_schemas(), **old}
    with monkeypatch.context() as patch:
        for module in ("batch", "writing", "delta", "session", "replacing", "reader", "layout"):
            home = f"dragoman.register.{module}"
            patch.setattr(f"{home}.schemas", lambda: old, raising=False)
            patch.setattr(f"{home}.all_schemas", lambda: every, raising=False)
            patch.setattr(f"{home}.ADDED", {}, raising=False)
        yield


@pytest.fixture(params=LATER)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def older(version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with of_old(version, monkeypatch):
        coding = report(1, "NOR > CHL SUPPORT 2021-03-04")
        coding = replace(coding, rejects=(Reject("1", None, "too long"),))
        book = Register.create_or_open(tmp_path / "r")
        with book.run(**SETTINGS) as run:
            rows: dict[str, list[Any]] = {}
            for name, row in rows_of(coding, run=run.id):
                kept = {k: v for k, v in row.items() if k not in LATER[version].get(name, ())}
                rows.setdefault(name, []).append(kept)
            run.write(rows)  # type: ignore[arg-type]
        book.close()
    return tmp_path / "r"


def test_the_old_register_lacks_the_columns(older: Path, version: int) -> None:
    for table in ("mentions", "rejects"):
        files = [*(older / table).glob("*.parquet")]
        lacking = set(LATER[version].get(table, ()))
        assert files and not any(
            lacking.intersection(pa.parquet.read_schema(file).names) for file in files
        )


def test_it_is_asked_as_one_in_which_the_column_is_null(older: Path, version: int) -> None:
    with Register.open(older) as book:
        for table, columns in LATER[version].items():
            for row in book.rows(table):
                assert {row[column] for column in columns} == {None}
        assert len(book.mentions(MentionFilter(event="SUPPORT"))) == 1
        assert book.tables("mentions").to_table()["subtype"].to_pylist() == [None]
        assert book.export("mentions", "parquet", older.parent / "out.parquet") == 1


def test_new_rows_stand_beside_old_ones_through_compaction(older: Path) -> None:
    later = report(2, "NOR > CHL AID 2021-03-04")
    unread = Reject("2", None, "too long", later.document.id, "b.txt")
    register(older, replace(later, rejects=(unread,))).close()
    for _ in range(2):
        with Register.open(older) as book:
            assert sorted(row["event"] for row in book.mentions()) == ["AID", "SUPPORT"]
            assert [row["origin"] for row in book.rejects()] == [None, "b.txt"]
            assert not book.doctor()
            book.compact()


def test_it_is_copied_for_the_server(older: Path, tmp_path: Path) -> None:
    with Register.open(older) as book:
        copy = Copy.made(book, tmp_path)
    assert copy.ask("SELECT count(*), count(subtype) FROM mentions_rows") == [(1, 0)]
    copy.close()


def test_a_reject_that_names_no_document_is_found_by_the_name_that_it_has(older: Path) -> None:
    """Coding again takes it out and writes it as it is written now; forgetting takes it out as well."""
    coding = report(1, "NOR > CHL SUPPORT 2021-03-04")
    now = Reject("1", None, "too long", coding.document.id, "news.jsonl, line 4")
    with Register.open(older) as book:
        assert [(row["document"], row["origin"]) for row in book.rejects()] == [(None, None)]
        with book.run(**{**SETTINGS, "settings_hash": "s2"}) as run:
            rows: dict[str, list[Any]] = {}
            for name, row in rows_of(replace(coding, rejects=(now,)), run=run.id):
                rows.setdefault(name, []).append(row)
            run.write(rows, supersede=True)  # type: ignore[arg-type]
    with Register.open(older) as book:
        assert [row["origin"] for row in book.rejects()] == ["news.jsonl, line 4"]
        assert not book.doctor()
        book.forget([coding.document.id], reason="asked for")
        assert not list(book.rejects())
    assert not any(
        pa.parquet.read_table(file).num_rows for file in (older / "rejects").glob("*.parquet")
    )


def test_its_unread_documents_make_no_zero(older: Path) -> None:
    asked = PanelQuestion(countries=("NOR",), by="month", since=MARCH[0], until=MARCH[1])
    with Register.open(older) as book:
        (row,) = panel(book, asked).arrow().to_pylist()
    assert (row["documents"], row["read"]) == (1, 0)


def test_a_release_of_it_opens_though_its_tables_lack_the_columns(
    older: Path, version: int, tmp_path: Path
) -> None:
    with Register.open(older) as book:
        release(book, tmp_path / "paper", Terms("paper"), Settings())
    for table, columns in LATER[version].items():
        file = tmp_path / "paper" / "parquet" / f"{table}.parquet"
        pa.parquet.write_table(pa.parquet.read_table(file).drop_columns(list(columns)), file)
    with open_register(tmp_path / "paper") as book:
        (row,) = book.rejects()
        assert (row["reason"], row["origin"], row["document"]) == ("too long", None, None)
        assert len(book.mentions(MentionFilter(event="SUPPORT"))) == 1
