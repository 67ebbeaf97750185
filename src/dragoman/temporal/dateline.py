"""The day on which a report was written, as its dateline tells it: "LIMA, Nov. 26 (Agency) --"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from ..model import Document
from .days import Interval
from .grammar import Expression, find
from .interval import interval

HEAD = 80
"""Characters of a text within which a dateline must stand."""
LATE = timedelta(days=3)
"""How long after it was written a report may be published."""

_AFTER = re.compile(r"[ ,.]*(?:\([^()]{2,30}\)[ ]*)?(?:--?|[–—_:])")


def closes_dateline(text: str, expression: Expression) -> bool:
    """Whether the expression is the day of the dateline with which `text` begins.

    A place in capitals or an agency in brackets stands about it, and a dash behind.
    """
    if expression.kind != "day" or expression.end > HEAD or not _AFTER.match(text, expression.end):
        return False
    letters = [char for char in text[: expression.start] if char.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters) or "(" in text[:HEAD]


def written(document: Document) -> date | None:
    """The day from which the words of a report count: that of its dateline, else of its publication.

    A dateline counts only where it lies at most three days before the publication.
    """
    return _written(document.text[:HEAD], document.published, document.language or "en")


@lru_cache(maxsize=256)
def _written(head: str, published: date | None, language: str) -> date | None:
    if published is None:
        return None
    for expression in find(head.partition("\n")[0], language):
        if expression.kind == "day" and closes_dateline(head, expression):
            found = interval(expression, published, language=language)
            if isinstance(found, Interval) and timedelta(0) <= published - found.start <= LATE:
                return found.start
    return published
