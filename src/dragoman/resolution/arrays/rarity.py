"""How rare a word is among the reports, in a few wide steps, so that new reports change few words.

The weight of a word is the logarithm of how few reports have it (Sparck Jones, "A Statistical
Interpretation of Term Specificity", 1972), in steps of four: new reports move the few words that
just crossed a step, and only reports with those words are weighed again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .ragged import Ints

BOUNDS = (16, 64, 256, 1024)
"""One report in so many and fewer: where the next step begins. Beyond the last a word is no stronger
evidence, and so a large register is judged as a small one."""

WEIGHTS = (0, 5, 7, 9, 10)
"""The weight of a word on each step: the logarithm in its middle, and nothing for the commonest."""

FINDS = 3
"""The step from which a word finds reports of the same."""

FEW = 40
FOUND_BY_FEW = 8
"""A word that so few reports have finds reports of the same whatever its step, which then has this
added: in a small register no word is rarer than one report in two hundred and fifty."""

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

    def weights(self, words: NDArray[np.uint32]) -> NDArray[np.int64]:
        """The weight of each word."""
        steps = self.of(words)
        plain = np.where(steps == SINGLE, len(WEIGHTS) - 1, steps % FOUND_BY_FEW)
        return np.array(WEIGHTS, np.int64)[plain]

    def finds(self, words: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """The step of each word that finds reports of the same, and 0 of the others."""
        steps = self.of(words)
        able = (steps % FOUND_BY_FEW >= FINDS) | (steps > FOUND_BY_FEW)
        return np.where(able & (steps != SINGLE), steps % FOUND_BY_FEW, 0).astype(np.uint8)

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
    step = np.searchsorted(BOUNDS, (reports[first] + PRIOR) // total, "right")
    step += np.where((total <= FEW) & (step > 0), FOUND_BY_FEW, 0)
    return Rarity(found, np.where(total == 1, SINGLE, step).astype(np.uint8))
