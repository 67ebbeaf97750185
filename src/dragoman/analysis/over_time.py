"""Counts by period over a flat copy, beside the news that each period had.

The same rules as `series` has for two actors: an act counts in the period of its day, never in
that of its report; one without a day, or wider than a period, counts in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ..model.schema import Row
from ..register import Condition, MentionFilter
from ..register.filters import Unit
from .copy import Copy
from .series import PER

Span = Literal["day", "week", "month", "year"]
Split = Literal["none", "quad", "event"]
SPANS: tuple[Span, ...] = ("day", "week", "month", "year")
SPLITS: tuple[Split, ...] = ("none", "quad", "event")
LONGEST = 20_000
"""Periods at the most: a day in the year 1 must not make a row of every day since."""

_COUNTED = """SELECT date_trunc('{by}', a."start")::DATE AS p, count(*) AS count,
  count(*) FILTER (a.quad <= 2) AS cooperation, count(*) FILTER (a.quad > 2) AS conflict,
  coalesce(sum(a.intensity) FILTER (a.quad <= 2), 0) AS cooperation_sum,
  coalesce(sum(a.intensity) FILTER (a.quad > 2), 0) AS conflict_sum,
  {reports} AS reports, {independent} AS independent_reports
FROM {unit}_acts a {join} WHERE ({where}) AND date_trunc('{by}', a."start") = date_trunc('{by}', a."end")
GROUP BY p ORDER BY p"""
_REPORTS = {
    "events": ("sum(a.reports)::BIGINT", "sum(a.independent)::BIGINT", ""),
    "mentions": (
        "count(DISTINCT a.doc)",
        "count(DISTINCT d.report)",
        "LEFT JOIN docs d ON d.n = a.doc",
    ),
}
_OUTLETS = """SELECT date_trunc('{by}', a."start")::DATE AS p, count(DISTINCT o.outlet),
  any_value(o.outlet) FROM {unit}_acts a JOIN {unit}_outlets o USING (n)
