"""Counts by period over a flat copy, beside the news that each period had.

The same rules as `series` has for two actors: an act counts in the period of its day, never in
that of its report; one without a day, or wider than a period, counts in none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Literal

from ..model.schema import Row
from ..register import Condition, MentionFilter
from ..register.filters import Unit
from .copy import Copy
from .coverage import NOTHING, Coverage, News, ranked
from .periods import By, Period, as_day, period_of, periods
from .series import per_thousand, warnings_of

Split = Literal["none", "quad", "event"]
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
    by: By
    rows: tuple[Row, ...]
    undated: int
    wide: int


def over_time(
    copy: Copy,
    where: MentionFilter,
    unit: Unit,
    *,
    by: By = "month",
    split: Split = "none",
    chosen: Condition | None = None,
) -> OverTime:
    """Count what `where` picks by period, from the first to the last or over the days asked for.

    `chosen` is the condition that `where` comes to, from who has it already.
    """
    chosen = chosen or copy.chosen(where, unit)
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
    news = {p: Coverage(*told) for p, *told in copy.ask_once(_NEWS.format(by=by))}
    found = {row[0]: row[1:] for row in counted}
    rows = tuple(
        _row(
            each,
            found.get(each.start),
            outlets.get(each.start, (0, None)),
            news.get(each.start, NOTHING),
            parts.get(each.start, {}),
        )
        for each in _periods(where, found, by)
    )
    return OverTime(unit, by, rows, int(left[0]), int(left[1]))


def coverage_by(copy: Copy, by: By) -> list[Row]:
    """Documents of each period by day of publication: outlets, languages, and who had most."""
    rows = copy.ask(
        f"SELECT date_trunc('{by}', published)::DATE AS p, outlet, language, count(*) FROM docs "
        "WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL"
    )
    gathered: dict[date, News] = {}
    for p, outlet, language, n in rows:
        gathered.setdefault(p, News()).add(outlet, language, n)
    made: list[Row] = []
    for p, news in gathered.items():
        top = next(iter(ranked(news.outlets)), None)
        made.append(
            {
                "start": p.isoformat(),
                "end": period_of(p, by).end.isoformat(),
                "documents": news.documents,
                "outlets": len(news.outlets),
                "languages": ranked(news.languages),
                "top_outlet": top,
                "top_share": news.outlets[top] / news.documents if top else None,
            }
        )
    return made


def _ask(copy: Copy, query: str, chosen: Condition, **parts: str) -> list[tuple[Any, ...]]:
    return copy.ask(query.format(where=chosen.sql, **parts), chosen.parameters)


def _periods(where: MentionFilter, found: Mapping[date, Any], by: By) -> Iterator[Period]:
    first = as_day(where.since) if where.since else min(found, default=None)
    last = as_day(where.until) if where.until else max(found, default=None)
    return islice(periods(first, last, by), LONGEST) if first and last else iter(())


def _row(
    period: Period,
    counted: tuple[Any, ...] | None,
    outlets: tuple[int, str | None],
    news: Coverage,
    parts: dict[str, int],
) -> Row:
    count, good, bad, good_sum, bad_sum, reports, independent = counted or (0, 0, 0, 0.0, 0.0, 0, 0)
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "count": count,
        "cooperation": good,
        "conflict": bad,
        "cooperation_sum": good_sum,
        "conflict_sum": bad_sum,
        "by": parts,
        "reports": reports,
        "independent_reports": independent,
        "outlets": outlets[0],
        "documents": news.documents,
        "per_thousand": per_thousand(count, news),
        "cooperation_per_thousand": per_thousand(good_sum, news),
        "conflict_per_thousand": per_thousand(bad_sum, news),
        "warnings": list(warnings_of(count, outlets, news)),
    }
