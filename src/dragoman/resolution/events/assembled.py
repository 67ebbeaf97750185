"""What several tellings say as a whole: of each thing what most of those say that say anything.

One telling may err or be silent; what many agree on is surer, so that groups are compared by it again.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import laid_out
from ..comparing import tables
from ..comparing.columns import crossed
from ..comparing.traits import (
    CONTEXT,
    NEAR,
    NOWHERE,
    SITE,
    UNDATED,
    WORDS,
    Numbers,
    Parties,
    Traits,
)

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

DATE = ("start", "end", "dating", "worded")
PLACE = ("level", "site", "division", "country", "lat", "lon")
EACH = (
    "status",
    "sequel",
    "reciprocal",
    "entry",
    "cameo",
    "trigger",
    "standing",
    "story",
    "leading",
)
"""Traits that are each voted on alone."""


def assembled(traits: Traits, groups: Rows, count: int) -> Traits:
    """The traits of `count` groups, `groups` saying which that of each telling is.

    Ids are those of the first tellings. A group is of no report, so that two are never taken for one.
    """
    every = np.ones(len(groups), bool)
    kind = elected(groups, crossed(traits.kind), every, count)
    found: dict[str, Any] = {}
    for each in fields(Traits):
        column = getattr(traits, each.name)
        found[each.name] = column.take(kind) if isinstance(column, Parties) else column[kind]
    found["ids"] = traits.ids[elected(groups, np.zeros(len(groups), np.uint32), every, count)]
    alike = traits.kind == traits.kind[kind][groups]
    found["modes"] = traits.modes[elected(groups, crossed(traits.modes), alike, count)]
    for name in EACH:
        column = getattr(traits, name)
        found[name] = column[elected(groups, crossed(column), every, count)]
    found["claims"] = np.isin(found["entry"], tables.claims())
    dated = elected(groups, crossed(traits.start, traits.end), traits.dating != UNDATED, count)
    found.update({name: getattr(traits, name)[dated] for name in DATE})
    sited = traits.level == SITE
    some = np.bincount(groups[sited], minlength=count) > 0
    placed = np.where(some[groups], sited, traits.level > NOWHERE)
    place = elected(groups, crossed(traits.site, traits.country, traits.level), placed, count)
    found.update({name: getattr(traits, name)[place] for name in PLACE})
    for name in ("actors", "recipients"):
        side = getattr(traits, name)
        found[name] = side.take(elected(groups, crossed(*side.ids.T), side.count > 0, count))
    for column in range(traits.low.shape[1]):
        low, high = traits.low[:, column].copy(), traits.high[:, column].copy()
        told = ~np.isnan(low)
        if told.any():
            bounds = crossed(low.view(np.uint32), high.view(np.uint32))
            at = elected(groups, bounds, told, count)
            found["low"][:, column], found["high"][:, column] = low[at], high[at]
    number = np.arange(1, count + 1, dtype=np.uint32)
    found.update(document=number, sentence=number, report=np.zeros(count, np.uint32))
    whole = Traits(**found)
    words, weights = shared(groups, traits.words, traits.weights, count, WORDS)
    near, near_weights = shared(groups, traits.near, traits.near_weights, count, NEAR)
    context, rare = shared(groups, traits.context, traits.context_weights, count, CONTEXT)
    return replace(
        whole,
        words=words,
        weights=weights,
        weight=weights.sum(1),
        many=(words > 0).sum(1).astype(np.int8),
        near=near,
        near_weights=near_weights,
        context=context,
        context_weights=rare,
    )


def elected(groups: Rows, codes: Numbers, able: Mask, count: int) -> Rows:
    """For each group its first member with the commonest code among those `able`.

    Where none is able it is the first of all; of codes that are as common the smallest is taken.
    """
    found = np.zeros(count, np.int64)
    for some in (np.ones(len(groups), bool), able):
        at = np.flatnonzero(some)
        order = np.lexsort((at, codes[at], groups[at]))
        row, code = groups[at][order], codes[at][order]
        fresh = np.ones(len(row), bool)
        fresh[1:] = (row[1:] != row[:-1]) | (code[1:] != code[:-1])
        starts = np.flatnonzero(fresh)
        lengths = np.diff(starts, append=len(row))
        best = np.lexsort((starts, -lengths, row[starts]))
        of = row[starts][best]
        lead = np.ones(len(of), bool)
        lead[1:] = of[1:] != of[:-1]
        found[of[lead]] = at[order[starts[best[lead]]]]
    return found


def shared(
    groups: Rows, words: Numbers, weights: NDArray[np.float32], count: int, most: int
) -> tuple[Numbers, NDArray[np.float32]]:
    """The words that most members of each group have, the rarest of equal ones, at most so many."""
    row = np.repeat(groups, words.shape[1])
    word, weight = words.ravel(), weights.ravel()
    told = word > 0
    row, word, weight = row[told], word[told], weight[told]
    order = np.lexsort((word, row))
    row, word, weight = row[order], word[order], weight[order]
    fresh = np.ones(len(row), bool)
    fresh[1:] = (row[1:] != row[:-1]) | (word[1:] != word[:-1])
    starts = np.flatnonzero(fresh)
    times = np.diff(starts, append=len(row))
    row, word, weight = row[starts], word[starts], weight[starts]
    order = np.lexsort((word, -weight, -times, row))
    return laid_out(row[order], word[order], weight[order], (count, most))
