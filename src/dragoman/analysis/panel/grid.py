"""The rows that a panel has whatever happened: units, periods with their news, states by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from ... import ontology
from ...errors import ConfigError
from ...register import Register
from ..periods import period_of, periods
from .covering import UNREAD
from .question import PanelQuestion, Unit

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a panel, both included."""

    first: date
    last: date


def span_of(book: Register, asked: PanelQuestion) -> Span:
    """The days asked for, else the whole periods in which the first and last document came out.

    Raises ConfigError where there are neither.
    """
    row = next(
        iter(book.sql("SELECT min(published) AS first, max(published) AS last FROM documents"))
    )
    first = asked.since or (date.fromisoformat(row["first"]) if row["first"] else None)
    last = asked.until or (date.fromisoformat(row["last"]) if row["last"] else None)
    if first is None or last is None:
        raise ConfigError("No document has a day of publication: name the days of the panel.")
    if first > last:
        raise ConfigError(
            f"The panel would end before it begins: {first} to {last}. The documents of the register "
            f"were published from {row['first']} to {row['last']}: name both days."
        )
    begin = first if asked.since else period_of(first, asked.by).start
    return Span(begin, last if asked.until else period_of(last, asked.by).end)


def pool_of(asked: PanelQuestion, span: Span) -> tuple[str, ...]:
    """The countries of the panel, by code: those named, or all that were states in its days."""
    if asked.countries:
        return tuple(asked.countries)
    found = ontology.states_between(span.first, span.last, asked.system)
    return tuple(sorted({each.iso3 for each in found}))


def units_of(unit: Unit, pool: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """The units over a pool, in the order of the rows."""
    if unit == "country":
        return ((code, None) for code in pool)
    return combinations(pool, 2) if unit == "dyad" else permutations(pool, 2)


def set_pool(into: duckdb.DuckDBPyConnection, pool: Sequence[str]) -> None:
    """Make table `pool`."""
    into.execute("CREATE TABLE pool (code VARCHAR)")
    into.executemany("INSERT INTO pool VALUES (?)", [(code,) for code in pool])


def set_periods(
    book: Register, into: duckdb.DuckDBPyConnection, asked: PanelQuestion, span: Span
) -> int:
    """Make table `periods`, each with the documents that cover it, and `news`: how many periods.

    The first and the last are cut to the days of the panel. A document covers a period if it was
    published in it or at the most `lag` days after it.
    """
    import pyarrow as pa

    found = list(periods(span.first, span.last, asked.by))
    table = {
        "period": pa.array(range(len(found)), pa.int32()),
        "whole": pa.array([each.start for each in found]),
        "label": pa.array([each.label for each in found]),
        "first": pa.array([max(each.start, span.first) for each in found]),
        "last": pa.array([min(each.end, span.last) for each in found]),
    }
    news = book.sql(
        "SELECT d.published::DATE AS day, coalesce(d.outlet, '') AS outlet, "
        f"NOT {UNREAD} AS read, count(*)::INTEGER AS documents FROM documents d "
        "WHERE d.published IS NOT NULL GROUP BY ALL"
    ).arrow()
    into.register("found", pa.table(table))
    into.register("told", news)
    into.execute("CREATE TABLE news AS SELECT * FROM told")
    into.execute(
        "CREATE TABLE periods AS SELECT f.*, coalesce(sum(n.documents), 0)::INTEGER AS documents, "
        "coalesce(sum(n.documents) FILTER (WHERE n.read), 0)::INTEGER AS read, "
        "count(DISTINCT nullif(n.outlet, ''))::INTEGER AS outlets FROM found f LEFT JOIN news n ON "
        f"n.day >= f.first AND n.day <= f.last + INTERVAL {int(asked.lag)} DAY GROUP BY ALL"
    )
    into.unregister("found")
    into.unregister("told")
    return len(found)


def set_standing(into: duckdb.DuckDBPyConnection) -> None:
    """Make table `standing`: the numbers that a country of the pool had last in each period."""
    import pyarrow as pa

    every = [each for name in ontology.SYSTEMS for each in ontology.states(name) if each.bears_code]
    far = date.max - timedelta(days=1)
    table = {
        "code": pa.array([each.iso3 for each in every]),
        "system": pa.array([each.system for each in every]),
        "number": pa.array([each.number for each in every], pa.int32()),
        "first": pa.array([each.start for each in every]),
        "last": pa.array([each.end or far for each in every]),
    }
    into.register("found", pa.table(table))
    numbers = ", ".join(
        f"arg_max(s.number, s.first) FILTER (WHERE s.system = '{name}') AS {name}"
        for name in ontology.SYSTEMS
    )
    into.execute(
        f"CREATE TABLE standing AS SELECT s.code, p.period, {numbers} FROM found s SEMI JOIN pool "
        "ON pool.code = s.code JOIN periods p ON s.first <= p.last AND s.last >= p.first GROUP BY ALL"
    )
    into.unregister("found")
