"""One batch of rows on its way in: checked, without doubles, without what the register has."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import LookupFailed, RegisterError
from dragoman.model.schema import TABLES, Row, TableName, schemas

from .layout import DOCUMENT_COLUMN, REJECT_KEY

_SURROGATE = re.compile("[\ud800-\udfff]")


def reject_key(row: Row) -> str:
    """What makes a reject the same reject, as one string."""
    return json.dumps([row.get(name) for name in REJECT_KEY])


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some documents in every table, and rejects: what one commit adds."""

    rows: Mapping[TableName, tuple[Row, ...]]

    @classmethod
    def of(cls, rows: Mapping[TableName, Sequence[Row]]) -> Batch:
        """Check `rows` and take doubles out.

        Raises LookupFailed for an unknown table; RegisterError for an unknown column, or for a
        row whose document is not in the batch (a batch is written whole: documents with their
        rows, so that no reference can be broken).
        """
        for name in rows:
            if name not in TABLES:
                raise LookupFailed.among("table", name, TABLES)
        documents = {row["id"] for row in rows.get("documents", ())}
        kept: dict[TableName, tuple[Row, ...]] = {}
        for name in TABLES:
            given = rows.get(name, ())
            for row in given:
                _check(name, row, documents)
            kept[name] = _without_doubles(name, given)
        return cls(kept)

    def __bool__(self) -> bool:
        return any(self.rows.values())

    @property
    def documents(self) -> list[str]:
        """The ids of the documents in the batch."""
        return [row["id"] for row in self.rows["documents"]]

    @property
    def rejects(self) -> list[str]:
        """The keys of the rejects in the batch."""
        return [reject_key(row) for row in self.rows["rejects"]]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table, tables without rows left out."""
        return {name: len(rows) for name, rows in self.rows.items() if rows}

    def without(self, documents: Collection[str], rejects: Collection[str]) -> Batch:
        """The batch less all rows of `documents`, rejects about them too, and rejects of these keys."""
        if not documents and not rejects:
            return self
        kept: dict[TableName, tuple[Row, ...]] = {}
        for name, rows in self.rows.items():
            column = DOCUMENT_COLUMN[name]
            if column is None:
                kept[name] = tuple(
                    row
                    for row in rows
                    if row.get("document") not in documents and reject_key(row) not in rejects
                )
            else:
                kept[name] = tuple(row for row in rows if row[column] not in documents)
        return Batch(kept)


def _check(name: TableName, row: Row, documents: Collection[str]) -> None:
    strange = set(row) - set(schemas()[name].names)
    if strange:
        raise RegisterError(
            f"Table {name} has no column {', '.join(sorted(strange))}. "
            "Make rows with dragoman.model.rows."
        )
    column = DOCUMENT_COLUMN[name]
    if column is not None and row.get(column) not in documents:
        raise RegisterError(
            f"A row of table {name} belongs to document {row.get(column)!r}, which is not in the "
            "batch. Write a document and all its rows in one batch."
        )


def _without_doubles(name: TableName, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Keep the first of equal rows: a document that was read twice was coded twice."""
    seen: dict[str, Row] = {}
    for row in rows:
        seen.setdefault(_identity(name, row), row)
    return tuple(seen.values())


def _identity(name: TableName, row: Row) -> str:
    if name == "rejects":
        return reject_key(row)
    if "id" in row:
        return str(row["id"])
    return json.dumps(row, sort_keys=True, default=str)


def printable(value: Any) -> Any:
    """The value with lone surrogates replaced by U+FFFD, one for one, so that offsets hold.

    UTF-8 cannot hold them, and one such document must not stop a batch.
    """
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {printable(key): printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable(part) for part in value]
    return value
