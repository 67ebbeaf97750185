"""Classification figures: precision, recall and F1 by class, their mean, and how sure they are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Answer = tuple[str, str]
"""A gold class and the class answered."""

SEED = 7
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Counts of one class; shares lie in [0, 1] and are 0 where nothing was to be divided."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.gold) if self.said + self.gold else 0.0


def by_class(answers: Sequence[Answer]) -> dict[str, ClassScore]:
    """Scores of every class that gold has, in alphabetical order."""
    right = Counter(gold for gold, answer in answers if gold == answer)
    said = Counter(answer for _, answer in answers)
    true = Counter(gold for gold, _ in answers)
    return {name: ClassScore(right[name], said[name], true[name]) for name in sorted(true)}


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean of F1 over the gold classes."""
    scores = by_class(answers)
    return sum(score.f1 for score in scores.values()) / len(scores) if scores else 0.0


def interval(answers: Sequence[Answer], *, share: float = 0.95) -> tuple[float, float]:
    """The bootstrap percentile interval of macro-F1: answers drawn anew with replacement."""
    chance = random.Random(SEED)
    drawn = sorted(macro_f1(chance.choices(answers, k=len(answers))) for _ in range(DRAWS))
    tail = round((1 - share) / 2 * (DRAWS - 1))
    return drawn[tail], drawn[DRAWS - 1 - tail]


def confusion(answers: Sequence[Answer]) -> dict[str, Counter[str]]:
    """How often each answer was given, by gold class."""
    table: dict[str, Counter[str]] = {}
    for gold, answer in answers:
        table.setdefault(gold, Counter())[answer] += 1
    return dict(sorted(table.items()))
