"""Where acts took place, each at its own precision: a country is no pin on its capital."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.schema import Row
from ..places.gazetteer import PlaceIndex
from ..register import MentionFilter
from ..register.filters import Unit
from .copy import Copy

_SUMS = (
    "count(*) AS count, count(*) FILTER (a.quad <= 2) AS cooperation, "
    "count(*) FILTER (a.quad > 2) AS conflict"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Acts by place. `countries` counts those whose place is the country, and in `all` every one in it.

    `unplaced` have no place; `without_coordinates` have one finer than a country that no point on
    a map is known for: they are in `all` alone.
    """

    countries: Sequence[Row]
    divisions: Sequence[Row]
    points: Sequence[Row]
    unplaced: int
    without_coordinates: int


def placed(copy: Copy, where: MentionFilter, unit: Unit) -> Placed:
    """Count `where` by place; each act counts once at its own precision."""
    chosen = copy.chosen(where, unit)
    whole = copy.ask(
        "SELECT a.country, count(*), count(*) FILTER (a.precision = 'country'), "
        "count(*) FILTER (a.precision = 'country' AND a.quad <= 2), "
        "count(*) FILTER (a.precision = 'country' AND a.quad > 2) "
        f"FROM {unit}_acts a WHERE a.country IS NOT NULL AND ({chosen.sql}) "
        "GROUP BY a.country ORDER BY a.country",
        chosen.parameters,
    )
    countries = [
        {"iso3": iso3, "count": own, "cooperation": good, "conflict": bad, "all": total}
        for iso3, total, own, good, bad in whole
    ]
    fine = copy.dicts(
        "SELECT a.place_id AS id, a.place AS name, a.country, any_value(a.lat) AS lat, "
        f"any_value(a.lon) AS lon, a.precision, {_SUMS} FROM {unit}_acts a "
        f"WHERE a.place IS NOT NULL AND a.precision <> 'country' AND ({chosen.sql}) "
        "GROUP BY a.place_id, a.place, a.country, a.precision ORDER BY count DESC, id, name",
        chosen.parameters,
    )
    (none,) = copy.ask(
        f"SELECT count(*) FROM {unit}_acts a WHERE a.place IS NULL AND ({chosen.sql})",
        chosen.parameters,
    )
    divisions, points, without = [], [], 0
    index = PlaceIndex.load()
    for row in fine:
        if row["lat"] is None and row["id"]:
            known = index.of_id(row["id"])
            if known is not None:
                row |= {"lat": known.lat, "lon": known.lon}
        if row["lat"] is None:
            without += row["count"]
        elif row["precision"] == "region":
            divisions.append(row)
        else:
            points.append(row)
    return Placed(countries, divisions, points, int(none[0]), without)
