"""Counts and scores by period, raw and beside the news that the period had.

Cooperation and conflict are kept apart: their sum would make a week of talks and shells look
quiet. Scores are PLOVER intensities, from -10 to +10.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .coverage import NOTHING, Coverage
from .happening import Happening
from .periods import By, Period, period_of, periods

PER = 1_000
"""Documents that the normalised series counts by."""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period: `count` happenings, their scores, who tells of them, and how much news there was.

    `forth` and `back` count by direction, `joint` what both do together. `*_mean` is None where
    there is nothing to take a mean of; `per_thousand` is None where the register has no document
    of the period. `outlets` tell of the happenings, `covering` outlets published anything at all.
    """

    period: Period
    count: int
    forth: int
    back: int
    joint: int
    cooperation: int
    cooperation_sum: float
    cooperation_mean: float | None
    conflict: int
    conflict_sum: float
    conflict_mean: float | None
    reports: int
    independent_reports: int
    outlets: int
    documents: int
    covering: int
    per_thousand: float | None
    cooperation_per_thousand: float | None
    conflict_per_thousand: float | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Periods in order without gaps, and what could be put in none.

    `undated` have no day; `wide` have one that spans several periods. Neither is counted.
    """

    by: By
    rows: tuple[PeriodRow, ...]
    undated: tuple[Happening, ...]
    wide: tuple[Happening, ...]


def series(
    found: Sequence[Happening],
    covered: Mapping[Period, Coverage],
    by: By,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Series:
    """Count `found` by period, from the first to the last of them or over the days asked for.

    A happening counts in the period of its day, never in that of its report.
    """
    placed: dict[Period, list[Happening]] = defaultdict(list)
    undated, wide = [], []
    for each in found:
        if each.start is None or each.end is None:
            undated.append(each)
        elif period_of(each.start, by) != period_of(each.end, by):
            wide.append(each)
        else:
            placed[period_of(each.start, by)].append(each)
    first = since or min((p.start for p in placed), default=None)
    last = until or max((p.end for p in placed), default=None)
    if first is None or last is None:
        return Series(by, (), tuple(undated), tuple(wide))
    rows = (_row(p, placed.get(p, []), covered.get(p, NOTHING)) for p in periods(first, last, by))
    return Series(by, tuple(rows), tuple(undated), tuple(wide))


def _row(period: Period, found: Sequence[Happening], news: Coverage) -> PeriodRow:
    cooperation = [each.intensity for each in found if each.cooperative]
    conflict = [each.intensity for each in found if not each.cooperative]
    outlets = {name for each in found for name in each.outlets}
    return PeriodRow(
        period=period,
        count=len(found),
        forth=sum(each.direction == "forth" for each in found),
        back=sum(each.direction == "back" for each in found),
        joint=sum(each.direction == "joint" for each in found),
        cooperation=len(cooperation),
        cooperation_sum=sum(cooperation),
        cooperation_mean=_mean(cooperation),
        conflict=len(conflict),
        conflict_sum=sum(conflict),
        conflict_mean=_mean(conflict),
        reports=_reports(found),
        independent_reports=_independent(found),
        outlets=len(outlets),
        documents=news.documents,
        covering=news.outlets,
        per_thousand=per_thousand(len(found), news),
        cooperation_per_thousand=per_thousand(sum(cooperation), news),
        conflict_per_thousand=per_thousand(sum(conflict), news),
        warnings=tuple(warnings_of(len(found), (len(outlets), next(iter(outlets), None)), news)),
    )


def _reports(found: Sequence[Happening]) -> int:
    """Reports: documents where they are known one by one, each once; else the sum over events."""
    known = {document for each in found for document in each.documents}
    return len(known) + sum(each.reports for each in found if not each.documents)


def _independent(found: Sequence[Happening]) -> int:
    known = {copy for each in found for copy in each.copies}
    return len(known) + sum(each.independent_reports for each in found if not each.copies)


def warnings_of(count: int, outlets: tuple[int, str | None], news: Coverage) -> Iterator[str]:
    """What to know of a period before its acts are believed; of their outlets number and one name."""
    if count and outlets[0] == 1:
        yield f"rests on one outlet: {outlets[1]}"
    elif count and not outlets[0]:
        yield "no report names its outlet"
    if not news.documents:
        yield "the register has no document published in it: nothing told is not nothing done"
    elif news.outlets == 1:
        yield "one outlet covers it"


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def per_thousand(amount: float, news: Coverage) -> float | None:
    """An amount by a thousand documents; None where there is none."""
    return amount * PER / news.documents if news.documents else None
