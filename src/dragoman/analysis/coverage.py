"""How much news a register holds by period: without it more news is taken for more events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..register import Register
from .periods import By, Period, period_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents published in a period, and the outlets that published them."""

    documents: int
    outlets: int


NOTHING = Coverage(0, 0)


def coverage(book: Register, by: By) -> Mapping[Period, Coverage]:
    """Coverage of the whole register by day of publication; undated documents are in no period."""
    asked = (
        f"SELECT date_trunc('{by}', published::DATE)::DATE AS start, count(*) AS documents, "
        "count(DISTINCT outlet) AS outlets FROM documents WHERE published IS NOT NULL "
        "GROUP BY start ORDER BY start"
    )
    return {
        period_of(_day(row["start"]), by): Coverage(row["documents"], row["outlets"])
        for row in book.sql(asked)
    }


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
