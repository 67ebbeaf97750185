"""The acts that a panel counts, taken from the register and put into their cells.

An act counts once for each unit that takes part in it, in the period of its day. What can be counted
nowhere is told with its reason, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...register import Register
from ...register.filters import Unit as Of
from ...register.filters import every
from ..happening import COUNTRIES
from .columns import Measure
from .conventions import Convention
from .question import PanelQuestion, Unit

if TYPE_CHECKING:
    import duckdb


def take_acts(
    book: Register, asked: PanelQuestion, of: Of, into: duckdb.DuckDBPyConnection
) -> None:
    """Copy the acts that are asked for into table `acts`, one row each, countries alone."""
    chosen = every(asked.where.conditions(of))
    told = (
        "reports, independent_reports AS independent, NULL AS document, NULL AS copy"
        if of == "events"
        else "1 AS reports, 1 AS independent, document, copy"
    )
    query = (
        f"SELECT event, subtype, list_sort(modes) AS modes, cameo, reciprocal, {told}, "
        'date."start"::DATE AS first, date."end"::DATE AS last, '
        f"{COUNTRIES.format(side='actors')} AS doers, "
        f"{COUNTRIES.format(side='recipients')} AS takers "
        f"FROM {of} {_COPIES if of == 'mentions' else ''} WHERE {chosen.sql}"
    )
    into.register("found", book.session().bind(query, chosen.parameters).reader(50_000))
    into.execute("CREATE TABLE taken AS SELECT row_number() OVER () AS act, * FROM found")
    into.unregister("found")
    sort = "event, subtype, modes, cameo"
    into.execute(
        f"CREATE TABLE sorts AS SELECT row_number() OVER () AS kind, * FROM "
        f"(SELECT DISTINCT {sort} FROM taken)"
    )
    same = " AND ".join(f"t.{one} IS NOT DISTINCT FROM s.{one}" for one in sort.split(", "))
    into.execute(
        f"CREATE TABLE acts AS SELECT s.kind, t.* EXCLUDE ({sort}) FROM taken t "
        f"JOIN sorts s ON {same}"
    )
    into.execute("DROP TABLE taken")


_COPIES = (
    "LEFT JOIN (SELECT d.id AS told_in, coalesce(t.report, d.hash) AS copy FROM documents d "
    "LEFT JOIN stories t ON t.document = d.id) ON told_in = document"
)
"""Copies of one report: by the stories of the register, else documents of the same words."""


def judge_kinds(into: duckdb.DuckDBPyConnection, chosen: Convention) -> int:
    """Make table `kinds`: quad, score and flags of each combination of type, modes and code.

    Gives the number of acts whose score the convention does not publish.
    """
    import pyarrow as pa

    from ... import ontology

    found = into.execute("SELECT kind, event, subtype, modes, cameo FROM sorts").fetchall()
    rows = [
        {
            "kind": kind,
            "quad": chosen.quad(event, modes or (), cameo),
            "score": chosen.score(event, modes or (), cameo),
            "marks": [event, *(f"{event}/{m}" for m in modes or ()), *([f"+{own}"] if own else ())],
        }
        for kind, event, own, modes, cameo in found
    ]
    marks = [each.code for each in ontology.event_types()]
    marks += [f"{each.event}/{each.name}" for each in ontology.modes()]
    marks += [f"+{own}" for own in subtypes_in(into)]
    columns = {
        "kind": pa.array([row["kind"] for row in rows], pa.int64()),
        "quad": pa.array([row["quad"] for row in rows], pa.int8()),
        "score": pa.array([row["score"] for row in rows], pa.float64()),
        **{mark: pa.array([int(mark in r["marks"]) for r in rows], pa.int8()) for mark in marks},
    }
    into.register("judged", pa.table(columns))
    # decimals add up to the same sum in any order, which floating numbers do not
    into.execute(
        "CREATE TABLE kinds AS SELECT * REPLACE (score::DECIMAL(9, 3) AS score) FROM judged"
    )
    into.unregister("judged")
    unscored = into.execute(
        "SELECT count(*) FROM acts JOIN kinds USING (kind) WHERE score IS NULL"
    ).fetchone()
    return int(unscored[0]) if unscored else 0


def subtypes_in(into: duckdb.DuckDBPyConnection) -> list[str]:
    """The own types that the acts have, by name."""
    found = into.execute("SELECT DISTINCT subtype FROM sorts WHERE subtype IS NOT NULL ORDER BY 1")
    return [name for (name,) in found.fetchall()]


def place_acts(into: duckdb.DuckDBPyConnection, asked: PanelQuestion) -> Mapping[str, int]:
    """Put acts into units and periods, as table `placed`; gives what was left out, by reason.

    Table `periods` must stand, and `pool` with the codes that may be counted.
    """
    into.execute(_PLACED.format(by=asked.by))
    into.execute(f"CREATE TABLE parts AS {_parts(asked)}")
    into.execute(
        "CREATE TABLE placed AS SELECT parts.*, inside.period, inside.kind, inside.reports, "
        "inside.independent, inside.document, inside.copy FROM parts JOIN inside USING (act)"
    )
    return _left_out(into)


_PLACED = (
    "CREATE TABLE inside AS SELECT a.* EXCLUDE (first, last), p.period FROM acts a JOIN periods p "
    "ON p.whole = date_trunc('{by}', a.first)::DATE AND a.last <= p.last AND a.first >= p.first"
)


def _parts(asked: PanelQuestion) -> str:
    """Which units take part in each act, and how."""
    either = "list_distinct(list_concat(doers, takers))"
    if asked.unit == "country":
        wanted = {"either": "TRUE", "actor": "acts", "recipient": "bears"}[asked.role]
        return (
            "SELECT act, a, NULL AS b, acts, bears, joint, alone FROM (SELECT act, a, "
            "list_contains(doers, a) AND NOT reciprocal AS acts, list_contains(takers, a) AS bears, "
            f"reciprocal AS joint, others = 1 AS alone FROM (SELECT act, unnest({either}) AS a, "
            f"len({either}) AS others, doers, takers, reciprocal FROM inside)) SEMI JOIN pool ON "
            f"pool.code = a WHERE {wanted if asked.role != 'actor' else 'acts OR joint'}"
        )
    pairs = (
        "SELECT act, FALSE AS joint, doer, unnest(takers) AS taker FROM (SELECT act, unnest(doers) "
        "AS doer, takers FROM inside WHERE NOT reciprocal) UNION ALL SELECT act, TRUE, doer, "
        f"unnest(everyone) FROM (SELECT act, unnest({either}) AS doer, {either} AS everyone "
        "FROM inside WHERE reciprocal)"
    )
    both = (
        f"({pairs}) SEMI JOIN pool one ON one.code = doer SEMI JOIN pool other ON "
        "other.code = taker WHERE doer <> taker"
    )
    if asked.unit == "directed-dyad":
        return (
            "SELECT act, doer AS a, taker AS b, TRUE AS acts, FALSE AS bears, bool_or(joint) AS "
            f"joint, FALSE AS alone FROM {both} GROUP BY act, doer, taker"
        )
    return (
        "SELECT act, least(doer, taker) AS a, greatest(doer, taker) AS b, "
        "bool_or(doer < taker AND NOT joint) AS acts, bool_or(doer > taker AND NOT joint) AS bears, "
        f"bool_or(joint) AS joint, FALSE AS alone FROM {both} "
        "GROUP BY act, least(doer, taker), greatest(doer, taker)"
    )


LEFT_OUT: Mapping[str, str] = {
    "undated": "acts without a day",
    "wider_than_period": "acts whose days span several periods",
    "outside_days": "acts before the first or after the last day",
    "no_unit": "acts in the days of the panel in which no unit of the pool takes part",
}
"""Why an act is counted nowhere; the first reason that holds."""


def _left_out(into: duckdb.DuckDBPyConnection) -> Mapping[str, int]:
    row = into.execute(
        "SELECT count_if(first IS NULL), count_if(first > (SELECT max(last) FROM periods) OR "
        "last < (SELECT min(first) FROM periods)), count(*), (SELECT count(*) FROM inside), "
        "(SELECT count(DISTINCT act) FROM placed) FROM acts"
    ).fetchone()
    undated, outside, total, inside, placed = (count or 0 for count in row or (0,) * 5)
    counts = (undated, total - undated - outside - inside, outside, inside - placed)
    return {"acts": total, **dict(zip(LEFT_OUT, counts, strict=True)), "counted": placed}


def count_cells(
    into: duckdb.DuckDBPyConnection, counted: Sequence[Measure], of: Of, unit: Unit
) -> None:
    """Make table `cells`: the measures of each unit and period in which anything happened."""
    known = (
        {"reports": "sum(w.reports)", "independent": "sum(w.independent)"}
        if of == "events"
        else {"reports": "count(DISTINCT w.document)", "independent": "count(DISTINCT w.copy)"}
    )
    sums = ", ".join(
        f'({each.counted.format(**known)})::{each.kind} AS "{each.name}"' for each in counted
    )
    second = "w.b" if unit != "country" else "NULL"
    into.execute(
        f"CREATE TABLE cells AS SELECT w.a, {second} AS b, w.period, {sums} FROM placed w "
        "JOIN kinds k USING (kind) GROUP BY w.a, w.b, w.period"
    )
