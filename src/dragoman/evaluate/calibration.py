"""Confidence and truth: how often an answer that is 0.8 sure is right, and what abstaining costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
CUTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Judged = tuple[float, bool]
"""The confidence of an answer in [0, 1], and whether it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in `[low, high)`: how sure they are, and how often right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left where answers less sure than `at` are withheld."""

    at: float
    answered: int
    precision: float
    recall: float


def reliability(answers: Sequence[Judged], *, bins: int = BINS) -> list[Bin]:
    """The reliability curve: bins of equal width, empty ones left out."""
    held: dict[int, list[Judged]] = {}
    for answer in answers:
        held.setdefault(min(int(answer[0] * bins), bins - 1), []).append(answer)
    return [
        Bin(
            k / bins,
            (k + 1) / bins,
            len(inside),
            sum(confidence for confidence, _ in inside) / len(inside),
            sum(right for _, right in inside) / len(inside),
        )
        for k, inside in sorted(held.items())
    ]


def calibration_error(answers: Sequence[Judged], *, bins: int = BINS) -> float:
    """Expected calibration error: the mean gap of the curve, weighted by the size of its bins."""
    gaps = (
        each.count * abs(each.confidence - each.right) for each in reliability(answers, bins=bins)
    )
    return sum(gaps) / len(answers) if answers else 0.0


def cuts(answers: Sequence[Judged], gold: int, *, at: Sequence[float] = CUTS) -> list[Cut]:
    """Precision and recall of `gold` true answers at each least confidence."""
    found = []
    for least in at:
        kept = [right for confidence, right in answers if confidence >= least]
        found.append(
            Cut(
                least,
                len(kept),
                sum(kept) / len(kept) if kept else 0.0,
                sum(kept) / gold if gold else 0.0,
            )
        )
    return found
