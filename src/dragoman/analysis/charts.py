"""Figures as Altair charts: a timeline, a dyad, a network, a map. Two lines in a notebook.

The specifications are data (`data/charts`); here they get their rows and a title that says what was
counted: events or mentions, of which version of the register. Altair comes with the extra `notebook`.
Charts are drawn by vl-convert, without a request to any other machine; whoever enables another renderer
of Altair's gets that one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, Union

from ..data import data_path
from ..errors import ConfigError
from ..register import MentionFilter, Register, Rows
from ..register.filters import Unit, every
from .dyad import dyad
from .happening import COUNTRIES, Happening, unit_of
from .holdings import holdings
from .periods import By, period_of

if TYPE_CHECKING:
    from altair import LayerChart, VConcatChart

Chart = Union["VConcatChart", "LayerChart"]
Values = Sequence[Mapping[str, Any]]


def timeline(
    book: Register,
    *,
    by: By = "month",
    where: MentionFilter | None = None,
    actor: str | None = None,
) -> Chart:
    """Cooperation above and conflict below the line, by period, over the news that there was.

    `actor` narrows `where` to those who act; acts that took place count unless `where` says
    otherwise. Raises ConfigError where `where` asks for another actor.
    """
    chosen = where or MentionFilter(status="actual")
    if actor and chosen.actor not in (None, actor):
        raise ConfigError(f"actor={actor!r} and where.actor={chosen.actor!r}: name one of them.")
    chosen = replace(chosen, actor=actor or chosen.actor)
    found = holdings(book, by, where=chosen)
    rows = [
        {
            "period": row.period.label,
            "start": row.period.start.isoformat(),
            "cooperation": row.cooperation,
            "conflict": row.conflict,
            "documents": row.documents,
            "outlets": len(row.outlets),
        }
        for row in found.rows
    ]
    title = f"Acts of {actor}" if actor else "Acts"
    left = found.undated_acts + found.wide_acts
    return _chart("timeline", (f"{title} by {by}", _told(book, found.of, left)), rows=rows)


def dyad_timeline(
    book: Register, one: str, other: str, *, by: By = "month", where: MentionFilter | None = None
) -> Chart:
    """What two actors did to each other, by direction, over the news that there was."""
    found = dyad(book, (one, other), by=by, where=where)
    names = {"forth": f"{one} to {other}", "back": f"{other} to {one}", "joint": "together"}
    counts: dict[tuple[str, str, str], int] = {}
    for each in found.happenings:
        start = _start(each, by)
        if start is not None:
            kind = "cooperation" if each.cooperative else "conflict"
            key = (start, names[each.direction], kind)
            counts[key] = counts.get(key, 0) + 1
    rows: list[dict[str, Any]] = [
        {
            "period": row.period.label,
            "start": row.period.start.isoformat(),
            "documents": row.documents,
            "outlets": row.covering,
        }
        for row in found.series.rows
    ]
    labels = {row["start"]: row["period"] for row in rows}
    acts = [
        {"start": start, "period": labels.get(start), "direction": way, "kind": kind, "n": count}
        for (start, way, kind), count in sorted(counts.items())
    ]
    left = len(found.series.undated) + len(found.series.wide)
    title = (f"{one} and {other} by {by}", _told(book, found.unit, left))
    return _chart("dyad", title, rows=rows, acts=acts)


def network(book: Register, *, limit: int = 20, where: MentionFilter | None = None) -> Chart:
    """Who deals with whom: the `limit` countries with most acts, in a ring; lines are dyads.

    A line's width is the number of acts between two countries, its colour the share of conflict.
    """
    unit = unit_of(book)
    edges = _dyads(book, unit, where or MentionFilter(status="actual"))
    weight: dict[str, int] = {}
    for row in edges:
        for code in (row["a"], row["b"]):
            weight[code] = weight.get(code, 0) + row["n"]
    kept = sorted(weight, key=lambda code: (-weight[code], code))[:limit]
    at = {code: 2 * pi * n / max(1, len(kept)) for n, code in enumerate(kept)}
    nodes = [
        {
            "code": code,
            "name": _name(code),
            "count": weight[code],
            **{axis: turn(at[code]) for axis, turn in (("x", cos), ("y", sin))},
            **{axis: 1.12 * turn(at[code]) for axis, turn in (("tx", cos), ("ty", sin))},
        }
        for code in kept
    ]
    lines = [
        {
            "pair": f"{row['a']} - {row['b']}",
            "count": row["n"],
            "cooperation": row["n"] - row["conflict"],
            "conflict": row["conflict"],
            "share": row["conflict"] / row["n"],
            "x": cos(at[row["a"]]),
            "y": sin(at[row["a"]]),
            "x2": cos(at[row["b"]]),
            "y2": sin(at[row["b"]]),
        }
        for row in edges
        if row["a"] in at and row["b"] in at
    ]
    left = len(weight) - len(kept)
    told = f"; {left} countries with fewer acts are left out" if left else ""
    title = (f"The {len(kept)} countries with most acts", _told(book, unit, 0) + told)
    return _chart("network", title, nodes=nodes, edges=lines)


def world_map(book: Register, *, where: MentionFilter | None = None) -> Chart:
    """Where it happened: acts by the country of their place, and a point for each town."""
    unit = unit_of(book)
    chosen = every((where or MentionFilter(status="actual")).conditions(unit))
    asked = (
        "SELECT place.country AS iso3, place.name AS place, place.lat AS lat, place.lon AS lon, "
        f"count(*) AS n, count_if(quad > 2)::BIGINT AS conflict FROM {unit} WHERE {chosen.sql} "
        "GROUP BY ALL ORDER BY ALL"
    )
    countries: dict[str, dict[str, Any]] = {}
    points, nowhere = [], 0
    for row in Rows(book.session(), asked, chosen.parameters):
        code = row["iso3"]
        if code is None:
            nowhere += row["n"]
            continue
        here = countries.setdefault(
            code, {"iso3": code, "name": _name(code), "count": 0, "cooperation": 0, "conflict": 0}
        )
        here["count"] += row["n"]
        here["conflict"] += row["conflict"]
        here["cooperation"] += row["n"] - row["conflict"]
        if row["lat"] is not None:
            points.append(
                {"place": row["place"], "lat": row["lat"], "lon": row["lon"], "count": row["n"]}
            )
    told = f"{_told(book, unit, 0)}; {nowhere} without a country are not drawn"
    return _chart(
        "map", ("Where it happened", told), countries=list(countries.values()), points=points
    )


def _dyads(book: Register, unit: Unit, where: MentionFilter) -> list[dict[str, Any]]:
    """Acts between two countries, both directions and joint ones together."""
    chosen = every(where.conditions(unit))
    asked = (
        "SELECT least(x, y) AS a, greatest(x, y) AS b, count(DISTINCT id) AS n, "
        "count(DISTINCT id) FILTER (WHERE quad > 2) AS conflict FROM (SELECT id, quad, x, "
        "unnest(CASE WHEN reciprocal THEN doers ELSE takers END) AS y FROM (SELECT id, quad, "
        "reciprocal, doers, takers, unnest(doers) AS x FROM (SELECT id, quad, reciprocal, "
        f"{COUNTRIES.format(side='actors')} AS doers, {COUNTRIES.format(side='recipients')} AS "
        f"takers FROM {unit} WHERE {chosen.sql}))) WHERE x <> y GROUP BY ALL ORDER BY ALL"
    )
    return list(Rows(book.session(), asked, chosen.parameters))


def _start(each: Happening, by: By) -> str | None:
    """The first day of the period of a happening that has one day in one period."""
    if each.start is None or each.end is None:
        return None
    period = period_of(each.start, by)
    return period.start.isoformat() if period == period_of(each.end, by) else None


def _name(code: str) -> str:
    from .. import ontology

    known = {each.iso3: each.name for each in ontology.countries()}
    return known.get(code, code)


def _told(book: Register, unit: str, left: int) -> str:
    """What was counted: it stands on every figure."""
    more = f"; {left} without a day or wider than a period" if left else ""
    warning = "" if unit == "events" else " (one event may have many)"
    return f"{unit}{warning}, register version {book.version}{more}"


def _chart(name: str, title: tuple[str, str], **data: Values) -> Chart:
    """The chart of a specification with its rows in place. Raises ConfigError without Altair."""
    alt = _altair()
    spec = json.loads(data_path("charts", f"{name}.json").read_text(encoding="utf-8"))
    spec["title"] |= {"text": title[0], "subtitle": [title[1]]}
    if name == "timeline":
        spec["data"] = {"values": list(data["rows"])}
    elif name == "dyad":
        acts, news = spec["vconcat"]
        acts["data"], news["data"] = {"values": list(data["acts"])}, {"values": list(data["rows"])}
    else:
        _fill(spec, {key: list(rows) for key, rows in data.items()})
    chart: Chart = alt.Chart.from_dict(spec)
    return chart


def _fill(part: Any, data: Mapping[str, list[Mapping[str, Any]]]) -> None:
    """Put rows in the place of the names of data, and the world's outlines in that of `world`."""
    if isinstance(part, list):
        for each in part:
            _fill(each, data)
    elif isinstance(part, dict):
        source = part.get("data")
        if isinstance(source, dict) and "name" in source:
            name = source.pop("name")
            source["values"] = _world() if name == "world" else data[name]
        for each in part.values():
            _fill(each, data)


def _world() -> Any:
    return json.loads(data_path("maps", "world.topojson").read_text(encoding="utf-8"))


def _altair() -> Any:
    try:
        import altair
    except ImportError as fault:
        raise ConfigError(
            "Figures need Altair. Install the extra: pip install 'dragoman[notebook]'."
        ) from fault
    if altair.renderers.active == "default":
        # the default one fetches its drawing program from another machine
        altair.renderers.enable("svg")
    return altair
