"""What deltalake really does, and what the register makes of it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError

from dragoman.register.commits import Commit, Commits, now
from dragoman.register.delta import DeltaLog
from dragoman.register.folder import DataFile, Folder
from dragoman.register.layout import DATA_TABLES
from dragoman.register.writing import Store, arrow_rows


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder.at(tmp_path / "register")


def staged(folder: Folder, *inputs: str) -> DataFile:
    table = arrow_rows(
        "rejects", [{"input": name, "line": 1, "reason": "r", "run": ""} for name in inputs]
    )
    return folder.write("rejects", table.to_batches(), table.schema)


def made(folder: Folder) -> DeltaLog:
    log = DeltaLog(folder, "rejects")
    log.create()
    return log


def test_plain_appends_double_and_merges_conflict(tmp_path: Path) -> None:
    """Why the register does not use them; if this fails, deltalake has changed."""
    rows = pa.table({"id": ["a"]})
    uri = str(tmp_path / "plain")
    write_deltalake(uri, rows)
    one, other = DeltaTable(uri), DeltaTable(uri)
    write_deltalake(one, rows, mode="append")
    write_deltalake(other, rows, mode="append")
    assert DeltaTable(uri).to_pyarrow_table().num_rows == 3

    one, other = DeltaTable(uri), DeltaTable(uri)

    def merge(table: DeltaTable) -> None:
        table.merge(
            rows, "target.id = source.id", source_alias="source", target_alias="target"
        ).when_matched_update_all().when_not_matched_insert_all().execute()

    merge(one)
    with pytest.raises(CommitFailedError):
        merge(other)


def test_a_version_is_written_by_one_writer_only(folder: Folder) -> None:
    one, other = made(folder), made(folder)
    one.newest()
    other.newest()
    a, b = staged(folder, "a"), staged(folder, "b")
    assert one.write_at(1, {a.path: a}, {}, "token-a")
    assert not other.write_at(1, {b.path: b}, {}, "token-b")
    assert set(one.files(1)) == {a.path}


def test_what_was_written_without_a_commit_is_not_in_the_next_version(folder: Folder) -> None:
    first, dead, late = (made(folder) for _ in range(3))
    a, b, c = (staged(folder, name) for name in "abc")
    base = first.publish(0, add=[a], remove=(), token="1")
    left = dead.publish(base, add=[b], remove=[a.path], token="2")  # dies before its commit row
    assert set(late.files(left)) == {b.path}
    assert set(late.files(late.publish(base, add=[c], remove=(), token="3"))) == {a.path, c.path}
    assert set(late.files(left)) == {b.path}  # its own version stays readable as it was


def test_publishing_again_what_is_there_writes_nothing(folder: Folder) -> None:
    log, file = made(folder), staged(folder, "a")
    version = log.publish(0, add=[file], remove=(), token="1")
    assert log.publish(0, add=[file], remove=(), token="1") == version


def test_commit_numbers_are_given_once_and_without_gaps(folder: Folder) -> None:
    Store(folder).create()
    one, other = Commits(folder), Commits(folder)

    def commit(number: int, token: str) -> Commit:
        return Commit(number, "batch", dict.fromkeys(DATA_TABLES, 0), {}, None, token, now())

    one.head()
    other.head()
    assert one.append(commit(1, "a"))
    assert not other.append(commit(1, "b"))
    assert not other.append(commit(3, "b"))
    assert other.append(commit(2, "b"))
    assert one.compact("c")
    assert other.append(commit(3, "d"))
    assert [(each.number, each.token) for each in one.all()][1:] == [(1, "a"), (2, "b"), (3, "d")]
    assert [one.at(number).number for number in range(4)] == [0, 1, 2, 3]
