"""A talk that a report tells again was held as it first said: `Readout of a call with Chile`, then `the two spoke`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model import Reading
from .cameo import cameo_of

_TALK, _BY_PHONE = "CONSULT", "phone"


def with_medium(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a document; talks without a mode between those who talk by telephone elsewhere get it."""
    called = {_states(each) for each in readings if each.event == _TALK and _BY_PHONE in each.modes}
    return [_by_phone(each) if called and _may_be(each, called) else each for each in readings]


def _may_be(reading: Reading, called: set[frozenset[str | None]]) -> bool:
    plain = reading.event == _TALK and not reading.modes and reading.status == "actual"
    return plain and _states(reading) in called


def _by_phone(reading: Reading) -> Reading:
    modes = (_BY_PHONE,)
    return replace(reading, modes=modes, cameo=cameo_of(reading.event, modes, reading.contexts))


def _states(reading: Reading) -> frozenset[str | None]:
    return frozenset(party.country for party in (*reading.actors, *reading.recipients))
