"""JSON values to documents: plain objects, and objects that wrap a list of articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model import Document, Reject

from .fields import document_from_record, field_keys
from .options import ReadOptions
from .origin import within

_WRAPPED = 4
# `{"response": {"docs": [...]}}` is as deep as the interfaces of newspapers wrap their answers.


def documents_of_value(
    value: Any, options: ReadOptions, *, source: str, line: int | None
) -> Iterator[Document | Reject]:
    """The documents of one JSON value; a value that is no object is a Reject.

    Those of a list inside the value have their number in it as origin.
    """
    if isinstance(value, Mapping):
        found = document_from_record(value, options, source=source, line=line)
        if isinstance(found, Reject) and (records := wrapped_records(value)):
            for number, record in enumerate(records, start=1):
                item = document_from_record(record, options, source=source, line=line)
                yield within(item, f"item {number}")
        else:
            yield found
    else:
        yield Reject(source, line, f"a JSON {_kind(value)}, not an object")


def wrapped_records(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The objects in the longest list of objects inside `value`; columns of pandas are turned."""
    if records := _turned_columns(value):
        return records
    lists: list[list[Mapping[str, Any]]] = []
    named: list[list[Mapping[str, Any]]] = []
    level: list[Any] = [value]
    for _ in range(_WRAPPED):
        children = [child for inner in level for child in inner.values()]
        for child in children:
            if isinstance(child, list):
                lists.append([item for item in child if isinstance(item, Mapping)])
        for inner in level:
            if inner and all(isinstance(child, Mapping) for child in inner.values()):
                named.append(list(inner.values()))
        level = [child for child in children if isinstance(child, Mapping)]
    # Beside the articles stand lists of facets and tags, often longer ones.
    for found in (lists, named):
        telling = [records for records in found if any(map(_may_hold_text, records))]
        if best := max(telling or found, key=len, default=[]):
            return best
    return []


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


def _may_hold_text(record: Mapping[str, Any]) -> bool:
    return bool(field_keys(tuple(record))["text"])


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array"}
    return names.get(type(value), "value")
