"""A register that was written before a column was added is read, asked, written to and compacted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.analysis.made import SETTINGS, register, report

from dragoman.analysis.copy import Copy
from dragoman.model import schema
from dragoman.model.rows import rows_of
from dragoman.register import MentionFilter, Register, layout

LATER: dict[int, Mapping[schema.TableName, tuple[str, ...]]] = {
    2: schema.ADDED,
    3: {"mentions": ("phrase",), "agreements": schema.ADDED["agreements"]},
}
"""By version of the schema the columns that it lacks."""


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
    files = [*(older / "mentions").glob("*.parquet")]
    lacking = set(LATER[version]["mentions"])
    assert files and not any(
        lacking.intersection(pa.parquet.read_schema(file).names) for file in files
    )


def test_it_is_asked_as_one_in_which_the_column_is_null(older: Path) -> None:
    with Register.open(older) as book:
        assert [(row["subtype"], row["phrase"]) for row in book.mentions()] == [(None, None)]
        assert len(book.mentions(MentionFilter(event="SUPPORT"))) == 1
        assert book.tables("mentions").to_table()["subtype"].to_pylist() == [None]
        assert book.export("mentions", "parquet", older.parent / "out.parquet") == 1


def test_new_rows_stand_beside_old_ones_through_compaction(older: Path) -> None:
    register(older, report(2, "NOR > CHL AID 2021-03-04")).close()
    for _ in range(2):
        with Register.open(older) as book:
            assert sorted(row["event"] for row in book.mentions()) == ["AID", "SUPPORT"]
            assert not book.doctor()
            book.compact()


def test_it_is_copied_for_the_server(older: Path, tmp_path: Path) -> None:
    with Register.open(older) as book:
        copy = Copy.made(book, tmp_path)
    assert copy.ask("SELECT count(*), count(subtype) FROM mentions_rows") == [(1, 0)]
    copy.close()
