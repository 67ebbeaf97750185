"""Arrow columns to arrays of numbers: texts by their characters alone, days since 1970, lists laid flat."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ..arrays.words import mixed
from .traits import NEVER, Numbers


def first_of(spans: Any) -> NDArray[np.int64]:
    """Where each span begins; -1 where there is none."""
    if not len(spans):
        return np.empty(0, np.int64)
    return filled(pc.list_element(spans, 0), np.int64, -1)


def filled(column: Any, kind: Any, missing: Any) -> NDArray[Any]:
    """A column of plain values as an array, with `missing` where it is null."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if joined.null_count:
        joined = pc.fill_null(joined, missing)
    return np.asarray(joined.to_numpy(zero_copy_only=False)).astype(kind)


def encoded(column: Any) -> tuple[list[str | None], NDArray[np.int64]]:
    """The different texts of a column, and for each row which it is; -1 is null."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    coded = joined.dictionary_encode()
    return coded.dictionary.to_pylist(), filled(coded.indices, np.int64, -1)


def numbered(column: Any) -> Numbers:
    """The number of each text; 0 is null."""
    texts, at = encoded(column)
    numbers = np.array([0, *map(number_of, texts)], np.uint32)
    return numbers[at + 1]


def number_of(text: str | None) -> int:
    """The number of a text, never 0 but for None and the empty text."""
    if not text:
        return 0
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little") or 1


def looked_up(column: Any, table: dict[str, int], other: int) -> NDArray[np.int8]:
    """What `table` has for each text, `other` for one that it lacks."""
    texts, at = encoded(column)
    values = np.array([other, *(table.get(text or "", other) for text in texts)], np.int8)
    return values[at + 1]


def crossed(*columns: NDArray[Any]) -> Numbers:
    """One number from several a row."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        found = mixed(found + column.astype(np.uint64) + np.uint64(1))
    return (found >> np.uint64(32)).astype(np.uint32)


def days(column: Any) -> NDArray[np.int32]:
    """Days since 1970 from days in ISO form."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    as_days = pc.cast(pc.cast(joined, pa.date32()), pa.int32())
    return filled(as_days, np.int32, int(NEVER))


def lists(column: Any) -> tuple[Any, NDArray[np.int64], NDArray[np.int64]]:
    """The values of a column of lists one after the other, the row of each and its place there."""
    joined = column.combine_chunks()
    lengths = filled(pc.list_value_length(joined), np.int64, 0)
    values = joined.flatten()
    row = np.repeat(np.arange(len(lengths)), lengths)
    starts = np.cumsum(lengths) - lengths
    return values, row, np.arange(len(row)) - np.repeat(starts, lengths)
