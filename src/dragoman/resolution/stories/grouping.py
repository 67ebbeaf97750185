"""Average linkage over a sparse graph, many merges at a time, the same in any order of the nodes.

Two groups merge when the mean likeness between them is high enough, not when one pair is: so a
chain of reports, each a little like the next, does not become one story. All pairs of groups that
are each other's best merge in one round; average linkage gives the same groups that way as one
merge at a time (Murtagh, "A Survey of Recent Advances in Hierarchical Clustering Algorithms", 1983,
section 3: reducibility). Likeness is held in whole numbers, so that no sum depends on its order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints

FULL = 1 << 16
"""A likeness of 1."""

EXPECTED = 12
"""Known pairs a member that suffice for two large groups: of thousands of reports of one thing only
the nearest are compared, and a pair that was not compared is then no evidence against."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of nodes and how alike they are, from 0 to `FULL`; each pair once, `one` below `two`."""

    one: Ints
    two: Ints
    likeness: Ints

    @classmethod
    def none(cls) -> Links:
        empty = np.empty(0, np.int64)
        return cls(empty, empty, empty)

    def where(self, wanted: NDArray[np.bool_] | Ints) -> Links:
        """Some of the links."""
        return Links(self.one[wanted], self.two[wanted], self.likeness[wanted])


def components(size: int, one: Ints, two: Ints) -> Ints:
    """For each node the smallest node that links lead to."""
    found = np.arange(size, dtype=np.int64)
    while len(one):
        low = np.minimum(found[one], found[two])
        before = found.copy()
        np.minimum.at(found, before[one], low)
        np.minimum.at(found, before[two], low)
        while (found[found] != found).any():
            found = found[found]
        apart = found[one] != found[two]
        one, two = one[apart], two[apart]
    return found


def grouped(links: Links, first: Ints, last: Ints, least: int, spread: int) -> Ints:
    """For each node the smallest node of its group.

    `first` and `last` are the first and last day of each node, first after last where unknown; no
    group spans more than `spread` days. `least` is the mean likeness at which groups merge. Ties go
    to the smaller nodes, so the numbers of the nodes must not depend on the order of arrival.
    """
    size = len(first)
    first, last = first.copy(), last.copy()
    members = np.ones(size, np.int64)
    label = np.arange(size, dtype=np.int64)
    one, two = links.one, links.two
    total, known = links.likeness.copy(), np.ones(len(links.one), np.int64)
    while len(one):
        pairs = members[one] * members[two]
        enough = np.minimum(pairs, EXPECTED * (members[one] + members[two]))
        mean = total // np.maximum(known, enough)
        days = np.maximum(last[one], last[two]) - np.minimum(first[one], first[two])
        able = np.flatnonzero((mean >= least) & (days <= spread))
        if not len(able):
            break
        chosen = able[mutual(size, one[able], two[able], mean[able])]
        low, high = one[chosen], two[chosen]
        into = np.arange(size, dtype=np.int64)
        into[high] = low
        members[low] += members[high]
        first[low] = np.minimum(first[low], first[high])
        last[low] = np.maximum(last[low], last[high])
        label = into[label]
        one, two, total, known = gathered(size, into[one], into[two], total, known)
    return label


def mutual(size: int, one: Ints, two: Ints, mean: Ints) -> Ints:
    """The links that are the best of both their ends."""
    order = np.lexsort((two, one, -mean))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    best = np.full(size, len(order), np.int64)
    np.minimum.at(best, one, places)
    np.minimum.at(best, two, places)
    return np.flatnonzero((best[one] == places) & (best[two] == places))


def gathered(
    size: int, one: Ints, two: Ints, total: Ints, known: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """The links between groups: sums over the links of their members, inner links dropped."""
    apart = one != two
    keys = np.minimum(one, two)[apart] * size + np.maximum(one, two)[apart]
    order = np.argsort(keys, kind="stable")
    keys, total, known = keys[order], total[apart][order], known[apart][order]
    if not len(keys):
        return keys, keys, total, known
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    keys = keys[starts]
    return (
        keys // size,
        keys % size,
        np.add.reduceat(total, starts),
        np.add.reduceat(known, starts),
    )
