"""What the data know of a person: the terms in office, and the standing on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...errors import LookupFailed
from ..tables.entry import Entry
from ..tables.index import ActorIndex
from ..tables.terms import leader_terms, offices
from .leaders import person_on


@dataclass(frozen=True, slots=True)
class Standing:
    """A person of the data on a day.

    `offices` are those of the day; for a former holder, the last ones. `sectors` then begins with ELI.
    Before all offices neither is given.
    """

    day: date
    person: str
    country: str | None
    sectors: tuple[str, ...]
    offices: tuple[str, ...]
    former: bool

    @property
    def code(self) -> str:
        """Country and sectors as one code: `GBR ELI GOV`."""
        return " ".join((self.country or "---", *self.sectors))


def standing(name: str, day: date, index: ActorIndex) -> tuple[Standing, ...]:
    """How each person of this full or last name stood on the day, in the order of the data.

    Raises LookupFailed where no person of the data is called so.
    """
    found = []
    for entries in _persons(name, index):
        person = person_on(entries, day)
        if person is None:
            # A leader of one state, and of an organisation: the year of the change leaves it open.
            found += [_standing((entry,), day) for entry in entries if entry.holds(day)]
        else:
            found.append(_standing(entries, day))
    return tuple(found)


def terms(name: str, index: ActorIndex) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """The terms of the persons of this name with their offices, the earliest first.

    Raises LookupFailed where no person of the data is called so.
    """
    found = {entry: _offices(entry) for entries in _persons(name, index) for entry in entries}
    return tuple(sorted(found.items(), key=lambda each: (each[0].since or date.min, each[0].id)))


def _persons(name: str, index: ActorIndex) -> list[tuple[Entry, ...]]:
    """The entries of each person whom the name can mean."""
    known = [entry for entry in index.entries(name) if entry.form == "person"]
    known = known or list(index.leaders(name))
    if not known:
        names = (each for term in leader_terms() for each in term.names)
        raise LookupFailed.among("leader", name, dict.fromkeys(names))
    people: dict[str, list[Entry]] = {}
    for entry in known:
        people.setdefault(entry.id, []).append(entry)
    return [tuple(entries) for entries in people.values()]


def _standing(entries: tuple[Entry, ...], day: date) -> Standing:
    now = [entry for entry in entries if entry.holds(day)]
    over = [entry for entry in entries if entry.until is not None and entry.until < day]
    last = max((entry.until for entry in over if entry.until), default=None)
    telling = now or [entry for entry in over if entry.until == last]
    person = person_on(entries, day)
    sectors = person.sectors if person else telling[0].sectors
    former = bool(over) and not now
    return Standing(
        day,
        entries[0].name,
        telling[0].country if telling else entries[0].country,
        ("ELI", *sectors) if former else sectors,
        tuple(dict.fromkeys(office for entry in telling for office in _offices(entry))),
        former,
    )


def _offices(entry: Entry) -> tuple[str, ...]:
    return tuple(sorted(office for office in offices().get(entry, ()) if office))
