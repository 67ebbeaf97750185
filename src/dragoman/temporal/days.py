"""Stretches of days: calendar units, steps back and forth. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ..model import Precision

_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Interval:
    """The days `[start, end]` and how exact the words are."""

    start: date
    end: date
    precision: Precision


def one_day(when: date) -> Interval:
    """A single day."""
    return Interval(when, when, "day")


def months(year: int, month: int, count: int, precision: Precision) -> Interval:
    """`count` whole months from a month on, which may lie outside 1 to 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Interval(date(year, month, 1), end, precision)


def whole_year(year: int) -> Interval:
    """A calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def unit_at(unit: str, offset: int, day: date) -> Interval:
    """The calendar day, week, month, year or decade `offset` units from that in which `day` lies."""
    if unit == "day":
        return one_day(day + timedelta(days=offset))
    if unit in ("week", "fortnight"):
        weeks = offset * (2 if unit == "fortnight" else 1)
        start = day + timedelta(days=7 * weeks - day.weekday())
        return Interval(start, start + timedelta(days=6), "week")
    if unit == "month":
        return months(day.year, day.month + offset, 1, "month")
    if unit == "year":
        return whole_year(day.year + offset)
    first = day.year // 10 * 10 + 10 * offset
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def step_back(day: date, count: int, unit: str) -> date:
    """The same day `count` units earlier; the last of a month that is shorter."""
    if unit in _MONTHS:
        total = day.year * 12 + day.month - 1 - count * _MONTHS[unit]
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
