"""Dates that hang on a date told before: "the next day", "two days later", "that evening".

The last day named before the words, in the sentence or the two or so before it, is the one they
count from. Where a date follows ("two days after Monday's raid") it is that one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .asked import Answer
from .days import Interval, one_day, step_back, unit_at
from .grammar import Expression, find, grammar
from .interval import interval, nearer

REACH = 600
"""Characters before the words within which the other date must stand."""
AHEAD = 60
"""Characters after "two days after" within which it must stand."""

_SAME_DAY = ("clockside", "clocktime", "sameday")
_BACK = ("before", "earlier", "previously", "previous", "preceding")
_FINE = {"day": 1, "range": 2, "week": 2, "month": 3, "quarter": 4, "year": 5, "decade": 6}
_COARSE = {"day": 1, "weekend": 1, "week": 1, "fortnight": 1, "month": 3, "year": 5, "decade": 6}


def resolve(
    text: str,
    expression: Expression,
    published: date | None,
    *,
    before: str = "",
    future: bool = False,
    language: str = "en",
) -> Answer:
    """The days of an expression in the sentence `text`, which the text `before` precedes."""
    if expression.kind != "told":
        return interval(expression, published, future=future, language=language)
    start = _antecedent(text, expression, published, before, future, language)
    if start is None:
        return interval(expression, published, language=language)
    if "sinceday" in expression.groups:
        # "has shelled two towns since"
        if published is None or start.start > published:
            return f'"{expression.phrase}" sets no end'
        return Interval(start.start, published, "range")
    found = stepped(expression, start, language)
    ahead = isinstance(found, Interval) and published is not None and found.start > published
    return f'"{expression.phrase}" would lie after the report' if ahead and not future else found


def stepped(expression: Expression, start: Interval, language: str) -> Answer:
    """The days at the step that the expression tells from those of the other date."""
    try:
        return _step(expression, start, language)
    except (ValueError, OverflowError):
        return f'"{expression.phrase}" is no day of the calendar'


def _antecedent(
    text: str,
    expression: Expression,
    published: date | None,
    before: str,
    future: bool,
    language: str,
) -> Interval | None:
    """The days from which the expression counts, fine enough for its unit."""
    fine = _COARSE.get(_unit(expression, language), 1)
    after = text[expression.end : expression.end + AHEAD]
    if expression.text.lower().endswith(("after", "before")) and after[:1] == " ":
        # "two days after" what follows, up to a comma
        clause = _clause(after)
        for each in find(clause, language):
            found = interval(each, published, language=language)
            if isinstance(found, Interval) and _FINE[found.precision] <= fine:
                return found
        if clause.strip(" ."):
            return None
    # from the beginning of the window on: an anaphor may itself count from an anaphor
    earlier = before[-REACH:] + " "
    last: Interval | None = None
    for each in find(earlier + text[: expression.start], language):
        answer: Answer | None
        if each.kind == "told":
            answer = _step(each, last, language) if last is not None else None
        else:
            each = replace(each, bound=None)
            answer = interval(each, published, language=language)
            if future and each.start >= len(earlier):
                ahead = interval(each, published, future=True, language=language)
                answer = nearer(answer, ahead, published) if each.kind == "day" else ahead
        if isinstance(answer, Interval) and _FINE[answer.precision] <= fine:
            last = answer
    return last


def _clause(text: str) -> str:
    ends = [i for i in (text.find(mark) for mark in (",", ";", ":", ". ")) if i >= 0]
    return text[: min(ends)] if ends else text


def _unit(expression: Expression, language: str) -> str:
    unit = expression.groups.get("unit", "day").lower()
    return str(grammar(language).words["units"].get(unit, "day"))


def _step(expression: Expression, start: Interval, language: str) -> Interval:
    groups = {name: value.lower() for name, value in expression.groups.items()}
    words = grammar(language).words
    side = groups.get("side") or groups.get("step", "")
    sign = 0 if not side else -1 if side in _BACK else 1
    unit = groups.get("unit", "day")
    if unit in words["clock"] or not groups.keys().isdisjoint(_SAME_DAY):
        return one_day(start.start if sign < 0 else start.end)
    base = start.start if sign < 0 else start.end
    if unit == "weekend":
        saturday = base + timedelta(
            days=5 - base.weekday() + (7 if sign > 0 and base.weekday() >= 5 else 0)
        )
        saturday -= timedelta(days=7 if sign < 0 else 0)
        return Interval(saturday, saturday + timedelta(days=1), "range")
    unit = str(words["units"][unit])
    if "n" not in groups:
        return unit_at(unit, sign, base)
    text = groups["n"]
    low, high = words["about"].get(text) or (
        [int(text)] * 2 if text.isdigit() else [int(words["numbers"][text])] * 2
    )
    if low == high and unit in ("day", "week", "fortnight"):
        return one_day(step_back(base, -sign * low, unit))
    if low == high:
        return unit_at(unit, sign * low, base)
    ends = sorted(step_back(base, -sign * count, unit) for count in (low, high))
    return Interval(ends[0], ends[1], "range")
