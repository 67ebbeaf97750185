"""What an expression of time says, as the reckoning asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .days import Interval
from .grammar import Expression

Answer = Interval | str
"""An interval, or the reason why there is none."""

LAST, NEXT = ("last", "past"), ("next", "coming", "the coming")


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression with the day of the report, and whether its clause speaks of what is to come."""

    expression: Expression
    published: date | None
    future: bool
    words: Mapping[str, Any]

    def get(self, name: str) -> str:
        """The words of a named group, in small letters; empty where it has none."""
        return self.expression.groups.get(name, "").lower()

    @property
    def relative(self) -> str:
        """The reason why a relative date without a publication date is unknown."""
        return f'relative date "{self.expression.phrase}" and no publication date'

    @property
    def step(self) -> int:
        """-1 for "last", 1 for "next", else 0."""
        which = self.get("which")
        return -1 if which in LAST else 1 if which in NEXT else 0

    def month(self, name: str) -> int:
        """The number of a month that is written out or in figures."""
        value = self.get(name)
        return int(value) if value.isdigit() else int(self.words["months"][value.title()])

    def day(self, name: str) -> int:
        """The number of a day of the month."""
        return int(self.get(name).rstrip("stndrh"))

    def amount(self) -> tuple[int, int]:
        """The number told, as least and most: "three or four"."""
        high = self._number(self.get("n"))
        low = self._number(self.get("least")) if self.get("least") else high
        return low[0], high[1]

    def _number(self, text: str) -> tuple[int, int]:
        about = self.words["about"].get(text)
        if about:
            return int(about[0]), int(about[1])
        number = int(text) if text.isdigit() else int(self.words["numbers"][text])
        return number, number


HALVES = {"first": (1, 15), "second": (16, 0)}
"""First and last day of the halves of a month; 0 is its last day."""


def part_of_month(whole: Interval, asked: Asked) -> Interval:
    """ "Early March", "late last month", "the first half of May": thirds and halves of the month."""
    part = asked.words["thirds"].get(asked.get("third")) or HALVES.get(asked.get("half"))
    if not part:
        return whole
    first, last = part
    end = whole.end.replace(day=last) if last else whole.end
    return Interval(whole.start.replace(day=first), end, "range")
