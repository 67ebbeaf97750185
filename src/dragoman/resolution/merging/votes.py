"""One value from what several reports say: each independent report has one vote."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ...model.schema import Row

V = TypeVar("V", bound=Hashable)


@dataclass(slots=True)
class Ballot(Generic[V]):
    """Who says a value: the rows of mentions, the first of them the most confident."""

    value: V
    rows: list[Row] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many independent reports say so."""
        return len({row["report"] for row in self.rows})

    @property
    def best(self) -> Row:
        """The most confident mention that says so, of equal ones the first."""
        return max(self.rows, key=lambda row: row["confidence"])

    @property
    def mentions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row["id"] for row in self.rows))

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(sorted({row["outlet"] for row in self.rows if row["outlet"]}))


def ballots(pairs: Iterable[tuple[V, Row]]) -> list[Ballot[V]]:
    """The values that are said, in the order in which they are first said."""
    found: dict[V, Ballot[V]] = {}
    for value, row in pairs:
        found.setdefault(value, Ballot(value)).rows.append(row)
    return list(found.values())


def elected(found: Sequence[Ballot[V]], *, rank: Callable[[V], Any] | None = None) -> Ballot[V]:
    """The ballot with most reports; of equal ones the highest in `rank`, then the surest."""
    if len(found) == 1:
        return found[0]

    def strength(ballot: Ballot[V]) -> tuple[Any, ...]:
        above = rank(ballot.value) if rank else 0
        return ballot.reports, above, sum(row["confidence"] for row in ballot.rows)

    return max(found, key=strength)


def reports_in(rows: Iterable[Row]) -> int:
    """How many independent reports the mentions come from."""
    return len({row["report"] for row in rows})
