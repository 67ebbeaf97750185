"""Which reports are compared: those of a few days that share rare words.

A block holds the reports that have one rare word, of two neighbouring stretches of days; each pair
meets in the block of its later stretch alone, once for each rare word that it shares. In a block
that is full only the nearest in time are paired.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints, Ragged
from ..arrays.words import mixed
from .copies import UNDATED

WINDOW = 7
"""Days between two reports that are compared."""

SHARED = 2
"""Rare words that two reports must share to be compared."""

NEAREST = 40
"""Reports of a block that each is paired with at most, in each direction of time."""

ROWS_AT_ONCE = 200_000
NO_DATE = np.int64(1 << 40)
"""The stretch of reports without a date: after all others."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The places of reports in blocks: one row for each."""

    key: NDArray[np.uint64]
    report: Ints
    stretch: Ints
    """The stretch of days of the block."""

    late: NDArray[np.bool_]
    """Whether the report is of that stretch itself, and not of the one before."""

    def where(self, wanted: NDArray[np.bool_] | Ints) -> Rows:
        return Rows(self.key[wanted], self.report[wanted], self.stretch[wanted], self.late[wanted])


def rows_of(tops: Ragged, days: Ints, units: Ints) -> Rows:
    """The rows of the named reports; `tops` and `days` are of all documents.

    A report without a date meets all others, and they meet one another in that block no more.
    """
    words = tops.take(units)
    report = np.repeat(units, words.lengths)
    word = words.values.astype(np.uint64)
    day = days[report]
    dated = day != UNDATED
    stretch = np.where(dated, day // WINDOW, NO_DATE)
    lonely = np.isin(word, np.unique(word[~dated])) & dated
    parts = (
        (word, report, stretch, np.ones(len(word), bool)),
        (word[dated], report[dated], stretch[dated] + 1, np.zeros(int(dated.sum()), bool)),
        (
            word[lonely],
            report[lonely],
            np.full(int(lonely.sum()), NO_DATE),
            np.zeros(int(lonely.sum()), bool),
        ),
    )
    word, report, stretch, late = (np.concatenate(each) for each in zip(*parts, strict=True))
    key = mixed(word + mixed(stretch.astype(np.uint64)))
    return Rows(key, report, stretch, late)


def displaced(rows: Rows, moved: NDArray[np.bool_], days: Ints, ranks: Ints) -> Ints:
    """The reports whose pairs in a block may be others where the moved rows come or go.

    In a block that is not full, everybody is paired with everybody: a report that comes or goes
    makes and breaks pairs of its own alone. In a full one it moves those that stand around it.
    """
    asked = np.isin(rows.key, np.unique(rows.key[moved]))
    rows, moved = rows.where(asked), moved[asked]
    order = np.lexsort((ranks[rows.report], days[rows.report], rows.key))
    rows, moved = rows.where(order), moved[order]
    size = len(rows.key)
    if not size:
        return rows.report
    starts = np.flatnonzero(np.concatenate(([True], rows.key[1:] != rows.key[:-1], [True])))
    begin = np.repeat(starts[:-1], np.diff(starts))
    end = np.repeat(starts[1:], np.diff(starts))
    at = np.flatnonzero(moved & (end - begin > NEAREST))
    near = np.zeros(size + 1, np.int64)
    np.add.at(near, np.maximum(at - NEAREST, begin[at]), 1)
    np.add.at(near, np.minimum(at + NEAREST + 1, end[at]), -1)
    found: Ints = rows.report[np.cumsum(near[:-1]) > 0]
    return found


def marks(rows: Rows, days: Ints) -> NDArray[np.uint64]:
    """A number for each row that says who stands in which block on which day."""
    who = mixed(rows.report.astype(np.uint64) + mixed(days[rows.report].astype(np.uint64)))
    return mixed(rows.key + who)


def meeting(rows: Rows, days: Ints, ranks: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The pairs that share enough rare words, each once, a few stretches of days at a time."""
    order = np.lexsort((ranks[rows.report], days[rows.report], rows.key, rows.stretch))
    rows = rows.where(order)
    size = np.int64(len(ranks))
    by_rank = np.argsort(ranks)
    begin = 0
    while begin < len(rows.key):
        end = min(begin + ROWS_AT_ONCE, len(rows.key))
        # All blocks of a stretch are counted together, for a pair meets in one stretch alone.
        end = int(np.searchsorted(rows.stretch, rows.stretch[end - 1], "right"))
        pairs = met_often(rows.where(np.arange(begin, end)), days, ranks, size)
        yield by_rank[pairs // size], by_rank[pairs % size]
        begin = end


def met_often(rows: Rows, days: Ints, ranks: Ints, size: np.int64) -> NDArray[np.int64]:
    """Pairs of rows of one block, near enough in time, that meet in several blocks."""
    found = [np.empty(0, np.int64)]
    at = np.arange(len(rows.key))
    for step in range(1, NEAREST + 1):
        at = at[at + step < len(rows.key)]
        at = at[rows.key[at] == rows.key[at + step]]
        if not len(at):
            break
        able = at[rows.late[at] | rows.late[at + step]]
        one, two = rows.report[able], rows.report[able + step]
        dated = (days[one] != UNDATED) & (days[two] != UNDATED)
        near = ~dated | (np.abs(days[one] - days[two]) <= WINDOW)
        one, two = ranks[one[near]], ranks[two[near]]
        found.append(np.minimum(one, two) * size + np.maximum(one, two))
    pairs = np.concatenate(found)
    pairs.sort()
    if not len(pairs):
        return pairs
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    counts = np.diff(np.append(starts, len(pairs)))
    return pairs[starts[counts >= SHARED]]
