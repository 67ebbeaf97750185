"""The interchange rows as a JSON Schema, derived from the Arrow schemas so that the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schema import ALL_TABLES, TableName, schemas

if TYPE_CHECKING:
    import pyarrow as pa

KEPT_BACK = {"documents": frozenset({"text"})}
"""Columns that the register keeps and an export leaves out."""

INTERNAL: frozenset[TableName] = frozenset({"rejections", "members"})
"""Tables of the register that are not exported."""


def json_schema() -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) with one definition a table; every value may be null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dragoman interchange rows",
        "$defs": {name: _row(name) for name in ALL_TABLES if name not in INTERNAL},
    }


def _row(name: TableName) -> dict[str, Any]:
    fields = [
        field for field in schemas()[name] if field.name not in KEPT_BACK.get(name, frozenset())
    ]
    return _object({field.name: _value(field.type) for field in fields})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": ["object", "null"],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(kind: pa.DataType) -> dict[str, Any]:
    import pyarrow.types as types

    if types.is_struct(kind):
        return _object({field.name: _value(field.type) for field in kind})
    if types.is_list(kind):
        return {"type": ["array", "null"], "items": _value(kind.value_type)}
    if types.is_map(kind):
        return {"type": ["object", "null"], "additionalProperties": {"type": "string"}}
    plain = {"string": "string", "bool": "boolean", "int64": "integer", "double": "number"}
    return {"type": [plain[str(kind)], "null"]}
