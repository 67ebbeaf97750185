"""From an expression of time to the days that it allows.

Every interval is closed. What hangs on the day of the report needs the publication date; without
it the expression has no interval but a reason. Weeks begin on Monday (ISO 8601).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..model import Precision
from .grammar import Expression, grammar


@dataclass(frozen=True, slots=True)
class Interval:
    """The days `[start, end]` and how exact the words are."""

    start: date
    end: date
    precision: Precision


Answer = Interval | str
"""An interval, or the reason why there is none."""


def interval(
    expression: Expression, published: date | None, *, future: bool = False, language: str = "en"
) -> Answer:
    """The days that the expression allows for an act in the past, or with `future` one to come."""
    words = grammar(language).words
    try:
        found = _KINDS[expression.kind](_Asked(expression, published, future, words))
        return _bounded(found, expression, published, future)
    except (ValueError, OverflowError):
        return f'"{expression.phrase}" is no day of the calendar'


@dataclass(frozen=True, slots=True)
class _Asked:
    expression: Expression
    published: date | None
    future: bool
    words: Mapping[str, Any]

    def get(self, name: str) -> str:
        return self.expression.groups.get(name, "")

    @property
    def relative(self) -> str:
        return f'relative date "{self.expression.phrase}" and no publication date'

    def month(self, name: str) -> int:
        value = self.get(name)
        return int(value) if value.isdigit() else int(self.words["months"][value])

    def day(self, name: str) -> int:
        return int(self.get(name).rstrip("stndrh"))


def _day(asked: _Asked) -> Answer:
    month, day = asked.month("m"), asked.day("d")
    if asked.get("y"):
        when = date(int(asked.get("y")), month, day)
        return Interval(when, when, "day")
    if asked.published is None:
        return _no_year(asked)
    when = _nearest_year(asked, lambda year: date(year, month, day))
    return Interval(when, when, "day")


def _no_year(asked: _Asked) -> str:
    return f'date "{asked.expression.phrase}" names no year, and no publication date'


def _nearest_year(asked: _Asked, at: Callable[[int], date]) -> date:
    """The day in the year that fits: not after the report for the past, not before for the future."""
    assert asked.published is not None
    year = asked.published.year
    leap = 0
    while leap < 8:  # 29 February
        try:
            when = at(year)
            if asked.future and when < asked.published:
                year += 1
            elif not asked.future and when > asked.published:
                year -= 1
            else:
                return when
        except ValueError:
            year += 1 if asked.future else -1
        leap += 1
    raise ValueError


def _slashed(asked: _Asked) -> Answer:
    first, second, year = int(asked.get("d")), int(asked.get("m")), int(asked.get("y"))
    if first == second or first > 12:
        when = date(year, second, first)
    elif second > 12:
        when = date(year, first, second)
    else:
        return f'"{asked.expression.text}" may be month first or day first'
    return Interval(when, when, "day")


def _range(asked: _Asked) -> Answer:
    year2 = asked.get("y2")
    year1 = asked.get("y") or year2
    if not asked.get("m2") and not asked.get("m"):
        start, end = date(int(year1), 1, 1), date(int(year2), 12, 31)
    else:
        month2 = asked.month("m2") if asked.get("m2") else asked.month("m")
        month1 = asked.month("m") if asked.get("m") else month2
        if not year2:
            if asked.published is None:
                return _no_year(asked)
            day = asked.day("d2") if asked.get("d2") else 1
            start_day = asked.day("d") if asked.get("d") else 1
            # a range that has begun is past: the first day decides
            begun = _nearest_year(asked, lambda year: date(year, month1, start_day))
            end = date(begun.year + (month2 < month1), month2, day)
            return Interval(begun, end, "range") if begun <= end else _backwards(asked)
        last = asked.day("d2") if asked.get("d2") else monthrange(int(year2), month2)[1]
        end = date(int(year2), month2, last)
        first = int(year1) - (month1 > month2 and year1 == year2)
        start = date(first, month1, asked.day("d") if asked.get("d") else 1)
    return Interval(start, end, "range") if start <= end else _backwards(asked)


def _backwards(asked: _Asked) -> str:
    return f'"{asked.expression.text}" ends before it begins'


def _month(asked: _Asked) -> Answer:
    month, which = asked.month("m"), asked.get("which")
    if asked.get("y"):
        return _months(int(asked.get("y")), month, 1, "month")
    if asked.published is None:
        return _no_year(asked)
    if which == "this":
        year = asked.published.year
    elif which in ("next", "coming"):
        year = asked.published.year + (month <= asked.published.month)
    elif which in ("last", "past"):
        year = asked.published.year - (month >= asked.published.month)
    elif asked.future:
        year = asked.published.year + (month < asked.published.month)
    else:
        year = asked.published.year - (month > asked.published.month)
    return _months(year, month, 1, "month")


def _months(year: int, month: int, count: int, precision: Precision) -> Interval:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Interval(date(year, month, 1), end, precision)


def _season(asked: _Asked) -> Answer:
    first = int(asked.words["seasons"][asked.get("season")])
    if asked.get("y"):
        year = int(asked.get("y"))
    elif asked.published is None:
        return asked.relative
    else:
        year, month = asked.published.year, asked.published.month
        if asked.get("which") in ("last", "past"):
            year -= month < first + 3
        elif asked.get("which") in ("next", "coming"):
            year += month >= first
    return _months(year, first, 3, "quarter")


def _quarter(asked: _Asked) -> Answer:
    if not asked.get("y"):
        return f'"{asked.expression.text}" names no year'
    first = 3 * int(asked.words["ordinals"][asked.get("ordinal")]) - 2
    return _months(int(asked.get("y")), first, 3, "quarter")


def _half(asked: _Asked) -> Answer:
    first = 1 if asked.get("ordinal") == "first" else 7
    return _months(int(asked.get("y")), first, 6, "range")


def _decade(asked: _Asked) -> Answer:
    first = int(asked.get("y"))
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _year(asked: _Asked) -> Answer:
    if asked.get("y"):
        year = int(asked.get("y"))
    elif asked.published is None:
        return asked.relative
    else:
        year = asked.published.year + {"last": -1, "next": 1}.get(asked.get("which"), 0)
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def _weekday(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    which = asked.get("which")
    ahead = (int(asked.words["weekdays"][asked.get("weekday")]) - asked.published.weekday()) % 7
    if which in ("next", "coming") or (asked.future and which not in ("last", "past")):
        days = ahead or (7 if which else 0)
    else:
        days = ahead - 7 if ahead else (-7 if which in ("last", "past") else 0)
    when = asked.published + timedelta(days=days)
    return Interval(when, when, "day")


def _calendar(unit: str, offset: int, published: date) -> Interval:
    """The calendar day, week, month, year or decade `offset` units from that of the report."""
    if unit == "day":
        when = published + timedelta(days=offset)
        return Interval(when, when, "day")
    if unit in ("week", "fortnight"):
        weeks = offset * (2 if unit == "fortnight" else 1)
        start = published + timedelta(days=7 * weeks - published.weekday())
        return Interval(start, start + timedelta(days=6), "week")
    if unit == "month":
        count = published.year * 12 + published.month - 1 + offset
        return _months(count // 12, count % 12 + 1, 1, "month")
    if unit == "year":
        year = published.year + offset
        return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    first = published.year // 10 * 10 + 10 * offset
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _unit(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    which = asked.get("which")
    offset = -1 if which == "last" else 1 if which in ("next", "the coming") else 0
    return _calendar(asked.get("unit"), offset, asked.published)


def _part(asked: _Asked) -> Answer:
    if asked.get("weekday"):
        return _weekday(asked)
    if asked.published is None:
        return asked.relative
    whole = _calendar(asked.get("unit"), 0, asked.published)
    if asked.get("which") == "earlier":
        return Interval(whole.start, asked.published, "range")
    return Interval(asked.published, whole.end, "range")


def _amount(asked: _Asked) -> tuple[int, int] | None:
    text = asked.get("n").lower()
    if not text:
        return None
    about = asked.words["about"].get(text)
    if about:
        return int(about[0]), int(about[1])
    number = int(text) if text.isdigit() else int(asked.words["numbers"][text])
    return number, number


def _back(published: date, count: int, unit: str) -> date:
    if unit == "decade":
        return published.replace(year=published.year - 10 * count, day=1)
    if unit in ("month", "year"):
        months = published.year * 12 + published.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(published.day, monthrange(year, month + 1)[1]))
    return published - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _span(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    unit = str(asked.words["units"][asked.get("unit")])
    which = asked.get("which")
    plural = asked.get("unit") != unit
    amount = _amount(asked) if asked.get("n") else (2, 6) if plural else (1, 1)
    assert amount is not None
    if which in ("next", "coming"):
        return Interval(asked.published, _back(asked.published, -amount[1], unit), "range")
    return Interval(_back(asked.published, amount[1], unit), asked.published, "range")


def _ago(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    unit = str(asked.words["units"][asked.get("unit")])
    amount = _amount(asked)
    assert amount is not None
    low, high = amount
    if low == high:
        return _calendar(unit, -low, asked.published)
    late, early = (_calendar(unit, -count, asked.published) for count in (low, high))
    return Interval(early.start, late.end, "range")


def _days(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    first, last = asked.words["days"][asked.get("word").lower()]
    start, end = (asked.published + timedelta(days=n) for n in (first, last))
    return Interval(start, end, "day" if start == end else "range")


def _weekend(asked: _Asked) -> Answer:
    if asked.published is None:
        return asked.relative
    saturday = asked.published + timedelta(days=5 - asked.published.weekday())
    ahead = asked.future or asked.get("which") in ("next", "coming")
    if not ahead and saturday > asked.published:
        saturday -= timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), "range")


def _anaphor(asked: _Asked) -> Answer:
    return f'"{asked.expression.phrase}" refers to a date told elsewhere'


_KINDS: Mapping[str, Callable[[_Asked], Answer]] = {
    "day": _day,
    "slashed": _slashed,
    "range": _range,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "decade": _decade,
    "year": _year,
    "weekday": _weekday,
    "unit": _unit,
    "part": _part,
    "span": _span,
    "ago": _ago,
    "days": _days,
    "weekend": _weekend,
    "anaphor": _anaphor,
}


def _bounded(found: Answer, expression: Expression, published: date | None, future: bool) -> Answer:
    """Apply `since`, `until`, `by`; and what is past cannot lie after the report."""
    if isinstance(found, str):
        return found
    bound = expression.bound
    if bound in ("from", "after") and found.precision != "range":
        if published is None or future or found.start > published:
            return f'"{expression.phrase}" sets no end'
        return Interval(found.start, published, "range")
    if bound in ("before", "by") and expression.kind != "range":
        if bound == "by" and future and published is not None and published <= found.end:
            return Interval(published, found.end, "range")
        return f'"{expression.phrase}" sets no beginning'
    if published is not None and not future and found.start <= published < found.end:
        return Interval(found.start, published, found.precision)
    return found
