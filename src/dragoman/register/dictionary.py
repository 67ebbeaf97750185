"""The data dictionary: every field of every table with its type, unit and meaning."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.data import data_path
from dragoman.model.schema import TableName, schemas

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field by its path, such as `actors[].country`; `unit` is empty where it has none."""

    table: TableName
    path: str
    type: str
    unit: str
    meaning: str


def dictionary(table: TableName) -> Iterator[FieldTold]:
    """The fields of a table in their order, those within values after them."""
    for field in schemas()[table]:
        yield from _told(table, field.name, field.type)


def _told(table: TableName, path: str, kind: pa.DataType) -> Iterator[FieldTold]:
    import pyarrow.types as types

    known = _meanings()
    unit, meaning = known.get(path) or known[path.rpartition(".")[2].removesuffix("[]")]
    yield FieldTold(table, path, _type(kind), unit, meaning)
    inner = kind
    while types.is_list(inner):
        inner, path = inner.value_type, f"{path}[]"
    if types.is_struct(inner):
        for field in inner:
            yield from _told(table, f"{path}.{field.name}", field.type)


def _type(kind: pa.DataType) -> str:
    import pyarrow.types as types

    if types.is_list(kind):
        return f"list of {_type(kind.value_type)}"
    if types.is_struct(kind):
        return "record"
    if types.is_map(kind):
        return "map of text to text"
    return {"string": "text", "bool": "true or false", "int64": "whole number", "double": "number"}[
        str(kind)
    ]


@cache
def _meanings() -> Mapping[str, tuple[str, str]]:
    with data_path("records", "columns.csv").open(encoding="utf-8", newline="") as file:
        return {row["field"]: (row["unit"], row["meaning"]) for row in csv.DictReader(file)}
