"""How rare a word is among the reports, in steps, so that a few new reports change few words.

The weight of a word is the logarithm of how few reports have it (Sparck Jones, "A Statistical
Interpretation of Term Specificity", 1972), in whole steps: a new report moves the words that just
crossed a step and no other, and only what has those words is compared again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .ragged import Ints

STEPS = 2
"""Steps for each halving."""

RAREST = 10 * STEPS
"""The step of a word that one report in a thousand has; what is rarer is no stronger evidence, and
a large register is judged as a small one."""

SINGLE = 255
"""The step of a word that one report alone has: it weighs on its report but joins it to none."""

PRIOR = 2000
"""Reports of the background that stand behind the counts, so that ten reports can be told apart."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """The step of each known word; `words` are sorted."""

    words: NDArray[np.uint32]
    steps: NDArray[np.uint8]

    def of(self, words: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """The step of each word; one that was never counted is as good as single."""
        if not len(self.words):
            return np.full(len(words), SINGLE, np.uint8)
        at = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        return np.where(self.words[at] == words, self.steps[at], np.uint8(SINGLE))

    def moved(self, other: Rarity) -> NDArray[np.uint32]:
        """The words that stand on another step there than here, sorted."""
        words = np.union1d(self.words, other.words)
        moved: NDArray[np.uint32] = words[self.of(words) != other.of(words)]
        return moved


def counted(
    words: NDArray[np.uint32],
    reports: Ints,
    background: tuple[NDArray[np.uint32], Ints],
) -> Rarity:
    """The rarity of the words of some reports; `words` has each word once for each report.

    `reports` says for each of them how many reports there are in its language; `background` how
    many of `PRIOR` reports at large have each common word.
    """
    common, shares = background
    found, first, counts = np.unique(words, return_index=True, return_counts=True)
    total = counts.astype(np.int64)
    if len(common):
        at = np.minimum(np.searchsorted(common, found), len(common) - 1)
        total += np.where(common[at] == found, shares[at], 0)
    step = np.clip(steps(reports[first] + PRIOR) - steps(total), 0, SINGLE - 1)
    return Rarity(found, np.where(total == 1, SINGLE, step).astype(np.uint8))


def steps(counts: Ints) -> Ints:
    """The step of each count: the whole part of its logarithm, in steps; counts are at least 1."""
    found: Ints = np.floor(STEPS * np.log2(counts) + 1e-9).astype(np.int64)
    return found
