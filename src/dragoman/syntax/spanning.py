"""Decode head scores into a tree: greedy where that is a projective tree with one root, else the best such tree.

Arcs of English trees hardly ever cross, and those that a network lets cross are mostly its slips; so the best
projective tree is looked for (Eisner 1996), one root at a time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Say whether `heads` (column 0 is the root, words from 1) is a tree with exactly one root."""
    if int((heads == 0).sum()) != 1:
        return False
    n = len(heads)
    for start in range(1, n + 1):
        node, steps = start, 0
        while node != 0:
            node = int(heads[node - 1])
            steps += 1
            if steps > n:
                return False
    return True


def is_projective(heads: NDArray[np.int64]) -> bool:
    """Say whether no two arcs of `heads` cross, the root's from before the sentence among them."""
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(words, heads), np.maximum(words, heads)
    begins = (left[:, None] < left) & (left < right[:, None]) & (right[:, None] < right)
    return not bool(begins.any())


def decode(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads (0 = root, else 1-based word) for scores of shape (n, n+1)."""
    heads: NDArray[np.int64] = scores.argmax(1)
    if is_tree(heads) and is_projective(heads):
        return heads
    return _Chart(scores[:, 1:].T.astype(np.float64)).best(scores[:, 0])


class _Chart:
    """The best scores of spans: `arc[h, d]` is that of word `h` heading word `d`.

    A span from `i` to `j` is complete or not, and headed by its right end (0) or its left end (1); where
    each was split is remembered.
    """

    def __init__(self, arc: NDArray[np.float64]) -> None:
        n = len(arc)
        self.complete, self.open = np.full((2, n, n), NEVER), np.full((2, n, n), NEVER)
        self.parted, self.joined = np.zeros((2, n, n), np.int64), np.zeros((2, n, n), np.int64)
        for i in range(n):
            self.complete[:, i, i] = 0
        for width in range(1, n):
            for i in range(n - width):
                self._fill(arc, i, i + width)

    def _fill(self, arc: NDArray[np.float64], i: int, j: int) -> None:
        left, right = self.complete
        both = right[i, i:j] + left[i + 1 : j + 1, j]
        k = int(both.argmax())
        self.open[0, i, j], self.open[1, i, j] = both[k] + arc[j, i], both[k] + arc[i, j]
        self.joined[:, i, j] = i + k
        lefts = left[i, i:j] + self.open[0, i:j, j]
        k = int(lefts.argmax())
        self.complete[0, i, j], self.parted[0, i, j] = lefts[k], i + k
        rights = self.open[1, i, i + 1 : j + 1] + right[i + 1 : j + 1, j]
        k = int(rights.argmax())
        self.complete[1, i, j], self.parted[1, i, j] = rights[k], i + 1 + k

    def best(self, roots: NDArray[np.float32]) -> NDArray[np.int64]:
        """The heads of the best tree, given how well each word would be the root."""
        n = len(roots)
        root = int((roots + self.complete[0, 0, :] + self.complete[1, :, n - 1]).argmax())
        heads = np.zeros(n, np.int64)
        spans = [(True, 0, 0, root), (True, 1, root, n - 1)]
        while spans:
            whole, side, i, j = spans.pop()
            if i == j:
                continue
            if not whole:
                heads[i if side == 0 else j] = (j if side == 0 else i) + 1
                k = int(self.joined[side, i, j])
                spans += [(True, 1, i, k), (True, 0, k + 1, j)]
                continue
            k = int(self.parted[side, i, j])
            if side == 0:
                spans += [(True, 0, i, k), (False, 0, k, j)]
            else:
                spans += [(False, 1, i, k), (True, 1, k, j)]
        return heads
