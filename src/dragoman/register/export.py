"""Tables to files of JSON lines, CSV and Parquet: in a fixed order, whole or not at all.

In CSV a nested value is JSON text and a value that is not known is an empty field. Cells are
written as they are: a text that begins with `=` is data, and a spreadsheet may take it for a
formula; import such a file as text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, get_args

from dragoman.errors import ConfigError, RegisterError
from dragoman.model.schema import TableName, schemas

from .answers import Rows, of_table
from .filters import Condition
from .session import Session

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

ROWS = 10_000
"""Rows in memory at once, and in a row group of Parquet."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Columns of a table, and the conditions that its rows must meet."""

    table: TableName
    columns: Sequence[str]
    where: Sequence[Condition] = ()


def export_rows(session: Session, selection: Selection, *, form: Format, out: Path | None) -> int:
    """Write the rows of `selection` to `out`: the number of rows.

    Raises ConfigError for an unknown format, RegisterError when the file cannot be written.
    """
    if form not in FORMATS:
        raise ConfigError(f"No format {form!r}. Formats are {', '.join(FORMATS)}.")
    write = _WRITERS[form]
    if out is None:
        if form == "parquet":
            raise ConfigError("Parquet cannot go to standard output. Name a file.")
        return write(session, selection, sys.stdout.buffer)
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            rows = write(session, selection, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
    except OSError as error:
        raise RegisterError(
            f"Cannot write {out}: {error.strerror or error}. Check the folder and the disk space."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return rows


def _ordered(session: Session, selection: Selection, selected: str) -> Rows:
    return of_table(session, selection.table, selected, selection.where)


def _write_jsonl(session: Session, selection: Selection, file: BinaryIO) -> int:
    fields = ", ".join(f'"{name}" := "{name}"' for name in selection.columns)
    lines = _ordered(session, selection, f"CAST(to_json(struct_pack({fields})) AS VARCHAR) AS line")
    rows = 0
    for batch in lines.batches(ROWS):
        file.writelines(f"{line}\n".encode() for line in batch.column(0).to_pylist())
        rows += batch.num_rows
    return rows


def _write_csv(session: Session, selection: Selection, file: BinaryIO) -> int:
    import pyarrow as pa
    import pyarrow.csv as pc

    columns, schema = selection.columns, schemas()[selection.table]
    selected = ", ".join(
        f'CAST(to_json("{name}") AS VARCHAR) AS "{name}"'
        if pa.types.is_nested(schema.field(name).type)
        else f'"{name}"'
        for name in columns
    )
    flat = pa.schema(
        [
            (name, pa.string() if pa.types.is_nested(kind := schema.field(name).type) else kind)
            for name in columns
        ]
    )
    rows = 0
    with pc.CSVWriter(file, flat, write_options=pc.WriteOptions()) as writer:
        for batch in _ordered(session, selection, selected).batches(ROWS):
            writer.write_batch(batch.cast(flat))
            rows += batch.num_rows
    return rows


def _write_parquet(session: Session, selection: Selection, file: BinaryIO) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = selection.columns
    schema = pa.schema([schemas()[selection.table].field(name) for name in columns])
    selected = ", ".join(f'"{name}"' for name in columns)
    rows = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(_ordered(session, selection, selected).batches(ROWS)):
            writer.write_table(group.cast(schema))
            rows += group.num_rows
    return rows


def _groups(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Tables of exactly ROWS rows (the last may be shorter), so that equal rows give equal bytes."""
    import pyarrow as pa

    waiting: pa.Table | None = None
    for batch in batches:
        table = pa.Table.from_batches([batch])
        waiting = table if waiting is None else pa.concat_tables([waiting, table])
        while waiting.num_rows >= ROWS:
            yield waiting.slice(0, ROWS).combine_chunks()
            waiting = waiting.slice(ROWS)
    if waiting is not None and waiting.num_rows:
        yield waiting.combine_chunks()


_WRITERS: Mapping[Format, Callable[[Session, Selection, BinaryIO], int]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
