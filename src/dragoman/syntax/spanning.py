"""Decode head scores into a tree: greedy where that is a tree with one root, else Chu-Liu-Edmonds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


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


def _find_cycle(heads: NDArray[np.int64]) -> list[int]:
    n = len(heads)
    state = [0] * n
    for start in range(1, n):
        path, node = [], start
        while node != 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if node != 0 and node in path:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Best heads for `scores[dependent, head]`, node 0 the root; recursive contraction."""
    n = scores.shape[0]
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(n) if i not in set(cycle)])
    new = len(outside)
    smaller = np.full((new + 1, new + 1), -np.inf)
    smaller[:new, :new] = scores[np.ix_(outside, outside)]
    gain = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    enter = gain.argmax(0)
    smaller[new, :new] = gain.max(0)
    leave = scores[np.ix_(outside, inside)]
    leave_from = leave.argmax(1)
    smaller[:new, new] = leave.max(1)
    smaller[0, :] = -np.inf
    solved = _chu_liu_edmonds(smaller)
    result = heads.copy()
    for i in range(1, new):
        head = int(solved[i])
        result[outside[i]] = inside[leave_from[i]] if head == new else outside[head]
    entering = int(solved[new])
    broken = inside[enter[entering]]
    result[broken] = outside[entering]
    return result


def decode(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads (0 = root, else 1-based word) for scores of shape (n, n+1)."""
    heads: NDArray[np.int64] = scores.argmax(1)
    if is_tree(heads):
        return heads
    n = scores.shape[0]
    best: tuple[float, NDArray[np.int64]] | None = None
    for root in np.argsort(-scores[:, 0])[:3]:  # the single root is fixed in turn
        square = np.full((n + 1, n + 1), -1e9)
        square[1:, :] = scores
        square[1:, 0] = -1e6
        square[root + 1, 0] = 1e6
        solved = _chu_liu_edmonds(square)[1:]
        total = float(scores[np.arange(n), solved].sum())
        if best is None or total > best[0]:
            best = (total, solved)
    assert best is not None
    return best[1]
