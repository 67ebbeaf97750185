"""Golden lines: a reading as a political scientist writes it.

::

    RUS GOV > GEO  RETREAT/withdraw  negated  said by GEO GOV
    NOR + CHL  SUPPORT
    none
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import LexiconError
from ..model import STATUS_ORDER, Party, Reading

_FIELDS = re.compile(r"\s{2,}")
_SHAPE = "ACTORS > RECIPIENTS  EVENT/mode+mode  status  said by PARTY, fields two spaces apart"


@dataclass(frozen=True, slots=True)
class GoldenParty:
    """A country (`---` where unknown) and the sectors that are compared."""

    country: str | None
    sectors: tuple[str, ...] = ()

    def takes(self, party: Party) -> bool:
        """Whether `party` is this one; sectors that are not written are not compared."""
        return party.country == self.country and (
            not self.sectors
            or (party.sectors[:1] == self.sectors[:1] and set(self.sectors) <= set(party.sectors))
        )

    def __str__(self) -> str:
        return " ".join((self.country or "---", *self.sectors))


@dataclass(frozen=True, slots=True)
class Golden:
    """One expected reading."""

    event: str
    modes: tuple[str, ...]
    actors: tuple[GoldenParty, ...]
    recipients: tuple[GoldenParty, ...]
    reciprocal: bool
    status: str
    said_by: GoldenParty | None

    def takes(self, reading: Reading) -> bool:
        """Whether `reading` is as expected; what the line leaves out is not compared."""
        return (
            reading.event == self.event
            and (not self.modes or set(self.modes) == set(reading.modes))
            and reading.status == self.status
            and (self.reciprocal == reading.reciprocal or len(self.actors) < 2)
            and _same(self.actors, reading.actors)
            and _same(self.recipients, reading.recipients)
            and (
                self.said_by is None
                or (reading.said_by is not None and self.said_by.takes(reading.said_by))
            )
        )


def _same(expected: Sequence[GoldenParty], parties: Sequence[Party]) -> bool:
    if len(expected) != len(parties):
        return False
    left = list(parties)
    # the narrowest expectation chooses first, so that "RUS, RUS MIL" finds both
    for one in sorted(expected, key=lambda golden: -len(golden.sectors)):
        hit = next((party for party in left if one.takes(party)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def parse_line(line: str) -> Golden:
    """Read one golden line; LexiconError says what is wrong with it."""
    fields = _FIELDS.split(line.strip())
    if len(fields) < 2:
        raise LexiconError(f"Golden line {line!r}: expected {_SHAPE}.")
    left, arrow, right = fields[0].partition(">")
    reciprocal = "+" in left
    event, _, modes = fields[1].partition("/")
    status, said_by = "actual", None
    for field in fields[2:]:
        if field.startswith("said by "):
            said_by = _party(field[len("said by ") :], line)
        elif field in STATUS_ORDER:
            status = field
        else:
            raise LexiconError(
                f"Golden line {line!r}: {field!r} is neither a status nor 'said by'."
            )
    return Golden(
        event=event,
        modes=tuple(modes.split("+")) if modes else (),
        actors=_parties(left, line),
        recipients=_parties(right, line) if arrow else (),
        reciprocal=reciprocal,
        status=status,
        said_by=said_by,
    )


def _parties(text: str, line: str) -> tuple[GoldenParty, ...]:
    return tuple(_party(part, line) for part in re.split(r"[+,]", text) if part.strip())


def _party(text: str, line: str) -> GoldenParty:
    country, *sectors = text.split()
    if len(country) != 3 or country != country.upper():
        raise LexiconError(
            f"Golden line {line!r}: {country!r} is no country code; expected {_SHAPE}."
        )
    return GoldenParty(None if country == "---" else country, tuple(sectors))


def format_reading(reading: Reading) -> str:
    """The golden line of a reading, everything written."""
    joint = " + " if reading.reciprocal else ", "
    actors = joint.join(party.code for party in reading.actors) or "?"
    if reading.recipients:
        actors += " > " + ", ".join(party.code for party in reading.recipients)
    fields = [actors, "/".join(filter(None, (reading.event, "+".join(reading.modes))))]
    if reading.status != "actual":
        fields.append(reading.status)
    if reading.said_by is not None:
        fields.append(f"said by {reading.said_by.code}")
    return "  ".join(fields)


def compare(lines: Sequence[str], readings: Sequence[Reading]) -> tuple[list[str], list[Reading]]:
    """Pair expected lines with readings; what is left over on each side."""
    left = list(readings)
    missing = []
    goldens = [(line, parse_line(line)) for line in lines if line.strip() not in ("", "none")]
    # lines that say more are paired first, so that a looser one does not take their reading
    goldens.sort(key=lambda pair: -len(pair[0]))
    for line, golden in goldens:
        hit = next((reading for reading in left if golden.takes(reading)), None)
        if hit is None:
            missing.append(line)
        else:
            left.remove(hit)
    return missing, left
