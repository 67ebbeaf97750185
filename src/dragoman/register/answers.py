"""What a question to the register gives back: rows, as Arrow, pandas, polars, or one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dragoman.model.frames import pandas_of, polars_of
from dragoman.model.schema import TableName

from .filters import Condition, every
from .layout import ORDER
from .session import Bound, Session, query_error

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

SHOWN = 8
COLUMNS = 7
TELLING = {
    "mentions": ("id", "event", "modes", "actors", "recipients", "status", "date"),
    "events": ("id", "event", "modes", "actors", "recipients", "date", "independent_reports"),
    "agreements": ("id", "names", "form", "subject", "parties", "document"),
    "statements": ("id", "speaker", "office", "words", "venues", "date"),
    "offices": ("id", "person", "office", "country", "sector", "former", "as_of"),
    "ties": ("id", "kind", "parties", "document"),
    "documents": ("id", "published", "outlet", "language", "title", "characters"),
}
"""The columns that a printed answer shows, where not its first ones."""
WIDTH = 32
BY_DAY = ('date."start" NULLS LAST', 'date."end"')
"""The order of time, in SQL, for tables of acts; the undated come last."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a query gives, fetched when they are asked for, as often as they are.

    Iteration gives one mapping a row and holds one batch in memory.
    """

    session: Session = field(repr=False)
    query: str
    parameters: tuple[object, ...] = ()
    name: str = "rows"
    beside: Mapping[str, pa.Table] | None = field(default=None, repr=False, compare=False)
    """Tables that the query reads beside those of the register, by their names in it."""

    @property
    def columns(self) -> list[str]:
        return self._bound().columns

    def batches(self, rows: int = 10_000) -> Iterator[pa.RecordBatch]:
        """Record batches of at most `rows` rows; memory holds one at a time."""
        import duckdb

        bound = self._bound()
        try:
            yield from bound.reader(rows)
        except (duckdb.Error, OSError) as error:
            raise query_error(error) from error

    def arrow(self) -> pa.Table:
        """All rows as an Arrow table."""
        import pyarrow as pa

        batches = list(self.batches())
        if batches:
            return pa.Table.from_batches(batches)
        bound = self._bound()
        return bound.reader(1).read_all()

    def pandas(self) -> pandas.DataFrame:
        """All rows as a pandas table; nested values are dicts and lists."""
        return pandas_of(self.arrow())

    def polars(self) -> polars.DataFrame:
        """All rows as a polars table."""
        return polars_of(self.arrow())

    def first(self, rows: int = 1) -> list[dict[str, Any]]:
        """The first rows, at most `rows`."""
        query = f"SELECT * FROM ({self.query}\n) LIMIT {int(rows)}"
        return list(replace(self, query=query))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.batches():
            yield from plain_rows(batch)

    def __len__(self) -> int:
        counted = replace(self, query=f"SELECT count(*) AS n FROM ({self.query}\n)")
        return int(next(iter(counted))["n"])

    def __bool__(self) -> bool:
        return bool(self.first())

    def __repr__(self) -> str:
        total = len(self)
        head = f"{total:,} {self.name}"
        if not total:
            return head
        shown = self.first(SHOWN)
        columns = TELLING.get(self.name, tuple(shown[0])[:COLUMNS])
        table = [columns, *([_cell(row[column]) for column in columns] for row in shown)]
        widths = [max(len(line[at]) for line in table) for at in range(len(columns))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in table
        ]
        rest = f"... and {total - len(shown):,} more" if total > len(shown) else ""
        return "\n".join(filter(None, (head, *lines, rest)))

    def _bound(self) -> Bound:
        return self.session.bind(self.query, self.parameters, beside=self.beside)


def plain_rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch as JSON would hold them: a map column is a mapping."""
    import pyarrow as pa

    rows: list[dict[str, Any]] = batch.to_pylist()
    maps = [field.name for field in batch.schema if pa.types.is_map(field.type)]
    for row in rows:
        for name in maps:
            row[name] = None if row[name] is None else dict(row[name])
    return rows


def csv_cell(value: Any) -> Any:
    """A value as every CSV of a register has it: `true` and `false`, lists and mappings as JSON."""
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _cell(value: Any) -> str:
    text = " ".join(_words(value).split())
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _words(value: Any) -> str:
    """A value as a person would jot it down: a party by its code, a date by its first day."""
    if value is None:
        return ""
    if isinstance(value, dict):
        if "sectors" in value:
            return " ".join((value["country"] or value["name"] or "---", *(value["sectors"] or ())))
        for key in ("start", "name", "context", "text"):
            if value.get(key):
                return str(value[key])
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_words(part) for part in value)
    return str(value)


def of_table(
    session: Session,
    name: TableName,
    selected: str,
    where: Sequence[Condition] = (),
    limit: int | None = None,
    first: Sequence[str] = (),
) -> Rows:
    """What `selected` (SQL) gives of the rows of a table, all of `where` holding.

    They are in the register's order, or by what `first` has, and by that where it is the same.
    """
    chosen = every(where)
    order = ", ".join((*first, *ORDER[name]))
    query = f"SELECT {selected} FROM {name} WHERE {chosen.sql} ORDER BY {order}"
    if limit is not None:
        query += f" LIMIT {int(limit)}"
    return Rows(session, query, chosen.parameters, name)
