"""From an expression of time to the days that it allows.

Every interval is closed. What hangs on the day of the report needs the publication date; without
it the expression has no interval but a reason.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from . import relative
from .asked import LAST, NEXT, Answer, Asked, part_of_month
from .days import Interval, months, one_day, unit_at, whole_year
from .grammar import Expression, grammar


def interval(
    expression: Expression, published: date | None, *, future: bool = False, language: str = "en"
) -> Answer:
    """The days that the expression allows for an act in the past, or with `future` one to come."""
    words = grammar(language).words
    try:
        found = _KINDS[expression.kind](Asked(expression, published, future, words))
        return _bounded(found, expression, published, future)
    except (ValueError, OverflowError):
        return f'"{expression.phrase}" is no day of the calendar'


def nearer(past: Answer, ahead: Answer, published: date | None) -> Answer:
    """The answer nearer to the report; the past one where both are as near."""
    if published is None or isinstance(past, str) or isinstance(ahead, str):
        return ahead
    return past if published - past.end <= ahead.start - published else ahead


def _day(asked: Asked) -> Answer:
    month, day = asked.month("m"), asked.day("d")
    if asked.get("y"):
        return one_day(date(int(asked.get("y")), month, day))
    if asked.published is None:
        return _no_year(asked)
    if asked.get("which"):
        return one_day(date(asked.published.year + asked.step, month, day))
    if asked.get("w"):
        when = _year_by_weekday(asked, month, day)
        if when is not None:
            return one_day(when)
    return one_day(_nearest_year(asked, lambda year: date(year, month, day)))


def _year_by_weekday(asked: Asked, month: int, day: int) -> date | None:
    """ "Tuesday, December 12": the nearest year in which that day is a Tuesday."""
    published = asked.published
    assert published is not None
    weekday = int(asked.words["weekdays"][asked.get("w").title()])
    found = []
    for year in range(published.year - 1, published.year + 2):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when.weekday() == weekday:
            found.append(when)
    return min(found, key=lambda when: abs(when - published)) if found else None


def _no_year(asked: Asked) -> str:
    return f'date "{asked.expression.phrase}" names no year, and no publication date'


def _nearest_year(asked: Asked, at: Callable[[int], date]) -> date:
    """The day in the year that fits: not after the report for the past, not before for the future."""
    assert asked.published is not None
    year = asked.published.year
    for _ in range(8):  # 29 February
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
    raise ValueError


def _slashed(asked: Asked) -> Answer:
    first, second, year = int(asked.get("d")), int(asked.get("m")), int(asked.get("y"))
    if first == second or first > 12:
        return one_day(date(year, second, first))
    if second > 12:
        return one_day(date(year, first, second))
    return f'"{asked.expression.text}" may be month first or day first'


def _range(asked: Asked) -> Answer:
    year2 = asked.get("y2")
    year1 = asked.get("y") or year2
    if not asked.get("m2") and not asked.get("m"):
        if len(year2) == 2:
            year2 = year1[:2] + year2
        start, end = date(int(year1), 1, 1), date(int(year2), 12, 31)
    else:
        month2 = asked.month("m2") if asked.get("m2") else asked.month("m")
        month1 = asked.month("m") if asked.get("m") else month2
        if not year2 and asked.published is not None and asked.get("which"):
            year1 = year2 = str(asked.published.year + asked.step)
        if not year2:
            if asked.published is None:
                return _no_year(asked)
            start_day = asked.day("d") if asked.get("d") else 1
            # a range that has begun is past: the first day decides
            begun = _nearest_year(asked, lambda year: date(year, month1, start_day))
            year = begun.year + (month2 < month1)
            day = asked.day("d2") if asked.get("d2") else monthrange(year, month2)[1]
            end = date(year, month2, day)
            return Interval(begun, end, "range") if begun <= end else _backwards(asked)
        last = asked.day("d2") if asked.get("d2") else monthrange(int(year2), month2)[1]
        end = date(int(year2), month2, last)
        first = int(year1) - (month1 > month2 and year1 == year2)
        start = date(first, month1, asked.day("d") if asked.get("d") else 1)
    return Interval(start, end, "range") if start <= end else _backwards(asked)


def _backwards(asked: Asked) -> str:
    return f'"{asked.expression.text}" ends before it begins'


def _month(asked: Asked) -> Answer:
    found = _whole_month(asked)
    return found if isinstance(found, str) else part_of_month(found, asked)


def _whole_month(asked: Asked) -> Answer:
    month, which = asked.month("m"), asked.get("which")
    if asked.get("y"):
        return months(int(asked.get("y")), month, 1, "month")
    if asked.published is None:
        return _no_year(asked)
    year, now = asked.published.year, asked.published.month
    if which == "this" or asked.expression.text.lower().endswith(" year"):
        year += asked.step
    elif which in NEXT:
        year += month <= now
    elif which in LAST:
        year -= month >= now
    elif asked.future:
        year += month < now
    else:
        year -= month > now
    return months(year, month, 1, "month")


def _season(asked: Asked) -> Answer:
    first = int(asked.words["seasons"][asked.get("season")])
    if asked.get("y"):
        return months(int(asked.get("y")), first, 3, "quarter")
    if asked.published is None:
        return asked.relative
    year = asked.published.year
    if asked.step > 0:
        year += asked.published.month >= first
    elif asked.step < 0 and months(year, first, 3, "quarter").end >= asked.published:
        year -= 1 if months(year - 1, first, 3, "quarter").end < asked.published else 2
    return months(year, first, 3, "quarter")


def _quarter(asked: Asked) -> Answer:
    if asked.get("y"):
        year = int(asked.get("y"))
    elif asked.get("which") and asked.published is not None:
        year = asked.published.year + asked.step
    else:
        return f'"{asked.expression.text}" names no year'
    ordinal = asked.get("ordinal")
    number = int(ordinal) if ordinal.isdigit() else int(asked.words["ordinals"][ordinal])
    return months(year, 3 * number - 2, 3, "quarter")


def _half(asked: Asked) -> Answer:
    first = 1 if asked.get("ordinal") == "first" else 7
    return months(int(asked.get("y")), first, 6, "range")


def _fiscal(asked: Asked) -> Answer:
    return f'"{asked.expression.text}" is a year of accounts, which begins when its country says'


def _feast(asked: Asked) -> Answer:
    return f'"{asked.expression.text}" is a day that its country and year set'


def _decade(asked: Asked) -> Answer:
    return unit_at("decade", 0, date(int(asked.get("y")), 1, 1))


def _year(asked: Asked) -> Answer:
    if asked.get("y"):
        year = int(asked.get("y"))
    elif asked.published is None:
        return asked.relative
    else:
        year = asked.published.year + asked.step
    quarters = asked.words["quarters"].get(asked.get("part"))
    if not quarters:
        return whole_year(year)
    first, last = quarters
    count = 3 * (last - first + 1)
    return months(year, 3 * first - 2, count, "quarter" if first == last else "range")


_KINDS: Mapping[str, Callable[[Asked], Answer]] = {
    "day": _day,
    "slashed": _slashed,
    "range": _range,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _fiscal,
    "feast": _feast,
    "decade": _decade,
    "year": _year,
    "weekday": relative.weekday,
    "weekdays": relative.weekdays,
    "unit": relative.unit_,
    "part": relative.part_,
    "end": relative.end_,
    "span": relative.span_,
    "vague": relative.vague,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "days": relative.days_,
    "weekend": relative.weekend,
    "now": relative.now,
    "told": relative.told,
}


def _bounded(found: Answer, expression: Expression, published: date | None, future: bool) -> Answer:
    """Apply `since`, `until`, `by`; and what is past cannot lie after the report."""
    if isinstance(found, str):
        return found
    bound = expression.bound
    open_ = found.precision != "range" or expression.kind in ("month", "unit")
    if bound in ("from", "after") and open_:
        if published is None or future or found.start > published:
            return f'"{expression.phrase}" sets no end'
        return Interval(found.start, published, "range")
    if bound in ("before", "by") and expression.kind != "range":
        until = bound == "by" or expression.kind == "end"
        if until and future and published is not None and published <= found.end:
            return Interval(published, found.end, "range")
        return f'"{expression.phrase}" sets no beginning'
    if published is not None and not future and found.start <= published < found.end:
        return Interval(found.start, published, found.precision)
    return found
