"""Parquet: rows in small batches, only the columns that are needed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.model import Document, Reject

from .fields import document_from_record, field_keys
from .opened import Opened
from .options import MEBIBYTE, ReadOptions
from .origin import within

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_BATCH = 128
_IN_MEMORY = 32 * MEBIBYTE


def read_parquet(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each row as one document; `line` in a Reject is the number of the row, from 1.

    A damaged file keeps the rows before the damage. Input that cannot seek (standard input, a
    compressed file) is copied to a temporary file first.
    """
    import pyarrow.parquet as pq

    row = 0
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        try:
            if opened.path is None:
                shutil.copyfileobj(opened.stream, copy)
                copy.seek(0)
            table = pq.ParquetFile(copy if opened.path is None else opened.path, memory_map=False)
            names = tuple(table.schema_arrow.names)
            columns = _columns(names, options)
            if columns is None:
                shown = ", ".join(repr(name[:40]) for name in names[:8])
                reason = f"no text: none of the columns ({shown}) is known; map one with columns"
                yield Reject(opened.name, None, reason)
                return
            for record in _records(table, columns):
                row += 1
                found = document_from_record(record, options, source=opened.name, line=row)
                yield within(found, f"row {row}")
        except Exception as error:
            # Arrow tells of damage by a dozen exception types, OSError and MemoryError among them.
            text = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
            yield Reject(opened.name, row + 1, f"damaged Parquet: {text}")


def _columns(names: Sequence[str], options: ReadOptions) -> list[str] | None:
    """The top columns that some field may be read from, None where no text can be."""
    guessed = field_keys(tuple(names))
    wanted: set[str] = set()
    for field, keys in guessed.items():
        if field not in options.columns:
            wanted.update(keys)
    for path in options.columns.values():
        top = path if path in names else path.split(".", 1)[0]
        if top in names:
            wanted.add(top)
    mapped = options.columns.get("text")
    found = mapped.split(".", 1)[0] in names or mapped in names if mapped else bool(guessed["text"])
    return [name for name in names if name in wanted] if found else None


def _records(table: pq.ParquetFile, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    for batch in table.iter_batches(batch_size=_BATCH, columns=list(columns), use_threads=False):
        try:
            yield from batch.to_pylist()
        except Exception:
            # One value that Python cannot hold (a date of the year 300000) must not cost a batch.
            for i in range(batch.num_rows):
                yield {name: _cell(batch, name, i) for name in batch.schema.names}


def _cell(batch: Any, name: str, row: int) -> Any:
    try:
        return batch.column(name)[row].as_py()
    except Exception:
        return None
