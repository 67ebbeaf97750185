"""Which states there were on a day, and the number that a project of the field gives them.

Two lists are shipped: `cow` (Correlates of War, State System Membership v2016) and `gw` (Gleditsch
and Ward). A country's number changes with its state: DEU is 260 in one list until 1990-10-02 and
255 after it. Sources lie beside the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

from ..errors import LookupFailed
from .countries import country
from .tables import rows

System = Literal["cow", "gw"]
SYSTEMS: tuple[System, ...] = get_args(System)
KNOWN_UNTIL = 2017
"""The last year of which both lists tell; a state of then is taken to go on until one says otherwise."""
SOURCES: Mapping[System, str] = {
    "cow": "Correlates of War, State System Membership (v2016)",
    "gw": "Gleditsch and Ward",
}


@dataclass(frozen=True, slots=True)
class State:
    """A member of a state system from `start` to `end`, both included.

    `end` is None for a state of `KNOWN_UNTIL`, which is taken to go on after it.

    `bears_code` is False where another state of the same days bears the code `iso3`, as West
    Germany did beside East Germany: acts under that code are counted with the bearer.
    """

    iso3: str
    system: System
    number: int
    name: str
    start: date
    end: date | None
    bears_code: bool

    def held(self, first: date, last: date) -> bool:
        """Whether it was a member on a day from `first` to `last`."""
        return self.start <= last and (self.end is None or self.end >= first)


@cache
def states(system: str = "cow") -> tuple[State, ...]:
    """Give all states of a system since 1946, by code and day of entry.

    Raises:
        LookupFailed: no such system.
    """
    if system not in SYSTEMS:
        raise LookupFailed.among("state system", system, SYSTEMS)
    return tuple(
        State(
            iso3=row["iso3"],
            system=name,
            number=int(row["number"]),
            name=row["name"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]) if row["end"] else None,
            bears_code=row["bears_code"] == "y",
        )
        for name in SYSTEMS
        for row in rows("actors/state_systems")
        if row["system"] == name == system
    )


def states_between(first: date, last: date, system: str = "cow") -> Iterator[State]:
    """Give the states that bear a code and were members on a day from `first` to `last`.

    Raises:
        LookupFailed: no such system.
    """
    return (each for each in states(system) if each.bears_code and each.held(first, last))


def state_on(code: str, day: date, system: str = "cow") -> State | None:
    """Give the state that bore a country's code on a day, None where there was none.

    Raises:
        LookupFailed: no such system or country.
    """
    wanted = country(code).iso3
    return next((one for one in states_between(day, day, system) if one.iso3 == wanted), None)
