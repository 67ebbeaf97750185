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

    A span is headed by its first word (side 1) or its last (side 0), and complete or still open, when its other
    end is the last child. `complete[side][at, width]` is kept by the word at its head and by that at its other
    end, so that all spans of a width are found in one step; where each was split is remembered, counted from its
    first word.
    """

    def __init__(self, arc: NDArray[np.float64]) -> None:
        n = len(arc)
        by_head, by_end = np.full((2, n, n), NEVER), np.full((2, n, n), NEVER)
        by_head[:, :, 0] = by_end[:, :, 0] = 0
        opened = np.full((2, n, n), NEVER)
        self.joined, self.parted = np.zeros((n, n), np.int64), np.zeros((2, n, n), np.int64)
        for width in range(1, n):
            first, last = np.arange(n - width), np.arange(width, n)
            both = by_head[1, first, :width] + by_head[0, last, width - 1 :: -1]
            best, self.joined[first, width] = _best(both)
            opened[0, last, width] = best + arc[last, first]
            opened[1, first, width] = best + arc[first, last]
            before = by_end[0, first, :width] + opened[0, last, width:0:-1]
            best, self.parted[0, first, width] = _best(before)
            by_head[0, last, width] = by_end[0, first, width] = best
            behind = opened[1, first, 1 : width + 1] + by_end[1, last, width - 1 :: -1]
            best, self.parted[1, first, width] = _best(behind)
            by_head[1, first, width] = by_end[1, last, width] = best
        self.whole = by_end[0, 0], by_end[1, n - 1][::-1]
        """Of each word, the best that it heads before it and behind it, to the ends of the sentence."""

    def best(self, roots: NDArray[np.float32]) -> NDArray[np.int64]:
        """The heads of the best tree, given how well each word would be the root."""
        n = len(roots)
        root = int((roots + self.whole[0] + self.whole[1]).argmax())
        heads = np.zeros(n, np.int64)
        spans = [(True, 0, 0, root), (True, 1, root, n - 1)]
        while spans:
            complete, side, i, j = spans.pop()
            if i == j:
                continue
            if not complete:
                heads[i if side == 0 else j] = (j if side == 0 else i) + 1
                k = i + int(self.joined[i, j - i])
                spans += [(True, 1, i, k), (True, 0, k + 1, j)]
                continue
            k = i + int(self.parted[side, i, j - i])
            if side == 0:
                spans += [(True, 0, i, k), (False, 0, k, j)]
            else:
                spans += [(False, 1, i, k + 1), (True, 1, k + 1, j)]
        return heads


def _best(scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The greatest of each row, and its column."""
    columns: NDArray[np.int64] = scores.argmax(1)
    return scores[np.arange(len(scores)), columns], columns
