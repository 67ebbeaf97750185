"""Evidence to a score: the logit that two mentions tell of one event."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from . import tables
from .alike import Places
from .evidence import STEPS
from .together import told_together
from .traits import Traits

AT_ONCE = 1 << 16
"""Pairs scored together, few enough for the processor's cache."""

LEAST, MOST = -8.0, 4.0
"""Scores are kept between these. What speaks for a pair adds up to no more than MOST, before what
speaks against it is taken off: no number of resemblances outweighs a contradiction in itself. And
no contradiction counts below LEAST: any single reading may be wrong."""


IN_STORY = 1.5
"""What a pair of one story is linked more strongly by than its score says. The pairs of labelled
stories have all been judged and those of two stories have not: of a busy pair of states there are
many acts of one kind, which the labels say little about."""


def scores(
    traits: Traits, one: Places, other: Places, *, floor: float = LEAST, in_story: float = 0.0
) -> NDArray[np.float32]:
    """The logit of each pair, in [LEAST, MOST]; the same for both orders of a pair.

    `in_story` speaks for pairs of one story. Pairs that cannot reach `floor` are not compared to the end: they are LEAST.
    """
    found = np.full(len(one), LEAST, np.float32)
    for first in range(0, len(one), AT_ONCE):
        left, right = one[first : first + AT_ONCE], other[first : first + AT_ONCE]
        at = np.arange(first, first + len(left))
        speaking = np.full(len(left), weight_of("prior"), np.float32)
        if in_story:
            speaking += np.float32(in_story) * told_together(traits, left, right)
        against = np.zeros(len(left), np.float32)
        for step, hope in zip(STEPS, hopes(), strict=True):
            for name, value in step(traits, left, right):
                weight = np.float32(weight_of(name))
                if name in DATA:  # a weight by itself, for or against
                    speaking += np.maximum(value, 0)
                    against += np.minimum(value, 0)
                elif weight > 0:
                    speaking += weight * value
                else:
                    against += weight * value
            hopeful = weighed(speaking + hope, against) >= floor
            if not hopeful.all():
                at, left, right = at[hopeful], left[hopeful], right[hopeful]
                speaking, against = speaking[hopeful], against[hopeful]
        found[at] = weighed(speaking, against)
    return found


def linked(
    traits: Traits, one: Places, other: Places, *, floor: float = LEAST
) -> NDArray[np.float32]:
    """How strongly each pair is linked: its score, and more for what is told in one story."""
    return scores(traits, one, other, floor=floor, in_story=IN_STORY)


def weighed(speaking: NDArray[np.float32], against: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logits from what speaks for pairs, the prior with it, and what speaks against them."""
    found: NDArray[np.float32] = np.maximum(np.minimum(speaking, MOST) + against, LEAST)
    return found


def hopes() -> tuple[float, ...]:
    """What the evidence that is left after each step may add at the most."""
    words = _most("words") + _most("report_words") + _most("recalled")
    parties = max(_most("actors") + _most("recipients"), _most("parties"))
    return words + parties, words, 0.0


def _most(name: str) -> float:
    """The weight of a piece of evidence, within one story or not, whichever is more."""
    weights = tables.weights()
    return max(weights[name], weights.get(f"{name}_in_story", 0.0), 0.0)


DATA = ("kin", "once")
"""Evidence whose value is a weight of its own, from a table a type."""


def weight_of(name: str) -> float:
    """The weight of a piece of evidence."""
    return 1.0 if name in DATA else tables.weights()[name]


def probability(logit: float) -> float:
    """The probability that a logit stands for."""
    return 1 / (1 + math.exp(-logit))
