"""Mentions to events: within each block all are compared with all, and clustered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ragged
from ..arrays.words import mixed
from ..comparing.scorer import linked
from ..comparing.traits import Traits
from .candidates import among, blocks, connected, pairs
from .clusters import average_link
from .decisions import Constraints, hold_apart
from .keys import keys as keys_of
from .keys import order as order_of
from .tellings import pooled, tellings_of
from .wholes import blocks_of, joined

JOINED = 2.0
"""The mean score above which the tellings of reports are one event: seven to one. Within a report
even odds are enough; but of a busy pair of states there are many acts of one kind."""

LARGEST = 3_000
"""Units of a block that are compared all with all; beyond it, what is surely one is put first."""

SURE = 3.5
"""The score from which on two mentions are one event in a block too large to weigh every pair."""

SPEAKERS = 3
"""Members that speak for a group in such a block."""

PAIRS = 1 << 20
"""Pairs of small blocks that are scored together."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grouping:
    """For each mention, by its place among the traits, the first mention of each.

    `heads` are the first mentions of the tellings, and `keys` and `order` are theirs.
    """

    blocks: Rows
    events: Rows
    units: Rows
    """A unit tells once: copies of one report in the same words, and what a hand has joined."""

    tellings: Rows
    heads: Rows
    keys: Ragged
    order: Rows


@dataclass(frozen=True, slots=True)
class Lists:
    """Keys of all that share one with what is to be grouped: lists are long or short by them all.

    `mentions` gives each one's place among the mentions to group, -1 for the others.
    """

    keys: Ragged
    order: Rows
    mentions: Rows


def group(
    traits: Traits,
    constraints: Constraints | None = None,
    *,
    tellings: Rows | None = None,
    lists: Lists | None = None,
) -> Grouping:
    """Put mentions together: those of one report first, then what reports tell, into events.

    `tellings` and `lists` are given where the mentions are only some of all: whole blocks of them.
    """
    hands = constraints or Constraints()
    if tellings is None:
        tellings = tellings_of(traits, hands.named)
    heads = np.flatnonzero(tellings == np.arange(len(tellings)))
    row = np.searchsorted(heads, tellings)
    whole = pooled(traits, tellings, heads)
    keys, order = keys_of(whole), order_of(whole)
    hands = hands.moved(row)
    units = units_of(whole, hands)
    if lists is None:
        compared = pairs(keys, order)
    else:
        places = np.where(lists.mentions >= 0, row[lists.mentions], -1)
        compared = among(places, pairs(lists.keys, lists.order))
    labels = blocks(whole, compared, labels=units.copy(), above=JOINED)
    weighing = _Weighing(whole, keys, order, hands, np.arange(len(heads), dtype=np.int64))
    first = np.flatnonzero(units == np.arange(len(units)))
    weighing.weigh(members_of(first, labels[first]))
    groups = list(blocks_of(weighing.events, first, labels))
    for members, leaders in joined(whole, groups, hands, JOINED):
        weighing.events[members] = leaders
    events = firsts(weighing.events[units])
    return Grouping(
        heads[labels[row]], heads[events[row]], heads[units[row]], tellings, heads, keys, order
    )


def units_of(traits: Traits, hands: Constraints) -> Rows:
    """For each mention the first of its unit."""
    report = np.where(traits.report > 0, traits.report, traits.document).astype(np.uint64)
    told = mixed(report << np.uint64(32) | traits.entry)
    told = mixed(told + traits.wording + traits.kind.astype(np.uint64))
    told = mixed(told + traits.modes + traits.offset.astype(np.uint64))
    for side in (traits.actors, traits.recipients):
        told = mixed(told + side.ids[:, 0])
    _, first, which = np.unique(told, return_index=True, return_inverse=True)
    units = first[which].astype(np.int64)
    if hands.named:
        named = np.array(sorted(hands.named), np.int64)
        told[named] = mixed(named.astype(np.uint64)) ^ np.uint64(1)
        _, first, which = np.unique(told, return_index=True, return_inverse=True)
        units = first[which].astype(np.int64)
        units[named] = [hands.group_of(one) for one in named.tolist()]
    return units


