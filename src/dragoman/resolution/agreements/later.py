"""What is told later of an agreement made before, put with the one that is meant: it was suspended, left, extended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from .cluster import Cluster, conflict, likeness, same_days

LATER_REACH = timedelta(days=3653)
"""How long after it was made an agreement may be told of by what became of it."""

TRUCE_REACH = timedelta(days=92)
"""The same of a truce after it was last told of: the next one of the same parties may be another."""

MAKING = frozenset({"signed", "initialled"})

BEFORE_MAKING = frozenset({"proposed", "negotiating"})

RECURRING = frozenset({"ceasefire"})
"""Forms that the same parties make again and again under the same words."""

TWO_SIDES = 2

FEW_SIDES = 5
"""Sides up to which two of them can stand for all."""


def with_later(found: Sequence[Cluster]) -> list[Cluster]:
    """What became of an agreement goes with the last one that the same parties made on the subject.

    Who joins or leaves one of several may be told beside some of its parties alone.
    """
    made: dict[Hashable, list[Cluster]] = defaultdict(list)
    told: dict[Hashable, list[Cluster]] = defaultdict(list)
    later: list[Cluster] = []
    alone: list[Cluster] = []
    ordered = sorted(found, key=lambda c: c.key)
    for one in ordered:
        if not one.sides or not one.subjects or not any(one.days()):
            continue
        stages = frozenset().union(*(t.stages for t in one.members))
        after = bool(stages - MAKING - BEFORE_MAKING)
        if len(one.sides) < TWO_SIDES:
            alone += [one] if after and not stages & MAKING else []
            continue
        if stages & MAKING:
            for key in _pairs_of(one):
                made[key].append(one)
        for side in one.sides:
            told[side].append(one)
        if after or (one.joins and not stages):
            later.append(one)
    gone: set[int] = set()
    for one in later:
        before = (m for key in _pairs_of(one) for m in made[key] if id(m) not in gone)
        if _absorbed(_last_told(one, before), one, "told later of the last one made"):
            gone.add(id(one))
    for one in alone:  # "withdrew from the fisheries treaty" names no partner
        (side,) = one.sides
        before = (m for m in told[side] if id(m) not in gone)
        if _absorbed(
            _last_told(one, before), one, "told later of the last one, its partner unnamed"
        ):
            gone.add(id(one))
    return [one for one in ordered if id(one) not in gone]


def _absorbed(last: Cluster | None, one: Cluster, reason: str) -> bool:
    """Put what is told later with the agreement it is of; not where that is another after all: no older one is meant."""
    if last is None or conflict(last, one) is not None:
        return False
    _, why = likeness(last, one)
    last.absorb(one, "; ".join((reason, *why)))
    return True


def _pairs_of(one: Cluster) -> Iterable[Hashable]:
    """All sides together where they are many, else each two of them."""
    if len(one.sides) > FEW_SIDES:
        return (frozenset(one.sides),)
    return combinations(sorted(one.sides), TWO_SIDES)


def _last_told(later: Cluster, told: Iterable[Cluster]) -> Cluster | None:
    """The last agreement of which a later telling can be; None where it can be of two groups of parties."""
    start = min(later.days())
    fits = {id(m): m for m in told if m is not later and _can_be_of(later, m, start)}.values()
    exact = [m for m in fits if m.sides == later.sides]
    if not exact and len({frozenset(m.sides) for m in fits}) > 1:
        return None
    return max(
        exact or fits, key=lambda m: (max(d for d in m.days() if d <= start), m.key), default=None
    )


def _can_be_of(later: Cluster, made: Cluster, start: date) -> bool:
    """Whether an agreement on the subject was told as made no later than a day, and within reach of it."""
    days = [day for day in made.days() if day <= start]
    some = later.sides <= made.sides or (later.joins and made.sides <= later.sides)
    if not days or not some or not made.subjects & later.subjects:
        return False
    if (later.signed or later.initialled) and not same_days(later, made):
        return False  # who tells of its making too tells of which
    recurring = bool((later.forms | made.forms) & RECURRING)
    return start - max(days) <= (TRUCE_REACH if recurring else LATER_REACH)
