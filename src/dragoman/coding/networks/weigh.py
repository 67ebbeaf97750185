"""How sure a reading is after the reader was asked: of its type at its word, and of each of its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

from ...model import Party, Reading
from ..confidence import load_calibration
from .reader import Shares
from .side_head import Roles
from .sight import Candidate

AROUND = 2
"""Words about a trigger where the reader may see the same act."""
Judged = Sequence[tuple[Candidate, Roles]]


def weighed(reading: Reading, shares: Shares, judged: Judged, types: Sequence[str]) -> Reading:
    """The reading with its probability as it is now known."""
    told = reader_evidence(reading, shares, judged, types)
    return replace(reading, confidence=load_calibration("read").probability(told))


def reader_evidence(
    reading: Reading, shares: Shares, judged: Judged, types: Sequence[str]
) -> Mapping[str, float]:
    """What was thought before; how likely the type is there and at all; how likely each side is."""
    before = reading.confidence
    actors = [share_of(party, judged, "actor") for party in reading.actors]
    recipients = [share_of(party, judged, "recipient") for party in reading.recipients]
    return {
        "before": log(before / (1 - before)),
        "word": near(shares, reading, types),
        "whole": float(shares.whole[types.index(reading.event)]),
        "actors": _mean(actors),
        "recipients": _mean(recipients),
        "one side": float(not recipients and not reading.reciprocal),
    }


def near(shares: Shares, reading: Reading, types: Sequence[str]) -> float:
    """The greatest share of a reading's type about its trigger."""
    low, high = max(0, reading.trigger - AROUND), reading.trigger + AROUND + 1
    found = shares.words[low:high, 1 + types.index(reading.event)]
    return float(found.max()) if len(found) else 0.0


def highest(shares: Shares, reading: Reading, types: Sequence[str]) -> float:
    """The greatest share of a reading's type in its sentence."""
    return float(shares.words[:, 1 + types.index(reading.event)].max(initial=0.0))


def share_of(party: Party, judged: Judged, side: str) -> float:
    """The greatest share of a side that a phrase which names a party has."""
    return max(
        (getattr(r, side) for c, r in judged if party.id in {p.id for p in c.parties}), default=0.0
    )


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0