def members_of(rows: Rows, labels: Rows) -> Iterator[Rows]:
    """Those of `rows` that share a label, in rising order, where there are several."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(labels[order]) != 0)))
    ends = np.append(starts[1:], len(order))
    for first, last in zip(starts.tolist(), ends.tolist(), strict=True):
        if last - first > 1:
            yield rows[order[first:last]]


def firsts(labels: Rows) -> Rows:
    """The same partition, each part named by its first member."""
    _, first, which = np.unique(labels, return_index=True, return_inverse=True)
    return first[which].astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The clustering of blocks; `events` is filled in."""

    traits: Traits
    keys: Ragged
    order: Rows
    hands: Constraints
    events: Rows

    def weigh(self, found: Iterable[Rows]) -> None:
        """Cluster the units of each block; blocks are scored many at a time."""
        batch: list[Rows] = []
        waiting = 0
        for units in found:
            if len(units) > LARGEST:
                self.weigh_large(units)
                continue
            batch.append(units)
            waiting += len(units) ** 2 // 2
            if waiting > PAIRS:
                self.weigh_batch(batch)
                batch, waiting = [], 0
        self.weigh_batch(batch)

    def weigh_batch(self, batch: list[Rows]) -> None:
        if not batch:
            return
        corners = [np.triu_indices(len(units), 1) for units in batch]
        one = np.concatenate([units[i] for units, (i, _) in zip(batch, corners, strict=True)])
        other = np.concatenate([units[j] for units, (_, j) in zip(batch, corners, strict=True)])
        found = linked(self.traits, one, other)
        at = 0
        for units, (i, j) in zip(batch, corners, strict=True):
            links = np.zeros((len(units), len(units)), np.float32)
            links[i, j] = links[j, i] = found[at : at + len(i)]
            at += len(i)
            hold_apart(links, units, np.arange(len(units)), self.hands)
            labels = average_link(links, np.ones(len(units), np.int64), JOINED)
            self.events[units] = units[labels]

    def weigh_large(self, units: Rows) -> None:
        """Put together first what is surely one; then weigh the groups by some members of each."""
        sure = self.connected_above(units, SURE)
        groups = [units[sure == first] for first in np.unique(sure)]
        level = JOINED
        waiting = [groups]
        while waiting:
            parts, waiting = waiting, []
            for part in parts:
                if len(part) <= LARGEST:
                    self.weigh_groups(part)
                elif level < SURE:
                    waiting += self.divided(part, level)
                else:
                    for each in part:
                        self.events[each] = each[0]
            level += 0.5

    def connected_above(self, units: Rows, above: float) -> Rows:
        """For each unit the place of the first that pairs above a score connect it with.

        Units that a hand has split stay alone: what they belong to must be weighed.
        """
        labels = blocks(
            self.traits.take(units),
            pairs(self.keys.take(units), self.order[units]),
            labels=np.arange(len(units), dtype=np.int64),
            above=above,
        )
        split = {one for pair in self.hands.apart for one in pair}
        alone = np.isin(units, np.array(sorted(split), np.int64)) & (above >= SURE)
        return firsts(np.where(alone, len(units) + np.arange(len(units)), labels))

    def divided(self, groups: list[Rows], above: float) -> list[list[Rows]]:
        """The groups in parts that pairs above a score connect."""
        units = np.sort(np.concatenate(groups))
        labels = self.connected_above(units, above)
        tied = [(units.searchsorted(each), units.searchsorted(each[0])) for each in groups]
        one = np.concatenate([rows for rows, _ in tied])
        other = np.concatenate([np.full(len(rows), first) for rows, first in tied])
        labels = connected(labels, one, other)
        parts: dict[int, list[Rows]] = {}
        for each in groups:
            parts.setdefault(int(labels[units.searchsorted(each[0])]), []).append(each)
        return list(parts.values())

    def weigh_groups(self, groups: list[Rows]) -> None:
        """Cluster groups; the link of two is the mean over those who speak for them."""
        i, j = np.triu_indices(len(groups), 1)
        speakers = np.array([each[np.arange(SPEAKERS) % len(each)] for each in groups])
        total = np.zeros(len(i), np.float32)
        for left in range(SPEAKERS):
            for right in range(SPEAKERS):
                total += linked(self.traits, speakers[i, left], speakers[j, right])
        links = np.zeros((len(groups), len(groups)), np.float32)
        links[i, j] = links[j, i] = total / SPEAKERS**2
        leaders = np.array([each[0] for each in groups])
        hold_apart(links, leaders, np.arange(len(leaders)), self.hands)
        labels = average_link(links, [len(each) for each in groups], JOINED)
        for each, label in zip(groups, labels.tolist(), strict=True):
            self.events[each] = groups[label][0]