WHERE ({where}) AND date_trunc('{by}', a."start") = date_trunc('{by}', a."end") GROUP BY p"""
_SPLIT = """SELECT date_trunc('{by}', a."start")::DATE AS p, {column}::VARCHAR, count(*)
FROM {unit}_acts a WHERE ({where}) AND date_trunc('{by}', a."start") = date_trunc('{by}', a."end")
GROUP BY ALL ORDER BY ALL"""
_LEFT = """SELECT count(*) FILTER (a."start" IS NULL), count(*) FILTER (a."start" IS NOT NULL AND
  date_trunc('{by}', a."start") <> date_trunc('{by}', a."end")) FROM {unit}_acts a WHERE {where}"""
_NEWS = """SELECT date_trunc('{by}', published)::DATE AS p, count(*), count(DISTINCT outlet)
FROM docs WHERE published IS NOT NULL GROUP BY p"""


@dataclass(frozen=True, slots=True)
class OverTime:
    """Periods in order without gaps; `undated` and `wide` acts are in none of them."""

    unit: Unit
    by: Span
    rows: tuple[Row, ...]
    undated: int
    wide: int


def over_time(
    copy: Copy, where: MentionFilter, unit: Unit, *, by: Span = "month", split: Split = "none"
) -> OverTime:
    """Count what `where` picks by period, from the first to the last or over the days asked for."""
    chosen = copy.chosen(where, unit)
    reports, independent, join = _REPORTS[unit]
    counted = _ask(
        copy,
        _COUNTED,
        chosen,
        unit=unit,
        by=by,
        reports=reports,
        independent=independent,
        join=join,
    )
    outlets = {row[0]: row[1:] for row in _ask(copy, _OUTLETS, chosen, unit=unit, by=by)}
    parts: dict[date, dict[str, int]] = {}
    if split != "none":
        for p, key, n in _ask(copy, _SPLIT, chosen, unit=unit, by=by, column=f"a.{split}"):
            parts.setdefault(p, {})[key] = n
    (left,) = _ask(copy, _LEFT, chosen, unit=unit, by=by)
    news = {p: (documents, papers) for p, documents, papers in copy.ask(_NEWS.format(by=by))}
    found = {row[0]: row[1:] for row in counted}
    rows = []
    for start in _periods(copy, where, found, by):
        end = _following(start, by)
        rows.append(
            _row(
                (start, end),
                found.get(start),
                outlets.get(start, (0, None)),
                news.get(start, (0, 0)),
                parts.get(start, {}),
            )
        )
    return OverTime(unit, by, tuple(rows), int(left[0]), int(left[1]))


def coverage_by(copy: Copy, by: Span) -> list[Row]:
    """Documents of each period by day of publication: outlets, languages, and who had most."""
    rows = copy.ask(
        f"SELECT date_trunc('{by}', published)::DATE AS p, outlet, language, count(*) FROM docs "
        "WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    periods: dict[date, list[tuple[str | None, str | None, int]]] = {}
    for p, outlet, language, n in rows:
        periods.setdefault(p, []).append((outlet, language, n))
    made: list[Row] = []
    for p, parts in periods.items():
        papers: dict[str, int] = {}
        tongues: dict[str, int] = {}
        for outlet, language, n in parts:
            if outlet:
                papers[outlet] = papers.get(outlet, 0) + n
            tongues[language or "unknown"] = tongues.get(language or "unknown", 0) + n
        documents = sum(n for _, _, n in parts)
        top = max(papers, key=lambda name: (papers[name], name), default=None)
        made.append(
            {
                "start": p.isoformat(),
                "end": date.fromordinal(_following(p, by).toordinal() - 1).isoformat(),
                "documents": documents,
                "outlets": len(papers),
                "languages": tongues,
                "top_outlet": top,
                "top_share": papers[top] / documents if top else None,
            }
        )
    return made


def _ask(copy: Copy, query: str, chosen: Condition, **parts: str) -> list[tuple[Any, ...]]:
    return copy.ask(query.format(where=chosen.sql, **parts), chosen.parameters)


def _periods(copy: Copy, where: MentionFilter, found: dict[date, Any], by: Span) -> Iterator[date]:
    first = _start(where.since, by) or min(found, default=None)
    last = _start(where.until, by) or max(found, default=None)
    if first is None or last is None:
        return
    start, given = first, 0
    while start <= last and given < LONGEST:
        yield start
        start, given = _following(start, by), given + 1
        if start.year >= 9999:
            return


def _start(day: str | date | None, by: Span) -> date | None:
    if day is None:
        return None
    day = date.fromisoformat(day) if isinstance(day, str) else day
    if by == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    return day if by == "day" else day.replace(day=1) if by == "month" else date(day.year, 1, 1)


def _following(start: date, by: Span) -> date:
    """The first day of the next period; that of the last one is the last day there is."""
    try:
        if by in ("day", "week"):
            return date.fromordinal(start.toordinal() + (1 if by == "day" else 7))
        if by == "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return date(start.year + 1, 1, 1)
    except ValueError:
        return date.max


def _row(
    period: tuple[date, date],
    counted: tuple[Any, ...] | None,
    outlets: tuple[int, str | None],
    news: tuple[int, int],
    parts: dict[str, int],
) -> Row:
    count, good, bad, good_sum, bad_sum, reports, independent = counted or (0, 0, 0, 0.0, 0.0, 0, 0)
    documents, papers = news
    warnings = []
    if count and outlets[0] == 1:
        warnings.append(f"rests on one outlet: {outlets[1]}")
    elif count and not outlets[0]:
        warnings.append("no report names its outlet")
    if not documents:
        warnings.append(
            "the register has no document published in it: nothing told is not nothing done"
        )
    elif papers == 1:
        warnings.append("one outlet covers it")
    rate = PER / documents if documents else None
    return {
        "start": period[0].isoformat(),
        "end": date.fromordinal(period[1].toordinal() - 1).isoformat(),
        "count": count,
        "cooperation": good,
        "conflict": bad,
        "cooperation_sum": good_sum,
        "conflict_sum": bad_sum,
        "by": parts,
        "reports": reports,
        "independent_reports": independent,
        "outlets": outlets[0],
        "documents": documents,
        "per_thousand": count * rate if rate else None,
        "cooperation_per_thousand": good_sum * rate if rate else None,
        "conflict_per_thousand": bad_sum * rate if rate else None,
        "warnings": warnings,
    }
