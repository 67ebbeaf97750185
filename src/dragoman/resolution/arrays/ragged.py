"""Rows of unequal length in two flat arrays, so that a million of them cost no million objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
"""Positions of rows, and counts."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """Row i is `values[starts[i]:starts[i + 1]]`; `starts` has one entry more than there are rows."""

    values: NDArray[Any]
    starts: Ints

    @classmethod
    def empty(cls, kind: Any) -> Ragged:
        """No rows; `kind` is the type of the values to come."""
        return cls(np.empty(0, kind), np.zeros(1, np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Ints:
        """How many values each row has."""
        return np.diff(self.starts)

    def take(self, rows: Ints) -> Ragged:
        """The named rows, in the order they are named; a row may be named twice."""
        places, starts = places_of(self.starts[rows], self.starts[rows + 1])
        return Ragged(self.values[places], starts)

    def row_numbers(self) -> Ints:
        """For each value, the row that it is in."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.lengths)


def places_of(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All positions of the ranges `[begin, end)`, one after the other, and where each range starts."""
    lengths = ends - begins
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    places = np.arange(starts[-1], dtype=np.int64)
    places += np.repeat(begins - starts[:-1], lengths)
    return places, starts


def stacked(parts: Sequence[Ragged]) -> Ragged:
    """The rows of all parts in one; at least one part is needed, for the type of the values."""
    starts = [np.zeros(1, np.int64)]
    above = 0
    for part in parts:
        starts.append(part.starts[1:] + above)
        above += int(part.starts[-1])
    return Ragged(np.concatenate([part.values for part in parts]), np.concatenate(starts))


def distinct(rows: Ragged) -> Ragged:
    """Each row's different values, sorted; the values are 32-bit numbers."""
    keys = rows.row_numbers().astype(np.uint64) << np.uint64(32) | rows.values.astype(np.uint64)
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    starts = np.searchsorted(keys >> np.uint64(32), np.arange(len(rows) + 1, dtype=np.uint64))
    return Ragged((keys & np.uint64(0xFFFFFFFF)).astype(np.uint32), starts.astype(np.int64))


def shared(left: Ragged, right: Ragged) -> tuple[Ints, Ints, Ints]:
    """What row i of both has in common, for every i: the rows, and the places left and right.

    Rows are distinct and sorted 32-bit values. Numbered by row, both sides are sorted as a whole,
    so that looking the smaller side up in the larger walks memory forward.
    """
    one = left.row_numbers().astype(np.uint64) << np.uint64(32) | left.values.astype(np.uint64)
    two = right.row_numbers().astype(np.uint64) << np.uint64(32) | right.values.astype(np.uint64)
    if not len(one) or not len(two):
        none = np.empty(0, np.int64)
        return none, none, none
    at = np.searchsorted(two, one)
    at[at == len(two)] = 0
    hits = np.flatnonzero(two[at] == one)
    return (one[hits] >> np.uint64(32)).astype(np.int64), hits, at[hits].astype(np.int64)


def heaviest(
    rows: Ints, values: NDArray[Any], weights: NDArray[np.float32], shape: tuple[int, int]
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The different values of each row that weigh most, heaviest first, of equal ones the smallest.

    Given are entries: the row of each, its value, its weight, which is that of the value wherever it
    stands; those without weight are left out.
    Given back are values and weights in tables of `shape`, 0 where a row has no more.
    """
    told = weights > 0
    rows, values, weights = rows[told], values[told], weights[told]
    order = np.lexsort((values, -weights, rows))
    rows, values, weights = rows[order], values[order], weights[order]
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (rows[1:] != rows[:-1]) | (values[1:] != values[:-1])
    return laid_out(rows[fresh], values[fresh], weights[fresh], shape)


def laid_out(
    rows: Ints, values: NDArray[Any], weights: NDArray[np.float32], shape: tuple[int, int]
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The first entries of each row, as far as they fit in tables of `shape`; `rows` are sorted."""
    starts = np.searchsorted(rows, np.arange(shape[0]))
    place = np.arange(len(rows)) - starts[rows]
    kept = place < shape[1]
    found, heavy = np.zeros(shape, np.uint32), np.zeros(shape, np.float32)
    found[rows[kept], place[kept]] = values[kept]
    heavy[rows[kept], place[kept]] = weights[kept]
    return found, heavy
