"""Expressions that are reckoned from the day of the report: "on Monday", "last week", "two days ago"."""

from __future__ import annotations

from datetime import timedelta

from .asked import NEXT, Answer, Asked, part_of_month
from .days import Interval, months, one_day, step_back, unit_at


def weekday(asked: Asked) -> Answer:
    """A weekday: the last one up to the report, or the next one from it on."""
    if asked.published is None:
        return asked.relative
    number = int(asked.words["weekdays"][asked.get("weekday").title()])
    if asked.get("week"):
        weeks = {"last": -1, "this": 0, "next": 1}[asked.get("week")]
        monday = unit_at("week", weeks, asked.published).start
        return one_day(monday + timedelta(days=number))
    ahead = (number - asked.published.weekday()) % 7
    if asked.step > 0 or (asked.future and asked.step == 0):
        days = ahead or (7 if asked.get("which") in NEXT else 0)
    else:
        days = ahead - 7 if ahead else 7 * asked.step
    return one_day(asked.published + timedelta(days=days))


def weekdays(asked: Asked) -> Answer:
    """Two weekdays and what lies between."""
    if asked.published is None:
        return asked.relative
    numbers = asked.words["weekdays"]
    first, last = (int(numbers[asked.get(name).title()]) for name in ("weekday", "weekday2"))
    between = (last - first) % 7
    if asked.future:
        start = asked.published + timedelta(days=(first - asked.published.weekday()) % 7)
        return Interval(start, start + timedelta(days=between), "range")
    end = asked.published - timedelta(days=(asked.published.weekday() - last) % 7)
    return Interval(end - timedelta(days=between), end, "range")


def unit_(asked: Asked) -> Answer:
    """ "Last week", "this month"."""
    if asked.published is None:
        return asked.relative
    whole = unit_at(asked.get("unit"), asked.step, asked.published)
    return part_of_month(whole, asked) if asked.get("unit") == "month" else whole


def part_(asked: Asked) -> Answer:
    """ "Earlier this week": up to the report; "later": from it on."""
    if asked.published is None:
        return asked.relative
    whole = unit_at(asked.get("unit"), 0, asked.published)
    if asked.get("which") == "earlier":
        return Interval(whole.start, asked.published, "range")
    return Interval(asked.published, whole.end, "range")


def end_(asked: Asked) -> Answer:
    """ "The end of the year": its last quarter; of a month or week, the whole."""
    if asked.published is None:
        return asked.relative
    if asked.get("which") == "the" and not asked.future:
        return f'"{asked.expression.phrase}" does not say which'
    whole = unit_at(asked.get("unit"), asked.step, asked.published)
    return months(whole.end.year, 10, 3, "quarter") if whole.precision == "year" else whole


def span_(asked: Asked) -> Answer:
    """ "The past three days", "the next 24 hours"."""
    if asked.published is None:
        return asked.relative
    if asked.get("unit") in asked.words["clock"]:
        days = -(-asked.amount()[1] // 24) if asked.get("n") else 1
        if asked.step > 0:
            return Interval(asked.published, asked.published + timedelta(days=days), "range")
        return Interval(asked.published - timedelta(days=days), asked.published, "range")
    unit = str(asked.words["units"][asked.get("unit")])
    if not asked.get("n") and asked.get("unit") != unit:
        return f'"{asked.expression.phrase}" does not say how many'
    most = asked.amount()[1] if asked.get("n") else 1
    if asked.step > 0:
        return Interval(asked.published, step_back(asked.published, -most, unit), "range")
    return Interval(step_back(asked.published, most, unit), asked.published, "range")


def ago(asked: Asked) -> Answer:
    """ "Two weeks ago": the calendar unit so far back; "a week ago" is that day."""
    if asked.published is None:
        return asked.relative
    low, high = asked.amount()
    clock = asked.words["clock"].get(asked.get("unit"))
    if clock:
        days = -(-high // int(clock))
        return Interval(asked.published - timedelta(days=days), asked.published, "range")
    unit = str(asked.words["units"][asked.get("unit")])
    if unit == "decade":
        unit, low, high = "year", 10 * low, 10 * high
    if unit == "week" and low == high == 1:
        return one_day(asked.published - timedelta(days=7))
    if low == high:
        return unit_at(unit, -low, asked.published)
    late, early = (unit_at(unit, -count, asked.published) for count in (low, high))
    return Interval(early.start, late.end, "range")


def ahead(asked: Asked) -> Answer:
    """ "In two weeks' time"."""
    if asked.published is None:
        return asked.relative
    low, high = asked.amount()
    unit = str(asked.words["units"][asked.get("unit")])
    if low == high:
        return unit_at(unit, low, asked.published)
    first, last = (unit_at(unit, count, asked.published) for count in (low, high))
    return Interval(first.start, last.end, "range")


def days_(asked: Asked) -> Answer:
    """ "Yesterday", "overnight"."""
    if asked.published is None:
        return asked.relative
    first, last = asked.words["days"][asked.get("word")]
    start, end = (asked.published + timedelta(days=n) for n in (first, last))
    return Interval(start, end, "day" if start == end else "range")


def now(asked: Asked) -> Answer:
    """ "Now", "currently": the day of the report."""
    return asked.relative if asked.published is None else one_day(asked.published)


def weekend(asked: Asked) -> Answer:
    """Saturday and Sunday."""
    if asked.published is None:
        return asked.relative
    saturday = asked.published + timedelta(days=5 - asked.published.weekday())
    ahead = asked.future or asked.step > 0
    if not ahead and saturday > asked.published:
        saturday -= timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), "range")


def vague(asked: Asked) -> Answer:
    """ "In recent days", "years ago": no bounds."""
    return f'"{asked.expression.phrase}" does not say how many'


def told(asked: Asked) -> Answer:
    """What counts from a date that was not found."""
    return f'"{asked.expression.phrase}" refers to a date told elsewhere'
