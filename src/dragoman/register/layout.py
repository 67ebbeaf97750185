"""Which tables a register has, what makes a row one row, and in which order rows are exported."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, cast

from dragoman.model.json_schema import KEPT_BACK
from dragoman.model.schema import ADDED, ALL_TABLES, TABLES, TableName, schemas

if TYPE_CHECKING:
    import pyarrow as pa

RUNS = "runs"
COMMITS = "commits"
RELEASES = "releases"
FORGOTTEN = "forgotten"
SETTINGS = "settings"
"""The folder of what settings the runs' hashes stand for; no text is in it."""

DATA_TABLES: tuple[str, ...] = (*ALL_TABLES, RUNS)
"""The tables whose versions a commit row names (one of schema 1 none of resolution's)."""

DOCUMENT_COLUMN: Mapping[str, str | None] = {
    name: "id" if name == "documents" else None if name == "rejects" else "document"
    for name in TABLES
}
"""The column that says which document a coded row belongs to; None where it belongs to none."""

REJECT_KEY = ("input", "line", "reason", "document")
"""What makes a reject the same reject when the same input is read again: not where it was read, since
the same document may stand in several places."""

ORDER: Mapping[TableName, tuple[str, ...]] = {
    "documents": ("id",),
    "mentions": ("document", "trigger.span[1]", "id"),
    "agreements": ("document", "evidence[1].span[1]", "id"),
    "statements": ("document", "span[1]", "id"),
    "offices": ("document", "span[1]", "id"),
    "ties": ("document", "span[1]", "id"),
    "rejects": ("input", "line NULLS FIRST", "reason", "document NULLS FIRST"),
    "rejections": ("document", "part", "trigger[1]", "trigger[2]", "entry", "reason"),
    "stories": ("document",),
    "events": ("first_seen NULLS LAST", "id"),
    "members": ("mention",),
    "decisions": ("number",),
}
"""The order of answers and exports, in SQL; total, so that equal registers give equal bytes."""


@cache
def all_schemas() -> Mapping[str, pa.Schema]:
    """The Arrow schema of every table, the register's own four included."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    own = {
        RUNS: {
            "id": text,
            "attempt": text,
            "status": text,
            "time": text,
            "dragoman": text,
            "settings": text,
            "model": text,
            "lexicon": text,
        },
        COMMITS: {
            "number": whole,
            "kind": text,
            "tables": pa.map_(text, whole),
            "counts": pa.map_(text, whole),
            "run": text,
            "token": text,
            "time": text,
            "schema": whole,
        },
        RELEASES: {"name": text, "version": whole, "time": text},
        FORGOTTEN: {"document": text, "reason": text, "time": text},
    }
    made: dict[str, pa.Schema] = {name: pa.schema(fields) for name, fields in own.items()}
    return {**dict(schemas().items()), **made}


def fitted(batch: pa.RecordBatch, table: str) -> pa.RecordBatch:
    """The batch with the columns that `table` got since its file was written, null in every row."""
    import pyarrow as pa

    missing = set(ADDED.get(cast(TableName, table), ())) - set(batch.schema.names)
    if not missing:
        return batch
    schema = all_schemas()[table]
    columns = [
        pa.nulls(batch.num_rows, field.type) if field.name in missing else batch.column(field.name)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def exported_columns(name: TableName) -> tuple[str, ...]:
    """The columns of table `name` that interchange rows have, in their order."""
    hidden = KEPT_BACK.get(name, frozenset())
    return tuple(column for column in schemas()[name].names if column not in hidden)
