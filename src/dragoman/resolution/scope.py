"""Which mentions a resolve works on again: those that have changed and whatever they may touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Decision
from .ragged import Ragged, places_of
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


def changed(index: Index, members: Members) -> Change:
    at = np.searchsorted(members.ids, index.ids) if len(members.ids) else np.zeros(0, np.int64)
    same = np.zeros(len(index.ids), bool)
    old_same = np.zeros(len(members.ids), bool)
    if len(members.ids):
        at[at == len(members.ids)] = 0
        same = (members.ids[at] == index.ids) & (members.signatures[at] == index.signatures)
        old_same[at[same]] = True
    return Change(np.flatnonzero(~same), np.flatnonzero(~old_same))


def touched(
    members: Members, change: Change, fresh_keys: Ragged, decisions: Iterable[Decision]
) -> Mask:
    """The members to be worked out again: whole blocks, of which a member meets a change.

    A member meets a change where it has a key that a new mention has or a stale one had, or where
    a hand has decided about it.
    """
    stale = np.zeros(len(members.ids), bool)
    stale[change.stale] = True
    keys = np.unique(np.concatenate((fresh_keys.values, members.keys.take(change.stale).values)))
    meets = stale.copy()
    meets[members.keys.row_numbers()[np.isin(members.keys.values, keys)]] = True
    named = {key for one in decisions for key in (*one.mentions, *one.others)}
    if named:
        meets |= np.isin(members.ids.astype(str), np.array(sorted(named)))
    blocks = set(members.blocks[meets].tolist())
    return np.fromiter((block in blocks for block in members.blocks.tolist()), bool, len(meets))


def sharing(keys: Ragged, some: Ragged) -> Rows:
    """The rows of `keys` that have a key of `some`."""
    found = np.isin(keys.values, np.unique(some.values))
    return np.unique(keys.row_numbers()[found])


def subset(keys: Ragged, rows: Rows) -> Ragged:
    places, starts = places_of(keys.starts[rows], keys.starts[rows + 1])
    return Ragged(keys.values[places], starts)


def among(ids: Texts, wanted: Texts) -> Rows:
    """The place of each wanted id among sorted ids, -1 where it is not there."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    at = np.searchsorted(ids, wanted)
    at[at == len(ids)] = 0
    return np.where(ids[at] == wanted, at, -1)
