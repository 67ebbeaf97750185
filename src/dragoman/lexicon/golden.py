"""Golden lines: a reading as a political scientist writes it.

::

    RUS GOV > GEO  RETREAT/withdraw  negated  said by GEO GOV
    NOR + CHL  SUPPORT  cameo 057
    CHL > PER  REJECT  negated+historical  [diplomatic, not military]
    none
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import LexiconError
from ..model import STATUS_ORDER, Party, Reading

_FIELDS = re.compile(r"\s{2,}")
_SHAPE = (
    "ACTORS > RECIPIENTS  EVENT/mode+mode  status+status  [context, not context]  cameo CODE  "
    "said by PARTY, fields two spaces apart"
)
_ABSENT = "not "
_CAMEO = "cameo "
_SAID = "said by "


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
    """One expected reading; `contexts` must be among the reading's, `absent` must not."""

    event: str
    modes: tuple[str, ...]
    actors: tuple[GoldenParty, ...]
    recipients: tuple[GoldenParty, ...]
    reciprocal: bool
    status: str
    said_by: GoldenParty | None
    also: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    cameo: str | None = None

    def takes(self, reading: Reading) -> bool:
        """Whether `reading` is as expected; what the line leaves out is not compared."""
        return (
            self.event in (reading.event, reading.subtype)
            and (not self.modes or set(self.modes) == set(reading.modes))
            and reading.status == self.status
            and (not self.also or self.also == reading.also)
            and set(self.contexts) <= set(reading.contexts)
            and not set(self.absent) & set(reading.contexts)
            and self.cameo in (None, reading.cameo)
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
    statuses: tuple[str, ...] = ("actual",)
    about: list[str] = []
    said_by: GoldenParty | None = None
    cameo: str | None = None
    for field in fields[2:]:
        if field.startswith(_SAID):
            said_by = _party(field[len(_SAID) :], line)
        elif field.startswith(_CAMEO):
            cameo = field[len(_CAMEO) :]
        elif field.startswith("[") and field.endswith("]"):
            about = [name.strip() for name in field[1:-1].split(",") if name.strip()]
        elif all(status in STATUS_ORDER for status in field.split("+")):
            statuses = tuple(field.split("+"))
        else:
            raise LexiconError(
                f"Golden line {line!r}: {field!r} is neither a status nor contexts in brackets "
                "nor 'cameo' nor 'said by'."
            )
    return Golden(
        event=event,
        modes=tuple(modes.split("+")) if modes else (),
        actors=_parties(left, line),
        recipients=_parties(right, line) if arrow else (),
        reciprocal=reciprocal,
        status=statuses[0],
        said_by=said_by,
        also=statuses[1:],
        contexts=tuple(name for name in about if not name.startswith(_ABSENT)),
        absent=tuple(name.removeprefix(_ABSENT) for name in about if name.startswith(_ABSENT)),
        cameo=cameo,
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


def format_reading(reading: Reading, *, details: bool = False) -> str:
    """The golden line of a reading; `details` writes statuses beside, contexts and code too."""
    joint = " + " if reading.reciprocal else ", "
    actors = joint.join(party.code for party in reading.actors) or "?"
    if reading.recipients:
        actors += " > " + ", ".join(party.code for party in reading.recipients)
    fields = [
        actors,
        "/".join(filter(None, (reading.subtype or reading.event, "+".join(reading.modes)))),
    ]
    if reading.status != "actual":
        fields.append("+".join((reading.status, *(reading.also if details else ()))))
    if details and reading.contexts:
        fields.append(f"[{', '.join(reading.contexts)}]")
    if details and reading.cameo is not None:
        fields.append(f"{_CAMEO}{reading.cameo}")
    if reading.said_by is not None:
        fields.append(f"{_SAID}{reading.said_by.code}")
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
