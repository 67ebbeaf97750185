"""Which states belong to an organisation, as of a day.

The register never expands "EU members": who they are is asked for here, and answered from a table
that is general knowledge, true to the year only. In the year of joining or leaving the answer
cannot be sure, and says so.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...data import data_path
from ...errors import LookupFailed
from .read import organisation_ids


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in an organisation from one year to another; None where it began or ended is not known."""

    organisation: str
    country: str
    since: int | None
    until: int | None

    def holds(self, on: date) -> bool:
        """Whether the state belonged to it on the day, so far as years can tell."""
        begun = self.since is None or self.since <= on.year
        return begun and (self.until is None or on.year <= self.until)

    def is_sure(self, on: date) -> bool:
        """Whether the day lies outside the years of joining and leaving."""
        return on.year not in (self.since, self.until)


def members(organisation: str, on: date | None = None) -> tuple[Membership, ...]:
    """The memberships of an organisation that hold on the day, by country; without a day, all there were.

    `organisation` is its id or any name that the index knows: "EU", "African Union", "igo.nato".

    Raises LookupFailed where no organisation with known members is called so.
    """
    known = _memberships()
    found = known.get(organisation) or known.get(_ids().get(organisation.casefold(), ""))
    if found is None:
        raise LookupFailed.among("organisation with members", organisation, _names())
    return tuple(each for each in found if on is None or each.holds(on))


@cache
def _memberships() -> Mapping[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    with data_path("actors", "memberships.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            id = row["organisation"]
            since, until = (int(row[key]) if row[key] else None for key in ("from", "until"))
            found.setdefault(id, []).append(Membership(id, row["country"], since, until))
    return {id: tuple(sorted(rows, key=_order)) for id, rows in found.items()}


def _order(each: Membership) -> tuple[str, int]:
    return each.country, each.since or 0


@cache
def _ids() -> Mapping[str, str]:
    known = _memberships()
    return {name.casefold(): id for name, id in organisation_ids() if id in known}


def _names() -> tuple[str, ...]:
    known = _memberships()
    return tuple(name for name, id in organisation_ids() if id in known)
