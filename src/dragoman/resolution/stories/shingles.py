"""What two texts have word for word in common: sets of shingles, and sketches that find the pairs.

A shingle is a run of four words. Copies are found by MinHash signatures in bands (Leskovec,
Rajaraman, Ullman, "Mining of Massive Datasets", section 3.4) and told from chance by counting the
shingles themselves. A copy that was cut short shares little of the whole but most of its beginning:
so one signature is of all of a text and another of its beginning alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints, Ragged, distinct, places_of, shared
from ..arrays.words import mixed

WIDTH = 4
BEGINNING = 64
"""Shingles that the beginning of a text has at most: two or three paragraphs of a wire report."""

BANDS = 32
ROWS = 3
"""Bands of each signature, and the minima that must agree in one. Of pairs whose sets overlap by a
half, 32 bands of three find 98 in a hundred; of two reports that share three in a thousand, one in
a million."""

SEEDS = (1009, 2003)
KEY_COLUMNS = BANDS * len(SEEDS)
AT_ONCE = 20_000
PAIRS_AT_ONCE = 1_000_000
"""Texts sketched, and shingles compared, at a time: few enough to stay in the cache of a machine."""


def runs_of_words(words: Ragged) -> Ragged:
    """The shingles of each text in the order of the text; a text of fewer words is one shingle."""
    lengths = words.lengths
    count = np.where(lengths > 0, np.maximum(lengths - WIDTH + 1, 1), 0)
    begins = words.starts[:-1]
    places, starts = places_of(begins, begins + count)
    ends = np.repeat(words.starts[1:], count)
    values = np.zeros(len(places), np.uint64)
    for step in range(WIDTH):
        at = places + step
        inside = at < ends
        word = np.where(inside, words.values[np.where(inside, at, 0)], np.uint64(0))
        values = mixed(values + word)
    return Ragged((values >> np.uint64(32)).astype(np.uint32), starts)


def beginnings(runs: Ragged) -> Ragged:
    """The first shingles of each text."""
    ends = np.minimum(runs.starts[1:], runs.starts[:-1] + BEGINNING)
    places, starts = places_of(runs.starts[:-1], ends)
    return Ragged(runs.values[places], starts)


def signature(sets: Ragged, seed: int) -> NDArray[np.uint32]:
    """The MinHash signature of each set, a row a set of `BANDS * ROWS` columns."""
    from rensa import RMinHash

    width = BANDS * ROWS
    found = np.empty((len(sets), width), np.uint32)
    for first in range(0, len(sets), AT_ONCE):
        starts = sets.starts[first : first + AT_ONCE + 1]
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(
            sets.values[starts[0] : starts[-1]].astype(np.uint64),
            (starts - starts[0]).astype(np.uint64),
            width,
            seed,
        )
        rows = len(starts) - 1
        found[first : first + rows] = np.array(matrix.to_rows(), np.uint32).reshape(rows, width)
    return found


def band_keys(runs: Ragged) -> NDArray[np.uint32]:
    """The keys of the buckets that each text falls into: a row a text, a column a band."""
    keys = np.empty((len(runs), KEY_COLUMNS), np.uint32)
    for number, (sets, seed) in enumerate(zip((runs, beginnings(runs)), SEEDS, strict=True)):
        minima = signature(distinct(sets), seed).astype(np.uint64)
        for band in range(BANDS):
            key = np.zeros(len(runs), np.uint64)
            for row in range(ROWS):
                key = mixed(key + minima[:, band * ROWS + row] + np.uint64(1))
            keys[:, number * BANDS + band] = (key >> np.uint64(32)).astype(np.uint32)
    return keys


def in_common(sets: Ragged, one: Ints, two: Ints) -> Ints:
    """How many shingles each pair of texts shares, counted exactly; `sets` are distinct."""
    lengths = sets.lengths
    small = np.where(lengths[one] <= lengths[two], one, two)
    large = np.where(lengths[one] <= lengths[two], two, one)
    found = np.zeros(len(one), np.int64)
    costs = np.cumsum(lengths[one] + lengths[two])
    first = 0
    while first < len(one):
        done = costs[first - 1] if first else 0
        last = max(int(np.searchsorted(costs, done + PAIRS_AT_ONCE, "right")), first + 1)
        rows, _, _ = shared(sets.take(small[first:last]), sets.take(large[first:last]))
        found[first:last] = np.bincount(rows, minlength=last - first)
        first = last
    return found
