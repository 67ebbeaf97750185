"""What one report tells of one act: its mentions put together before reports are compared.

A headline names the parties and the text below it the place and the day. Apart, the headline is
like those of all similar acts; together they are compared as what the report says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ragged, heaviest, places_of
from ..comparing.scorer import scores
from ..comparing.traits import NEAR, NOWHERE, UNDATED, WORDS, Parties, Traits
from .clusters import average_link

LONGEST = 400
"""Mentions of one report that are compared with each other; a book is taken in parts."""

TOLD = 0.5
"""The mean score above which mentions of one report tell one act."""

AT_ONCE = 20_000
"""Reports whose mentions are scored together."""

Rows = NDArray[np.int64]


def tellings_of(traits: Traits, named: Collection[int]) -> Rows:
    """For each mention the first mention of its telling; all mentions of each report are needed.

    What a hand has decided about, `named`, stands alone: hands join and split mentions.
    """
    found = np.arange(len(traits), dtype=np.int64)
    alone = np.zeros(len(traits), bool)
    alone[sorted(named)] = True
    free = np.flatnonzero(~alone)
    order = free[np.lexsort((traits.at[free], ~traits.title[free], traits.document[free]))]
    starts, lengths = _stretches(traits.document[order])
    for first in range(0, len(starts), AT_ONCE):
        some, many = starts[first : first + AT_ONCE], lengths[first : first + AT_ONCE]
        links = scores(traits, *_pairs(order, some, many))
        at = 0
        for start, length in zip(some.tolist(), many.tolist(), strict=True):
            corner = np.triu_indices(length, 1)
            score = links[at : at + len(corner[0])]
            at += len(score)
            if (score > TOLD).any():
                # In the order of ids, so that ties fall as they do between reports.
                rank = np.argsort(np.argsort(order[start : start + length]))
                table = np.zeros((length, length), np.float32)
                table[rank[corner[0]], rank[corner[1]]] = score
                table += table.T
                members = np.sort(order[start : start + length])
                found[members] = members[average_link(table, np.ones(length, np.int64), TOLD)]
    return found


def _stretches(documents: NDArray[np.uint32]) -> tuple[Rows, Rows]:
    """Where the mentions of each report begin in sorted `documents`, and how many there are.

    Only reports that have several are given, and very long ones in parts.
    """
    if not len(documents):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    places = np.arange(len(documents))
    opens = np.concatenate(([True], documents[1:] != documents[:-1]))
    within = places - np.maximum.accumulate(np.where(opens, places, 0))
    starts = np.flatnonzero(within % LONGEST == 0)
    lengths = np.diff(starts, append=len(documents))
    return starts[lengths > 1], lengths[lengths > 1]


def _pairs(order: Rows, starts: Rows, lengths: Rows) -> tuple[Rows, Rows]:
    """All pairs within each stretch of `order`, as `triu_indices` gives them."""
    places, _ = places_of(starts, starts + lengths)
    left = np.repeat(starts + lengths, lengths) - places - 1
    later, _ = places_of(places + 1, places + 1 + left)
    return order[np.repeat(places, left)], order[later]


def pooled(traits: Traits, tellings: Rows, heads: Rows) -> Traits:
    """What each telling says as a whole: a row a telling, under the id of its first mention.

    Its fullest mention speaks; what that leaves open the others say, and all words are its words.
    """
    order = np.lexsort((-fullness(traits), tellings))
    sizes = np.bincount(np.searchsorted(heads, tellings), minlength=len(heads))
    starts = np.cumsum(sizes) - sizes
    best = order[starts]
    found: dict[str, Any] = {}
    for each in fields(Traits):
        column = getattr(traits, each.name)
        found[each.name] = column.take(best) if isinstance(column, Parties) else column[best]
    found["ids"] = traits.ids[heads]
    whole = Traits(**found)
    more = np.flatnonzero(sizes > 1)
    for turn in range(1, int(sizes.max(initial=1))):
        at = more[sizes[more] > turn]
        _fill(whole, at, traits, order[starts[at] + turn])
    return _reworded(whole, traits, tellings, heads, more)


def fullness(traits: Traits) -> NDArray[np.int64]:
    """How much a mention says: parties, date and place; the text says more than the headline."""
    told = (traits.actors.count > 0).astype(np.int64) + (traits.recipients.count > 0)
    told += (traits.dating != UNDATED).astype(np.int64) + (traits.level > NOWHERE)
    return 2 * told + ~traits.title


def _fill(whole: Traits, at: Rows, traits: Traits, member: Rows) -> None:
    """Give the tellings at `at` what they lack and their members say."""
    closer = traits.dating[member] != UNDATED
    closer &= (whole.dating[at] == UNDATED) | (traits.dating[member] < whole.dating[at])
    for name in ("start", "end", "dating"):
        getattr(whole, name)[at[closer]] = getattr(traits, name)[member[closer]]
    nearer = traits.level[member] > whole.level[at]
    for name in ("level", "site", "division", "country", "lat", "lon"):
        getattr(whole, name)[at[nearer]] = getattr(traits, name)[member[nearer]]
    for side in ("actors", "recipients"):
        ours, theirs = getattr(whole, side), getattr(traits, side)
        lacking = (ours.count[at] == 0) & (theirs.count[member] > 0)
        lacking &= ~(whole.reciprocal[at] | traits.reciprocal[member])
        for each in fields(Parties):
            getattr(ours, each.name)[at[lacking]] = getattr(theirs, each.name)[member[lacking]]
    for bound in ("low", "high"):
        ours, theirs = getattr(whole, bound), getattr(traits, bound)
        ours[at] = np.where(np.isnan(ours[at]), theirs[member], ours[at])
    whole.sequel[at] |= traits.sequel[member]
    whole.leading[at] |= traits.leading[member]
    whole.kinds[at] |= traits.kinds[member]
    same = whole.kind[at] == traits.kind[member]
    whole.modes[at[same]] |= traits.modes[member[same]]
    whole.wording[at] += traits.wording[member]


def _reworded(whole: Traits, traits: Traits, tellings: Rows, heads: Rows, more: Rows) -> Traits:
    """The rarest words of all mentions of each of the tellings `more`."""
    if not len(more):
        return whole
    of_more = np.isin(tellings, heads[more])
    members = np.flatnonzero(of_more)
    row = np.searchsorted(heads[more], tellings[members])
    found: dict[str, Any] = {}
    for name, weight, most in (("words", "weights", WORDS), ("near", "near_weights", NEAR)):
        said = getattr(traits, name)[members].ravel(), getattr(traits, weight)[members].ravel()
        words, weights = getattr(whole, name).copy(), getattr(whole, weight).copy()
        words[more], weights[more] = heaviest(np.repeat(row, most), *said, (len(more), most))
        found.update({name: words, weight: weights})
    return replace(
        whole,
        **found,
        weight=found["weights"].sum(1),
        many=(found["words"] > 0).sum(1).astype(np.int8),
    )


def headed(keys: Ragged, heads: Rows, count: int) -> Ragged:
    """The keys of tellings as keys of mentions: those of a telling are its first mention's."""
    lengths = np.zeros(count, np.int64)
    lengths[heads] = keys.lengths
    return Ragged(keys.values, np.concatenate(([0], np.cumsum(lengths))))
