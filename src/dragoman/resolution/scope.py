"""Which mentions a resolve works on again: those that have changed and whatever they may touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Decision
from .arrays.ragged import Ragged
from .events.candidates import FULL, NEAR
from .stored import Index, Members, Texts

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the last resolve: places among the mentions, and among the old members."""

    fresh: Rows
    """Mentions that are new, or differ, among the mentions that there are."""
    stale: Rows
    """Members that are gone, or differ, among the members that there were."""


def changed(
    index: Index, members: Members, decisions: Sequence[Decision], new: Sequence[Decision]
) -> Change:
    """What differs; `decisions` are all by hand, the `new` ones among them.

    The reports that some decisions are about count as changed, all of each: of those that are new,
    and of those of which a mention has come or gone, for what they say of the others is another
    thing now.
    """
    at = among(members.ids, index.ids)
    known = np.flatnonzero(at >= 0)
    stays = np.zeros(len(members.ids), bool)
    stays[at[known]] = True
    moved = {*index.ids[at < 0].tolist(), *members.ids[~stays].tolist()}
    stirred = [
        one for one in decisions if one in new or not moved.isdisjoint((*one.mentions, *one.others))
    ]
    same = np.zeros(len(index.ids), bool)
    same[known] = members.signatures[at[known]] == index.signatures[known]
    same &= ~decided(index, stirred)
    stays[:] = False
    stays[at[same]] = True
    return Change(np.flatnonzero(~same), np.flatnonzero(~stays))


def decided(index: Index, decisions: Iterable[Decision]) -> Mask:
    """The mentions of all reports that decisions name a mention of."""
    named = sorted({key for one in decisions for key in (*one.mentions, *one.others)})
    if not named:
        return np.zeros(len(index.ids), bool)
    at = among(index.ids, np.array(named, dtype=object))
    return np.isin(index.documents, index.documents[at[at >= 0]])


@dataclass(frozen=True, slots=True)
class Fresh:
    """The tellings that changed mentions make: their ids, keys and order."""

    ids: Texts
    keys: Ragged
    order: Rows


def touched(members: Members, change: Change, fresh: Fresh, decisions: Iterable[Decision]) -> Mask:
    """The members to be worked out again: whole blocks, of which a member meets a change.

    A member meets a change where it is or was compared with what is new or stale, where a change
    decides whether it is compared with another, or where a hand has decided about it.
    """
    stale = np.zeros(len(members.ids), bool)
    stale[change.stale] = True
    meets = stale | beside(members, stale, fresh)
    named = {key for one in decisions for key in (*one.mentions, *one.others)}
    if named:
        meets |= np.isin(members.ids.astype(str), np.array(sorted(named)))
    blocks = set(members.blocks[meets].tolist())
    return np.fromiter((block in blocks for block in members.blocks.tolist()), bool, len(meets))


def beside(members: Members, stale: Mask, fresh: Fresh) -> Mask:
    """The members that stand near what changes on a list of those that share a key.

    Of a list that is or was short that is all of it. Of a long one each is compared with the NEAR
    that follow, so that a change is felt by NEAR of those that stay on either side of it.
    """
    rows = members.keys.row_numbers()
    gone = members.keys.values[stale[rows]]
    here = np.flatnonzero(np.isin(members.keys.values, np.union1d(fresh.keys.values, gone)))
    row, more = rows[here], fresh.keys.row_numbers()
    values = np.concatenate((members.keys.values[here], fresh.keys.values))
    orders = np.concatenate((members.order[row], fresh.order[more]))
    _, rank = np.unique(np.concatenate((members.ids[row], fresh.ids[more])), return_inverse=True)
    added = np.arange(len(values)) >= len(row)
    left = np.concatenate((stale[row], np.zeros(len(more), bool)))
    at = np.concatenate((row, np.full(len(more), -1)))
    if not len(values):
        return np.zeros(len(stale), bool)
    sorting = np.lexsort((added, rank, orders, values))
    values, added, left, at = values[sorting], added[sorting], left[sorting], at[sorting]
    stays = ~(added | left)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))[: len(values)]
    lengths = np.diff(starts, append=len(values))
    felt = np.zeros(len(values) + 1, np.int64)
    passed = np.cumsum(stays) - stays  # of those that stay, how many stand before
    first = np.repeat(passed[starts], lengths)
    last = first + np.repeat(np.add.reduceat(stays, starts, dtype=np.int64), lengths)
    size = np.repeat(np.add.reduceat(stays, starts, dtype=np.int64), lengths)
    size += np.minimum(*(np.repeat(np.add.reduceat(each, starts, dtype=np.int64), lengths)
                         for each in (added, left)))  # fmt: skip
    changes = np.flatnonzero(~stays)
    whole = size[changes] <= FULL
    low = np.where(whole, first[changes], np.maximum(first[changes], passed[changes] - NEAR))
    high = np.where(whole, last[changes], np.minimum(last[changes], passed[changes] + NEAR))
    np.add.at(felt, low, 1)
    np.add.at(felt, high, -1)
    near = np.zeros(len(stale), bool)
    near[at[stays][np.cumsum(felt)[: int(stays.sum())] > 0]] = True
    return near


def sharing(keys: Ragged, some: Ragged) -> Rows:
    """The rows of `keys` that have a key of `some`."""
    found = np.isin(keys.values, np.unique(some.values))
    return np.unique(keys.row_numbers()[found])


def among(ids: Texts, wanted: Texts) -> Rows:
    """The place of each wanted id among sorted ids, -1 where it is not there."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    at = np.searchsorted(ids, wanted)
    at[at == len(ids)] = 0
    return np.where(ids[at] == wanted, at, -1)
