"""Acts of force whose doer the sentence before has told: `Rebels raided a post. Two soldiers died.`

A passive or a noun that names only who suffered tells an act of those who just acted against the
same side (tests/gold/CODING.md, "Actor not named in the sentence"); of a clash, an act of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Party, Reading
from ..acts.one_side import COMMON, of_event

FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types whose doer is looked for in the acts before."""

BACK = 2
"""Sentences looked back: further off the act may be another."""

_CROWD = ("CVL",)
_DONE = frozenset({"actual", "historical"})
_ARMED = frozenset({"MIL", "COP", "REB", "SPY", "UAF", "PRM"})


def with_doer(reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """A reading without an actor, given the one of the act that it goes on from; None if none fits.

    `before` are the readings of the document up to its sentence, in order.
    """
    if reading.event not in FORCE or reading.status not in _DONE or not reading.recipients:
        return None
    if any(party.country in COMMON or party.sectors == _CROWD for party in reading.recipients):
        return None  # people who die in a war that is told of are often no act of their own
    for act in _near(reading, before):
        if not act.actors or act.status not in _DONE or act.operators or act.event != reading.event:
            continue
        if act.reciprocal:
            if all(any(_same(p, side) for side in act.actors) for p in reading.recipients):
                return replace(reading, actors=of_event(act.actors), recipients=(), reciprocal=True)
            continue
        struck = all(any(_same(p, side) for side in act.recipients) for p in reading.recipients)
        if struck and all(party.country is not None for party in act.actors):
            return replace(reading, actors=of_event(act.actors))
    return None


def _near(reading: Reading, before: Sequence[Reading]) -> Iterator[Reading]:
    for act in reversed(before):
        if reading.sentence - act.sentence > BACK:
            return
        yield act


def _same(one: Party, other: Party) -> bool:
    """Whether two are of one side: of one state, and both armed or neither."""
    armed = _ARMED.isdisjoint(one.sectors) == _ARMED.isdisjoint(other.sectors)
    return one.country == other.country and armed
