"""Days, weeks, months and years: the stretches of days that series count in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

By = Literal["day", "week", "month", "year"]

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included; weeks are ISO weeks, which begin on Monday."""

    start: date
    end: date
    label: str


def period_of(day: date, by: By) -> Period:
    """The period that a day lies in."""
    if by == "day":
        return Period(day, day, day.isoformat())
    if by == "week":
        start = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Period(start, start + timedelta(days=6), f"{year}-W{week:02}")
    if by == "month":
        start = day.replace(day=1)
        following = (start + timedelta(days=31)).replace(day=1)
        return Period(start, following - ONE_DAY, f"{day:%Y-%m}")
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04}")


def periods(first: date, last: date, by: By) -> Iterator[Period]:
    """Every period from that of `first` to that of `last`, those without anything too."""
    period = period_of(first, by)
    while period.start <= last:
        yield period
        period = period_of(period.end + ONE_DAY, by)
