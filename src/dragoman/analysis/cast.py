"""Who is in a register: actors, how often they act and are acted upon, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.schema import Row
from ..register.filters import Unit
from .copy import Copy

_ACTORS = """SELECT w.key AS id, w.name, w.country, w.sectors, w.kind,
  s.as_actor, s.as_recipient, s.first, s.last
FROM {unit}_seen s JOIN who w USING (who) WHERE {where}
ORDER BY s.as_actor + s.as_recipient DESC, id {limit}"""


def actors(copy: Copy, unit: Unit, *, q: str | None = None) -> Sequence[Row]:
    """Actors by how much they are in; `q` is a part of the name, the id, or a country's code."""
    if q is None:
        return copy.dicts(_ACTORS.format(unit=unit, where="w.grain = 'actor'", limit=""))
    where = (
        "w.grain = 'actor' AND (contains(lower(w.name), lower(?)) OR w.key = ? OR w.country = ?)"
    )
    return copy.dicts(_ACTORS.format(unit=unit, where=where, limit=""), (q, q, q.upper()))


def actor(copy: Copy, unit: Unit, key: str) -> Row | None:
    """One actor by id, or a country by code; None where nobody goes by it."""
    for grain in ("country", "actor"):
        rows = copy.dicts(
            _ACTORS.format(unit=unit, where=f"w.grain = '{grain}' AND w.key = ?", limit="LIMIT 1"),
            (key,),
        )
        if rows:
            return rows[0]
    return None


def near_actors(copy: Copy, key: str) -> list[str]:
    """The ids that come nearest to one that nobody goes by."""
    rows = copy.ask(
        "SELECT DISTINCT key, levenshtein(lower(key), lower(?)) AS far FROM who "
        "ORDER BY far, key LIMIT 3",
        (key,),
    )
    return [row[0] for row in rows]
