"""Clustering by average link: two groups are one event where, on the whole, their members agree.

Single pairs that agree by chance do not chain groups together, and single misreadings do not keep
them apart. The dendrogram is built by nearest-neighbour chains (Murtagh, "A survey of recent
advances in hierarchical clustering algorithms", 1983), which for the average link gives the same
as merging the best pair again and again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NEVER = -1e7
"""A link that no number of agreements outweighs: a decision by hand."""


def average_link(
    links: NDArray[np.float32], sizes: Sequence[int] | NDArray[np.int64], threshold: float = 0.0
) -> NDArray[np.int64]:
    """For each row the number of its cluster, which is its first row's.

    `links` is symmetric, `sizes` says how many each row stands for. Groups are joined while their
    mean link is above `threshold`.
    """
    count = len(links)
    labels = np.arange(count)
    if count == 2:
        if links[0, 1] > threshold:
            labels[1] = 0
        return labels
    mean = links.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    weight = np.asarray(sizes, np.float64).copy()
    active = np.ones(count, bool)
    chain: list[int] = []
    start = 0
    while True:
        if not chain:
            while start < count and not active[start]:
                start += 1
            if start == count:
                return _first_rows(labels)
            chain.append(start)
        tip = chain[-1]
        row = mean[tip]
        nearest = int(row.argmax())
        if len(chain) > 1 and row[chain[-2]] >= row[nearest]:
            nearest = chain[-2]
        if not row[nearest] > threshold:
            # Nobody is near, and groups of those that are not near will not be nearer.
            active[tip] = False
            mean[:, tip] = mean[tip, :] = -np.inf
            chain.pop()
        elif len(chain) > 1 and nearest == chain[-2]:
            del chain[-2:]
            kept, gone = min(tip, nearest), max(tip, nearest)
            both = weight[kept] + weight[gone]
            merged = (weight[kept] * mean[kept] + weight[gone] * mean[gone]) / both
            mean[kept] = mean[:, kept] = merged
            mean[kept, kept] = -np.inf
            mean[gone] = mean[:, gone] = -np.inf
            weight[kept] = both
            active[gone] = False
            labels[gone] = kept
        else:
            chain.append(nearest)


def _first_rows(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Follow each row to the row that its cluster is named by: a row is merged into an earlier one."""
    while True:
        further = labels[labels]
        if (further == labels).all():
            return labels
        labels = further
