"""A small linear model that proposes a type for a pair that no rule reads.

It is a multinomial logistic regression over hashed features (`features.py`), learnt by
`training/ranker` from the lexicon's own examples, from hand-coded news and from the types that the
rules give on raw news. Its answers are marked as its own wherever they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from ..data import data_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = "NONE"
"""The class of two parties between whom nothing is told."""


GROUPS = ("meet ", "on path ", "between ", "word ", "A gov ", "R gov ")
"""Features whose words enter by their vectors too, one mean vector a group."""
EMBEDDED = 0.3
"""How much a mean vector (of length one) counts beside the features (together of length one)."""

Vectors = Callable[[str], "NDArray[np.float32] | None"]
"""A word's vector of DIMENSIONS numbers; None where it has none."""
DIMENSIONS = 100


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of shape (classes, buckets + groups x dimensions + 1); the last column is the bias."""

    classes: tuple[str, ...]
    weights: NDArray[np.float32]

    @classmethod
    def load(cls, language: str = "en") -> Ranker:
        """The bundled ranker of a language; loaded once a process."""
        return _load(language)

    def probabilities(self, features: Sequence[str], vectors: Vectors) -> Mapping[str, float]:
        """The probability of each type and of `NONE`, summing to one."""
        import numpy as np

        dense = GROUPS_WIDTH + 1
        columns = buckets(features, self.weights.shape[1] - dense)
        total = np.add.reduce(self.weights[:, columns], axis=1) / max(len(columns), 1) ** 0.5
        total += self.weights[:, -dense:-1] @ means(features, vectors) + self.weights[:, -1]
        shares = np.exp(total - np.maximum.reduce(total))
        shares /= np.add.reduce(shares)
        return dict(zip(self.classes, shares.tolist(), strict=True))


GROUPS_WIDTH = len(GROUPS) * DIMENSIONS


def buckets(features: Sequence[str], size: int) -> list[int]:
    """The columns of some features, each once, in order."""
    return sorted({crc32(feature.encode()) % size for feature in features})


def means(features: Sequence[str], vectors: Vectors) -> NDArray[np.float32]:
    """The mean vector of each group's words, each of length EMBEDDED, one after another."""
    import numpy as np

    groups: dict[str, list[NDArray[np.float32]]] = {group: [] for group in GROUPS}
    for feature in features:
        group, space, word = feature.rpartition(" ")
        known = groups.get(group + space)
        if known is not None and (vector := vectors(word)) is not None:
            known.append(vector)
    found = np.zeros((len(GROUPS), DIMENSIONS), np.float32)
    for row, known in zip(found, groups.values(), strict=True):
        if known:
            mean = np.add.reduce(known, axis=0)
            length = float(np.sqrt(mean.dot(mean)))
            if length:
                np.multiply(mean, EMBEDDED / length, out=row)
    return found.ravel()


@cache
def _load(language: str) -> Ranker:
    import numpy as np

    with np.load(data_path("ranker", language, "weights.npz")) as stored:
        scale = stored["scale"].astype(np.float32)
        weights = stored["weights"].astype(np.float32) * scale[:, None]
        return Ranker(tuple(map(str, stored["classes"])), weights)
