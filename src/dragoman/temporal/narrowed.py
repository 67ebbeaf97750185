"""Two expressions of which the second tells the first more exactly: "next week, probably on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .days import Interval
from .grammar import grammar
from .speaking import Candidate


def narrowed(found: Iterable[Candidate], text: str, language: str) -> list[Candidate]:
    """The candidates without those that one right behind narrows; it hangs where they hang."""
    kept: list[Candidate] = sorted(found, key=lambda each: each.expression.start)
    for wide, exact in pairwise(tuple(kept)):
        between = text[wide.expression.end : exact.expression.start]
        if _narrows(wide, exact) and _between(language).fullmatch(between):
            near = wide.rank if exact.rank is None else exact.rank
            kept[kept.index(exact)] = replace(exact, at=wide.at, rank=near)
            kept.remove(wide)
    return kept


def _narrows(wide: Candidate, exact: Candidate) -> bool:
    outer, inner = wide.answer, exact.answer
    if not (isinstance(outer, Interval) and isinstance(inner, Interval)):
        return False
    days = (outer.start, outer.end) != (inner.start, inner.end)
    return days and outer.start <= inner.start and inner.end <= outer.end


@cache
def _between(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, grammar(language).words["narrowing"]))
    return re.compile(rf" ?,? (?:(?:{words}) )*(?:on|in|for) ")
