"""DuckDB over one version of the register: views on its files, and no way to any other file."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.errors import RegisterError

from .folder import Folder
from .layout import all_schemas
from .side import with_words

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "1GB"
"""What DuckDB may hold in memory before it spills to a temporary folder."""

CLOSED: Mapping[str, str] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}
"""What every DuckDB of dragoman is opened with: nothing is fetched, and no variable is a table."""

READABLE = frozenset({"SELECT", "EXPLAIN"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A query that DuckDB has bound; its cursor closes the query when nobody holds it."""

    cursor: duckdb.DuckDBPyConnection
    relation: Any

    @property
    def columns(self) -> list[str]:
        return list(self.relation.columns)

    def reader(self, rows: int) -> pa.RecordBatchReader:
        """Run the query and give its rows as they come, at most `rows` a batch."""
        relation = self.relation
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        return read(rows)


AS_WRITTEN = "join_order,build_side_probe_side"
"""DuckDB's optimizers that put the sides of joins in another order."""


@dataclass(slots=True)
class Session:
    """A DuckDB database in memory whose views are the tables of one version.

    DuckDB may open the files listed and nothing else; extensions are neither fetched nor loaded;
    every query runs in a transaction that cannot write.
    """

    folder: Folder
    files: Mapping[str, Sequence[str]] = field(repr=False)
    memory: str = MEMORY
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Columns that some files of a table, written by an older dragoman, do not have."""
    texts: Sequence[str] = ()
    """Files of texts beside the register, where it holds none itself."""
    as_written: bool = False
    """Whether joins are done as a query has them: the left side streams by, the right is held."""
    _connection: duckdb.DuckDBPyConnection | None = field(default=None, repr=False)
    _opening: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _spill: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)

    def written(self) -> Session:
        """The same version with joins done as queries have them, for those whose left side holds texts:
        DuckDB would hold the side of fewer rows, however long they are, and cannot spill those."""
        return Session(
            self.folder, self.files, self.memory, self.lacking, self.texts, as_written=True
        )

    def bind(
        self,
        query: str,
        parameters: Sequence[object] = (),
        *,
        beside: Mapping[str, pa.Table] | None = None,
    ) -> Bound:
        """Bind `query`: names and types are checked, and it runs when its rows are asked for.

        `beside` are tables by the names that the query has for them. Raises RegisterError, with
        DuckDB's reason on one line.
        """
        import duckdb

        cursor = self._open().cursor()
        try:
            if not self.folder.local:
                self._register_remote(cursor)
            for name, table in (beside or {}).items():
                cursor.register(name, table)
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            relation = cursor.sql(query, params=list(parameters) or None)
        except duckdb.Error as error:
            raise query_error(error) from error
        if relation is None:
            raise RegisterError("The query gives no rows. Write one SELECT.")
        return Bound(cursor, relation)

    def check(self, query: str) -> None:
        """Raise RegisterError unless `query` is one SELECT (or EXPLAIN of one)."""
        import duckdb

        try:
            statements = self._open().extract_statements(query)
        except duckdb.Error as error:
            raise query_error(error) from error
        if len(statements) != 1:
            raise RegisterError(f"Write one SELECT: this holds {len(statements)} statements.")
        kind = statements[0].type.name
        if kind not in READABLE:
            raise RegisterError(
                f"Write one SELECT: {kind} is not allowed, a register is read only."
            )

    def close(self) -> None:
        """Close DuckDB and delete what it spilled."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._spill is not None:
            self._spill.cleanup()
            self._spill = None

    def _open(self) -> duckdb.DuckDBPyConnection:
        with self._opening:  # the web app asks from several threads
            if self._connection is None:
                self._connection = self._connected()
            return self._connection

    def _connected(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        self._spill = tempfile.TemporaryDirectory(prefix="dragoman-", ignore_cleanup_errors=True)
        connection = duckdb.connect(
            ":memory:",
            config={
                **CLOSED,
                "memory_limit": self.memory,
                "temp_directory": self._spill.name,
                "disabled_optimizers": AS_WRITTEN if self.as_written else "",
            },
        )
        paths = [
            self.folder.path_of(table, file)
            for table, files in self.files.items()
            for file in files
        ]
        paths += self.texts
        if self.folder.local:
            connection.execute(f"SET allowed_paths = [{', '.join(map(_quoted, paths))}]")
        try:
            for table, files in self.files.items():
                self._define(connection, table, files)
        except duckdb.Error as error:
            connection.close()
            raise RegisterError(
                f"{query_error(error)}. `dragoman doctor` says which files are damaged."
            ) from error
        shut(connection)
        return connection

    def _define(
        self, connection: duckdb.DuckDBPyConnection, table: str, files: Sequence[str]
    ) -> None:
        if not files:
            empty = all_schemas()[table].empty_table()
            connection.register("no_rows", empty)
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM no_rows")
            connection.unregister("no_rows")
        elif self.folder.local:
            connection.execute(f"CREATE VIEW {table} AS {self.reading(table)}")

    def reading(self, table: str) -> str:
        """The SELECT behind the view of a table that has files on this machine."""
        paths = [self.folder.path_of(table, file) for file in self.files[table]]
        rows = _reading(paths, [all_schemas()[table].field(c) for c in self.lacking.get(table, ())])
        told = with_words(table, rows, ", ".join(map(_quoted, self.texts))) if self.texts else None
        return told or f"SELECT * FROM {rows}"

    def _register_remote(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Give DuckDB the files in a bucket through Arrow: its own reader needs an extension."""
        import pyarrow.dataset as ds

        for table, files in self.files.items():
            if files:
                paths = [self.folder.path_of(table, file) for file in files]
                cursor.register(
                    table,
                    ds.dataset(
                        paths,
                        schema=all_schemas()[table],
                        filesystem=self.folder.filesystem,
                        format="parquet",
                    ),
                )


def shut(connection: duckdb.DuckDBPyConnection) -> None:
    """Let no query from here on open a file that it was not given, or change a setting."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def query_error(error: Exception) -> RegisterError:
    """DuckDB's error as one clean line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    text = lines[0] if lines else type(error).__name__
    hint = next((line for line in lines[1:] if line.startswith("Did you mean")), "")
    hint = hint or next((line for line in lines[1:] if line.startswith("Candidate")), "")
    return RegisterError(f"The query failed: {text}{' ' + hint if hint else ''}")


def _reading(paths: Iterable[str], lacking: Sequence[pa.Field] = ()) -> str:
    """The rows of some files in SQL; columns that some of them lack are null there."""
    files = ", ".join(map(_quoted, paths))
    if not lacking:
        return f"read_parquet([{files}])"
    nulls = ", ".join(f'NULL::{_sql_type(each.type)} AS "{each.name}"' for each in lacking)
    return (
        f"(SELECT * FROM read_parquet([{files}], union_by_name = true) "
        f"UNION ALL BY NAME SELECT {nulls} WHERE false)"
    )


def _sql_type(kind: pa.DataType) -> str:
    """DuckDB's name of a type that an added column may have: text, numbers and lists of them."""
    import pyarrow.types as types

    if types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    return {"string": "VARCHAR", "int64": "BIGINT"}[str(kind)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
