"""How many acts a filter would give for each value of each facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.schema import Row
from ..register import MentionFilter
from ..register.filters import Unit
from .chosen import all_of
from .copy import Copy

MOST = 20
"""Values of a facet that are given; of types, which are few, all."""

_PLAIN = (
    "SELECT {column} AS value, count(*) AS n FROM {unit}_acts a {join} WHERE {where} GROUP BY value"
)
_KEYED = (
    "SELECT w.key AS value, any_value(w.name) AS label, x.c AS n FROM (SELECT k.who, count(*) AS c "
    "FROM {unit}_keys k WHERE k.grain = 'country' AND k.side = {side}{within} GROUP BY k.who) x "
    "JOIN who w USING (who) GROUP BY value, n"
)
_OUTLET = "SELECT o.outlet AS value, count(*) AS n FROM {unit}_outlets o WHERE true{within} GROUP BY value"
_LANGUAGE = {
    "mentions": "SELECT d.language AS value, count(*) AS n FROM mentions_acts a "
    "JOIN docs d ON d.n = a.doc WHERE {where} GROUP BY value",
    "events": "SELECT d.language AS value, count(DISTINCT t.n) AS n FROM told t "
    "JOIN mentions_acts m ON m.n = t.mention JOIN docs d ON d.n = m.doc WHERE true{told} "
    "GROUP BY value",
}
COLUMNS: Mapping[str, str] = {
    # a project's own type counts as itself, beside the type of PLOVER's that it extends
    "event": "unnest([a.event, a.subtype])",
    "mode": "unnest(a.modes)",
    "context": "unnest(a.contexts)",
    "status": "a.status",
    "quad": "a.quad::VARCHAR",
    "country": "a.country",
    "confidence": "printf('%.1f', floor(a.confidence * 10 + 1e-9) / 10)",
}
FACETS = (*COLUMNS, "actor", "recipient", "outlet", "language")
_OWN = {"confidence": "min_confidence"}
"""The field of the filter that a facet narrows, where it has another name."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by facet, the most frequent first; each is counted without its own restriction.

    An act of a project's own type counts in `event` twice: as that type and as the one it extends.
    A value of `actor` or `recipient` is the code of a country, or the id of one without; a
    `confidence` of 0.7 stands for 0.7 up to 0.8.
    """

    unit: Unit
    total: int
    facets: Mapping[str, Sequence[Row]]


def facets(copy: Copy, where: MentionFilter, unit: Unit) -> Facets:
    """Count `where` by every facet. Raises ConfigError for a value that cannot be meant."""
    asked = copy.restrictions(where, unit)
    with copy.cursor() as cursor:
        chosen = all_of(asked)
        tables: dict[str, str | None] = {}

        def within(own: str) -> str | None:
            """The table of the acts that all but a facet's own restriction give; None for all."""
            key = own if own in asked else ""
            if key not in tables:
                some = all_of(asked, key)
                if some.sql == "true":
                    tables[key] = None
                else:
                    name = f"chosen_{len(tables)}"
                    cursor.execute(
                        f"CREATE TEMP TABLE {name} AS SELECT a.n FROM {unit}_acts a WHERE {some.sql}",
                        list(some.parameters),
                    )
                    tables[key] = name
            return tables[key]

        total = cursor.execute(
            f"SELECT count(*) FROM {unit}_acts a WHERE {chosen.sql}", list(chosen.parameters)
        ).fetchone()
        found = {}
        for name in FACETS:
            query = _query(name, unit, within(_OWN.get(name, name)))
            order = "value DESC" if name == "confidence" else "n DESC, value"
            most = "" if name == "event" else f" LIMIT {MOST}"
            rows = cursor.execute(
                f"SELECT * FROM ({query}) WHERE value IS NOT NULL ORDER BY {order}{most}"
            ).fetchall()
            found[name] = [
                {"value": row[0], "label": row[1], "count": row[2]}
                if len(row) == 3
                else {"value": row[0], "count": row[1]}
                for row in rows
            ]
    return Facets(unit, int(total[0]) if total else 0, found)


def _query(name: str, unit: Unit, table: str | None) -> str:
    inside = f"(SELECT n FROM {table})" if table else None
    where = f"a.n IN {inside}" if inside else "true"
    if name in COLUMNS:
        return _PLAIN.format(column=COLUMNS[name], unit=unit, join="", where=where)
    if name in ("actor", "recipient"):
        within = f" AND k.n IN {inside}" if inside else ""
        return _KEYED.format(unit=unit, side=int(name == "recipient"), within=within)
    if name == "outlet":
        return _OUTLET.format(unit=unit, within=f" AND o.n IN {inside}" if inside else "")
    return _LANGUAGE[unit].format(where=where, told=f" AND t.n IN {inside}" if inside else "")
