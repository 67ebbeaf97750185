"""What changed lately: each dyad beside its own past, with more or less news allowed for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from ..model.joined_rows import joined_agreement_row
from ..model.schema import Row
from ..register.filters import Unit
from .copy import Copy

WINDOWS = 12
"""Windows before this one that say what is usual."""
SHOWN = 20

MEASURE = (
    "Acts that took place, by the day on which they did. What is usual is the number of acts per "
    f"document in the {WINDOWS} windows before, times the documents of this window; the shift is "
    "(acts now - usual) / square root of (usual + 1), of cooperation or of conflict, whichever is "
    "further from zero."
)

_COUNTED = """SELECT x.key AS a, y.key AS b, t.w, t.cooperation, t.conflict FROM (
  SELECT p.a, p.b, ((?::DATE - a."start") // ?)::INTEGER AS w,
    count(*) FILTER (a.quad <= 2) AS cooperation, count(*) FILTER (a.quad > 2) AS conflict
  FROM {unit}_acts a JOIN {unit}_pairs p USING (n) WHERE p.grain = 'country' AND a.status = 'actual'
    AND a."start" = a."end" AND a."start" <= ?::DATE AND a."start" > ?::DATE
  GROUP BY ALL) t JOIN who x ON x.who = t.a JOIN who y ON y.who = t.b ORDER BY ALL"""
_NEWS = """SELECT ((?::DATE - published) // ?)::INTEGER AS w, count(*) FROM docs
WHERE published <= ?::DATE AND published > ?::DATE GROUP BY w"""
_NEW = """SELECT w.key AS id, w.name, w.country, s.first, s.acts AS count
FROM {unit}_seen s JOIN who w USING (who)
WHERE w.grain = 'actor' AND s.first BETWEEN ?::DATE AND ?::DATE ORDER BY count DESC, id LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the last `days` up to `until` brought."""

    until: date
    days: int
    dyads: Sequence[Row]
    agreements: Sequence[Row]
    actors: Sequence[Row]
    coverage: Row
    measure: str = MEASURE


def changes(copy: Copy, unit: Unit, *, days: int = 30, until: date | None = None) -> Changes:
    """The dyads that shifted most in the last `days`, new agreements and actors.

    Without `until` the last day on which a document was published counts.
    """
    last = until or _last(copy, unit)
    back = min(days * (WINDOWS + 1), last.toordinal() - 1)
    first = last - timedelta(days=back)
    values = (last.isoformat(), days, last.isoformat(), first.isoformat())
    news = dict(copy.ask(_NEWS, values))
    told: dict[tuple[str, str], dict[int, tuple[int, int]]] = {}
    for a, b, w, good, bad in copy.ask(_COUNTED.format(unit=unit), values):
        told.setdefault((a, b), {})[w] = (good, bad)
    rows = [_dyad(pair, windows, news, (last, days)) for pair, windows in told.items()]
    rows = [row for row in rows if row["shift"]]
    rows.sort(key=lambda row: (-abs(row["shift"]), row["a"], row["b"]))
    start = last - timedelta(days=min(days, last.toordinal() - 1) - 1)
    before = [news.get(w, 0) for w in range(1, WINDOWS + 1)]
    return Changes(
        last,
        days,
        rows[:SHOWN],
        _agreements(copy, start, last),
        copy.dicts(_NEW.format(unit=unit), (start.isoformat(), last.isoformat())),
        {"now": news.get(0, 0), "usual": sum(before) / WINDOWS},
    )


def _last(copy: Copy, unit: Unit) -> date:
    (row,) = copy.ask(
        f'SELECT coalesce((SELECT max(published) FROM docs), max("end")) FROM {unit}_acts'
    )
    return row[0] if isinstance(row[0], date) else date(2000, 1, 1)


def _dyad(
    pair: tuple[str, str],
    windows: Mapping[int, tuple[int, int]],
    news: Mapping[int, int],
    span: tuple[date, int],
) -> Row:
    last, days = span
    sides, shifts = {}, []
    covered = sum(news.get(w, 0) for w in range(1, WINDOWS + 1))
    for at, name in enumerate(("cooperation", "conflict")):
        now = windows.get(0, (0, 0))[at]
        past = sum(windows.get(w, (0, 0))[at] for w in range(1, WINDOWS + 1))
        usual = past / covered * news.get(0, 0) if covered else past / WINDOWS
        shifts.append((now - usual) / sqrt(usual + 1))
        sides[name] = {"now": now, "before": windows.get(1, (0, 0))[at], "usual": usual}
    spark = []
    for w in range(WINDOWS, -1, -1):
        ordinal = last.toordinal() - days * (w + 1) + 1
        if ordinal > 0:
            good, bad = windows.get(w, (0, 0))
            start = date.fromordinal(ordinal).isoformat()
            spark.append({"start": start, "cooperation": good, "conflict": bad})
    return {
        "a": pair[0],
        "b": pair[1],
        **sides,
        "shift": max(shifts, key=abs),
        "spark": spark,
    }


def _agreements(copy: Copy, first: date, last: date) -> list[Row]:
    """Agreements that were first told, or reached a stage, in these days."""
    found = []
    for each in copy.agreements:
        days = [each.first_seen, *(s.date.start if s.date else s.told for s in each.stages)]
        inside = [day for day in days if day is not None and first <= day <= last]
        if inside:
            found.append((max(inside), each))
    found.sort(key=lambda pair: (pair[0], pair[1].reports, pair[1].id), reverse=True)
    return [joined_agreement_row(each) for _, each in found[:SHOWN]]
