"""Numbers that later reports have taken back: corrected in words, or overtaken by a toll that rose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

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

LONGEST = 60
"""Characters in which a number is read, and what behind it makes it a measure."""

_TOKEN = r"\d[\d,.]*\d|\w+|[^\w\s]"


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a sentence takes back: numbers of "any" speaker or its "own"; all, or that which it names."""

    whose: str
    value: Range | None


def corrected(told: Told) -> Told:
    """What is left of the counts without those that a report published no earlier corrects.

    A correction in so many words takes back whatever other reports gave before it, or the number
    that it names. "Not 16" takes back the speaker's own number; of somebody else's it is a
    contradiction, and both stand.
    """
    if len({(count["low"], count["high"]) for count, _ in told}) < 2:
        return told
    correctors = [
        (taken, better, by) for better, by in told if (taken := _taken(by.get("words") or ""))
    ]
    if not correctors:
        return told
    return [
        (count, row)
        for count, row in told
        if not any(_takes(*each, count, row) for each in correctors)
    ] or told


def _takes(taken: Sequence[_Taken], better: Row, by: Row, count: Row, row: Row) -> bool:
    """Whether a report, with its better count, takes back that of another."""
    value = count["low"], count["high"]
    if by["document"] == row["document"] or (better["low"], better["high"]) == value:
        return False
    if (row["published"] or "") > (by["published"] or ""):
        return False
    return any(
        each.value in (None, value)
        and (each.whose == "any" or _speaker(better, by) == _speaker(count, row))
        for each in taken
    )


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


@lru_cache(4096)
def _taken(words: str) -> tuple[_Taken, ...]:
    """What a sentence takes back; nothing where it corrects none."""
    found = []
    for pattern, whose in _patterns():
        for match in pattern.finditer(words):
            if "number" not in pattern.groupindex:
                found.append(_Taken(whose, None))
            elif value := _value(words[match.start("number") :]):
                found.append(_Taken(whose, value))
    return tuple(found)


def _value(words: str) -> Range | None:
    """The number with which a text begins; None where it is a measure or the like."""
    from ...coding.counts.numbers import phrases

    tokens = list(re.finditer(_TOKEN, words[:LONGEST].lower()))
    glued = [bool(i) and tokens[i - 1].end() == token.start() for i, token in enumerate(tokens)]
    found = next(phrases([token.group() for token in tokens], glued, LANGUAGE), None)
    return (found.low, found.high) if found and found.first == 0 else None


def _speaker(count: Row, row: Row) -> str | None:
    speaker = count["said_by"] or row["said_by"]
    return speaker["id"] if speaker else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    number = rf"(?P<number>(?:\d|(?:{'|'.join(tables.number_words(LANGUAGE))})\b))"
    return tuple(
        (re.compile(rf"\b{phrase.replace('{number}', number)}", re.IGNORECASE), whose)
        for phrase, whose in tables.corrections(LANGUAGE)
    )
