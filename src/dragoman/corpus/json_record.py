"""JSON values to documents: plain objects, and objects that wrap a list of articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model import Document, Reject

from .fields import document_from_record
from .options import ReadOptions

_WRAPPED = 4
# `{"response": {"docs": [...]}}` is as deep as the interfaces of newspapers wrap their answers.


def documents_of_value(
    value: Any, options: ReadOptions, *, source: str, line: int | None
) -> Iterator[Document | Reject]:
    """The documents of one JSON value; a value that is no object is a Reject."""
    if isinstance(value, Mapping):
        found = document_from_record(value, options, source=source, line=line)
        if isinstance(found, Reject) and (records := wrapped_records(value)):
            for record in records:
                yield document_from_record(record, options, source=source, line=line)
        else:
            yield found
    else:
        yield Reject(source, line, f"a JSON {_kind(value)}, not an object")


def wrapped_records(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The objects in the longest list of objects inside `value`; columns of pandas are turned."""
    if records := _turned_columns(value):
        return records
    best: list[Mapping[str, Any]] = []
    level: list[Any] = [value]
    for _ in range(_WRAPPED):
        below: list[Any] = []
        for inner in level:
            children = list(inner.values())
            if children and all(isinstance(child, Mapping) for child in children):
                children.append([child for child in children if _holds_strings(child)])
            for child in children:
                if isinstance(child, list):
                    records = [item for item in child if isinstance(item, Mapping)]
                    best = max(best, records, key=len)
                elif isinstance(child, Mapping):
                    below.append(child)
        level = below
    return best


def _turned_columns(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """`{"text": {"0": ..., "1": ...}, "date": {...}}`, as pandas writes by default, as rows."""
    columns = [(name, column) for name, column in value.items() if isinstance(column, Mapping)]
    if not columns or len(columns) != len(value):
        return []
    rows = list(columns[0][1])
    if not rows or not all(list(column) == rows for _, column in columns):
        return []
    if not all(key.isdigit() for key in rows):
        return []
    return [{name: column[key] for name, column in columns} for key in rows]


def _holds_strings(value: Mapping[str, Any]) -> bool:
    return any(isinstance(inner, str) for inner in value.values())


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array"}
    return names.get(type(value), "value")
