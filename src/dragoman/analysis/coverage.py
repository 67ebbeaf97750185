"""How much news a register holds by period: without it more news is taken for more events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..register import Register
from .periods import By, Period, as_day, period_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """Documents published in a period, and the outlets that published them."""

    documents: int
    outlets: int


NOTHING = Coverage(0, 0)


@dataclass(slots=True)
class News:
    """Documents of one period as they are gathered; those that name no outlet are `unnamed`."""

    outlets: dict[str, int] = field(default_factory=dict)
    unnamed: int = 0
    languages: dict[str, int] = field(default_factory=dict)

    def add(self, outlet: str | None, language: str | None, count: int) -> None:
        """Count some documents of one outlet and language."""
        tongue = language or "unknown"
        self.languages[tongue] = self.languages.get(tongue, 0) + count
        if outlet is None:
            self.unnamed += count
        else:
            self.outlets[outlet] = self.outlets.get(outlet, 0) + count

    @property
    def documents(self) -> int:
        return sum(self.languages.values())


def ranked(counts: Mapping[str, int]) -> dict[str, int]:
    """The most frequent first, equals by name."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def coverage(book: Register, by: By) -> Mapping[Period, Coverage]:
    """Coverage of the whole register by day of publication; undated documents are in no period."""
    asked = (
        f"SELECT date_trunc('{by}', published::DATE)::DATE AS start, count(*) AS documents, "
        "count(DISTINCT outlet) AS outlets FROM documents WHERE published IS NOT NULL "
        "GROUP BY start ORDER BY start"
    )
    return {
        period_of(as_day(row["start"]), by): Coverage(row["documents"], row["outlets"])
        for row in book.sql(asked)
    }
