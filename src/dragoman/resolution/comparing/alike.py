"""How well the parties of two mentions agree, for many pairs at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import tables
from .traits import NAMED, SIDE, UNCLEAR, Parties

Places = NDArray[np.int64]
Values = NDArray[Any]

SAME_NAMED, SAME_BODY, SAME_UNCLEAR, IN_STATE, BESIDE, MAYBE = 1.0, 0.8, 0.45, 0.65, 0.2, 0.35
"""How well two parties agree: one person or body; one state or kind of body in it; the same of an
unknown country; a body and its state, a person and their government; two unlike bodies of one
state; of the same kind, one of an unknown country."""


def agreement(left: Parties, one: Places, right: Parties, other: Places) -> Values:
    """How well two sides agree, in [0, 1]: the mean over the smaller side; NaN where one is empty."""
    many, few = left.count[one], right.count[other]
    best_left = np.zeros((SIDE, len(one)), np.float32)
    best_right = np.zeros((SIDE, len(one)), np.float32)
    for i in range(SIDE):
        for j in range(SIDE):
            pairs = np.flatnonzero((many > i) & (few > j))
            if len(pairs):
                found = _alike(left, one[pairs], i, right, other[pairs], j)
                best_left[i, pairs] = np.maximum(best_left[i, pairs], found)
                best_right[j, pairs] = np.maximum(best_right[j, pairs], found)
    with np.errstate(invalid="ignore", divide="ignore"):
        rows, columns = best_left.sum(0) / many, best_right.sum(0) / few
    found = np.where(many == few, np.minimum(rows, columns), np.where(many < few, rows, columns))
    return np.where((many > 0) & (few > 0), found, np.nan)


def _alike(left: Parties, one: Places, i: int, right: Parties, other: Places, j: int) -> Values:
    ids, theirs = left.ids[one, i], right.ids[other, j]
    rank, their_rank = left.ranks[one, i], right.ranks[other, j]
    country, their_country = left.countries[one, i], right.countries[other, j]
    group, their_group = left.groups[one, i], right.groups[other, j]
    same = ids == theirs
    home = (country == their_country) & (country > 0)
    plain = (group == 0) | (their_group == 0)
    akin = group == their_group
    persons = (rank == NAMED) & (their_rank == NAMED)
    strange = ((country == 0) | (their_country == 0)) & akin & (group > 0)
    return np.select(
        [
            same & (rank == NAMED),
            same & (rank == UNCLEAR),
            same,
            home & (opposed(group, their_group)),
            home & persons,
            home & (akin | plain),
            home,
            strange & ~persons,
        ],
        [SAME_NAMED, SAME_UNCLEAR, SAME_BODY, 0.0, BESIDE, IN_STATE, BESIDE, MAYBE],
        0.0,
    )


def opposed(group: Values, other: Values) -> Values:
    """Whether one is of the state and the other in arms: of one country, they fight each other."""
    groups = tables.sector_groups()
    state, armed = groups["GOV"], groups["REB"]
    found: Values = ((group == state) & (other == armed)) | ((group == armed) & (other == state))
    return found
