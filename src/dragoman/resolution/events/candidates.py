"""Which pairs are compared, and the blocks of mentions that any of them connects.

Of a short list of mentions that share a key all pairs are compared; of a long one each mention and
the next few in an order that puts like beside like. That suffices: pairs need only connect what
belongs together, and within a block all are compared with all (`blocks.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ragged
from ..comparing.scorer import linked
from ..comparing.traits import Traits

FULL = 12
"""Mentions on a list of which all pairs are compared."""

NEAR = 6
"""How many of those that follow on a longer list each mention is compared with."""

ENTRIES = 1 << 20
"""Entries of lists that are worked through at a time."""

Rows = NDArray[np.int64]
Pairs = Iterator[tuple[Rows, Rows]]


def blocks(traits: Traits, compared: Pairs, *, labels: Rows, above: float = 0.0) -> Rows:
    """For each mention the first mention of its block: those that likely pairs connect it with.

    `labels` says what belongs together already; a pair is likely when it scores more than `above`.
    """
    for one, other in compared:
        apart = labels[one] != labels[other]
        one, other = one[apart], other[apart]
        likely = linked(traits, one, other, floor=above) > above
        labels = connected(labels, one[likely], other[likely])
    return labels


def among(places: Rows, compared: Pairs) -> Pairs:
    """Those of the pairs of which both have a place, as places."""
    for one, other in compared:
        left, right = places[one], places[other]
        both = (left >= 0) & (right >= 0)
        yield left[both], right[both]


def pairs(keys: Ragged, order: Rows) -> Pairs:
    """The pairs to compare, a batch at a time, each once a batch; `order` sorts long lists."""
    rows = keys.row_numbers()
    sorting = np.lexsort((rows, order[rows], keys.values))
    values, rows = keys.values[sorting], rows[sorting]
    lists = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    lengths = np.diff(lists, append=len(values))
    several = lengths > 1
    kept = np.repeat(several, lengths)
    rows, lengths = rows[kept], lengths[several]
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(rows))
    """How many of its list follow each entry, itself counted."""
    size = np.repeat(lengths, lengths)
    for first in range(0, len(rows), ENTRIES):
        here = slice(first, first + ENTRIES)
        found = []
        for step in range(1, FULL):
            near = (left[here] > step) & ((size[here] <= FULL) | (step <= NEAR))
            at = first + np.flatnonzero(near)
            if len(at):
                low = np.minimum(rows[at], rows[at + step])
                high = np.maximum(rows[at], rows[at + step])
                found.append(low << 32 | high)
        if found:
            distinct = np.unique(np.concatenate(found))
            yield distinct >> 32, distinct & 0xFFFFFFFF


def connected(labels: Rows, one: Rows, other: Rows) -> Rows:
    """The labels after each pair is put under one label, the smallest of those it joins."""
    while len(one):
        left, right = labels[one], labels[other]
        apart = left != right
        if not apart.any():
            break
        left, right, one, other = left[apart], right[apart], one[apart], other[apart]
        labels = labels.copy()
        np.minimum.at(labels, np.maximum(left, right), np.minimum(left, right))
        while True:
            further = labels[labels]
            if (further == labels).all():
                break
            labels = further
    return labels
