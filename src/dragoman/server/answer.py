"""Answers: JSON with the version in it, lists by pages, and downloads as CSV and Parquet."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..analysis.copy import Copy
from ..errors import QueryError
from ..model.schema import Row, TableName, schemas
from ..register.answers import csv_cell, plain_rows
from ..register.layout import exported_columns
from .asked import Asked

if TYPE_CHECKING:
    import pyarrow as pa

CAP = 100_000
"""Rows of a download at the most."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list: rows, or the numbers of rows of a table, from the offset that was asked."""

    total: int
    rows: Sequence[Row] = ()
    table: TableName | None = None
    numbers: Sequence[int] = ()
    unit: str | None = None
    query: Row = field(default_factory=dict)
    warnings: Sequence[str] = ()
    columns: Sequence[str] = ()
    """Names of the columns of `rows`, for a download of none."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list is asked for."""

    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class File:
    """A download: its bytes, media type and name; `capped` says that not all rows are in it."""

    body: bytes
    media: str
    name: str
    total: int | None = None
    capped: bool = False


def slice_of(asked: Asked, version: int) -> Slice:
    """Where the asked part of a list begins, and how much it is; a download is the whole."""
    if asked["format"] in ("csv", "parquet"):
        return Slice(0, CAP)
    cursor = asked["cursor"]
    offset = 0
    if cursor:
        known, offset = read_cursor(cursor)
        if known != version:
            raise QueryError("cursor", f"belongs to version {known}; ask with version={known}.")
    return Slice(offset, asked["limit"])


def cursor_at(version: int, offset: int) -> str:
    """A mark of a place in the lists of a version."""
    return base64.urlsafe_b64encode(f"{version}.{offset}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[int, int]:
    """Version and offset of a cursor. Raises QueryError."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        version, offset = (
            base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii").split(".")
        )
        if not (version.isdigit() and offset.isdigit() and max(len(version), len(offset)) < 12):
            raise ValueError(cursor)
        return int(version), int(offset)
    except ValueError:
        raise QueryError("cursor", "is none that an answer gave. Begin without one.") from None


def json_page(copy: Copy, page: Page, part: Slice) -> bytes:
    """A list as JSON; the rows of a table are put in as DuckDB writes them."""
    shown = len(page.numbers) if page.table else len(page.rows)
    end = part.offset + shown
    head: dict[str, Any] = {"version": copy.version}
    if page.unit:
        head["unit"] = page.unit
    following = cursor_at(copy.version, end) if end < page.total and shown else None
    head |= {"query": page.query, "total": page.total, "next": following}
    head["warnings"] = list(page.warnings)
    start = json.dumps(head, ensure_ascii=False, allow_nan=False)
    if page.table:
        rows = ",".join(copy.lines(page.table, page.numbers))
    else:
        rows = ",".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in page.rows)
    return f'{start[:-1]}, "rows": [{rows}]}}'.encode("utf-8", "surrogatepass")


def file_page(copy: Copy, page: Page, form: str, name: str) -> File:
    """A list as a file. In CSV a nested value is JSON text."""
    table = _table(copy, page)
    capped = table.num_rows < page.total
    if form == "parquet":
        import pyarrow.parquet as pq

        sink = io.BytesIO()
        pq.write_table(table, sink, compression="zstd")
        media = "application/vnd.apache.parquet"
        return File(sink.getvalue(), media, f"{name}.parquet", page.total, capped)
    return File(_csv(table), "text/csv; charset=utf-8", f"{name}.csv", page.total, capped)


def _table(copy: Copy, page: Page) -> pa.Table:
    import pyarrow as pa

    if page.table is None:
        if page.rows:
            return pa.Table.from_pylist([_flat(row) for row in page.rows])
        return pa.table({name: pa.array([], pa.string()) for name in page.columns})
    columns = exported_columns(page.table)
    selected = ", ".join(f'r."{name}"' for name in columns)
    with copy.cursor() as cursor:
        table = cursor.sql(
            f"SELECT {selected} FROM {page.table}_rows r JOIN (SELECT unnest(?::BIGINT[]) AS n, "
            "generate_subscripts(?::BIGINT[], 1) AS at) w ON w.n = r.n ORDER BY w.at",
            params=[list(page.numbers), list(page.numbers)],
        ).to_arrow_table()
    return table.cast(pa.schema([schemas()[page.table].field(name) for name in columns]))


def _flat(row: Row) -> dict[str, Any]:
    """A row whose nested values are JSON text: rows made here have no schema of their own."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        for name, value in row.items()
    }


def _csv(table: pa.Table) -> bytes:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    for batch in table.to_batches(max_chunksize=5_000):
        writer.writerows(map(csv_cell, row.values()) for row in plain_rows(batch))
    return out.getvalue().encode("utf-8", "replace")
