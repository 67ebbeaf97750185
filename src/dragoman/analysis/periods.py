"""Days, weeks, months and years: the stretches of days that series count in."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

By = Literal["day", "week", "month", "year"]
LENGTHS: tuple[By, ...] = get_args(By)

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included; weeks are ISO weeks, which begin on Monday.

    The last week that a `date` can tell of is cut short.
    """

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
        end = date.fromordinal(min(start.toordinal() + 6, date.max.toordinal()))
        return Period(start, end, f"{year}-W{week:02}")
    if by == "month":
        _, last = monthrange(day.year, day.month)
        return Period(day.replace(day=1), day.replace(day=last), f"{day:%Y-%m}")
    return Period(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04}")


def periods(first: date, last: date, by: By) -> Iterator[Period]:
    """Every period from that of `first` to that of `last`, those without anything too."""
    period = period_of(first, by)
    while period.start <= last:
        yield period
        if period.end == date.max:
            return
        period = period_of(period.end + ONE_DAY, by)


def as_day(given: date | str) -> date:
    """A day, also from its ISO form."""
    return date.fromisoformat(given) if isinstance(given, str) else given
