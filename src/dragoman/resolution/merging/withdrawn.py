"""Numbers that later reports have taken back: corrected in words, or overtaken by a toll that rose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from ...model.schema import Row
from ..comparing import tables
from ..comparing.wording import LANGUAGE
from .votes import Ballot

Range = tuple[float, float | None]
Told = Sequence[tuple[Row, Row]]
"""Counts of one kind, each with its mention."""

RISES = 3
"""How manifold a toll may be of the one before; more is mostly another thing's."""

SETTLED = timedelta(days=2)
"""How long a toll must have been the last one told: of the next day's higher one nobody knows yet whose is right."""

_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|\w+ty(?:-\w+)?|dozens|scores|hundreds)\b"


def corrected(told: Told) -> list[tuple[Row, Row]]:
    """What is left of the counts without those that a report published no earlier corrects.

    A correction in so many words takes back whatever other reports gave before it. "Not 16" takes
    back the speaker's own number; of somebody else's it is a contradiction, and both stand.
    """
    whose = [_whose(row.get("words") or "") for _, row in told]
    if not any(whose):
        return list(told)
    kept = []
    for count, row in told:
        value = count["low"], count["high"]
        taken = any(
            each
            and by["document"] != row["document"]
            and (row["published"] or "") <= (by["published"] or "")
            and (better["low"], better["high"]) != value
            and (each == "any" or _speaker(better, by) == _speaker(count, row))
            for each, (better, by) in zip(whose, told, strict=True)
        )
        if not taken:
            kept.append((count, row))
    return kept or list(told)


def overtaken(best: Range, found: Sequence[Ballot[Range]], told: Told) -> list[Ballot[Range]]:
    """The lower tolls among those found that nobody has told since the chosen one was first told, for days."""
    days = [row["published"] for count, row in told if (count["low"], count["high"]) == best]
    if not all(days):
        return []
    first, since = min(days), date.fromisoformat(max(days)) - SETTLED
    return [
        one
        for one in found
        if one.value[0] < best[0] <= RISES * (one.value[1] or one.value[0]) + 2
        and (last := max(row["published"] or "9999-12-31" for row in one.rows)) < first
        and date.fromisoformat(last) <= since
    ]


def _whose(words: str) -> str:
    """Whose numbers a sentence takes back: "any", the speaker's "own", or "" where it corrects none."""
    for pattern, whose in _patterns():
        if pattern.search(words):
            return whose
    return ""


def _speaker(count: Row, row: Row) -> str | None:
    speaker = count["said_by"] or row["said_by"]
    return speaker["id"] if speaker else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{phrase.replace('{number}', _NUMBER)}", re.IGNORECASE), whose)
        for phrase, whose in tables.corrections(LANGUAGE)
    )
