"""SQL over the register reads the register and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import RegisterError
from dragoman.register import Register

from .corpus import code_corpus, documents


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register in a folder whose name would break a pasted string."""
    return code_corpus(tmp_path_factory.mktemp("o'brien") / "the register", documents(24), size=12)


def test_a_select_over_every_table(register: Register) -> None:
    rows = register.sql("SELECT event, count(*) AS n FROM mentions GROUP BY event ORDER BY event;")
    assert list(rows) == [
        {"event": "CONSULT", "n": 16},
        {"event": "SUPPORT", "n": 16},
        {"event": "THREATEN", "n": 16},
    ]
    assert rows.columns == ["event", "n"]
    for name in ("documents", "agreements", "statements", "offices", "ties", "rejects", "runs"):
        assert len(register.sql(f"SELECT * FROM {name}")) > 0
    assert len(register.sql("-- a comment\nWITH m AS (FROM mentions) SELECT * FROM m")) == 48


HOSTILE = (
    "COPY mentions TO '{out}'",
    "COPY (SELECT 1) TO '{out}' (FORMAT parquet)",
    "EXPORT DATABASE '{out}'",
    "ATTACH '{out}' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET memory_limit = '100GB'",
    "SET enable_external_access = true",
    "RESET enable_external_access",
    "CREATE TABLE t AS SELECT 1",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CREATE MACRO f(x) AS x",
    "INSERT INTO agreements SELECT * FROM agreements",
    "WITH t AS (INSERT INTO ties SELECT * FROM ties RETURNING *) SELECT * FROM t",
    "DELETE FROM mentions",
    "DROP VIEW mentions",
    "CALL pragma_version()",
    "SELECT 1; SELECT 2",
    "SELECT 1; COPY mentions TO '{out}'",
    "EXPLAIN ANALYZE COPY mentions TO '{out}'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM parquet_metadata('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM read_csv('http://localhost/x.csv')",
    "SELECT * FROM query('COPY mentions TO ''{out}''')",
    "SELECT * FROM local_table",
    "SELECT getenv('HOME')",
    "",
    "SELEC 1",
    "SELECT nothing FROM mentions",
)


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_not_one_select_over_the_tables_is_refused(
    register: Register, tmp_path: Path, query: str
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    secret, out = tmp_path / "secret.parquet", tmp_path / "out"
    local_table = pa.table({"secret": [1]})
    pq.write_table(local_table, secret)
    with pytest.raises(RegisterError) as refused:
        list(register.sql(query.format(secret=secret, out=out)))
    assert "\n" not in str(refused.value)
    assert not out.exists()
    assert len(register.sql("SELECT * FROM mentions")) == 48


def test_the_registers_own_files_cannot_be_overwritten(register: Register) -> None:
    folder = register.store.folder
    file = next(iter(register.store.logs["ties"].files(register.commit.tables["ties"])))
    path = folder.path_of("ties", file).replace("'", "''")
    with pytest.raises(RegisterError):
        register.sql(f"COPY mentions TO '{path}'")


def test_an_error_while_rows_are_fetched_is_one_clean_line(register: Register) -> None:
    with pytest.raises(RegisterError, match="The query failed: Conversion Error") as failed:
        list(register.sql("SELECT CAST(event AS INTEGER) FROM mentions"))
    assert "\n" not in str(failed.value)


def test_a_misspelt_column_is_met_with_those_that_exist(register: Register) -> None:
    with pytest.raises(RegisterError, match="confidence"):
        register.sql("SELECT confidense FROM mentions")
