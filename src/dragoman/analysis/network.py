"""Who acts with and upon whom: dyads, and the network of the strongest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.schema import Row
from ..register import Condition, MentionFilter
from ..register.filters import Unit
from .copy import Copy

Grain = Literal["country", "actor"]
GRAINS: tuple[Grain, ...] = ("country", "actor")

_SUMS = """count(*) AS count, count(*) FILTER (a.quad <= 2) AS cooperation,
  count(*) FILTER (a.quad > 2) AS conflict"""
_ORDERS = {
    "-count": "count DESC",
    "-cooperation": "cooperation DESC, count DESC",
    "-conflict": "conflict DESC, count DESC",
    "-last": "last DESC NULLS LAST, count DESC",
}
DYAD_ORDERS = tuple(_ORDERS)

_EDGES = f"""SELECT p.a, p.b, {_SUMS},
  coalesce(sum(a.intensity) FILTER (a.quad <= 2), 0) AS cooperation_sum,
  coalesce(sum(a.intensity) FILTER (a.quad > 2), 0) AS conflict_sum,
  count(*) FILTER (p.way = 'forth') AS forth, count(*) FILTER (p.way = 'back') AS back,
  count(*) FILTER (p.way = 'joint') AS joint
FROM {{unit}}_pairs p JOIN {{unit}}_acts a USING (n) WHERE p.grain = ? AND ({{where}})
GROUP BY p.a, p.b ORDER BY count DESC, p.a, p.b"""
_PERIODS = f"""SELECT p.a, p.b, strftime(a."start", '{{form}}') AS period, {_SUMS}
FROM {{unit}}_pairs p JOIN {{unit}}_acts a USING (n)
WHERE p.grain = ? AND a."start" IS NOT NULL
  AND (p.a, p.b) IN (SELECT (unnest(?::BIGINT[]), unnest(?::BIGINT[]))) AND ({{where}})
GROUP BY ALL ORDER BY ALL"""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, the strongest first; `left_out` counts those beyond the limit."""

    nodes: Sequence[Row]
    edges: Sequence[Row]
    left_out: Row
    periods: Sequence[str]


def network(
    copy: Copy, where: MentionFilter, unit: Unit, *, by: Grain = "country", limit: int = 100
) -> Network:
    """The `limit` dyads with most acts, and who is in them; each by year, or by month within two years."""
    chosen = copy.chosen(where, unit)
    found = copy.ask(_EDGES.format(unit=unit, where=chosen.sql), (by, *chosen.parameters))
    kept = found[:limit]
    everyone = {who for row in found for who in row[:2]}
    members = {who for row in kept for who in row[:2]}
    named = _named(copy, sorted(members))
    counted: dict[int, int] = {}
    for row in found:
        for who in row[:2]:
            counted[who] = counted.get(who, 0) + row[2]
    periods, told = _periods(copy, chosen, unit, by, [row[:2] for row in kept])
    edges = [
        {
            "a": named[row[0]]["id"],
            "b": named[row[1]]["id"],
            "count": row[2],
            "cooperation": row[3],
            "conflict": row[4],
            "cooperation_sum": row[5],
            "conflict_sum": row[6],
            "directed": {"forth": row[7], "back": row[8], "joint": row[9]},
            "by": told.get((row[0], row[1]), []),
        }
        for row in kept
    ]
    nodes = sorted(
        ({**named[who], "count": counted[who]} for who in members),
        key=lambda node: (-node["count"], node["id"]),
    )
    left = {"nodes": len(everyone) - len(members), "edges": len(found) - len(kept)}
    return Network(nodes, edges, left, periods)


def _periods(
    copy: Copy, chosen: Condition, unit: Unit, by: Grain, pairs: Sequence[tuple[int, int]]
) -> tuple[list[str], dict[tuple[int, int], list[Row]]]:
    if not pairs:
        return [], {}
    ends = copy.ask(
        f'SELECT year(min(a."start")), year(max(a."start")) FROM {unit}_acts a WHERE {chosen.sql}',
        chosen.parameters,
    )[0]
    form = "%Y-%m" if ends[0] is not None and ends[1] - ends[0] < 2 else "%Y"
    values = (by, [a for a, _ in pairs], [b for _, b in pairs], *chosen.parameters)
    rows = copy.ask(_PERIODS.format(unit=unit, where=chosen.sql, form=form), values)
    told: dict[tuple[int, int], list[Row]] = {}
    for a, b, period, _, good, bad in rows:
        told.setdefault((a, b), []).append({"period": period, "cooperation": good, "conflict": bad})
    return sorted({row[2] for row in rows}), told


def dyads(copy: Copy, where: MentionFilter, unit: Unit, *, order: str = "-count") -> list[Row]:
    """All pairs of countries (or of actors that have none) that `where` gives acts of."""
    chosen = copy.chosen(where, unit)
    return list(
        copy.dicts(
            f"SELECT x.key AS a, y.key AS b, t.* EXCLUDE (a, b) FROM (SELECT p.a, p.b, {_SUMS}, "
            f'max(a."end") AS last FROM {unit}_pairs p JOIN {unit}_acts a USING (n) '
            f"WHERE p.grain = 'country' AND ({chosen.sql}) GROUP BY p.a, p.b) t "
            f"JOIN who x ON x.who = t.a JOIN who y ON y.who = t.b ORDER BY {_ORDERS[order]}, 1, 2",
            chosen.parameters,
        )
    )


def _named(copy: Copy, who: Sequence[int]) -> dict[int, Row]:
    rows = copy.ask(
        "SELECT who, key, name, country, kind FROM who WHERE who IN (SELECT unnest(?::BIGINT[]))",
        (list(who),),
    )
    return {
        row[0]: {"id": row[1], "name": row[2], "country": row[3], "kind": row[4]} for row in rows
    }
