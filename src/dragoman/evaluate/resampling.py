"""Bootstrap intervals over documents: sentences of one report are no independent draws."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from .events import Scores

SEED = 7
DRAWS = 1000

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Intervals:
    """The 95 % bootstrap intervals of precision, recall and F1."""

    precision: Interval
    recall: Interval
    f1: Interval


def intervals(documents: Sequence[Scores], *, share: float = 0.95) -> Intervals:
    """Draw documents anew with replacement; each brings its own counts."""
    chance = random.Random(SEED)
    drawn = (
        [total(chance.choices(documents, k=len(documents))) for _ in range(DRAWS)]
        if documents
        else []
    )

    def between(values: list[float]) -> Interval:
        if not values:
            return 0.0, 0.0
        values.sort()
        tail = round((1 - share) / 2 * (len(values) - 1))
        return values[tail], values[len(values) - 1 - tail]

    return Intervals(
        between([each.precision for each in drawn]),
        between([each.recall for each in drawn]),
        between([each.f1 for each in drawn]),
    )


def share_interval(documents: Sequence[tuple[int, int]], *, share: float = 0.95) -> Interval:
    """The interval of a share, each document with its right answers and all its answers."""
    chance = random.Random(SEED)
    values = []
    for _ in range(DRAWS if documents else 0):
        drawn = chance.choices(documents, k=len(documents))
        of = sum(count for _, count in drawn)
        values.append(sum(right for right, _ in drawn) / of if of else 0.0)
    if not values:
        return 0.0, 0.0
    values.sort()
    tail = round((1 - share) / 2 * (len(values) - 1))
    return values[tail], values[len(values) - 1 - tail]


def total(parts: Sequence[Scores]) -> Scores:
    """Counts added up."""
    return Scores(
        sum(part.right for part in parts),
        sum(part.coded for part in parts),
        sum(part.gold for part in parts),
    )
