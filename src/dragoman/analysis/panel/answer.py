"""A panel over a register: counted in DuckDB, given in blocks of rows, never whole in memory.

A row is zero where the register has read news of the period that tells of nothing, and null where
it has none (`missing` says so): nothing told is not nothing done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...model.frames import pandas_of, polars_of
from ...register import Register
from ...register.filters import Unit as Of
from ..happening import unit_of
from . import acts, grid
from .columns import Column, Measure, keys, measures
from .conventions import Convention, convention
from .covering import Covering
from .grid import Span
from .question import PanelQuestion
from .workspace import workspace

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars
    import pyarrow as pa

BLOCK = 200_000
"""Rows that are in memory at once, at the most, but for a single unit's."""

NO_NEWS = "no news"
NOT_READ = "not read"
NO_OUTLET = "no outlet"
NO_STATE = "no state"
MISSING: Mapping[str, str] = {
    NO_NEWS: "the register holds no document that covers the period, and tells of nothing in it",
    NOT_READ: "documents cover the period, and none of them could be read (see table rejects)",
    NO_OUTLET: "no document that covers the period was read of an outlet that tells of the unit "
    "anywhere in the register (with gaps: outlets)",
    NO_STATE: "by the state system of the pool one side was no state on any day of the period",
}
"""Why a row has nulls instead of counts."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What stood behind the rows once they were all given.

    `left_out` counts acts by the reason why they are in no row, beside those `counted` and all.
    `unscored` acts have no score under the convention; they count, but in no sum and no mean.
    """

    rows: int
    units: int
    periods: int
    left_out: Mapping[str, int]
    unscored: int


@dataclass(slots=True)
class Panel:
    """The answer to a question: rows by unit, then period. Ask for it as Arrow, pandas or polars."""

    book: Register = field(repr=False)
    asked: PanelQuestion
    of: Of
    span: Span
    pool: tuple[str, ...] = field(repr=False)
    tally: Tally | None = field(default=None, repr=False)
    """What was counted; None until the rows have been asked for."""
    subtypes: tuple[str, ...] = ()

    @property
    def convention(self) -> Convention:
        return convention(self.asked.convention)

    @property
    def columns(self) -> Sequence[Column | Measure]:
        """The columns in order; the own types among them are known once the rows were asked for."""
        return (*keys(self.asked.unit), *measures(self.asked.unit, self.convention, self.subtypes))

    def blocks(self) -> Iterator[pa.Table]:
        """The rows in blocks, each of whole units; `tally` is set before the first."""
        with workspace() as into:
            units, periods = self._count(into)
            per = max(1, BLOCK // max(1, periods))
            query = self._query()
            covering = Covering.of(self.book, into, self.pool, self.asked.lag)
            for at in range(0, len(units), per):
                into.register("covered", covering.table(units[at : at + per], at))
                yield into.sql(query, params=[at, at + per]).to_arrow_table()
                into.unregister("covered")

    def arrow(self) -> pa.Table:
        """All rows as one Arrow table."""
        import pyarrow as pa

        return pa.concat_tables(self.blocks())

    def pandas(self) -> pandas.DataFrame:
        """All rows as a pandas table."""
        return pandas_of(self.arrow())

    def polars(self) -> polars.DataFrame:
        """All rows as a polars table."""
        return polars_of(self.arrow())

    def told(self) -> dict[str, Any]:
        """The question with what was left open in it settled: which acts, days and pool."""
        return {
            **self.asked.told(),
            "of": self.of,
            "since": self.span.first.isoformat(),
            "until": self.span.last.isoformat(),
            "pool": list(self.pool),
        }

    def _count(
        self, into: duckdb.DuckDBPyConnection
    ) -> tuple[Sequence[tuple[str, str | None]], int]:
        import pyarrow as pa

        asked = self.asked
        grid.set_pool(into, self.pool)
        periods = grid.set_periods(self.book, into, asked, self.span)
        grid.set_standing(into)
        acts.take_acts(self.book, asked, self.of, into)
        unscored = acts.judge_kinds(into, self.convention)
        self.subtypes = tuple(acts.subtypes_in(into))
        left_out = acts.place_acts(into, asked)
        counted = measures(asked.unit, self.convention, self.subtypes)
        acts.count_cells(into, counted, self.of, asked.unit)
        units = list(grid.units_of(asked.unit, self.pool))
        table = {
            "rank": pa.array(range(len(units)), pa.int64()),
            "a": pa.array([a for a, _ in units], pa.string()),
            "b": pa.array([b for _, b in units], pa.string()),
        }
        into.register("found", pa.table(table))
        into.execute("CREATE TABLE units AS SELECT * FROM found")
        into.unregister("found")
        for spent in ("acts", "inside", "parts", "placed"):
            into.execute(f"DROP TABLE {spent}")
        self.tally = Tally(len(units) * periods, len(units), periods, left_out, unscored)
        return units, periods

    def _query(self) -> str:
        """The rows of the units from one rank to another."""
        sides = 1 if self.asked.unit == "country" else 2
        joins = "".join(
            f" LEFT JOIN standing s{n} ON s{n}.code = u.{'ab'[n]} AND s{n}.period = p.period"
            for n in range(sides)
        )
        absent = " OR ".join(f"s{n}.{self.asked.system} IS NULL" for n in range(sides))
        gone = f"WHEN {absent} THEN '{NO_STATE}' " if not self.asked.countries else ""
        none = 'c."count" IS NULL'
        apart = f"WHEN v.covering = 0 AND {none} THEN '{NO_OUTLET}' "
        missing = (
            f"CASE {gone}WHEN p.documents = 0 AND {none} THEN '{NO_NEWS}' "
            f"WHEN p.read = 0 AND {none} THEN '{NOT_READ}' "
            f"{apart if self.asked.gaps == 'outlets' else ''}END AS missing"
        )
        known = [f'{each.sql} AS "{each.name}"' for each in keys(self.asked.unit)]
        counted = [
            f'CASE WHEN missing IS NULL THEN coalesce(c."{each.name}", 0) END AS "{each.name}"'
            if each.zero
            else f'CASE WHEN missing IS NULL THEN c."{each.name}" END AS "{each.name}"'
            for each in measures(self.asked.unit, self.convention, self.subtypes)
        ]
        known = [missing if each.endswith('AS "missing"') else each for each in known]
        second = "" if sides == 1 else " AND c.b = u.b"
        return (
            f"SELECT {', '.join(known + counted)} FROM units u CROSS JOIN periods p{joins} "
            "JOIN covered v ON v.rank = u.rank AND v.period = p.period "
            f"LEFT JOIN cells c ON c.a = u.a{second} AND c.period = p.period "
            "WHERE u.rank >= ? AND u.rank < ? ORDER BY u.rank, p.period"
        )


def panel(book: Register, asked: PanelQuestion | None = None) -> Panel:
    """A balanced panel of a register: every unit of the pool in every period.

    Raises ConfigError and LookupFailed for a question that cannot be answered, before any work.
    """
    question = (asked or PanelQuestion()).checked()
    span = grid.span_of(book, question)
    return Panel(book, question, question.of or unit_of(book), span, grid.pool_of(question, span))
